"""What a pledge covers: the best right, and others of the same owner as the amount asks for more."""

import numpy as np

from model.arrays import OPEN
from model.institutions.collateral import Holdings, rights_pledged
from model.tables.patents import DESIGN
from tests.model.credit_town import REGION, RULES, CreditTown, firms, keys, patents_of
from tests.model.small_city import month_of


def test_a_portfolio_is_the_best_right_and_others_in_force_of_the_same_owner():
    innovators = firms(3)
    patents = patents_of(innovators, each=5)
    patents.ended[6], patents.kind[7], patents.owner[8] = 0, DESIGN, 2
    place, rows = Holdings().portfolios(patents, np.array([5, 0]), np.array([4, 2]), 3)
    assert place.tolist() == [0, 0, 1, 1]
    assert rows[0] == 5
    assert rows[2] == 0
    assert rows[1] == 9  # 6 has ended, 7 is a design, 8 was sold
    assert np.all(patents.owner[rows] == [1, 1, 0, 0])
    assert np.all(patents.ended[rows] == OPEN)


def test_rights_filed_later_join_the_chain_of_their_owner():
    innovators = firms(2)
    patents, holdings = patents_of(innovators, each=1), Holdings()
    assert holdings.portfolios(patents, np.array([0]), np.array([3]), 0)[1].tolist() == [0]
    patents.append(2, owner=np.array([0, 1]), granted=5)
    assert holdings.portfolios(patents, np.array([0]), np.array([3]), 4)[1].tolist() == [0]
    assert holdings.portfolios(patents, np.array([0]), np.array([3]), 5)[1].tolist() == [0, 2]


def test_an_owner_that_never_filed_pledges_what_it_bought():
    patents, holdings = patents_of(firms(2), each=1), Holdings()
    patents.owner[1] = 0
    holdings.follow(patents)
    patents.owner[1] = 40
    assert holdings.portfolios(patents, np.array([1]), np.array([3]), 0)[1].tolist() == [1]


def test_a_larger_pledge_names_more_rights_and_every_pledge_one():
    month, some = month_of(REGION, 0), keys(4000, "pledge")
    small = rights_pledged(month, some, np.full(4000, 1e5), RULES)
    large = rights_pledged(month, some, np.full(4000, 3.5 * RULES.carried_by_right), RULES)
    assert np.all(small == 1)
    assert abs(np.mean(large) - 3.5) < 4.0 * 0.5 / np.sqrt(4000)


def test_the_opening_holds_rights_pledged_before():
    town = CreditTown()
    pledges = town.market.pledges
    assert np.any(pledges.loan < 0)
    assert np.any(pledges.loan >= 0)
    assert pledges.registered.max() < 0
    marked = np.flatnonzero(town.patents.pledged < 0)
    high = (pledges.patent >= 0) & (pledges.amount >= RULES.high_pledge)
    assert marked.size >= np.unique(pledges.patent[high]).size
