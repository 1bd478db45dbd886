"""Days as pages write them: ISO, RFC 2822, and dates in words in Kazakh, Russian and English. No clock."""

from __future__ import annotations

import datetime as dt
import email.utils
import re
from zoneinfo import ZoneInfo

_MONTHS = (
    ("january", "jan", "январ", "янв", "қаңтар"),
    ("february", "feb", "феврал", "фев", "ақпан"),
    ("march", "mar", "март", "мар", "наурыз"),
    ("april", "apr", "апрел", "апр", "сәуір"),
    ("may", "may", "ма[йя]", "май", "мамыр"),
    ("june", "jun", "июн", "июн", "маусым"),
    ("july", "jul", "июл", "июл", "шілде"),
    ("august", "aug", "август", "авг", "тамыз"),
    ("september", "sept?", "сентябр", "сен", "қыркүйек"),
    ("october", "oct", "октябр", "окт", "қазан"),
    ("november", "nov", "ноябр", "ноя", "қараша"),
    ("december", "dec", "декабр", "дек", "желтоқсан"),
)
_MONTH = "|".join(f"(?P<m{number}>{'|'.join(forms)})" for number, forms in enumerate(_MONTHS, 1))
_WORD_END = r"[а-яәғқңөұүһі]{0,5}\.?"
_DAY_FIRST = re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})\s+(?:{_MONTH}){_WORD_END},?\s+(?P<year>\d{{4}})", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"(?<!\w)(?:{_MONTH})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})", re.I)
_YEAR_FIRST = re.compile(
    rf"(?<!\d)(?P<year>\d{{4}})\s*(?:жылғы|жылы|жылдың|жыл|ж\.)?,?\s+(?P<day>\d{{1,2}})\s+(?:{_MONTH})", re.IGNORECASE
)
_NUMBERS = re.compile(r"(?<!\d)(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>\d{4})(?!\d)")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?")


def parse_day(text: str, zone: ZoneInfo | None) -> dt.date | None:
    """The day that ``text`` (an attribute or a short line) names; an exact moment is read in ``zone`` if given."""
    text = " ".join(text[:200].split())
    iso = _ISO.search(text)
    if iso:
        return _iso_day(iso[0].replace(" +", "+").replace(" -", "-"), zone)
    if re.match(r"(?:\w{3}, )?\d{1,2} \w{3} \d{4} \d", text):
        moment = _mail_moment(text)
        if moment is not None:
            return _in_zone(moment, zone)
    for pattern in (_DAY_FIRST, _MONTH_FIRST, _YEAR_FIRST):
        match = pattern.search(text)
        if match:
            number = next(n for n in range(1, 13) if match[f"m{n}"])
            return _day(int(match["year"]), number, int(match["day"]))
    match = _NUMBERS.search(text)
    return _day(int(match["year"]), int(match["month"]), int(match["day"])) if match else None


def is_plausible(day: dt.date, fetched: dt.datetime) -> bool:
    """Whether a page fetched then can be of that day; zones and clocks may differ by a day."""
    return day.year >= 1990 and day - dt.timedelta(days=1) <= fetched.date()


def _iso_day(text: str, zone: ZoneInfo | None) -> dt.date | None:
    try:
        return _in_zone(dt.datetime.fromisoformat(text), zone)
    except ValueError:
        return _day(*(int(part) for part in text[:10].split("-")))


def _mail_moment(text: str) -> dt.datetime | None:
    try:
        return email.utils.parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None


def _in_zone(moment: dt.datetime, zone: ZoneInfo | None) -> dt.date | None:
    if moment.tzinfo is None or zone is None:
        return moment.date()
    try:
        return moment.astimezone(zone).date()
    except OverflowError:
        return None


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
