"""From question to answer (求解步骤): screen, try a design, fit, search, try again on fresh pairs."""

from dataclasses import dataclass

import numpy as np
from scipy.stats import qmc

from model.arrays import Floats
from scenarios.planning.problem import Dial, Problem
from scenarios.planning.screening import screen
from scenarios.planning.search import Candidate, front, in_the_optimum
from scenarios.planning.surrogate import Surrogate

ASKED = (0.25, 0.5, 0.75)
"""Probabilities of the front, beside the one that is wanted."""
BEYOND = 0.5
"""Part of the way from the wanted probability to certainty that is tried too, should the first fall short."""
DECIDED = 0.8
"""Share of cost draws in which a lever must be in, or out, to be called so."""


@dataclass(frozen=True)
class Effort:
    """How much is run."""

    screening: int = 6
    """Pairs of the screening."""
    levers: int = 12
    """Levers searched at most."""
    points: int = 64
    """Points of the design, rounded up to a power of two; two corners come with them."""
    pairs: int = 8
    """Pairs that answer the design."""
    fresh: int = 32
    """Fresh pairs that try what was found."""
    draws: int = 20
    """Draws of the costs over which the optimum is found again."""


@dataclass(frozen=True)
class Tried:
    """A point of the front and what fresh pairs say of it."""

    candidate: Candidate
    levels: dict[str, float]
    """Level of each lever that moves, declared unit."""
    met: Floats
    """Whether each fresh pair meets all targets, shape (n_fresh,)."""
    by_target: Floats
    """Share of fresh pairs that meet each target, shape (n_targets,)."""
    costs: Floats
    """Cost of each fresh pair, 100 m CNY."""

    @property
    def probability(self) -> float:
        """Share of fresh pairs that meet all targets."""
        return float(self.met.mean())

    @property
    def cost(self) -> float:
        """Mean cost over fresh pairs."""
        return float(self.costs.mean())


@dataclass(frozen=True)
class Solution:
    """The answer."""

    problem: Problem
    """With the levers that were searched."""
    reachable: bool
    """Whether a plan found keeps the probability wanted on fresh pairs, within the budget."""
    best: Tried
    """The cheapest that does; else the likeliest within the budget."""
    front: tuple[Tried, ...]
    base: Tried
    blocking: tuple[str, ...]
    """Targets that fall short of the probability in the best found, the worst first."""
    inside: dict[str, float]
    """By lever, share of cost draws in whose best plan it is."""
    help: dict[str, float]
    """By lever, part of a lagging target's gap that it closes alone beyond noise; all that were asked."""
    runs: int
    """Points answered times pairs."""

    def verdict(self, lever: str) -> str:
        """Whether a lever is in the optimum over draws of the costs: in, out, or undecided."""
        share = self.inside[lever]
        return "in" if share >= DECIDED else "out" if share <= 1.0 - DECIDED else "undecided"


def solve(problem: Problem, effort: Effort) -> Solution:
    """Find the cheapest plan for a probability, and say how sure that is.

    Parameters
    ----------
    problem : levers, targets, world
    effort : how much is run; the world is asked ``screening * (levers + 1)`` times, then
        ``points * pairs`` times, then ``fresh`` times for each point of the front
    """
    screened = screen(problem, range(effort.screening), effort.levers)
    helpful = dict(zip((dial.lever for dial in problem.dials), screened.help.tolist(), strict=True))
    asked = effort.screening * (len(problem.dials) + 1)
    searched = problem.only(screened.kept)
    found: list[Candidate] = []
    inside: dict[str, float] = {}
    if screened.kept:
        points = design(effort.points, len(screened.kept))
        trials = searched.world(points, range(effort.pairs))
        asked += trials.costs.size
        surrogate = Surrogate(trials)
        wanted = problem.probability
        found = front(surrogate, sorted({*ASKED, wanted, wanted + BEYOND * (1.0 - wanted)}))
        inside = shares_inside(surrogate, searched.dials, found[-1], wanted, effort.draws)
    fresh = range(effort.pairs + effort.screening, effort.pairs + effort.screening + effort.fresh)
    nothing = Candidate(np.zeros(len(screened.kept)), 0.0, float(screened.base.met().mean()), 0.0)
    base, *tried = try_again(searched, [nothing, *distinct(found)], fresh)
    asked += (1 + len(tried)) * effort.fresh
    best, reachable = best_of([base, *tried], problem)
    short = best.by_target < problem.probability
    order = np.argsort(best.by_target, kind="stable")
    return Solution(
        problem=searched,
        reachable=reachable,
        best=best,
        front=tuple(tried),
        base=base,
        blocking=tuple(problem.targets[place] for place in order if short[place]),
        inside=inside,
        help=helpful,
        runs=asked,
    )


def design(points: int, levers: int) -> Floats:
    """A scrambled Sobol sequence, of the next power of two, and both ends; shape (n_points, n_levers)."""
    inner = qmc.Sobol(levers, rng=0).random_base2(int(np.ceil(np.log2(max(points, 1)))))
    return np.concatenate([np.zeros((1, levers)), np.ones((1, levers)), inner])


def distinct(found: list[Candidate]) -> list[Candidate]:
    """Each point once."""
    return list({one.point.tobytes(): one for one in found}.values())


def try_again(problem: Problem, found: list[Candidate], pairs: range) -> list[Tried]:
    """What fresh pairs say of points."""
    trials = problem.world(np.array([one.point for one in found]), pairs)
    met = trials.met()
    return [
        Tried(
            one,
            levels_of(problem.dials, one.point),
            met[place].astype(np.float64),
            np.mean(trials.margins[place] >= 0.0, axis=0),
            trials.costs[place],
        )
        for place, one in enumerate(found)
    ]


def levels_of(dials: tuple[Dial, ...], point: Floats) -> dict[str, float]:
    """Levels of the levers that move."""
    parts = zip(dials, point.tolist(), strict=True)
    return {dial.lever: dial.level(part) for dial, part in parts if part > 0.0}


def best_of(tried: list[Tried], problem: Problem) -> tuple[Tried, bool]:
    """The cheapest that keeps the probability within the budget; else the likeliest within it."""
    payable = [one for one in tried if one.cost <= problem.budget] or [min(tried, key=lambda one: one.cost)]
    enough = [one for one in payable if one.probability >= problem.probability]
    if enough:
        return min(enough, key=lambda one: one.cost), True
    return max(payable, key=lambda one: (one.probability, float(one.by_target.mean()), -one.cost)), False


def shares_inside(
    surrogate: Surrogate, dials: tuple[Dial, ...], best: Candidate, wanted: float, draws: int
) -> dict[str, float]:
    """By lever, share of draws of the costs in whose best plan it is; the pairs' own costs are the draws."""
    share = min(wanted, best.probability)
    shares = in_the_optimum(surrogate, share, surrogate.cost_weights[:draws], best.point)
    return dict(zip((dial.lever for dial in dials), shares.tolist(), strict=True))
