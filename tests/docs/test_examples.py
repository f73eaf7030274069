"""The worked scripts run as they stand, and say what they promise."""

import runpy
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
HOWTO = Path(__file__).parents[2] / "docs" / "howto" / "library.md"


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    return str(tmp_path_factory.mktemp("results"))


def example(name):
    return runpy.run_path(str(EXAMPLES / f"{name}.py"), run_name="example")


def test_a_first_run_prints_values_provenance_and_targets(out, capsys):
    example("first_run")["main"](out, pairs=1)
    told = capsys.readouterr().out
    assert all(word in told for word in ("year", "2025", "fingerprint", "W24-T", "亿元"))


def test_a_paired_comparison_writes_its_effects(out, capsys):
    example("paired_comparison")["main"](out)
    assert "share_improved" in capsys.readouterr().out
    assert (Path(out) / "effects.csv").read_text(encoding="utf-8").startswith("scenario,against,indicator")


def test_a_sweep_gives_a_mean_for_every_point(out, capsys):
    example("sweep")["main"](out)
    told = capsys.readouterr().out
    assert "0 runs failed" in told
    assert told.count("130.0") == 2


def test_mesa_collects_a_stepped_world_and_a_batch():
    script = example("mesa_tools")
    assert script["stepped"](2).shape == (2, 2)
    rows = script["batch"](2)
    assert len(rows) == 2 * 2 * 2
    assert rows["mean_closing_days"].notna().all()


def test_every_script_is_run_here_and_named_by_the_how_to():
    names = {file.stem for file in EXAMPLES.glob("*.py")}
    assert names == {"first_run", "paired_comparison", "sweep", "mesa_tools"}
    text = HOWTO.read_text(encoding="utf-8")
    assert all(f"{name}.py" in text for name in names)
