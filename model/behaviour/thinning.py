"""Which firms a thinned city keeps (抽稀): the large one to one, of the others one in s, by lot.

A firm's score is the larger of its parts in the R&D and in the inventions of an average firm. The
highest scores stay at weight 1; the rest is sorted and cut into groups of s, and of each group one
is drawn to stand for all. So every sum has the right mean at every scale, the tail included.
"""

from dataclasses import dataclass

import numpy as np

from model import chance
from model.arrays import Floats, Keys, Rows


@dataclass(frozen=True)
class Thinning:
    """The scale, and the opening's measure of what is large."""

    scale: int
    mean_rd: float
    """Mean R&D of a firm at the opening, CNY a year."""
    mean_strength: float
    """Mean inventive strength of a firm at the opening."""
    bar: float
    """Score from which a firm stays one to one."""

    @classmethod
    def of_opening(cls, scale: int, kept: int, rd: Floats, strength: Floats) -> "Thinning":
        """Keep the ``kept`` largest of the opening, and whoever enters as large as they are."""
        plain = cls(scale, float(np.mean(rd)), float(np.mean(strength)), np.inf)
        scores = np.sort(plain.scores(rd, strength))
        bar = float(scores[-kept]) if 0 < kept <= scores.size else np.inf
        return cls(scale, plain.mean_rd, plain.mean_strength, bar)

    def scores(self, rd: Floats, strength: Floats) -> Floats:
        """How large firms are, average firm = 1, shape of ``rd``."""
        return np.maximum(rd / max(self.mean_rd, 1.0), strength / max(self.mean_strength, 1.0))

    def choose(
        self, seed: int, month: int, keys: Keys, rd: Floats, strength: Floats, revenue: Floats
    ) -> tuple[Rows, Floats]:
        """Firms that stay, and for how many each stands; the weights add up to all of them."""
        if self.scale == 1 or not keys.size:
            return np.arange(keys.size), np.ones(keys.size)
        scores = self.scores(rd, strength)
        order = np.lexsort((-revenue, -scores))
        large = int(np.count_nonzero(scores >= self.bar))
        rest = order[large:]
        starts = np.arange(0, rest.size, self.scale)
        sizes = np.minimum(self.scale, rest.size - starts)
        lot = chance.uniform(seed, "innovators.thinning", keys[rest[starts]], month)
        chosen = rest[starts + (lot * sizes).astype(np.intp)]
        return np.concatenate([order[:large], chosen]), np.append(np.ones(large), sizes)
