"""Every number is declared completely: unit, range, two names, source, grade."""

import re

import pytest

from model.declare import Number
from model.indicators import INDICATORS
from model.parameters import PARAMETERS
from model.policy import LEVERS

GRADES = {"A", "B", "C", "F"}
CHINESE = re.compile(r"[\u4e00-\u9fff]")
NUMBERS = {f"lever {name}": about for name, about in LEVERS.items()}
NUMBERS |= {f"parameter {name}": about for name, about in PARAMETERS.items()}

every_number = pytest.mark.parametrize(("name", "about"), NUMBERS.items(), ids=NUMBERS)
every_lever = pytest.mark.parametrize(("name", "about"), LEVERS.items(), ids=LEVERS)
every_parameter = pytest.mark.parametrize(("name", "about"), PARAMETERS.items(), ids=PARAMETERS)
every_indicator = pytest.mark.parametrize("about", INDICATORS.values(), ids=INDICATORS)


@every_number
def test_a_number_has_a_unit_two_names_and_a_source(name: str, about: Number):
    assert about.unit.strip(), f"{name} has no unit."
    assert about.label.strip(), f"{name} has no English label."
    assert CHINESE.search(about.zh), f"{name} has no Chinese label: {about.zh!r}."
    assert about.source.strip(), f"{name} has no source."
    assert about.grade in GRADES, f"{name} has grade {about.grade!r}."


@every_number
def test_a_default_lies_within_its_range(name: str, about: Number):
    assert about.low <= about.default <= about.high, f"{name}: {about.low}, {about.default}, {about.high}"


@every_parameter
def test_an_uncertain_parameter_has_a_range(name: str, about: Number):
    assert about.grade in "AF" or about.low < about.high, f"{name} has grade {about.grade} and no spread."


@every_lever
def test_what_a_government_can_plan_lies_within_what_is_possible(name: str, about: Number):
    low, high = about.plannable
    assert about.low <= low <= high <= about.high, f"{name}: plannable {about.plannable} is not possible."
    assert about.group.strip(), f"{name} belongs to no group."


@every_lever
def test_a_lever_names_the_state_that_it_moves_first_and_the_sign(name: str, about: Number):
    if about.moves:
        assert re.fullmatch(r"[a-z_]+(\.[a-z_]+)+", about.moves), (
            f"{name} moves {about.moves!r}: room.variable"
        )
        assert about.sign in {-1, 1}, f"{name} moves {about.moves}: up or down?"
    else:
        assert about.sign == 0, f"{name} is inert, yet has a sign."


@every_lever
def test_the_public_cost_of_a_lever_is_a_distribution(name: str, about: Number):
    cost = about.cost
    assert 0.0 <= cost.low <= cost.mode <= cost.high, f"{name}: {cost}"
    paid_here = cost.basis in {"unit and year", "unit added"}
    assert (cost.high > 0.0) == paid_here, f"{name}: basis {cost.basis!r} with {cost}"


@every_indicator
def test_an_indicator_has_a_unit_and_two_names(about):
    assert about.unit.strip(), f"{about.id} has no unit."
    assert about.label.strip(), f"{about.id} has no English label."
    assert CHINESE.search(about.zh), f"{about.id} has no Chinese label."
    assert about.kind != "change" or about.of in INDICATORS, f"{about.id} is a change of {about.of!r}."
    assert about.better in {"higher", "lower", "none"}


def test_a_label_names_one_thing_only():
    for names in ([about.zh for about in LEVERS.values()], [about.label for about in LEVERS.values()]):
        assert len(set(names)) == len(names), sorted({name for name in names if names.count(name) > 1})
