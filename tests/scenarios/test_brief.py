"""The printed brief: opens as a DOCX, says in both languages what the samples hold, and nothing else."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import numpy as np
import pytest

from model.errors import ScenarioError
from scenarios.brief import Pair, page, pairs_of_targets, verdict, write_brief
from scenarios.brief_docx import Grid, Text, docx
from tests.scenarios.made import flat, sample

DAY = date(2024, 5, 6)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PLEDGE = "W22-T5"


def two(pairs=40, low=10.0, high=40.0):
    luck = np.linspace(-1, 1, pairs)
    base = sample(pairs, "base", pledge_financing=flat(low + luck, pairs), public_cost=flat(0.1, pairs))
    rise = high - low + 0.1 * luck**2
    more = flat(low + luck + rise, pairs)
    return base, sample(pairs, "plan", pledge_financing=more, public_cost=flat(0.3, pairs))


def opened(blocks, lang="zh"):
    with zipfile.ZipFile(io.BytesIO(docx("title", blocks, lang))) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


def words(blocks, lang="zh"):
    tree = ElementTree.fromstring(opened(blocks, lang)["word/document.xml"])
    return "\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in tree.iter(f"{W}p"))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_part_of_the_file_is_well_formed_and_named(lang):
    parts = opened(page(*two(), lang, DAY), lang)
    for text in parts.values():
        ElementTree.fromstring(text)
    named = re.findall(r'PartName="/([^"]+)"', parts["[Content_Types].xml"])
    assert {*named, "[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"} == {*parts}


def test_the_same_blocks_give_the_same_bytes():
    blocks = page(*two(), "zh", DAY)
    assert docx("t", blocks, "zh") == docx("t", page(*two(), "zh", DAY), "zh")


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "zh",
            ["问题", "结论", "财政成本", "不可区分的目标", "什么会改变结论", "信息截至2023-12", "2024-05-06"],
        ),
        (
            "en",
            ["Question", "Verdict", "Public cost", "Not distinguishable", "What would change", "40 pairs"],
        ),
    ],
)
def test_the_page_says_all_that_a_reader_must_know(lang, said):
    text = words(page(*two(), lang, DAY), lang)
    assert [key for key in said if key not in text] == []
    assert "0123456789abcdef" in text


def test_the_numbers_are_those_of_the_samples():
    base, plan = two()
    found = next(pair for pair in pairs_of_targets(base, plan) if pair.after.target.id == PLEDGE)
    text = words(page(base, plan, "zh", DAY))
    yearly = plan.of_year("pledge_financing", 2025)
    assert found.after.projected.median == pytest.approx(np.median(yearly))
    low, middle, high = np.quantile(yearly, (0.05, 0.5, 0.95))
    assert f"{middle:,.2f} [{low:,.2f}, {high:,.2f}]" in text
    assert f"新增{12 * 11 * 0.2:.2f} ± 0.00亿元" in text


def test_the_target_that_changes_most_stands_first():
    assert pairs_of_targets(*two(low=1.0, high=4.0))[0].after.target.id == PLEDGE


def test_the_verdict_counts_what_is_met_and_claims_no_cause():
    base, plan = two(low=0.1, high=40.0)
    found = pairs_of_targets(base, plan)
    one = [pair for pair in found if pair.after.target.id == PLEDGE]
    said = verdict(one, "en", base="B", plan="P")
    assert "P meets 1 with a probability of at least 90 %, B 0: 1 more" in said
    assert "which measure does what was not computed" in said
    assert "1 fewer" in verdict([Pair(p.after, p.before, p.effect) for p in one], "en", base="B", plan="P")


def test_what_does_not_differ_is_said_not_to():
    base, _ = two()
    text = words(page(base, replace(base, name="twin"), "en", DAY), "en")
    assert "B meets" not in text
    assert "cannot be told apart" in text
    assert "each meet" in text


def test_few_pairs_are_called_a_pilot():
    assert "试算" in words(page(*two(5), "zh", DAY))
    assert "试算" not in words(page(*two(40), "zh", DAY))


def test_nothing_in_a_title_becomes_markup_or_a_field():
    evil = '</w:t></w:r><w:fldSimple w:instr="DDE cmd"/>=1+1 & "x" \x07'
    base, plan = two()
    blocks = page(base, replace(plan, zh=evil, title=evil), "zh", DAY)
    tree = ElementTree.fromstring(opened(blocks)["word/document.xml"])
    assert not [node for node in tree.iter() if "fld" in node.tag or "instr" in node.tag.lower()]
    assert "<w:fldSimple" in words(blocks)
    assert "\x07" not in words(blocks)
    ElementTree.fromstring(opened(blocks)["docProps/core.xml"])


def test_the_page_is_short_enough_for_one_sheet():
    blocks = page(*two(), "en", DAY)
    grids = [block for block in blocks if isinstance(block, Grid)]
    assert len(grids) == 1
    assert len(grids[0].rows) <= 6
    assert sum(len(block.text) for block in blocks if isinstance(block, Text)) < 4000


def test_what_cannot_be_briefed_on_is_refused(tmp_path):
    with pytest.raises(ScenarioError, match=r"\.docx"):
        write_brief("a", "b", None, tmp_path / "brief.pdf", "zh")
    early = sample(4, "early", months=36)
    with pytest.raises(ScenarioError, match="--until"):
        pairs_of_targets(early, replace(early, name="other"))
