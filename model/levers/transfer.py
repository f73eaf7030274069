"""Levers on transfer and use (转化运用): university title, platforms, centres, pools.

Declared in the unit a planner reads; the field holds code units (shares, CNY). Defaults are January
2020; the levels of 2020-2023 stand in scenarios/library/history.toml. No plan states amounts of money:
every cost is a prior, per declared unit. The line below a lever says whom it acts on and what it changes.
"""

# Declarations read as a table:
# fmt: off

from dataclasses import dataclass

from model.declare import Cost, Declared, lever

GROUP = "transfer"


@dataclass(frozen=True)
class TransferLevers(Declared):
    """What a government can set to change transfer and use (转化运用类杠杆)."""

    open_licensing_share: float = lever(
        0, 0, 100, plannable=(0, 40), unit="%", group=GROUP,
        label="Share of university patents under open licence", zh="高校专利开放许可比例",
        source="Patent Law: open licensing exists since June 2021", grade="A",
        moves="patents.open_licence", sign=1, cost=Cost(20e3, 60e3, 150e3, "unit and year"),
    )
    """Universities: idle patents that firms may license at a posted price; the same are listed every year."""
    title_grant_share: float = lever(
        5, 0, 100, plannable=(5, 90), unit="%", group=GROUP,
        label="Share of service inventions with title or long-term use right granted",
        zh="职务科技成果赋权覆盖率",
        source="expert prior: single institutes before the national trial of 2020", grade="C",
        moves="technology_market.title", sign=1, cost=Cost(basis="none"),
    )
    """Universities: share of achievements whose inventors get ownership or a long-term use right."""
    inventor_ownership_share: float = lever(
        50, 0, 100, plannable=(50, 95), unit="% of ownership", group=GROUP,
        label="Ownership share granted to the inventors", zh="赋权所有权比例",
        source="expert prior: provincial rules gave inventors most of the income, seldom the title",
        grade="C",
        moves="technology_market.ownership", sign=1, cost=Cost(basis="none"),
    )
    """Universities: inventors' effort to transfer, with diminishing returns, and a little to invent usefully.

    Together with the share of achievements covered; inventors also get that part of the price.
    """
    use_right_years_ordered: float = lever(
        0, 0, 20, plannable=(0, 15), unit="years", group=GROUP,
        label="Length of the long-term use right", zh="长期使用权年限",
        source="expert prior: no rule of the city known before W24-33", grade="C",
        moves="technology_market.use_years", sign=1, cost=Cost(basis="none"),
    )
    """Universities: horizon over which an inventor earns."""
    matching_platform: float = lever(
        10, 0, 100, plannable=(5, 90), unit="% of demand and supply listed", group=GROUP,
        label="Coverage of matching platforms", zh="供需匹配平台覆盖率（智慧桥、武创通）",
        source="expert prior", grade="C",
        moves="technology_market.platform", sign=1, cost=Cost(50e3, 150e3, 400e3, "unit and year"),
    )
    """Universities and firms: listed over months; chance that offer and demand meet, with saturation."""
    operation_centres: float = lever(
        1, 0, 50, plannable=(1, 15), unit="centres", group=GROUP,
        label="Industry IP operation centres", zh="产业知识产权运营中心",
        source="expert prior", grade="C",
        moves="programmes.operation_centres.standing", sign=1, cost=Cost(1e6, 3e6, 8e6, "unit and year"),
    )
    """Firms and universities: transfers and licences brokered."""
    patent_pools: float = lever(
        1, 0, 100, plannable=(0, 30), unit="pools", group=GROUP,
        label="Patent pools and alliances", zh="专利池与产业联盟",
        source="expert prior", grade="C",
        moves="technology_market.pools", sign=1, cost=Cost(200e3, 600e3, 2e6, "unit and year"),
    )
    """Largest holders of a field: founded over months while members are found; they license each other."""
