"""The repository holds the project and nothing else: no machine's paths, no registry's address."""

import re

from tests.house.pages import ROOT, files, texts

MACHINE = re.compile(r"(?<![\w.>:/])/(?:home|root|work|Users|opt|mnt|private)/\w|file:/{2}|\b[A-Z]:\\\\Users")
ADDRESS = re.compile(r"\w+://|(?<!emit-)index-url|find-links|trusted-host")
MEGABYTE = 1_000_000


def test_the_lock_pins_by_hash_and_names_no_address():
    lock = (ROOT / "requirements.lock").read_text()
    assert not ADDRESS.findall(lock)
    pinned = [line for line in lock.splitlines() if line and not line.startswith((" ", "#"))]
    assert all("==" in line for line in pinned)
    assert len(pinned) <= lock.count("--hash=sha256:")


def test_the_tools_name_no_registry():
    for name in ("pyproject.toml", "Makefile", ".ci/run"):
        assert not ADDRESS.findall((ROOT / name).read_text()), name


def test_no_file_knows_the_machine_it_was_written_on():
    told = {name: found.group() for name, text in texts() if (found := MACHINE.search(text))}
    assert not told


def test_no_file_is_too_heavy_to_read_in_a_review():
    heavy = {path.name: path.stat().st_size for path in files() if path.stat().st_size > 4 * MEGABYTE}
    assert not heavy
