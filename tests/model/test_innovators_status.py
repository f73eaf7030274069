"""High-tech status: who may, for how long, and what the threshold does to reported R&D."""

from dataclasses import replace

import numpy as np
import pytest

from model.arrays import OPEN
from model.behaviour.status import change_status, name_srdi, relabel, shortfall, threshold
from model.tables.innovators import FIRM, Innovators
from tests.model.innovation_town import RULES, STATUS, keys, month, opened, region

KEEN = replace(STATUS, applies=0.7, passes=0.95, willing=0.95, other_ip=0.9)
SOFTWARE, BOOKS = 1, 1.0


def firms(count: int, intensity: float | np.ndarray, **columns) -> tuple[Innovators, np.ndarray]:
    """Old software firms with sales of 10 million, inventions, and this R&D over sales."""
    innovators = Innovators()
    about = {"born": -60, "sector": SOFTWARE, "capability": RULES.capability_mean, "inventions": 1.0}
    rows = innovators.append(
        count,
        key=keys(count),
        revenue=10e6,
        rd=10e6 * np.asarray(intensity),
        does_rd=True,
        **{**about, **columns},
    )
    return innovators, rows


def decide(innovators: Innovators, rows: np.ndarray, index: int, status=KEEN) -> None:
    change_status(month(index), innovators, rows, BOOKS, rules=RULES, status=status)


def test_the_threshold_falls_with_sales():
    sales = np.array([10e6, 50e6, 51e6, 200e6, 201e6])
    assert threshold(sales, STATUS).tolist() == [0.05, 0.05, 0.04, 0.04, 0.03]


def test_firms_that_meet_the_rule_get_the_status_and_others_do_not():
    innovators, rows = firms(4000, np.repeat([0.06, 0.02], 2000))
    decide(innovators, rows, 5)
    share = innovators.high_tech.reshape(2, 2000).mean(axis=1)
    assert share[0] == pytest.approx(KEEN.applies * KEEN.passes, abs=0.05)
    assert share[1] == 0.0
    assert set(innovators.certified[innovators.high_tech]) == {5}


@pytest.mark.parametrize("column", [{"born": 0}, {"does_rd": False, "rd": 0.0}])
def test_the_newborn_and_those_without_rd_may_not(column):
    innovators, rows = firms(500, 0.06)
    for name, value in column.items():
        getattr(innovators, name)[:] = value
    decide(innovators, rows, 5)
    assert not innovators.high_tech.any()


def test_without_inventions_other_ip_must_do():
    innovators, rows = firms(4000, 0.06, inventions=0.0)
    few = replace(KEEN, other_ip=0.3)
    decide(innovators, rows, 5, few)
    assert innovators.high_tech.mean() == pytest.approx(0.3 * few.applies * few.passes, abs=0.04)


def test_the_status_lasts_three_years_and_is_renewed_only_by_those_who_still_meet_the_rule():
    innovators, rows = firms(200, np.repeat([0.06, 0.01], 100), high_tech=True, certified=0)
    for index in (12, 24):
        decide(innovators, rows, index)
        assert innovators.high_tech.all()
    decide(innovators, rows, 36)
    assert innovators.high_tech[:100].all()
    assert set(innovators.certified[:100]) == {36}
    assert not innovators.high_tech[100:].any()
    assert set(innovators.certified[100:]) == {OPEN}


def test_reported_rd_bunches_at_the_threshold_and_a_quarter_of_it_there_is_relabelled():
    intensity = np.linspace(0.001, 0.08, 20_000)
    innovators, rows = firms(intensity.size, intensity, high_tech=True, certified=3)
    relabel(innovators, rows, shortfall(innovators.rd, innovators.revenue, BOOKS, STATUS), 0, STATUS)
    reported = innovators.reported_rd() / innovators.revenue
    bunched = innovators.relabelled > 0.0
    assert reported[bunched] == pytest.approx(0.05)
    assert innovators.relabelled[bunched].mean() == pytest.approx(STATUS.relabelled, rel=0.03)
    assert np.all(innovators.relabelled[intensity >= 0.05] == 0.0)
    just_below = (intensity > 0.045) & (intensity < 0.05)
    assert np.mean(bunched[just_below]) == pytest.approx(STATUS.willing, abs=0.05)


def test_nobody_relabels_who_has_no_status_to_gain():
    innovators, rows = firms(1000, 0.045)
    relabel(innovators, rows, shortfall(innovators.rd, innovators.revenue, BOOKS, STATUS), 0, STATUS)
    assert not innovators.relabelled.any()


def test_the_opening_has_the_known_number_of_high_tech_enterprises_at_every_scale():
    for scale in (1, 20):
        innovators, _ = opened(scale)
        held = innovators.weigh(innovators.high_tech)
        assert held == pytest.approx(region().opening.high_tech_firms, abs=scale)
        assert np.all(innovators.certified[innovators.high_tech] >= -36)
        assert not np.any(innovators.high_tech & (innovators.kind != FIRM))


def test_smes_with_inventions_become_srdi_and_the_title_goes_with_the_status():
    innovators, rows = firms(3000, 0.06, high_tech=True)
    innovators.inventions[:1000] = 0.0
    innovators.revenue[1000:2000] = 1e9
    name_srdi(month(0), innovators, rows, replace(STATUS, srdi_rate=0.10))
    assert not innovators.srdi[:2000].any()
    assert innovators.srdi[2000:].mean() == pytest.approx(0.10, abs=0.03)
    innovators.high_tech[:] = False
    name_srdi(month(12), innovators, rows, STATUS)
    assert not innovators.srdi.any()
