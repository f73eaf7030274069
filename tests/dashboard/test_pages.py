"""Pages without a browser: what stands on them, in both languages, with and without results."""

import json
import re
from pathlib import Path

import pytest
from dash import Dash
from plotly.utils import PlotlyJSONEncoder

from dashboard.app import create_app, view_of
from dashboard.kept import find
from dashboard.pages import board, compare, composition
from dashboard.state import State, View
from dashboard.theme import THEMES
from model.indicators.breakdowns import BREAKDOWNS
from tests.dashboard import made_up

NOWHERE = Path("no-such-folder")


def text_of(view: View) -> str:
    """Everything on a page as one text."""
    return json.dumps([view.content, view.detail], cls=PlotlyJSONEncoder, ensure_ascii=False)


def shown(page, results: Path, **words: str) -> str:
    return text_of(page.view(State({"set": "demo@1"} | words), find(results, NOWHERE)))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("page", [board, compare, composition])
def test_every_page_can_be_drawn_in_each_language_and_theme(page, lang, theme, results):
    assert len(shown(page, results, lang=lang, theme=theme)) > 1000


def test_the_board_tells_of_every_target_what_a_reader_must_know(results):
    text = shown(board, results)
    for words in ("每万人口高价值发明专利拥有量", "W22-T1", "一(二)", "≥ 30 件/万人", "截至2025-12", "34.56"):
        assert words in text
    for words in ("已拟合", "n = 30", "] 未达成", "首次达成", "发文时: 否 (观测)", "冻结2021"):
        assert words in text
    assert text.index("成效目标") < text.index("产出目标")


def test_below_thirty_pairs_the_board_gives_words_instead_of_per_cent(results):
    text = shown(board, results, set="quick@20", lang="en")
    assert "n = 6" in text
    assert "% missed" not in text
    assert '"missed"' in text


def test_a_document_can_be_shown_alone(results):
    text = shown(board, results, document="W22")
    assert "W22-T1 ·" in text
    assert "W24-T1 ·" not in text


def test_a_province_has_a_board_of_its_own_in_the_same_folder(tmp_path):
    made_up.write(tmp_path, ["frozen-2021", "plan-2024"], pairs=3)
    made_up.write(tmp_path, ["hubei-frozen-2021", "province-2022"], pairs=3, scale=5)
    found = find(tmp_path, NOWHERE)
    sets = {one.entries[0].region: one for one in found.sets}
    assert sets["hubei"].frozen == "hubei-frozen-2021"
    assert [a.target.id for a in sets["hubei"].board("province-2022")][:2] == ["H22S-T1", "H22S-T2"]
    view = board.view(State({"set": sets["hubei"].id, "scenario": "province-2022", "lang": "zh"}), found)
    text = str(view.content)
    assert "H22S-T1" in text
    assert "W24-T1 ·" not in text
    assert "湖北省 · " in text  # the choice of results names the region


def test_a_chosen_target_lies_on_a_sheet_with_its_plan_and_its_numbers(results):
    view = board.view(State({"target": "W24-T8", "set": "demo@1"}), find(results, NOWHERE))
    sheet = json.dumps([view.heading, view.detail], cls=PlotlyJSONEncoder, ensure_ascii=False)
    for words in (
        "全年平均结案时间",
        "武政办〔2024〕89号",
        "≤ 100 天",
        "n = 30",
        "2023年：≥72 天（C级）",
        "指纹",
    ):
        assert words in sheet


def test_a_target_without_a_number_has_a_sheet_too(results):
    view = board.view(State({"target": "W22-T8"}), find(results, NOWHERE))
    assert "rank" not in json.dumps(view.heading, cls=PlotlyJSONEncoder)
    assert view.detail is not None


def test_a_sheet_shows_what_the_wording_of_the_plan_leaves_open(results):
    rank = shown(board, results, target="W22-T8")
    assert "相关指标" in rank
    assert "专利密集型产业" in rank
    assert "2022年模拟值" in shown(board, results, target="W24-T5")
    assert "2022年公布值（143）" in shown(board, results, target="W24-T17")


def test_a_difference_that_noise_hides_is_said_plainly(results):
    assert "与噪声不可区分" in shown(compare, results, indicator="court_cases_filed")
    assert "not distinguishable from noise at n = 30" in shown(
        compare, results, indicator="court_cases_filed", lang="en"
    )


def test_a_difference_that_stands_out_is_said_with_interval_unit_and_pairs(results):
    text = shown(compare, results, indicator="pledge_financing", lang="en")
    assert "distinguishable from noise." in text
    assert "× 100 m CNY (n = 30)" in text


def test_equal_results_are_said_to_be_equal(results):
    assert "30个配对全部相同" in shown(compare, results, indicator="gdp")


def test_frozen_2021_is_the_base_unless_another_is_asked_for(results):
    found = find(results, NOWHERE)
    assert compare.view(State(), found).shown["base"] == "frozen-2021"
    view = compare.view(State({"base": "plan-2022"}), found)
    assert (view.shown["base"], view.shown["scenarios"]) == ("plan-2022", ["frozen-2021", "plan-2024"])


@pytest.mark.parametrize("page", [board, compare])
def test_without_results_a_page_says_what_to_run_and_where_it_looked(page, tmp_path):
    text = text_of(page.view(State({"lang": "en"}), find(tmp_path, NOWHERE)))
    assert "make demo" in text
    assert "ipeco compare" in text
    assert str(tmp_path) in text


def test_what_cannot_be_read_is_told_on_the_page(tmp_path):
    (tmp_path / "manifest.json").write_text("{", "utf-8")
    assert "is not a manifest" in text_of(view_of("/", State(), tmp_path, NOWHERE))
    made_up.write(tmp_path / "set", ["plan-2024"], pairs=2)
    next((tmp_path / "set" / "runs").glob("*.parquet")).write_text("damaged")
    assert "本页无法显示" in text_of(view_of("/", State(), tmp_path, NOWHERE))


def test_the_application_asks_nobody_else_for_its_parts(results):
    app = create_app(results)
    assert isinstance(app, Dash)
    assert app.css.config.serve_locally
    assert app.scripts.config.serve_locally
    with app.server.test_client() as visitor:
        assert visitor.get("/healthz").status_code == 200
        page = visitor.get("/").get_data(as_text=True)
    sources = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert sources
    assert all(source.startswith("/") and not source.startswith("//") for source in sources)


def test_one_scenario_alone_is_told_to_be_too_few(tmp_path):
    alone = find(made_up.write(tmp_path, ["plan-2022"], pairs=2), NOWHERE)
    assert "Run two or more" in text_of(compare.view(State({"lang": "en"}), alone))


def test_pairs_improved_are_counted_where_they_are_few(results):
    words = {"indicator": "pledge_financing", "lang": "en"}
    assert '"100 %"' in shown(compare, results, **words)
    few = shown(compare, results, set="quick@20", **words)
    assert '"6 / 6"' in few
    assert '"100 %"' not in few


def test_a_breakdown_shows_every_part_with_its_interval_and_the_number_of_pairs(results):
    text = shown(composition, results, breakdown="high_value_by", year="2024")
    for part in BREAKDOWNS["high_value_by"].indicators:
        assert part.zh in text
    assert "· 2024" in text
    assert "n = 30" in text
    assert re.search(r"\d \[[\d.,]+, [\d.,]+\]", text)


def test_results_of_older_code_without_breakdowns_say_so(results, monkeypatch):
    monkeypatch.setattr("scenarios.composition.BREAKDOWNS", {})
    assert "Run them again" in shown(composition, results, lang="en")
