"""Every id of the window in one place."""

ADDRESS = "address"
"""The address bar: it holds the whole state of the page."""
PROVIDER = "provider"
"""Colour scheme of all components."""
PAGE = "page"
"""Where a page is drawn."""
DETAIL = "detail"
"""The sheet above the page that shows one target."""
SHOWN = "shown"
"""What the controls showed when the page was drawn: what differs from it was changed by hand."""
CONTROL = "control"
"""Kind of the ids of controls: ``{"control": name}``; its value goes into the address under that name."""


def control(name: str) -> dict[str, str]:
    """Id of the control that sets one word of the address."""
    return {CONTROL: name}
