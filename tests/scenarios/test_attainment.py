"""Attainment: values read as the plan reads them, honest words for few pairs, what was met anyway."""

from dataclasses import replace

import numpy as np
import pytest

from model.indicators import INDICATORS
from scenarios.attainment import alternatives, attainment, attainments
from scenarios.board import board, footnotes, number, probability_text, required
from scenarios.jointly import jointly
from scenarios.region import load_region
from scenarios.register import Document, Target, joined
from scenarios.text import LANGUAGES, TEXT, UNITS, say
from tests.scenarios.made import flat, sample

PACK = load_region("wuhan")
CITY = Document("W24", "n", "文", "doc", "2024-09-07", "wuhan")
STOCK, FLOW = "valid_invention_patents", "invention_grants"
DUE = 71
"""December 2025."""


def target(
    indicator=STOCK,
    comparison=">=",
    value=100.0,
    due="2025-12",
    measured="stock at year end",
    kind="outcome",
    unit="件",
):
    texts = {"title_zh": "题", "title_en": "title", "note": "", "clause": "一"}
    return Target(
        id="W24-T0", document="W24", indicator=indicator, comparison=comparison, value=value,
        due=due, measured=measured, kind=kind, unit=unit, **texts,
    )  # fmt: skip


def reached(about, those, frozen=None, pack=PACK):
    return attainment(about, CITY, those, frozen, pack)


def rising(pairs=4, at=60, to=120.0):
    """90 until a month, then ``to``."""
    values = flat(90.0, pairs)
    values[:, at:] = to
    return values


def test_a_stock_is_read_at_the_due_month_and_a_flow_over_the_due_year():
    values = flat(90.0)
    values[:, DUE] = 120.0
    assert reached(target(STOCK), sample(**{STOCK: values})).projected.median == 120
    flow = reached(target(FLOW, value=12.0, measured="flow over the year"), sample(**{FLOW: flat(2.0)}))
    assert flow.projected.median == 24


def test_words_follow_the_share_of_pairs():
    half = flat([90, 120] * 20, 40)
    assert reached(target(), sample(40, **{STOCK: half})).status == "uncertain"
    assert reached(target(), sample(40, **{STOCK: flat(120, 40)})).status == "met"
    assert reached(target(), sample(40, **{STOCK: flat(90, 40)})).status == "missed"
    assert reached(target(), sample(40, **{STOCK: half})).probability == 0.5


def test_below_thirty_pairs_no_per_cent_is_given():
    few = reached(target(), sample(29, **{STOCK: flat(120, 29)}))
    assert few.probability is None
    assert probability_text(few, "en") == "met"
    many = reached(target(), sample(30, **{STOCK: flat(120, 30)}))
    assert probability_text(many, "en") == "100 % [92, 100] met"


@pytest.mark.parametrize(
    ("comparison", "value", "seen", "word"),
    [
        (">", 100, 100, "missed"),
        (">=", 100, 100, "met"),
        ("<=", 100, 100, "met"),
        ("5..8", 5, 8, "met"),
        ("5..8", 5, 9, "missed"),
        (">=", 70, 70.00000000000001 - 2e-14, "met"),
    ],
)
def test_every_comparison_decides_as_the_plan_words_it(comparison, value, seen, word):
    about = target(comparison=comparison, value=float(value))
    assert reached(about, sample(**{STOCK: flat(seen)})).status == word


def test_the_first_month_is_that_of_the_median_pair():
    values = flat(90.0, 5)
    for pair, month in enumerate((40, 50, 60, 70, 131)):
        values[pair, month:] = 120.0
    assert reached(target(), sample(5, **{STOCK: values})).first_met == "2025-01"
    assert reached(target(), sample(**{STOCK: flat(90)})).first_met is None


def test_a_yearly_measure_is_first_met_in_a_december():
    values = flat(1.0)
    values[:, 36:] = 2.0
    about = target(FLOW, value=20.0, measured="flow over the year")
    assert reached(about, sample(**{FLOW: values})).first_met == "2023-12"


def test_evidence_is_no_better_than_what_was_published_of_the_region():
    name = "high_value_patents_per_10k"
    assert INDICATORS[name].evidence == "fitted"
    assert reached(target(name), sample()).evidence == "fitted"
    assert reached(target(name), sample(), pack=load_region("hubei")).evidence == "proxy"
    assert (
        reached(target(STOCK), sample()).evidence == "proxy"
    )  # the city's rows are context, a zone's is not
    assert reached(target("service_revenue"), sample(), pack=load_region("hubei")).evidence == "prior only"


def test_each_region_answers_to_its_own_plans():
    city, province = attainments(sample()), attainments(replace(sample(), region="hubei"))
    assert {a.document.region for a in city} == {"wuhan"}
    assert {a.document.region for a in province} == {"hubei"}
    assert len(city) + len(province) == 53
    assert {a.target.indicator for a in city + province if a.target.quantitative} <= set(INDICATORS)


