"""Fees by hand, optimal stopping against hand calculations, who keeps a right how long."""

from dataclasses import replace

import numpy as np
import pytest

from model.arrays import OPEN
from model.behaviour.fees import FULL, JOINT, SINGLE, reductions, what_owners_pay, yearly_fee
from model.behaviour.option import (
    PRIVATE,
    expected_excess,
    owners_share,
    returns_left,
    understood,
    value_of_waiting,
)
from model.behaviour.renewal import decide, renew, yearly_return
from model.behaviour.renewal_loop import AT_TERM, DROPPED, KEPT
from model.chance import normal, uniform
from model.month import month_number
from model.parameters.patents import PatentParameters
from model.parameters.portfolio import PortfolioParameters
from model.tables.innovators import FIRM, UNIVERSITY, Innovators
from model.tables.patents import DESIGN, EXPIRED, INVENTION, LAPSED, UTILITY_MODEL, Patents
from tests.model.small_city import month_of, small_region

ABOUT, RULES, MARGIN = PatentParameters(), PortfolioParameters(), 0.06
RICH = 1e12
REGION = small_region(months=400, economy={"quantity_subsidy_norm": 1.0})


def keys(n: int, start: int = 1) -> np.ndarray:
    return np.arange(start, start + n, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)


def fees_of(kind: int, years: int, *, reduction: float = 0.0, granted_year: int = 1) -> np.ndarray:
    life = np.arange(1, years + 1)
    return yearly_fee(np.full(years, kind), life, life - granted_year, reduction)


def town(
    count: int, *, kind: int = INVENTION, owner_kind: int = FIRM, **columns
) -> tuple[Innovators, Patents]:
    """One owner per right, rich and large, so that it pays the full fee; granted in the month of filing."""
    innovators, patents = Innovators(), Patents()
    owners = innovators.append(
        count, key=keys(count), kind=owner_kind, revenue=RICH, cash=RICH, inventions=1.0
    )
    patents.append(count, key=keys(count, 10**6), owner=owners, kind=kind, filed=0, granted=0, due=12)
    for name, value in columns.items():
        getattr(patents, name)[:] = value
    return innovators, patents


def live(innovators: Innovators, patents: Patents, years: int, rules=RULES, **levers: float) -> list[int]:
    """Rights alive after each year, all filed in month 0."""
    alive = []
    for year in range(1, years + 1):
        due = np.flatnonzero(patents.due == 12 * year)
        month = month_of(REGION, 12 * year, **levers)
        renew(month, patents, innovators, due, about=ABOUT, rules=rules, margin=MARGIN)
        alive.append(int(np.count_nonzero(patents.ended == OPEN)))
    return alive


# ── the schedule ──────────────────────────────────────────────────────────────────────────────────


def test_ten_and_twenty_years_of_invention_fees_add_up_to_the_official_sums():
    assert fees_of(INVENTION, 10).sum() == 16_300
    assert fees_of(INVENTION, 20).sum() == 82_300


def test_small_rights_pay_the_small_schedule_and_designs_three_thousand_after_ten_years():
    assert fees_of(UTILITY_MODEL, 10).tolist() == [600, 600, 600, 900, 900, 1200, 1200, 1200, 2000, 2000]
    assert fees_of(DESIGN, 15)[10:].tolist() == [3000.0] * 5


def test_ten_reduced_years_cost_a_single_small_owner_2445():
    assert fees_of(INVENTION, 10, reduction=0.85).sum() == pytest.approx(2_445)


def test_the_reduction_lasts_ten_years_from_the_year_of_grant_not_of_filing():
    fees = fees_of(INVENTION, 14, reduction=0.85, granted_year=3)
    assert fees[11] == pytest.approx(600.0)  # twelfth year of life, tenth of the patent
    assert fees[12] == 6_000.0


