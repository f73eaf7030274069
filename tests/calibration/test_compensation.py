"""Compensation 0 against 80 %: the worlds that are compared, paired effects and exact intervals."""

import numpy as np
import pytest
from scipy.stats import binom

from calibration.compensation import BACKED, NONE, POOL, PROMISED, SHARE, Effect, probability, worlds


def test_the_levels_differ_in_risk_sharing_alone():
    levels = {label: world.levels() for label, world in worlds("plan-2024").items()}
    for label, share in ((NONE, 0.0), (PROMISED, 80.0), (BACKED, 80.0)):
        assert np.all(levels[label][SHARE] == share)
    for name, values in levels[NONE].items():
        if name != SHARE:
            assert np.array_equal(values, levels[PROMISED][name])
        if name not in (SHARE, POOL):
            assert np.array_equal(values, levels[BACKED][name])


def test_the_interval_of_a_paired_effect_is_that_of_student():
    effect = Effect(np.array([10.0, 20.0, 30.0, np.nan]), np.array([11.0, 22.0, 33.0, 1.0]))
    mean, low, high = effect.interval
    assert mean == pytest.approx(2.0)
    assert high - mean == pytest.approx(4.302653 / np.sqrt(3.0), rel=1e-6)
    assert low + high == pytest.approx(2.0 * mean)
    assert effect.raised == 1.0


@pytest.mark.parametrize(("events", "trials"), [(0, 20), (7, 20), (20, 20)])
def test_the_interval_of_a_probability_is_exact(events: int, trials: int):
    share, low, high = probability(events, trials)
    assert low <= share <= high
    if events:
        assert binom.sf(events - 1, trials, low) == pytest.approx(0.025)
    if events < trials:
        assert binom.cdf(events, trials, high) == pytest.approx(0.025)
