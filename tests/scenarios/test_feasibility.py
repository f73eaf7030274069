"""What ``ipeco check`` says of money that is not there and people who cannot be hired in time."""

from pathlib import Path

import pytest

from model.errors import ScenarioError
from model.parameters import Parameters
from model.policy import LEVERS
from scenarios.asking import Size
from scenarios.commands import check_files
from scenarios.feasibility import cost_by_year, feasibility, late_things, yearly_costs
from scenarios.money import fitting, wan_text
from scenarios.region import load_region
from scenarios.scenario import library, load

HEAD = 'title = "x"\nzh = "x"\nregion = "wuhan"\nbased_on = "history"\nfrom = "2024-01"\n'


def made(folder: Path, **levers: float):
    file = folder / "made.toml"
    entries = "".join(f'[[policy]]\nlever = "{name}"\nfrom = "2025-01"\nvalue = {value}\n'
                      for name, value in levers.items())  # fmt: skip
    file.write_text(HEAD + entries, encoding="utf-8")
    return load(file)


def test_a_year_that_costs_more_than_its_envelope_is_named_with_the_dearest_levers(tmp_path):
    (said,) = feasibility(made(tmp_path, annual_budget=150000, navigation_reports=40))
    assert said.startswith("the levers of 2025 cost about")
    assert "annual_budget of 150,000 × 10k CNY" in said
    assert "Dearest: rd_subsidy_rate" in said


def test_judges_who_cannot_be_hired_and_trained_in_time_are_named_with_the_month(tmp_path):
    (said,) = feasibility(made(tmp_path, judges=90))
    assert said.startswith("judges reaches 90 FTE in 2025-01, but hiring and training let about ")
    assert "90% of them in 202" in said


def test_a_small_rise_of_staff_and_an_ample_envelope_need_no_warning(tmp_path):
    assert not feasibility(made(tmp_path, judges=32, annual_budget=900000))


def test_stations_beyond_what_can_be_begun_are_named_with_the_month_when_all_stand(tmp_path):
    (said,) = feasibility(made(tmp_path, science_stations_ordered=160))
    assert "8 can be begun in a month" in said
    assert "all of them stand in 202" in said


def test_a_unit_kept_all_year_costs_its_mode_and_an_appropriation_costs_its_rise_once():
    levels = load("plan-2024").levels()
    assert cost_by_year("judges", levels["judges"])[0] == pytest.approx(
        levels["judges"][:12].mean() * LEVERS["judges"].cost.mode
    )
    reserve = levels["ip_reserve_fund"]
    assert cost_by_year("ip_reserve_fund", reserve).sum() == pytest.approx((reserve[-1] - reserve[0]) * 1e4)


def test_the_known_costs_of_history_stay_within_its_envelope():
    region = load_region("wuhan").centre()
    costs = yearly_costs(load("history").levels(), region, Parameters())
    assert sum(costs[name][3] for name in costs) < 700000e4


def test_the_library_is_warned_of_nothing_but_money_judges_and_stations():
    said = [line for name in library() for line in feasibility(load(name))]
    assert all("annual_budget" in one or "reaches" in one for one in said)
    assert not feasibility(load("history"))
    assert not feasibility(load("frozen-2021"))
    assert any("180,000" in one for one in feasibility(load("half-budget")))


def test_a_level_that_never_rises_after_the_start_is_never_late():
    values = load("history").levels()["science_stations_ordered"]
    assert not list(late_things("science_stations_ordered", values, 131, 4.0, 8.0))


def test_warnings_are_no_faults(capsys):
    assert check_files(["half-budget"], "en")
    assert "warning: the levers of 2024 cost about" in capsys.readouterr().out


def test_small_sums_are_read_in_wan_and_large_ones_in_yi():
    assert fitting("亿元", [0.05, float("nan")], 3) == ("万元", 1e4, 1)
    assert fitting("亿元", [0.05, 2.0], 3) == ("亿元", 1.0, 3)
    assert fitting("件", [0.05], 0) == ("件", 1.0, 0)
    assert wan_text(3.6e9) == "360,000 × 10k CNY"


def test_a_loop_that_does_not_exist_cannot_be_held():
    assert Size(hold=("review_money",)).hold == ("review_money",)
    with pytest.raises(ScenarioError, match="Did you mean 'review_money'"):
        Size(hold=("review_mony",))
