"""A region pack: complete, checked at the door, and drawn by name and number."""

import shutil
from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import ScenarioError
from model.model import IPEcosystem
from model.month import month_number
from model.parameters import Parameters
from model.policy import PolicyPath
from model.region import Economy, Opening
from scenarios.exogenous import MONTHS, smoothing, walked
from scenarios.region import REGIONS, load_region, region_names

ECONOMY = [f.name for f in fields(Economy)]
DRAWS = range(40)


@pytest.fixture(scope="module")
def pack():
    return load_region("wuhan")


@pytest.fixture(scope="module", params=region_names())
def any_pack(request):
    return load_region(request.param)


@pytest.fixture
def broken(tmp_path):
    """A copy of the pack to break; a name that no other test has read."""
    folder = tmp_path / "wuhan"
    shutil.copytree(REGIONS / "wuhan", folder)

    def change(file, old, new):
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text, f"{file} no longer says {old!r}"
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        return folder

    return change


def months_of(region, name):
    return np.array([getattr(economy, name) for economy in region.economies])


def test_every_pack_of_the_project_loads():
    assert "wuhan" in region_names()
    for name in region_names():
        assert load_region(name).id == name


def test_every_opening_field_is_there_with_a_source_and_a_grade(any_pack):
    assert set(any_pack.opening) == {f.name for f in fields(Opening)}
    for name, prior in any_pack.opening.items():
        assert prior.source, name
        assert prior.grade in ("A", "B", "C", "F"), name
        assert prior.grade == "A" or prior.low < prior.high, f"{name} is uncertain but has no range"


def test_every_month_of_the_economy_is_finite_and_not_negative(any_pack):
    for region in (any_pack.centre(), *map(any_pack.draw, DRAWS)):
        assert region.months == MONTHS
        table = np.array([[getattr(economy, name) for name in ECONOMY] for economy in region.economies])
        assert np.isfinite(table).all()
        assert (table >= 0).all()


def test_the_centre_is_the_same_every_time_and_is_no_draw(any_pack):
    first, again = any_pack.centre(), any_pack.centre()
    assert first.opening == again.opening
    assert first.economies == again.economies
    assert any_pack.draw(0).opening != first.opening


def test_a_draw_is_a_function_of_its_number(any_pack):
    assert any_pack.draw(7).opening == any_pack.draw(7).opening
    assert any_pack.draw(7).economies == any_pack.draw(7).economies
    assert any_pack.draw(7).opening != any_pack.draw(8).opening


def test_draws_stay_in_the_declared_range(any_pack):
    for i in DRAWS:
        region = any_pack.draw(i)
        for name, prior in any_pack.opening.items():
            assert prior.low <= getattr(region.opening, name) <= prior.high, name
        for name, prior in any_pack.parameters.items():
            assert prior.low <= region.parameters[name] <= prior.high, name


def test_draws_lie_around_the_centre(any_pack):
    for name, prior in any_pack.opening.items():
        drawn = np.array([getattr(any_pack.draw(i).opening, name) for i in DRAWS])
        mean = (prior.low + prior.value + prior.high) / 3
        # 40 draws; the mean of a triangular prior lies within 5 standard errors (width over 5 each)
        assert abs(drawn.mean() - mean) <= (prior.high - prior.low) / np.sqrt(24 * len(DRAWS)) * 5 + 1e-9, (
            name
        )


def test_what_was_known_does_not_move_and_the_future_does(pack):
    known, later = slice(12, month_number(2024, 1)), slice(month_number(2025, 1), None)
    centre, drawn = months_of(pack.centre(), "population"), months_of(pack.draw(3), "population")
    assert (centre[known] == drawn[known]).all()
    assert (centre[later] != drawn[later]).all()


def test_uncertainty_of_the_future_grows_with_distance(pack):
    # a walk of equal steps: seven years are spread sqrt(7/2) = 1.87 times as wide as two; 300 draws
    gdp = np.log([months_of(pack.draw(i), "gdp") for i in range(300)])
    spread = gdp.std(axis=0)
    assert 1.5 < spread[month_number(2030, 6)] / spread[month_number(2025, 6)] < 2.3


def test_months_add_up_to_the_year(any_pack):
    for path in any_pack.paths.values():
        if path.kind == "flow_year":
            by_year = path.monthly(path.centre()).reshape(-1, 12).sum(axis=1)
            assert by_year == pytest.approx(path.centre()[1:], rel=1e-9), path.name


@given(sums=st.lists(st.floats(10, 1000), min_size=2, max_size=12))
def test_smoothing_keeps_the_sum_of_any_year(sums):
    months = smoothing(len(sums)) @ np.array(sums)
    assert months.reshape(-1, 12).sum(axis=1) == pytest.approx(sums, rel=1e-8)


