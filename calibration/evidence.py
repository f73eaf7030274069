"""All pages of evidence, one script after the other (证据汇总): ``python -m calibration.evidence``.

Each script stands alone and says what it wrote; here only the order, the sizes of the committed pages and
the time are kept. A script that fails is named at the end; the others go on.
"""

import argparse
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from time import perf_counter, strftime

SCRIPTS: dict[str, tuple[str, ...]] = {
    "facts": ("--pairs", "10"),
    "prior_predictive": ("--draws", "200"),
    "scale_bias": ("--seeds", "20"),
    "compensation": ("--pairs", "20"),
    "one_more_judge": ("--pairs", "40", "--until", "2027-12"),
    "first_moves": ("--seeds", "64"),
    "clause_effects": ("--pairs", "16"),
}
"""Script of this folder, and the size of its committed page."""
MINUTE = 60.0


def run(name: str, size: Sequence[str]) -> bool:
    """Run one script in a process of its own and say how long it took; whether it ended well."""
    module = f"calibration.{name}"
    if find_spec(module) is None:
        print(f"{module}: not there, left out", flush=True)
        return True
    began = perf_counter()
    print(f"{strftime('%H:%M')} {module} {' '.join(size)}", flush=True)
    ended = subprocess.run([sys.executable, "-m", module, *size], check=False).returncode
    word = "took" if ended == 0 else f"failed with {ended} after"
    print(f"{strftime('%H:%M')} {module} {word} {(perf_counter() - began) / MINUTE:.1f} minutes", flush=True)
    return ended == 0


def main(given: Sequence[str] | None = None) -> None:
    """Run all scripts, or some."""
    options = argparse.ArgumentParser(prog="python -m calibration.evidence", description=__doc__)
    options.add_argument("--only", default="", help=f"comma separated: {','.join(SCRIPTS)}")
    chosen = options.parse_args(given)
    names = chosen.only.split(",") if chosen.only else list(SCRIPTS)
    unknown = [name for name in names if name not in SCRIPTS]
    if unknown:
        options.error(f"--only names {', '.join(unknown)}; there are {', '.join(SCRIPTS)}.")
    failed = [name for name in names if not run(name, SCRIPTS[name])]
    if failed:
        raise SystemExit(f"Failed: {', '.join(failed)}.")


if __name__ == "__main__":
    main()
