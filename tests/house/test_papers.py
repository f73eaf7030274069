"""README, CHANGELOG and the pages of decisions say what is there, and their commands run."""

import csv
import re
import shlex

import pytest
import typer
from typer.core import TyperGroup

from model.policy import LEVERS
from scenarios import cli
from scenarios.scenario import library
from tests.house.pages import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
BLOCK = re.compile(r"```(?:sh|bash|console)?\n(.*?)```", re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


def commands(text: str, program: str) -> list[str]:
    """Lines of the shell blocks of a page that call a program, without comments."""
    joined = "\n".join(BLOCK.findall(text)).replace("\\\n", " ")
    lines = (line.removeprefix("$ ").split("  #")[0].strip() for line in joined.splitlines())
    return [line for line in lines if line.split(" ")[0].endswith(program)]


def parsed(line: str) -> dict[str, object]:
    """What the command line understands of a command; it refuses what it does not know."""
    command, words = typer.main.get_command(cli.app), shlex.split(line)[1:]
    while isinstance(command, TyperGroup):
        name = words.pop(0)
        assert name in command.commands, f"{line}: there is no command {name!r}."
        command = command.commands[name]
    return command.make_context("ipeco", words).params


@pytest.mark.parametrize("line", commands(README + CONTRIBUTING, "ipeco"))
def test_every_command_of_the_readme_is_understood(line):
    parsed(line)


@pytest.mark.parametrize("line", commands(README + CONTRIBUTING, "make"))
def test_every_make_target_of_the_readme_exists(line):
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert set(line.split()[1:]) <= set(targets)


def test_the_readme_names_scenarios_of_the_library():
    named = set(re.findall(r"\b(?:frozen|plan)-20\d\d\b", README))
    assert named
    assert named <= set(library())


def test_the_readme_counts_what_the_plans_hold():
    told = re.search(r"(\d+) targets, (\d+) policy levers, (\d+) measures", README)
    assert told
    held = [len(rows("targets.csv")), len(LEVERS), len(rows("measures.csv"))]
    assert [int(number) for number in told.groups()] == held


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a register's file in all region packs."""
    files = sorted((ROOT / "scenarios" / "regions").glob(f"*/{name}"))
    return [row for path in files for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines())]


@pytest.mark.parametrize(
    "page", ["README.md", "CONTRIBUTING.md", *[f"docs/decisions/{p.name}" for p in DECISIONS]]
)
def test_every_link_leads_somewhere(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    lost = [link for link in LINK.findall(text) if not ((ROOT / page).parent / link).exists()]
    assert not lost


@pytest.mark.parametrize(
    "name", re.findall(r"`((?:model|scenarios|dashboard|tests|docs)/[\w/.-]+)`", CONTRIBUTING)
)
def test_the_map_names_places_that_exist(name):
    assert (ROOT / name).exists()


def test_the_changelog_opens_with_what_is_not_yet_released():
    heads = re.findall(r"^## \[?([\w.]+)", CHANGELOG, re.MULTILINE)
    assert heads[0] == "Unreleased"
    assert "0.1.0" in heads


def test_decisions_are_numbered_without_gaps():
    numbers = [int(page.name[:4]) for page in DECISIONS]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.stem)
def test_a_decision_tells_its_context_and_its_consequences(page):
    heads = re.findall(r"^## (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert [*heads[:3]] == ["Context", "Decision", "Consequences"]
