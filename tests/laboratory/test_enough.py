"""How many runs are enough: both rules keep the coverage that they promise, in simulation."""

import json

import numpy as np
import pytest

from model.chance import normal, uniform
from model.errors import ScenarioError
from scenarios import comparing
from scenarios.asking import Answers, Size
from scenarios.dated import HORIZON
from scenarios.laboratory import enough_command
from scenarios.laboratory.enough import PILOT, always_half_width, enough, quantile, reached, stopped
from scenarios.laboratory.width import Width, widened, width_asked
from scenarios.run import Job, Run
from scenarios.sample import sample_of
from scenarios.scenario import load
from tests.dashboard import made_up

TRIALS = 600
LEVEL = 0.9
FALSE_ALARM = 4.0
"""Standard errors that the observed coverage may be away."""


def differences(trial: int, count: int, skewed: bool = False):
    """Keyed draws of mean 0 and standard deviation 1; skewed ones are exponential."""
    u = uniform(11, "test.enough", np.arange(count, dtype=np.uint64), trial)
    return -np.log1p(-u) - 1.0 if skewed else normal(u)


def least(level: float = LEVEL) -> float:
    """The lowest share of trials that is not held against a rule."""
    return level - FALSE_ALARM * np.sqrt(level * (1.0 - level) / TRIALS)


@pytest.mark.parametrize("half_width", [0.15, 0.3])
def test_two_stages_hold_the_mean_as_often_as_they_say(half_width):
    held = []
    for trial in range(TRIALS):
        drawn = differences(trial, 2000)
        plan = enough(drawn[:PILOT], half_width)
        mean = drawn[: plan.needed].mean()
        assert reached(plan, plan.needed) <= half_width + 1e-12
        held.append(abs(mean) <= half_width)
    assert np.mean(held) >= least()
    assert np.mean(held) < 0.99  # not by running far too many


def test_with_skewed_differences_two_stages_from_a_pilot_of_thirty_still_hold():
    held = []
    for trial in range(TRIALS):
        drawn = differences(trial, 3000, skewed=True)
        held.append(abs(drawn[: enough(drawn[:30], 0.2).needed].mean()) <= 0.2)
    assert np.mean(held) >= least(0.88)  # skew costs up to two points


def test_the_confidence_sequence_holds_at_all_looks_together():
    lost = 0
    for trial in range(TRIALS):
        drawn = differences(trial, 400)
        n = np.arange(1, 401)
        looks = range(PILOT, 401, 15)
        means = np.cumsum(drawn) / n
        lost += any(abs(means[k - 1]) > always_half_width(drawn[:k], 100) for k in looks)
    assert 1.0 - lost / TRIALS >= least()


def test_looking_at_the_ordinary_interval_again_and_again_would_not_hold():
    lost = 0
    for trial in range(200):
        drawn = differences(trial, 400)
        lost += any(
            abs(drawn[:k].mean()) > quantile(k, LEVEL) * drawn[:k].std(ddof=1) / np.sqrt(k)
            for k in range(PILOT, 401, 5)
        )
    assert lost / 200 > 0.2


def test_stopping_when_the_sequence_is_narrow_costs_less_than_four_times_the_pairs():
    drawn = differences(3, 2000)
    n = stopped(drawn, 0.2, planned=100)
    assert n is not None
    assert enough(drawn[:30], 0.2).needed < n < 4 * enough(drawn[:30], 0.2).needed
    assert stopped(drawn[:40], 0.05, planned=100) is None


def test_half_the_width_takes_four_times_the_pairs():
    drawn = differences(1, 40)
    wide, narrow = enough(drawn, 0.1), enough(drawn, 0.05)
    assert narrow.needed == pytest.approx(4 * wide.needed, rel=0.02)


def test_a_pilot_that_is_narrow_already_is_enough():
    assert enough(differences(1, 40), 5.0).needed == 40
    assert enough(np.zeros(20), 0.1).needed == 20


def test_pairs_without_a_value_do_not_count():
    drawn = differences(1, 40)
    drawn[::2] = np.nan
    assert enough(drawn, 0.1).pilot == 20


