"""A month's applications in a small town: scale, luck, twins, filings without an idea."""

import numpy as np
import pytest

from model.accounts import Accounts
from model.arrays import OPEN
from model.behaviour import abnormal
from model.behaviour.filing import Desk, file_patents
from model.behaviour.subsidies import pay_grant_subsidies
from model.behaviour.twins import give_up_twins
from model.month import Month
from model.policy import Policy
from model.tables.agencies import AgencyBook
from model.tables.innovators import FIRM, Innovators
from model.tables.patents import DESIGN, INVENTION, LAPSED, UTILITY_MODEL, WITHDRAWN, Patents
from tests.model.filing_town import ABOUT, calm_city, desk_of, january, no_agencies, town, town_region
from tests.model.small_city import month_of

QUIET = ABOUT.with_values({"filing.yearly_luck": 5.0})
LAX = {"filing_subsidy_quantity": 2500.0, "abnormal_filing_control": 0.2}


def filed_in(
    months: int,
    *,
    seed: int = 0,
    book: AgencyBook | None = None,
    innovators: Innovators | None = None,
    **levers: float,
) -> tuple[Patents, Desk, Innovators]:
    """Months of filing in the town; nobody is examined."""
    region = town_region()
    people = innovators or town()
    desk, patents, city = desk_of(people, region, QUIET), Patents(), calm_city()
    for index in range(months):
        month = month_of(region, index, seed=seed, **levers)
        file_patents(month, people, patents, city, desk, book or no_agencies(), parameters=QUIET, reports=5.0)
    return patents, desk, people


def test_a_year_under_the_levers_of_2020_has_the_applications_of_2019():
    patents, _, _ = filed_in(12)
    counts = np.bincount(patents.kind, minlength=3)
    assert counts == pytest.approx([3_300, 3_800, 600], rel=0.08)


def test_rights_filed_have_the_declared_median_and_spread():
    patents, _, people = filed_in(12)
    genuine = (people.kind[patents.owner] == FIRM) & ~patents.abnormal
    about = QUIET.patents
    for kind, median in (
        (INVENTION, about.value_median_invention),
        (UTILITY_MODEL, about.value_median_utility),
        (DESIGN, about.value_median_design),
    ):
        rows = np.flatnonzero(genuine & (patents.kind == kind))
        logs = np.log(patents.value[rows]) - about.value_quality * patents.quality[rows]
        assert logs.mean() == pytest.approx(np.log(median), abs=4.0 * logs.std() / np.sqrt(rows.size))
    inventions = np.log(patents.value[(patents.kind == INVENTION) & ~patents.abnormal])
    assert inventions.std() == pytest.approx(about.value_spread, rel=0.08)


def test_counts_of_firms_alike_vary_more_than_poisson():
    patents, _, people = filed_in(12)
    firms = np.flatnonzero((people.kind == FIRM) & (people.sector == 4))
    ideas = np.bincount(patents.owner[~patents.abnormal], minlength=len(people))[firms]
    assert ideas.var() > 1.2 * ideas.mean()


def test_the_same_seed_files_the_same_and_another_seed_does_not():
    one, two, other = filed_in(3)[0], filed_in(3)[0], filed_in(3, seed=1)[0]
    assert np.array_equal(one.key, two.key)
    assert np.array_equal(one.value, two.value)
    assert not np.array_equal(one.key, other.key)
    assert np.unique(one.key).size == len(one)


def test_a_subsidy_changes_no_genuine_invention_that_would_be_filed_anyway():
    none = filed_in(6, filing_subsidy_quantity=0.0)[0]
    paid = filed_in(6, filing_subsidy_quantity=2500.0)[0]
    inventions = none.key[(none.kind == INVENTION) & (none.twin < 0)]
    kept = np.isin(inventions, paid.key)
    assert kept.mean() > 0.95


