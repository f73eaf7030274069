"""From attainments and samples to what figures draw: fans, targets, published numbers (走势数据)."""

from collections.abc import Iterable

import numpy as np

from dashboard.figures.fan import Aim, Captions, Dot, Fan, fan_of
from dashboard.words import tell
from model.indicators import INDICATORS
from scenarios.attainment import BOUND_USES, Attainment, observed
from scenarios.board import number, required
from scenarios.dated import parse_month
from scenarios.observations import Observation
from scenarios.region import RegionPack, load_region
from scenarios.register import Target
from scenarios.sample import Sample
from scenarios.target_values import trajectory
from scenarios.text import Lang, unit_name

FIRST_YEAR, MONTHS = 2020, 12


def fan_of_target(a: Attainment, sample: Sample, name: str) -> Fan:
    """The path of a target's indicator, in the target's unit."""
    return fan_of(name, trajectory(a.target, sample))


def aim_of(target: Target, lang: Lang) -> Aim:
    """A target as a line up to its due date."""
    levels = target.bounds if ".." in target.comparison else (target.value,)
    due = FIRST_YEAR + (parse_month(target.due) - MONTHS + 1) / MONTHS
    return Aim(tuple(levels), due, f"{target.id} {level_text(target, lang)}")


def level_text(target: Target, lang: Lang) -> str:
    """What is asked, without the unit: the axis tells it."""
    return required(target, lang).removesuffix(unit_name(target.unit, lang)).strip()


def aims_on(indicator: str, pack: RegionPack, lang: Lang, own: Iterable[Target] = ()) -> list[Aim]:
    """The targets of the region's plans on an indicator, and the planner's own."""
    return [
        aim_of(target, lang)
        for target in (*pack.targets, *own)
        if target.indicator == indicator and target.quantitative
    ]


def dots_of(a: Attainment, sample: Sample, lang: Lang) -> list[Dot]:
    """What was published of a target's indicator since the first simulated year."""
    return dots(observed(a.target, load_region(sample.region)), lang)


def dots_on(indicator: str, pack: RegionPack, lang: Lang) -> list[Dot]:
    """What was published of an indicator in the region itself."""
    unit = INDICATORS[indicator].unit
    rows = [o for o in pack.observations if (o.series, o.region, o.unit) == (indicator, pack.id, unit)]
    return dots(rows, lang)


def dots(rows: Iterable[Observation], lang: Lang) -> list[Dot]:
    """Published numbers, each with its grade."""
    return [
        Dot(row.year, row.value, BOUND_USES.get(row.use, ""), dot_text(row, lang))
        for row in sorted(rows, key=lambda row: row.year)
        if row.year >= FIRST_YEAR
    ]


def dot_text(row: Observation, lang: Lang) -> str:
    """A published number in words."""
    mark = BOUND_USES.get(row.use, "")
    value = f"{mark}{number(row.value, places(row))}"
    return tell("dot", lang, year=row.year, value=value, unit=unit_name(row.unit, lang), grade=row.grade)


def places(row: Observation) -> int:
    """Decimals as published."""
    return len(np.format_float_positional(row.value, trim="-").partition(".")[2])


def captions(unit: str, lang: Lang, decimals: int, *, information: bool = True) -> Captions:
    """Words of a figure."""
    return Captions(
        unit=unit_name(unit, lang),
        observed=tell("observation", lang),
        information=tell("information_line", lang) if information else "",
        decimals=decimals,
    )
