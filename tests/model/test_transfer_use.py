"""Use of patents and value added: rates by hand, the inverted U, numerator and GDP moving together."""

import numpy as np
import pytest

from model.behaviour.market import usefulness_of_effort
from model.behaviour.pools import Pools
from model.behaviour.takers import usefulness
from model.behaviour.transfer import put_into_products
from model.behaviour.use import (
    PatentUse,
    add_value,
    in_use,
    opening_share,
    put_to_use,
    renew_products,
    use_probability,
    usual_status,
)
from model.city import City
from model.indicators.transfer import gdp, patent_intensive_gdp_share
from model.tables.innovators import INSTITUTE, UNIVERSITY
from model.tables.patents import DESIGN, INVENTION, UTILITY_MODEL, Patents
from tests.model.credit_town import REGION, firms, keys, patents_of
from tests.model.small_city import month_of
from tests.model.technology_town import RULES, Town

NONE = np.zeros(10)
"""No pools in any field."""


def test_medium_firms_use_most_and_universities_hardly():
    innovators = firms(6)
    innovators.revenue[:] = [1e6, 1e7, 1e8, 1e9, 1e9, 1e9]
    innovators.kind[4:] = [UNIVERSITY, INSTITUTE]
    patents = patents_of(innovators, each=1)
    micro, small, medium, large, university, institute = use_probability(
        innovators, patents, np.arange(6), RULES, NONE
    )
    assert medium == max(micro, small, medium, large)
    assert micro == min(micro, small, medium, large)
    assert university < institute < micro
    patents.kind[:] = [INVENTION, INVENTION, UTILITY_MODEL, DESIGN, INVENTION, INVENTION]
    assert np.all(use_probability(innovators, patents, np.arange(6), RULES, np.ones(10)) <= 1.0)


def test_pools_free_uses_of_firms():
    innovators = firms(2)
    innovators.kind[1] = UNIVERSITY
    patents = patents_of(innovators, each=1)
    freed = Pools(by_field=np.full(10, 2.0)).freed(RULES)
    none, many = (use_probability(innovators, patents, np.arange(2), RULES, share) for share in (NONE, freed))
    assert many[0] > none[0]
    assert many[1] == none[1]


def test_grants_are_used_as_often_as_the_probability_says():
    innovators = firms(100)
    patents = patents_of(innovators, each=50)
    rows = np.arange(len(patents))
    put_to_use(
        month_of(REGION, 0), patents, innovators, granted=rows, freed=NONE, usefulness=1.0, rules=RULES
    )
    likely = use_probability(innovators, patents, rows, RULES, NONE)
    spread = np.sqrt(np.sum(likely * (1.0 - likely)))
    assert abs(np.count_nonzero(patents.used) - likely.sum()) < 4.0 * spread


def test_a_city_that_grows_with_the_nation_adds_nothing():
    patents, city = Patents(), City(patent_intensive_share=0.12)
    patents.append(12, filed=-12 + np.arange(12), granted=-1, value=100.0, used=True, key=keys(12, "p"))
    use = PatentUse(np.full(12, 100.0), np.full(12, 100.0), np.zeros(12))
    growth = ((1.0 + RULES.nation_growth) * (1.0 + RULES.nation_use)) ** (1.0 / 12.0)
    for index in range(24):
        patents.value *= growth
        month = month_of(REGION, index)
        add_value(month, city, use, patents, turn=np.array([index % 12]), rules=RULES)
    assert use.lead == pytest.approx(0.0, abs=1e-5)  # values are kept in single precision
    assert abs(city.use_value_added) < 1e-6 * REGION.at(0).gdp
    assert city.patent_intensive_share == pytest.approx(0.12 + 2.0 * 0.003)


def test_value_added_follows_the_elasticity_of_use():
    patents, city = Patents(), City(patent_intensive_share=0.12)
    patents.append(1, filed=-12, granted=-1, value=200.0, used=True, key=keys(1, "p"))
    stock = np.zeros(12)
    stock[0] = 100.0
    use = PatentUse(stock, stock.copy(), np.zeros(12))
    add_value(month_of(REGION, 0), city, use, patents, turn=np.array([0]), rules=RULES)
    ahead = np.log(2.0) - (np.log1p(RULES.nation_growth) + np.log1p(RULES.nation_use)) / 12.0
    assert use.lead == pytest.approx(ahead)
    base = city.patent_intensive_share * REGION.at(0).gdp
    assert city.use_value_added == pytest.approx(RULES.use_elasticity * base * ahead)


def test_the_opening_share_gives_2019_its_mean():
    share = opening_share(REGION)
    months = share - 0.003 * np.arange(1, 12) / 12.0
    assert np.mean([share, *months]) == pytest.approx(0.12, abs=0.003 / 12.0)


def test_the_opening_stock_in_use_is_that_of_the_table():
    town = Town()
    assert town.use.opening.sum() == pytest.approx(in_use(town.patents, np.arange(len(town.patents))))


