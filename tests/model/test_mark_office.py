"""Examination, publication, opposition, review: shares, times and stocks in small closed cases."""

from dataclasses import replace

import numpy as np
import pytest

from model.accounts import Stock
from model.behaviour.mark_office import by_row, examine_marks, odds_of, published_share
from model.behaviour.marks import hoarding_left, hoarding_of_nation
from model.month import Month, month_name
from model.parameters.marks import MarkParameters
from model.tables.marks import (
    EXAMINED,
    HOARDERS,
    OPPOSED,
    PUBLISHED,
    REACHED,
    REVIEWED,
    MarkBook,
    MarkFlows,
)
from tests.model.small_city import month_of, small_region

ABOUT = MarkParameters()
PLAIN_ROW, GUIDED_ROW = 0, REACHED


def at(index: int, **economy: float) -> Month:
    return month_of(small_region(months=index + 1, economy=economy), index)


class Office:
    """A book with the same applications every month, and the stocks that must close."""

    def __init__(self, filed: int, row: int = PLAIN_ROW, about: MarkParameters = ABOUT) -> None:
        self.filed, self.row, self.about, self.book = filed, row, about, MarkBook()
        self.marks, self.applications = Stock("trademarks", 0.0), Stock("applications", 0.0)
        self.flows: list[MarkFlows] = []

    def run(self, months: int, **economy: float) -> "Office":
        for index in range(months):
            month = at(index, **economy)
            self.book.flows = MarkFlows()
            examine_marks(month, self.book, self.marks, self.applications, about=self.about)
            new = np.zeros(len(self.book.rows), dtype=np.int64)
            new[self.row] = self.filed
            self.book.enter(EXAMINED + (index + 4) % 13, new, float(index * self.filed))
            self.applications.gain("filed", self.filed)
            self.marks.close(float(self.book.valid.sum()), month_name(index))
            self.applications.close(float(self.book.pending.sum()), month_name(index))
            self.flows.append(self.book.flows)
        return self

    def total(self, name: str, since: int = 0) -> float:
        return sum(getattr(flows, name) for flows in self.flows[since:])


def test_the_share_published_leads_to_the_share_registered():
    for registered in (0.4, 0.57, 0.81):
        p = float(published_share(registered, ABOUT))
        saved = (1.0 - p) * ABOUT.refusal_reviews * ABOUT.review_success
        stands = 1.0 - ABOUT.opposed * ABOUT.opposition_success
        assert (p + saved) * stands == pytest.approx(registered)
    assert published_share(0.0, ABOUT) == 0.0
    assert published_share(1.0, ABOUT) == 1.0


def test_honest_and_hoarded_applications_together_are_registered_as_the_nation_says():
    economy = at(0, trademark_register_share=0.6).economy
    odds = odds_of(economy, 0, ABOUT)
    hoarded = hoarding_of_nation(1.0, hoarding_left(0, ABOUT), ABOUT)
    stands = 1.0 - ABOUT.opposed * ABOUT.opposition_success

    def in_the_end(published: float) -> float:
        return (published + (1.0 - published) * ABOUT.refusal_reviews * ABOUT.review_success) * stands

    mix = (1.0 - hoarded) * in_the_end(odds.plain) + hoarded * in_the_end(odds.hoarded)
    assert mix == pytest.approx(0.6)
    assert odds.hoarded < odds.plain


def test_guidance_avoids_refusals_and_hoarders_are_refused_more():
    odds = odds_of(at(0).economy, 0, ABOUT)
    shares = by_row(odds, ABOUT)
    assert 1.0 - shares[GUIDED_ROW] == pytest.approx((1.0 - odds.plain) * (1.0 - ABOUT.guidance_refusal))
    assert shares[HOARDERS] == odds.hoarded < shares[PLAIN_ROW] < shares[GUIDED_ROW]


