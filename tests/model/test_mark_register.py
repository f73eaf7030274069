"""What ends a registered mark: renewal, grace, non-use, owners that leave; in small closed cases."""

import numpy as np
import pytest

from model.accounts import Stock
from model.behaviour.entities import opening_entities
from model.behaviour.mark_opening import ownerless
from model.behaviour.mark_register import (
    TEN,
    attack_probability,
    cancel_marks,
    owners_leave,
    renew_marks,
    renewal_of_living,
    renewal_probability,
    without_taker,
)
from model.month import Month
from model.parameters.innovation import InnovationParameters
from model.parameters.marks import MarkParameters
from model.parameters.rights import RightsParameters
from model.tables.marks import (
    AGES,
    GONE,
    GRACE_MONTHS,
    GUIDANCE,
    HOARDERS,
    KINDS,
    LIVING,
    MARK_AGES,
    NONUSE_YEARS,
    REACHED,
    UNREACHED,
    MarkBook,
    MarkFlows,
)
from tests.model.small_city import month_of, small_region

ABOUT = MarkParameters()


def at(index: int, seed: int = 0) -> Month:
    return month_of(small_region(months=index + 1), index, seed=seed)


def book_of(column: int, each: int) -> MarkBook:
    """So many marks of one age in every row."""
    book = MarkBook(renewal=0.7)
    book.rows[:, column] = each
    return book


def test_every_mark_of_ten_years_is_renewed_or_let_go_within_the_year():
    book, by_month = book_of(TEN, 200), []
    total, stock = book.rows.sum(), Stock("trademarks", float(book.rows.sum()))
    renewed = 0
    for index in range(12):
        book.flows = MarkFlows()
        renew_marks(at(index), book, stock, about=ABOUT)
        by_month.append(book.flows.due)
        renewed += book.flows.renewed
        stock.close(float(book.valid.sum() + book.grace.sum()), "month")
    assert sum(by_month) == total
    assert book.rows[:, TEN].sum() == 0
    assert renewed == book.rows[:, 0].sum()
    assert max(by_month) < 2 * min(by_month), "They fall due evenly over the year."


def test_a_mark_that_is_let_go_is_valid_for_six_months_more():
    book = book_of(TEN, 10)
    book.rows[:GONE] = 0  # who is gone renews nothing
    stock = Stock("trademarks", 10.0)
    levels = []
    for index in range(11, 11 + GRACE_MONTHS + 1):  # in December all that is left falls due
        renew_marks(at(index), book, stock, about=ABOUT)
        levels.append(book.valid.sum() + book.grace.sum())
    assert levels == [10] * GRACE_MONTHS + [0]


def test_living_owners_renew_so_much_that_the_published_share_of_all_is_renewed():
    gone, hoarded = 0.3, 0.02
    living = renewal_of_living(gone, hoarded, ABOUT)
    share = (1.0 - gone - hoarded) * living + hoarded * living * ABOUT.hoarding_renewal
    assert share == pytest.approx(ABOUT.renewal)
    assert renewal_of_living(0.7, 0.0, ABOUT) == 1.0, "Never more than all."


def test_the_first_year_renews_the_published_share():
    region = small_region(valid_trademarks=2_000_000.0)
    rights, rules = RightsParameters(), InnovationParameters()
    book = opening_entities(region, about=ABOUT, rights=rights, rules=rules).book
    due = book.rows[:, TEN - 1].copy()  # ten years old in 2020
    share = float(np.sum(due * renewal_probability(book.renewal, ABOUT)) / due.sum())
    assert share == pytest.approx(ABOUT.renewal, abs=0.03)


def test_guidance_saves_marks_and_nobody_renews_for_who_is_gone():
    shares = renewal_probability(0.7, ABOUT)
    plain, guided = shares[UNREACHED], shares[REACHED]
    assert guided == pytest.approx(1.0 - (1.0 - plain) * (1.0 - ABOUT.guidance_renewal))
    assert shares[HOARDERS] == pytest.approx(0.7 * ABOUT.hoarding_renewal)
    assert shares[GONE] == 0.0


