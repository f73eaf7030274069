"""Infringement in the whole small world: what is counted once, what feeds back, what a hold stops."""

import numpy as np
import pytest

from model.behaviour import route_rule as rule
from model.behaviour.infringement import KINDS
from model.behaviour.routes import choose_routes
from model.chapters import protecting
from model.indicators import yearly
from model.indicators.breakdowns import BREAKDOWNS
from model.model import HOLDS, IPEcosystem
from model.policy import PolicyPath
from tests.invariants.worlds import founded

YEAR = 12


def lived(months: int = YEAR, hold: frozenset[str] = frozenset(), **levers: float) -> IPEcosystem:
    """A small world whose levers differ from February 2020 on (code units)."""
    path = PolicyPath.constant(132)
    for name, value in levers.items():
        path.of(name)[1:] = value
    return founded(path, hold=hold, audit=False).run(months)


@pytest.fixture(scope="module")
def told() -> tuple[IPEcosystem, list]:
    """A year of the small world and the infringements of each month."""
    city = founded(PolicyPath.constant(132), audit=False)
    months = []
    for _ in range(YEAR):
        city.step()
        months.append(city.incidents)
    return city, months


def test_every_infringement_is_unnoticed_left_alone_or_taken_one_way(told):
    _, months = told
    for made in months:
        hidden = ~made.noticed & (made.route == rule.NOTHING)
        ways = np.bincount(made.route[~hidden], minlength=rule.ROUTES)
        assert hidden.sum() + ways.sum() == len(made)
        assert (made.paid[made.route != rule.NEGOTIATE] == 0.0).all()
        assert (made.loss[~hidden] > 0.0).all()


def test_parts_by_right_add_up_and_route_shares_add_to_a_hundred(told):
    city, months = told
    series = city.series()
    parts = BREAKDOWNS["infringements_by_right"].parts
    assert sum(series[part] for part in parts) == pytest.approx(series["infringements"])
    assert sum(series[part] for part in BREAKDOWNS["routes_of_owners"].parts) == pytest.approx(100.0)
    assert len(np.unique(np.concatenate([made.kind for made in months]))) == KINDS


def test_what_the_year_says_of_survey_questions_is_a_share(told):
    years = yearly(told[0].series())
    for name in ("holders_infringed", "infringements_acted_on", "talks_agreed", "serial_suit_share"):
        assert 0.0 < years[name][0] < 100.0
    assert 0.0 < years["sanction_expected"][0] < years["infringements_noticed"][0]


def test_cases_of_owners_are_their_decisions_and_nothing_else(told):
    city, months = told
    disputes = city.disputes
    ours = (disputes.filed >= 0.0) & (disputes.parent == 0) & ~disputes.serial & ~disputes.outside
    assert np.sum(ours) == sum(int(np.sum(made.route >= rule.MEDIATE)) for made in months)


def test_supervision_cuts_mass_suits():
    free = lived(malicious_suit_supervision=0.0).series()["serial_suits"][1:].sum()
    screened = lived(malicious_suit_supervision=1.0).series()["serial_suits"][1:].sum()
    assert screened < 0.6 * free


def test_with_every_loop_held_congestion_and_sanctions_change_no_infringement_and_no_choice():
    slow, quick = (lived(18, frozenset(HOLDS), judges=judges) for judges in (10.0, 60.0))
    assert (slow.series()["infringements"] == quick.series()["infringements"]).all()
    assert slow.beliefs.days[rule.SUE] > quick.beliefs.days[rule.SUE]
    days = [
        w.beliefs.expected(w.month, np.zeros(rule.CHOICES), w.parameters.disputes).days for w in (slow, quick)
    ]
    np.testing.assert_array_equal(days[0], days[1])


def test_slow_courts_drive_owners_away():
    slow, quick = (lived(24, frozenset({"sanction_infringement"}), judges=judges) for judges in (10.0, 60.0))
    shares = [yearly(world.series())["route_court"][1] for world in (slow, quick)]
    assert shares[0] < shares[1]


def test_another_rule_of_choice_can_take_its_place(monkeypatch):
    def by_habit(*tables, **rest):
        choose_routes(*tables, **{**rest, "rule": rule.keep_to_habit})

    monkeypatch.setattr(protecting, "choose_routes", by_habit)
    slow, quick = (lived(18, judges=judges) for judges in (10.0, 60.0))
    court = [yearly(world.series())["route_court"][0] for world in (slow, quick)]
    assert court[0] == pytest.approx(court[1], abs=1.0)
