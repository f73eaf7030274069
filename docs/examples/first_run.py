"""A first run: one plan over a few paired draws, its yearly values and its targets."""

import ipeco


def main(out: str = "results", pairs: int = 2) -> None:
    """Ask, and print. A look: 30 pairs at scale 1 to decide on."""
    size = {"pairs": pairs, "scale": 400, "until": "2025-12", "out": out, "workers": 1}
    values = ipeco.run("plan-2024", indicators=["invention_grants"], **size)
    print(values.pivot(index="pair", columns="year", values="value"))
    print(values.attrs["provenance"])

    board = ipeco.targets("plan-2024", **size)
    print(board.loc[board["median"].notna(), ["target", "required", "unit", "due", "median", "status"]])


if __name__ == "__main__":
    main()