@pytest.mark.parametrize(
    ("count", "half_width", "told"),
    [(5, 0.1, "5 pairs with a value are too few"), (20, 0.0, "not above 0"), (20, np.nan, "not above 0")],
)
def test_what_cannot_be_judged_is_refused(count, half_width, told):
    with pytest.raises(ScenarioError, match=told):
        enough(differences(1, count), half_width)


# ── the commands, on made-up runs ──────────────────────────────────────────────────────────────

NOISY = made_up.NOISY[0]
NAMES = ["frozen-2021", "plan-2024"]
asked_sizes: list[int] = []


def made_series(scenario: str, pair: int):
    """The monthly series of one indicator, of a flow, and the cost that every comparison tells."""
    return {NOISY: made_up.path(NOISY, scenario, pair) / 12.0, "public_cost": np.ones(HORIZON)}


def made_answers(asked, size):
    """Answers without a model, for as many pairs as are asked for."""
    asked_sizes.append(size.pairs)
    runs = [
        [Run(Job(scenario, pair, 1), made_series(scenario.name, pair)) for pair in range(size.pairs)]
        for scenario in asked
    ]
    return Answers(list(asked), [sample_of(those) for those in runs], [], 0)


def test_a_comparison_runs_as_many_pairs_as_the_width_takes():
    asked = [load(name) for name in NAMES]
    pilot = made_answers(asked, Size(20)).samples
    spread = (pilot[1].of_year(NOISY, 2025) - pilot[0].of_year(NOISY, 2025)).std(ddof=1)
    width = Width(NOISY, f"{spread / 5.0}", 2025)
    size, (verdict,) = widened(asked, Size(20), width, made_answers)
    assert size.pairs == verdict.plan.needed == int(np.ceil((quantile(20, LEVEL) * 5.0) ** 2))
    assert verdict.reached <= width.number
    capped, (short,) = widened(asked, Size(20), Width(NOISY, width.text, 2025, most=30), made_answers)
    assert capped.pairs == 30
    assert short.reached > width.number


def test_compare_says_how_many_pairs_were_enough(monkeypatch, capsys):
    monkeypatch.setattr(comparing, "ask", made_answers)
    monkeypatch.setattr("scenarios.laboratory.width.ask", made_answers)
    asked_sizes.clear()
    wanted = width_asked(NOISY, "1%", 2025, 40)
    comparing.compare_scenarios(
        NAMES, Size(15), "table", "en", boards=[], year=2025, everything=False, width=wanted
    )
    printed = capsys.readouterr()
    assert asked_sizes[0] == 15
    assert 15 <= asked_sizes[-1] <= 40
    assert "pilot of 15" in printed.err
    assert f"{asked_sizes[-1]} paired runs" in printed.out
    comparing.compare_scenarios(
        NAMES, Size(15), "json", "en", boards=[], year=2025, everything=False, width=wanted
    )
    assert json.loads(capsys.readouterr().out)["width"][0]["pilot"] == 15


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_enough_tells_pairs_for_every_width(form, monkeypatch, capsys):
    monkeypatch.setattr(enough_command, "ask", made_answers)
    enough_command.run_enough(NAMES, Size(20), [NOISY], [], form, "zh", year=2025)
    printed = capsys.readouterr().out
    if form == "json":
        needed = [row["needed"] for row in json.loads(printed)["widths"]]
        assert needed == sorted(needed)
    assert ("所需配对数" in printed) == (form == "table")


@pytest.mark.parametrize(
    ("indicator", "width", "most", "told"),
    [
        (NOISY, None, 100, "such as --width 5%"),
        ("", "5%", 100, "with --indicator ID"),
        (NOISY, "five", 100, "'five'; give a share"),
        (NOISY, "-1", 100, "'-1'; give a share"),
        ("court_cases_fild", "5%", 100, "Did you mean 'court_cases_filed'"),
        (NOISY, "5%", 3, "--most gives 3"),
    ],
)
def test_a_wrong_width_is_refused_before_anything_runs(indicator, width, most, told):
    with pytest.raises(ScenarioError, match=told):
        width_asked(indicator, width, 2025, most)


def test_a_pilot_that_is_too_small_is_refused():
    with pytest.raises(ScenarioError, match="pilot of at least 15"):
        widened([load(name) for name in NAMES], Size(5), Width(NOISY, "5%"), made_answers)
