"""``python -m calibration.facts --pairs 10 [--only F13,F15b]``: run the facts, write page and data.

With ``--only`` nothing is written unless ``--to`` is given: a page with half of the facts is no page.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from calibration.facts.measuring import measure_world
from calibration.facts.page import page, told, values, verdict
from calibration.facts.results import answer, as_text
from calibration.facts.verdict import Finding, chosen, findings_of, score
from calibration.facts.worlds import jobs_of
from scenarios.engine import cores, failures, run_many, runs
from scenarios.run import fingerprint
from scenarios.writing import write_whole

PAGE = Path("docs/evidence/facts.md")


def main(given: Sequence[str] | None = None) -> None:
    """Run the worlds, judge, write."""
    options = argparse.ArgumentParser(prog="python -m calibration.facts", description=__doc__)
    options.add_argument("--pairs", type=int, default=10)
    options.add_argument("--only", default="", help="facts or parts, comma separated: F13,F15b")
    options.add_argument("--scale", type=int, default=1)
    options.add_argument("--workers", type=int, default=cores())
    options.add_argument("--to", type=Path, help=f"the page; the data lie beside it (default {PAGE})")
    asked = options.parse_args(given)
    try:
        facts = chosen(asked.only)
    except KeyError as unknown:
        options.error(
            f"--only names {unknown}, which is no fact; allowed are F01 to F38 and parts like F15b."
        )
    began = perf_counter()
    jobs = jobs_of(facts, asked.pairs, asked.scale)
    outcomes = run_many(jobs, workers=asked.workers, runner=measure_world, progress=tell)
    for failure in failures(outcomes):
        print(f"{failure.job.scenario.name}, pair {failure.job.pair} failed: {failure.message}")
    found = findings_of(facts, runs(outcomes))
    report(found)
    print(f"{len(jobs)} worlds in {perf_counter() - began:.0f} s with {asked.workers} workers")
    to = asked.to or (None if asked.only else PAGE)
    if to is not None:
        write(to, found, pairs=asked.pairs, scale=asked.scale, mark=fingerprint(jobs))
    if failures(outcomes):
        raise SystemExit(1)


def tell(done: int, total: int) -> None:
    """Progress on standard error."""
    print(f"\r{done} of {total} worlds", end="\n" if done == total else "", file=sys.stderr, flush=True)


def report(found: Sequence[Finding]) -> None:
    """One line per fact that ran, and the score."""
    for one in found:
        if one.ran:
            fact = one.fact
            band = told(fact.band, fact)
            print(f"{fact.id:5} {fact.label:9} {verdict(one):24} {values(one):28} band {band}, {fact.unit}")
    total = score(found)
    print(f"emergent: {total.inside} of {total.ran} inside")


def write(to: Path, found: Sequence[Finding], *, pairs: int, scale: int, mark: str) -> None:
    """The page and, beside it, the data."""
    to.parent.mkdir(parents=True, exist_ok=True)
    write_whole(to, page(found, pairs=pairs, scale=scale, mark=mark))
    data = to.with_suffix(".json")
    write_whole(data, as_text(answer(found, pairs=pairs, scale=scale, mark=mark)))
    print(f"{to} and {data}")


if __name__ == "__main__":
    main()
