"""Why one loan was refused or granted can be told from the kept rows."""

import numpy as np
import pytest

from model.arrays import OPEN
from model.errors import SimulationError
from model.tables.loans import FEE, GRANTED, NO_BANK, QUOTA, RISK
from scenarios.loan_story import REASONS, story
from tests.model.credit_town import CreditTown


@pytest.fixture(scope="module")
def town() -> CreditTown:
    town = CreditTown()
    for index in range(30):
        town.live(index)
    return town


def test_every_loan_has_a_story_in_both_languages_in_order_of_time(town: CreditTown):
    for key in town.loans.key.tolist():
        events = story(town.loans, key, town.market.banks)
        assert events
        assert all(event.en and event.zh for event in events)
        assert [event.month for event in events] == sorted(event.month for event in events)


@pytest.mark.parametrize("reason", [FEE, NO_BANK, RISK])
def test_a_refusal_says_why(town: CreditTown, reason: int):
    row = np.flatnonzero(town.loans.reason == reason)[0]
    last = story(town.loans, int(town.loans.key[row]), town.market.banks)[-1]
    assert REASONS[reason][0] in last.en
    assert REASONS[reason][1] in last.zh


def test_a_first_refusal_is_told_before_the_bank_that_grants(town: CreditTown):
    loans = town.loans
    row = np.flatnonzero((loans.reason == GRANTED) & (loans.asked >= 0))[0]
    loans.first_bank[row], loans.first_reason[row] = 3, QUOTA
    told = [event.en.split(" ")[0] for event in story(loans, int(loans.key[row]), town.market.banks)]
    assert told.index("refused") < told.index("granted")


def test_a_default_is_told_with_what_was_lost(town: CreditTown):
    loans = town.loans
    row = np.flatnonzero((loans.reason == GRANTED) & (loans.drawn < OPEN))[-1]
    loans.defaulted[row], loans.ended[row], loans.sold[row] = 40, 49, OPEN
    loans.recovered[row], loans.written_off[row] = 0.25 * loans.principal[row], 0.75 * loans.principal[row]
    told = story(loans, int(loans.key[row]), town.market.banks)
    assert told[-2].en == "defaults"
    assert told[-1].en.startswith("settled: recovered")
    assert told[-1].line().startswith("2024-02")
    assert "核销" in told[-1].line(chinese=True)


def test_an_unknown_key_is_refused(town: CreditTown):
    with pytest.raises(SimulationError, match="No loan has the key"):
        story(town.loans, 1, town.market.banks)
