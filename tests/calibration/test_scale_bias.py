"""What counts as a scale bias, on numbers made by hand."""

import numpy as np
import pytest

from calibration.scale_bias import INTERVAL, Bias, page
from scenarios.full_scale import full_scale_only, write_list

FULL = np.array([98.0, 100.0, 102.0, 100.0])


def test_a_shift_beyond_half_the_spread_and_one_per_cent_is_noted():
    one = Bias("gdp", FULL, FULL + 5.0)
    assert one.bias == pytest.approx(5.0)
    assert one.error == pytest.approx(0.0)
    assert one.spread == pytest.approx(INTERVAL * np.std(FULL, ddof=1))
    assert one.full_scale_only


def test_a_shift_within_what_chance_explains_is_not_noted():
    assert not Bias("gdp", FULL, FULL + 2.0).full_scale_only


def test_a_shift_below_one_per_cent_is_not_noted_even_where_chance_moves_nothing():
    still = np.full(4, 100.0)
    assert np.isinf(Bias("gdp", still, still + 0.5).halves)
    assert not Bias("gdp", still, still + 0.5).full_scale_only
    assert Bias("gdp", still, still + 2.0).full_scale_only


def test_what_is_the_same_at_both_scales_has_no_bias():
    assert Bias("gdp", np.zeros(3), np.zeros(3)).relative == 0.0
    assert Bias("gdp", FULL, FULL).halves == 0.0


def test_a_change_in_per_cent_is_judged_in_points():
    still = np.array([0.1, 0.1, 0.1])
    assert not Bias("admin_case_cycle_reduction", still, still + 0.9).full_scale_only
    assert Bias("admin_case_cycle_reduction", still, still + 1.1).full_scale_only


def test_the_page_names_what_is_noted_and_the_list_can_be_read_back(tmp_path):
    found = [Bias("gdp", FULL, FULL + 5.0)]
    text = page(found, {"gdp": {2025: 0.05}, "pledge_loans": {2021: 0.9}}, "plan-2024", 4, "abc")
    assert "`gdp`" in text
    assert "`pledge_loans` (2021 +90 %)" in text
    write_list(tmp_path / "list.toml", {"gdp": 0.05, "pledge_loans": np.inf}, scale=20, scenario="plan-2024")
    assert full_scale_only(tmp_path / "list.toml") == {"gdp": 0.05, "pledge_loans": np.inf}
