"""What ``ipeco verify`` does: repeat kept runs, print a verdict each, and give the exit code."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from math import isfinite
from pathlib import Path
from typing import Any

from scenarios.answers import as_csv
from scenarios.output import notes, progress, table, write
from scenarios.provenance import stamp
from scenarios.run import SHORT
from scenarios.text import Lang
from scenarios.verify import Difference, Verdict, parts_at, verify
from scenarios.verify_words import told

CERTIFIED, DIFFERS, NOT_CERTIFIED = 0, 1, 3
"""Exit codes: all certified; a value differs, a part is damaged or a run failed; nothing differs, but
something stands against a certificate. 2 is a mistake in what was asked."""
COLUMNS = ("run", "scenario", "pair", "verdict", "first difference", "changed since")
SCHEMA = "ipeco.verify/1"


def verify_runs(
    place: str,
    out: Path,
    workers: int,
    form: str,
    lang: Lang,
    *,
    sample: int | None,
    everything: bool,
    anyway: bool,
) -> int:
    """Repeat the runs that a word names and print what came of it; gives the exit code."""
    files = parts_at(place, out, sample=sample, everything=everything)
    with progress("verify") as tell:
        verdicts = verify(files, anyway=anyway, workers=workers, progress=tell)
    if form == "json":
        made = stamp([verdict.file.stem for verdict in verdicts])
        rows = [as_data(verdict) for verdict in verdicts]
        answer = {"schema": SCHEMA, "exit": exit_code(verdicts), "runs": rows, "provenance": made}
        write(json.dumps(answer, ensure_ascii=False, indent=1, allow_nan=False))
    elif form == "csv":
        write(as_csv([as_row(verdict) for verdict in verdicts]))
    else:
        print_verdicts(verdicts, lang)
    return exit_code(verdicts)


def exit_code(verdicts: Sequence[Verdict]) -> int:
    """What the shell is told."""
    outcomes = {verdict.outcome for verdict in verdicts}
    if outcomes & {"differs", "damaged", "failed"}:
        return DIFFERS
    return CERTIFIED if outcomes == {"certified"} else NOT_CERTIFIED


def print_verdicts(verdicts: Sequence[Verdict], lang: Lang) -> None:
    """A line per run, then why a certificate was refused."""
    lines = [line(verdict, lang) for verdict in verdicts]
    title = told("verified", lang, count=len(verdicts))
    table(title, [told(column, lang) for column in COLUMNS], lines)
    reasons = list(dict.fromkeys(reason for verdict in verdicts for reason in verdict.obstacles))
    lines_below = [told("obstacle", lang, reason=reason) for reason in reasons]
    if any(verdict.outcome == "refused" for verdict in verdicts):
        lines_below.append(told("anyway", lang))
    if lines_below:
        notes(lines_below)


def line(verdict: Verdict, lang: Lang) -> list[str]:
    """One verdict as text."""
    return [
        verdict.file.stem[:SHORT],
        verdict.scenario or "–",
        str(verdict.pair) if verdict.scenario else "–",
        told(verdict.outcome, lang),
        difference_text(verdict.difference, lang),
        ", ".join(verdict.changed) or "–",
    ]


def difference_text(found: Difference | None, lang: Lang) -> str:
    """Month, indicator and both values in full, so that the last bit shows."""
    if found is None:
        return "–"
    values = [told("no value", lang) if value is None else repr(value) for value in (found.kept, found.now)]
    words = {"kept": values[0], "now": values[1], "count": found.count}
    return f"{found.month} {found.series}: {told('kept and now', lang, **words)}"


def as_data(verdict: Verdict) -> dict[str, Any]:
    """One verdict as plain data; a value that is not finite is text."""
    found = None if verdict.difference is None else asdict(verdict.difference)
    if found is not None:
        found |= {name: plain(found[name]) for name in ("kept", "now")}
    return {
        "key": verdict.file.stem,
        "verdict": verdict.outcome,
        "scenario": verdict.scenario or None,
        "pair": verdict.pair if verdict.scenario else None,
        "difference": found,
        "changed": list(verdict.changed),
        "obstacles": list(verdict.obstacles),
    }


def as_row(verdict: Verdict) -> dict[str, Any]:
    """One verdict as a row of text."""
    cells = as_data(verdict)
    found = cells.pop("difference") or dict.fromkeys(("month", "series", "kept", "now", "count"))
    lists = {name: "; ".join(cells[name]) for name in ("changed", "obstacles")}
    return cells | lists | found


def plain(value: float | None) -> float | str | None:
    """A number for JSON, which knows no NaN."""
    return value if value is None or isfinite(value) else str(value)
