"""docs/glossary.md from docs/glossary.csv: one English word, one Chinese word."""

import csv

from docs.writers.source import ROOT, table

HEAD = """# Glossary 术语表

Written by `make docs` from `docs/glossary.csv`; edit that. One English word, one Chinese word; declarations,
docstrings and the window use these. Not yet read by a Chinese practitioner of intellectual property.
"""


def entries() -> list[dict[str, str]]:
    """The rows of the glossary."""
    with (ROOT / "docs" / "glossary.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def page() -> str:
    """The whole page."""
    rows, parts = entries(), [HEAD]
    for group in dict.fromkeys(row["group"] for row in rows):
        found = [(row["english"], row["zh"], row["note"]) for row in rows if row["group"] == group]
        parts += [f"## {group}\n", table(("English", "中文", "note"), found)]
    return "\n".join(parts)
