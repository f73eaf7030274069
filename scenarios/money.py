"""Money as a reader writes it (金额): 万元 (10k CNY) for small sums, 亿元 (100m CNY) for large ones."""

from collections.abc import Iterable

WAN = 1e4
"""CNY per 万元."""
SMALL = 0.1
"""Sums below so many 亿元 are read in 万元."""
WAN_PER_YI = 1e4


def fitting(unit: str, values: Iterable[float], places: int) -> tuple[str, float, int]:
    """Unit in which these values of a unit are best read, its factor, and decimals; NaN does not decide."""
    largest = max((abs(value) for value in values if value == value), default=0.0)
    if unit != "亿元" or not 0.0 < largest < SMALL:
        return unit, 1.0, places
    return "万元", WAN_PER_YI, 1


def wan_text(cny: float) -> str:
    """An amount of CNY in whole 万元."""
    return f"{cny / WAN:,.0f} × 10k CNY"
