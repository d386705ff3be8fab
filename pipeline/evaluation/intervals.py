"""How far a share that was counted on few can be trusted."""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist

CONFIDENCE = 0.95


def wilson(right: int, total: int) -> tuple[float, float]:
    """The 95 % score interval of a proportion, ``right`` of ``total`` (at least 1), from 0 to 1.

    E. B. Wilson, Probable inference, the law of succession, and statistical inference, Journal of the American
    Statistical Association 22 (1927) 209-212; recommended for small numbers by L. D. Brown, T. T. Cai and
    A. DasGupta, Interval estimation for a binomial proportion, Statistical Science 16 (2001) 101-133.
    """
    z = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)
    share = right / total
    centre = share + z * z / (2 * total)
    half = z * sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    whole = 1 + z * z / total
    # Of none the interval begins at 0, of all it ends at 1: binary fractions miss that by a hair.
    low = 0.0 if right == 0 else (centre - half) / whole
    high = 1.0 if right == total else (centre + half) / whole
    return low, high