def test_applications_on_one_idea_share_it_and_know_each_other():
    patents, desk, _ = filed_in(2)
    inventions = np.flatnonzero((patents.twin >= 0) & (patents.kind == INVENTION))
    twins = patents.twin[inventions]
    assert inventions.size
    assert np.all(patents.kind[twins] == UTILITY_MODEL)
    assert np.array_equal(patents.twin[twins], inventions)
    assert np.array_equal(patents.owner[twins], patents.owner[inventions])
    assert np.array_equal(patents.strategic[twins], patents.strategic[inventions])
    ratio = patents.value[inventions] / patents.value[twins]
    assert ratio == pytest.approx(np.full(ratio.size, ratio[0]), rel=1e-4)
    last = np.count_nonzero(patents.filed[inventions] == 1)
    assert desk.pairs == last


def test_a_tenth_to_a_fifth_of_applications_are_dual():
    patents, _, _ = filed_in(12)
    dual = np.count_nonzero(patents.twin >= 0) / len(patents)
    assert 0.08 <= dual <= 0.22


def test_a_utility_model_is_given_up_when_its_invention_is_granted():
    patents = Patents()
    patents.append(6, kind=[0, 1, 0, 1, 0, 1], twin=[1, 0, 3, 2, 5, 4], filed=0, due=9)
    patents.granted[[0, 1, 2]] = 5, 3, 5  # the second's utility model is pending, the third's invention too
    force, pending = give_up_twins(month_of(town_region(), 5), patents, np.array([0, 2]))
    assert (force.tolist(), pending.tolist()) == ([1], [3])
    assert patents.outcome[[1, 3]].tolist() == [LAPSED, WITHDRAWN]
    assert patents.ended.tolist() == [OPEN, 5, OPEN, 5, OPEN, OPEN]
    again = give_up_twins(month_of(town_region(), 6), patents, np.array([0, 2]))
    assert [rows.size for rows in again] == [0, 0]


def test_subsidies_tempt_and_screening_deters():
    def tempted(**levers: float) -> float:
        return abnormal.temptation(Policy(**levers), 1.0, ABOUT)

    assert tempted(filing_subsidy_quantity=0.0, abnormal_filing_control=0.8) < 0.05
    subsidies = [
        tempted(filing_subsidy_quantity=s, abnormal_filing_control=0.2) for s in (500.0, 1000.0, 2500.0)
    ]
    assert np.all(np.diff(subsidies) > 0.0)
    controls = [tempted(filing_subsidy_quantity=2500.0, abnormal_filing_control=c) for c in (0.0, 0.5, 1.0)]
    assert np.all(np.diff(controls) < 0.0)
    assert abnormal.temptation(Policy(**LAX), 0.0, ABOUT) == tempted(
        **(LAX | {"filing_subsidy_quantity": 0.0})
    )
    idle = ABOUT.with_values({"filing.abnormal_status": 0.0})
    assert abnormal.temptation(Policy(**LAX), 0.0, idle) == 0.0


def test_a_sixth_of_filings_lack_an_idea_under_subsidies_and_few_without():
    paid, free = filed_in(12, **LAX)[0], filed_in(12, **(LAX | {"filing_subsidy_quantity": 0.0}))[0]
    examinable = paid.kind != DESIGN
    assert (
        0.10 <= paid.abnormal[examinable].mean() <= 0.22
    )  # national .17-.21; the town has more universities
    assert free.abnormal[free.kind != DESIGN].mean() < 0.06
    assert np.count_nonzero(paid.abnormal & (paid.kind == UTILITY_MODEL)) > np.count_nonzero(
        paid.abnormal & (paid.kind == INVENTION)
    )


def test_filings_without_an_idea_are_poor_and_worth_next_to_nothing():
    patents, _, people = filed_in(12, **LAX)
    fake = np.flatnonzero(patents.abnormal)
    genuine = np.flatnonzero(~patents.abnormal)
    assert patents.quality[fake].mean() < patents.quality[genuine].mean() - 1.0
    assert np.median(patents.value[fake]) < 0.1 * np.median(patents.value[genuine])
    assert np.all(people.kind[patents.owner[fake]] == FIRM)


