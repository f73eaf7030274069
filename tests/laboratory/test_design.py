"""Designs: they fill the ranges, and the first points of a longer one are those of the shorter one."""

import numpy as np
import pytest

from model.errors import ScenarioError
from scenarios.laboratory.design import BLOCK, from_file, grid, hypercube, sobol
from scenarios.laboratory.factors import Factor

FACTORS = (
    Factor("lever", "judges", 20.0, 60.0),
    Factor("path", "gdp", 0.5, 2.0, logarithmic=True),
)


@pytest.mark.parametrize("design", [hypercube, sobol])
def test_a_longer_design_begins_with_the_points_of_a_shorter_one(design):
    assert np.array_equal(design(FACTORS, 100, 7)[:40], design(FACTORS, 40, 7))
    assert not np.array_equal(design(FACTORS, 40, 7), design(FACTORS, 40, 8))


@pytest.mark.parametrize("design", [hypercube, sobol])
def test_points_lie_within_the_ranges(design):
    points = design(FACTORS, 64, 0)
    for column, factor in zip(points.T, FACTORS, strict=True):
        assert factor.low <= column.min() < column.max() <= factor.high


def test_a_block_of_a_latin_hypercube_has_one_point_in_every_slice():
    shares = (hypercube(FACTORS, BLOCK, 3)[:, 0] - 20.0) / 40.0
    assert sorted((shares * BLOCK).astype(int)) == list(range(BLOCK))


def test_half_of_the_logarithm_of_a_range_is_its_geometric_mean():
    assert FACTORS[1].values(np.array([0.0, 0.5, 1.0])).tolist() == pytest.approx([0.5, 1.0, 2.0])


def test_a_grid_is_every_combination():
    factors = (
        Factor("lever", "judges", 0.0, 1.0, levels=(0.0, 1.0)),
        Factor("path", "gdp", 1.0, 3.0, levels=(1.0, 2.0, 3.0)),
    )
    assert grid(factors).tolist() == [[0, 1], [0, 2], [0, 3], [1, 1], [1, 2], [1, 3]]


def test_points_of_ones_own_are_read_in_any_order_of_columns(tmp_path):
    file = tmp_path / "points.csv"
    file.write_text("path.gdp,judges\n1.5,30\n\n0.5,60\n", encoding="utf-8")
    assert from_file(FACTORS, file).tolist() == [[30.0, 1.5], [60.0, 0.5]]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("path.gdp,judge\n1,30\n", "'judges'"),
        ("path.gdp\n1\n", "'judges' is missing"),
        ("path.gdp,judges\n1,300\n", r"line 2, judges: '300' is not a number in \[20, 60\] FTE"),
        ("path.gdp,judges\n1\n", "line 2, judges: ''"),
        ("path.gdp,judges\nnan,30\n", "line 2, path.gdp: 'nan'"),
    ],
)
def test_wrong_points_are_refused_with_their_place(tmp_path, text, told):
    file = tmp_path / "points.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ScenarioError, match=told):
        from_file(FACTORS, file)
