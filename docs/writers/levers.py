"""docs/levers.md: what model/levers/ declares, past levels, clauses, and what each lever moves first."""

from docs.writers.source import classes, files, said_below
from scenarios.listing import GROUPS, register_rows
from scenarios.region import whole_register

HEAD = """# Levers 政策杠杆

Written by `make docs` from `model/levers/`, the policy register of Wuhan and
`scenarios/library/history.toml`; not edited by hand. Ranges: what is possible, and in brackets what a planner
could order by 2030. Levels: December of 2020, 2021, 2022, 2023. Costs: prior of the public cost per unit, CNY
(no plan states amounts); 'counted' = the model counts the payments. Grades: A published for this place,
B related evidence, C expert prior; first of the level of January 2020, then of the end of 2023.

*Moves first* names the state variable on which a lever acts, as a path from the world, and the direction;
`tests/invariants/test_first_moves.py` tries every one of them with all feedback loops held.
"""


def sentences() -> dict[str, str]:
    """The docstring under each declaration, by lever."""
    found: dict[str, str] = {}
    for path in files("levers"):
        for one in classes(path):
            found |= said_below(one)
    return found


def cost(row: dict[str, str]) -> str:
    """The prior of the public cost, or how it comes about."""
    if row["cost_basis"] in {"counted", "none"}:
        return row["cost_basis"]
    low, mode, high = (f"{float(row[name]):,.0f}" for name in ("cost_low", "cost_mode", "cost_high"))
    return f"{low} / {mode} / {high} per {row['cost_basis']}"


def paragraph(row: dict[str, str], sentence: str) -> str:
    """One lever."""
    levels = " → ".join(row[f"baseline_{year}"] for year in (2020, 2021, 2022, 2023))
    moves = "inert: no rule obeys it yet" if row["inert"] == "yes" else f"{row['sign'][0]} `{row['moves']}`"
    return (
        f"### `{row['id']}` {row['title_zh']} · {row['title_en']}\n\n{sentence}\n\n"
        f"- {row['unit']}: {row['range']} [{row['plannable']}]; levels {levels}"
        f" (grade {row['grade']}, {row['grade_2023']}); January 2020: {row['source']}\n"
        f"- moves first: {moves}\n- cost: {cost(row)}\n- clauses: {row['clauses'].replace(';', ', ')}\n"
    )


def page() -> str:
    """The whole page."""
    rows, said = register_rows(whole_register(), "levers"), sentences()
    parts = [HEAD]
    for group in GROUPS:
        parts.append(f"## {group.capitalize()}\n")
        parts += [paragraph(row, said[row["id"]]) for row in rows if row["group"] == group]
    return "\n".join(parts)
