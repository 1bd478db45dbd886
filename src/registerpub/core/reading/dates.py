"""Days as pages write them: ISO, RFC 2822, seconds, dates in words and numbers, days told from today. No clock.

Kazakh in its three scripts, Russian and English. Of ``12/03/2024`` the day comes first, as everywhere in the region.
"""

from __future__ import annotations

import datetime as dt
import email.utils
import re
from zoneinfo import ZoneInfo

_MONTHS = (
    ("january", "jan", "январ", "янв", "қаңтар", "qa[ñn]tar", "قاڭتار"),
    ("february", "feb", "феврал", "фев", "ақпан", "aqpan", "اقپان"),
    ("march", "mar", "март", "мар", "наурыз", "naur[ıy]z", "ناۋرىز"),
    ("april", "apr", "апрел", "апр", "сәуір", "s[äa]u[iı]r", "ساۋىر"),
    ("may", "ма[йя]", "мамыр", "mam[ıy]r", "مامىر"),
    ("june", "jun", "июн", "маусым", "maus[ıy]m", "ماۋسىم"),
    ("july", "jul", "июл", "шілде", "(?:ş|sh)ilde", "شىلدە"),
    ("august", "aug", "август", "авг", "тамыз", "tam[ıy]z", "تامىز"),
    ("september", "sept?", "сентябр", "сен", "қыркүйе[кг]", "q[ıy]rk[üu][iy]e[kg]", "قىركۇيەك"),
    ("october", "oct", "октябр", "окт", "қазан", "qazan", "قازان"),
    ("november", "nov", "ноябр", "ноя", "қараша", "qara(?:ş|sh)a", "قاراشا"),
    ("december", "dec", "декабр", "дек", "желтоқсан", "(?:j|zh)elto[qk]san", "جەلتوقسان"),
)
_MONTH = "|".join(f"(?P<m{number}>{'|'.join(forms)})" for number, forms in enumerate(_MONTHS, 1))
_WORD_END = r"[а-яәғқңөұүһіa-zıñıүğ]{0,5}\.?"
_YEAR_WORD = r"(?:жылғы|жылы|жылдың|жыл|ж\.|jylǵy|jylğy|jılğı|zhylgy|jyly|jıl[ıy]?|zhyly|جىلعى|جىلى|جىل)"
_DAY_FIRST = re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})[\s-]+(?:{_MONTH}){_WORD_END},?[\s-]+(?P<year>\d{{4}})", re.I)
_MONTH_FIRST = re.compile(rf"(?<!\w)(?:{_MONTH})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})", re.I)
_YEAR_FIRST = re.compile(
    rf"(?<!\d)(?P<year>\d{{4}})\s*{_YEAR_WORD}?،?,?\s+(?:(?P<day>\d{{1,2}})[\s-]+)(?:{_MONTH})", re.IGNORECASE
)
_NUMBERS = re.compile(r"(?<!\d)(?P<day>\d{1,2})(?P<mark>[./])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4})(?!\d)")
_NUMBERS_YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<year>\d{4})(?P<mark>[./])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)"
)
_ISO = re.compile(
    r"(?<!\d)\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}(?::?\d{2})?)?)?(?!\d)"
)
_MAIL = re.compile(r"(?:\w{3}, )?\d{1,2} \w{3} \d{4} \d")
_SECONDS = re.compile(r"\d{10}(?:\d{3})?")

_DAYS_BACK = (
    (0, r"сегодня|бүгін|b[uü]gin|today|بۇگىن"),
    (1, r"вчера|кеше|ke(?:ş|sh)e|yesterday|كەشە"),
    (2, r"позавчера|the day before yesterday"),
)
_NAMED_DAY = re.compile(
    "|".join(rf"(?P<d{days}>(?<!\w)(?:{words})(?!\w))" for days, words in reversed(_DAYS_BACK)), re.IGNORECASE
)
_UNITS = (
    (dt.timedelta(minutes=1), r"мин(?:\.|ут\w*)?|min(?:ute)?s?|mın\w*|مينۋت"),
    (dt.timedelta(hours=1), r"час\w*|ч\.?|сағат|hours?|hrs?|h|sa[ğg]at|ساعات"),
    (dt.timedelta(days=1), r"день|дня|дней|дн\.?|күн|days?|k[uü]n|كۇن"),
    (dt.timedelta(weeks=1), r"недел\w+|апта|weeks?|apta|اپتا"),
)
_UNIT = "|".join(f"(?P<u{number}>{words})" for number, (_, words) in enumerate(_UNITS))
_AGO = re.compile(
    rf"(?<!\w)(?:(?P<count>\d{{1,3}}|an?|one|бір|bir)\s*)?(?:{_UNIT})\s+"
    r"(?:назад|тому назад|бұрын|ago|b[uū]r[ıy]n|بۇرىن)(?!\w)",
    re.IGNORECASE,
)
_LONGEST_RELATIVE = 60


def parse_day(text: str, zone: ZoneInfo | None, seen: dt.datetime | None = None) -> dt.date | None:
    """The day that ``text`` (an attribute or a short line) names; an exact moment is read in ``zone`` if given.

    ``seen``: when the text could be read; days told from today («вчера, 18:40») need it and ``zone``.
    """
    text = " ".join(text[:200].split())
    if _SECONDS.fullmatch(text):
        return _of_seconds(int(text[:10]), zone)
    iso = _ISO.search(text)
    if iso:
        return _iso_day(iso[0].replace(" +", "+").replace(" -", "-"), zone)
    if _MAIL.match(text):
        moment = _mail_moment(text)
        if moment is not None:
            return _in_zone(moment, zone)
    for pattern in (_DAY_FIRST, _MONTH_FIRST, _YEAR_FIRST):
        match = pattern.search(text)
        if match:
            number = next(n for n in range(1, 13) if match[f"m{n}"])
            return _day(int(match["year"]), number, int(match["day"]))
    match = _NUMBERS.search(text) or _NUMBERS_YEAR_FIRST.search(text)
    if match:
        return _day(int(match["year"]), int(match["month"]), int(match["day"]))
    return _relative_day(text, zone, seen) if zone is not None and seen is not None else None


def _relative_day(text: str, zone: ZoneInfo, seen: dt.datetime) -> dt.date | None:
    if len(text) > _LONGEST_RELATIVE:
        return None
    try:
        ago = _AGO.search(text)
        if ago:
            unit = next(unit for number, (unit, _) in enumerate(_UNITS) if ago[f"u{number}"])
            count = ago["count"] or "1"
            return (seen - unit * (int(count) if count.isdecimal() else 1)).astimezone(zone).date()
        named = _NAMED_DAY.search(text)
        if named:
            days = next(days for days, _ in _DAYS_BACK if named[f"d{days}"])
            return seen.astimezone(zone).date() - dt.timedelta(days=days)
    except OverflowError:
        pass
    return None


def _of_seconds(seconds: int, zone: ZoneInfo | None) -> dt.date | None:
    return _in_zone(dt.datetime.fromtimestamp(seconds, dt.UTC), zone)


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