def test_what_was_met_before_or_without_the_plan_is_said():
    early, late = sample(**{STOCK: rising(at=40)}), sample(**{STOCK: rising(at=60)})
    assert reached(target(), early, late).already.at_issue == 1
    assert reached(target(), late, early).already.at_issue == 0
    assert reached(target(), late, sample(**{STOCK: flat(90)})).already.frozen == 0
    assert reached(target(), late).already.frozen is None


def test_an_observation_of_the_year_before_the_plan_decides_what_was_met_then():
    name = "high_value_patents_per_10k"
    found = reached(target(name, comparison=">", value=34.0, unit="件/万人"), sample(**{name: flat(10.0)}))
    assert found.already.observed is True  # 34.56 in 2023
    assert found.seen is not None
    assert (found.seen.year, found.seen.value) == (2023, 34.56)


def test_a_due_date_in_the_observed_past_is_decided_by_what_was_observed():
    name = "high_value_patents_per_10k"
    found = reached(target(name, value=30.0, due="2023-12", unit="件/万人"), sample(**{name: flat(10.0)}))
    assert found.status == "observed"
    assert found.probability == 1
    assert probability_text(found, "zh") == "已观测: 达成"


def test_what_cannot_be_judged_says_so():
    assert reached(target("no_such_indicator"), sample()).status == "not modelled yet"
    assert reached(target(comparison="front group", value=np.nan), sample()).status == "qualitative"
    short = reached(target(), sample(months=60))
    assert (short.status, short.probability) == ("uncertain", None)
    assert np.isnan(short.projected.median)


def test_nothing_known_is_not_met():
    values = flat(120.0)
    values[:, :] = np.nan
    assert reached(target(), sample(**{STOCK: values})).status == "uncertain"


def test_the_joint_probability_counts_pairs_that_meet_all():
    marks = "valid_trademarks"
    those = sample(4, **{marks: flat([90, 120, 120, 120]), FLOW: flat([20, 20, 1, 1])})
    grants = replace(target(FLOW, measured="flow over the year"), id="W24-T1")
    found = jointly([reached(target(marks), those), reached(grants, those)], "fitted")
    assert found is not None
    assert (len(found.targets), found.share) == (2, 0.25)


def test_targets_due_after_the_last_month_simulated_are_left_out_of_the_joint_probability():
    marks = "valid_trademarks"
    those = sample(4, **{marks: flat([90, 120, 120, 120])})
    later = reached(target(marks, due="2035-12"), those)
    assert not np.isfinite(later.projected.median)
    found = jointly([reached(target(marks), those), later], "fitted")
    assert found is not None
    assert (len(found.targets), found.share) == (1, 0.75)


def test_every_target_of_the_plans_has_a_line_on_the_board_in_both_languages():
    found = attainments(sample(), sample())
    for lang in LANGUAGES:
        sections = board(found, lang)
        assert [section.key for section in sections] == ["outcomes", "outputs"]
        assert sum(len(section.lines) for section in sections) == len(PACK.targets)
        assert all(all(cell for cell in line) for section in sections for line in section.lines)
        assert footnotes(sample(), found, lang)


def test_numbers_are_printed_with_unit_and_without_a_false_zero():
    assert required(target(value=2800.0), "en") == "≥ 2,800 items"
    assert required(target(comparison="5..8", value=5.0), "zh") == "5–8 件"
    assert number(-0.001, 1) == "0.0"
    assert number(float("nan"), 1) == "–"


def test_every_word_is_there_in_both_languages():
    assert all(len(pair) == 2 and all(pair) for pair in TEXT.values())
    targets = joined([PACK.register, load_region("hubei").register]).targets
    units = {about.unit for about in targets} | {about.unit for about in INDICATORS.values()}
    assert {unit for unit in units if not unit.isascii()} <= set(UNITS)
    assert say("met", "zh") == "达成"


def growth(of: str) -> Target:
    """The region's target on the growth of a measure."""
    return next(one for one in PACK.targets if INDICATORS.get(one.indicator, INDICATORS[of]).of == of)


def test_growth_is_shown_against_the_other_bases_that_the_plan_may_mean():
    cases = flat(1.0)
    for year, level in enumerate((8.0, 10.0, 20.0, 16.0, 22.0, 24.0)):
        cases[:, 12 * year : 12 * year + 12] = level
    those = sample(expert_assessor_cases=cases)
    about = growth("expert_assessor_cases")
    shown = {one.reading.base: one.values.median for one in alternatives(about, those)}
    assert shown == pytest.approx({2021: 140.0, 2022: 20.0})
    note = next(one for one in footnotes(those, attainments(those), "en") if one.startswith(about.id))
    assert "2022 as simulated 20.0" in note


def test_a_target_without_a_number_shows_what_bears_on_it_with_its_evidence():
    those = sample(protection_satisfaction=flat(83.0))
    rank = next(one for one in PACK.targets if not one.quantitative)
    shown = alternatives(rank, those)
    assert len(shown) > 5
    assert (
        next(one for one in shown if one.reading.indicator == "protection_satisfaction").evidence == "proxy"
    )
    assert any(one.startswith(rank.id) for one in footnotes(those, attainments(those), "zh"))
