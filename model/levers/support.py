"""Levers on people and culture (支撑): training, schools, publicity, talent, exchange.

Declared in the unit a planner reads; the field holds code units (shares, CNY). Defaults are January
2020; the levels of 2020-2023 stand in scenarios/library/history.toml. No plan states amounts of money:
every cost is a prior, per declared unit. The line below a lever says whom it acts on and what it changes.
"""

# Declarations read as a table:
# fmt: off

from dataclasses import dataclass

from model.declare import Cost, Declared, lever

GROUP = "support"


@dataclass(frozen=True)
class SupportLevers(Declared):
    """What a government can set to change people and norms (支撑类杠杆)."""

    trainees_ordered: float = lever(
        1200, 0, 50000, plannable=(500, 10000), unit="persons/yr", group=GROUP,
        label="IP training", zh="知识产权培训",
        source="expert prior; W24-T19 counts 2000 a year by 2025", grade="C",
        moves="programmes.trainees_ordered.delivered", sign=1, cost=Cost(200, 600, 1.5e3, "unit and year"),
    )
    """Firms: IP management capability diffuses in the firm and to its peers; an order, not what stands."""
    pilot_schools_ordered: float = lever(
        10, 0, 300, plannable=(10, 100), unit="schools", group=GROUP,
        label="Pilot schools for IP education", zh="中小学知识产权教育试点示范学校",
        source="expert prior; W24-T21 counts 35 by 2025", grade="C",
        moves="programmes.pilot_schools_ordered.standing", sign=1,
        cost=Cost(30e3, 80e3, 200e3, "unit and year"),
    )
    """Public: norms against infringement; very slow; an order, not what stands."""
    science_stations_ordered: float = lever(
        0, 0, 200, plannable=(0, 60), unit="stations", group=GROUP,
        label="IP popular-science stations", zh="知识产权科普驿站",
        source="expert prior: W24-T20 sets the first 10", grade="C",
        moves="programmes.science_stations_ordered.standing", sign=1,
        cost=Cost(50e3, 150e3, 400e3, "unit and year"),
    )
    """Public: norms and awareness of the public; an order, not what stands."""
    awareness_campaigns: float = lever(
        20, 0, 200, plannable=(10, 100), unit="events/yr", group=GROUP,
        label="Awareness campaigns", zh="宣传活动",
        source="expert prior", grade="C",
        moves="programmes.awareness_campaigns.delivered", sign=1,
        cost=Cost(20e3, 80e3, 300e3, "unit and year"),
    )
    """Public and market entities: norms and knowledge of routes."""
    talent_programme: float = lever(
        10, 0, 1000, plannable=(0, 200), unit="persons/yr", group=GROUP,
        label="IP talent programme", zh="知识产权人才引进",
        source="expert prior", grade="C",
        moves="programmes.talent_programme.delivered", sign=1, cost=Cost(50e3, 150e3, 400e3, "unit and year"),
    )
    """Agencies and courts: hiring speed of scarce professionals."""
    international_exchange: float = lever(
        3, 0, 100, plannable=(0, 30), unit="projects/yr", group=GROUP,
        label="International cooperation and service export", zh="国际合作与服务出口",
        source="expert prior", grade="C",
        moves="programmes.international_exchange.delivered", sign=1,
        cost=Cost(100e3, 400e3, 1.5e6, "unit and year"),
    )
    """Agencies and firms: export revenue of agencies; overseas filing readiness."""
