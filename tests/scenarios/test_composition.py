"""Breakdowns over pairs: parts by their own names, places by those of the region."""

from dataclasses import replace

from model.indicators.breakdowns import BREAKDOWNS
from model.indicators.districts import place_number
from scenarios.composition import parts_in
from tests.scenarios.made import sample

BY_PLACE = BREAKDOWNS["invention_grants_by_place"]


def names(region, lang):
    return [part.name(lang) for part in parts_in(BY_PLACE, [replace(sample(), region=region)], 2025)]


def test_places_that_are_counted_apart_have_the_names_of_the_region():
    assert names("wuhan", "zh")[:3] == ["东湖高新区", "武汉经开区", "洪山区"]
    assert names("hubei", "en")[:3] == ["Wuhan", "Yichang", "Xiangyang"]
    assert names("hubei", "en")[3] == names("wuhan", "en")[3] == "Invention grants, other places"


def test_an_indicator_of_a_place_tells_its_number():
    assert [place_number(part) for part in BY_PLACE.parts] == [1, 2, 3, None]
    assert place_number("invention_grants") is None
