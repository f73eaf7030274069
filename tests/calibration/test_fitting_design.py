"""The design, its inputs and its observations, and the whole command on a made-up world."""

from dataclasses import replace

import numpy as np
import pytest
from typer.testing import CliRunner

from calibration.fitting.calibrate import Asked, design_of
from calibration.fitting.command import run_calibration
from calibration.fitting.design import MONTHS, Table, World, joined, run_world
from calibration.fitting.discrepancy import declared, log_ratio, measures_of, rows_of
from calibration.fitting.inputs import (
    inputs_of,
    parameter_inputs,
    parameter_values,
    prior_only_rules,
    quantiles,
    values_at,
    why_prior_only,
)
from calibration.fitting.parameter_sets import TABLE, read_sets
from model.errors import ScenarioError, StoreError
from model.indicators import INDICATORS
from model.parameters import PARAMETERS, Parameters
from scenarios.cli import app
from scenarios.region import load_region
from scenarios.run import Job, Run, run_once
from scenarios.scenario import root_of

WUHAN = load_region("wuhan")
MOVER = next(one for one in parameter_inputs() if one.name == "court.hours_ordinary")


def made_up(job: Job) -> Run:
    """A world in which one number of the courts moves everything a little."""
    share = quantiles([MOVER], [job.pair])[0, 0]
    luck = np.random.default_rng(job.seed).normal(0.0, 0.02, len(job.measures))
    levels = {row.seen.series: row.seen.value for row in rows_of(WUHAN)}
    series = {
        name: np.full(job.months, levels.get(name, 50.0) * np.exp(0.4 * (share - 0.5) + each))
        for name, each in zip(job.measures, luck, strict=True)
    }
    parts = {name + ".numerator": values / 100.0 for name, values in series.items()}
    series |= parts | {name + ".denominator": np.ones(job.months) for name in job.measures}
    return Run(job, series, 0.01)


def never(job: Job) -> Run:
    raise AssertionError("nothing is run twice")


def test_nothing_after_2023_is_fitted():
    rows = rows_of(WUHAN)
    assert max(row.seen.year for row in rows) == 2023
    assert MONTHS == 48


def test_every_series_has_a_discrepancy_with_a_reason_and_each_row_of_the_table_is_used():
    rows = rows_of(WUHAN)
    assert all(row.discrepancy > 0.0 and row.reason for row in rows)
    assert {row["id"] for row in declared()["series"]} <= {row.seen.series for row in rows}
    spread = {row.seen.series: row.discrepancy for row in rows}
    drives = spread["patent_licences"], spread["technology_contract_turnover"]
    assert min(drives) >= 0.3


def test_bounds_and_censored_numbers_count_on_one_side():
    one_sided = {row.seen.id for row in rows_of(WUHAN) if row.one_sided}
    assert "pledge_financing/wuhan/2020" in one_sided
    assert "mean_closing_days/wuhan/2023" in one_sided


def test_the_design_takes_only_what_the_observations_need():
    names = measures_of(rows_of(WUHAN))
    assert set(names) <= set(INDICATORS)
    assert len(names) < len(INDICATORS) / 2


def test_effects_of_levers_stay_prior_only():
    assert why_prior_only("court.proof_effect")
    assert why_prior_only("opinion.campaign_gain")
    assert not why_prior_only("court.hours_ordinary")
    fitted = {one.name for one in inputs_of(WUHAN)}
    assert not {name for name in fitted if why_prior_only(name)}
    for pattern, reason in prior_only_rules():
        assert reason, pattern


def test_quantiles_are_those_of_the_draw():
    inputs = parameter_inputs()[:40]
    shares = dict(zip([one.name for one in inputs], quantiles(inputs, [7])[0].tolist(), strict=True))
    drawn = Parameters.draw(7)
    for name, value in parameter_values(shares).items():
        domain, short = name.split(".")
        assert value == getattr(getattr(drawn, domain), short)