def test_public_bodies_and_small_firms_pay_less_and_joint_owners_a_little_more():
    innovators = Innovators()
    innovators.append(900, key=keys(900), kind=np.repeat([FIRM, FIRM, UNIVERSITY], 300), revenue=1e6)
    innovators.revenue[:300] = 1e9
    paid = what_owners_pay(0, innovators, np.arange(900), keys(900, 5000), RULES, MARGIN)
    assert np.all(paid[:300] == FULL)
    assert np.mean(paid[300:600] != FULL) == pytest.approx(RULES.reduction_uptake, abs=0.1)
    assert np.all(paid[600:] != FULL)
    assert np.mean(paid[600:] == JOINT) == pytest.approx(RULES.joint_share, abs=0.08)
    assert reductions(RULES)[[FULL, JOINT, SINGLE]].tolist() == [0.0, 0.70, 0.85]


def test_rights_end_at_their_term_and_designs_since_june_2021_live_fifteen_years():
    june = month_number(2021, 6)
    kind = np.array([INVENTION, INVENTION, UTILITY_MODEL, DESIGN, DESIGN, DESIGN], dtype=np.int8)
    age = np.array([19, 20, 10, 10, 10, 15])
    innovators, patents = town(6, kind=kind, value=1e9)
    index = june + 180
    patents.filed[:] = index - 12 * age
    patents.filed[3:] = [june - 1, june, june]
    for at, rows in ((index, [0, 1, 2, 5]), (june + 119, [3]), (june + 120, [4])):
        codes = decide(
            month_of(REGION, at), patents, innovators, np.array(rows), about=ABOUT, rules=RULES, margin=MARGIN
        )
        assert (codes == AT_TERM).tolist() == [row in (1, 2, 3, 5) for row in rows]


# ── stopping ──────────────────────────────────────────────────────────────────────────────────────


def test_returns_shrink_with_age():
    assert yearly_return(np.full(3, 1000.0), np.arange(3.0), 0.1).tolist() == pytest.approx([1000, 900, 810])


@pytest.mark.parametrize("value", [900.0, 5_000.0, 20_000.0, 60_000.0])
def test_who_knows_the_return_stops_in_the_year_that_a_search_over_all_plans_finds(value: float):
    years = np.arange(20)
    profit = value * returns_left(years, RULES) - fees_of(INVENTION, 20)
    discounted = np.cumsum(profit * (1.0 - RULES.discount) ** years)
    best = int(np.argmax(np.append(0.0, discounted)))  # years kept
    innovators, patents = town(1, value=value)
    rules = replace(RULES, learning=0.55)
    while not understood(0, patents.key, np.array([1]), rules)[0]:
        patents.key += np.uint64(1)
    alive = live(innovators, patents, 20, rules)
    assert sum(alive) == max(best - 1, 0)  # the fee of the first year is part of the grant


def test_the_mean_excess_over_a_fee_agrees_with_an_integral_over_quantiles():
    u = (np.arange(400_000) + 0.5) / 400_000
    from_quantiles = np.exp(1.8 * normal(u))
    mean = float(np.exp(0.5 * 1.8**2))
    for fee in (0.1, 1.0, 5.0):
        plain = float(np.mean(np.maximum(from_quantiles - fee, 0.0)))
        assert expected_excess(np.array([mean]), np.array([fee]), 1.8)[0] == pytest.approx(plain, rel=0.01)


def test_the_value_of_waiting_agrees_with_two_last_years_by_hand():
    value = value_of_waiting(ABOUT, RULES)[PRIVATE, FULL, UTILITY_MODEL]
    mean = ABOUT.value_median_utility * np.exp(0.5 * ABOUT.value_spread**2)
    eighth, ninth = mean * 0.87**8, mean * 0.87**9
    later = RULES.learning * float(
        expected_excess(np.array([ninth]), np.array([2000.0]), ABOUT.value_spread)[0]
    )
    later += (1.0 - RULES.learning) * max(ninth - 2000.0, 0.0)
    assert value[9] == pytest.approx(ninth - 2000.0)
    assert value[8] == pytest.approx(eighth - 2000.0 + 0.9 * later)
    assert value[10] == 0.0