def test_non_use_is_attacked_after_three_years_and_the_idle_first():
    hazard = attack_probability(ABOUT) * 12.0
    assert np.all(hazard[:, :NONUSE_YEARS] == pytest.approx(ABOUT.invalidated))
    used = hazard[0, NONUSE_YEARS] - ABOUT.invalidated
    assert used == pytest.approx(ABOUT.nonuse_requests * ABOUT.nonuse_success)
    assert hazard[GONE, -1] - ABOUT.invalidated == pytest.approx(used * ABOUT.nonuse_idle)


def test_cancelled_marks_leave_the_register_once():
    book = MarkBook()
    book.rows[:, :MARK_AGES] = 20_000
    stock = Stock("trademarks", float(book.valid.sum()))
    expected = float(np.sum(book.valid * attack_probability(ABOUT)))
    cancel_marks(at(0), book, stock, about=ABOUT)
    stock.close(float(book.valid.sum()), "2020-01")
    assert abs(book.flows.cancelled - expected) < 4 * np.sqrt(expected)


def test_owners_that_leave_give_marks_up_leave_them_behind_or_pass_them_on():
    book = MarkBook()
    book.rows[:LIVING] = 400
    marks, pending = book.held[..., :MARK_AGES].sum(), book.pending.sum()
    trademarks, applications = Stock("trademarks", float(marks)), Stock("applications", float(pending))
    owners_leave(at(0), book, np.full((KINDS, AGES, GUIDANCE), 0.25), trademarks, applications, about=ABOUT)
    trademarks.close(float(book.valid.sum()), "2020-01")
    applications.close(float(book.pending.sum()), "2020-01")
    given_up, ownerless_now = marks - book.valid.sum(), book.valid[GONE].sum()
    assert given_up / marks == pytest.approx(0.25 * ABOUT.exit_mark_loss, abs=0.002)
    left_behind = (1.0 - ABOUT.exit_mark_loss) * ABOUT.orphaned
    assert ownerless_now / marks == pytest.approx(0.25 * left_behind, abs=0.003)
    assert book.pending.sum() / pending == pytest.approx(1.0 - 0.25 * without_taker(ABOUT), abs=0.003)
    assert book.flows.orphaned == ownerless_now


def test_the_share_of_ownerless_marks_is_that_of_a_constant_hazard():
    hazard = 0.08 * (1.0 - ABOUT.exit_mark_loss) * ABOUT.orphaned
    years = np.array([0.0, 1.0, 10.0])
    assert ownerless(years, 0.08, ABOUT) == pytest.approx(1.0 - np.exp(-hazard * years))


def test_a_steady_register_holds_its_registrations_times_their_mean_life():
    """Registrations are renewed with one share and attacked at known rates: a renewal process."""
    book, yearly = MarkBook(renewal=0.2), 30_000
    stock = Stock("trademarks", 0.0)
    levels = []
    for index in range(12 * 60):
        month = month_of(small_region(months=12), index % 12, seed=index)
        if index % 12 == 0:
            book.rows[:, 1:MARK_AGES] = book.rows[:, : MARK_AGES - 1].copy()
            book.rows[:, 0] = 0
        book.rows[0, 0] += yearly // 12
        stock.gain("registered", yearly // 12)
        book.flows = MarkFlows()
        renew_marks(month, book, stock, about=ABOUT)
        cancel_marks(month, book, stock, about=ABOUT)
        levels.append(book.valid.sum() + book.grace.sum())
    stock.close(float(levels[-1]), "the last month")
    rates = attack_probability(ABOUT)[0] * 12.0
    # A mark of calendar age a is attacked half a year at age 0 and at ten, all year between.
    losses = np.concatenate([[0.5 * rates[0]], rates[1:TEN], [0.5 * rates[TEN]]])
    survival = np.exp(-np.cumsum(losses))
    term = np.trapezoid(
        np.concatenate([[1.0], survival]), np.concatenate([[0.0], np.arange(0.5, 10.0), [10.0]])
    )
    grace = survival[-1] * 0.8 * GRACE_MONTHS / 12.0
    expected = yearly * (term + grace) / (1.0 - 0.2 * survival[-1])
    assert np.mean(levels[-240:]) == pytest.approx(expected, rel=0.01)
