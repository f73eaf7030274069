"""What every measure of the plans does (条款效应): its part of the plan's effect on its main indicator.

``python -m calibration.clause_effects --pairs 16`` runs each plan without one of its levers at a time,
the lever as in the frozen scenario, over the same pairs (scenarios/attribution/levers.py), and writes
docs/evidence/clause-effects.csv, which docs/measures.md shows. A clause has the part of a lever's effect
that the increments dated to it have of the lever's change. A measure to which the scenario dates no
increment has no part of its own: then the effect of all its levers is given, shared with others.
"""

import argparse
import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from calibration.freshness import mark_of, mechanism
from calibration.main_indicators import MAIN
from scenarios.asking import Size
from scenarios.attribution.levers import LeaveOneOut, leave_one_out
from scenarios.compare import Effect, effect_of
from scenarios.dated import parse_month
from scenarios.engine import cores
from scenarios.region import load_region
from scenarios.register import Measure
from scenarios.scenario import load
from scenarios.store import RESULTS
from scenarios.writing import write_whole

PLANS = {"wuhan": ("frozen-2021", "plan-2024"), "hubei": ("hubei-frozen-2021", "province-2022")}
"""By region: without the plans, and with all of them."""
YEAR, UNTIL = 2025, "2025-12"
"""The year most measures are due in."""
SCALES = {"wuhan": 20, "hubei": 100}
"""The province is the larger world; its page need not take hours."""
PAIRS = 16
TABLE = Path("docs/evidence/clause-effects.csv")
OWN, SHARED, NONE = "own", "shared", "none"
COLUMNS = (
    *("measure", "indicator", "named_by_plan", "part", "effect", "reach", "low", "high", "improved"),
    *("distinguishable", "equal", "pairs", "plan", "base", "year", "scale", "scenarios", "mechanism"),
)


@dataclass(frozen=True)
class ClauseEffect:
    """The effect of one measure on its main indicator; None where no lever of it differs."""

    measure: Measure
    indicator: str
    named: bool
    """Whether the plan itself names the indicator for it."""
    part: str
    """``own``: of its own increments; ``shared``: of all its levers, with others; ``none``."""
    effect: Effect | None


def main_indicator(measure: Measure) -> tuple[str, bool]:
    """The indicator that an effect is read on, and whether the plan names it; '' if there is none."""
    if measure.indicators:
        return measure.indicators[0], True
    return (MAIN.get(measure.levers[0], ""), False) if measure.levers else ("", False)


def effects_of(measures: Sequence[Measure], found: LeaveOneOut) -> list[ClauseEffect]:
    """Every measure that has a main indicator."""
    read = [(one, *main_indicator(one)) for one in measures]
    own = {
        name: {effect.scenario: effect for effect in found.by_clause(name)}
        for name in dict.fromkeys(name for _, name, _ in read if name)
    }
    effects = []
    for one, name, named in read:
        if not name:
            continue
        mine = own[name].get(one.id)
        whole = None if mine else shared_effect(one, name, found)
        part = OWN if mine else SHARED if whole else NONE
        effects.append(ClauseEffect(one, name, named, part, mine or whole))
    return effects


def shared_effect(measure: Measure, indicator: str, found: LeaveOneOut) -> Effect | None:
    """The effect of all levers of a measure that differ, whoever dates their increments."""
    losses = [found.losses[lever] for lever in measure.levers if lever in found.losses]
    if not losses:
        return None
    column = found.indicators.index(indicator)
    total = np.sum(losses, axis=0)[:, column]
    return effect_of(indicator, measure.id, found.year, total)


def measured(region: str, pairs: int, workers: int, out: Path) -> tuple[LeaveOneOut, list[ClauseEffect]]:
    """Run the plan of a region without each of its levers, and read every measure."""
    base, plan = map(load, PLANS[region])
    measures = load_region(region).measures
    indicators = [name for name in dict.fromkeys(main_indicator(one)[0] for one in measures) if name]
    scale = SCALES[region]
    size = Size(pairs, scale, parse_month(UNTIL) + 1, workers, out)
    found = leave_one_out(base, plan, indicators, YEAR, size, scale=scale)
    return found, effects_of(measures, found)


def rows(found: LeaveOneOut, effects: Sequence[ClauseEffect]) -> list[dict[str, str]]:
    """The table as text."""
    scenarios = mark_of(load(found.base), load(found.plan))
    scale = SCALES[load(found.plan).region]
    same = {"plan": found.plan, "base": found.base, "year": str(found.year), "scale": str(scale)}
    same |= {"scenarios": scenarios, "mechanism": mechanism()}
    return [cells(one) | same for one in effects]


def cells(one: ClauseEffect) -> dict[str, str]:
    """One measure as text."""
    first = {"measure": one.measure.id, "indicator": one.indicator, "part": one.part}
    first["named_by_plan"] = "yes" if one.named else "no"
    about = one.effect
    if about is None:
        return first
    share = "" if about.share_improved is None else f"{about.share_improved:.3g}"
    numbers = {"effect": about.effect, "reach": about.reach, "low": about.low, "high": about.high}
    words = {"distinguishable": about.distinguishable, "equal": about.equal}
    return (
        first
        | {name: f"{number:.6g}" for name, number in numbers.items()}
        | {name: "yes" if true else "no" for name, true in words.items()}
        | {"improved": share, "pairs": str(about.pairs)}
    )


def as_csv(lines: Sequence[dict[str, str]]) -> str:
    """The table; what is not known is left empty."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(lines)
    return out.getvalue()


def main(given: Sequence[str] | None = None) -> None:
    """Run the plans of all regions and write the table."""
    options = argparse.ArgumentParser(prog="python -m calibration.clause_effects", description=__doc__)
    options.add_argument("--pairs", type=int, default=PAIRS)
    options.add_argument("--workers", type=int, default=cores())
    options.add_argument("--out", type=Path, default=RESULTS, help="folder where runs are kept")
    options.add_argument("--to", type=Path, default=TABLE)
    chosen = options.parse_args(given)
    lines = []
    for region in PLANS:
        found, effects = measured(region, chosen.pairs, chosen.workers, chosen.out)
        lines += rows(found, effects)
        sure = sum(one.effect is not None and one.effect.distinguishable for one in effects)
        print(f"{found.plan}: {sure} of {len(effects)} measures move their main indicator beyond chance")
    chosen.to.parent.mkdir(parents=True, exist_ok=True)
    write_whole(chosen.to, as_csv(lines))


if __name__ == "__main__":
    main()
