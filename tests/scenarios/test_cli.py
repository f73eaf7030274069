"""The door from the shell: the documented answers, and one clear message for a mistake."""

import csv
import io
import json
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from model.indicators import INDICATORS
from scenarios.cli import main
from scenarios.region import load_region
from scenarios.scenario import library

SMALL = ("--scale", "200", "--seeds", "2", "--until", "2025-12", "--workers", "1")
STATUS = {"met", "missed", "uncertain", "observed", "not modelled yet", "qualitative"}
EVIDENCE = {"fitted", "proxy", "prior only", None}


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """Where the runs of this file are kept, so that each question is simulated once."""
    return str(tmp_path_factory.mktemp("results"))


@pytest.fixture
def ipeco(monkeypatch, capsys):
    """Runs a command; gives exit code, standard output, standard error."""

    def run(*words):
        monkeypatch.setattr(sys, "argv", ["ipeco", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        told = capsys.readouterr()
        return ended.value.code or 0, told.out, told.err

    return run


class Page(HTMLParser):
    """Tags and addresses of a page."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.links = [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name in ("src", "href") and value]


def test_run_gives_the_documented_json(ipeco, kept):
    code, out, _ = ipeco("run", "plan-2024", *SMALL, "--out", kept, "--format", "json")
    answer = json.loads(out)
    assert code == 0
    wanted = ("schema", "region", "scenario", "scale", "n", "level", "fingerprint", "information_to")
    assert [answer[key] for key in wanted[1:6]] == ["wuhan", "plan-2024", 200, 2, 0.9]
    assert answer["information_to"] == "2023-12"
    assert set(wanted) | {"targets", "indicators"} <= answer.keys()
    assert [target["id"] for target in answer["targets"]] == [t.id for t in load_region("wuhan").targets]
    for target in answer["targets"]:
        assert target["status"] in STATUS
        assert target["evidence"] in EVIDENCE
        assert target["probability"] is None  # two pairs give no per cent
        assert (target["median"] is None) == (target["status"] in ("not modelled yet", "qualitative"))
    for about in answer["indicators"].values():
        assert [year["year"] for year in about["yearly"]] == list(range(2020, 2026))
        assert all(y["low"] <= y["median"] <= y["high"] for y in about["yearly"] if y["median"] is not None)


def test_compare_gives_the_documented_json_and_a_board_on_request(ipeco, kept):
    words = ("compare", "frozen-2021", "plan-2024", *SMALL, "--out", kept, "--format", "json")
    code, out, _ = ipeco(*words, "--board", "plan-2024")
    answer = json.loads(out)
    assert code == 0
    assert (answer["base"], answer["scenarios"], answer["n"]) == ("frozen-2021", ["plan-2024"], 2)
    keys = ("indicator", "scenario", "year", "effect", "low", "high", "mean_reach", "pairs", "share_improved")
    assert all(list(e) == [*keys, "distinguishable"] for e in answer["effects"])
    growth = {about.id for about in INDICATORS.values() if about.kind == "change"}  # against 2023
    before = [
        e for e in answer["effects"] if e["year"] == 2020 and e["pairs"] and e["indicator"] not in growth
    ]
    assert before
    assert all(e["effect"] == 0 for e in before)  # the scenarios part in 2022
    assert answer["board"]["scenario"] == "plan-2024"


def test_the_manual_names_every_key_of_the_answers(ipeco, kept):
    manual = (Path(__file__).parents[2] / "docs" / "json.md").read_text(encoding="utf-8")
    run = json.loads(ipeco("run", "plan-2024", *SMALL, "--out", kept, "--format", "json")[1])
    words = ("compare", "frozen-2021", "plan-2024", *SMALL, "--out", kept, "--format", "json")
    compare = json.loads(ipeco(*words)[1])
    keys = {*run, *run["targets"][0], *run["targets"][0]["already"], *compare, *compare["effects"][0]}
    assert {key for key in keys if f"`{key}`" not in manual} == set()


def test_a_scenario_compared_with_itself_is_equal_and_said_to_be(ipeco, kept):
    code, out, _ = ipeco("compare", "plan-2024", "plan-2024", *SMALL, "--out", kept)
    assert code == 0
    assert "equal" in out
    assert "not distinguishable" not in out


def test_the_second_time_nothing_is_run_and_the_answer_is_the_same(ipeco, kept):
    first = ipeco("run", "plan-2024", *SMALL, "--out", kept, "--format", "json")
    second = ipeco("run", "plan-2024", *SMALL, "--out", kept, "--format", "json")
    assert first[1] == second[1]
    assert "of 4" not in second[2]


@pytest.mark.parametrize(
    ("lang", "badge"), [("en", "information to the end of 2023"), ("zh", "信息截至2023年底")]
)
def test_the_board_speaks_both_languages_and_keeps_outputs_apart(ipeco, kept, lang, badge):
    code, out, _ = ipeco("run", "plan-2024", *SMALL, "--out", kept, "--lang", lang)
    assert code == 0
    assert badge in out.splitlines()[0]
    parts = {"en": ("Outcomes:", "Outputs:"), "zh": ("成效目标", "产出目标")}[lang]
    assert out.index(parts[0]) < out.index("W24-T2 ") < out.index(parts[1]) < out.index("W24-T22 ")


def test_csv_has_a_row_per_target(ipeco, kept):
    _, out, _ = ipeco("run", "plan-2024", *SMALL, "--out", kept, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert len(rows) == len(load_region("wuhan").targets)
    assert {"id", "median", "low", "high", "status"} <= rows[0].keys()


def test_the_report_is_one_page_that_needs_nothing_else(ipeco, kept, tmp_path):
    file = tmp_path / "page.html"
    code, _, _ = ipeco("report", "frozen-2021", "plan-2024", *SMALL, "--out", kept, "--to", str(file))
    text = file.read_text(encoding="utf-8")
    page = Page(text)
    assert code == 0
    assert page.links == []
    assert "http" not in text.replace("http-equiv", "")
    assert page.tags.count("svg") >= 3
    assert {"style", "script", "table"} <= set(page.tags)
    assert "目标看板" in text
    assert "Target board" in text


@pytest.mark.parametrize("what", ["targets", "levers", "measures", "documents"])
@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_the_register_is_listed_in_every_form(ipeco, what, form):
    code, out, _ = ipeco("register", what, "--document", "W24", "--format", form)
    assert code == 0
    assert "W24" in out
    if form == "json":
        assert json.loads(out)


def test_check_tells_all_faults_and_ends_with_two(ipeco, tmp_path):
    file = tmp_path / "wrong.toml"
    file.write_text(
        'title = "T"\n[[policy]]\nlever = "judge"\nfrom = "2024-13"\nvalue = 1\n', encoding="utf-8"
    )
    code, out, _ = ipeco("check", str(file))
    assert code == 2
    assert "Did you mean 'judges'" in out
    assert "'zh' is missing" in out
    assert "'2024-13' is not a month" in out


def test_check_finds_nothing_in_the_library(ipeco):
    code, out, _ = ipeco("check", *library())
    assert code == 0
    assert out.count("no faults") == len(library())


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("run", "plan24"), "Did you mean 'plan-2024'?"),
        (("run", "plan-2024", "--seeds", "0"), "--seeds gives 0; allowed are 1 to"),
        (("run", "plan-2024", "--scale", "0"), "--scale gives 0"),
        (("run", "plan-2024", "--until", "2031-01"), "--until gives 2031-01; allowed are 2020-12 to 2030-12"),
        (("run", "plan-2024", "--until", "soon"), "not a month"),
        (("run", "plan-2024", "--region", "wuhn"), "Did you mean 'wuhan'?"),
        (("run", "plan-2024", "--workers", "-1"), "--workers gives -1"),
        (("run", "plan-2024", "--format", "xml"), "xml"),
        (("compare", "plan-2024"), "needs two scenarios"),
        (("compare", "plan-2022", "plan-2024", "--board", "frozen-2021"), "which is not compared"),
        (("register", "levers", "--lever", "judge"), "Did you mean 'judges'?"),
        (("register", "lever"), "lever"),
    ],
)
def test_a_mistake_ends_with_two_and_one_message(ipeco, tmp_path, words, says):
    code, out, err = ipeco(*words)
    assert code == 2
    assert says in err
    assert out == ""
    assert "Traceback" not in err


def test_help_names_every_command(ipeco):
    code, out, _ = ipeco("--help")
    assert code == 0
    assert all(name in out for name in ("run", "compare", "report", "register", "check", "list", "dashboard"))
