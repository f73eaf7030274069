"""The door from the shell: ``ipeco run | compare | attribute | report | sweep | check | dashboard ...``.

Only options are declared here; scenarios/commands.py does the work and is opened when a command needs
it, so that help is quick. A mistake of the user ends with one message and exit code 2; a fault of
ours shows its traceback.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scenarios import cli_answers
from scenarios.cli_options import (
    ALL,
    HOST,
    RESULTS,
    Boards,
    By,
    EngineName,
    Engines,
    Form,
    Format,
    Holds,
    Lang,
    Language,
    Listing,
    Mechanisms,
    Names,
    Out,
    OwnTargets,
    Region,
    Scale,
    Scheduler,
    Screening,
    Seeds,
    Shocks,
    Story,
    Until,
    Workers,
    size_of,
)

if TYPE_CHECKING:
    from scenarios.engine import Engine

FAILED = 1
"""Exit code if every run failed: a fault of ours."""
USER_MISTAKE = 2
STOPPED = 130
"""Exit code of a program that was interrupted."""

app = typer.Typer(
    help="A city's intellectual property ecosystem: what its plans achieve, when, how probably.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.command()
def run(
    scenario: Annotated[str, typer.Argument(help="Library name or .toml file.")],
    region: Region = None,
    scale: Scale = None,
    seeds: Seeds = 30,
    until: Until = ALL,
    out: Out = RESULTS,
    workers: Workers = None,
    shock: Shocks = None,
    targets: OwnTargets = None,
    mechanism: Mechanisms = None,
    hold: Holds = None,
    form: Format = Form.table,
    lang: Lang = Language.en,
    reference: Annotated[bool, typer.Option(help="Run frozen-2021 too, for 'already met'.")] = True,
) -> None:
    """Run one scenario over paired seeds and print its target board."""
    from scenarios import commands

    size = size_of(region, scale, seeds, until, out, workers, shock, mechanism, hold=hold, targets=targets)
    commands.run_scenario(scenario, size, form.value, lang.value, reference=reference)


@app.command()
def compare(
    scenarios: Names,
    region: Region = None,
    scale: Scale = None,
    seeds: Seeds = 30,
    until: Until = ALL,
    out: Out = RESULTS,
    workers: Workers = None,
    shock: Shocks = None,
    targets: OwnTargets = None,
    mechanism: Mechanisms = None,
    hold: Holds = None,
    form: Format = Form.table,
    lang: Lang = Language.en,
    board: Boards = None,
    year: Annotated[int | None, typer.Option(help="Year that the table shows; 2025 if not given.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="All indicators, not only the targets'.")] = False,
    width: Annotated[str | None, typer.Option(help="Add pairs until ± so much: 5% or a number.")] = None,
    indicator: Annotated[str, typer.Option(help="Whose effect must be known to --width.")] = "",
    most: Annotated[int, typer.Option(help="Pairs that --width may run at most.")] = 1000,
    four_lines: Annotated[
        bool, typer.Option("--four-lines", help="With --shock: the calm world, too.")
    ] = False,
) -> None:
    """Compare scenarios pair by pair with the first of them."""
    from scenarios.comparing import compare_scenarios
    from scenarios.laboratory.width import width_asked

    size = size_of(region, scale, seeds, until, out, workers, shock, mechanism, hold=hold, targets=targets)
    wanted = width_asked(indicator, width, year, most)
    compare_scenarios(
        scenarios,
        size,
        form.value,
        lang.value,
        boards=board or [],
        year=year,
        everything=everything,
        width=wanted,
        four=four_lines,
    )


@app.command()
def attribute(
    plan: Annotated[str, typer.Argument(help="The plan: library name or .toml file.")],
    against: Annotated[str, typer.Option(help="The base: library name or .toml file.")],
    by: Annotated[By, typer.Option(help="Programmes, levers, clauses, or parts of the mechanism.")] = (
        By.programme
    ),
    indicator: Annotated[list[str] | None, typer.Option(help="Repeat; else those of the targets.")] = None,
    year: Annotated[int | None, typer.Option(help="Year of the effect; 2025 if not given.")] = None,
    rounds: Annotated[int, typer.Option(help="Orders of programmes in each pair, each taken both ways.")] = 1,
    region: Region = None,
    scale: Scale = 20,
    seeds: Seeds = 16,
    until: Until = "2025-12",
    out: Out = RESULTS,
    workers: Workers = None,
    shock: Shocks = None,
    targets: OwnTargets = None,
    form: Format = Form.table,
    lang: Lang = Language.en,
) -> None:
    """Say what a plan's effect is due to: programme by programme, adding up to the whole."""
    from scenarios.attribution.commands import attribute_plan

    size = size_of(region, scale, seeds, until, out, workers, shock, targets=targets)
    attribute_plan(
        plan,
        against,
        size,
        form.value,
        lang.value,
        by=by.value,
        indicators=indicator or [],
        year=year,
        rounds=rounds,
    )


