"""The window in a real browser: both pages, both languages, no console error, nothing from outside."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from scenarios.run import pairs_of, run_once
from scenarios.scenario import load
from scenarios.store import Store

pytestmark = pytest.mark.browser
SCENARIOS = ("frozen-2021", "plan-2024")


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two library scenarios, two pairs each, thinned: kept as users' results are."""
    store = Store(tmp_path_factory.mktemp("results"))
    for name in SCENARIOS:
        scenario = load(name)
        runs = [run_once(job) for job in pairs_of([scenario], 2, scale=500, months=132)]
        for run in runs:
            store.keep(run)
        store.enter(scenario, runs)
    return store.folder


@pytest.fixture(scope="module")
def address(results: Path) -> Iterator[str]:
    """The window as ``ipeco dashboard`` serves it, in a process group of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        sys.executable,
        "-c",
        "from scenarios.cli import main; main()",
        "dashboard",
        "--results",
        str(results),
        "--port",
        str(port),
    ]
    served = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL)
    place = f"http://127.0.0.1:{port}"
    try:
        wait_for(place + "/healthz", served)
        yield place
    finally:
        os.killpg(served.pid, signal.SIGTERM)
        served.wait(10)


def wait_for(place: str, served: subprocess.Popen[bytes], seconds: float = 60) -> None:
    """Until the server answers."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        assert served.poll() is None, "the server ended at once"
        try:
            urlopen(place, timeout=2).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise AssertionError(f"{place} did not answer within {seconds} seconds")


@pytest.fixture
def visit(browser, address: str):
    """Open a place of the window; at the end nothing may have gone wrong or asked the outside."""
    context = browser.new_context(
        locale="zh-CN", reduced_motion="reduce", viewport={"width": 1280, "height": 720}
    )
    page, wrong = context.new_page(), []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    inside = (address, "data:", "blob:")
    page.on("request", lambda asked: None if asked.url.startswith(inside) else wrong.append(asked.url))

    def go(place: str):
        page.goto(address + place)
        page.wait_for_selector(".js-plotly-plot .main-svg")
        return page

    yield go
    context.close()
    assert wrong == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    ("place", "lang", "words"),
    [
        ("/", "zh", ["目标看板", "每万人口高价值发明专利拥有量", "信息截至2023年底", "成效目标", "产出目标"]),
        ("/", "en", ["Target board", "High-value invention patents", "information to the end of 2023"]),
        ("/compare", "zh", ["情景对比", "配对差异均值", "2024年方案"]),
        ("/compare", "en", ["Compare scenarios", "Mean paired difference", "Plan of 2024"]),
    ],
)
def test_each_page_loads_in_both_languages_and_themes(visit, place, lang, words, theme):
    page = visit(f"{place}?lang={lang}&theme={theme}")
    text = page.inner_text("body")
    for word in words:
        assert word in text
    assert page.get_attribute("html", "data-mantine-color-scheme") == theme


def test_the_language_switch_changes_the_words_and_the_address_keeps_them(visit):
    page = visit("/")
    page.get_by_text("English").click()
    page.get_by_text("Outcomes: what is to be achieved").wait_for()
    assert "lang=en" in page.url
    page.reload()
    page.get_by_text("Outcomes: what is to be achieved").wait_for()


def test_a_target_is_chosen_by_its_name_and_drawn(visit):
    page = visit("/?lang=en")
    page.get_by_text("W24-T8 Mean time to close a court case").click()
    page.wait_for_function("document.querySelector('.gtitle').textContent.includes('W24-T8')")
    assert "target=W24-T8" in page.url
