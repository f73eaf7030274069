"""Every lever moves the variable that it is said to move first, in the declared direction.

One pair of worlds per lever; calibration/first_moves.py tries the same on many and commits the table.
"""

import numpy as np
import pytest

from calibration.first_moves import TRIALS, Move, as_csv, move_of, page, pair
from model.policy import LEVERS


@pytest.mark.parametrize("lever", [name for name, about in LEVERS.items() if about.moves])
def test_a_lever_moves_its_first_variable_in_the_declared_direction(lever):
    about = LEVERS[lever]
    low, high = pair(lever, seed=0)
    assert (high - low) * about.sign > 0.0, (
        f"{about.moves} is {low:g} at the low plannable level of {lever} and {high:g} at the high one; "
        f"declared is {about.sign:+d}."
    )


def test_every_trial_is_of_a_lever_that_moves_something_and_says_why():
    assert all(LEVERS[name].moves and trial.why for name, trial in TRIALS.items())


def test_a_sign_is_measured_only_where_the_interval_leaves_out_zero():
    sure = move_of("judges", [(20.0, 22.0), (20.0, 23.0), (20.0, 22.5)])
    assert (sure.measured, sure.wrong, sure.unmoved) == (1, 0.0, 0.0)
    assert sure.effect == pytest.approx(2.5)
    unsure = move_of("judges", [(20.0, 19.0), (20.0, 23.0), (20.0, 20.0)])
    assert unsure.measured == 0
    assert (unsure.wrong, unsure.unmoved) == (pytest.approx(1 / 3), pytest.approx(1 / 3))


def test_one_pair_measures_no_sign():
    alone = move_of("judges", [(1.0, 2.0)])
    assert np.isnan(alone.low)
    assert alone.measured == 0


def test_page_and_table_name_what_moves_against_its_declaration():
    moves = [move_of("judges", [(2.0, 1.0), (3.0, 1.9)])]
    assert "Surely against it: `judges`" in page(moves, "0123456789abcdef")
    head, line = as_csv(moves, "0123456789abcdef").splitlines()
    cells = dict(zip(head.split(","), line.split(","), strict=True))
    assert cells["lever"] == "judges"
    assert cells["measured"] == "-1"
    assert set(Move.__dataclass_fields__) < set(cells)
