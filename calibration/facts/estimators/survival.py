"""Survival from a window of months: hazards by age, all who were there included (period life table)."""

import numpy as np

from model.arrays import Floats, Mask, Months


def hazards(
    born: Months,
    died: Months,
    event: Mask,
    weight: Floats,
    *,
    window: tuple[int, int],
    ages: int,
    entered: Months | None = None,
) -> Floats:
    """Deaths per year lived at each age in full years, shape (ages,); nan where nobody lived.

    Parameters
    ----------
    born, died : months of birth and of leaving (any month beyond the window: still there), shape (n,)
    event : whether the leaving is a death; others are lost from sight
    window : first month, and the month after the last, that are looked at
    entered : month from which each can die, if that is not its birth (a patent lapses once granted)
    """
    first, after = window
    start = np.maximum(born if entered is None else entered, first)
    stop = np.minimum(died, after)
    dead = event & (died >= start) & (died < after)
    seen = (stop >= start) & (weight > 0.0)
    born, start, stop = born[seen], start[seen], stop[seen]
    dead, weight = dead[seen], weight[seen]
    lived = np.zeros(ages)
    for age in range(ages):
        low = born + 12 * age
        months = np.minimum(stop, low + 12) - np.maximum(start, low)
        lived[age] = float(np.sum(weight * np.maximum(months, 0))) / 12.0
    of = (stop - born) // 12
    kept = dead & (of < ages)
    deaths = np.bincount(of[kept], weights=weight[kept], minlength=ages)[:ages]
    return np.asarray(np.divide(deaths, lived, out=np.full(ages, np.nan), where=lived > 0.0))


def survival(hazard: Floats) -> Floats:
    """Share still there at the end of each age, shape of ``hazard``; ages that nobody lived count as safe."""
    return np.asarray(np.exp(-np.cumsum(np.nan_to_num(hazard))))