for answer in (cli_answers.winners, cli_answers.regret, cli_answers.brief):
    app.command()(answer)


@app.command()
def plan(
    base: Annotated[str, typer.Argument(help="What holds else: library name or .toml file.")],
    probability: Annotated[float, typer.Option(help="Wanted that all targets are met together.")] = 0.9,
    target: Annotated[list[str] | None, typer.Option(help="Repeat; else every outcome still open.")] = None,
    lever: Annotated[list[str] | None, typer.Option(help="Repeat; else all are screened.")] = None,
    budget: Annotated[float | None, typer.Option(help="Most to spend beyond the base, 100 m CNY.")] = None,
    start: Annotated[str, typer.Option("--from", help="Month from which the plan holds.")] = "2024-01",
    to: Annotated[Path | None, typer.Option(help="Write the plan found as a scenario file.")] = None,
    points: Annotated[int, typer.Option(help="Points of the design.")] = 64,
    pairs: Annotated[int, typer.Option(help="Pairs that answer the design.")] = 8,
    fresh: Annotated[int, typer.Option(help="Fresh pairs that try what was found.")] = 32,
    screening: Annotated[int, typer.Option(help="Pairs of the screening.")] = 4,
    region: Region = None,
    scale: Scale = 20,
    until: Until = "2025-12",
    out: Out = RESULTS,
    workers: Workers = None,
    shock: Shocks = None,
    targets: OwnTargets = None,
    form: Format = Form.table,
    lang: Lang = Language.en,
) -> None:
    """Find the cheapest plan that meets the targets together: the best found, and the front."""
    from scenarios.asking import month_given
    from scenarios.planning.commands import find_plan
    from scenarios.planning.solving import Effort

    find_plan(
        base,
        size_of(region, scale, 1, until, out, workers, shock, targets=targets),
        form.value,
        lang.value,
        effort=Effort(screening=screening, points=points, pairs=pairs, fresh=fresh),
        probability=probability,
        budget=budget,
        start=month_given("--from", start),
        targets=target or [],
        levers=lever or [],
        to=to,
    )


@app.command()
def report(
    scenarios: Names,
    to: Annotated[Path, typer.Option(help="The HTML file to write.")],
    region: Region = None,
    scale: Scale = None,
    seeds: Seeds = 30,
    until: Until = ALL,
    out: Out = RESULTS,
    workers: Workers = None,
    shock: Shocks = None,
    targets: OwnTargets = None,
    lang: Lang = Language.en,
    board: Boards = None,
) -> None:
    """Write one self-contained HTML page: boards, trajectories, comparison, levers."""
    from scenarios import commands

    size = size_of(region, scale, seeds, until, out, workers, shock, targets=targets)
    commands.write_report(scenarios, size, to, lang.value, boards=board or [])


@app.command()
def sweep(
    study: Annotated[Path, typer.Argument(help="The study: a .toml file (docs/howto/sweep.md).")],
    out: Out = RESULTS,
    workers: Workers = None,
    engine: Engines = None,
    scheduler: Scheduler = None,
    retry: Annotated[bool, typer.Option("--retry", help="Try again what failed before.")] = False,
    dry: Annotated[bool, typer.Option("--dry", help="Only say how many runs it is.")] = False,
) -> None:
    """Run a study: scenarios at every point of a design of levers, parameters, paths and shocks."""
    from scenarios.engine import cores
    from scenarios.laboratory.commands import run_sweep

    how = engine_of(engine, scheduler)
    run_sweep(study, out, workers or cores(), dry=dry, engine=how, retry=retry)


@app.command()
def results(
    folder: Annotated[Path, typer.Argument(help="A folder of kept results.")] = RESULTS,
    sql: Annotated[str | None, typer.Option(help="A SELECT over the tables of docs/store.md.")] = None,
    export: Annotated[Path | None, typer.Option(help="Write the answer: .csv, .parquet or .xlsx.")] = None,
    failed: Annotated[bool, typer.Option("--failed", help="List what failed.")] = False,
    retry: Annotated[bool, typer.Option("--retry", help="Run again what failed.")] = False,
    workers: Workers = None,
    engine: Engines = None,
    scheduler: Scheduler = None,
) -> None:
    """Say what a folder of results holds; ask it in SQL; export it; list and retry what failed."""
    from scenarios.engine import cores
    from scenarios.laboratory import results_command as command

    if retry:
        command.retry(folder, workers or cores(), engine_of(engine, scheduler))
    elif failed:
        command.list_failed(folder)
    else:
        command.ask(folder, sql, export)


