"""Ideas from R&D: decreasing returns, luck, secrecy."""

import numpy as np
import pytest

from model.arrays import OPEN
from model.behaviour.ideas import bear_ideas, luck_table, openness, strength_of
from model.tables.ideas import Ideas
from model.tables.innovators import FIRM
from tests.model.filing_town import ABOUT, january, town, town_region
from tests.model.small_city import month_of

RULES, FILING = ABOUT.innovation, ABOUT.filing
FIRST = np.arange(2)


def test_between_firms_ideas_rise_with_the_larger_elasticity():
    innovators = town(20)
    innovators.rd_base[1] = innovators.rd[1] = 2.0 * innovators.rd[0]
    one, two = strength_of(innovators, FIRST, RULES, 0.0)
    assert two / one == pytest.approx(2.0**RULES.kpf_elasticity)
    assert 0.5 <= RULES.kpf_elasticity <= 0.7


def test_within_a_firm_ideas_rise_with_the_smaller_elasticity():
    innovators = town(20)
    innovators.rd[1] *= 2.0
    one, two = strength_of(innovators, FIRST, RULES, 0.0)
    assert two / one == pytest.approx(2.0**RULES.kpf_within)
    assert RULES.kpf_within < RULES.kpf_elasticity


def test_a_firm_without_research_has_few_ideas_and_a_closed_one_none():
    innovators = town(20)
    innovators.rd[0] = 0.0
    innovators.exited[1] = 3
    strength = strength_of(innovators, np.arange(3), RULES, 0.05)
    assert strength[0] / strength[2] == pytest.approx(0.05)
    assert strength[1] == 0.0


@pytest.mark.parametrize("shape", [0.5, 2.0, 5.0])
def test_the_luck_of_years_has_mean_one_and_the_asked_variance(shape):
    table = luck_table(shape)
    assert table.mean() == pytest.approx(1.0)
    assert table.var() == pytest.approx(1.0 / shape, rel=0.03)


def test_luck_changes_once_a_year_in_the_month_of_the_innovator():
    region, innovators, ideas = town_region(), town(240), Ideas()
    bear_ideas(january(region), ideas, innovators, 1.0, about=FILING, rules=RULES)
    before = ideas.strength.copy()
    bear_ideas(month_of(region, 1), ideas, innovators, 1.0, about=FILING, rules=RULES)
    changed = np.flatnonzero(ideas.strength != before)
    assert changed.size
    assert set(innovators.turn[changed]) == {1}


def test_who_closes_down_has_no_more_ideas_at_once():
    region, innovators, ideas = town_region(), town(240), Ideas()
    bear_ideas(january(region), ideas, innovators, 1.0, about=FILING, rules=RULES)
    innovators.exited[5] = 1
    bear_ideas(month_of(region, 1), ideas, innovators, 1.0, about=FILING, rules=RULES)
    assert ideas.strength[5] == ideas.disclosed[5] == 0.0
    assert not ideas.busy[5]


def test_protection_and_capability_open_ideas_and_care_for_secrets_closes_them():
    innovators = town(20)
    rows = np.arange(10)
    usual = openness(innovators, rows, 1.0, about=FILING, rules=RULES)
    assert np.all(openness(innovators, rows, 1.2, about=FILING, rules=RULES) > usual)
    innovators.contact[:] = 0
    assert np.all(openness(innovators, rows, 1.0, about=FILING, rules=RULES) < usual)
    innovators.contact[:] = OPEN
    innovators.capability[:10] += 0.2
    assert np.all(openness(innovators, rows, 1.0, about=FILING, rules=RULES) > usual)


def test_a_little_more_protection_raises_filing_by_the_declared_elasticity():
    innovators, step = town(20), 1e-4
    firms = np.flatnonzero(innovators.kind == FIRM)
    usual = openness(innovators, firms, 1.0, about=FILING, rules=RULES)
    more = openness(innovators, firms, 1.0 + step, about=FILING, rules=RULES)
    assert (more / usual - 1.0) / step == pytest.approx(FILING.propensity_protection, rel=1e-3)


def test_universities_do_not_keep_secrets_because_of_protection():
    innovators = town(40)
    rows = np.flatnonzero(innovators.kind != FIRM)
    usual = openness(innovators, rows, 1.0, about=FILING, rules=RULES)
    assert np.array_equal(usual, openness(innovators, rows, 1.5, about=FILING, rules=RULES))
