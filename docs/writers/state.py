"""docs/state.md: the state of the world: columns of tables, cells, moods of the city, agents."""

import ast
import inspect
from pathlib import Path

import numpy as np

from docs.writers.source import (
    MODEL,
    classes,
    files,
    first_sentence,
    said_below,
    set_on_self,
    shown,
    table,
    tree_of,
)
from model.arrays import OPEN
from model.tables import Deals, Disputes, Innovators, Loans, Patents, Pledges
from model.tables.agencies import AgencyBook
from model.tables.disputes import NEVER
from model.tables.stakes import Stakes
from model.tables.table import Table

TABLES: tuple[type[Table], ...] = (Innovators, Patents, Disputes, Loans, Pledges, Deals, Stakes, AgencyBook)
HEAD = """# State 状态变量

Written by `make docs` from `model/tables/`, `model/city.py` and `model/institutions/`; not edited by hand.
The many are tables, one array per column. Rows are appended and never move; identity is the `key`. A new
row begins with the value shown unless the rule that appends it says otherwise.

"""
GIVEN = {"rules", "model", "accounts", "book", "row", "key", "lever"}
"""What an agent is handed at birth and does not change."""
UNSET = {float(OPEN): "not yet", NEVER: "never"}
PLURAL = {
    Innovators: "创新主体", Patents: "专利", Disputes: "纠纷", Loans: "贷款", Pledges: "质押", Deals: "交易",
    Stakes: "股权投资", AgencyBook: "服务机构",
}  # fmt: skip


def fill(value: object, kind: str) -> str:
    """The value with which a row begins."""
    if kind == "b":
        return "no"
    return UNSET.get(float(value), f"{float(value):g}") if isinstance(value, int | float | np.number) else ""


def of_table(one: type[Table]) -> str:
    """One table with its columns."""
    rows = [
        (f"`{name}`", about.dtype.name, fill(about.fill, about.dtype.kind), about.meaning)
        for name, about in one.COLUMNS.items()
    ]
    home = shown(Path(inspect.getfile(one)))
    about = first_sentence(one.__doc__).replace("``", "`")
    head = f"### {one.__name__} {PLURAL[one]}\n\n{about} `{home}`\n\n"
    return head + table(("column", "type", "begins", "meaning"), rows)


def of_fields(path: Path, name: str) -> str:
    """One class whose fields are documented one by one."""
    one = next(found for found in classes(path) if found.name == name)
    rows = [(f"`{field}`", text) for field, text in said_below(one).items()]
    about = first_sentence(ast.get_docstring(one))
    return f"### {name}\n\n{about} `{shown(path)}`\n\n" + table(("field", "meaning"), rows)


def agents() -> list[tuple[str, str, str, str]]:
    """Agents: class, mandate, state, file."""
    found, kin = [], {"Agent"}
    for path in files("institutions"):
        for one in sorted(classes(path), key=lambda node: node.lineno):
            if not {ast.unparse(base).split(".")[-1] for base in one.bases} & kin:
                continue
            kin.add(one.name)
            about = first_sentence(ast.get_docstring(one))
            found.append((one.name, about, ", ".join(f"`{name}`" for name in state_of(one)), shown(path)))
    return found


def state_of(one: ast.ClassDef) -> list[str]:
    """Public attributes that the constructor sets, without what was handed in, and public properties."""
    names = []
    for node in one.body:
        if isinstance(node, ast.FunctionDef) and node.name == "__init__":
            names += set_on_self(node)
        elif isinstance(node, ast.FunctionDef) and any(
            ast.unparse(mark) == "property" for mark in node.decorator_list
        ):
            names.append(node.name)
    return [name for name in names if name not in GIVEN]


def loops() -> list[tuple[str]]:
    """Feedback loops that can be held."""
    body = tree_of(MODEL / "model.py").body
    held = next(line for line in body if isinstance(line, ast.Assign) and "HOLDS" in targets_of(line))
    return [(f"`{name}`",) for name in ast.literal_eval(held.value)]


def targets_of(line: ast.Assign) -> set[str]:
    """Names of an assignment."""
    return {node.id for node in line.targets if isinstance(node, ast.Name)}


def page() -> str:
    """The whole page."""
    entities = MODEL / "tables" / "entities.py"
    return "\n".join([
        HEAD + "## Tables 数据表\n",
        *map(of_table, TABLES),
        "## Cells 市场主体\n",
        of_fields(entities, "Entities"),
        of_fields(MODEL / "tables" / "marks.py", "MarkBook"),
        of_fields(MODEL / "tables" / "marks.py", "MarkFlows"),
        of_fields(MODEL / "tables" / "rights.py", "OtherRights"),
        "## The city 全市\n",
        of_fields(MODEL / "city.py", "City"),
        "## Agents 机构\n",
        table(("agent", "mandate", "state", "file"), agents()),
    ])  # fmt: skip
