"""The reference pages say what the code declares: each is written anew in memory and compared."""

import re
from collections import Counter

import pytest

from docs.write_reference import PAGES
from docs.writers.glossary import entries
from docs.writers.source import files, shown
from model.model import CHAPTERS
from tests.house.pages import ROOT

DOCS = ROOT / "docs"
ODD = (DOCS / "odd.md").read_text(encoding="utf-8")
SUBMODELS = ODD.split("## 7. Submodels")[1]
FILE = re.compile(r"`(model/[\w/]+\.py)`")
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


@pytest.mark.parametrize("name", PAGES)
def test_a_reference_page_is_as_fresh_as_the_code(name):
    assert (DOCS / name).read_text(encoding="utf-8") == PAGES[name](), (
        f"docs/{name} is behind: run `make docs`."
    )


def test_the_submodels_stand_under_the_lines_of_the_month():
    assert re.findall(r"^### `(\w+)`$", SUBMODELS, re.MULTILINE) == [*CHAPTERS]


def test_every_room_of_rules_is_described_once():
    rooms = [shown(path) for path in files("behaviour", "institutions")]
    assert Counter(FILE.findall(SUBMODELS)) == Counter(rooms)


@pytest.mark.parametrize("name", sorted({*FILE.findall(ODD)}))
def test_a_file_that_the_description_names_exists(name):
    assert (ROOT / name).exists()


@pytest.mark.parametrize("name", ["month.md", *PAGES])
def test_every_link_of_a_page_leads_somewhere(name):
    lost = [link for link in LINK.findall((DOCS / name).read_text("utf-8")) if not (DOCS / link).exists()]
    assert not lost


def test_the_glossary_has_one_chinese_word_for_one_english_word():
    rows = entries()
    for language in ("english", "zh"):
        words = Counter(row[language] for row in rows)
        assert all(words), f"a word is missing in {language}"
        assert not [word for word, times in words.items() if times > 1]
