"""Writing tables (导出): CSV, Parquet and XLSX, each with its provenance, none that a spreadsheet runs.

Text that a spreadsheet would take for a formula is written so that it is shown and not computed: with a
leading apostrophe in CSV, as quoted text in XLSX. Numbers are numbers.
"""

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from model.errors import ScenarioError

FORMULA = re.compile(r"^\s*[=+\-@]|^[\t\r]")
"""How text begins that spreadsheets compute."""
MOST_ROWS = 1_048_575
"""Rows that a sheet holds below its header."""
PROVENANCE = "provenance"
Stamp = Mapping[str, str]


def export(file: Path, table: pd.DataFrame, stamp: Stamp) -> None:
    """Write a table with its provenance to a file of the kind that its name says, whole or not at all.

    Raises
    ------
    ScenarioError : the kind is unknown, the table too long for it, or the file cannot be written
    """
    writer = WRITERS.get(file.suffix.lower())
    if writer is None:
        raise ScenarioError(f"--export gives {file.name!r}; its name must end in {', '.join(WRITERS)}.")
    if writer is write_sheet and len(table) > MOST_ROWS:
        raise ScenarioError(
            f"{file.name}: {len(table)} rows are more than the {MOST_ROWS} of a sheet. "
            "Ask for fewer (--sql), or export .parquet or .csv."
        )
    hidden = file.parent / f".{file.name}.{os.getpid()}"
    try:
        writer(hidden, table, stamp)
        hidden.replace(file)
    except OSError as error:
        raise ScenarioError(f"--export cannot write {file}: {error.strerror or error}.") from error
    finally:
        hidden.unlink(missing_ok=True)


def write_csv(file: Path, table: pd.DataFrame, stamp: Stamp) -> None:
    """CSV in UTF-8 with lines ``# name: value`` of provenance above the header."""
    with file.open("w", encoding="utf-8", newline="") as lines:
        lines.writelines(f"# {name}: {value}\n" for name, value in stamp.items())
        tamed(table).to_csv(lines, index=False, lineterminator="\n")


def write_parquet(file: Path, table: pd.DataFrame, stamp: Stamp) -> None:
    """Parquet with the provenance in the metadata of its schema."""
    content = pa.Table.from_pandas(table, preserve_index=False)
    told = {f"ipeco.{name}": value for name, value in stamp.items()}
    pq.write_table(content.replace_schema_metadata((content.schema.metadata or {}) | told), file)


def write_sheet(file: Path, table: pd.DataFrame, stamp: Stamp) -> None:
    """XLSX: a sheet of results and a sheet of provenance."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("results")
    for row in [tuple(table.columns), *table.itertuples(index=False, name=None)]:
        sheet.append([sheet_cell(sheet, value) for value in row])
    told = book.create_sheet(PROVENANCE)
    for pair in stamp.items():
        told.append([sheet_cell(told, text) for text in pair])
    with file.open("wb") as content:
        book.save(content)


def sheet_cell(sheet: Any, value: Any) -> Any:
    """A cell: text stays text whatever it begins with; what is missing is empty."""
    if value is None or value is pd.NaT or (isinstance(value, float) and value != value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.to_pydatetime()
    if not isinstance(value, str):
        return value.item() if hasattr(value, "item") else value
    cell = WriteOnlyCell(sheet, value)
    cell.data_type = "s"
    cell.quotePrefix = bool(FORMULA.match(value))
    return cell


def tamed(table: pd.DataFrame) -> pd.DataFrame:
    """The table with an apostrophe before text, names of columns too, that a spreadsheet would compute."""
    names = {name: tame(name) for name in table.columns}
    texts = [name for name in table.columns if not pd.api.types.is_numeric_dtype(table[name])]
    return table.assign(**{name: table[name].map(tame) for name in texts}).rename(columns=names)


def tame(cell: Any) -> Any:
    """A text that no spreadsheet computes; anything else as it is."""
    return f"'{cell}" if isinstance(cell, str) and FORMULA.match(cell) else cell


WRITERS: dict[str, Callable[[Path, pd.DataFrame, Stamp], None]] = {
    ".csv": write_csv,
    ".parquet": write_parquet,
    ".xlsx": write_sheet,
}
