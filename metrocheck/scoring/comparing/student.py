"""Student's t: the point that 2.5 % lies above, for any number of degrees of freedom. Pure arithmetic."""

from itertools import count
from math import exp, lgamma, log, pi, sqrt

TAIL = 0.05
NORMAL = 1.959963984540054
# From here on the series is as exact as a float.
MANY = 1000.0
EXACT = 1e-15
NEAR = 1e-12
TINY = 1e-300


def point(df: float) -> float:
    """The t with 95 % between -t and t, for `df` degrees of freedom, 1 or more; exact to 1e-9 of itself.

    Below a thousand by Newton's method on the tail, which is convex beyond its start and so is approached from one
    side. Above by the series of M. Abramowitz and I. Stegun, Handbook of Mathematical Functions (1964), 26.7.5.
    """
    if df >= MANY:
        return _series(df)
    t = NORMAL
    for _round in range(100):
        step = (two_tails(t, df) - TAIL) / (2 * _density(t, df))
        t += step
        if abs(step) < NEAR * t:
            break
    return t


def two_tails(t: float, df: float) -> float:
    """How likely |T| > t is: I_x(df/2, 1/2) at x = df / (df + t^2), Abramowitz and Stegun 26.7.1 and 26.5.27."""
    x = df / (df + t * t)
    a, b = df / 2, 0.5
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(t * t / (df + t * t)))
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(a, b, x) / a
    return 1 - front * _fraction(b, a, t * t / (df + t * t)) / b


def _density(t: float, df: float) -> float:
    return exp(lgamma((df + 1) / 2) - lgamma(df / 2) - (df + 1) / 2 * log(1 + t * t / df)) / sqrt(df * pi)


def _fraction(a: float, b: float, x: float) -> float:
    """The continued fraction of the incomplete beta function, for x < (a + 1) / (a + b + 2).

    By Lentz's method: W. Press and others, Numerical Recipes (third edition, 2007), 6.4.5 and 5.2.
    """
    d = 1 / _not_zero(1 - (a + b) * x / (a + 1))
    value, c = d, 1.0
    for m in count(1):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        before = value
        for term in (even, odd):
            d = 1 / _not_zero(1 + term * d)
            c = _not_zero(1 + term / c)
            value *= c * d
        if abs(value - before) <= EXACT * abs(value) or m > MANY:
            break
    return value


def _not_zero(value: float) -> float:
    return value if abs(value) > TINY else TINY


def _series(df: float) -> float:
    z = NORMAL
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + sum(term / df**power for power, term in enumerate(terms, start=1))
