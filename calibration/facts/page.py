"""The page docs/evidence/facts.md: scores first, then every fact by label, then what fails and why."""

from collections.abc import Sequence

from calibration.facts.fact import LABELS, Band, Fact, Label
from calibration.facts.failures import WHY
from calibration.facts.verdict import Finding, score
from calibration.facts.worlds import COURT, SUBSIDY

FEW = 10
"""Pairs below which a page is a trial."""
SECONDS_PER_PAIR = 10
"""On two cores at full scale, all worlds; measured once, rounded up."""
NOT_EXPLAINED = "not explained yet."
UNSEEN = "–"


def page(findings: Sequence[Finding], *, pairs: int, scale: int, mark: str) -> str:
    """The page in Markdown; the same findings give the same bits."""
    found = score(findings)
    lines = [
        "# Stylised facts: what must show without being told",
        "",
        f"Written by `python -m calibration.facts --pairs {pairs}`; not edited by hand. Labels and bands",
        f"were fixed before anything was run. {pairs} pairs of draws (parameters, opening, chance) of Wuhan",
        f"2020-2023, scale 1:{scale}; facts about a policy compare worlds of one pair that differ by it",
        f"alone. Information to the end of 2023. Fingerprint {mark}. A pair takes",
        f"about {SECONDS_PER_PAIR} seconds on two cores. The same content as data: `facts.json`.",
        "",
        f"**Emergent facts: {found.inside} of {found.ran} inside** ({found.outside} outside, "
        f"{found.unclear} not distinguishable; {found.not_run} more not run yet).",
        "",
    ]
    if pairs < FEW:
        lines += [f"*A trial run: fewer than {FEW} pairs say little of the spread.*", ""]
    lines += how_to_read()
    for label in LABELS:
        lines += section(label, [one for one in findings if one.fact.label == label])
    lines += failures(findings) + bands(findings) + methods(findings)
    return "\n".join(lines)


def how_to_read() -> list[str]:
    """Labels, verdicts and worlds in words."""
    court = ", ".join(f"`{lever}` {value}" for lever, value in COURT.items())
    return [
        "*Inside*: the median over pairs lies in the band and at least half of the pairs do. *Outside*: the",
        "90 % interval does not touch it. *Not distinguishable*: neither; the prior says too little. Where",
        "the city has data, its band decides and the national one is told beside.",
        "",
        *(f"- **{name}** ({zh}): {meaning}." for name, (zh, meaning) in LABELS.items()),
        "",
        f"Worlds: `history`; quantity subsidies of {SUBSIDY:,.0f} CNY per grant kept since 2020 and",
        "tolerated, none since 2020, or ended in July 2021; history with an IP-court reform in January 2020:",
        f"{court}.",
        "",
    ]


def section(label: Label, findings: Sequence[Finding]) -> list[str]:
    """The table of one label."""
    lines = [f"## {label.capitalize()}", ""]
    if label == "out of scope":
        lines += ["| Fact | Statement | Room | Why |", "|---|---|---|---|"]
        lines += [
            f"| {f.fact.id} | {f.fact.statement} {f.fact.zh} | {f.fact.room} | {f.fact.reason} |"
            for f in findings
        ]
        return [*lines, ""]
    lines += [
        "| Fact | Statement | Band | Median [90 %] | n | Unit | Verdict | Room | Why this label |",
        "|---|---|---|---:|---:|---|---|---|---|",
    ]
    return [*lines, *(row(one) for one in findings), ""]


def row(one: Finding) -> str:
    """One fact."""
    fact = one.fact
    return (
        f"| {fact.id} | {fact.statement} {fact.zh} | {told(fact.band, fact)} | {values(one)} "
        f"| {one.values.size} | {fact.unit} | {verdict(one)} | {fact.room} | {fact.reason} |"
    )


def verdict(one: Finding) -> str:
    """The verdict; bold where it is not inside."""
    if not one.ran:
        return "not run"
    return one.verdict if one.verdict == "inside" else f"**{one.verdict}**"


def values(one: Finding) -> str:
    """Median and interval."""
    if not one.ran:
        return UNSEEN
    low, high = one.interval
    return f"{show(one.median, one.fact)} [{show(low, one.fact)}, {show(high, one.fact)}]"


def told(band: Band, fact: Fact) -> str:
    """``0.40 to 0.43 (nation)``."""
    low, high = show(band.low, fact), show(band.high, fact)
    if band.low == -float("inf"):
        return f"at most {high} ({band.place})"
    if band.high == float("inf"):
        return f"at least {low} ({band.place})"
    return f"{low} to {high} ({band.place})"


def show(value: float, fact: Fact) -> str:
    """A value with the decimals of its fact."""
    text = f"{value:,.{fact.decimals}f}"
    return text.removeprefix("-") if not any(digit in text for digit in "123456789") else text


def why(one: Finding) -> str:
    """The line that explains a failure."""
    return WHY.get(one.fact.id, NOT_EXPLAINED)


def failure(one: Finding) -> str:
    """One line of the list."""
    fact = one.fact
    found = f"{values(one)} against {told(fact.band, fact)}, {fact.unit}"
    return f"- {fact.id} ({fact.label}, {one.verdict}): {fact.statement}. Found {found}. Why: {why(one)}"


def failures(findings: Sequence[Finding]) -> list[str]:
    """What is not inside, emergent first, each with its line."""
    failed = [one for one in findings if one.ran and one.verdict != "inside"]
    lines = ["## What fails, and why", ""]
    for label in LABELS:
        lines += [failure(one) for one in failed if one.fact.label == label]
    if not failed:
        lines.append("Nothing that was run.")
    over = [one.fact.id for one in findings if one.verdict == "inside" and one.fact.id in WHY]
    if over:
        lines += ["", f"Explained in failures.py but inside in this run: {', '.join(over)}."]
    return [*lines, ""]


def bands(findings: Sequence[Finding]) -> list[str]:
    """Where the city and the nation differ: both verdicts; and where every band comes from."""
    lines = ["## Region first: facts with a band of the city", ""]
    lines += ["| Fact | City | Nation or elsewhere | By the city | By the other |", "|---|---|---|---|---|"]
    for one in findings:
        others = [band for band in one.fact.bands if band is not one.fact.band]
        if one.fact.band.place != "city":
            continue
        other = others[0] if others else None
        lines.append(
            f"| {one.fact.id} | {told(one.fact.band, one.fact)} | "
            f"{told(other, one.fact) if other else UNSEEN} | {verdict(one)} | "
            f"{one.verdict_by(other) if other else UNSEEN} |"
        )
    lines += ["", "## Sources of the bands", ""]
    for one in findings:
        texts = [f"{band.source} ({band.place}{rows_of(band)})" for band in one.fact.bands]
        lines.append(f"- {one.fact.id}: {'; '.join(texts)}")
    return [*lines, ""]


def rows_of(band: Band) -> str:
    """Ids of published values, as code."""
    return "".join(f", `{name}`" for name in band.rows)


def methods(findings: Sequence[Finding]) -> list[str]:
    """How each fact was measured, and what was found beside."""
    lines = ["## How it is measured", ""]
    for one in findings:
        if one.fact.measure is None:
            continue
        beside = ", ".join(f"{name} {value:.3g}" for name, value in one.details.items())
        worlds = ", ".join(f"`{world}`" for world in one.fact.worlds)
        text = f"- {one.fact.id} `{one.fact.measured_by}` ({worlds}): {one.fact.method}"
        lines.append(text + (f" Beside (medians): {beside}." if beside else ""))
    return [*lines, ""]
