"""Conflicts (措施冲突): levers that several combined scenarios set otherwise; the later one wins."""

from collections.abc import Iterator, Sequence

from model.policy import LEVERS
from scenarios.dated import Entry, Scenario


def conflicts(combined: Sequence[Scenario], name: str, own: Sequence[Entry]) -> Iterator[str]:
    """One sentence for each lever that more than one of them sets, and not alike.

    Parameters
    ----------
    combined : scenarios taken together, in order
    name, own : the scenario that combines them, and what it sets itself; it comes last
    """
    last: dict[str, dict[str, float]] = {}
    for who, entries in [*((one.name, one.entries) for one in combined), (name, own)]:
        for entry in entries:
            last.setdefault(entry.lever, {})[who] = entry.value
    for lever, values in last.items():
        if len(set(values.values())) > 1 and lever in LEVERS:
            unit = LEVERS[lever].unit
            said = ", ".join(f"{who!r} {value:g}" for who, value in values.items())
            yield f"{lever} is set by {said} {unit}: {list(values)[-1]!r} wins from its date on."