def test_who_does_not_know_yet_pays_a_fee_above_the_mean_return_for_the_option():
    poor = replace(ABOUT, value_median_design=200.0)
    ages = np.arange(10)
    value = value_of_waiting(poor, RULES)[PRIVATE, FULL, DESIGN, :10]
    mean = 200.0 * np.exp(0.5 * poor.value_spread**2) * returns_left(ages, RULES)
    fee = fees_of(DESIGN, 10)
    assert np.all(value >= mean - fee - 1e-9)
    assert np.any((mean < fee) & (value > 0.0))
    assert value[9] < 0.0  # in the last year there is nothing left to wait for


def test_owners_learn_once_and_nine_in_ten_within_five_years():
    by_age = [understood(0, keys(20_000), np.full(20_000, age), RULES) for age in range(8)]
    assert all(np.all(later >= earlier) for earlier, later in zip(by_age, by_age[1:], strict=False))
    assert np.mean(by_age[5]) == pytest.approx(0.9, abs=0.01)
    assert not by_age[0].any()


def told_slowly(month, patents: Patents, innovators: Innovators, row: int) -> bool:
    """Whether the fee of one right is paid: the rule as the page tells it, without speed."""
    owner, index = patents.owner[row : row + 1], month.index
    key, who = patents.key[row : row + 1], int(owner[0])
    age = (index - int(patents.filed[row])) // 12
    public = int(innovators.kind[who] != FIRM)
    paid = what_owners_pay(0, innovators, owner, key, RULES, MARGIN)
    since = age - (int(patents.granted[row]) - int(patents.filed[row])) // 12
    kind = patents.kind[row : row + 1]
    fee = float(yearly_fee(kind, np.array([age + 1]), np.array([since]), reductions(RULES)[paid])[0])
    gone = innovators.exited[who] <= index
    heir = uniform(0, "renewal.successor", innovators.key[who : who + 1], 0)[0] < RULES.successor_share
    if gone and not heir and index - innovators.exited[who] > RULES.liquidation_months:
        return False
    if not gone and not public and innovators.cash[who] < innovators.revenue[who] / 12 * RULES.poor_months:
        fee *= RULES.fee_shadow_price
    worth = patents.value[row] * 0.87**age
    if patents.abnormal[row]:
        worth = month.policy.filing_subsidy_quantity * RULES.abnormal_return
    if gone and not heir:
        worth *= RULES.liquidation_share
    elif public and age >= RULES.project_years:
        worth *= RULES.public_return
    if patents.abnormal[row] or (gone and not heir) or understood(0, key, np.array([age]), RULES)[0]:
        return bool(worth >= fee)
    return bool(value_of_waiting(ABOUT, RULES)[public, paid[0], kind[0], age] >= 0.0)


def test_the_compiled_decision_is_the_rule_as_it_is_told():
    count = 600
    rng = np.arange(count)
    innovators, patents = town(count, kind=(rng % 3).astype(np.int8))
    innovators.kind[::2] = UNIVERSITY
    innovators.revenue[:] = np.where(rng % 5 == 0, 1e6, 1e8)
    innovators.cash[::7] = 0.0
    innovators.exited[1::11] = 30
    innovators.exited[3::22] = 65
    patents.abnormal[::13] = True
    patents.value[:] = np.exp(np.linspace(3.0, 12.0, count)[(rng * 7919) % count])
    patents.granted[::4] = 30
    for index in (48, 84, 108):
        month = month_of(REGION, index, filing_subsidy_quantity=2_500.0)
        codes = decide(month, patents, innovators, rng, about=ABOUT, rules=RULES, margin=MARGIN)
        kept = [told_slowly(month, patents, innovators, int(row)) for row in rng]
        assert np.array_equal(codes, np.where(kept, KEPT, DROPPED))
        assert 0.1 < np.mean(kept) < 0.9


# ── who keeps a right how long ────────────────────────────────────────────────────────────────────


def cohort(kind: int, owner_kind: int = FIRM, count: int = 3_000) -> list[int]:
    median = (ABOUT.value_median_invention, ABOUT.value_median_utility, ABOUT.value_median_design)[kind]
    spread = ABOUT.value_spread * normal((np.arange(count) + 0.5) / count)
    innovators, patents = town(count, kind=kind, owner_kind=owner_kind, value=median * np.exp(spread))
    return live(innovators, patents, 20)


