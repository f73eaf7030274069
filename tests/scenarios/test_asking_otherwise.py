"""The same question under other rules: kept apart from the usual answer."""

from pathlib import Path

import pytest

from model.errors import DeclarationError, ScenarioError
from scenarios.asking import Size, ask, mechanisms_given, scenarios_named
from scenarios.run import Job
from scenarios.scenario import load
from scenarios.store import Store


def test_other_rules_are_another_question_kept_under_a_name_of_its_own(tmp_path: Path) -> None:
    chosen = mechanisms_given(["renewal=fixed_hazard"])
    for mechanisms in ((), chosen):
        size = Size(1, 400, 12, 1, tmp_path, mechanisms=mechanisms)
        answers = ask(scenarios_named(["history"], None), size)
        assert answers.reused == 0
    assert answers.sample("history") is answers.samples[0]
    names = {entry.scenario for entry in Store(tmp_path).entries()}
    assert names == {"history", "history + renewal=fixed_hazard"}


def test_the_usual_rules_are_the_usual_question() -> None:
    assert mechanisms_given(["renewal=option"]) == ()
    job = Job(load("history"), 0, 400, 12)
    assert job.key != Job(load("history"), 0, 400, 12, mechanisms=(("renewal", "myopic"),)).key


@pytest.mark.parametrize(
    ("word", "error", "told"),
    [
        ("renewal", ScenarioError, "option|myopic|fixed_hazard"),
        ("renewall=myopic", DeclarationError, "renewal"),
        ("renewal=myopik", DeclarationError, "myopic"),
    ],
)
def test_a_slip_is_told(word: str, error: type[Exception], told: str) -> None:
    with pytest.raises(error) as raised:
        mechanisms_given([word])
    assert told in str(raised.value)
