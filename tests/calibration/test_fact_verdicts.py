"""What the readings of the pairs say, and what page and data say of it."""

import json

import numpy as np
import pytest

from calibration.facts import failures
from calibration.facts.fact import Band, Fact, Reading
from calibration.facts.page import page
from calibration.facts.results import answer, as_text
from calibration.facts.verdict import Finding, finding, judge, score
from calibration.facts.worlds import KEPT, NONE, worlds
from scenarios.run import Job, Run

BAND = Band(0.4, 0.6, "nation", "somebody")
CITY = Band(0.8, 0.9, "city", "somebody here")


def made(name="X01a", *, label="emergent", bands=(BAND,), **about):
    given = {
        "statement": "Half is half",
        "zh": "一半",
        "unit": "share",
        "reason": "said",
        "room": "Portfolio",
    }
    return Fact(name, label=label, bands=bands, **(given | about))


def half(record):
    """Half of it."""
    return 0.5


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([0.45, 0.5, 0.55], "inside"),
        ([0.30, 0.5, 0.55, 0.45], "inside"),
        ([0.7, 0.8, 0.9], "outside"),
        ([0.1, 0.2, 0.3], "outside"),
        ([0.35, 0.65, 0.7, 0.5, 0.9], "not distinguishable"),
        ([0.0, 0.1, 0.5, 0.9, 1.0], "not distinguishable"),
        ([], "not run"),
    ],
)
def test_readings_are_judged_by_their_median_and_their_spread(values, said):
    assert judge(np.array(values), BAND) == said


def test_one_reading_in_the_band_is_inside_and_one_beyond_it_outside():
    assert judge(np.array([0.6]), BAND) == "inside"
    assert judge(np.array([0.61]), BAND) == "outside"


def test_an_open_band_has_no_upper_end():
    assert judge(np.array([1e9]), Band(0.0, float("inf"), "nation", "somebody")) == "inside"


def test_the_city_decides_and_the_nation_is_told_beside():
    one = Finding(made(bands=(BAND, CITY)), np.array([0.5, 0.5]))
    assert one.verdict == "outside"
    assert one.verdict_by(BAND) == "inside"


def test_only_emergent_facts_that_ran_make_the_score():
    found = [
        Finding(made("X01a"), np.array([0.5])),
        Finding(made("X01b"), np.array([0.9])),
        Finding(made("X01c")),
        Finding(made("X02", label="input"), np.array([0.5])),
    ]
    total = score(found)
    assert (total.inside, total.ran, total.outside, total.not_run) == (1, 2, 1, 1)


def run(pair, world, **series):
    return Run(Job(worlds()[world], pair), {name: np.array(values) for name, values in series.items()})


def test_a_fact_of_one_world_is_read_from_its_run_with_its_details():
    fact = made(measure=half)
    pairs = [
        {"history": run(0, "history", **{"fact:X01a": [0.4], "fact:X01a:x_min": [3.0]})},
        {"history": run(1, "history", **{"fact:X01a": [np.nan], "fact:X01a:x_min": [5.0]})},
    ]
    one = finding(fact, pairs)
    assert one.values.tolist() == [0.4]
    assert one.details == {"x_min": 4.0}


def test_a_fact_of_two_worlds_compares_those_of_one_pair():
    def gained(kept, none):
        """Filings."""
        return Reading(float(kept["filed.0"][0] / none["filed.0"][0] - 1.0))

    fact = made(measure=gained, worlds=(KEPT, NONE))
    pairs = [
        {name: run(0, name, **{"year:filed.0": [filed]}) for name, filed in ((KEPT, 130.0), (NONE, 100.0))},
        {KEPT: run(1, KEPT, **{"year:filed.0": [1.0]})},
    ]
    assert finding(fact, pairs).values == pytest.approx([0.3])


def test_the_page_counts_names_and_explains(monkeypatch):
    monkeypatch.setitem(failures.WHY, "X01b", "no mechanism for it.")
    found = [
        Finding(made("X01a", measure=half), np.full(10, 0.5)),
        Finding(made("X01b", measure=half), np.full(10, 0.9), {"x_min": 7.0}),
        Finding(made("X02", label="out of scope")),
    ]
    text = page(found, pairs=10, scale=1, mark="abc")
    assert "**Emergent facts: 1 of 2 inside**" in text
    assert "Why: no mechanism for it." in text
    assert "x_min 7" in text
    assert "trial run" not in text
    assert text == page(found, pairs=10, scale=1, mark="abc")


def test_a_failure_without_a_line_is_not_passed_over():
    found = [Finding(made("X01z", measure=half), np.full(10, 0.9))]
    assert "not explained yet" in page(found, pairs=2, scale=1, mark="abc")
    assert "trial run" in page(found, pairs=2, scale=1, mark="abc")


def test_the_data_hold_what_the_page_holds_and_no_number_that_is_none():
    found = [
        Finding(made("X01a", bands=(Band(0.4, float("inf"), "nation", "somebody"), CITY)), np.array([0.5])),
        Finding(made("X01c")),
    ]
    data = json.loads(as_text(answer(found, pairs=1, scale=1, mark="abc")))
    first, second = data["facts"]
    assert first["bands"][0]["high"] is None
    assert first["decides"] == "city"
    assert first["verdict"] == "outside"
    assert second["median"] is None
    assert second["verdict"] == "not run"
    assert data["score"]["ran"] == 1
