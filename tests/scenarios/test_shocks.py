"""Shocks change the outside world for all compared scenarios alike."""

from pathlib import Path

import numpy as np
import pytest

from model.errors import ScenarioError
from model.region import SHOCKS
from scenarios.asking import Size, ask, frozen_of, scenarios_named
from scenarios.region import load_region
from scenarios.run import Job, changed_region, run_once
from scenarios.scenario import load
from scenarios.shocks import calm_name, load_shock, shock_names, shocked


def test_every_shock_of_the_house_can_be_read_and_moves_paths_only() -> None:
    assert shock_names() == ["loan-losses", "rd-downturn", "suit-surge", "support-cut"]
    for name in shock_names():
        assert all(change.path and change.start >= 48 for change in load_shock(name).assumptions)


def test_a_calm_world_has_no_shock() -> None:
    for economy in load_region("wuhan").centre().economies:
        assert all(getattr(economy, name) == 1.0 for name in SHOCKS)


def test_all_compared_scenarios_and_their_reference_are_hit_alike(tmp_path: Path) -> None:
    asked = scenarios_named(["history", "plan-2024"], None, ["suit-surge", "support-cut"])
    asked += frozen_of(asked, ["suit-surge", "support-cut"])
    assert [calm_name(one.name) for one in asked] == ["history", "plan-2024", "frozen-2021"]
    assert len({one.all_assumptions() for one in asked}) == 1
    answers = ask(asked, Size(1, 400, 12, 1, tmp_path))
    assert answers.frozen is not None
    assert answers.sample("plan-2024") is answers.samples[1]


def test_a_downturn_lowers_rd_from_its_month_on() -> None:
    calm = Job(load("history"), 0, 400, 72)
    hit = Job(shocked(load("history"), [load_shock("rd-downturn")]), 0, 400, 72)
    one, other = run_once(calm).series["rd_expenditure"], run_once(hit).series["rd_expenditure"]
    assert np.array_equal(one[:60], other[:60])
    assert other[-12:].sum() < 0.97 * one[-12:].sum()


def test_a_surge_doubles_suits_from_its_month_on() -> None:
    centre = load_region("wuhan").centre()
    hit = changed_region(centre, load_shock("suit-surge").assumptions)
    assert hit.at(59) == centre.at(59)
    assert hit.at(60).serial_suits == 2.0 * centre.at(60).serial_suits


def test_an_unknown_or_broken_shock_is_told(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="suit-surge"):
        load_shock("suit-surg")
    broken = tmp_path / "broken.toml"
    broken.write_text(
        'title = "T"\nzh = "题"\nlever = 1\n[[assumption]]\npath = "gpd"\nfactor = 2\n', encoding="utf-8"
    )
    with pytest.raises(ScenarioError, match="gdp") as told:
        load_shock(str(broken))
    assert "lever" in str(told.value)