def test_an_agency_in_misconduct_writes_more_for_its_clients():
    book = AgencyBook()
    book.append(2, misconduct=[0.0, 0.5], attorneys=1.0)
    innovators = town()
    innovators.agency[:] = np.arange(len(innovators)) % 2
    patents, _, _ = filed_in(6, book=book, innovators=innovators, **LAX)
    fake = np.bincount(patents.agency[patents.abnormal], minlength=2)
    assert fake[1] > 2 * fake[0]


def caught_in(control: float) -> tuple[Patents, Innovators, np.ndarray, Month, abnormal.Reprimands]:
    patents, innovators = Patents(), town(200)
    rows = patents.append(100, owner=np.arange(100), key=np.arange(100, dtype=np.uint64), filed=0, due=9)
    patents.abnormal[:50] = True
    month, reprimands = january(town_region(), abnormal_filing_control=control), abnormal.Reprimands()
    caught = abnormal.withdraw_caught(month, patents, innovators, rows, reprimands, about=ABOUT.filing)
    return patents, innovators, caught, month, reprimands


def test_what_is_caught_is_withdrawn_and_only_abnormal_filings_are():
    assert caught_in(0.0)[2].size == 0
    patents, _, caught, _, _ = caught_in(1.0)
    assert 0.7 * 50 <= caught.size <= 50
    assert patents.abnormal[caught].all()
    assert np.all(patents.outcome[caught] == WITHDRAWN)
    assert np.all(patents.due[caught] == OPEN)


def test_credit_lost_for_an_abnormal_filing_comes_back_after_its_time():
    _, innovators, caught, _, reprimands = caught_in(1.0)
    owners = np.unique(caught)
    assert innovators.credit[owners] == pytest.approx(
        np.full(owners.size, 1.0 - ABOUT.filing.abnormal_credit)
    )
    region = town_region()
    reprimands.restore(month_of(region, round(ABOUT.filing.abnormal_memory) - 1), innovators)
    assert np.all(innovators.credit[owners] < 1.0)
    reprimands.restore(month_of(region, round(ABOUT.filing.abnormal_memory)), innovators)
    assert np.all(innovators.credit == 1.0)


def test_an_owner_without_credit_files_nothing_without_an_idea():
    innovators = town()
    innovators.credit[:] = 0.0
    assert not filed_in(3, innovators=innovators, **LAX)[0].abnormal.any()


def test_awards_raise_the_quality_of_inventions_and_leave_utility_models_alone():
    plain = filed_in(6, quality_award=0.0)[0]
    award = filed_in(6, quality_award=50_000.0)[0]
    both = np.intersect1d(plain.key, award.key, return_indices=True)[1:]
    gain = award.quality[both[1]] - plain.quality[both[0]]
    inventions = (plain.kind[both[0]] == INVENTION) & ~plain.abnormal[both[0]]
    assert gain[inventions].mean() > 0.0
    assert gain[~inventions] == pytest.approx(np.zeros(np.count_nonzero(~inventions)), abs=1e-6)


def test_cultivated_owners_draft_better_and_more_often_in_strategic_fields():
    plain, served = town(), town()
    served.cultivated[:] = True
    before, after = filed_in(6, innovators=plain)[0], filed_in(6, innovators=served)[0]
    genuine = ~before.abnormal
    gain = (after.quality - before.quality)[genuine]
    assert gain == pytest.approx(np.full(gain.size, ABOUT.patents.quality_cultivation), abs=1e-5)
    assert after.strategic.mean() > before.strategic.mean()


def test_grants_are_paid_as_far_as_the_nation_tolerates_it():
    innovators, patents = town(100), Patents()
    rows = patents.append(3, owner=np.arange(3), kind=[INVENTION, INVENTION, UTILITY_MODEL])
    patents.high_value[0] = True
    for tolerance, paid in ((1.0, 3 * 2500.0 + 4000.0), (0.5, 1.5 * 2500.0 + 4000.0)):
        accounts = Accounts(innovators)
        accounts.open_account("government")
        before = innovators.cash[:3].sum()
        month = january(
            town_region(quantity_subsidy_norm=tolerance), filing_subsidy_quantity=2500.0, quality_award=4000.0
        )
        pay_grant_subsidies(month, patents, rows, accounts)
        assert innovators.cash[:3].sum() - before == pytest.approx(paid)
