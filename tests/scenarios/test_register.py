"""The policy register: it holds the four plans whole, refuses every fault at once, and can be asked."""

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from model.errors import ScenarioError
from model.policy import LEVERS
from scenarios.listing import NO_CLAUSE, register_rows
from scenarios.region import load_region, whole_register
from scenarios.register import FRONT_GROUP, ONGOING, Register, read_register
from scenarios.scenario import load

WUHAN = Path(__file__).parents[2] / "scenarios" / "regions" / "wuhan"
FILES = ("documents.toml", "targets.csv", "measures.csv")

Edit = Callable[[str, str, str], None]


@pytest.fixture(scope="module")
def register() -> Register:
    return whole_register()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for file in FILES:
        shutil.copy(WUHAN / file, tmp_path / file)
    return tmp_path


@pytest.fixture
def edit(folder: Path) -> Edit:
    def replace(file: str, old: str, new: str) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text, f"{file} has no {old!r} to spoil"
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace


def ids(rows: list[dict[str, str]]) -> list[str]:
    return [row["id"] for row in rows]


def test_the_register_holds_four_documents_53_targets_116_measures_and_77_levers(register: Register):
    assert (len(register.documents), len(register.targets), len(register.measures)) == (4, 53, 116)
    assert len(LEVERS) == 77
    assert len({target.indicator for target in register.targets}) == 49


def test_each_plan_keeps_its_number_of_targets_and_clauses(register: Register):
    count = {
        document.id: (
            sum(target.document == document.id for target in register.targets),
            sum(measure.document == document.id for measure in register.measures),
        )
        for document in register.documents
    }
    assert count == {"W22": (8, 28), "W24": (33, 60), "H22S": (8, 17), "H22B": (4, 11)}


def test_every_lever_but_the_interest_subsidy_has_a_clause(register: Register):
    assert [name for name in LEVERS if not register.clauses_of(name)] == ["interest_subsidy"]
    assert register_rows(register, "levers", lever="interest_subsidy")[0]["clauses"] == NO_CLAUSE


def test_every_lever_has_a_group_and_levers_of_orders_say_so():
    groups = {about.group for about in LEVERS.values()}
    assert groups == {"creation", "protection", "finance", "transfer", "services", "support", "governance"}
    assert sum(name.endswith("_ordered") for name in LEVERS) == 13


def test_a_range_a_floor_and_a_ceiling_are_met_as_they_are_worded(register: Register):
    target = {target.id: target for target in register.targets}
    values = np.array([4.9, 5.0, 8.0, 8.1, np.nan])
    assert target["H22S-T1"].comparison == "5..8"
    assert target["H22S-T1"].met(values).tolist() == [False, True, True, False, False]
    assert target["W24-T2"].met(np.array([40.0, 40.01])).tolist() == [False, True]  # more than 40
    assert target["W24-T8"].met(np.array([100.0, 100.5, np.nan])).tolist() == [True, False, False]


def test_a_front_group_is_no_number(register: Register):
    rank = next(target for target in register.targets if target.comparison == FRONT_GROUP)
    assert not rank.quantitative
    with pytest.raises(ScenarioError, match="no number"):
        rank.met(np.array([1.0]))


def test_all_faults_are_named_at_once_with_file_line_and_nearest_name(folder: Path, edit: Edit):
    edit("measures.csv", "judges;fast_track_share", "judge;fast_track_share")
    edit("measures.csv", "W24-01,W24,", "W24-02,W24,")
    edit("measures.csv", "2026-02", "2026-13")
    edit("targets.csv", "W24-T1,W24,", "W24-T1,W25,")
    edit("targets.csv", ">=,83.5", "=>,83.5")
    edit("targets.csv", ">=,85000", '>=,"85,000"')
    edit("documents.toml", 'issued = "2024-09-07"', 'issued = "September 2024"')
    with pytest.raises(ScenarioError) as refused:
        read_register(folder)
    message = str(refused.value)
    assert "8 faults" in message  # W25 is no document, and not how W24-T1 begins
    for part in (
        "there is no lever 'judge'. Did you mean 'judges'?",
        "id 'W24-02' was already used at measures.csv, line 30.",
        "due '2026-13'",
        "there is no document 'W25'. Did you mean",
        "'=>' is not one of",
        "value '85,000' is not a plain number",
        "documents.toml, line 12: issued 'September 2024'",
        "targets.csv, line 10",
    ):
        assert part in message, f"{part!r} is missing in:\n{message}"


def test_an_indicator_that_nobody_counts_is_refused_if_the_known_ones_are_given(register: Register):
    city = load_region("wuhan").register
    known = {target.indicator for target in city.targets} - {"mean_closing_days"}
    known |= {indicator for measure in register.measures for indicator in measure.indicators} - {
        "mean_closing_days"
    }
    with pytest.raises(ScenarioError, match="there is no indicator 'mean_closing_days'"):
        read_register(WUHAN, known)
    read_register(WUHAN, known | {"mean_closing_days"})


