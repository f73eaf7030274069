"""Observations: published numbers, compared only with what they measure."""

from dataclasses import replace

import numpy as np
import pytest

from model.errors import ScenarioError
from scenarios.observations import OPERATORS, USES, Observation, by_year, read_observations, simulated
from scenarios.reading import Faults
from scenarios.region import REGIONS, load_region

SEEN = load_region("wuhan").observations
HEADER = "series,region,year,value,unit,at,use,grade,rel_sd,operator,factor,factor_sd,base_year,note\n"


def seen(**changes):
    plain = Observation("invention_grants", "wuhan", 2022, 100.0, "件", "year", "fit", "A", 0.03, "city")
    return replace(plain, **changes)


def faults_of(tmp_path, line):
    file = tmp_path / "observations.csv"
    file.write_text(HEADER + line + "\n", encoding="utf-8")
    faults = Faults("test")
    read_observations(file, 2023, ["east"], faults)
    return "\n".join(faults.found)


def test_every_use_and_operator_is_a_known_one():
    assert {row.use for row in SEEN} <= set(USES)
    assert {row.operator for row in SEEN} <= {*OPERATORS, "opening"}
    assert all(rule.__doc__ for rule in OPERATORS.values())


def test_nothing_is_later_than_2023_but_what_the_nation_gives():
    later = [row for row in SEEN if row.year > 2023]
    assert all(row.region == "china" and row.use == "input" for row in later)
    assert not any(row.scored for row in later)


def test_what_is_scored_has_a_spread_and_lies_in_the_simulated_years():
    scored = [row for row in SEEN if row.scored]
    assert len(scored) > 50
    assert all(row.spread > 0 and 2020 <= row.year <= 2023 for row in scored)


def test_what_came_before_the_model_is_not_compared():
    early = [row for row in SEEN if row.year < 2020]
    assert early
    assert not any(row.comparable for row in early)
    with pytest.raises(ScenarioError, match="informs the opening"):
        simulated(early[0], {})


def test_the_district_of_a_figure_is_not_taken_for_the_city():
    for row in SEEN:
        if row.use == "proxy":
            assert row.operator not in ("city", "previous_population_base"), row.id
        if row.use == "fit":
            assert row.region == "wuhan", row.id


def test_published_identities_of_the_courts_hold():
    value = {(row.series, row.year): row.value for row in SEEN if row.region == "wuhan"}
    carried = value["court_cases_pending", 2022] + value["court_cases_filed", 2023]
    closed = value["court_cases_closed", 2023]
    assert carried - closed == pytest.approx(value["court_cases_pending", 2023], abs=1)
    assert 100 * closed / carried == pytest.approx(value["court_closing_rate", 2023], abs=0.02)
    parts = value["court_cases_filed_intermediate", 2023] + value["court_cases_filed_basic", 2023]
    assert parts == value["court_cases_filed", 2023]


def test_marks_over_entities_are_one_datum_with_both():
    value = {(row.series, row.year): row for row in SEEN}
    for year in (2022, 2023):
        marks, entities = value["valid_trademarks", year].value, value["market_entities", year].value
        ratio = value["trademarks_per_10k_entities", year]
        assert ratio.use == "identity"
        assert marks / entities == pytest.approx(ratio.value, rel=0.001)


def test_the_city_is_compared_as_it_is():
    assert simulated(seen(), {"invention_grants": {2022: 90.0}}) == 90.0


def test_a_zone_is_compared_with_its_share_of_the_city():
    zone = seen(operator="zone_share", factor=0.7, factor_sd=0.04)
    assert simulated(zone, {"invention_grants": {2022: 200.0}}) == pytest.approx(140.0)
    assert zone.spread == pytest.approx(0.05)


def test_the_province_is_compared_with_the_city_over_its_share():
    province = seen(operator="province_share", factor=0.4)
    assert simulated(province, {"invention_grants": {2022: 200.0}}) == pytest.approx(500.0)


def test_a_place_counted_apart_is_compared_with_its_own_simulated_part():
    east = seen(region="wuhan/east-lake", operator="place_share", place=1)
    values = {"invention_grants": {2022: 200.0}, "invention_grants_by_place_first": {2022: 45.0}}
    assert simulated(east, values) == pytest.approx(90.0)
    with pytest.raises(ScenarioError, match="names none that is counted apart"):
        simulated(replace(east, place=None), values)


def test_the_zones_of_the_city_are_compared_with_their_own_part():
    rows = {(row.region, row.year): row for row in SEEN if row.operator == "place_share"}
    assert rows["wuhan/east-lake", 2022].place == 1
    assert rows["wuhan/wedz", 2022].place == 2


def test_the_level_of_a_part_may_be_above_that_of_the_region():
    capital = seen(operator="part_level", factor=3.4)
    assert simulated(capital, {"invention_grants": {2022: 10.0}}) == pytest.approx(34.0)