def test_designs_lapse_before_utility_models_before_inventions():
    inventions, utility, designs = cohort(INVENTION), cohort(UTILITY_MODEL), cohort(DESIGN)
    for year in (2, 4, 6, 8):
        assert designs[year] < utility[year] < inventions[year]
    assert inventions[8] > 0.5 * 3_000 > designs[4]
    assert designs[9] == utility[9] == 0
    assert inventions[19] == 0


def test_firms_keep_longer_than_public_bodies_though_these_pay_less():
    firms, public = cohort(INVENTION), cohort(INVENTION, UNIVERSITY)
    assert public[5] >= firms[5]  # while projects pay and the fee is reduced
    assert public[12] < 0.8 * firms[12]


def test_a_firm_short_of_money_drops_what_another_keeps():
    innovators, patents = town(2, value=1_500.0)
    innovators.cash[0] = 0.0
    while not understood(0, patents.key, np.array([1, 1]), RULES).all():
        patents.key += np.uint64(1)
    month = month_of(REGION, 12)
    codes = decide(month, patents, innovators, np.arange(2), about=ABOUT, rules=RULES, margin=MARGIN)
    assert codes.tolist() == [DROPPED, KEPT]


def test_a_liquidator_keeps_what_is_valuable_for_a_time_and_a_successor_goes_on():
    innovators, patents = town(400, value=np.repeat([2_000.0, 1e6], 200))
    innovators.exited[:] = 6
    rules = replace(RULES, liquidation_share=0.1, liquidation_months=24)
    alive = []
    for year in (1, 2, 3):
        due = np.flatnonzero(patents.due == 12 * year)
        renew(month_of(REGION, 12 * year), patents, innovators, due, about=ABOUT, rules=rules, margin=MARGIN)
        alive.append([int(np.sum(patents.ended[half] == OPEN)) for half in (slice(0, 200), slice(200, 400))])
    went_on = rules.successor_share * 200
    assert alive[0][1] == 200  # worth a fee even in a liquidator's hands
    assert alive[0][0] == pytest.approx(went_on, abs=25)
    assert alive[2][1] == pytest.approx(went_on, abs=25)  # without a successor nobody pays after two years


def test_what_was_filed_for_subsidies_lapses_when_they_end():
    innovators, patents = town(50, kind=UTILITY_MODEL, abnormal=True, value=1e6)
    assert live(innovators, patents, 2, filing_subsidy_quantity=2_500.0)[-1] == 50
    due = np.flatnonzero(patents.due == 36)
    month = month_of(REGION, 36, filing_subsidy_quantity=0.0)
    ended = renew(month, patents, innovators, due, about=ABOUT, rules=RULES, margin=MARGIN)
    assert ended.size == 50
    assert np.all(patents.outcome == LAPSED)


def test_the_counts_of_owners_follow_and_outcomes_tell_lapse_from_term():
    innovators, patents = town(4, value=[1.0, 1e9, 1e9, 1e9])
    patents.filed[2:] = 24 - 240
    patents.granted[2:] = -200
    patents.due[2:] = 24
    for index in (12, 24, 36, 48, 60, 72, 84, 96):
        due = np.flatnonzero(patents.due == index)
        renew(month_of(REGION, index), patents, innovators, due, about=ABOUT, rules=RULES, margin=MARGIN)
    assert patents.outcome.tolist() == [LAPSED, 0, EXPIRED, EXPIRED]
    assert innovators.inventions.tolist() == [0.0, 1.0, 0.0, 0.0]
    assert patents.due[0] == OPEN


def test_the_share_of_an_owner_falls_for_public_bodies_when_projects_end():
    share = owners_share(np.array([0, 4, 5, 9]), RULES)
    assert share[0].tolist() == [1.0] * 4
    assert share[1].tolist() == [1.0, 1.0, RULES.public_return, RULES.public_return]
