"""The how-to for adding a city is followed to the letter, and the city lives a year."""

import json
import re
import shutil
import sys
from pathlib import Path

import pytest

from model.region import Opening
from scenarios.cli import main
from scenarios.region import REGIONS, load_region

HOWTO = Path(__file__).parents[2] / "docs" / "howto" / "add-a-city.md"
BLOCK = re.compile(r"<!-- file: (\S+) -->\n```\w+\n(.*?)```", re.DOTALL)
TABLE = re.compile(r"^\[opening\.(\w+)\]\n.*?(?=^\[|^# ──|\Z)", re.DOTALL | re.MULTILINE)
YEAR = ("--scale", "20", "--seeds", "2", "--until", "2020-12", "--workers", "1")


@pytest.fixture(scope="module")
def followed(tmp_path_factory):
    """The folder of the new pack, as the how-to makes it: copied, then filled block by block."""
    folder = tmp_path_factory.mktemp("work") / "newtown"
    shutil.copytree(REGIONS / "wuhan", folder)
    copied = (folder / "region.toml").read_text(encoding="utf-8")
    blocks: dict[str, list[str]] = {}
    for name, text in BLOCK.findall(HOWTO.read_text(encoding="utf-8")):
        blocks.setdefault(name, []).append(text)
    given = {name for text in blocks["region.toml"] for name in fields_in(text)}
    kept = [table[0] for table in TABLE.finditer(copied) if table[1] not in given]
    blocks["region.toml"] += kept  # "all are needed": the others are the copied pack's
    for name, texts in blocks.items():
        (folder / name).write_text("\n".join(texts), encoding="utf-8")
    return folder


def fields_in(text):
    """Fields of the opening that a block gives."""
    return re.findall(r"^\[opening\.(\w+)\]", text, re.MULTILINE)


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


def test_the_pack_of_the_how_to_loads_and_says_what_it_was_told(followed):
    pack = load_region(followed)
    assert (pack.id, pack.within, pack.default_scale) == ("newtown", "hubei", 1)
    assert [place.id for place in pack.apart] == ["science-park"]
    assert pack.centre().opening.firms == 2_800
    assert set(pack.opening) == set(Opening.__dataclass_fields__)
    assert pack.centre().parameters == {"programmes.chains": 8}
    assert [row.place for row in pack.observations] == [None, 1]
    assert pack.targets == ()
    assert {measure.document for measure in pack.binding.measures} == {"H22S", "H22B"}


def test_the_city_of_the_how_to_is_checked_and_lives_a_year(followed, ipeco, tmp_path):
    scenario = str(followed.parent / "newtown-history.toml")
    code, out, _ = ipeco("check", scenario)
    assert code == 0, out
    code, out, err = ipeco("run", scenario, *YEAR, "--out", str(tmp_path), "--format", "json")
    assert code == 0, err
    answer = json.loads(out)
    assert (answer["region"], answer["scale"], answer["targets"]) == ("newtown", 20, [])
    grants = answer["indicators"]["invention_grants"]["yearly"][0]
    assert grants["median"] > 0
    absent = [answer["indicators"][f"invention_grants_by_place_{word}"] for word in ("second", "third")]
    assert all(about["yearly"][0]["median"] is None for about in absent)  # only one place is counted apart


def test_the_region_may_be_named_by_its_folder(followed, ipeco, tmp_path):
    scenario = str(followed.parent / "newtown-history.toml")
    words = ("run", scenario, *YEAR, "--out", str(tmp_path))
    assert ipeco(*words, "--region", str(followed))[0] == 0
    code, _, err = ipeco(*words, "--region", "hubei")
    assert code == 2
    assert "not 'hubei'" in err


def test_a_fault_of_the_pack_is_told_by_check(followed, ipeco, tmp_path):
    broken = tmp_path / "newtown"
    shutil.copytree(followed, broken)
    shutil.copy(followed.parent / "newtown-history.toml", tmp_path)
    text = (broken / "region.toml").read_text(encoding="utf-8")
    (broken / "region.toml").write_text(text.replace("share = 0.6 ", "share = 0.7 "), encoding="utf-8")
    code, out, _ = ipeco("check", str(tmp_path / "newtown-history.toml"))
    assert code == 2
    assert "the shares sum to 1.1; they must sum to 1" in out
