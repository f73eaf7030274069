"""The interval of a share (比例的区间): Wilson's, which keeps its promise near 0 and 1 and for few pairs."""

from math import sqrt

from scipy.stats import norm

from scenarios.sample import LEVEL

Z = float(norm.ppf((1 + LEVEL) / 2))


def wilson(successes: int, n: int) -> tuple[float, float]:
    """90 % interval of a probability from ``successes`` of ``n`` independent pairs, 0-1; (0, 1) from none.

    Source: Wilson (1927), Journal of the American Statistical Association 22, 209-212.
    """
    if n == 0:
        return 0.0, 1.0
    share, widened = successes / n, 1.0 + Z * Z / n
    centre = (share + Z * Z / (2 * n)) / widened
    reach = Z * sqrt(share * (1.0 - share) / n + Z * Z / (4 * n * n)) / widened
    return max(centre - reach, 0.0), min(centre + reach, 1.0)
