"""Mesa's own tools: a world stepped by hand under a DataCollector, and a batch of them.

``mesa.batch_run`` steps once more after ``max_steps``; a World ends by itself after its ``months``.
Importing mesa.batchrunner sets the start method of processes to "spawn" for the whole program.
"""

import mesa
import pandas as pd

import ipeco

COLLECT = ("mean_closing_days", "patent_attorneys")


def stepped(months: int = 3) -> pd.DataFrame:
    """One world, month by month."""
    world = ipeco.World("plan-2024", scale=400, months=months, collect=COLLECT)
    while world.running:
        world.step()
    return world.datacollector.get_model_vars_dataframe()


def batch(months: int = 3) -> pd.DataFrame:
    """Two numbers of judges in two futures each."""
    varied = {
        "scenario": "plan-2024",
        "pair": [0, 1],
        "judges": [20.0, 60.0],
        "start": "2020-02",
        "scale": 400,
        "months": months,
        "collect": [COLLECT],
    }
    rows = mesa.batch_run(ipeco.World, varied, data_collection_period=1, display_progress=False)
    return pd.DataFrame(rows)


def main() -> None:
    """Print both."""
    print(stepped())
    print(batch()[["pair", "judges", "Step", *COLLECT]])


if __name__ == "__main__":
    main()
