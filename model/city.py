"""City: the few moods and levels of the whole city that rooms pass to each other.

Each number is moved by one room and read by others in a later line of the month (or the next
month). ``opening`` keeps the first values, so that a held feedback loop can read them instead.
"""

from dataclasses import dataclass, field, replace


@dataclass
class City:
    """Moods and levels of the city; shares are 0-1."""

    protection: float = 0.5
    """Protection of IP as owners perceive it (moved by opinion)."""
    norms: float = 0.5
    """Public norm against infringement (moved by opinion; schools, stations, campaigns)."""
    satisfaction: float = 80.0
    """Answer of the yearly survey, points of 100 (moved by opinion)."""
    sanction: float = 0.1
    """Sanction that an infringer expects relative to its gain (moved by infringement)."""
    detection: float = 0.3
    """Share of infringements that owners notice (moved by infringement)."""
    court_days: float = 120.0
    """Days to close a court case as owners perceive it (moved by the courts)."""
    admin_days: float = 60.0
    """Days to close an administrative case as owners perceive it."""
    finance_access: float = 0.3
    """Share of loan requests lately granted (moved by banks)."""
    awareness: float = 0.3
    """Mean awareness of innovators (moved by learning)."""
    use_value_added: float = 0.0
    """Value added that use of patents brings beyond the opening level, CNY a month (moved by use)."""
    patent_intensive_share: float = 0.12
    """Patent-intensive value added over GDP (moved by use)."""
    strategic_rd: float = 0.0
    """R&D weighted by the strategic share of its sector, CNY a year (moved by R&D)."""
    firm_rd: float = 0.0
    """True R&D of all firms, CNY a year (moved by R&D)."""
    strategic_mean: float = 0.5
    """Mean strategic share of the sectors in which firms do their R&D, 0-1 (moved by R&D)."""
    crowding: float = 0.0
    """Growth of sales that entrants and the young take from every firm, log points a year (population)."""
    agency_quality: float = 0.0
    """Mean drafting quality of agencies, weighted by filings, standard normal units."""
    opening: "City | None" = field(default=None, repr=False)

    def remember(self) -> None:
        """Keep the present values as the opening ones."""
        self.opening = replace(self, opening=None)

    def felt(self, name: str, loop: str, hold: frozenset[str]) -> float:
        """A mood as a feedback loop sees it: the opening value while the loop is held."""
        source = self.opening if loop in hold and self.opening is not None else self
        return float(getattr(source, name))
