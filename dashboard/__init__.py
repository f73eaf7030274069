"""The window: the board and the comparison of scenarios, in the browser (窗口)."""