@app.command()
def sensitivity(
    study: Annotated[Path, typer.Argument(help="The study: a .toml file (docs/howto/sensitivity.md).")],
    method: Annotated[Screening, typer.Option(help="morris: few runs; sobol: shares of variance.")] = (
        Screening.morris
    ),
    indicator: Annotated[list[str] | None, typer.Option(help="Indicator; else those of the study.")] = None,
    year: Annotated[int | None, typer.Option(help="Year to read; 2025 if not given.")] = None,
    points: Annotated[int | None, typer.Option(help="Trajectories, or base samples (a power of 2).")] = None,
    replicates: Annotated[int | None, typer.Option(help="Runs of each point; else the study's.")] = None,
    seed: Annotated[int | None, typer.Option(help="Seed of the design; else the study's.")] = None,
    out: Out = RESULTS,
    workers: Workers = None,
    form: Format = Form.table,
    lang: Lang = Language.en,
    dry: Annotated[bool, typer.Option("--dry", help="Only say how many runs it is.")] = False,
) -> None:
    """Say which factors of a study move an outcome and a policy's effect, and how much is luck."""
    from scenarios.engine import cores
    from scenarios.laboratory.sensitivity_command import Asked, run_sensitivity

    asked = Asked(method.value, tuple(indicator or ()), year, points, replicates, seed)
    run_sensitivity(study, out, workers or cores(), asked, form.value, lang.value, dry=dry)


