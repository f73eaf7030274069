"""Banks (银行): few, of skewed size, each with its own appetite, reach and memory of losses.

Mandate: lend depositors' money against IP within appetite and the tolerance of bad loans. What a
firm meets is its own bank; only where IP lending has been rolled out does the branch know it.
A bank keeps scalars; the month's decisions over all requests are arrays (lending.py).
"""

from collections.abc import Sequence
from typing import Any

import mesa
import numpy as np

from model import chance
from model.arrays import Floats, Keys
from model.institutions.belief_rule import BeliefRule, believe_self_and_peers
from model.month import Month
from model.parameters.banks import BankParameters
from model.parameters.finance import FinanceParameters

STATE, JOINT_STOCK, CITY, RURAL = "state", "joint_stock", "city", "rural"
KINDS = (STATE, JOINT_STOCK, CITY, RURAL)
"""Kinds of banks (国有大行、股份行、城商行、农商行)."""


class Bank(mesa.Agent):
    """One bank: what it would lend against IP, and what it has learned."""

    def __init__(self, model: Any, index: int, size: float, reach: float, appetite: float) -> None:
        super().__init__(model)
        self.index = index
        self.key = chance.name_key(f"bank {index}")
        self.size = size
        """Share of the city's lending to technology firms; all banks sum to 1."""
        self.reach = reach
        """Share of its clients whose branch offers IP loans, 0-1; 0 = has not started."""
        self.appetite = appetite
        """IP loans it is ready to hold over its technology loans."""
        self.kind = CITY
        self.loss_budget = 0.0
        """Expected loss that it accepts, share of principal a year."""
        self.joining = 1.0
        """Hazard of starting IP lending over that of all banks."""
        self.memory = 1.0
        """Half-life of its memory of losses over that of all banks."""
        self.expected = 0.0
        """Defaults that it expected so far, fading with memory."""
        self.defaults = 0.0
        """Defaults seen, fading with memory."""
        self.belief = 1.0
        """Defaults believed over defaults expected by its own rating."""
        self.book = 0.0
        """IP loans on its books, CNY."""
        self.bad = 0.0
        """Of these, in default and not settled, CNY."""
        self.losses = 0.0
        """Written off since the opening, CNY."""
        self.loss_borne = 1.0
        """Share of a loss that it expects to bear itself, 0-1."""
        self.appraisal_noise = 0.0
        """Spread of its appraisals, log points."""


def kinds_by_rank(count: int, lender: int, about: BankParameters) -> list[str]:
    """Kinds of banks from the largest to the smallest; the bank at ``lender`` is rural."""
    state, joint_stock = round(about.state_banks), round(about.joint_stock_banks)
    local = max(count - 1 - state - joint_stock, 0)
    city = round(about.city_share * local)
    order = [STATE] * state + [JOINT_STOCK] * joint_stock + [CITY] * city + [RURAL] * (local - city)
    return [*order[:lender], RURAL, *order[lender:]][:count]


def found_banks(model: Any, count: int, rules: FinanceParameters, about: BankParameters) -> list[Bank]:
    """Banks by size; one rural specialist leads IP lending, a few smaller ones have begun."""
    size = np.arange(1, count + 1) ** -rules.bank_size_tail
    size /= size.sum()
    lender = min(round(rules.lender_rank), count) - 1
    others = np.arange(lender + 1, min(lender + 1 + round(rules.other_lenders), count))
    reach = np.zeros(count)
    reach[lender] = 1.0
    rest = size[lender] * (1.0 - rules.lender_share) / rules.lender_share
    reach[others] = rest / max(float(size[others].sum()), rest)
    banks = [Bank(model, i, float(size[i]), float(reach[i]), rules.appetite) for i in range(count)]
    for bank, kind in zip(banks, kinds_by_rank(count, lender, about), strict=True):
        bank.kind = kind
        bank.appetite = rules.appetite * about.of_kind(kind, "appetite")
        bank.loss_budget = rules.loss_budget * about.of_kind(kind, "budget")
        bank.joining, bank.memory = about.of_kind(kind, "joining"), about.of_kind(kind, "memory")
    banks[lender].appetite = rules.lender_appetite
    return banks


def of_all(banks: Sequence[Bank], name: str) -> Floats:
    """One attribute of all banks, shape (n_banks,)."""
    return np.array([getattr(bank, name) for bank in banks], dtype=np.float64)


def keys_of(banks: Sequence[Bank]) -> Keys:
    """Identities of all banks, shape (n_banks,)."""
    return np.array([bank.key for bank in banks], dtype=np.uint64)


def known_share(outreach: float, rules: FinanceParameters) -> float:
    """Firms that know a lender besides their own bank, 0-1; ``outreach`` is events a year."""
    told = -rules.known_outreach * np.expm1(-outreach / rules.outreach_scale)
    return float(rules.search_share + (1.0 - rules.search_share) * told)


def chance_of_finding(banks: Sequence[Bank], known: float) -> float:
    """Chance that a firm finds a bank that lends on IP: its own, or a lender it knows (``known``, 0-1)."""
    own = float(np.sum(of_all(banks, "size") * of_all(banks, "reach")))
    return own + (1.0 - own) * known


def join_lending(month: Month, banks: Sequence[Bank], *, outreach: float, rules: FinanceParameters) -> None:
    """Banks start IP lending alone or after their peers, more so where events bring them to firms.

    ``outreach`` is the number of bank-firm events a year. Those that have started roll it out.
    """
    reach = of_all(banks, "reach")
    started = reach > 0.0
    hazard = rules.join_alone + rules.join_peers * float(np.mean(started))
    push = 1.0 - rules.join_outreach * np.expm1(-outreach / rules.outreach_scale)
    hazards = hazard * push * of_all(banks, "joining") / 12.0
    starts = ~started & month.happens("banks.start", keys_of(banks), hazards)
    grown = np.where(started | starts, reach + rules.reach_growth * (1.0 - reach), reach)
    for bank, value in zip(banks, grown.tolist(), strict=True):
        bank.reach = value


def learn_from_losses(
    banks: Sequence[Bank],
    expected: Floats,
    defaults: Floats,
    *,
    rules: FinanceParameters,
    rule: BeliefRule = believe_self_and_peers,
) -> None:
    """Update each bank's belief from its own and its peers' defaults, with fading memory.

    ``expected`` and ``defaults`` are this month's counts by bank, shape (n_banks,); ``rule`` makes
    beliefs of what is remembered.
    """
    fading = 0.5 ** (1.0 / (rules.memory_halflife * of_all(banks, "memory")))
    months = zip(banks, fading.tolist(), expected.tolist(), defaults.tolist(), strict=True)
    for bank, keep, hoped, seen in months:
        bank.expected = bank.expected * keep + hoped
        bank.defaults = bank.defaults * keep + seen
    beliefs = rule(of_all(banks, "expected"), of_all(banks, "defaults"), rules)
    for bank, belief in zip(banks, beliefs.tolist(), strict=True):
        bank.belief = belief
