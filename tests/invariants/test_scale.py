"""A thinned city has the counts of the whole one, but for the indicators that are listed as biased."""

import numpy as np
import pytest

from model.indicators import INDICATORS, yearly
from scenarios.full_scale import full_scale_only, thinned_notes
from tests.house.pages import ROOT
from tests.invariants.worlds import world

SEEDS, MONTHS, THINNED = range(5), 24, 20
SLIGHT = 0.01
"""Differences below this share of the value are let pass."""
Z = 4.0
"""Standard errors by which the means of both scales may differ: one false alarm in some thousand tests."""
MAIN = (
    *("innovating_firms", "invention_applications", "invention_grants", "valid_invention_patents"),
    *("inventions_pending", "patent_grants_total", "valid_utility_models", "pct_applications"),
    *("trademark_applications", "valid_trademarks", "infringements", "admin_cases"),
    *("court_cases_filed", "court_cases_closed", "court_cases_pending", "mean_closing_days"),
    *("service_practitioners", "protection_satisfaction"),
)
"""Counts that a thinned city must have: none of them is on the list."""


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:invalid value:RuntimeWarning")  # no baseline year in two years
def test_the_main_counts_are_the_same_at_both_scales_within_four_standard_errors():
    full, thinned = (
        [yearly(world(MONTHS, scale=scale, seed=seed, audit=False).series()) for seed in SEEDS]
        for scale in (1, THINNED)
    )
    apart = {}
    for name in MAIN:
        one, other = (np.array([values[name][-1] for values in some]) for some in (full, thinned))
        error = np.sqrt((one.var(ddof=1) + other.var(ddof=1)) / len(SEEDS))
        if abs(other.mean() - one.mean()) > max(Z * error, SLIGHT * abs(one.mean())):
            apart[name] = (one.mean(), other.mean(), error)
    assert not apart


def test_no_main_count_is_listed_as_biased():
    assert not set(MAIN) & set(full_scale_only())


def test_the_list_of_biased_indicators_names_indicators_and_stands_on_the_page_too():
    page = (ROOT / "docs" / "evidence" / "scale-bias.md").read_text(encoding="utf-8")
    said = page.split("to be shown at 1:1 only.**")[1].split("\n\n")[0]
    assert set(full_scale_only()) <= set(INDICATORS)
    assert all(f"`{name}`" in said for name in full_scale_only())


def test_a_thinned_table_names_its_biased_indicators_and_a_full_one_has_no_note():
    name = next(iter(full_scale_only()))
    assert INDICATORS[name].label in thinned_notes([name, "gdp"], 20, "en")[0]
    assert INDICATORS[name].zh in thinned_notes([name], 20, "zh")[0]
    assert thinned_notes([name], 1, "en") == []
    assert thinned_notes(["gdp"], 20, "en") == []
