"""R&D answers to its price, cash and moods; firms start and stop; universities follow public money."""

from dataclasses import replace

import numpy as np
import pytest

from model.accounts import Accounts
from model.behaviour.rd_start import settled_share, start_and_stop, start_odds
from model.behaviour.research import (
    RdTerms,
    institution_budget,
    intensity_trend,
    internal_finance,
    opening_rd,
    rd_response,
    spend_on_rd,
    strategic_mean,
    subsidised_share,
)
from model.city import City
from model.sectors import SECTORS, sector_column
from model.tables.innovators import FIRM, INSTITUTE, UNIVERSITY, Innovators
from tests.model.innovation_town import RESEARCH, RULES, keys, month, opened

Z = 4.0
FLAT = replace(RULES, rd_trend=0.02)


def remembered(**moods: float) -> City:
    """A city that remembers the opening and has moved since."""
    city = City()
    city.remember()
    for name, value in moods.items():
        setattr(city, name, value)
    return city


def shares(share: float) -> np.ndarray:
    return np.full(len(SECTORS), share)


def test_a_tenth_off_the_price_raises_rd_by_the_elasticity():
    response = rd_response(month(5), shares(0.10), shares(0.0), remembered(), RULES)
    assert np.log(response) == pytest.approx(-RULES.rd_price_elasticity * np.log(0.9))


def test_at_the_opening_nothing_has_changed_and_nobody_wants_more_or_less():
    assert rd_response(month(0), shares(0.03), shares(0.03), remembered(), RULES) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("mood", "loop"), [("protection", "protection_rd"), ("finance_access", "finance_rd")]
)
def test_better_moods_raise_rd_unless_their_loop_is_held(mood, loop):
    city = remembered(**{mood: 0.9})
    assert np.all(rd_response(month(5), shares(0.0), shares(0.0), city, RULES) > 1.0)
    held = month(5, hold=frozenset({loop}))
    assert rd_response(held, shares(0.0), shares(0.0), city, RULES) == pytest.approx(1.0)


def test_focus_moves_public_money_to_strategic_sectors_and_leaves_its_sum():
    spent = np.arange(1.0, len(SECTORS) + 1.0)
    mean = strategic_mean(spent)
    paid = []
    for focus in (0.0, 1.0):
        share = subsidised_share(month(0, rd_subsidy_rate=0.03, industry_focus_share=focus), mean)
        paid.append(float(np.sum(share * spent)))
    assert paid[1] == pytest.approx(paid[0])
    assert np.argmax(share) == np.argmax(sector_column("strategic"))


def test_a_shortage_of_cash_lowers_rd_and_plenty_does_not_raise_it():
    answer = internal_finance(np.array([-1.0, 0.0, 1.0, RULES.cash_months, 50.0]), RULES, RESEARCH)
    assert answer[0] == answer[1]
    assert np.all(np.diff(answer[1:4]) > 0.0)
    assert answer[3] == answer[4] == 1.0


# ── who does R&D ────────────────────────────────────────────────────────────────────────────────


def test_the_opening_has_the_published_share_of_above_scale_industrial_firms_with_rd():
    innovators, _ = opened()
    counted = (innovators.kind == FIRM) & (innovators.revenue >= RESEARCH.above_scale)
    counted &= sector_column("industrial")[innovators.sector] > 0.0
    doing = innovators.does_rd[counted]
    assert abs(doing.mean() - RESEARCH.active_share) < Z * np.sqrt(0.25 / doing.size)


def test_starts_and_stops_balance_at_the_settled_share():
    distance = np.linspace(-3.0, 3.0, 13)
    share = settled_share(distance, RESEARCH)
    starts, stops = (1.0 - share) * start_odds(distance, RESEARCH), share * start_odds(-distance, RESEARCH)
    assert starts == pytest.approx(stops, rel=1e-9)
    assert share[6] == pytest.approx(0.5)


def firms_at(leaning: float, doing: bool, count: int = 20_000) -> tuple[Innovators, np.ndarray, float]:
    """Firms that stand this far above the bar, and the bar."""
    innovators = Innovators()
    rows = innovators.append(
        count, key=keys(count), revenue=10e6, rd_base=0.5e6, does_rd=doing, rd_bent=leaning
    )
    bar = RESEARCH.size_gradient * np.log(RESEARCH.above_scale * 0.05)
    return innovators, rows, float(bar)


def changed(leaning: float, doing: bool, response: float = 1.0) -> float:
    """Share of firms that start, or stop, in a year."""
    innovators, rows, bar = firms_at(leaning, doing)
    answer = np.full(rows.size, response)
    start_and_stop(month(0), innovators, rows, answer, bar, 1.0, rules=RULES, research=RESEARCH)
    return float(np.mean(innovators.does_rd != doing))


