"""Every id of the window in one place."""

ADDRESS = "address"
"""The address bar: it holds the whole state of the page."""
PROVIDER = "provider"
"""Colour scheme of all components."""
PAGE = "page"
"""Where a page is drawn."""
DETAIL = "detail"
"""The sheet above the page that shows one target."""
EARLY = "early"
"""An empty figure out of sight, put there once the page is drawn: it fetches the drawing library in time."""
SHOWN = "shown"
"""The page that was drawn, and what its controls showed: what differs from it was changed by hand."""
CONTROL = "control"
"""Kind of the ids of controls: ``{"control": name}``; its value goes into the address under that name."""


def control(name: str) -> dict[str, str]:
    """Id of the control that sets one word of the address."""
    return {CONTROL: name}
