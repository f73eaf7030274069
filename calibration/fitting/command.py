"""What ``ipeco calibrate`` does: runs or resumes the design, fits, writes the posterior, tells the times.

OUT/runs/KEY.parquet                 the worlds, as every other command keeps them
OUT/calibration/posterior.csv|toml   parameter sets (calibration/fitting/parameter_sets.py)
OUT/calibration/fit.csv              per observation: discrepancy, emulator, luck
OUT/calibration/inputs.csv           per fitted input: verdict; pairs.csv: trade-offs
OUT/calibration/recovery.csv         coverage on planted truths
"""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from calibration.fitting.calibrate import PAIRS, Asked, Calibrated, Stages, calibrate, design_of
from calibration.fitting.design import MONTHS, Design, Table, run_world, table_of
from calibration.fitting.inputs import prior_only_rules
from calibration.fitting.parameter_sets import write_sets
from scenarios.dated import INFORMATION_TO
from scenarios.engine import Runner
from scenarios.laboratory.pace import paced
from scenarios.laboratory.sweep import ENOUGH_KEPT, seconds_of, sorted_out
from scenarios.output import say_error, write
from scenarios.provenance import stamp
from scenarios.store import Store
from scenarios.writing import write_whole

FOLDER = "calibration"
MINUTE = 60.0
ENOUGH_EACH = 5
"""Independent points per fitted input, below which intervals and verdicts are not to be trusted."""
Rows = Sequence[Mapping[str, object]]


def run_calibration(
    region: str,
    asked: Asked,
    out: Path,
    workers: int,
    *,
    dry: bool = False,
    runner: Runner = run_world,
) -> Calibrated | None:
    """Run what is missing of the design and write all that comes of it; ``dry`` only says what it takes."""
    design, store = design_of(region, asked), Store(out)
    if dry:
        write(outline(design, asked, store, workers))
        return None
    say_error(outline(design, asked, store, workers))
    stages = Stages(lambda stage: say_error(f"{stage} ..."))

    def fill(points: tuple[int, ...]) -> Table:
        with paced(f"calibration of {region}") as tell:
            return table_of(design, points, workers=workers, store=store, progress=tell, runner=runner)

    found = calibrate(design, asked, fill, stages)
    folder = out / FOLDER
    write_all(folder, design, asked, found)
    write(told(found, stages, folder))
    return found


