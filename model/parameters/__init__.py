"""What nature and habit fix: one frozen dataclass per domain, declared numbers with their sources.

``Parameters`` gathers the domains; ``PARAMETERS`` lists every number by its full name
(``court.hours_ordinary``). ``Parameters.draw(i)`` takes one point of the prior: triangular over the
declared range with its mode at the default for grades B, C and F; grade A stays at its default.
"""

from dataclasses import dataclass, field, fields, replace

import numpy as np

from model.chance import name_key, uniform
from model.declare import Number, catalogue
from model.errors import DeclarationError, nearest
from model.parameters.bodies import BodyParameters
from model.parameters.court import CourtParameters
from model.parameters.disputes import DisputeParameters
from model.parameters.finance import FinanceParameters
from model.parameters.innovation import InnovationParameters
from model.parameters.marks import MarkParameters
from model.parameters.opinion import OpinionParameters
from model.parameters.patents import PatentParameters
from model.parameters.programmes import ProgrammeParameters
from model.parameters.services import ServiceParameters
from model.parameters.transfer import TransferParameters

PRIOR_SEED = 20200101
"""Seed of the prior draws: a draw is (name, number of the draw), never the seed of a run."""


@dataclass(frozen=True)
class Parameters:
    """All parameters of the model, by domain."""

    innovation: InnovationParameters = field(default_factory=InnovationParameters)
    marks: MarkParameters = field(default_factory=MarkParameters)
    patents: PatentParameters = field(default_factory=PatentParameters)
    finance: FinanceParameters = field(default_factory=FinanceParameters)
    transfer: TransferParameters = field(default_factory=TransferParameters)
    disputes: DisputeParameters = field(default_factory=DisputeParameters)
    court: CourtParameters = field(default_factory=CourtParameters)
    bodies: BodyParameters = field(default_factory=BodyParameters)
    services: ServiceParameters = field(default_factory=ServiceParameters)
    programmes: ProgrammeParameters = field(default_factory=ProgrammeParameters)
    opinion: OpinionParameters = field(default_factory=OpinionParameters)

    @classmethod
    def draw(cls, draw: int) -> "Parameters":
        """Point ``draw`` of the prior."""
        return cls().with_values(
            {name: prior_quantile(about, name, draw) for name, about in PARAMETERS.items()}
        )

    def with_values(self, values: dict[str, float]) -> "Parameters":
        """A copy with some numbers replaced, by full name; unknown names are refused."""
        groups: dict[str, dict[str, float]] = {}
        for name, value in values.items():
            if name not in PARAMETERS:
                raise DeclarationError(f"There is no parameter {name!r}.{nearest(name, list(PARAMETERS))}")
            domain, short = name.split(".")
            groups.setdefault(domain, {})[short] = value
        return replace(self, **{d: replace(getattr(self, d), **v) for d, v in groups.items()})


def _gather() -> dict[str, Number]:
    """Every declared number of every domain by full name."""
    plain = Parameters()
    return {
        f"{f.name}.{name}": about
        for f in fields(Parameters)
        for name, about in catalogue(type(getattr(plain, f.name))).items()
    }


PARAMETERS: dict[str, Number] = _gather()
"""Every parameter by full name, as declared."""


def prior_quantile(about: Number, name: str, draw: int) -> float:
    """The value of one number in one draw of its prior, keyed by name and draw."""
    if about.grade == "A" or about.high <= about.low:
        return about.default
    u = float(
        uniform(PRIOR_SEED, "prior." + name, np.array([draw], dtype=np.uint64), name_key(name) & 0xFFFF)[0]
    )
    return triangular(u, about.low, about.default, about.high)


def triangular(u: float, low: float, mode: float, high: float) -> float:
    """Quantile ``u`` of the triangular distribution on [low, high] with the given mode."""
    width = high - low
    if width <= 0.0:
        return mode
    cut = (mode - low) / width
    if u < cut:
        return float(low + np.sqrt(u * width * (mode - low)))
    return float(high - np.sqrt((1.0 - u) * width * (high - mode)))
