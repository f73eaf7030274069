"""The story of one case (一起案件的来龙去脉): from filing to the last instance, day by day.

Told from the kept rows alone, by key; nothing is simulated again. A case that moved to another body, was
appealed or was sent back is several rows that name each other: the story follows them all.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from model.arrays import Rows
from model.dockets import BODIES
from model.errors import SimulationError
from model.institutions.judgments import legal_days
from model.month import FIRST_YEAR
from model.tables.disputes import (
    ADMINISTRATIVE,
    ARBITRATION,
    BASIC_COURT,
    COPYRIGHT,
    CUSTOMS,
    INTERMEDIATE_COURT,
    JUDGED_AGAINST,
    JUDGED_FOR_OWNER,
    MEDIATED,
    MEDIATION,
    NEVER,
    OTHER_RIGHT,
    PATENT,
    PUNITIVE,
    REMANDED,
    SECOND_INSTANCE,
    SECRET,
    STATUTORY,
    TRADEMARK,
    TRANSFERRED,
    WITHDRAWN,
    Disputes,
)

BODY_ZH = {
    BASIC_COURT: "基层法院",
    INTERMEDIATE_COURT: "市中级法院",
    SECOND_INSTANCE: "二审法院",
    ADMINISTRATIVE: "行政机关",
    MEDIATION: "调解组织",
    ARBITRATION: "仲裁委员会",
    CUSTOMS: "海关",
}
RIGHTS = {
    PATENT: ("patent", "专利权"),
    TRADEMARK: ("trademark", "商标权"),
    COPYRIGHT: ("copyright", "著作权"),
    SECRET: ("trade secret", "商业秘密"),
    OTHER_RIGHT: ("other right", "其他知识产权"),
}
TRACKS = (
    ("small claims", "小额诉讼程序"),
    ("summary procedure", "简易程序"),
    ("ordinary procedure", "普通程序"),
    ("technical procedure", "技术类案件普通程序"),
)
NATURES = (("civil", "民事"), ("administrative", "行政"), ("criminal", "刑事"))
OUTCOMES = {
    WITHDRAWN: ("withdrawn", "撤诉或未成"),
    MEDIATED: ("settled by mediation", "调解结案"),
    JUDGED_FOR_OWNER: ("decided for the owner", "支持权利人"),
    JUDGED_AGAINST: ("decided against the owner", "不支持权利人"),
    TRANSFERRED: ("passed on", "移送其他机构"),
    REMANDED: ("sent back to the first instance", "发回重审"),
}


@dataclass(frozen=True)
class Step:
    """One dated fact of a case."""

    day: float
    """Days since 2020-01-01."""
    en: str
    zh: str

    def line(self, chinese: bool = False) -> str:
        """Date and words."""
        when = date(FIRST_YEAR, 1, 1) + timedelta(days=int(np.floor(self.day)))
        return f"{when.isoformat()}  {self.zh if chinese else self.en}"


def case_story(disputes: Disputes, key: int) -> tuple[Step, ...]:
    """What happened to the case with this key, and to those that it began from or led to, in order of time.

    Raises
    ------
    SimulationError : no row of the table has this key
    """
    found = np.flatnonzero(disputes.key == np.uint64(key))
    if not found.size:
        raise SimulationError(
            f"No case has the key {key}; the table keeps {len(disputes)} cases. "
            "Take a key from the column disputes.key."
        )
    told = [step for row in chain(disputes, int(found[0])) for step in steps(disputes, row)]
    return tuple(sorted((step for step in told if step.day < NEVER), key=lambda step: step.day))


def chain(disputes: Disputes, row: int) -> list[int]:
    """Rows of the same quarrel, from the first body to the last."""
    while disputes.parent[row]:
        above = np.flatnonzero(disputes.key == disputes.parent[row])
        if not above.size:
            break  # it began before the table does
        row = int(above[0])
    rows = [row]
    for one in rows:  # grows while it is read: each row may lead to the next
        rows.extend(np.flatnonzero(disputes.parent == disputes.key[one]).tolist())
    return rows


def steps(disputes: Disputes, row: int) -> Iterator[Step]:
    """The steps of one row."""
    yield filing(disputes, row)
    if disputes.body[row] <= SECOND_INSTANCE:
        yield from course(disputes, row)
    if disputes.closed[row] < NEVER:
        yield closing(disputes, row)


def filing(disputes: Disputes, row: int) -> Step:
    """Where it was brought, and what it is about."""
    body, right = int(disputes.body[row]), RIGHTS[int(disputes.right[row])]
    nature, loss = NATURES[int(disputes.nature[row])], disputes.loss[row]
    mass = (", one of a series", "，批量案件") if disputes.serial[row] else ("", "")
    return Step(
        float(disputes.filed[row]),
        f"filed with {BODIES[body]}: {nature[0]} case, {right[0]}, loss {loss:,.0f} CNY{mass[0]}",
        f"{BODY_ZH[body]}立案：{nature[1]}，{right[1]}，损失{loss:,.0f}元{mass[1]}",
    )


def course(disputes: Disputes, row: int) -> Iterator[Step]:
    """Service, evidence, docket, hearing in a court."""
    track, stopped = TRACKS[int(disputes.track[row])], disputes.stopped[row]
    yield Step(float(disputes.served[row]), f"papers served; {track[0]}", f"送达被告；适用{track[1]}")
    held = (
        (f", {stopped:.0f} of them off the legal clock", f"，扣除审限{stopped:.0f}天")
        if stopped
        else ("", "")
    )
    clock = disputes.ready[row] - disputes.filed[row]
    yield Step(
        float(disputes.ready[row]),
        f"answer and evidence complete after {clock:.0f} days{held[0]}",
        f"答辩与举证完毕，历时{clock:.0f}天{held[1]}",
    )
    court, judge, hours = int(disputes.court[row]), int(disputes.judge[row]) + 1, disputes.hours[row]
    yield Step(
        float(disputes.assigned[row]),
        f"on the docket of judge {judge} of court {court + 1}",
        f"分至{court + 1}号法院{judge}号法官",
    )
    waited = disputes.heard[row] - disputes.ready[row]
    yield Step(
        float(disputes.heard[row]),
        f"its judge turns to it {max(waited, 0.0):.0f} days after it was ready; it takes {hours:.1f} hours",
        f"就绪{max(waited, 0.0):.0f}天后开庭审理，需{hours:.1f}工时",
    )


def closing(disputes: Disputes, row: int) -> Step:
    """How it ended, how long it took by both clocks, and what is owed."""
    rows: Rows = np.array([row])
    end = float(disputes.closed[row])
    calendar, legal = end - disputes.filed[row], float(legal_days(disputes, rows, end)[0])
    limit, outcome = float(disputes.limit[row]), OUTCOMES[int(disputes.outcome[row])]
    en, zh = f"{outcome[0]} after {calendar:.0f} days", f"{outcome[1]}，历时{calendar:.0f}天"
    if limit:
        en += f" ({legal:.0f} on the legal clock, limit {limit:.0f})"
        zh += f"（审限内{legal:.0f}天，审限{limit:.0f}天）"
    if disputes.award[row] > 0.0:
        basis = {STATUTORY: ("statutory ", "法定"), PUNITIVE: ("punitive ", "惩罚性")}.get(
            int(disputes.basis[row]), ("", "")
        )
        owed = disputes.award[row]
        en += f"; {basis[0]}sum owed {owed:,.0f} CNY"
        zh += f"；{basis[1]}应付{owed:,.0f}元"
    return Step(end, en, zh)


def telling(disputes: Disputes, count: int) -> list[int]:
    """Keys of the cases whose story is longest: sent back, appealed, passed on, then the slowest in court."""
    ended = np.where(disputes.closed < NEVER, disputes.closed, disputes.filed)
    parents = disputes.parent[disputes.parent > 0]
    followed = np.isin(disputes.key, parents)
    in_court = disputes.body <= SECOND_INSTANCE
    weight = 1e6 * (disputes.outcome == REMANDED) + 1e4 * (in_court & followed) * (disputes.parent > 0)
    weight += in_court * (ended - disputes.filed)
    order = np.argsort(-weight, kind="stable")[:count]
    return [int(key) for key in disputes.key[order]]
