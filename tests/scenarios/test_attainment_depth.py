"""Attainment in depth: intervals, when first, by how much missed, later years, what blocks."""

from dataclasses import replace

import numpy as np
import pytest

from scenarios.answers import target_answer
from scenarios.at_risk import at_risk, first_spread_text, later_text, risk_line, shortfall_text
from scenarios.attainment import attainments
from scenarios.board import footnotes
from scenarios.first_met import first_met
from scenarios.jointly import blocking, jointly
from scenarios.later_years import later_years
from scenarios.region import load_region
from scenarios.shortfall import shortfall
from scenarios.superseded import superseded_by
from scenarios.wilson import wilson
from tests.scenarios.made import flat, sample
from tests.scenarios.test_attainment import FLOW, STOCK, reached, target

PACK = load_region("wuhan")


def entering(months, pairs):
    """90 until a month of each pair, then 120; month 132 is never."""
    values = flat(90.0, pairs)
    for pair, month in enumerate(months):
        values[pair, month:] = 120.0
    return values


def test_a_probability_has_its_wilson_interval():
    half = reached(target(), sample(40, **{STOCK: flat([90, 120] * 20, 40)}))
    assert half.interval == wilson(20, 40)
    assert target_answer(half)["probability_low"] == pytest.approx(0.374, abs=0.01)
    assert reached(target(), sample(40, months=60)).interval is None


def test_the_first_month_is_a_distribution_with_a_share_that_never_meets():
    months = [40, 50, 60, 70, 80, 90, 100, 110, 132, 132]
    found = first_met(target(), sample(10, **{STOCK: entering(months, 10)}))
    assert (found.early, found.median, found.late) == ("2023-05", "2027-07", None)
    assert found.never == 0.2
    a = reached(target(), sample(10, **{STOCK: entering(months, 10)}))
    assert first_spread_text(a, "en") == "2027-07 [2023-05, never]"


def test_the_shortfall_is_the_mean_gap_of_the_pairs_that_miss():
    found = shortfall(target(), np.array([90.0, 80.0, 100.0, 300.0, np.nan]))
    assert (found.pairs, found.gap, found.share) == (2, 15.0, pytest.approx(0.15))
    below = shortfall(target(comparison="<=", value=100.0), np.array([110.0, 130.0, 40.0]))
    assert (below.pairs, below.gap) == (2, 20.0)
    between = shortfall(target(comparison="5..8", value=5.0), np.array([4.0, 10.0, 6.0]))
    assert (between.gap, between.share) == (1.5, pytest.approx((1 / 5 + 2 / 8) / 2))
    assert shortfall(target(), np.array([100.0])).pairs == 0
    assert np.isnan(shortfall(target(value=0.0), np.array([-1.0])).share)


def test_a_shortfall_is_told_with_unit_and_share():
    a = reached(target(), sample(4, **{STOCK: flat([80, 90, 100, 110])}))
    assert shortfall_text(a, "en") == "15.0 items (15 %), 2/4"


def test_later_years_are_read_as_the_due_year():
    found = later_years(target(), sample(10, **{STOCK: entering([75, 85] + [132] * 8, 10)}))
    assert [(one.year, one.share) for one in found] == [
        (2026, 0.1),
        (2027, 0.2),
        (2028, 0.2),
        (2029, 0.2),
        (2030, 0.2),
    ]
    assert (found[0].low, found[0].high) == wilson(1, 10)
    flow = later_years(target(FLOW, value=13.0, measured="flow over the year"), sample(**{FLOW: flat(1.0)}))
    assert {one.share for one in flow} == {0.0}
    assert later_years(target(due="2030-12"), sample()) == ()


def test_what_blocks_is_what_most_pairs_would_be_freed_of():
    masks = np.array([[1, 1, 1, 1], [1, 0, 0, 1], [1, 1, 1, 0]], dtype=bool)
    assert blocking(masks) == (1, 0.75)


def test_the_board_says_what_blocks_and_gives_the_joint_interval():
    marks = "valid_trademarks"
    those = sample(40, **{marks: flat(np.repeat([90, 120], 20), 40), FLOW: flat(20.0, 40)})
    found = [
        replace(reached(target(marks), those), superseded_by=""),
        reached(replace(target(FLOW, measured="flow over the year"), id="W24-T1"), those),
    ]
    one = jointly(found, "fitted")
    assert one is not None
    assert (one.share, one.blocking, one.without) == (0.5, "W24-T0", 1.0)
    assert (one.low, one.high) == wilson(20, 40)
    note = next(note for note in footnotes(those, found, "en") if note.startswith("All 2"))
    assert "50 % [37, 63]" in note
    assert "W24-T0: without it 100 %" in note


def test_where_no_single_target_blocks_the_least_met_is_named():
    marks = "valid_trademarks"
    those = sample(40, **{marks: flat(90.0, 40), FLOW: flat(1.0, 40)})
    grants = replace(target(FLOW, measured="flow over the year"), id="W24-T1")
    found = [reached(target(marks), those), reached(grants, those)]
    assert "No single one blocks" in "".join(footnotes(those, found, "en"))


def test_a_target_of_which_a_later_plan_asks_more_is_superseded_and_both_are_shown():
    known = {one.id: superseded_by(one, PACK.register) for one in PACK.targets}
    assert {name: by for name, by in known.items() if by} == {"W22-T1": "W24-T2", "W22-T7": "W24-T4"}
    found = {a.target.id: a for a in attainments(sample())}
    assert found["W22-T1"].superseded_by == "W24-T2"
    one = jointly(list(found.values()), "fitted")
    assert one is not None
    assert "W22-T1" not in one.targets
    assert "W24-T2" in one.targets


def test_only_what_is_not_certain_has_a_line_of_its_own():
    found = attainments(sample(40))
    risky = at_risk(found)
    assert {a.status for a in risky} <= {"missed", "uncertain"}
    for lang in ("en", "zh"):
        assert all(all(cell for cell in risk_line(a, lang)) for a in risky)
    assert "2030" in later_text(risky[0], "en")