def test_between_the_bars_firms_stay_what_they_were():
    """Hysteresis: at the bar neither many start nor many stop; far beyond it they do."""
    assert changed(0.0, False) < 0.1
    assert changed(0.0, True) < 0.1
    assert changed(2.0, False) > 0.9
    assert changed(-2.0, True) > 0.9
    assert changed(2.0, True) == changed(-2.0, False) == 0.0


def test_cheaper_rd_makes_more_firms_start_and_fewer_stop():
    assert changed(0.5, False, 1.5) > changed(0.5, False, 1.0)
    assert changed(-0.5, True, 1.5) < changed(-0.5, True, 1.0)


def test_rd_over_sales_is_ordered_over_sectors_as_in_the_statistics():
    """Published order of 2012: pharmaceuticals, equipment, automobiles, chemicals, food."""
    sums = np.zeros((2, len(SECTORS)))
    for seed in range(4):
        innovators, _ = opened(seed=seed)
        firms = (innovators.kind == FIRM) & (innovators.revenue < 1e9)  # without the luck of giants
        for place, column in enumerate((innovators.rd, innovators.revenue)):
            sums[place] += np.bincount(innovators.sector[firms], column[firms], minlength=len(SECTORS))
    intensity = dict(zip([sector.id for sector in SECTORS], sums[0] / sums[1], strict=True))
    order = [intensity[name] for name in ("biomedicine", "equipment", "automobile", "materials", "consumer")]
    assert order == sorted(order, reverse=True)
    assert intensity["optoelectronics"] > intensity["biomedicine"]


# ── the month ───────────────────────────────────────────────────────────────────────────────────


def spent(
    months: int, *, hold: frozenset[str] = frozenset(), cash: float = 1.0, **levers: float
) -> np.ndarray:
    """R&D of firms after some months under these levers, by row."""
    innovators, terms = opened()
    accounts, city = Accounts(innovators), City()
    accounts.open_account("government", 1e12)
    innovators.cash *= cash
    fixed = opening_rd(month(0, rd_subsidy_rate=0.03), innovators, city, terms.bar, terms.intensity)
    city.remember()
    for index in range(months):
        now = month(index, hold=hold, **{"rd_subsidy_rate": 0.03, **levers})
        spend_on_rd(now, innovators, accounts, city, fixed, rules=RULES, research=RESEARCH)
    return innovators.rd[innovators.kind == FIRM]


def test_under_standing_conditions_rd_follows_the_trend_without_a_lag():
    innovators, _ = opened()
    before = innovators.rd[innovators.kind == FIRM].sum()
    assert spent(24).sum() / before == pytest.approx(intensity_trend(23, RULES), rel=0.03)


def test_a_higher_public_share_raises_rd_and_more_firms_do_it():
    plain, aided = spent(24), spent(24, rd_subsidy_rate=0.15)
    price = (0.85 / 0.97) ** -RULES.rd_price_elasticity
    assert 1.0 < aided.sum() / plain.sum() < 1.2 * price
    assert np.count_nonzero(aided > 0.0) > np.count_nonzero(plain > 0.0)


def test_a_poor_year_lowers_rd_unless_finance_is_held():
    assert spent(12, cash=0.1).sum() < 0.95 * spent(12).sum()
    held = frozenset({"finance_rd"})
    assert spent(12, cash=0.1, hold=held) == pytest.approx(spent(12, hold=held))


def test_a_university_keeps_its_budget_whatever_rd_costs_and_gains_by_projects_of_firms():
    innovators = Innovators()
    rows = innovators.append(2, key=keys(2), kind=np.array([UNIVERSITY, INSTITUTE]), rd_base=1e9)
    plain = institution_budget(month(-1), innovators, rows, 1.0, RESEARCH)
    assert plain == pytest.approx([1e9, 1e9])
    more = institution_budget(month(-1), innovators, rows, 1.1, RESEARCH)
    assert more / plain - 1.0 == pytest.approx(
        [0.1 * RESEARCH.university_projects, 0.1 * RESEARCH.institute_projects]
    )
    later = institution_budget(month(59), innovators, rows, 1.0, RESEARCH)
    assert later[0] > later[1] > 1e9


def test_subsidies_are_booked_to_their_lever_and_leave_firms_cash_alone():
    innovators, terms = opened()
    accounts, city = Accounts(innovators), City()
    accounts.open_account("government", 1e12)
    fixed: RdTerms = opening_rd(month(0, rd_subsidy_rate=0.03), innovators, city, terms.bar, terms.intensity)
    before = innovators.cash.copy()
    now = month(0, rd_subsidy_rate=0.03, industry_focus_share=0.0)
    spend_on_rd(now, innovators, accounts, city, fixed, rules=RULES, research=RESEARCH)
    firms = innovators.kind == FIRM
    owed = 0.03 * np.sum(innovators.rd[firms]) / 12.0
    assert accounts.spent["rd_subsidy_rate"] == pytest.approx(owed)
    assert np.array_equal(innovators.cash, before)
