"""Inventions abroad: routes, offices, delays, what support does and where its budget ends."""

import numpy as np
import pytest

from model.accounts import Accounts
from model.arrays import OPEN
from model.behaviour.abroad import (
    Abroad,
    AbroadRates,
    foreign_in,
    office_months,
    office_shares,
    opening_abroad,
    pull_abroad,
    value_pull,
)
from model.parameters import Parameters
from model.policy import Policy
from model.tables.foreign import ASIA, DIRECT, ELSEWHERE, EUROPE, PCT, US
from model.tables.innovators import Innovators
from model.tables.patents import INVENTION, UTILITY_MODEL, WITHDRAWN, Patents
from tests.model.filing_town import ABOUT, town, town_region
from tests.model.small_city import month_of

USUAL = Policy().overseas_filing_support
RATES = AbroadRates(pct=0.04, direct=0.02, entry=0.6, mean_pull=1.0, price=1.0 - 0.8 * USUAL, home_grant=0.55)
MANY = 20_000


def some(count: int = MANY, **columns: object) -> Patents:
    """Inventions of owner 0, filed in January, of median value."""
    patents = Patents()
    given = {
        "kind": INVENTION,
        "owner": 0,
        "filed": 0,
        "value": ABOUT.patents.value_median_invention,
    } | columns
    patents.append(count, key=np.arange(count, dtype=np.uint64), **given)
    return patents


def pulled(innovators: Innovators) -> AbroadRates:
    """Rates at which the first owner has the mean pull."""
    pull = float(pull_abroad(innovators, np.array([0]), ABOUT.abroad)[0])
    return AbroadRates(RATES.pct, RATES.direct, RATES.entry, pull, RATES.price, RATES.home_grant)


def abroad_after(
    months: int, patents: Patents, about: Parameters = ABOUT, **levers: float
) -> tuple[Abroad, Innovators, Accounts]:
    """What January's filings have become after some months."""
    innovators, region = town(100), town_region()
    accounts = Accounts(innovators)
    accounts.open_account("government")
    abroad = Abroad(pulled(innovators), about)
    filed = np.arange(len(patents))
    for index in range(months):
        abroad.file(month_of(region, index, **levers), innovators, patents, filed, accounts, readiness=0.0)
        filed = filed[:0]
    return abroad, innovators, accounts


def test_grants_abroad_have_the_offices_of_the_source():
    patents = some()
    abroad = Abroad(RATES, ABOUT)
    rows = np.arange(len(patents))
    abroad.plan(0, patents, rows, np.zeros(rows.size, int), np.full(rows.size, DIRECT))
    counts = np.bincount(abroad.grants.office, minlength=4) / len(abroad.grants)
    assert counts == pytest.approx(office_shares(ABOUT.abroad), abs=0.01)
    assert len(abroad.grants) / MANY == pytest.approx(ABOUT.abroad.offices * ABOUT.abroad.grant, rel=0.03)
    families = np.stack([abroad.grants.patent, abroad.grants.office])
    assert np.unique(families, axis=1).shape == families.shape  # no office grants a family twice


def test_each_office_takes_its_time():
    patents = some()
    abroad = Abroad(RATES, ABOUT)
    rows = np.arange(len(patents))
    abroad.plan(0, patents, rows, np.full(rows.size, 10), np.full(rows.size, DIRECT))
    grants = abroad.grants
    for office in (US, EUROPE, ASIA, ELSEWHERE):
        wait = (grants.granted - grants.entered)[grants.office == office]
        assert wait.mean() == pytest.approx(office_months(ABOUT.abroad)[office], rel=0.05)


def test_the_first_grant_of_a_family_is_a_date_of_its_patent():
    patents = some(2_000)
    abroad = Abroad(RATES, ABOUT)
    rows = np.arange(len(patents))
    abroad.plan(0, patents, rows, np.zeros(rows.size, int), np.full(rows.size, DIRECT))
    first = np.full(rows.size, OPEN)
    np.minimum.at(first, abroad.grants.patent, abroad.grants.granted)
    assert np.array_equal(first, patents.overseas)
    assert np.array_equal(np.bincount(abroad.grants.patent, minlength=rows.size), patents.overseas_grants)


def test_a_national_phase_comes_at_thirty_months_and_a_direct_filing_within_twelve():
    abroad, _, _ = abroad_after(31, some())
    grants, about = abroad.grants, ABOUT.abroad
    assert set(grants.entered[grants.route == PCT]) == {30}
    assert set(grants.entered[grants.route == DIRECT]) == {round(about.direct_months)}
    assert about.direct_months <= 12