def test_an_unopposed_application_is_registered_after_seven_months():
    calm = replace(ABOUT, opposed=0.017)
    office = Office(1_000, about=calm).run(7, trademark_register_share=1.0)
    assert office.total("registered") == 0
    office = Office(1_000, about=calm).run(8, trademark_register_share=1.0)
    last = office.flows[-1]
    assert 960 < last.registered < 1_000
    assert last.waited / last.registered == 7.0
    assert last.opposed == 1_000 - last.registered


def test_a_steady_office_registers_the_share_of_the_nation_and_keeps_what_little_s_law_says():
    filed, months, settled = 4_000, 200, 120
    office = Office(filed).run(months, trademark_register_share=0.6)
    p = odds_of(at(0, trademark_register_share=0.6).economy, months, ABOUT).plain
    saved = (1.0 - p) * ABOUT.refusal_reviews * ABOUT.review_success
    stands = 1.0 - ABOUT.opposed * ABOUT.opposition_success
    share = office.total("registered", settled) / filed / (months - settled)
    # The hoarding of the nation fades, and with it the odds drift by a thousandth: hence the tolerance.
    assert share == pytest.approx((p + saved) * stands, abs=0.003)
    published = filed * (p + saved)
    waiting = {
        "examination": (office.book.rows[:, EXAMINED:PUBLISHED].sum(), 4 * filed),
        "publication": (office.book.rows[:, PUBLISHED:OPPOSED].sum(), 3 * published),
        "opposition": (
            office.book.rows[:, OPPOSED].sum(),
            published * ABOUT.opposed * ABOUT.opposition_months,
        ),
        "review": (
            office.book.rows[:, REVIEWED].sum(),
            filed * (1.0 - p) * ABOUT.refusal_reviews * ABOUT.review_months,
        ),
    }
    for stage, (found, expected) in waiting.items():
        assert abs(found - expected) < 4 * np.sqrt(expected) + 0.003 * expected, stage


def test_pendency_is_seven_months_and_what_opposition_and_review_add():
    filed, months, settled = 4_000, 240, 120
    office = Office(filed).run(months, trademark_register_share=0.6)
    p = odds_of(at(0, trademark_register_share=0.6).economy, months, ABOUT).plain
    lost = ABOUT.opposition_success
    saved = (1.0 - p) * ABOUT.refusal_reviews * ABOUT.review_success
    reviewed = saved / (p + saved)
    opposed = ABOUT.opposed * (1.0 - lost) / (1.0 - ABOUT.opposed * lost)
    # What ends at a rate 1/m a month, first asked one month later, takes m months in the mean.
    expected = 7.0 + reviewed * ABOUT.review_months + opposed * ABOUT.opposition_months
    assert office.total("waited", settled) / office.total("registered", settled) == pytest.approx(
        expected, rel=0.01
    )


def test_every_application_ends_as_a_mark_or_without():
    office = Office(500).run(60, trademark_register_share=0.6)
    ended = office.total("registered") + office.total("failed")
    assert ended + office.book.pending.sum() == 500 * 60
    assert office.total("examined") == office.total("published") + office.total("refused")
    assert office.total("oppositions_ended") >= office.total("oppositions_won") > 0
    assert office.total("reviews") > office.total("reviews_won") > 0


def test_filing_months_are_neither_made_nor_lost():
    office = Office(700).run(40)
    assert office.book.since[office.book.rows.sum(axis=0) == 0] == pytest.approx(0.0, abs=1e-6)
    in_exam = sum(700 * month for month in range(36, 40))
    assert office.book.since[EXAMINED:PUBLISHED].sum() == pytest.approx(in_exam)


@pytest.mark.parametrize("share", [0.52, 0.61, 0.81])
def test_most_published_applications_are_published_in_full(share):
    office = Office(2_000).run(30, trademark_register_share=share)
    partly = office.total("published_partly") / office.total("published")
    assert partly == pytest.approx(ABOUT.published_partly, abs=4 * 0.5 / np.sqrt(office.total("published")))
