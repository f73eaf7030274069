"""A paired comparison: what a plan changes against a world without plans, and how surely."""

import ipeco


def main(out: str = "results") -> None:
    """Compare, and print the surest effects of the last year."""
    found = ipeco.compare("frozen-2021", "plan-2022", pairs=2, scale=400, until="2022-12", out=out, workers=1)
    last = found[(found["year"] == found["year"].max()) & found["distinguishable"]]
    print(last[["indicator", "unit", "effect", "mean_reach", "share_improved"]].to_string(index=False))
    found.to_csv(f"{out}/effects.csv", index=False)


if __name__ == "__main__":
    main()
