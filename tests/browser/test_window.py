"""The window in a real browser: both pages, both languages, no console error, nothing from outside."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page

from model.indicators import INDICATORS
from scenarios.region import load_region
from tests.dashboard import made_up

pytestmark = pytest.mark.browser
DRAWN = ".js-plotly-plot .main-svg"
SAME_INK = """
() => {
  const inks = [...'知识产权'].map((letter) => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 64;
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    pen.font = '48px ' + getComputedStyle(document.body).fontFamily;
    pen.fillText(letter, 4, 52);
    return canvas.toDataURL();
  });
  return new Set(inks).size < inks.length;
}
"""
"""Whether two characters look alike: those that no installed font knows are all the same box."""

Visit = Callable[[str], Page]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The window on made-up results, served as ``ipeco dashboard`` serves it."""
    results = made_up.write(tmp_path_factory.mktemp("results") / "demo").parent
    yield from served(results)


@pytest.fixture(scope="module")
def empty_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The window on an empty folder."""
    yield from served(tmp_path_factory.mktemp("empty"))


def served(results: Path) -> Iterator[str]:
    """A server on a free port, in a process group of its own so that nothing of it outlives the test."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    call = "from scenarios.cli import main; main()"
    options = ["dashboard", "--results", str(results), "--port", str(port)]
    server = subprocess.Popen(
        [sys.executable, "-c", call, *options], start_new_session=True, stdout=subprocess.DEVNULL
    )
    place = f"http://127.0.0.1:{port}"
    try:
        wait_for(place + "/healthz", server)
        yield place
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(10)


def wait_for(place: str, server: subprocess.Popen[bytes], seconds: float = 60) -> None:
    """Until the server answers."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        assert server.poll() is None, "the server ended at once"
        try:
            urlopen(place, timeout=2).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise AssertionError(f"{place} did not answer within {seconds} seconds")


@pytest.fixture
def wrong() -> list[str]:
    """What went wrong on a page: errors of scripts, on the console, and requests to the outside."""
    return []


@pytest.fixture
def page(browser, wrong: list[str]) -> Iterator[Page]:
    """A visitor of its own; at the end nothing may have gone wrong."""
    context = browser.new_context(
        locale="zh-CN", reduced_motion="reduce", viewport={"width": 1280, "height": 720}
    )
    opened = context.new_page()
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    here = ("http://127.0.0.1:", "data:", "blob:")
    opened.on("request", lambda asked: None if asked.url.startswith(here) else wrong.append(asked.url))
    yield opened
    context.close()
    assert wrong == []


@pytest.fixture
def visit(page: Page, address: str) -> Visit:
    """Go to a place of the window and wait until it is drawn."""

    def go(place: str) -> Page:
        page.goto(address + place)
        page.wait_for_selector(f"table.board, {DRAWN}")
        return page

    return go


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    ("place", "lang", "words"),
    [
        ("/", "zh", ["目标看板", "每万人口高价值发明专利拥有量", "信息截至2023年底", "成效目标", "产出目标"]),
        ("/", "en", ["Target board", "High-value invention patents", "information to the end of 2023"]),
        ("/compare", "zh", ["情景对比", "配对差均值", "2024年方案", "反事实情景"]),
        ("/compare", "en", ["Compare", "Mean difference [90 %]", "Plan of 2024", "counterfactual"]),
    ],
)
def test_each_page_loads_in_both_languages_and_themes(visit, place, lang, words, theme):
    page = visit(f"{place}?lang={lang}&theme={theme}")
    text = page.inner_text("body")
    assert [word for word in words if word not in text] == []
    assert page.get_attribute("html", "data-mantine-color-scheme") == theme
    assert page.get_attribute("html", "lang") == {"zh": "zh-CN", "en": "en"}[lang]


@pytest.mark.parametrize("place", ["/", "/compare"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_page_is_no_wider_than_a_projector(visit, place, lang):
    page = visit(f"{place}?lang={lang}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_chinese_characters_are_drawn_and_not_boxes(visit):
    assert not visit("/").evaluate(SAME_INK), "No Chinese font is installed. Run `make browser`."


def test_the_language_switch_changes_the_words_and_the_address_keeps_them(visit):
    page = visit("/")
    page.get_by_text("English").click()
    page.get_by_text("Outcomes: what is to be achieved").wait_for()
    assert "lang=en" in page.url
    page.reload()
    page.get_by_text("Outcomes: what is to be achieved").wait_for()


def test_the_dark_switch_darkens_the_page_and_stays_when_the_page_changes(visit):
    page = visit("/")
    page.get_by_text("深色").click()
    page.wait_for_selector("html[data-mantine-color-scheme=dark]")
    page.get_by_role("link", name="情景对比").click()
    page.wait_for_selector(DRAWN)
    assert "theme=dark" in page.url
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(26, 29, 33)"


def test_every_target_has_its_small_path(visit):
    page = visit("/")
    rows, paths = page.locator("table.board tbody tr"), page.locator("table.board tbody img")
    assert rows.count() == len(load_region("wuhan").targets)
    asked = load_region("wuhan").targets
    assert paths.count() == sum(target.quantitative for target in asked)
    assert page.evaluate("[...document.images].every((image) => image.complete && image.naturalWidth > 0)")


def test_a_target_opens_by_keyboard_and_closes_again_where_it_was(visit):
    page = visit("/?lang=en")
    link = page.get_by_role("link", name="Mean time to close a court case")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(f".mantine-Modal-content {DRAWN}")
    assert "target=W24-T8" in page.url
    page.keyboard.press("Escape")
    page.wait_for_selector(".mantine-Modal-content", state="detached")
    page.wait_for_url(lambda url: "target" not in url)
    page.wait_for_function("document.activeElement.textContent === 'Mean time to close a court case'")


def test_a_control_keeps_the_keyboard_while_the_page_is_drawn_anew(visit):
    page = visit("/?lang=en")
    page.get_by_label("Document").first.focus()
    for key in ("ArrowDown", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    page.wait_for_url("**document=**")
    page.wait_for_function("document.activeElement.id.includes('document')")


def test_the_address_restores_scenario_and_indicator_for_somebody_else(visit):
    page = visit("/compare?lang=en&base=plan-2022&scenarios=plan-2024&indicator=court_cases_filed")
    text = page.inner_text("main")
    assert "Plan of 2024 against Plan of 2022: not distinguishable from noise at n = 30" in text
    assert "Frozen" not in text
    assert page.get_by_label("Indicator").first.input_value() == INDICATORS["court_cases_filed"].label


def test_the_way_back_leads_to_the_page_before(visit):
    page = visit("/?lang=en")
    page.get_by_role("link", name="Compare").click()
    page.wait_for_selector(DRAWN)
    page.go_back()
    page.wait_for_selector("table.board")


@pytest.mark.parametrize(("lang", "words"), [("zh", "还没有结果"), ("en", "No results yet")])
def test_without_results_the_window_says_what_to_run(page, empty_address, lang, words):
    page.goto(f"{empty_address}/?lang={lang}")
    page.get_by_text(words).wait_for()
    assert "make demo" in page.inner_text("main, .empty")
