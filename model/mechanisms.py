"""Mechanisms that can be swapped (可替换机制): rules of which others are possible, by name.

What is believed of a rule is a structural assumption. Each mechanism has a usual rule and alternatives
of the same signature; a study names another to see what an answer owes to the usual one. To add an
alternative: write the function beside the usual one, and declare it here (docs/howto/change-a-mechanism.md).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from model.behaviour.renewal import decide
from model.behaviour.renewal_variants import lapse_by_kind, see_no_further
from model.behaviour.route_rule import keep_to_habit, weigh_routes
from model.errors import DeclarationError, nearest
from model.institutions.belief_rule import believe_ratings, believe_self, believe_self_and_peers


@dataclass(frozen=True)
class Rule:
    """One way in which a mechanism may work."""

    does: Callable[..., Any]
    label: str
    zh: str


@dataclass(frozen=True)
class Mechanism:
    """A mechanism, its usual rule and the alternatives."""

    name: str
    label: str
    zh: str
    usual: str
    rules: Mapping[str, Rule]


MECHANISMS: dict[str, Mechanism] = {
    about.name: about
    for about in (
        Mechanism(
            "renewal",
            "How owners decide on yearly fees",
            "专利维持决策",
            "option",
            {
                "option": Rule(decide, "expected return and the worth of waiting", "期望收益与等待期权"),
                "myopic": Rule(see_no_further, "this year's return against the fee", "仅比较当年收益与年费"),
                "fixed_hazard": Rule(lapse_by_kind, "a constant rate by kind", "按类型固定失效率"),
            },
        ),
        Mechanism(
            "bank_belief",
            "What banks make of losses",
            "银行对损失的学习",
            "own_and_peers",
            {
                "own_and_peers": Rule(believe_self_and_peers, "own and peers' losses", "自身与同业损失"),
                "own_only": Rule(believe_self, "own losses alone", "仅自身损失"),
                "no_learning": Rule(believe_ratings, "ratings are never revised", "不修正评级"),
            },
        ),
        Mechanism(
            "route_choice",
            "How owners who were infringed choose a route",
            "维权途径选择",
            "weighed",
            {
                "weighed": Rule(
                    weigh_routes, "success, award, time, cost and help", "胜算、赔偿、时间、成本与援助"
                ),
                "habit": Rule(keep_to_habit, "shares of the opening for ever", "保持初始比例"),
            },
        ),
    )
}
"""Every mechanism by name."""

Chosen = tuple[tuple[str, str], ...]
"""Mechanisms with their rules, only those that are not the usual, in order of name."""


def chosen_mechanisms(named: Mapping[str, str]) -> Chosen:
    """The mechanisms that differ from the usual, checked.

    Raises
    ------
    DeclarationError : a mechanism or a rule is unknown; the nearest is told
    """
    for name, rule in named.items():
        if name not in MECHANISMS:
            raise DeclarationError(f"There is no mechanism {name!r}.{nearest(name, list(MECHANISMS))}")
        known = list(MECHANISMS[name].rules)
        if rule not in known:
            raise DeclarationError(
                f"Mechanism {name!r} has no rule {rule!r}.{nearest(rule, known)} Rules: {', '.join(known)}."
            )
    return tuple(sorted((name, rule) for name, rule in named.items() if rule != MECHANISMS[name].usual))


def rules_of(chosen: Chosen) -> dict[str, Callable[..., Any]]:
    """The rule of every mechanism, the usual where none is chosen."""
    named = dict(chosen)
    return {name: about.rules[named.get(name, about.usual)].does for name, about in MECHANISMS.items()}
