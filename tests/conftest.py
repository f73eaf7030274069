"""What all tests share: reproducible property tests, and a headless browser for those that need one."""

import os
import shutil
from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

# The same examples on every machine and in every worker; a world takes seconds, so there is no deadline.
settings.register_profile("house", deadline=None, derandomize=True, max_examples=25, print_blob=True)
settings.load_profile("house")

BROWSER_NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET_FLAGS = (
    "--no-sandbox",  # continuous integration runs as root
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
)


def find_browser() -> str:
    """Path of the browser to use: the environment variable CHROMIUM, or the first one installed."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSER_NAMES)), None)
    if found is None:
        pytest.fail("No Chromium is installed. Run `make browser`, or name one in CHROMIUM.", pytrace=False)
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless Chromium for the session; each test opens its own context in it."""
    if os.environ.get("IPECO_NO_BROWSER") == "1":
        pytest.skip("IPECO_NO_BROWSER=1: the browser tests were left out on purpose.")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=find_browser(), args=list(QUIET_FLAGS))
        yield opened
        opened.close()
