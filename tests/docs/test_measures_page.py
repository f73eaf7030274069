"""docs/measures.md: every measure with lever, rule, level, cost and effect, or why there is none."""

import re

import pytest

from docs.writers.measures import WHY_CONTEXT, effect_text, page, yearly_cost
from docs.writers.obeyed import obeyed
from model.policy import LEVERS
from scenarios.region import whole_register
from tests.house.pages import ROOT

MEASURES = {measure.id: measure for measure in whole_register().measures}
PAGE = page()
FOUND = {
    "measure": "W24-34", "indicator": "mean_closing_days", "named_by_plan": "yes", "part": "own",
    "effect": "-2.25", "reach": "0.5", "distinguishable": "yes", "equal": "no", "pairs": "16", "scale": "20",
}  # fmt: skip


def test_every_measure_stands_there_once_in_both_languages():
    heads = re.findall(r"^### (\S+) (.+) · (.+)$", PAGE, re.MULTILINE)
    assert {head[0] for head in heads} == set(MEASURES)
    assert len(heads) == len(MEASURES) == 116


def test_at_most_eight_measures_are_context_and_each_says_why():
    context = {name for name, measure in MEASURES.items() if measure.role == "context"}
    assert len(context) <= 8
    assert context == set(WHY_CONTEXT)
    assert PAGE.count("**context**") == len(context)


def test_every_lever_that_moves_something_is_obeyed_by_files_that_exist():
    for name, about in LEVERS.items():
        files = obeyed().get(name, ())
        assert bool(files) == bool(about.moves), name
        assert all((ROOT / file).exists() for file in files)


def test_an_effect_is_told_with_interval_part_and_size_of_the_evidence():
    told = effect_text(MEASURES["W24-34"], {"W24-34": FOUND})
    assert told == "-2.25 ± 0.5 天; own, `mean_closing_days`, n = 16, 1:20"


def test_an_indicator_that_the_plan_does_not_name_stands_in_brackets():
    told = effect_text(MEASURES["W24-34"], {"W24-34": FOUND | {"named_by_plan": "no"}})
    assert "(`mean_closing_days`)" in told


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"distinguishable": "no"}, "not distinguishable"),
        ({"equal": "yes", "distinguishable": "no"}, "equal in every pair"),
        ({"effect": ""}, "no lever of it differs"),
    ],
)
def test_where_there_is_no_effect_the_reason_is_told(cells, words):
    assert words in effect_text(MEASURES["W24-34"], {"W24-34": FOUND | cells})


def test_without_a_table_or_a_mechanism_the_reason_is_told():
    assert "not run yet" in effect_text(MEASURES["W24-34"], {})
    assert "context" in effect_text(MEASURES["W24-06"], {})


def test_a_cost_is_the_level_times_the_unit_cost_or_says_how_it_comes_about():
    counted = next(name for name, about in LEVERS.items() if about.cost.basis == "counted")
    assert yearly_cost(counted, "plan-2024") == "counted"
    assert yearly_cost("judges", "plan-2024").endswith("650000 CNY per unit and year")
