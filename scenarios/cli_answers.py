"""Commands that judge a plan (评判命令): winners and losers, regret, the printed brief.

scenarios/cli.py registers them. As there, the rooms that do the work are opened when a command needs them.
"""

from pathlib import Path
from typing import Annotated

import typer

from scenarios.cli_options import (
    ALL,
    RESULTS,
    Form,
    Format,
    Group,
    Lang,
    Language,
    Names,
    Out,
    Region,
    Scale,
    Seeds,
    Shocks,
    Until,
    Workers,
    size_of,
)


def winners(
    plan: Annotated[str, typer.Argument(help="The plan: library name or .toml file.")],
    against: Annotated[str, typer.Option(help="The base: library name or .toml file.")],
    by: Annotated[list[Group] | None, typer.Option(help="Kind of group; repeat; else all.")] = None,
    year: Annotated[int | None, typer.Option(help="Year of the effect; 2025 if not given.")] = None,
    region: Region = None,
    scale: Scale = None,
    seeds: Seeds = 30,
    until: Until = ALL,
    out: Out = RESULTS,
    workers: Workers = None,
    shock: Shocks = None,
    form: Format = Form.table,
    lang: Lang = Language.en,
) -> None:
    """Say who gains and who loses by a plan: firms by size, districts, owners, as far as they are counted."""
    from scenarios.winners import tell_winners

    size = size_of(region, scale, seeds, until, out, workers, shock)
    kinds = [kind.value for kind in by or []]
    tell_winners(plan, against, size, form.value, lang.value, by=kinds, year=year)


def regret(
    scenarios: Names,
    indicator: Annotated[str, typer.Option(help="Indicator whose value is regretted.")] = "",
    targets: Annotated[bool, typer.Option("--targets", help="The number of outcome targets met.")] = False,
    year: Annotated[int | None, typer.Option(help="Year to read; 2025 if not given.")] = None,
    region: Region = None,
    scale: Scale = None,
    seeds: Seeds = 30,
    until: Until = ALL,
    out: Out = RESULTS,
    workers: Workers = None,
    shock: Annotated[
        list[str] | None, typer.Option(help="More futures: all again under this shock. Repeat.")
    ] = None,
    form: Format = Form.table,
    lang: Lang = Language.en,
) -> None:
    """Say how far each scenario falls short of the best of them, future by future."""
    from scenarios.regret import tell_regret

    size = size_of(region, scale, seeds, until, out, workers, shock)
    tell_regret(scenarios, size, form.value, lang.value, indicator=indicator, targets=targets, year=year)


def brief(
    plan: Annotated[str, typer.Argument(help="The plan: library name or .toml file.")],
    against: Annotated[str, typer.Option(help="The base: library name or .toml file.")],
    to: Annotated[Path, typer.Option(help="The DOCX file to write.")],
    region: Region = None,
    scale: Scale = None,
    seeds: Seeds = 30,
    until: Until = ALL,
    out: Out = RESULTS,
    workers: Workers = None,
    shock: Shocks = None,
    lang: Lang = Language.zh,
) -> None:
    """Write one printable page on a comparison: verdict, targets, cost, what would change the verdict."""
    from scenarios.brief import write_brief

    size = size_of(region, scale, seeds, until, out, workers, shock)
    write_brief(plan, against, size, to, lang.value)
