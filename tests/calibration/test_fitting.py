"""The machinery of the fit, on made-up simulators whose posterior is known."""

import numpy as np
import pytest

from calibration.fitting.abc import bound_weights, posterior, published, systematic, weighted_quantiles
from calibration.fitting.discrepancy import Target
from calibration.fitting.emulator import emulate
from calibration.fitting.history_matching import Wave, budgets, least_implausible
from calibration.fitting.recovery import recover
from calibration.fitting.screening import screen
from calibration.fitting.smc import abc_smc
from calibration.fitting.threads import one_thread
from calibration.fitting.verdicts import trade_offs, verdicts


@pytest.fixture(autouse=True)
def _as_in_a_calibration():
    with one_thread():
        yield


def target_of(spread: float, outputs: int, discrepancy: float = 0.0, bounds: tuple[int, ...] = ()) -> Target:
    sides = np.isin(np.arange(outputs), bounds)
    names = tuple(f"s{row}" for row in range(outputs))
    return Target(np.full(outputs, spread), np.full(outputs, discrepancy), names, sides)


def uniforms(n: int, k: int, seed: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).random((n, k))


def linear(x: np.ndarray) -> np.ndarray:
    """Three outputs: two inputs, and their sum. Further inputs do nothing."""
    return np.column_stack([x[:, 0] - 0.5, x[:, 1] - 0.5, x[:, 0] + x[:, 1] - 1.0])


def bent(x: np.ndarray) -> np.ndarray:
    """Outputs that are no straight lines of the inputs."""
    return np.column_stack([np.exp(x[:, 0]) - 1.6, (x[:, 1] + 0.3) ** 2 - 0.6, x[:, 0] * x[:, 1] - 0.25])


def test_a_linear_world_gives_the_posterior_of_the_textbook():
    theta, spread = uniforms(4000, 2), 0.1
    found = posterior(theta, linear(theta), range(4000), target_of(spread, 3), np.zeros(3))
    # x0, x1 and their sum are each measured with sd 0.1: precision [[2, 1], [1, 2]] / 0.1²
    sd = spread * np.sqrt(2.0 / 3.0)
    mean = np.average(found.theta, axis=0, weights=found.weights)
    width = np.sqrt(np.average((found.theta - mean) ** 2, axis=0, weights=found.weights))
    assert mean == pytest.approx([0.5, 0.5], abs=0.02)
    assert width == pytest.approx([sd, sd], rel=0.15)
    # what their sum measures makes them trade off: correlation -1/2
    pairs = trade_offs(["a", "b"], found)
    assert len(pairs) == 1
    assert pairs[0].correlation == pytest.approx(-0.5, abs=0.12)


def test_an_input_that_nothing_tells_keeps_its_prior():
    theta = uniforms(3000, 3)
    found = posterior(theta, linear(theta), range(3000), target_of(0.05, 3), np.zeros(3))
    told = {one.name: one for one in verdicts(["a", "b", "idle"], found)}
    assert told["a"].word == "identified"
    assert told["idle"].word == "not identified"
    assert told["idle"].width == pytest.approx(1.0, abs=0.1)


@pytest.mark.parametrize("simulator", [linear, bent])
def test_intervals_hold_planted_truths_as_often_as_they_say(simulator):
    theta = uniforms(1500, 2)
    found = recover(
        theta, simulator(theta), range(1500), target_of(0.1, 3), planted=False, fitted=False, held_out=150
    )
    half, most = found.overall
    assert half == pytest.approx(0.5, abs=0.1)
    assert most == pytest.approx(0.9, abs=0.06)
    assert (found.width < 0.6).all()


def test_a_fit_that_ignores_what_the_model_misses_is_too_sure():
    theta, target = uniforms(1500, 2), target_of(0.03, 3, discrepancy=0.15)
    y = linear(theta)
    sure = recover(theta, y, range(1500), target, planted=True, fitted=False, held_out=80)
    fair = recover(theta, y, range(1500), target, planted=True, fitted=True, held_out=80)
    assert sure.overall[1] < 0.7
    assert fair.overall[1] > 0.82


