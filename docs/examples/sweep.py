"""A sweep: judges and their hours varied together; what a case waits for in each corner."""

from pathlib import Path

import ipeco

STUDY = """
title = "Judges and their hours"
scenarios = ["plan-2024"]
scale = 400
until = "2020-12"
indicators = ["mean_closing_days"]
[design]
method = "grid"
[[vary]]
lever = "judges"
from = "2020-02"
levels = [20, 60]
[[vary]]
parameter = "court.judge_hours"
steps = 2
"""


def main(out: str = "results") -> None:
    """Write the study, run it, and print the mean of each point."""
    file = Path(out) / "judges.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(STUDY, encoding="utf-8")
    values = ipeco.sweep(file, out=out, workers=1)
    print(values.groupby(["judges", "court.judge_hours"])["value"].mean())
    print(values.attrs["failed"], "runs failed")


if __name__ == "__main__":
    main()
