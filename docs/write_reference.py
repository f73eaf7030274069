"""Write the reference pages from the declarations: ``make docs``, or ``python -m docs.write_reference``.

The pages are never edited by hand; tests/docs/test_reference.py says when one is behind the code. Of
docs/odd.md only the tables between marks are written, the rest is prose.
"""

from collections.abc import Callable
from pathlib import Path

from docs.writers import glossary, indicators, levers, measures, odd, parameters, state
from scenarios.writing import write_whole

HERE = Path(__file__).parent
PAGES: dict[str, Callable[[], str]] = {
    "levers.md": levers.page,
    "parameters.md": parameters.page,
    "indicators.md": indicators.page,
    "measures.md": measures.page,
    "state.md": state.page,
    "glossary.md": glossary.page,
    "odd.md": odd.page,
}
"""Every page that is written, and its writer."""


def write() -> None:
    """Write all pages."""
    for name, page in PAGES.items():
        write_whole(HERE / name, page())


if __name__ == "__main__":
    write()
