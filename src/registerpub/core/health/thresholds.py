"""Every number that the rules of health use, in one table. Why each rule is as it is stands with the rule."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Times, shares (0 to 1) and counts.

    ``*_intervals`` are multiples of the source's own interval and ``*_least`` what they never fall short of.
    ``false_alarms_per_year``: how often a source that keeps to the low edge of its band may be called silent by chance.
    ``band_tail``: probability that a sound week looks as far off the band; judged once a day, so a year multiplies it.
    """

    success_intervals: int = 3
    success_least: dt.timedelta = dt.timedelta(days=1)
    lasting_intervals: int = 3
    lasting_least: dt.timedelta = dt.timedelta(hours=6)
    changed_without_items: dt.timedelta = dt.timedelta(days=1)
    failures_in_a_row: int = 3
    page_window: dt.timedelta = dt.timedelta(days=7)
    block_pages_least: int = 3
    block_pages_share: float = 0.2
    parse_least: int = 3
    parse_share: float = 0.2
    parse_failing_least: int = 10
    parse_failing_share: float = 0.8
    false_alarms_per_year: float = 0.05
    silence_least_days: float = 3.0
    weekend_weight: float = 0.5
    band_tail: float = 0.0001
    band_windows: tuple[int, ...] = (7, 28)
    window_visits: int = 4
    holidays: int = 3
    above_factor: float = 1.5
    gap_days: tuple[tuple[int, int], ...] = ((7, 2), (28, 3))
    long_running_margin: dt.timedelta = dt.timedelta(minutes=5)
    clock_margin: dt.timedelta = dt.timedelta(minutes=5)
    files_wait: dt.timedelta = dt.timedelta(days=1)
    documents_wait: dt.timedelta = dt.timedelta(days=1)
    disk_free_bytes: int = 2 * 1024**3
    disk_free_share: float = 0.02


THRESHOLDS = Thresholds()
