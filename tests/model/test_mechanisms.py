"""Mechanisms can be swapped by name; the usual ones are the model as it is."""

import numpy as np
import pytest

from model.errors import DeclarationError
from model.mechanisms import MECHANISMS, chosen_mechanisms, rules_of
from model.model import IPEcosystem
from model.policy import PolicyPath
from tests.invariants.worlds import region

OTHERS = [(about.name, rule) for about in MECHANISMS.values() for rule in about.rules if rule != about.usual]


def world(**mechanisms: str) -> IPEcosystem:
    path = PolicyPath.constant(132)
    return IPEcosystem(region(), path, seed=0, scale=400, audit=True, mechanisms=mechanisms).run(18)


@pytest.fixture(scope="module")
def usual() -> IPEcosystem:
    return world()


def differing(one: IPEcosystem, other: IPEcosystem) -> list[str]:
    a, b = one.series(), other.series()
    return [name for name in a if not np.array_equal(a[name], b[name], equal_nan=True)]


def test_naming_the_usual_rules_changes_no_bit(usual: IPEcosystem) -> None:
    assert differing(usual, world(**{about.name: about.usual for about in MECHANISMS.values()})) == []


@pytest.mark.parametrize(("name", "rule"), OTHERS)
def test_another_rule_runs_balances_and_changes_something(usual: IPEcosystem, name: str, rule: str) -> None:
    assert differing(usual, world(**{name: rule}))


def test_there_are_three_mechanisms_with_names_in_both_languages() -> None:
    assert set(MECHANISMS) >= {"renewal", "bank_belief", "route_choice"}
    for about in MECHANISMS.values():
        assert about.usual in about.rules
        assert len(about.rules) >= 2
        assert about.label
        assert about.zh
        assert all(rule.label and rule.zh for rule in about.rules.values())


def test_what_is_chosen_leaves_out_the_usual_and_does_not_depend_on_order() -> None:
    one = chosen_mechanisms({"route_choice": "habit", "renewal": "option", "bank_belief": "own_only"})
    assert one == (("bank_belief", "own_only"), ("route_choice", "habit"))
    assert rules_of(())["renewal"] is MECHANISMS["renewal"].rules["option"].does


@pytest.mark.parametrize(
    ("named", "word"), [({"renewl": "option"}, "renewal"), ({"renewal": "fixed_hazzard"}, "fixed_hazard")]
)
def test_an_unknown_name_is_told_with_the_nearest(named: dict[str, str], word: str) -> None:
    with pytest.raises(DeclarationError, match=word):
        chosen_mechanisms(named)
