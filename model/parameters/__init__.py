"""What nature and habit fix: one frozen dataclass per domain, declared numbers with their sources.

``Parameters`` gathers the domains; ``PARAMETERS`` lists every number by its full name
(``court.hours_ordinary``). ``Parameters.draw(i)`` takes one point of the prior: triangular over the
declared range with its mode at the default for grades B, C and F; grade A stays at its default.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace

import numpy as np

from model.chance import uniform_of_one
from model.declare import Number, catalogue
from model.errors import DeclarationError, nearest
from model.parameters.abroad import AbroadParameters
from model.parameters.banks import BankParameters
from model.parameters.bodies import BodyParameters
from model.parameters.court import CourtParameters
from model.parameters.disputes import DisputeParameters
from model.parameters.examination import ExaminationParameters
from model.parameters.filing import FilingParameters
from model.parameters.finance import FinanceParameters
from model.parameters.funds import FundParameters
from model.parameters.innovation import InnovationParameters
from model.parameters.marks import MarkParameters
from model.parameters.opinion import OpinionParameters
from model.parameters.patents import PatentParameters
from model.parameters.portfolio import PortfolioParameters
from model.parameters.programmes import ProgrammeParameters
from model.parameters.research import ResearchParameters
from model.parameters.rights import RightsParameters
from model.parameters.services import ServiceParameters
from model.parameters.status import StatusParameters
from model.parameters.transfer import TransferParameters

PRIOR_SEED = 20200101
"""Seed of the prior draws: a draw is (name, number of the draw), never the seed of a run."""


@dataclass(frozen=True)
class Parameters:
    """All parameters of the model, by domain."""

    innovation: InnovationParameters = field(default_factory=InnovationParameters)
    research: ResearchParameters = field(default_factory=ResearchParameters)
    status: StatusParameters = field(default_factory=StatusParameters)
    marks: MarkParameters = field(default_factory=MarkParameters)
    rights: RightsParameters = field(default_factory=RightsParameters)
    filing: FilingParameters = field(default_factory=FilingParameters)
    abroad: AbroadParameters = field(default_factory=AbroadParameters)
    patents: PatentParameters = field(default_factory=PatentParameters)
    portfolio: PortfolioParameters = field(default_factory=PortfolioParameters)
    examination: ExaminationParameters = field(default_factory=ExaminationParameters)
    finance: FinanceParameters = field(default_factory=FinanceParameters)
    banks: BankParameters = field(default_factory=BankParameters)
    funds: FundParameters = field(default_factory=FundParameters)
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

    def of_place(self, values: Mapping[str, float]) -> "Parameters":
        """A copy with the numbers that a region gives for itself, by full name.

        The declared range is that of a city; a region's own range stands in its pack and was checked there.
        """
        changed = {name.split(".")[0]: replace(getattr(self, name.split(".")[0])) for name in values}
        for name, value in values.items():
            domain, short = name.split(".")
            object.__setattr__(changed[domain], short, value)  # a copy nobody has seen yet
        return replace(self, **changed)


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
    u = uniform_of_one(PRIOR_SEED, "prior." + name, draw, 0)
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
