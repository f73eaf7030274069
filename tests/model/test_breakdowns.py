"""Breakdowns: parts of one unit that add up where they say so."""

import pytest

from model.errors import DeclarationError
from model.indicators import INDICATORS
from model.indicators.breakdowns import BREAKDOWNS, breakdown
from tests.invariants.worlds import world

ADDING = [about for about in BREAKDOWNS.values() if about.whole]


@pytest.fixture(scope="module")
def months():
    """A thinned city run for a year."""
    return world(months=12).rows


@pytest.mark.parametrize("about", BREAKDOWNS.values(), ids=lambda about: about.id)
def test_a_breakdown_has_both_names_and_at_least_two_parts(about):
    assert about.label
    assert about.zh
    assert len(set(about.parts)) == len(about.parts) >= 2
    assert bool(about.note) == bool(about.note_zh)
    assert about.unit == INDICATORS[about.parts[-1]].unit


@pytest.mark.parametrize("about", ADDING, ids=lambda about: about.id)
def test_parts_add_up_to_the_whole_that_they_name(about, months):
    for row in (months[0], months[-1]):
        assert sum(row[part] for part in about.parts) == pytest.approx(row[about.whole], rel=1e-9)


def test_the_breakdowns_that_readers_ask_for_are_there():
    asked = {"high_value_by", "holders_with", "agencies_with", "grant_months_by_route"}
    assert asked <= set(BREAKDOWNS)


def test_parts_of_different_units_are_refused():
    with pytest.raises(DeclarationError, match="different units"):
        breakdown("mixed", label="", zh="", parts=("patent_attorneys", "service_revenue"))


def test_a_part_that_is_no_indicator_is_refused_with_the_nearest():
    with pytest.raises(DeclarationError, match="patent_attorneys"):
        breakdown("mistyped", label="", zh="", parts=("patent_atorneys",))