def test_smoothing_leaves_a_steady_flow_alone():
    assert smoothing(5) @ np.full(5, 24.0) == pytest.approx(np.full(60, 2.0))


@given(share=st.floats(0.001, 0.999), walk=st.floats(-8, 8))
def test_a_share_never_walks_out_of_its_bounds(share, walk):
    assert 0.0 <= walked(np.array([share]), np.array([walk]), odds=True)[0] <= 1.0


def test_the_fall_of_2020_is_not_hidden(any_pack):
    gdp = any_pack.paths["gdp"].centre()
    assert gdp[1] < gdp[0]
    economies = any_pack.centre().economies
    assert sum(economy.gdp for economy in economies[:12]) < 12 * economies[0].gdp_2019


def test_the_lockdown_of_early_2020_is_a_dated_shock(pack):
    activity = months_of(pack.centre(), "activity")
    assert activity[1] == activity.min() == 0.3
    assert (activity[8:] == 1.0).all()
    for i in DRAWS:
        assert months_of(pack.draw(i), "activity")[1] < 0.5


def test_population_is_of_the_coming_year_end_and_its_base_of_the_last(pack):
    now, before = (months_of(pack.centre(), name) for name in ("population", "population_base"))
    assert now[month_number(2021, 1)] == now[month_number(2021, 12)] == 13_648_900
    assert (before[12:] == now[:-12]).all()


def test_basic_courts_open_in_may_2022(pack):
    courts = months_of(pack.centre(), "basic_courts")
    opened = month_number(2022, 5)
    assert (courts[:opened] == 1).all()
    assert (courts[opened:] == 5).all()


def test_quantity_subsidies_are_phased_out_by_2025(pack):
    norm = months_of(pack.centre(), "quantity_subsidy_norm")
    assert norm[month_number(2021, 6)] == 1.0
    assert norm[month_number(2025, 12)] == 0.0
    assert (np.diff(norm) <= 0).all()


def test_places_are_the_thirteen_districts_and_two_zones(pack):
    assert len([place for place in pack.districts if place.kind == "district"]) == 13
    assert len([place for place in pack.districts if place.kind == "zone"]) == 2
    assert pack.centre().district_shares.sum() == pytest.approx(1.0)


def test_nothing_of_the_place_is_later_than_the_information(any_pack):
    for path in any_pack.paths.values():
        for point in path.points:
            assert (point.year <= any_pack.information_to) == (point.use == "input"), (
                f"{path.name} {point.date}"
            )
    local = [point for path in any_pack.paths.values() for point in path.points if point.use == "national"]
    assert all("nation" in point.prior.source or "rule" in point.prior.source for point in local)


def test_plans_belong_to_the_pack(any_pack):
    assert any_pack.targets
    assert any_pack.measures
    assert {target.document for target in any_pack.targets} <= {
        document.id for document in any_pack.documents
    }


def test_the_measures_of_a_province_bind_its_city_and_its_targets_do_not(pack):
    above = load_region(pack.within)
    assert set(above.measures) < set(pack.binding.measures)
    assert pack.binding.targets == pack.targets
    assert above.binding == above.register


def test_places_that_are_counted_apart_are_known_to_the_model_by_number(pack):
    places = [pack.districts[number].id for number in pack.centre().counted_apart]
    assert places == [place.id for place in pack.apart] == ["east-lake", "wedz", "hongshan"]


def test_numbers_that_a_region_gives_for_itself_reach_the_model():
    region = load_region("hubei").draw(3)
    world = IPEcosystem(region, PolicyPath.constant(132), Parameters.draw(3), scale=400)
    assert world.parameters.programmes.chains == 35
    assert world.parameters.opinion.schools == region.parameters["opinion.schools"]
    assert world.parameters.court == Parameters.draw(3).court


def test_an_unknown_region_is_refused_with_the_nearest():
    with pytest.raises(ScenarioError, match="Did you mean 'wuhan'"):
        load_region("wuhann")


def test_a_pack_in_a_folder_of_its_own_loads(broken):
    folder = broken("region.toml", "value = 28_000", "value = 27_000")
    assert load_region(folder).centre().opening.firms == 27_000
    assert load_region(str(folder)).id == "wuhan"


