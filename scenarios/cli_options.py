"""Options that several commands share (命令行选项): their types, choices and texts."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from scenarios.asking import Size


class Form(StrEnum):
    """How results are printed."""

    table = "table"
    json = "json"
    csv = "csv"


class Screening(StrEnum):
    """How sensitivity is measured."""

    morris = "morris"
    sobol = "sobol"


class Language(StrEnum):
    """The language of tables and pages."""

    en = "en"
    zh = "zh"


class By(StrEnum):
    """What an effect is attributed to."""

    programme = "programme"
    lever = "lever"
    clause = "clause"
    mechanism = "mechanism"


class Group(StrEnum):
    """Whom winners and losers are looked for among."""

    size = "size"
    sector = "sector"
    district = "district"
    owner = "owner"


class Story(StrEnum):
    """Whose story is told."""

    loan = "loan"
    case = "case"


class Listing(StrEnum):
    """What the register lists."""

    targets = "targets"
    levers = "levers"
    measures = "measures"
    documents = "documents"


class EngineName(StrEnum):
    """What runs the jobs."""

    serial = "serial"
    processes = "processes"
    dask = "dask"


Names = Annotated[list[str], typer.Argument(help="Library names or .toml files; the first is the base.")]
Region = Annotated[str | None, typer.Option(help="Region that the scenarios must be of.")]
Scale = Annotated[
    int | None,
    typer.Option(help="1: every firm; 20: small firms thinned to one in twenty. Else the region's own."),
]
Seeds = Annotated[int, typer.Option(help="Paired runs: parameter draw, region draw and seed together.")]
Until = Annotated[str, typer.Option(help="Last month simulated, YYYY-MM.")]
Out = Annotated[Path, typer.Option(help="Folder where results are kept and found again.")]
Workers = Annotated[int | None, typer.Option(help="Processes; all cores if not given.")]
Engines = Annotated[EngineName | None, typer.Option("--engine", help="What runs the jobs.")]
Scheduler = Annotated[str | None, typer.Option(help="Address of a Dask scheduler: tcp://... or tls://...")]
Format = Annotated[Form, typer.Option("--format", help="table, json or csv.")]
Lang = Annotated[Language, typer.Option(help="Language of tables: en or zh.")]
Shocks = Annotated[
    list[str] | None,
    typer.Option("--shock", help="Change of the outside world, alike for all: name or .toml. Repeat."),
]
Holds = Annotated[
    list[str] | None,
    typer.Option("--hold", help="Feedback loop that is held, such as review_money. Repeat."),
]
Mechanisms = Annotated[
    list[str] | None,
    typer.Option("--mechanism", help="Another rule, mechanism=rule (docs/howto/change-a-mechanism.md)."),
]
OwnTargets = Annotated[
    Path | None,
    typer.Option("--targets", help="The planner's own targets, a .toml file (docs/scenario-format.md)."),
]
Boards = Annotated[list[str] | None, typer.Option("--board", help="End with the board of this scenario.")]

ALL = "2030-12"
RESULTS = Path("results")
HOST = "127.0.0.1"
"""This machine only."""


def size_of(
    region: str | None,
    scale: int | None,
    seeds: int,
    until: str,
    out: Path,
    workers: int | None,
    shocks: list[str] | None = None,
    mechanisms: list[str] | None = None,
    *,
    hold: list[str] | None = None,
    targets: Path | None = None,
) -> "Size":
    """How much to run, as the options say; wrong ones are refused."""
    from scenarios.asking import Size, mechanisms_given, months_until
    from scenarios.engine import cores

    return Size(
        seeds,
        scale,
        months_until(until),
        workers or cores(),
        out,
        region,
        tuple(shocks or ()),
        mechanisms=mechanisms_given(mechanisms or ()),
        hold=tuple(hold or ()),
        targets=targets,
    )