@app.command()
def enough(
    scenarios: Names,
    indicator: Annotated[list[str] | None, typer.Option(help="Whose paired effect is to be known.")] = None,
    width: Annotated[list[str] | None, typer.Option(help="± so much: 5% of the base's, or a number.")] = None,
    year: Annotated[int | None, typer.Option(help="Year to read; 2025 if not given.")] = None,
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
    """Say from a pilot how many pairs an effect takes to be known to a wanted width."""
    from scenarios.laboratory.enough_command import run_enough

    size = size_of(region, scale, seeds, until, out, workers, shock)
    run_enough(scenarios, size, indicator or [], width or [], form.value, lang.value, year=year)


@app.command()
def discover(
    study: Annotated[Path, typer.Argument(help="The study: a .toml file (docs/howto/sensitivity.md).")],
    indicator: Annotated[str, typer.Option(help="Indicator whose values decide, with --below/--above.")] = "",
    year: Annotated[int | None, typer.Option(help="Year to read; 2025 if not given.")] = None,
    below: Annotated[float | None, typer.Option(help="Runs below this value are of interest.")] = None,
    above: Annotated[float | None, typer.Option(help="Runs above this value are of interest.")] = None,
    target: Annotated[str, typer.Option(help="Runs that miss this target are of interest.")] = "",
    met: Annotated[bool, typer.Option("--met", help="Those that meet the target, instead.")] = False,
    scenario: Annotated[str, typer.Option(help="Whose runs; the study's last if not given.")] = "",
    against: Annotated[str, typer.Option(help="Read the paired difference from this scenario.")] = "",
    out: Out = RESULTS,
    workers: Workers = None,
    form: Format = Form.table,
    lang: Lang = Language.en,
) -> None:
    """Say in plain words where in a study's factors the runs of interest lie (scenario discovery)."""
    from scenarios.engine import cores
    from scenarios.laboratory.discovery_command import run_discovery
    from scenarios.laboratory.interest import Interest

    interest = Interest(scenario, indicator, year, against, below, above, target, met)
    run_discovery(study, out, workers or cores(), interest, form.value, lang.value)


@app.command()
def register(
    what: Annotated[Listing, typer.Argument(help="What to list.")],
    region: Annotated[str | None, typer.Option(help="Whose register; all if not given.")] = None,
    document: Annotated[str | None, typer.Option(help="Only of this document: W22, W24, H22S, H22B.")] = None,
    lever: Annotated[str | None, typer.Option(help="Only what this lever touches.")] = None,
    indicator: Annotated[str | None, typer.Option(help="Only what this indicator touches.")] = None,
    body: Annotated[str | None, typer.Option(help="Only what this body leads; part of its name.")] = None,
    form: Format = Form.table,
    lang: Lang = Language.en,
) -> None:
    """List the policy register: targets, levers, measures or documents."""
    from scenarios import commands

    filters = {"document": document, "lever": lever, "indicator": indicator, "body": body}
    commands.list_register(what.value, region, form.value, lang.value, filters=filters)


@app.command()
def check(
    files: Annotated[list[str], typer.Argument(help="Scenario files, or names of the library.")],
    lang: Lang = Language.en,
) -> None:
    """Say everything that is wrong with scenario files, at once; exit code 2 if anything is."""
    from scenarios import commands

    if not commands.check_files(files, lang.value):
        raise typer.Exit(USER_MISTAKE)


@app.command("list")
def list_scenarios(form: Format = Form.table, lang: Lang = Language.en) -> None:
    """List the scenarios of the library."""
    from scenarios import commands

    commands.list_scenarios(form.value, lang.value)


@app.command()
def why(
    what: Annotated[Story, typer.Argument(help="A loan or a case.")],
    key: Annotated[str, typer.Argument(help="Its key; without one the ten most telling are listed.")] = "",
    scenario: Annotated[str, typer.Option(help="Library name or .toml file.")] = "plan-2024",
    seed: Annotated[int, typer.Option(help="Which pair: parameter draw, region draw and seed together.")] = 0,
    scale: Annotated[int, typer.Option(help="1: every firm; 20: one small firm in twenty.")] = 20,
    until: Until = "2025-12",
    lang: Lang = Language.en,
) -> None:
    """Tell the story of one loan or one case: why it was refused, how long it waited, how it ended."""
    from scenarios.asking import months_until
    from scenarios.why import World, tell

    tell(what.value, key, World(scenario, seed, scale, months_until(until)), lang.value)


@app.command()
def verify(
    what: Annotated[str, typer.Argument(help="A folder of results, a part, or the first digits of its key.")],
    everything: Annotated[bool, typer.Option("--all", help="Every run of the folder.")] = False,
    sample: Annotated[int | None, typer.Option(help="So many runs of the folder; 3 if not given.")] = None,
    anyway: Annotated[bool, typer.Option("--anyway", help="Repeat what cannot be certified, too.")] = False,
    out: Out = RESULTS,
    workers: Workers = None,
    form: Format = Form.table,
    lang: Lang = Language.en,
) -> None:
    """Repeat kept runs and name the first value that differs; exit code 0 only if all are certified."""
    from scenarios.engine import cores
    from scenarios.verify_command import verify_runs

    many = workers or cores()
    code = verify_runs(
        what, out, many, form.value, lang.value, sample=sample, everything=everything, anyway=anyway
    )
    raise typer.Exit(code)


@app.command()
def calibrate(
    region: Annotated[str, typer.Option(help="Region whose observations are fitted.")] = "wuhan",
    points: Annotated[int, typer.Option(help="Points of the prior, 20 or more.")] = 1000,
    replicates: Annotated[int, typer.Option(help="Seeds per point: they tell luck apart.")] = 2,
    scale: Annotated[int, typer.Option(help="20: one small firm in twenty.")] = 20,
    sets: Annotated[int, typer.Option(help="Parameter sets of the posterior.")] = 200,
    out: Out = RESULTS,
    workers: Workers = None,
    dry: Annotated[bool, typer.Option("--dry", help="Only say what it takes.")] = False,
) -> None:
    """Fit what the observations to 2023 can fix: worlds of the prior, waves of exclusion, a posterior."""
    from calibration.fitting.calibrate import Asked
    from calibration.fitting.command import run_calibration
    from scenarios.engine import cores
    from scenarios.run import check_size

    check_size(replicates, scale, 48)
    asked = Asked(points=points, replicates=replicates, scale=scale, sets=sets)
    run_calibration(region, asked, out, workers or cores(), dry=dry)


@app.command()
def dashboard(
    out: Annotated[Path, typer.Option("--results", help="Folder of kept results.")] = RESULTS,
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8050,
    host: Annotated[str, typer.Option(help="Address to listen on; this machine only if not given.")] = HOST,
) -> None:
    """Open the window on kept results, on this machine only unless asked otherwise."""
    from dashboard.app import serve

    serve(out, host=host, port=port)


def engine_of(name: EngineName | None, scheduler: str | None) -> "Engine | None":
    """The engine asked for; None leaves it to the number of workers. An address means Dask."""
    from model.errors import ScenarioError
    from scenarios.engine import in_processes, one_by_one

    if scheduler and name not in (None, EngineName.dask):
        raise ScenarioError(f"--scheduler is for --engine dask, not {name}. Leave one of them out.")
    if scheduler or name is EngineName.dask:
        from scenarios.cluster import OnCluster

        return OnCluster(scheduler or "")
    return {None: None, EngineName.serial: one_by_one, EngineName.processes: in_processes}[name]


def main() -> None:
    """Run a command; one message for a user's mistake."""
    from model.errors import DeclarationError, ScenarioError, SimulationError, StoreError

    try:
        app()
    except (DeclarationError, ScenarioError, StoreError) as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(USER_MISTAKE)
    except SimulationError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(FAILED)
    except KeyboardInterrupt:
        sys.stderr.write("Stopped. Finished runs are kept; the same command goes on from there.\n")
        sys.exit(STOPPED)
