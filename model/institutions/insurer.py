"""IP insurers together (知识产权保险): yearly policies that pay for suits, and loan insurance.

A holder weighs the price after subsidy against what it has at stake: more rights, or an infringement
met not long ago. Who is riskier insures more while the price is one for all, so claims pull the price
up (adverse selection); the price follows the insurer's own experience, a step a year.
"""

from typing import Any

import numpy as np

from model import chance
from model.accounts import Accounts
from model.arrays import OPEN, Floats, Keys, Mask, Rows
from model.institutions.funds import Fund
from model.month import Month
from model.parameters.funds import FundParameters
from model.tables.innovators import Innovators

NEVER = -10_000
"""Month before all others: never insured, never infringed."""
CENT = 0.005
"""Claims unpaid below it are rounding, CNY."""


class Insurer(Fund):
    """Mandate: carry the risk of owners and banks for a premium. Limit: its reserve."""

    def __init__(self, model: Any, accounts: Accounts, rules: FundParameters, subsidy: float) -> None:
        super().__init__(model, accounts, "insurer", rules.insurer_capital)
        self.rules = rules
        self.premium = rules.premium
        """Premium of a policy now, CNY a year."""
        self.coverage = float(self.wanted(subsidy, np.ones(1), np.zeros(1))[0])
        """Share of holders of inventions that want a policy, 0-1, over the last year's turns."""
        self.sold = np.zeros(12)
        """Policies sold in each month of the last year, full count."""
        self.ruined = int(OPEN)
        """First month in which a claim was not paid in full."""
        self.experience = np.zeros(2)
        """Policy years so far, and claims on them, CNY."""
        self._until = self._scared_until = np.empty(0, dtype=np.int32)

    @property
    def policies(self) -> float:
        """Policies in force, full count."""
        return float(np.sum(self.sold))

    @property
    def pure_premium(self) -> float:
        """Claims expected per policy and year, CNY: own experience by credibility, else the first premium."""
        years, claims = self.experience
        prior = self.rules.experience_policies
        assumed = self.rules.premium * (1.0 - self.rules.expense_share)
        return float((claims + prior * assumed) / (years + prior))

    @property
    def selling(self) -> bool:
        """Whether the reserve bears a year's expected claims, so that new policies are sold."""
        expected = self.policies * max(self.pure_premium, self.premium * (1.0 - self.rules.expense_share))
        return self.balance > 0.0 and self.balance >= self.rules.solvency * expected

    # ── infringement policies ───────────────────────────────────────────────────────────────────

    def wanted(self, subsidy: float, exposure: Floats, scared: Floats) -> Floats:
        """Chance that a holder wants a policy at this public share of the premium, shape of ``exposure``.

        ``exposure`` is its rights over the mean holder's, ``scared`` 1 if it met an infringement lately.
        """
        rules = self.rules
        price = (1.0 - subsidy) * self.premium / rules.premium
        pull = rules.takeup * price**-rules.takeup_elasticity
        return np.asarray(-np.expm1(-pull * exposure**rules.selection * np.exp(rules.scare * scared)))

    def willing(self, month: Month, innovators: Innovators, turn: Rows) -> Mask:
        """Which of these holders want a policy now; each has one taste for life."""
        count, weight = innovators.inventions[turn], innovators.weight[turn]
        mean = float(np.sum(count * weight)) / max(float(np.sum(weight)), 1.0)
        scared = (self._scared_until[turn] > month.index).astype(np.float64)
        chances = self.wanted(month.policy.insurance_premium_subsidy, count / max(mean, 1.0), scared)
        if turn.size:
            self.coverage += (float(np.average(chances, weights=weight)) - self.coverage) / 12.0
        return np.asarray(chance.uniform(month.seed, "insurance.taste", innovators.key[turn], 0) < chances)

    def insure(self, month: Month, innovators: Innovators, holders: Rows) -> None:
        """Sell this month's yearly policies; in January the premium follows experience."""
        self._make_room(month, innovators, holders)
        if month.of_year == 1:
            self.reprice()
        place = month.index % 12
        turn = holders[innovators.key[holders] % np.uint64(12) == np.uint64(place)]
        subsidy = month.policy.insurance_premium_subsidy
        net = self.premium * (1.0 - subsidy)
        buys = self.willing(month, innovators, turn) & (innovators.cash[turn] >= net) & self.selling
        buyers = turn[buys]
        self._until[buyers] = month.index + 12
        self.sold[place] = float(np.sum(innovators.weight[buyers]))
        self.accounts.charge_firms(self.account, buyers, np.full(buyers.size, net))
        self._take_premium(month, self.sold[place] * self.premium, subsidy)
        self.experience[0] += self.policies / 12.0

    def meet(
        self, month: Month, innovators: Innovators, keys: Keys, owners: Rows, noticed: Mask, sued: Mask
    ) -> None:
        """Last month's infringements reach their owners: all take note; who sues for an insured right claims.

        One entry per infringement, shape (n,); ``owners`` -1 = not known. Lawyers and experts are outside.
        """
        self._make_room(month, innovators, owners[:0])
        rows = np.flatnonzero((owners >= 0) & noticed)
        self._scared_until[owners[rows]] = month.index + round(self.rules.scare_months)
        insured = rows[sued[rows] & (self._until[owners[rows]] >= month.index)]
        named = np.minimum(
            self.rules.rights_covered / np.maximum(innovators.inventions[owners[insured]], 1.0), 1.0
        )
        claiming = insured[month.happens("insurance.named", keys[insured], named)]
        spread = self.rules.claim_spread
        z = month.normal("insurance.claim_cost", keys[claiming])
        claims = self.rules.claim_cost * np.exp(spread * z - 0.5 * spread**2)
        self.experience[1] += float(np.sum(claims))
        self._pay_claims(month, "outside", claims)

    def reprice(self) -> None:
        """The premium moves toward what own claims and expenses ask for, by credibility, a step at most."""
        rules = self.rules
        target = self.pure_premium / (1.0 - rules.expense_share)
        step = rules.premium_step
        self.premium = float(np.clip(target, self.premium * (1.0 - step), self.premium * (1.0 + step)))

    def _make_room(self, month: Month, innovators: Innovators, holders: Rows) -> None:
        """A place per innovator; before the first month, policies that run from the year before."""
        first, more = not self._until.size, len(innovators) - self._until.size
        if more > 0:
            blank = np.full(more, NEVER, dtype=np.int32)
            self._until = np.concatenate([self._until, blank])
            self._scared_until = np.concatenate([self._scared_until, blank])
        if first and holders.size:
            place = (innovators.key[holders] % np.uint64(12)).astype(np.intp)
            has = self.willing(month, innovators, holders)
            left = (place - month.index) % 12
            self._until[holders[has]] = month.index + left[has]
            weight = innovators.weight[holders[has]]
            self.sold = np.bincount(place[has], weights=weight, minlength=12).astype(np.float64)

    # ── insurance of pledge loans ───────────────────────────────────────────────────────────────

    def takes_loan_cover(self, month: Month, taste: Floats, risk: Floats) -> Mask:
        """Which loans are insured: the riskier, as the borrower knows it, and the cheaper, the more.

        ``taste`` is uniform on 0-1 and the firm's own, ``risk`` its yearly default probability, shape (n,).
        """
        rules = self.rules
        price = 1.0 - month.policy.insurance_premium_subsidy
        pull = rules.loan_takeup * price**-rules.takeup_elasticity
        chances = -np.expm1(-pull * (risk / rules.middling_risk) ** rules.selection)
        return np.asarray((taste < chances) & (self.balance > 0.0))

    def insure_loans(
        self, month: Month, innovators: Innovators, borrowers: Rows, principal: Floats, insured: Mask
    ) -> None:
        """Collect the premium on insured loans at drawdown; the public pays its part."""
        subsidy = month.policy.insurance_premium_subsidy
        rows, premium = borrowers[insured], principal[insured] * self.rules.loan_premium
        net = premium * (1.0 - subsidy) / innovators.weight[rows]
        self.accounts.charge_firms(self.account, rows, net)
        self._take_premium(month, float(np.sum(premium)), subsidy)

    def pay_loan_losses(self, month: Month, losses: Floats) -> Floats:
        """The insured part of losses on insured loans, to the banks; returns what each got, CNY."""
        return self._pay_claims(month, "banks", losses * self.rules.insured_loss)

    # ── both ────────────────────────────────────────────────────────────────────────────────────

    def _take_premium(self, month: Month, premium: float, subsidy: float) -> None:
        """The public part comes in, expenses go out."""
        self.accounts.spend("insurance_premium_subsidy", self.account, premium * subsidy)
        self.accounts.move(self.account, "outside", premium * self.rules.expense_share)
        self.note(month, "premium", premium)

    def _pay_claims(self, month: Month, payee: str, claims: Floats) -> Floats:
        """Pay as far as the reserve goes, and note what was due."""
        paid = self.pay(payee, claims)
        due, met = float(np.sum(claims)), float(np.sum(paid))
        self.note(month, "due", due)
        self.note(month, "claims", met)
        if due - met > CENT:
            self.ruined = min(self.ruined, month.index)
        return paid
