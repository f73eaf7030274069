"""Rules that a study compares (机制对照): worlds go on by each of them in turn, at every point."""

import itertools
from collections.abc import Sequence
from typing import Any

from model.errors import DeclarationError, ScenarioError
from model.mechanisms import MECHANISMS, Chosen, chosen_mechanisms
from scenarios.reading import Faults

USUAL: tuple[Chosen, ...] = ((),)
"""The usual rule of every mechanism, alone."""


def rules_of(given: Any, faults: Faults) -> tuple[Chosen, ...]:
    """Every combination of the rules that a ``[mechanisms]`` table names, the last mechanism fastest."""
    if not isinstance(given, dict):
        faults.note("mechanisms", 'give a table, such as [mechanisms] and renewal = ["option", "myopic"].')
        return USUAL
    lists = {name: [rule] if isinstance(rule, str) else rule for name, rule in given.items()}
    for name, rules in lists.items():
        if not isinstance(rules, list) or not rules or len(set(map(str, rules))) < len(rules):
            faults.note("mechanisms", f"{name} = {rules!r} is not a rule, or a list of different rules.")
            return USUAL
    try:
        combined = itertools.product(*lists.values())
        return tuple(chosen_mechanisms(dict(zip(lists, map(str, row), strict=True))) for row in combined)
    except DeclarationError as error:
        faults.note("mechanisms", str(error))
        return USUAL


def compared(rules: Sequence[Chosen]) -> list[str]:
    """Mechanisms that go on by another rule than the usual somewhere, in order of name."""
    return sorted({name for chosen in rules for name, _ in chosen})


def rule_cells(chosen: Chosen, rules: Sequence[Chosen]) -> dict[str, str]:
    """The rule of each mechanism that the study compares: a column each in its tables."""
    named = dict(chosen)
    return {name: named.get(name, MECHANISMS[name].usual) for name in compared(rules)}


def rule_lines(rules: Sequence[Chosen]) -> list[str]:
    """What is compared, in words: a line per mechanism."""
    rows = [rule_cells(chosen, rules) for chosen in rules]
    return [f"{name}: {', '.join(dict.fromkeys(row[name] for row in rows))}" for name in compared(rules)]


def check_one_rule(rules: Sequence[Chosen]) -> None:
    """Refuse several sets of rules where an analysis reads one.

    Raises
    ------
    ScenarioError : the study compares rules
    """
    if len(rules) > 1:
        raise ScenarioError(
            f"The study compares {len(rules)} sets of rules ({'; '.join(rule_lines(rules))}); this analysis "
            "reads one. Name one rule for each mechanism in [mechanisms]; ipeco sweep and results take all."
        )