def test_all_faults_are_named_at_once(broken):
    broken("region.toml", "[opening.firms]", "[opening.firm]")
    broken("region.toml", "low = 82\n", "low = 96\n")
    broken("region.toml", "share = 0.45", "share = 0.55")
    broken("region.toml", 'grade = "C"', 'grade = "D"')
    broken("paths.csv", "gdp,2022,", "gpd,2022,")
    broken(
        "paths.csv",
        "population,2024,13815322,,,0.004,persons,year_end,projection",
        "population,2024,x,,,-1,persons,year_end,input",
    )
    folder = broken("observations.csv", "invention_grants,wuhan,2023,", "invention_grants,wuhan,2024,")
    with pytest.raises(ScenarioError) as caught:
        load_region(folder)
    told = str(caught.value)
    for words in (
        "there is no field 'firm'. Did you mean 'firms'?",
        "field 'firms' is missing",
        "[opening.universities]: value = 84 is outside its range [96, 95]",
        "the shares sum to 1.1; they must sum to 1",
        "[[district]] 1 grade: 'D' is not one of A, B, C, F",
        "there is no path 'gpd'. Did you mean 'gdp'?",
        "path 'gdp' needs each year 2019-2030 once: see 2022",
        "'x' is not a number",
        "information ends in 2023: only 'national' or 'projection' is allowed",
        "sd = -1",
        "invention_grants/wuhan/2024 is later than 2023",
    ):
        assert words in told, told
    assert "paths.csv, line " in told
    assert "observations.csv, line " in told


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("region.toml", "[opening.firms]", "[opening.firms", "this is not TOML"),
        ("region.toml", "information_to = 2023", 'information_to = "2023"', "is not a year"),
        ("region.toml", 'id = "wuhan"', 'id = "wuhu"', "is not the name of the folder"),
        ("region.toml", 'within = "hubei"', 'within = "hubai"', "no region 'hubai'. Did you mean 'hubei'?"),
        ("region.toml", 'within = "hubei"', 'within = "wuhan"', "a circle holds nothing"),
        ("region.toml", 'within = "hubei"', "default_scale = 0.5", "0.5 is not a whole number from 1"),
        ("region.toml", 'kind = "zone"', 'kind = "zones"', "Did you mean 'zone'"),
        ("region.toml", '"optoelectronics"', '"opto"', "there is no sector 'opto'"),
        ("region.toml", 'zh = "汉南区"', 'zh = "汉南区"\napart = true', "no more than 3 are counted apart"),
        (
            "region.toml",
            "[opening.firms]",
            '[parameter."programmes.chain"]\nvalue = 3\nunit = "x"\ngrade = "A"\n[opening.firms]',
            "there is no parameter 'programmes.chain'. Did you mean 'programmes.chains'?",
        ),
        ("paths.csv", "2022-05,5,", "2022-05,500,", "path 'basic_courts' exceeds 120 courts"),
        ("targets.csv", ",mean_closing_days,", ",mean_closing_day,", "Did you mean 'mean_closing_days'?"),
        ("measures.csv", ",pilot_schools;science", ",pilot_school;science", "Did you mean 'pilot_schools'?"),
        ("region.toml", 'id = "hannan"', 'id = "xinzhou"', "'xinzhou' is given twice"),
        ("region.toml", 'to = "2020-08"', 'to = "2020-07"', "one number for each month"),
        ("region.toml", 'from = "2020-01"', 'from = "soon"', "write YYYY-MM"),
        ("region.toml", "high = 0.76", "high = 0.96", "rd_firm_share + rd_university_share may reach"),
        ("region.toml", "high = 590_000", "high = 1_590_000", "more than market_entities"),
        ("region.toml", "value = 0.70", 'value = "most"', "'most' is not a number"),
        ("region.toml", "low = 0.62\n", "low = 0.72\n", "value = 0.7 is outside its range [0.72, 0.76]"),
        ("paths.csv", "name,date", "name,datum", "there is no column 'datum'. Did you mean 'date'?"),
        ("paths.csv", "2022-05", "2022-13", "is neither YYYY nor YYYY-MM"),
        ("paths.csv", "courts,step,input,A", "courts,stop,input,A", "was 'step' in"),
        ("paths.csv", "protection_norm,2019", "protection_norm,2021", "put dates in order"),
        (
            "observations.csv",
            ",previous_population_base,",
            ",previous_population_bas,",
            "Did you mean 'previous_p",
        ),
    ],
)
def test_a_broken_pack_is_refused_and_says_where(broken, file, old, new, words):
    folder = broken(file, old, new)
    with pytest.raises(ScenarioError) as caught:
        load_region(folder)
    assert words in str(caught.value)
    assert file in str(caught.value)


def test_a_missing_file_is_named(broken):
    folder = broken("region.toml", "value = 28_000", "value = 28_000")
    (folder / "paths.csv").unlink()
    with pytest.raises(ScenarioError, match=r"paths\.csv: the file is missing"):
        load_region(folder)