def test_worlds_of_one_point_never_fit_each_other():
    theta = np.repeat(uniforms(300, 2), 2, axis=0)
    points = np.repeat(np.arange(300), 2).tolist()
    found = recover(theta, linear(theta), points, target_of(0.1, 3), planted=False, fitted=False, held_out=60)
    assert found.overall[1] == pytest.approx(0.9, abs=0.1)


def test_the_same_inputs_give_the_same_bits():
    theta = uniforms(600, 2)
    with one_thread():
        one, two = (
            posterior(theta, bent(theta), range(600), target_of(0.1, 3), np.zeros(3)) for _ in range(2)
        )
    assert one.theta.tobytes() == two.theta.tobytes()
    assert one.weights.tobytes() == two.weights.tobytes()


def test_the_other_way_to_the_posterior_comes_near():
    spread, observed = 0.12, np.zeros(3)

    def simulate(theta, step):
        return published(linear(theta), range(step << 20, (step << 20) + len(theta)), target_of(spread, 3))

    particles, weights = abc_smc(simulate, observed, 2, 2000)
    theta = uniforms(3000, 2)
    found = posterior(theta, linear(theta), range(3000), target_of(spread, 3), observed)
    slow = weighted_quantiles(particles, weights, [0.05, 0.5, 0.95])
    fast = weighted_quantiles(found.theta, found.weights, [0.05, 0.5, 0.95])
    assert np.abs(slow - fast).max() < 0.1  # smc accepts what is near, and so is a little wider


def test_a_lower_bound_says_nothing_to_worlds_above_it():
    target = target_of(0.1, 1, bounds=(0,))
    weights = bound_weights(np.array([[1.0], [0.0], [-1.0]]), target, np.zeros(1))
    assert weights == pytest.approx([1.0, 0.5, 0.0], abs=1e-6)
    theta = uniforms(2000, 1)
    found = posterior(theta, theta - 0.5, range(2000), target, np.zeros(1))
    low, high = weighted_quantiles(found.theta, found.weights, [0.05, 0.95])[:, 0]
    assert low > 0.4
    assert high > 0.93


def test_screening_finds_what_moves_an_output_and_little_else():
    x = uniforms(500, 200)
    y = np.column_stack([2.0 * x[:, 3] + x[:, 7], (x[:, 11] - 0.5) ** 2]) + 0.05 * uniforms(500, 2, 2)
    screened = screen(x, y)
    assert {3, 7, 11} <= set(screened.active.tolist())
    assert len(screened.active) <= 5
    assert screened.moves[3, 0]
    assert not screened.moves[3, 1]


def test_emulators_know_how_good_they_are():
    x = uniforms(300, 20)
    y = np.column_stack([np.sin(4.0 * x[:, 0]) + x[:, 1], uniforms(300, 1, 3)[:, 0]])
    good, none = emulate(x, y, screen(x, y))
    assert good.q2 > 0.95
    assert none.q2 < 0.1
    new = uniforms(200, 20, 4)
    mean, variance = good.predict(new)
    missed = (mean - np.sin(4.0 * new[:, 0]) - new[:, 1]) / np.sqrt(variance)
    assert (np.abs(missed) < 3.0).mean() > 0.95


def test_a_wave_rules_out_what_cannot_be_and_keeps_the_truth():
    x = uniforms(400, 6)
    outputs = [x[:, 0] - 0.3, x[:, 1] - 0.6, x[:, 0] + x[:, 1] - 0.9, x[:, 0] - x[:, 1] + 0.3, x[:, 1] - 0.6]
    y = np.column_stack(outputs)
    wave = Wave(0, tuple(emulate(x, y, screen(x, y))), np.zeros(5), 1, target_of(0.03, 5))
    new = uniforms(2000, 6, 9)
    kept = wave.keeps(new)
    assert kept.mean() < 0.4
    near = np.hypot(new[:, 0] - 0.3, new[:, 1] - 0.6) < 0.05
    assert kept[near].all()
    few = least_implausible([wave], new, 1900)
    assert len(few) == 1900


def test_waves_share_out_all_points():
    assert budgets(1000, 3) == [500, 250, 250]
    assert sum(budgets(101, 3)) == 101
    assert budgets(50, 1) == [50]


def test_resampling_takes_each_as_often_as_its_weight():
    places = systematic(np.array([0.5, 0.25, 0.25]), 200, "test")
    assert np.bincount(places) == pytest.approx([100, 50, 50], abs=1)
