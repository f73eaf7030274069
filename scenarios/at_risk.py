"""Targets that are not certain (未有把握的目标): by how much they are missed, when met first, and later.

A second, shorter table under a board, so that the board itself stays readable. Targets that nine in
ten pairs meet have no line here; everything about them is in the JSON answer (docs/json.md).
"""

from collections.abc import Sequence

import numpy as np

from scenarios.attainment import Attainment
from scenarios.board import decimals, number, per_cent, target_title, yes_or_no
from scenarios.text import Lang, say, unit_name

RISK_COLUMNS = ("target", "shortfall", "first_met spread", "never share", "later")


def at_risk(found: Sequence[Attainment]) -> list[Attainment]:
    """Modelled targets that are missed or uncertain when due."""
    return [a for a in found if a.met is not None and a.status in ("missed", "uncertain")]


def risk_line(a: Attainment, lang: Lang) -> list[str]:
    """One target as text, in the order of RISK_COLUMNS."""
    return [
        target_title(a, lang),
        shortfall_text(a, lang),
        first_spread_text(a, lang),
        per_cent(a.first.never) if a.first else say("none", lang),
        later_text(a, lang),
    ]


def shortfall_text(a: Attainment, lang: Lang) -> str:
    """Mean gap with unit and share of what is required, and how many pairs miss."""
    lack = a.shortfall
    if lack is None or not lack.pairs:
        return say("none", lang)
    size = f"{number(lack.gap, decimals(a.target) + 1)} {unit_name(a.target.unit, lang)}"
    share = f" ({per_cent(lack.share)})" if np.isfinite(lack.share) else ""
    return f"{size}{share}, {lack.pairs}/{a.n}"


def first_spread_text(a: Attainment, lang: Lang) -> str:
    """``median [early, late]``."""
    if a.first is None:
        return say("none", lang)
    early, middle, late = (
        month or say("never", lang) for month in (a.first.early, a.first.median, a.first.late)
    )
    return f"{middle} [{early}, {late}]" if early != late else middle


def later_text(a: Attainment, lang: Lang) -> str:
    """Each year after the due year with its probability."""
    years = [f"{one.year} {yes_or_no(one.share, a.n, lang)}" for one in a.later]
    return ", ".join(years) or say("none", lang)