def outline(design: Design, asked: Asked, store: Store, workers: int) -> str:
    """What is to be run, and how long it takes if worlds were timed before."""
    # later waves depend on the first: their worlds are not known yet, only how many
    first = design.worlds(range(asked.points - asked.points // 2))
    known = sorted_out(first, store)
    runs = asked.points * asked.replicates
    lines = [
        f"Calibration of {design.region}: {asked.points} points x {asked.replicates} seeds = {runs} worlds "
        f"of {MONTHS} months at 1:{asked.scale}, in {asked.waves} waves.",
        f"{len(design.rows)} observations to {INFORMATION_TO}; {len(design.inputs)} inputs may be fitted; "
        f"{len(prior_only_rules())} rules keep effects of levers as their priors.",
        f"{len(known.kept)} of the first {len(first)} worlds are kept already.",
    ]
    timed = [seconds_of(store, job) for job in known.kept[:ENOUGH_KEPT]]
    if timed:
        seconds = float(np.median(timed))
        minutes = seconds * (runs - len(known.kept)) / max(workers, 1) / MINUTE
        lines.append(f"A world took {seconds:.1f} s: at most {minutes:.0f} min more on {workers} workers.")
    return "\n".join(lines)


def write_all(folder: Path, design: Design, asked: Asked, found: Calibrated) -> None:
    """Write every file of a calibration."""
    made = stamp(found.table.keys, len(found.table.points), region=design.region)
    # a date would change the bytes of a repeated fit; git knows when
    about = {name: cell for name, cell in made.items() if name != "date"} | {
        "information_to": INFORMATION_TO,
        "points": str(asked.points),
        "replicates": str(asked.replicates),
        "scale": f"1:{asked.scale}",
        "effective_points": f"{found.posterior.effective:.1f}",
    }
    write_sets(folder, found.sets, about)
    for name, rows in (
        ("fit", fit_rows(design, found)),
        ("inputs", [vars(one) | {"verdict": one.word} for one in found.verdicts]),
        ("pairs", [vars(one) for one in found.pairs]),
        ("recovery", recovery_rows(found)),
    ):
        write_whole(folder / f"{name}.csv", csv_of(rows))


def fit_rows(design: Design, found: Calibrated) -> Rows:
    """Per observation how it was compared and how well it is emulated."""
    wave, y = found.waves[-1], found.table.mean
    return [
        {
            "series": row.seen.series,
            "region": row.seen.region,
            "year": row.seen.year,
            "use": row.seen.use,
            "spread": row.seen.spread,
            "discrepancy": row.discrepancy,
            "reason": row.reason,
            "luck_sd": float(np.sqrt(found.table.luck[place])),
            "q2": wave.emulators[place].q2,
            "inputs": " ".join(design.inputs[c].name for c in wave.emulators[place].columns.tolist()),
            "median_log_ratio": float(np.median(y[:, place])),
            "median_log_ratio_left": float(np.median(y[found.kept, place])),
        }
        for place, row in enumerate(design.rows)
    ]


def recovery_rows(found: Calibrated) -> Rows:
    """Coverage per input, under each pair of planted and fitted discrepancy; all inputs together first."""
    rows: list[dict[str, object]] = []
    for (planted, fitted), one in zip(PAIRS, found.recoveries, strict=True):
        about = {"planted_discrepancy": planted, "fitted_discrepancy": fitted, "worlds": one.worlds}
        half, most = one.overall
        mean = float(one.width.mean()) if len(one.width) else 1.0
        rows.append(about | {"input": "all", "inside_50": half, "inside_90": most, "width": mean})
        rows += [
            about | {"input": name, "inside_50": float(a), "inside_90": float(b), "width": float(w)}
            for name, a, b, w in zip(found.fitted, *one.coverage, one.width, strict=True)
        ]
    return rows


def csv_of(rows: Rows) -> str:
    """Rows of the same keys as CSV; empty if there are none."""
    if not rows:
        return ""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def told(found: Calibrated, stages: Stages, folder: Path) -> str:
    """What came of it, in a few lines."""
    words = [one.word for one in found.verdicts]
    lines = [
        f"{len(found.table.points)} points came through; {len(found.table.failed)} worlds failed.",
        f"{len(found.fitted)} inputs move an observed number beyond chance and are fitted.",
        "Left of the prior after each wave: " + ", ".join(f"{part:.1%}" for part in found.left) + ".",
        f"Emulators that may rule out: {found.waves[-1].trusted} of {len(found.waves[-1].emulators)}.",
        f"{len(found.sets.draws)} parameter sets, worth {found.posterior.effective:.0f} independent ones.",
        f"Identified {words.count('identified')}, weak {words.count('weak')}, "
        f"not identified {words.count('not identified')}; {len(found.pairs)} pairs trade off.",
    ]
    if found.posterior.effective < ENOUGH_EACH * len(found.fitted):
        lines.append("Too few points for so many inputs: intervals are too narrow. Give more --points.")
    for one in found.recoveries:
        half, most = one.overall
        lines.append(
            f"Recovery of {one.worlds} planted worlds (truth {words_of(one.planted)}, fit "
            f"{words_of(one.fitted)} discrepancy): {half:.0%} inside 50 %, {most:.0%} inside 90 % intervals."
        )
    if found.table.seconds:
        lines.append(f"A world took {found.table.seconds:.2f} s.")
    lines.append(
        "Time: " + ", ".join(f"{name} {seconds:.1f} s" for name, seconds in stages.seconds.items()) + "."
    )
    return "\n".join([*lines, f"Written to {folder}."])


def words_of(there: bool) -> str:
    """With or without."""
    return "with" if there else "without"
