"""HTML in two languages beside each other (双语标记): the page shows one, a button chooses."""

from collections.abc import Sequence
from html import escape

from scenarios.text import LANGUAGES, say


def both(en: str, zh: str) -> str:
    """A text in both languages; the page shows one."""
    if en == zh:
        return escape(en)
    return f'<span class="en">{escape(en)}</span><span class="zh" lang="zh">{escape(zh)}</span>'


def said(key: str, **words: object) -> str:
    """A text of scenarios/text.py in both languages."""
    en, zh = (say(key, lang, **words) for lang in LANGUAGES)
    return both(en, zh)


def note_list(notes: Sequence[str]) -> str:
    """Footnotes, HTML already."""
    return f'<ul class="notes">{"".join(f"<li>{note}</li>" for note in notes)}</ul>'


def html_table(
    columns: Sequence[str], rows: Sequence[Sequence[str]], marks: Sequence[str] = (), marked: int = 0
) -> str:
    """A table of cells that are HTML already; ``marks`` are classes of the column ``marked``, by row."""
    header = "".join(f"<th>{column}</th>" for column in columns)
    lines = []
    for place, row in enumerate(rows):
        cells = [
            f'<td class="{marks[place]}">{cell}</td>' if marks and n == marked else f"<td>{cell}</td>"
            for n, cell in enumerate(row)
        ]
        lines.append(f"<tr>{''.join(cells)}</tr>")
    body = f"<thead><tr>{header}</tr></thead><tbody>{''.join(lines)}</tbody>"
    kind = ' class="board"' if marks else ""
    return f'<div class="wide"><table{kind}>{body}</table></div>'
