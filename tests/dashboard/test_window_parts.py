"""The window's parts as data: texts, state, figures, empty and broken results."""

import tomllib
from pathlib import Path

import pytest

from dashboard.figures.fan import Captions, Fan, fan_chart
from dashboard.kept import kept
from dashboard.pages import board, compare
from dashboard.state import State
from dashboard.words import TEXT, tell, words

CAPTIONS = Captions("Grants", "items", "90 %", "target", "observed")
FANS = [Fan("a", [1.0, 2.0], [0.5, 1.0], [2.0, 3.0]), Fan("b", [2.0, 3.0], [1.0, 2.0], [3.0, 4.0])]


def test_both_languages_have_the_same_texts_with_the_same_blanks():
    texts = {lang: tomllib.loads((TEXT / f"{lang}.toml").read_text("utf-8")) for lang in ("zh", "en")}
    assert texts["zh"].keys() == texts["en"].keys()
    for key in texts["zh"]:
        blanks = [{part.split("}")[0] for part in texts[lang][key].split("{")[1:]} for lang in texts]
        assert blanks[0] == blanks[1], key
    assert any("一" <= letter <= "鿿" for letter in "".join(words("zh").values()))


def test_an_address_says_everything_and_nonsense_in_it_is_left_at_its_default():
    state = State.of("?lang=en&theme=dark&scenario=plan-2024")
    assert (state.lang, state.theme, state.words["scenario"]) == ("en", "dark", "plan-2024")
    wrong = State.of("?lang=<script>&theme=9&scenario=%00")
    assert (wrong.lang, wrong.theme, wrong.among("scenario", ["a", "b"])) == ("zh", "light", "a")
    assert State.of("?" + "x" * 5000).words == {}
    assert State.of(state.search(scenarios=["a", "b"])).several("scenarios", ["a", "b"], []) == ["a", "b"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_fan_chart_has_a_band_and_a_line_per_scenario_target_and_observations(theme):
    figure = fan_chart([2020, 2021], FANS, CAPTIONS, theme=theme, aims=[(2021, 5.0)], seen=[(2020, 1.2)])
    names = [trace.name for trace in figure.data]
    assert names == ["a · 90 %", "a", "b · 90 %", "b", "target", "observed"]
    assert "items" in figure.layout.title.text
    assert list(figure.data[0].y) == [2.0, 3.0, 1.0, 0.5]


@pytest.mark.parametrize("page", [board.page, compare.page])
def test_without_results_a_page_says_what_to_run(page, tmp_path: Path):
    content = str(page(State.of("?lang=en"), kept(tmp_path)))
    assert "ipeco compare" in content
    assert str(tmp_path) in content


def test_results_of_other_code_are_not_shown_but_named(tmp_path: Path):
    (tmp_path / "manifest.json").write_text('{"schema": "ipeco.results/1", "scenarios": []}')
    assert kept(tmp_path).names == []
    assert tell("empty_title", "zh") in str(board.page(State(), kept(tmp_path)))
