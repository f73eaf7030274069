"""The window's texts: two files that say the same, and nothing said that is not in them."""

import ast
import re
import tomllib

from dashboard.words import TEXT, tell, words
from tests.house.pages import pages

TEXTS = {lang: tomllib.loads((TEXT / f"{lang}.toml").read_text("utf-8")) for lang in ("zh", "en")}
BLANK = re.compile(r"\{(\w+)\}")
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def told() -> set[str]:
    """Keys that the code names as they are."""
    calls = [
        node for page in pages("dashboard") for node in ast.walk(page.tree) if isinstance(node, ast.Call)
    ]
    firsts = [call.args[0] for call in calls if getattr(call.func, "id", "") == "tell"]
    return {first.value for first in firsts if isinstance(first, ast.Constant)}


def test_both_languages_have_the_same_keys_in_the_same_order():
    assert list(TEXTS["zh"]) == list(TEXTS["en"])


def test_both_languages_have_the_same_blanks():
    for key, text in TEXTS["zh"].items():
        assert set(BLANK.findall(text)) == set(BLANK.findall(TEXTS["en"][key])), key


def test_each_file_is_written_in_its_own_language():
    assert not [
        key
        for key, text in TEXTS["zh"].items()
        if not CHINESE.search(BLANK.sub("", text)) and len(BLANK.sub("", text)) > 1
    ]
    assert not [key for key, text in TEXTS["en"].items() if CHINESE.search(text)]


def test_every_text_that_the_code_names_exists():
    assert told() <= TEXTS["zh"].keys()


def test_every_text_is_named_somewhere():
    written = "\n".join(page.text for page in pages("dashboard"))
    named = set(re.findall(r"""["'](\w+)["']""", written))
    hints = {f"{name}_hint" for name in named}
    assert TEXTS["zh"].keys() <= named | hints


def test_blanks_are_filled():
    assert tell("until", "zh", due="2025-12") == "截至2025-12"
    assert words("en")["title"] == tell("title", "en")