def test_a_column_too_many_and_one_too_few_are_refused(folder: Path, edit: Edit):
    edit("targets.csv", "comparison,value", "comparision,value")
    with pytest.raises(ScenarioError) as refused:
        read_register(folder)
    assert "there is no column 'comparision'. Did you mean 'comparison'?" in str(refused.value)
    assert "column 'comparison' is missing" in str(refused.value)


def test_a_context_clause_sets_no_lever_and_any_other_does(folder: Path, edit: Edit):
    edit("measures.csv", ",,,context", ",judges,,context")
    with pytest.raises(ScenarioError, match="only 'context' has none"):
        read_register(folder)


def test_a_missing_file_is_a_fault_beside_the_others(folder: Path, edit: Edit):
    (folder / "targets.csv").unlink()
    edit("measures.csv", ",lever", ",levers")
    with pytest.raises(ScenarioError, match=r"(?s)targets.csv.*measures.csv|measures.csv.*targets.csv"):
        read_register(folder)


def test_measures_are_found_by_document_lever_indicator_and_body(register: Register):
    assert len(register_rows(register, "measures", document="H22B")) == 11
    assert "W24-34" in ids(register_rows(register, "measures", lever="small_claims_limit"))
    by_two = register_rows(register, "measures", indicator="mean_closing_days", body="法院")
    assert ids(by_two) == ["W24-18", "W24-34", "W24-39"]
    assert all("法院" in row["lead"] for row in by_two)


def test_targets_levers_and_documents_are_found_through_the_clauses(register: Register):
    assert {row["indicator"] for row in register_rows(register, "targets", lever="small_claims_limit")} == {
        "mean_closing_days",
        "within_limit_closing_rate",
    }
    assert ids(register_rows(register, "levers", document="H22B", indicator="pledge_registration_days"))[-1]
    assert ids(register_rows(register, "documents", indicator="pledge_financing")) == ["H22S", "H22B", "W22"]
    assert ids(register_rows(register, "documents")) == ["H22S", "H22B", "W22", "W24"]


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"document": "W23"}, "no document 'W23'"),
        ({"lever": "judge"}, "Did you mean 'judges'"),
        ({"indicator": "pledge_finance"}, "Did you mean 'pledge_financing'"),
        ({"body": "市气象局"}, "No measure is led by '市气象局'"),
    ],
)
def test_a_filter_that_finds_no_such_name_says_so(register: Register, wanted: dict[str, str], said: str):
    with pytest.raises(ScenarioError, match=said):
        register_rows(register, "measures", **wanted)


def test_the_listing_of_a_lever_says_what_it_costs_where_it_stood_and_who_sets_it(register: Register):
    (row,) = register_rows(register, "levers", lever="pledge_registration_days_ordered")
    assert (row["baseline_2020"], row["baseline_2023"], row["grade_2023"]) == ("7", "1", "A")
    assert row["clauses"] == "H22B-10"
    assert row["inert"] == ("no" if row["moves"] else "yes")
    assert len(register_rows(register, "levers")) == 77
    assert all(isinstance(cell, str) for row in register_rows(register, "levers") for cell in row.values())


def test_history_ends_with_2023_and_names_only_clauses_that_set_the_lever(register: Register):
    history = load("history")
    setting = {measure.id: measure.levers for measure in register.measures}
    for entry in history.entries:
        assert max(entry.start, entry.ramp_to or 0) < 48, f"{entry.lever} changes after 2023"
        assert not entry.clause or entry.lever in setting[entry.clause], (entry.lever, entry.clause)
        assert entry.source or entry.grade == "C", f"{entry.lever}: grade {entry.grade} without a source"


def test_history_passes_through_the_published_settings():
    levels = load("history").levels()
    december = {year: 12 * (year - 2020) + 11 for year in (2020, 2021, 2022, 2023)}
    assert levels["cultivation_centres_ordered"][december[2022]] == 14
    assert levels["protection_centre_quota"][december[2020]] == 541
    assert levels["quick_centre_quota"][12 * 2 + 7] == pytest.approx(143)  # August 2022
    assert levels["contact_firm_enrolment"][: december[2022] + 1].sum() / 12 == pytest.approx(141)
    assert levels["protection_workstations_ordered"][0] == 3


def test_a_clause_without_an_end_is_ongoing(register: Register):
    assert sum(measure.due == ONGOING for measure in register.measures) == 22


def test_a_reading_of_no_target_or_of_no_growth_is_refused(tmp_path):
    folder = tmp_path / "wuhan"
    shutil.copytree(WUHAN, folder)
    with (folder / "readings.csv").open("a", encoding="utf-8") as lines:
        lines.write("W24-T99,base year,admin_case_days,2021,,\n")
        lines.write("W24-T5,base year,quick_centre_entities,2021,,\n")
        lines.write("W24-T5,base year,admin_case_days,2023,,\n")
    with pytest.raises(ScenarioError) as told:
        read_register(folder)
    for words in ("'W24-T99' is not one of", "is no growth of 'quick_centre_entities'", "own baseline"):
        assert words in str(told.value)