def test_quantiles_of_the_region_are_those_of_its_draw():
    inputs = [one for one in inputs_of(WUHAN) if one.group == "opening"]
    shares = dict(zip([one.name for one in inputs], quantiles(inputs, [5])[0].tolist(), strict=True))
    opening = WUHAN.draw(5).opening
    values = values_at(WUHAN, shares)
    assert values["region.opening.invention_firm_share"] == opening.invention_firm_share


def test_the_first_seed_of_a_point_is_the_pair_of_every_other_command():
    plain = Job(root_of("wuhan"), 3, 20, 48)
    first = World(root_of("wuhan"), 3, 20, 48)
    assert first.key == plain.key
    again = replace(first, replicate=1)
    assert again.key != first.key
    assert again.seed != first.seed == 3


def test_a_replicate_differs_by_luck_alone():
    few = ("court_cases_filed", "rd_expenditure")
    worlds = [World(root_of("wuhan"), 0, 1000, 6, measures=few, replicate=r) for r in (0, 1)]
    first, second = (run_world(world).series["court_cases_filed"] for world in worlds)
    assert not np.array_equal(first, second)
    plain = run_once(Job(root_of("wuhan"), 0, 1000, 6, measures=few))
    assert np.array_equal(first, plain.series["court_cases_filed"])


def test_luck_is_told_apart_by_replicates():
    y = np.zeros((4, 2, 1))
    y[:, 1, 0] = 0.2
    table = Table((0, 1, 2, 3), np.zeros((4, 1)), y)
    assert table.luck == pytest.approx([0.02])
    assert joined(table, table).mean.shape == (8, 1)
    assert Table((0,), np.zeros((1, 1)), y[:1, :1]).luck == pytest.approx([0.0])


def test_nothing_at_all_counts_as_a_thousandth():
    assert log_ratio(0.0, 5.0) == pytest.approx(np.log(1e-3))
    assert log_ratio(5.0, 5.0) == 0.0


def test_the_whole_command_finds_what_made_a_world_resumes_and_repeats_its_bits(tmp_path, capsys):
    asked = Asked(points=90, replicates=2, scale=1000, waves=2, held_out=10)
    found = run_calibration("wuhan", asked, tmp_path, 1, runner=made_up)
    assert found is not None
    assert found.verdicts[0].name == MOVER.name
    assert found.verdicts[0].word == "identified"
    assert len(found.sets.draws) == 200
    first = (tmp_path / "calibration" / TABLE).read_bytes()
    run_calibration("wuhan", asked, tmp_path, 1, runner=never)
    assert (tmp_path / "calibration" / TABLE).read_bytes() == first
    assert "Recovery of 10 planted worlds" in capsys.readouterr().out
    sets = read_sets(tmp_path / "calibration")
    assert np.array_equal(sets.shares, found.sets.shares)
    parameters = sets.parameters(0)
    assert parameters.court.hours_ordinary == sets.values(0, WUHAN)[MOVER.name]
    drawn = Parameters.draw(sets.draws[0])
    assert parameters.opinion.campaign_gain == drawn.opinion.campaign_gain
    refuse_a_changed_file(tmp_path / "calibration")


def refuse_a_changed_file(folder):
    with (folder / TABLE).open("a", encoding="utf-8") as file:
        file.write("0,0\n")
    with pytest.raises(StoreError, match="Run it again"):
        read_sets(folder)
    with pytest.raises(StoreError, match="ipeco calibrate"):
        read_sets(folder / "nowhere")


def test_a_dry_run_says_what_it_takes_and_writes_nothing(tmp_path):
    told = CliRunner().invoke(app, ["calibrate", "--points", "40", "--dry", "--out", str(tmp_path / "o")])
    assert told.exit_code == 0
    assert "40 points x 2 seeds = 80 worlds" in told.stdout
    assert not (tmp_path / "o").exists()


def test_too_few_points_are_refused():
    with pytest.raises(ScenarioError, match="20 or more"):
        design_of("wuhan", Asked(points=3))


def test_all_parameters_that_may_be_fitted_are_of_grade_b_or_c():
    assert {PARAMETERS[one.name].grade for one in parameter_inputs()} == {"B", "C"}
