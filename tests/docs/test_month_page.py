"""docs/month.md tells the month that is simulated: same chapters, same calls, same order, same words."""

import re

import pytest

from model.model import CHAPTERS
from tests.docs.story import calls, chapters, method, story_of, words_of_step
from tests.house.pages import ROOT

PAGE = (ROOT / "docs" / "month.md").read_text(encoding="utf-8")
SECTION = re.compile(r"^## \d+\. `(\w+)` (\S+)$", re.MULTILINE)
CALL = re.compile(r"^(?:###|-) `(?:\w+\.)*(\w+)`", re.MULTILINE)
SECTIONS = SECTION.split(PAGE)[1:]
TOLD = dict(zip(SECTIONS[::3], SECTIONS[2::3], strict=True))


def test_the_chapters_of_the_page_are_the_lines_of_step():
    assert [*TOLD] == [*CHAPTERS, "close_month"] == list(calls(method("step").body))


def test_a_chapter_has_the_chinese_word_that_stands_beside_its_line():
    assert dict(zip(SECTIONS[::3], SECTIONS[1::3], strict=True)) == words_of_step()


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_tells_the_calls_of_its_function_in_order(chapter):
    home, function = chapters()[chapter]
    assert CALL.findall(TOLD[chapter]) == list(story_of(function, home))


def test_the_last_section_tells_how_the_month_is_closed():
    assert CALL.findall(TOLD["close_month"]) == list(calls(method("close_month").body))
