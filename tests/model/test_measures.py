"""Measures can be taken in part; the world does not notice."""

import numpy as np
import pytest

from model.errors import DeclarationError
from model.indicators import INDICATORS, chosen, yearly
from model.model import IPEcosystem
from model.policy import PolicyPath
from tests.invariants.worlds import region, world


def test_few_measures_are_the_same_bits_as_all() -> None:
    few = ("patent_grants_total", "court_days_change")
    few = tuple(name for name in few if name in INDICATORS) or ("patent_grants_total",)
    small = IPEcosystem(region(), PolicyPath.constant(132), seed=0, scale=400, audit=True, measures=few)
    part, whole = small.run(12).series(), world(12).series()
    assert set(part) < set(whole)
    assert all(np.array_equal(part[name], whole[name], equal_nan=True) for name in part)
    assert yearly(part)["patent_grants_total"] == yearly(whole)["patent_grants_total"]


def test_a_change_brings_the_measure_that_it_is_of() -> None:
    change = next(about for about in INDICATORS.values() if about.kind == "change")
    assert {about.id for about in chosen([change.id])} == {change.id, change.of}


def test_no_name_means_every_measure() -> None:
    assert [about.id for about in chosen(())] == list(INDICATORS)


def test_an_unknown_measure_is_refused_with_the_nearest() -> None:
    with pytest.raises(DeclarationError, match="patent_transfers"):
        chosen(["patent_transfer"])


def test_nothing_is_said_of_growth_over_a_baseline_of_zero(recwarn) -> None:
    years = yearly({"expert_assessor_cases": np.zeros(60)})
    assert np.isnan(years["expert_assessor_cases_growth"]).all()
    assert not recwarn.list
