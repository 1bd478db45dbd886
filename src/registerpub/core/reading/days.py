"""Which of the days on a page is that of its publication: the first that can be true, in the order of their places."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Literal, NamedTuple
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from registerpub.core.reading.dates import parse_day
from registerpub.core.reading.model import ReadFinding, ReadingRules
from registerpub.core.records import CapturedPage

Basis = Literal["selector", "json_ld", "meta", "time", "address"]

#: The first year from which a news page can be.
_EARLIEST = 1990
#: A clock before the first web page is no clock: whoever made the page record did not know when it was fetched.
_NO_CLOCK = 1991
_LAST_CLOCK = 9990
_IN_PATH = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})(?P<mark>[/-])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)")


class Candidate(NamedTuple):
    """A date as written, and where on the page."""

    text: str
    basis: Basis


class Chosen(NamedTuple):
    """``basis`` is empty when there is no day."""

    day: dt.date | None = None
    basis: Basis | Literal[""] = ""
    findings: tuple[ReadFinding, ...] = ()


def zone_of(rules: ReadingRules) -> ZoneInfo | None:
    """The zone of the source, ``None`` if it names none that is known."""
    try:
        return ZoneInfo(rules.timezone) if rules.timezone else None
    except (ZoneInfoNotFoundError, ValueError):
        return None


class Clock(NamedTuple):
    """``zone`` of the source. ``latest``: the page cannot be from later. ``shown``: when a reader saw what it shows."""

    zone: ZoneInfo | None = None
    latest: dt.datetime | None = None
    shown: dt.datetime | None = None


def choose_day(candidates: Iterable[Candidate], clock: Clock) -> Chosen:
    """The first candidate that is a day on which the page can have been published.

    Days that cannot be (in the future, before there were such pages) are refused with a finding, whether or not
    another one is found. Days told from today count only where a reader sees them, never in metadata.
    """
    doubtful = ""
    for text, basis in candidates:
        day = parse_day(text, clock.zone, clock.shown if basis in ("selector", "time") else None)
        if day is None:
            continue
        if is_plausible(day, clock.latest):
            note = "the day was taken from the address of the page" if basis == "address" else ""
            found = (ReadFinding("date_from_address", note),) if note else ()
            return Chosen(day, basis, (*_refused(doubtful), *found))
        doubtful = doubtful or f"{day.isoformat()} ({basis})"
    return Chosen(None, "", _refused(doubtful))


def is_plausible(day: dt.date, latest: dt.datetime | None) -> bool:
    """Whether a page that was there then can be of that day; zones and clocks may differ by a day."""
    return day.year >= _EARLIEST and (latest is None or day - dt.timedelta(days=1) <= latest.date())


def clock_of(page: CapturedPage, rules: ReadingRules) -> Clock:
    """A page that a person saved shows what it showed that day, if they told which; its import says nothing of it."""
    latest = page.fetched if _NO_CLOCK <= page.fetched.year <= _LAST_CLOCK else None
    shown = latest if page.status is not None else _stated_moment(page.extra.get("obtained", ""), zone_of(rules))
    return Clock(zone_of(rules), latest, shown)


def _stated_moment(text: str, zone: ZoneInfo | None) -> dt.datetime | None:
    """An ISO moment, or noon of an ISO day: any hour of it would do."""
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    moment = moment.replace(hour=12) if len(text) == len("2024-03-01") else moment
    return moment if moment.tzinfo else moment.replace(tzinfo=zone or dt.UTC)


def in_address(url: str) -> str:
    """A date in the path of an address (``/2024/03/01/``, ``/2024-03-01-``), in ISO form; empty if there is none."""
    try:
        found = _IN_PATH.search(urlsplit(url).path)
    except ValueError:
        return ""
    return f"{found['year']}-{int(found['month']):02}-{int(found['day']):02}" if found else ""


def _refused(doubtful: str) -> tuple[ReadFinding, ...]:
    return (ReadFinding("doubtful_date", doubtful),) if doubtful else ()
