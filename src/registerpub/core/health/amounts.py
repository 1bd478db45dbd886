"""The rules about amounts, one function each: how many new items came, held against the band of the source.

A source without a band is not judged here. Times lie in the project's time zone, so that days are people's days.
"""

from __future__ import annotations

import datetime as dt

from registerpub.core.health.model import Condition, Day, SourceFacts
from registerpub.core.health.thresholds import Thresholds
from registerpub.core.health.volume import fewest_plausible, longest_plausible_silence, most_plausible, quiet_days

_DAY_MINUTES = 24 * 60


def nothing_new(facts: SourceFacts, now: dt.datetime, limits: Thresholds) -> Condition | None:
    """Nothing new for longer than a source at the low edge of its band is silent by chance, days of rest aside.

    Measured to now, visited or not; see :func:`.volume.longest_plausible_silence` for the length.
    """
    since = facts.last_new_item or facts.first_visit
    if since is None or facts.band is None:
        return None
    silence = quiet_days(since.astimezone(now.tzinfo), now, limits.weekend_weight)
    if silence <= longest_plausible_silence(facts.band[0], limits):
        return None
    return Condition("nothing_new", "silent", since, {"days": (now - since).days, "low": facts.band[0]})


def below_band(facts: SourceFacts, now: dt.datetime, limits: Thresholds) -> Condition | None:
    """Fewer new items in the last 7 or 28 whole days than the low edge makes plausible.

    The low edge is lowered as if three days of the window were holidays. A source that was not watched through is left
    to :func:`gaps`; one that is visited seldom is judged by windows of at least four visits.
    """
    if facts.band is None or gaps(facts, now, limits) is not None:
        return None
    for length in limits.band_windows:
        window = _window(facts, now, length)
        if window is None or length * _DAY_MINUTES < limits.window_visits * facts.interval_minutes:
            continue
        number = sum(day.new_items for day in window)
        mean = facts.band[0] * (length - limits.holidays) / 7
        if number < fewest_plausible(mean, limits.band_tail):
            return Condition("below_band", "watch", _start(now, length), _counts(number, length, facts.band))
    return None


def above_band(facts: SourceFacts, now: dt.datetime, limits: Thresholds) -> Condition | None:
    """More new items in the last 7 whole days than the high edge makes plausible, and more than half as many again.

    What sweeps bring does not count: they look further back, as a first visit does.
    """
    window = _window(facts, now, limits.band_windows[0])
    if facts.band is None or window is None:
        return None
    number = sum(day.new_items - day.swept_items for day in window)
    high = facts.band[1]
    if number <= max(most_plausible(high, limits.band_tail), high * limits.above_factor):
        return None
    return Condition("above_band", "watch", _start(now, limits.band_windows[0]), _counts(number, 7, facts.band))


def gaps(facts: SourceFacts, now: dt.datetime, limits: Thresholds) -> Condition | None:
    """Days without one successful visit: two of the last seven whole days, or three of the last 28.

    Not asked of sources that are visited less often than twice a day.
    """
    if facts.interval_minutes > _DAY_MINUTES // 2:
        return None
    for length, allowed in limits.gap_days:
        missed = _missed(facts, now, length)
        if len(missed) >= allowed:
            since = dt.datetime.combine(missed[0], dt.time(), now.tzinfo)
            return Condition("gaps", "watch", since, {"days": len(missed), "of": length})
    return None


def _window(facts: SourceFacts, now: dt.datetime, length: int) -> list[Day] | None:
    """The last whole days; ``None`` while the source has not been visited for so long."""
    start = now.date() - dt.timedelta(days=length)
    if facts.first_visit is None or facts.first_visit.astimezone(now.tzinfo).date() >= start:
        return None
    return [day for day in facts.days if start <= day.day < now.date()]


def _missed(facts: SourceFacts, now: dt.datetime, length: int) -> list[dt.date]:
    if facts.first_visit is None:
        return []
    begun = facts.first_visit.astimezone(now.tzinfo).date()
    good = {day.day for day in facts.days if day.successes}
    days = (now.date() - dt.timedelta(days=back) for back in range(length, 0, -1))
    return [day for day in days if day > begun and day not in good]


def _start(now: dt.datetime, length: int) -> dt.datetime:
    return dt.datetime.combine(now.date() - dt.timedelta(days=length), dt.time(), now.tzinfo)


def _counts(number: int, length: int, band: tuple[int, int]) -> dict[str, int]:
    return {"items": number, "days": length, "low": band[0], "high": band[1]}
