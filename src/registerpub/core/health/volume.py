"""How many items a source brings, held against its band: Poisson reasoning with stated tails."""

from __future__ import annotations

import datetime as dt
import math
from functools import lru_cache

from registerpub.core.health.thresholds import Thresholds

_DAY = 86_400.0
_SATURDAY = 5


@lru_cache(maxsize=4096)
def fewest_plausible(mean: float, tail: float) -> int:
    """The smallest n with P(N <= n) >= ``tail`` for N ~ Poisson(``mean``): fewer are not plausible."""
    total, number = math.exp(_log_probability(0, mean)), 0
    while total < tail:
        number += 1
        total += math.exp(_log_probability(number, mean))
    return number


@lru_cache(maxsize=4096)
def most_plausible(mean: float, tail: float) -> int:
    """The largest n with P(N >= n) >= ``tail`` for N ~ Poisson(``mean``): more are not plausible."""
    number = math.ceil(mean + 12 * math.sqrt(mean) + 30)  # beyond this the tail is smaller than any that is asked for
    total = math.exp(_log_probability(number, mean))
    while total < tail and number > 0:
        number -= 1
        total += math.exp(_log_probability(number, mean))
    return number


def _log_probability(number: int, mean: float) -> float:
    if mean <= 0:
        return 0.0 if number == 0 else -math.inf
    return number * math.log(mean) - mean - math.lgamma(number + 1)


def longest_plausible_silence(low: int, limits: Thresholds) -> float:
    """Days without anything new after which a source of ``low`` items a week is called silent; infinite for 0.

    With r items a day a silence of d days follows an item with probability exp(-r d), and a year holds 365 r items: d
    is where that makes ``false_alarms_per_year``. It never falls below ``silence_least_days``.
    """
    if low <= 0:
        return math.inf
    rate = low / 7
    days = math.log(max(365 * rate / limits.false_alarms_per_year, 1.0)) / rate
    return max(days, limits.silence_least_days)


def quiet_days(since: dt.datetime, now: dt.datetime, weight: float) -> float:
    """The days between, those of a weekend counted ``weight``: many newsrooms and all courts rest then."""
    weeks = max((now - since) // dt.timedelta(days=7), 0)
    total, moment = weeks * (5 + 2 * weight), since + weeks * dt.timedelta(days=7)
    while moment < now:
        midnight = dt.datetime.combine(moment.date() + dt.timedelta(days=1), dt.time(), moment.tzinfo)
        end = min(midnight, now)
        total += (end - moment).total_seconds() / _DAY * (weight if moment.weekday() >= _SATURDAY else 1.0)
        moment = end
    return total
