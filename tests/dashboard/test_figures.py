"""Figures as data: what is drawn, in which unit, on which axis."""

from xml.etree import ElementTree

import numpy as np
import pytest

from dashboard.components.paths import aim_of, aims_on, dots_on
from dashboard.figures.fan import Aim, Captions, Dot, Fan, fan_chart, fan_of
from dashboard.figures.spark import HEIGHT, WIDTH, as_address, spark
from dashboard.theme import INKS, colours
from scenarios.region import load_region, whole_register

YEARS = [2020, 2021, 2022]
CAPTIONS = Captions("items", "observed", "information ends", decimals=1)
AIM = Aim((5.0,), 2022.0, "W24-T1 ≥ 5")
DOTS = [Dot(2020, 1.2, "", "2020: 1.2 items"), Dot(2021, 2.0, "≥", "2021: ≥2 items")]
SVG = "{http://www.w3.org/2000/svg}"


def fan(name: str, *middle: float) -> Fan:
    values = np.array(middle)
    return Fan(name, values, values - 0.5, values + 1.0)


def test_a_fan_is_the_median_and_the_interval_over_pairs():
    values = np.array([[1.0, 10.0], [2.0, 20.0], [3.0, np.nan]])
    made = fan_of("a", values)
    assert made.middle.tolist() == [2.0, 15.0]
    assert made.low.tolist() == pytest.approx([1.1, 10.5])
    assert made.at(0, 1) == "2.0 [1.1, 2.9]"


@pytest.mark.parametrize("theme", INKS)
def test_a_fan_chart_has_a_band_and_a_line_per_scenario_targets_and_observations(theme):
    drawn = fan_chart(
        YEARS, [fan("a", 1, 2, 3), fan("b", 2, 3, 4)], CAPTIONS, theme=theme, aims=[AIM], seen=DOTS
    )
    assert [trace.name for trace in drawn.data] == ["a 90 %", "b 90 %", "a", "b", "W24-T1 ≥ 5", "observed"]
    assert list(drawn.data[0].y) == [2.0, 3.0, 4.0, 2.5, 1.5, 0.5]
    assert drawn.data[2].text[0] == "1.0 [0.5, 2.0] items"
    assert drawn.layout.title.text == "items"
    assert [note.text for note in drawn.layout.annotations] == ["W24-T1 ≥ 5", "information ends"]


def test_a_bound_is_drawn_unlike_a_value():
    drawn = fan_chart(YEARS, [fan("a", 1, 2, 3)], CAPTIONS, theme="light", seen=DOTS)
    assert list(drawn.data[-1].marker.symbol) == ["circle-open", "triangle-up-open"]


def test_years_without_a_value_leave_a_gap_and_break_nothing():
    drawn = fan_chart(YEARS, [fan("a", np.nan, 2, 3)], CAPTIONS, theme="light")
    assert list(drawn.data[0].x) == [2021, 2022, 2022, 2021]


def test_the_base_is_dotted_and_grey():
    drawn = fan_chart(
        YEARS, [fan("a", 1, 2, 3), fan("b", 1, 2, 3)], CAPTIONS, theme="light", drawn_in=colours("light", 2)
    )
    lines = [trace.line for trace in drawn.data if trace.mode == "lines"]
    assert [(line.color, line.dash) for line in lines] == [
        (INKS["light"].base, "dot"),
        (INKS["light"].scenarios[0], "solid"),
    ]


@pytest.mark.parametrize(
    ("middle", "mode"), [((1, 5, 9), "tozero"), ((80, 82, 84), "normal"), ((-1, 0, 1), "normal")]
)
def test_an_axis_begins_at_zero_unless_that_would_hide_everything(middle, mode):
    assert fan_chart(YEARS, [fan("a", *middle)], CAPTIONS, theme="light").layout.yaxis.rangemode == mode


def test_a_small_path_is_an_image_that_stays_on_its_paper():
    svg = spark(YEARS, fan("a", 1, 2, 3), AIM, DOTS, theme="dark")
    marks = ElementTree.fromstring(svg)
    assert len(marks.findall(f"{SVG}circle")) == 3
    for circle in marks.findall(f"{SVG}circle"):
        assert 0 <= float(circle.attrib["cx"]) <= WIDTH
        assert 0 <= float(circle.attrib["cy"]) <= HEIGHT
    assert as_address(svg).startswith("data:image/svg+xml;base64,")


@pytest.mark.parametrize("middle", [(np.nan, np.nan, np.nan), (0.0, 0.0, 0.0)])
def test_a_small_path_of_nothing_can_be_drawn(middle):
    values = np.array(middle)
    svg = spark(YEARS, Fan("a", values, values, values), Aim((0.0,), 2022, ""), [], theme="light")
    assert "nan" not in svg


def test_a_range_target_has_two_levels_and_a_yearly_one_ends_with_its_year():
    targets = {target.id: target for target in whole_register().targets}
    assert aim_of(targets["H22S-T1"], "zh") == Aim((5.0, 8.0), 2025.0, "H22S-T1 5–8")
    assert aim_of(targets["W24-T8"], "en").label == "W24-T8 ≤ 100"


def test_an_indicator_brings_the_citys_targets_and_published_numbers():
    pack = load_region("wuhan")
    assert [aim.levels for aim in aims_on("high_value_patents_per_10k", pack, "zh")] == [(30.0,), (40.0,)]
    dots = dots_on("high_value_patents_per_10k", pack, "zh")
    assert [dot.year for dot in dots] == [2021, 2022, 2023]
    assert dots[0].label == "2021年：24.46 件/万人（A级）"
