"""A world for Mesa's own tools (Mesa 模型): stepped by hand, under mesa.DataCollector or mesa.batch_run.

For many runs ``ipeco.run`` and ``ipeco.sweep`` are better: they keep what they made, share what runs
have in common, and let worlds go (docs/decisions/0004-own-engine-not-batch-run.md).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

import mesa

from model.errors import DeclarationError, nearest
from model.indicators import about_indicator
from model.model import IPEcosystem
from model.policy import LEVERS
from scenarios.asking import month_given
from scenarios.dated import HORIZON, Entry, Scenario
from scenarios.run import Job, givens
from scenarios.scenario import load

USUAL = ("invention_grants", "mean_closing_days", "pledge_financing")
"""Indicators that are collected if none is named."""


class World(IPEcosystem):
    """One city under one scenario, collecting its indicators each month.

    Parameters
    ----------
    scenario : str
        Name in the library, or a ``.toml`` file.
    pair : int
        Draw of parameters, region and luck.
    scale : int
        1: every firm; 20: small firms thinned to one in twenty.
    months : int
        Months from 2020-01, after which ``running`` is false.
    collect : sequence of str
        Indicators to collect; ratios and stocks as they stand each month.
    start : str
        Month from which levers given by name hold.
    **levers : float
        Levers set on top of the scenario.

    Attributes
    ----------
    datacollector : mesa.DataCollector
        A column per indicator, a row per month.

    Examples
    --------
    >>> world = World("plan-2024", scale=400, months=2, collect=["patent_attorneys"])
    >>> while world.running:
    ...     world.step()
    >>> world.datacollector.get_model_vars_dataframe().shape
    (2, 1)
    """

    def __init__(
        self,
        scenario: str = "plan-2024",
        pair: int = 0,
        scale: int = 20,
        months: int = HORIZON,
        collect: Sequence[str] = USUAL,
        start: str = "2024-01",
        **levers: float,
    ) -> None:
        wanted = with_levers(load(scenario), levers, month_given("start", start))
        super().__init__(path=wanted.path(HORIZON), **givens(Job(wanted, pair, scale, months)))
        self.months = min(months, HORIZON)
        reporters = {name: partial(latest, indicator=about_indicator(name).id) for name in collect}
        self.datacollector = mesa.DataCollector(model_reporters=reporters)  # type: ignore[no-untyped-call]

    def step(self) -> None:
        """One month, then its indicators are collected; the last month ends the run."""
        super().step()
        self.datacollector.collect(self)  # type: ignore[no-untyped-call]
        if self.steps >= self.months:
            self.running = False
            IPEcosystem.release(self)


def latest(world: IPEcosystem, indicator: str) -> float:
    """An indicator's value in the last month."""
    return world.rows[-1][indicator]


def with_levers(scenario: Scenario, levers: Mapping[str, float], start: int) -> Scenario:
    """The scenario with levers set from a month on.

    Raises
    ------
    DeclarationError : there is no such lever
    """
    for name in levers:
        if name not in LEVERS:
            raise DeclarationError(f"There is no lever {name!r}.{nearest(name, list(LEVERS))}")
    more = tuple(Entry(name, start, float(value)) for name, value in levers.items())
    return replace(scenario, entries=scenario.entries + more)