def test_the_nation_is_compared_by_its_change_and_not_its_level():
    nation = seen(operator="nation_change", base_year=2020, base_value=11.97)
    assert simulated(nation, {"invention_grants": {2020: 14.0, 2022: 14.5}}) == pytest.approx(12.47)
    with pytest.raises(ScenarioError, match="names no base year"):
        simulated(replace(nation, base_value=None), {"invention_grants": {2020: 14.0, 2022: 14.5}})


def test_per_head_figures_know_both_populations():
    values = {"invention_grants": {2022: 30.0}, "population": {2021: 1100.0, 2022: 1200.0}}
    assert simulated(seen(operator="previous_population_base"), values) == 30.0
    assert simulated(seen(operator="own_population_base"), values) == pytest.approx(27.5)


def test_a_stock_in_june_lies_between_the_year_ends():
    values = {"invention_grants": {2021: 100.0, 2022: 121.0}}
    assert simulated(seen(operator="middle_of_year"), values) == pytest.approx(110.0)


def test_fifteen_months_weigh_two_years():
    values = {"invention_grants": {2021: 15.0, 2022: 30.0}}
    assert simulated(seen(operator="fifteen_months"), values) == pytest.approx(8 + 14)


def test_yearly_arrays_are_read_by_calendar_year():
    assert by_year({"population": np.array([1.0, 2.0])}) == {"population": {2020: 1.0, 2021: 2.0}}


def test_an_indicator_that_was_not_simulated_is_refused_with_the_nearest():
    with pytest.raises(ScenarioError, match="Did you mean 'invention_grant'"):
        simulated(seen(), {"invention_grant": {2022: 1.0}})
    with pytest.raises(ScenarioError, match="2022 was not simulated; years: 2020 to 2021"):
        simulated(seen(), {"invention_grants": {2020: 1.0, 2021: 1.0}})


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("a,wuhan,2024,1,件,year,fit,A,0.1,city,,,,", "is later than 2023"),
        ("a,wuhan,2024,1,件,year,input,A,0.1,city,,,,", "only inputs of the nation"),
        ("a,wuhan,2019,1,件,year,input,A,0.1,city,,,,", "before 2020 only 'opening' is allowed"),
        ("a,wuhan,2021,1,件,year,input,A,0.1,opening,,,,", "it is for years before 2020"),
        ("a,wuhan,2019,1,件,year,fit,A,0.1,opening,,,,", "nothing is compared; use 'input'"),
        ("a,wuhan,2021,1,件,year,fitt,A,0.1,city,,,,", "Did you mean 'fit'"),
        ("a,wuhan,2021,1,件,year,fit,A,0,city,,,,", "needs a rel_sd above 0"),
        ("a,wuhan,2021,1,件,year,fit,A,-1,city,,,,", "0 or more"),
        ("a,zone,2021,1,件,year,proxy,A,0.1,zone_share,,,,", "give a share between 0 and 1"),
        ("a,china,2021,1,件,year,proxy,A,0.1,nation_change,,,,", "base_year belongs to operator"),
        ("a,china,2021,1,件,year,proxy,A,0.1,nation_change,,,2020,", "there is no row of a for that year"),
        ("a,wuhan,2021,1,件,year,fit,A,0.1,city", "10 cells under 14 columns"),
        ("a,wuhan,2021,,件,year,fit,A,0.1,city,,,,", "value = '' is not a number"),
        (",wuhan,2021,1,件,year,fit,A,0.1,city,,,,", "series is empty"),
        ("invention_grant,wuhan,2021,1,件,year,fit,A,0.1,city,,,,", "Did you mean 'invention_grants'?"),
        ("invention_grants,wuhan/west,2021,1,件,year,proxy,A,0.1,place_share,,,,", "apart = true): east."),
        ("court_cases_filed,wuhan/east,2021,1,件,year,proxy,A,0.1,place_share,,,,", "use zone_share"),
        ("a,wuhan/east,2021,1,件,year,proxy,A,0.1,part_level,0,,,", "give a ratio above 0"),
    ],
)
def test_a_bad_row_is_refused_with_its_line(tmp_path, line, words):
    told = faults_of(tmp_path, line)
    assert words in told
    assert "observations.csv, line 2" in told


def test_a_row_given_twice_is_refused(tmp_path):
    line = "a,wuhan,2021,1,件,year,fit,A,0.1,city,,,,"
    assert "a/wuhan/2021 is given 2 times" in faults_of(tmp_path, f"{line}\n{line}")


def test_the_file_of_the_pack_is_the_file_that_is_read():
    faults = Faults("test")
    apart = [place.id for place in load_region("wuhan").apart]
    assert read_observations(REGIONS / "wuhan" / "observations.csv", 2023, apart, faults) == SEEN
    assert not faults.found
