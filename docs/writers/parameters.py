"""docs/parameters.md: every parameter of nature and habit, by domain."""

from collections import Counter
from dataclasses import fields

from docs.writers.source import first_sentence, number, table
from model.declare import Number, catalogue
from model.parameters import PARAMETERS, Parameters

HEAD = """# Parameters 参数

Written by `make docs` from `model/parameters/`; not edited by hand. What nature and habit fix. A prior is
triangular over the range with its mode at the value; grade A stays at its value. In code units: shares 0-1,
CNY. Grades: A published for this place, B related evidence, C expert prior, F set by a series (and never
tested on it).

"""


def row(name: str, about: Number) -> tuple[str, ...]:
    """One parameter."""
    spread = "" if about.grade == "A" else f"{number(about.low)} – {number(about.high)}"
    named = f"{about.label}<br>{about.zh}"
    return f"`{name}`", named, number(about.default), spread, about.unit, about.grade, about.source


def counted() -> str:
    """How many there are of each grade."""
    grades = Counter(about.grade for about in PARAMETERS.values())
    told = ", ".join(f"{grades[grade]} of grade {grade}" for grade in sorted(grades))
    return f"{len(PARAMETERS)} numbers: {told}.\n"


def page() -> str:
    """The whole page."""
    plain, parts = Parameters(), [HEAD + counted()]
    for domain in fields(Parameters):
        declared = type(getattr(plain, domain.name))
        rows = [row(f"{domain.name}.{name}", about) for name, about in catalogue(declared).items()]
        parts.append(f"## {domain.name.capitalize()}\n\n{first_sentence(declared.__doc__)}\n")
        parts.append(table(("name", "what it is", "value", "range", "unit", "grade", "source"), rows))
    return "\n".join(parts)