def test_filings_abroad_have_the_rates_of_2019_under_the_support_of_2020():
    patents = some()
    abroad, _, _ = abroad_after(31, patents)
    usual = RATES.pct / np.exp(0.5 * (ABOUT.abroad.value_pull * ABOUT.patents.value_spread) ** 2)
    assert np.mean(patents.pct == 0) == pytest.approx(usual, rel=0.12)
    entered = np.unique(abroad.grants.patent[abroad.grants.route == PCT]).size
    granted_once = 1.0 - (1.0 - ABOUT.abroad.grant) ** ABOUT.abroad.offices
    expected = np.count_nonzero(patents.pct == 0) * RATES.entry * granted_once
    assert entered == pytest.approx(expected, rel=0.15)


def test_more_support_sends_more_inventions_abroad_and_the_same_ones_too():
    few, many = some(), some()
    abroad_after(1, few, overseas_filing_support=0.0)
    abroad_after(1, many, overseas_filing_support=0.5)
    assert np.count_nonzero(many.pct == 0) > np.count_nonzero(few.pct == 0)
    assert np.all(many.pct[few.pct == 0] == 0)


def test_a_budget_that_runs_out_cuts_claims_and_their_pull():
    tight = ABOUT.with_values({"abroad.support_budget": 1.0e7, "abroad.office_cost": 70_000.0})
    small, _, _ = abroad_after(1, some(), tight, overseas_filing_support=0.15)
    large, _, _ = abroad_after(1, some(100_000), tight, overseas_filing_support=0.8)
    assert small.cut == 1.0
    assert large.cut < 1.0
    assert large.price_pull(0.8) < Abroad(large.rates, tight).price_pull(0.8)
    assert large.claims * large.cut == pytest.approx(tight.abroad.support_budget, rel=1e-6)


def test_public_money_for_filing_abroad_passes_through_its_owner():
    patents = some()
    innovators = town(100)
    accounts = Accounts(innovators)
    accounts.open_account("government")
    abroad, before = Abroad(pulled(innovators), ABOUT), innovators.cash.sum()
    month = month_of(town_region(), 0, overseas_filing_support=0.4)
    abroad.file(month, innovators, patents, np.arange(MANY), accounts, readiness=0.0)
    assert abroad.paid > 0.0
    assert innovators.cash.sum() == pytest.approx(before)
    applied = np.count_nonzero(patents.pct == 0)
    assert abroad.paid == pytest.approx(applied * 0.8 * 0.4 * ABOUT.abroad.pct_cost, rel=0.1)


def test_utility_models_and_filings_without_an_idea_stay_at_home():
    patents = some(kind=np.where(np.arange(MANY) % 2 == 0, INVENTION, UTILITY_MODEL))
    patents.abnormal[: MANY // 2] = True
    abroad_after(1, patents)
    gone = np.flatnonzero(patents.pct == 0)
    assert gone.size
    assert np.all(patents.kind[gone] == INVENTION)
    assert not patents.abnormal[gone].any()


def test_a_withdrawn_application_enters_no_national_phase():
    patents = some()
    patents.outcome[::2] = WITHDRAWN
    abroad, _, _ = abroad_after(31, patents)
    assert np.all(abroad.grants.patent % 2 == 1)


def test_exports_and_value_pull_abroad():
    innovators = town(20)
    innovators.export_share[1] = 0.6
    home, exporter = pull_abroad(innovators, np.array([0, 1]), ABOUT.abroad)
    assert exporter > home
    worth = ABOUT.patents.value_median_invention * np.array([0.1, 1.0, 10.0])
    assert np.all(np.diff(value_pull(worth, ABOUT)) > 0.0)


def test_grants_of_2019_come_from_the_smaller_years_before():
    region, innovators = town_region(), town()
    rates = opening_abroad(innovators, np.full(len(innovators), 1.0), region, ABOUT)
    about, opening = ABOUT.abroad, region.opening
    families = opening.overseas_grants_2019 / (about.offices * about.grant)
    assert rates.direct > about.direct_share * families / opening.invention_applications_2019
    assert 0.0 < rates.entry <= 1.0


def test_what_was_filed_before_2020_arrives_on_its_dates():
    patents = some(filed=-np.arange(MANY) % 48 - 48)
    abroad = Abroad(RATES, ABOUT)
    abroad.before(0, patents, np.arange(MANY), granted=False)
    past = abroad.grants
    assert np.all(past.entered < 0)
    waiting = [index for index in abroad.waiting]
    assert min(waiting) >= 0
    assert np.all(past.granted >= past.entered)
    assert foreign_in(past, 5, PCT).size + foreign_in(past, 5, DIRECT).size == np.count_nonzero(
        past.granted == 5
    )
