"""Pools of patents: members, saturation, and licences between members."""

import numpy as np
import pytest

from model.behaviour.pools import Pools
from model.behaviour.transfer import cross_license
from model.tables.deals import CROSS_LICENCE
from tests.model.credit_town import firms
from tests.model.technology_town import RULES, SECTORS, Town


def enrolled(founded: float, count: int = 500, each: float = 10.0) -> Pools:
    """Pools of a town whose firms hold ``each`` inventions."""
    innovators = firms(count)
    innovators.inventions[:] = each
    pools = Pools(founded=founded)
    pools.enrol(innovators, SECTORS, RULES)
    return pools


def test_a_pool_has_as_many_members_as_it_needs_from_each_field():
    pools = enrolled(10.0)
    assert pools.working == pytest.approx(10.0)
    assert pools.rows.size == pytest.approx(10.0 * RULES.pool_members, abs=SECTORS)
    assert np.count_nonzero(pools.joined(np.arange(500))) == pools.rows.size


def test_pools_saturate_when_members_run_out():
    most = 500 / RULES.pool_members
    assert enrolled(40.0).working == pytest.approx(40.0)
    assert enrolled(90.0).working == pytest.approx(most)
    assert enrolled(5.0, each=RULES.pool_least - 1.0).working == 0.0


def test_the_largest_holders_join_first():
    innovators = firms(500)
    innovators.inventions[:] = 5.0 + np.arange(500)
    pools = Pools(founded=5.0)
    pools.enrol(innovators, SECTORS, RULES)
    for sector in range(SECTORS):
        inside = pools.joined(np.arange(500)) & (innovators.sector == sector)
        outside = ~pools.joined(np.arange(500)) & (innovators.sector == sector)
        assert innovators.inventions[inside].min() > innovators.inventions[outside].max()


def test_pools_are_founded_over_months():
    pools = Pools(founded=1.0)
    assert pools.follow_order(10.0, RULES)
    assert pools.founded == pytest.approx(1.0 + RULES.pool_founding)
    assert not Pools(founded=3.0).follow_order(3.0, RULES)


def test_each_pool_frees_less_than_the_one_before():
    none, one, two = (Pools(by_field=np.full(SECTORS, count)).freed(RULES)[0] for count in (0.0, 1.0, 2.0))
    assert none == 0.0
    assert 0.0 < two - one < one
    assert two < RULES.pool_use


def test_members_license_members_of_their_field_at_the_yearly_rate_and_pay_nothing():
    town = Town(count=500, each=6, patent_pools=40.0)
    members = town.market.alliances.rows.size
    for seed in range(5):
        for index in range(12):
            essential = town.essential()
            month = town.month(12 * seed + index)
            cross_license(month, town.market, town.innovators, town.patents, essential, RULES)
    deals = town.market.deals
    assert np.all(deals.kind == CROSS_LICENCE)
    assert np.all(deals.price == 0.0)
    assert np.all(town.market.alliances.joined(np.append(deals.giver, deals.taker)))
    assert np.array_equal(town.innovators.sector[deals.giver], town.innovators.sector[deals.taker])
    expected = 5.0 * members * RULES.pool_licences
    # a patent is licensed at most once a month
    assert len(deals) == pytest.approx(expected, rel=0.2)
