"""A number is declared once: default, range, unit, two names, source, evidence grade.

Levers and parameters are fields of frozen dataclasses; sliders, sweeps, range checks, documents
and tests read the declaration back through :func:`catalogue`. A lever is declared in the unit a
planner reads (``%``, ``10k CNY``); the code holds shares and CNY. ``Number.factor`` is the only
converter between the two.
"""

from dataclasses import dataclass, field, fields
from typing import Any, Literal

from model.errors import DeclarationError, nearest

Grade = Literal["A", "B", "C", "F"]
CostBasis = Literal["unit and year", "unit added", "counted", "none"]


@dataclass(frozen=True, slots=True)
class Cost:
    """Public cost of one declared unit of a lever, CNY: a triangular prior (no plan states amounts).

    ``basis`` says what is multiplied: ``unit and year`` (kept up all year), ``unit added`` (paid
    once when the level rises), ``counted`` (the model counts the payments itself: subsidies,
    awards, compensation; low, mode and high are then 0), ``none`` (a rule that costs nothing).
    """

    low: float = 0.0
    mode: float = 0.0
    high: float = 0.0
    basis: CostBasis = "none"


@dataclass(frozen=True, slots=True)
class Number:
    """What is known of one declared number, in its declared unit."""

    default: float
    low: float
    high: float
    unit: str
    label: str
    zh: str
    source: str
    grade: Grade
    group: str = ""
    plannable: tuple[float, float] = (0.0, 0.0)
    moves: str = ""
    """The state variable that a lever moves first (``room.variable``); empty means inert."""
    sign: int = 0
    """+1 if raising the lever raises that variable, -1 if it lowers it, feedback held."""
    cost: Cost = Cost()

    @property
    def factor(self) -> float:
        """Code units per declared unit: 0.01 for per cent and points, 1e4 for 10k CNY, else 1."""
        return unit_factor(self.unit)


def unit_factor(unit: str) -> float:
    """Code units per declared unit (``%`` to share, ``10k CNY`` to CNY)."""
    if unit.startswith(("%", "percentage point")):
        return 0.01
    return 1e4 if unit.startswith("10k CNY") else 1.0


def number(
    default: float,
    low: float,
    high: float,
    *,
    unit: str,
    label: str,
    zh: str,
    source: str,
    grade: Grade,
) -> Any:
    """Declare one parameter, in code units (shares 0-1, CNY, months as the unit says)."""
    about = Number(default, low, high, unit, label, zh, source, grade)
    return field(default=default, metadata={"declared": about, "factor": 1.0})


def lever(
    default: float,
    low: float,
    high: float,
    *,
    plannable: tuple[float, float],
    unit: str,
    label: str,
    zh: str,
    group: str,
    source: str,
    grade: Grade,
    moves: str = "",
    sign: int = 0,
    cost: Cost | None = None,
) -> Any:
    """Declare one lever in the unit a planner reads; the field itself holds code units."""
    about = Number(
        default, low, high, unit, label, zh, source, grade, group, plannable, moves, sign, cost or Cost()
    )
    return field(default=default * about.factor, metadata={"declared": about, "factor": about.factor})


class Declared:
    """Mixin for frozen dataclasses of declared numbers: refuses values outside the range."""

    def __post_init__(self) -> None:
        for f in fields(self):  # type: ignore[arg-type]
            about = f.metadata.get("declared")
            if about is not None:
                factor = f.metadata["factor"]
                check_value(f"{type(self).__name__}.{f.name}", getattr(self, f.name) / factor, about)


def check_value(where: str, value: float, about: Number) -> None:
    """Refuse a value, given in the declared unit, outside the declared range; NaN is outside.

    Raises
    ------
    DeclarationError : the value is not a number within [low, high]
    """
    slack = 1e-9 * max(1.0, abs(about.high))  # unit conversion may cost the last bits
    if not about.low - slack <= value <= about.high + slack:
        raise DeclarationError(
            f"{where} = {value!r} is outside [{about.low:g}, {about.high:g}] {about.unit} "
            f"({about.label} {about.zh})."
        )


def catalogue(declared: type) -> dict[str, Number]:
    """All declared numbers of a class, by field name, in order of declaration."""
    return {f.name: f.metadata["declared"] for f in fields(declared) if "declared" in f.metadata}


def about(declared: type, name: str) -> Number:
    """The declaration of one number; an unknown name is refused with the nearest known one."""
    known = catalogue(declared)
    if name not in known:
        raise DeclarationError(f"{name!r} is not declared.{nearest(name, list(known))}")
    return known[name]
