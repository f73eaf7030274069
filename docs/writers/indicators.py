"""docs/indicators.md: every measure with its definition, how it is read, and the targets that use it."""

from collections import defaultdict

from docs.writers.source import first_sentence, table
from model.indicators import INDICATORS, Indicator
from model.indicators.breakdowns import BREAKDOWNS
from scenarios.region import whole_register

HEAD = """# Indicators 指标

Written by `make docs` from `model/indicators/` and the registers of all regions; not edited by hand. Every
measure is counted from the state at month end; no lever touches one. How months make a year:

| kind | value of a year |
| --- | --- |
| stock | December |
| flow | sum of the months |
| ratio | sum of numerators over sum of denominators |
| mean | mean of the months |
| change | per cent against 2023 of the yearly value of another indicator |

Evidence: *fitted* to data of the city, *proxy* (a zone, the province or the nation, compared with what it
measures), *prior only*.
"""


def targets() -> dict[str, list[str]]:
    """Ids of the targets of each indicator."""
    found = defaultdict(list)
    for target in whole_register().targets:
        found[target.indicator].append(target.id)
    return found


def row(about: Indicator, used: list[str]) -> tuple[str, ...]:
    """One indicator."""
    meaning = first_sentence(about.measure.__doc__)
    if about.kind == "change":
        meaning = f"{'Reduction' if about.sign < 0 else 'Change'} of `{about.of}`."
    better = {"higher": "↑", "lower": "↓", "none": ""}[about.better]
    named = f"{about.label}<br>{about.zh}"
    return f"`{about.id}`", named, about.unit, about.kind, better, about.evidence, meaning, ", ".join(used)


def page() -> str:
    """The whole page."""
    rooms: dict[str, list[Indicator]] = defaultdict(list)
    for about in INDICATORS.values():
        home = INDICATORS[about.of] if about.kind == "change" else about
        rooms[home.measure.__module__.split(".")[-1]].append(about)
    used, parts = targets(), [HEAD]
    head = ("id", "name", "unit", "kind", "better", "evidence", "definition", "targets")
    for room, found in rooms.items():
        parts.append(f"## {room.capitalize()}\n")
        parts.append(table(head, [row(about, used.get(about.id, [])) for about in found]))
    return "\n".join([*parts, *breakdowns()])


def breakdowns() -> list[str]:
    """What is shown as one table or figure."""
    rows = [
        (
            f"`{about.id}`",
            f"{about.label}<br>{about.zh}",
            about.unit,
            ", ".join(f"`{part}`" for part in about.parts),
            f"`{about.whole}`" if about.whole else "",
            about.note,
        )
        for about in BREAKDOWNS.values()
    ]
    return ["## Breakdowns 构成与分布\n", table(("id", "name", "unit", "parts", "add up to", "note"), rows)]
