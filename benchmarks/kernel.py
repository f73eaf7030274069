"""A frozen kernel of the model's heaviest work, twice: in columns, and in plain Mesa objects.

The kernel is R&D, filing, renewal and entity cells, with the model's keyed chance in columns and
Mesa's own generator in objects. It is frozen so that the ratio stays comparable while the model
deepens. Counts of the two must agree in distribution; the benchmark prints their z-scores.
"""

from dataclasses import dataclass

import mesa
import numpy as np

from model import chance
from model.behaviour.fees import yearly_fee
from model.tables.patents import INVENTION


@dataclass(frozen=True)
class Size:
    """How much of the city: full scale is one."""

    innovators: int = 30_000
    patents: int = 60_000
    cells: int = 1_280
    entities: int = 1_300_000
    months: int = 132

    def at(self, scale: int) -> "Size":
        """A thinned city; cells stay."""
        return Size(
            self.innovators // scale,
            self.patents // scale,
            self.cells,
            self.entities // scale,
            self.months,
        )


SPREAD, FILINGS, ELASTICITY = 0.3 / np.sqrt(12.0), 1.1 / 12.0, 0.6
MEDIAN, VALUE_SPREAD, OBSOLESCENCE, REDUCTION = 28_000.0, 1.8, 0.13, 0.5
ENTRY, EXIT = 0.012, 0.006
"""Frozen numbers of the kernel: of the order of the model's, no claim about the city."""


def columns(size: Size, seed: int) -> dict[str, float]:
    """The kernel in columns with keyed chance: totals over the run."""
    innovators = np.arange(1, size.innovators + 1, dtype=np.uint64)
    rd = np.exp(chance.normal(chance.uniform(seed, "rd", innovators, -1)))
    keys = np.arange(1, size.patents + 1, dtype=np.uint64) << np.uint64(32)
    filed = -((keys >> np.uint64(32)).astype(np.int64) % 120) - 1
    value = MEDIAN * np.exp(VALUE_SPREAD * chance.normal(chance.uniform(seed, "value", keys, -1)))
    alive = np.ones(keys.size, dtype=bool)
    cells = np.arange(1, size.cells + 1, dtype=np.uint64)
    entities = np.full(size.cells, size.entities // size.cells)
    filings = lapses = 0
    for month in range(size.months):
        shock = chance.laplace(chance.uniform(seed, "growth", innovators, month))
        rd *= np.exp(SPREAD * shock - SPREAD**2 / 2)
        counts = chance.poisson(chance.uniform(seed, "file", innovators, month), FILINGS * rd**ELASTICITY)
        owner = np.repeat(innovators, counts)
        new = chance.children(owner, month, np.arange(owner.size), "kernel")
        worth = MEDIAN * np.exp(VALUE_SPREAD * chance.normal(chance.uniform(seed, "value", new, month)))
        due = np.flatnonzero(alive & ((month - filed) % 12 == 0))
        age = (month - filed[due]) // 12
        fee = yearly_fee(np.full(due.size, INVENTION), age + 1, age, REDUCTION)
        ends = (value[due] * (1 - OBSOLESCENCE) ** age < fee) | (age >= 20)
        alive[due[ends]] = False
        lapses += int(ends.sum())
        filings += owner.size
        filed = np.concatenate([filed, np.full(owner.size, month)])
        value = np.concatenate([value, worth])
        alive = np.concatenate([alive, np.ones(owner.size, dtype=bool)])
        entities -= chance.binomial(chance.uniform(seed, "exit", cells, month), entities, EXIT)
        entities += chance.poisson(
            chance.uniform(seed, "entry", cells, month),
            np.full(size.cells, ENTRY * size.entities / size.cells),
        )
    return {
        "filings": filings,
        "lapses": lapses,
        "in force": int(alive.sum()),
        "entities": int(entities.sum()),
    }


class Innovator(mesa.Agent):
    """One innovator as an object."""

    def __init__(self, model: "PlainMesa") -> None:
        super().__init__(model)
        self.rd = float(np.exp(model.rng.normal()))

    def step(self) -> None:
        """R&D moves, patents are filed."""
        rng = self.model.rng
        self.rd *= float(np.exp(rng.laplace(0.0, SPREAD / np.sqrt(2.0)) - SPREAD**2 / 2))
        for _ in range(rng.poisson(FILINGS * self.rd**ELASTICITY)):
            Patent(self.model, self.model.month)
            self.model.filings += 1


class Patent(mesa.Agent):
    """One patent as an object."""

    def __init__(self, model: "PlainMesa", filed: int) -> None:
        super().__init__(model)
        self.filed, self.value = filed, MEDIAN * float(np.exp(VALUE_SPREAD * model.rng.normal()))

    def step(self) -> None:
        """Pay the fee on the anniversary, or lapse."""
        age, rest = divmod(self.model.month - self.filed, 12)
        if rest or self.filed == self.model.month:
            return
        fee = self.model.fees[min(age, 19)]
        if age >= 20 or self.value * (1 - OBSOLESCENCE) ** age < fee:
            self.model.lapses += 1
            self.remove()


class Cell(mesa.Agent):
    """One cohort cell of entities as an object."""

    def __init__(self, model: "PlainMesa", count: int) -> None:
        super().__init__(model)
        self.count = count

    def step(self) -> None:
        """Exits and entries."""
        rng = self.model.rng
        self.count += rng.poisson(self.model.entry) - rng.binomial(self.count, EXIT)


class PlainMesa(mesa.Model):
    """The same kernel as a Mesa modeller would write it first."""

    def __init__(self, size: Size, seed: int) -> None:
        super().__init__(rng=seed)
        self.month, self.filings, self.lapses = 0, 0, 0
        self.entry = ENTRY * size.entities / size.cells
        self.fees = yearly_fee(np.zeros(20, dtype=int), np.arange(1, 21), np.arange(20), REDUCTION).tolist()
        for _ in range(size.innovators):
            Innovator(self)
        for row in range(1, size.patents + 1):
            Patent(self, -(row % 120) - 1)
        for _ in range(size.cells):
            Cell(self, size.entities // size.cells)

    def step(self) -> None:
        """One month; patents filed this month are not asked for a fee."""
        for kind in (Innovator, Patent, Cell):
            self.agents_by_type[kind].do("step")
        self.month += 1

    def totals(self) -> dict[str, float]:
        """Totals over the run."""
        return {
            "filings": self.filings,
            "lapses": self.lapses,
            "in force": len(self.agents_by_type[Patent]),
            "entities": sum(self.agents_by_type[Cell].get("count")),
        }


def objects(size: Size, seed: int) -> dict[str, float]:
    """The kernel in plain Mesa objects: totals over the run."""
    model = PlainMesa(size, seed)
    for _ in range(size.months):
        model.step()
    answer = model.totals()
    mesa.Agent._ids.pop(model, None)
    return answer
