"""Winners and losers: groups of declared breakdowns, paired, and plain about what is not split."""

import numpy as np
import pytest

from model.errors import ScenarioError
from model.indicators.breakdowns import BREAKDOWNS
from scenarios.winners import GROUPINGS, answer, groups, print_winners
from tests.scenarios.made import flat, sample

MICRO, LARGE = "use_by_size_micro", "use_by_size_large"


def found(differences, name=MICRO, by="size"):
    pairs = len(differences)
    base = sample(pairs, "base", **{name: flat(20, pairs)})
    plan = sample(pairs, "plan", **{name: flat(20 + np.array(differences, dtype=float), pairs)})
    return base, plan, {group.indicator: group for group in groups(base, plan, by, 2025)}


def test_a_group_gains_where_its_measure_is_distinguishably_better():
    _, _, those = found([1.0, 1.1, 0.9, 1.2])
    assert those[MICRO].verdict == "gains"
    assert those[MICRO].base == 20
    assert those[MICRO].effect.effect == pytest.approx(1.05)
    assert those[LARGE].verdict == "the same"


def test_a_group_loses_where_it_is_worse_and_neither_within_noise():
    assert found([-1.0, -1.1, -0.9, -1.2])[2][MICRO].verdict == "loses"
    assert found([-1.0, 1.1, -0.9, 1.2])[2][MICRO].verdict == "within noise"


def test_where_neither_way_is_better_a_group_rises_or_falls_and_does_not_win():
    name = "rd_by_owner_firms"
    assert found([1.0, 1.1, 0.9, 1.2], name, "owner")[2][name].verdict == "rises"


def test_every_grouping_is_of_breakdowns_that_exist():
    assert all(name in BREAKDOWNS for names in GROUPINGS.values() for name in names)


def test_no_breakdown_by_sector_exists_and_the_table_says_so(capsys):
    base, plan, _ = found([1.0, 2.0])
    print_winners(base, plan, 2025, {"sector": groups(base, plan, "sector", 2025)}, "en")
    assert "nothing is counted by sector" in capsys.readouterr().out


def test_places_bear_their_own_names():
    _, _, those = found([1.0, 2.0], by="district")
    assert those["valid_invention_patents_by_place_first"].names["zh"] == "东湖高新区"


def test_an_unknown_kind_of_group_is_refused():
    with pytest.raises(ScenarioError, match="allowed are size, sector, district, owner"):
        found([1.0, 2.0], by="colour")


def test_the_answer_names_every_group_with_its_interval():
    base, plan, _ = found([1.0, 1.1])
    told = answer(base, plan, 2025, {"size": groups(base, plan, "size", 2025)})
    assert told["schema"] == "ipeco.winners/1"
    first = told["groups"][0]
    assert (first["group_zh"], first["verdict"], first["pairs"]) == ("微型企业发明产业化率", "gains", 2)
