"""A printable page as DOCX (文书格式): headings, paragraphs and tables on A4, nothing else.

Office Open XML (ISO/IEC 29500) written with the standard library: the same blocks give the same bytes.
All text is escaped and stands in ``w:t`` alone, so nothing in a title can become markup or a field.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PAGE = (11906, 16838)
"""A4, twentieths of a point."""
MARGIN = 964
"""17 mm."""
WIDTH = PAGE[0] - 2 * MARGIN
SIZES = {"title": 32, "heading": 22, "text": 19, "note": 15, "cell": 16}
"""Half points."""
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
BORN = (1980, 1, 1, 0, 0, 0)
"""The date that every file in the archive bears."""


@dataclass(frozen=True)
class Text:
    """A paragraph; ``kind`` is ``title``, ``heading``, ``text`` or ``note``."""

    kind: str
    text: str


@dataclass(frozen=True)
class Grid:
    """A table with a head; ``widths`` are shares of the page's width."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[float]


Block = Text | Grid


def docx(title: str, blocks: Sequence[Block], lang: str) -> bytes:
    """The file."""
    files = {
        "[Content_Types].xml": types(),
        "_rels/.rels": relations(),
        "word/document.xml": document(blocks),
        "word/styles.xml": styles(lang),
        "word/_rels/document.xml.rels": style_relation(),
        "docProps/core.xml": core(title, lang),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, BORN), HEAD + text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def safe(text: str) -> str:
    """Text as XML may hold it: escaped, characters that XML forbids left out."""
    return escape(NOT_XML.sub("", text))


def document(blocks: Sequence[Block]) -> str:
    """The body, one block after the other, on A4."""
    body = "".join(paragraph(one) if isinstance(one, Text) else grid(one) for one in blocks)
    sides = " ".join(f'w:{side}="{MARGIN}"' for side in ("top", "right", "bottom", "left"))
    page = f'<w:sectPr><w:pgSz w:w="{PAGE[0]}" w:h="{PAGE[1]}"/><w:pgMar {sides} w:header="480"'
    page += ' w:footer="480" w:gutter="0"/></w:sectPr>'
    return f'<w:document xmlns:w="{WORD}"><w:body>{body}{page}</w:body></w:document>'


def paragraph(block: Text) -> str:
    """One paragraph in its style."""
    style = f'<w:pPr><w:pStyle w:val="{block.kind}"/></w:pPr>'
    return f"<w:p>{style}{run(block.text)}</w:p>"


def run(text: str) -> str:
    """Characters of one paragraph; spaces are kept."""
    return f'<w:r><w:t xml:space="preserve">{safe(text)}</w:t></w:r>'


def grid(block: Grid) -> str:
    """One table with thin lines; its head is repeated if it breaks."""
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
        for side in ("top", "bottom", "insideH")
    )
    whole = sum(block.widths)
    widths = [round(WIDTH * share / whole) for share in block.widths]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    about = f'<w:tblPr><w:tblW w:w="{WIDTH}" w:type="dxa"/><w:tblBorders>{lines}</w:tblBorders></w:tblPr>'
    rows = [line(block.head, widths, head=True), *(line(cells, widths) for cells in block.rows)]
    return f"<w:tbl>{about}<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def line(cells: Sequence[str], widths: Sequence[int], *, head: bool = False) -> str:
    """One row of a table."""
    style = "headcell" if head else "cell"
    made = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraph(Text(style, cell))}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    about = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if head else "<w:trPr><w:cantSplit/></w:trPr>"
    return f"<w:tr>{about}{made}</w:tr>"


def styles(lang: str) -> str:
    """Fonts and sizes by kind of paragraph."""
    language = "zh-CN" if lang == "zh" else "en-GB"
    fonts = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="SimSun" w:cs="Arial"/>'
    default = f'<w:rPr>{fonts}<w:lang w:val="{language}" w:eastAsia="zh-CN"/></w:rPr>'
    kinds = [
        style("title", SIZES["title"], bold=True, before=0, after=60),
        style("heading", SIZES["heading"], bold=True, before=110, after=30),
        style("text", SIZES["text"], bold=False, before=0, after=40),
        style("note", SIZES["note"], bold=False, before=60, after=0),
        style("cell", SIZES["cell"], bold=False, before=10, after=10),
        style("headcell", SIZES["cell"], bold=True, before=10, after=10),
    ]
    return (
        f'<w:styles xmlns:w="{WORD}"><w:docDefaults><w:rPrDefault>{default}</w:rPrDefault></w:docDefaults>'
        f"{''.join(kinds)}</w:styles>"
    )


def style(name: str, size: int, *, bold: bool, before: int, after: int) -> str:
    """One paragraph style."""
    weight = "<w:b/>" if bold else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>'
        f'<w:pPr><w:spacing w:before="{before}" w:after="{after}"/></w:pPr>'
        f'<w:rPr>{weight}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


def types() -> str:
    """Which part of the archive is what."""
    parts = {
        "/word/document.xml": f"{KIND}.document.main+xml",
        "/word/styles.xml": f"{KIND}.styles+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    told = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts.items())
    usual = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    return f'<Types xmlns="{PACKAGE}/content-types">{usual}{told}</Types>'


def relations() -> str:
    """Where the document and its properties are."""
    links = (
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties"'
        ' Target="docProps/core.xml"/>'
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'


def style_relation() -> str:
    """Where the styles are."""
    link = f'<Relationship Id="rId1" Type="{OFFICE}/styles" Target="styles.xml"/>'
    return f'<Relationships xmlns="{PACKAGE}/relationships">{link}</Relationships>'


def core(title: str, lang: str) -> str:
    """Title and language, for readers that list files."""
    spaces = f'xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return (
        f"<cp:coreProperties {spaces}><dc:title>{safe(title)}</dc:title>"
        f"<dc:language>{lang}</dc:language></cp:coreProperties>"
    )