def test_rates_of_use_are_size_times_status_by_hand():
    innovators = firms(2)
    innovators.revenue[:] = 1e8
    innovators.high_tech[:] = [True, False]
    rates = use_probability(innovators, patents_of(innovators, each=1), np.arange(2), RULES, NONE)
    assert rates == pytest.approx(
        [RULES.use_medium * RULES.use_high_tech, RULES.use_medium * RULES.use_ordinary]
    )


def test_another_s_patent_is_worth_most_to_medium_firms_and_more_to_those_that_know_the_field():
    innovators = firms(5)
    innovators.revenue[:] = [1e6, 1e7, 1e8, 1e9, 1e8]
    innovators.rd[:] = 0.03 * innovators.revenue
    innovators.rd[4] = 0.0
    micro, small, medium, large, ignorant = usefulness(innovators, np.arange(5), RULES)
    assert micro < large < small < medium
    assert ignorant == pytest.approx(RULES.absorb_least)
    assert ignorant < medium <= 1.0


def test_use_of_a_bought_patent_raises_sales_by_its_return_as_far_as_the_firm_can_use_it():
    town = Town(count=20)
    town.patents.used[:] = False
    before = town.innovators.revenue.copy()
    row, user = np.array([50]), np.array([3])
    put_into_products(town.innovators, town.patents, row, user, town.market, RULES)
    gain = town.patents.value[50] * RULES.use_sales * town.market.buyers.fit[3]
    assert town.innovators.revenue[3] - before[3] == pytest.approx(gain)
    assert town.patents.used[50]


def test_products_end_and_idle_patents_of_firms_start_late_by_their_rates():
    innovators = firms(200)
    innovators.kind[100:] = UNIVERSITY
    patents = patents_of(innovators, each=100)
    patents.used[::2] = True
    rows = np.arange(len(patents))
    renew_products(month_of(REGION, 0), patents, innovators, turn=rows, rules=RULES)
    was = rows % 2 == 0
    of_firm = patents.owner < 100
    assert np.mean(~patents.used[was]) == pytest.approx(RULES.product_end, rel=0.2)
    assert np.mean(patents.used[~was & of_firm]) == pytest.approx(RULES.late_start, rel=0.25)
    assert not np.any(patents.used[~was & ~of_firm])


def test_inventors_with_a_stake_invent_a_little_more_usefully():
    town = Town()
    assert usefulness_of_effort(town.market, RULES) == pytest.approx(1.0)
    town.market.effort = 1.0
    assert 1.0 < usefulness_of_effort(town.market, RULES) <= 1.0 + RULES.effort_use


def test_what_use_adds_is_the_same_amount_in_the_numerator_and_in_gdp():
    class World:
        city = City(patent_intensive_share=0.12, use_value_added=5e8)

    class Now:
        month = month_of(REGION, 0)

    top, bottom = patent_intensive_gdp_share(World(), Now())  # type: ignore[arg-type]
    World.city.use_value_added = 0.0
    top_0, bottom_0 = patent_intensive_gdp_share(World(), Now())  # type: ignore[arg-type]
    assert top - top_0 == pytest.approx(100.0 * 5e8)
    assert bottom - bottom_0 == pytest.approx(5e8)
    assert gdp(World(), Now()) * 1e8 == pytest.approx(bottom_0)  # type: ignore[arg-type]


def test_status_shifts_use_about_the_rate_of_the_size_and_leaves_its_mean():
    innovators = firms(100)
    innovators.revenue[:] = 1e8
    innovators.inventions[:] = 1.0
    innovators.high_tech[:80] = True
    patents = patents_of(innovators, each=1)
    usual = usual_status(innovators, RULES)
    rates = use_probability(innovators, patents, np.arange(100), RULES, NONE, usual=usual)
    assert rates.mean() == pytest.approx(RULES.use_medium)
    assert rates[0] / rates[99] == pytest.approx(RULES.use_high_tech / RULES.use_ordinary)


def test_firms_put_grants_to_use_as_often_as_the_nation_by_now_and_universities_as_before():
    innovators = firms(2)
    innovators.kind[1] = UNIVERSITY
    patents = patents_of(innovators, each=1)
    then, now = (
        use_probability(innovators, patents, np.arange(2), RULES, NONE, rate=rate) for rate in (0.875, 1.0)
    )
    assert then[0] / now[0] == pytest.approx(0.875)
    assert then[1] == now[1]


def test_the_nation_s_rate_of_use_grows_to_2023_as_surveyed_and_slows_later():
    use = PatentUse(np.ones(12), np.ones(12), np.zeros(12), national_rate=RULES.use_opening)
    nothing, path = np.empty(0, dtype=np.intp), []
    for index in range(72):
        add_value(month_of(REGION, index), City(), use, Patents(), turn=nothing, rules=RULES)
        path.append(use.national_rate)
    assert path[35] == pytest.approx(RULES.use_opening * (1.0 + RULES.nation_use) ** 3)
    growth = np.diff(np.log(path[11::12]))
    assert np.all(growth[3:] < growth[0])
    assert np.all(growth > 0.0)
