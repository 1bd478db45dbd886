"""Dates as the press writes them, resolved against the day of publication. No clock: the day is an argument.

Press gives day and month without a year: the latest such day not after publication is meant (basis ``inferred``), for
plans the next one. Weekdays, today and yesterday are ``relative``. A date without any way to its year is no date.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache

from registerpub.core.claims.months import month_number, month_source, weekday_pattern
from registerpub.core.records import DateBasis, PartialDate

_YEAR = r"(?P<y>(?:19|20)\d\d)"
_DAY = r"(?P<d>[0-3]?\d)"


@dataclass(frozen=True, slots=True)
class DateHit:
    """A date at ``[start:end]`` of the searched text: parts that are None were not written there."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    days_back: int | None = None
    weekday: int | None = None
    year_offset: int | None = None

    def resolve(self, published: dt.date | None, future: bool = False) -> tuple[PartialDate, DateBasis] | None:
        """The date and its basis, or None if it cannot be known. ``future``: a plan, so the next such day."""
        if self.days_back is not None or self.weekday is not None:
            return _relative(self, published)
        if self.year is not None:
            return _made(self.year, self.month, self.day, "stated")
        if published is None:
            return None
        if self.year_offset is not None:
            return _made(published.year + self.year_offset, self.month, self.day, "relative")
        return _inferred(self, published, future)


def _relative(hit: DateHit, published: dt.date | None) -> tuple[PartialDate, DateBasis] | None:
    if published is None:
        return None
    back = hit.days_back if hit.days_back is not None else (published.weekday() - (hit.weekday or 0)) % 7
    return PartialDate.of(published - dt.timedelta(days=back)), "relative"


def _made(year: int, month: int | None, day: int | None, basis: DateBasis) -> tuple[PartialDate, DateBasis] | None:
    try:
        return PartialDate(year, month, day), basis
    except ValueError:
        return None


def _inferred(hit: DateHit, published: dt.date, future: bool) -> tuple[PartialDate, DateBasis] | None:
    """The latest year in which the date is not after publication (one day is allowed for time zones)."""
    years = (published.year, published.year + 1) if future else (published.year, published.year - 1)
    for year in years:
        made = _made(year, hit.month, hit.day, "inferred")
        if made is None:
            continue
        late = made[0].first_day() > published + dt.timedelta(days=1)
        if (made[0].last_day() >= published) if future else not late:
            return made
    return None


def find_dates(folded: str, language: str) -> list[DateHit]:
    """All dates in folded text, in order and not overlapping; longer readings win."""
    hits: list[DateHit] = []
    for pattern in _patterns(language):
        for match in pattern.finditer(folded):
            if not any(match.start() < hit.end and hit.start < match.end() for hit in hits):
                hits.extend(_read(match, language))
    return sorted(hits, key=lambda hit: hit.start)


def _read(match: re.Match[str], language: str) -> list[DateHit]:
    parts = match.groupdict()
    weekday = next((int(name[1:]) for name, value in parts.items() if value and re.fullmatch(r"d\d", name)), None)
    if weekday is not None:
        return [DateHit(match.start(), match.end(), weekday=weekday)]
    back = 1 if parts.get("yesterday") else 0 if parts.get("today") else None
    if back is not None:
        return [DateHit(match.start(), match.end(), days_back=back)]
    if parts.get("series"):
        return _series(match, language)
    offset = -1 if parts.get("last") else 0 if parts.get("this") else None
    year = int(parts["y"]) if parts.get("y") else None
    day = int(parts["d"]) if parts.get("d") else None
    month = _month(parts, language)
    if parts.get("m2"):
        second = month_number(parts["m2"], language)
        return [
            DateHit(match.start(), match.start("m2"), year, month, None, year_offset=offset),
            DateHit(match.start("m2"), match.end(), year, second, None, year_offset=offset),
        ]
    return [DateHit(match.start(), match.end(), year, month, day, year_offset=offset)]


def _series(match: re.Match[str], language: str) -> list[DateHit]:
    """«In October, December, and January»: one date per month."""
    start = match.start("series")
    return [
        DateHit(start + month.start(), start + month.end(), month=month_number(month.group(), language))
        for month in re.finditer(month_source(language), match["series"])
    ]


def _month(parts: dict[str, str | None], language: str) -> int | None:
    named, number = parts.get("m"), parts.get("mn")
    if named:
        return month_number(named, language)
    return int(number) if number else None


_NUMERIC = (
    r"(?<![\d./])(?P<y>(?:19|20)\d\d)-(?P<mn>\d\d)-(?P<d>\d\d)(?!\d)",
    r"(?<![\d./])(?P<d>[0-3]?\d)\.(?P<mn>[01]\d)\.(?P<y>(?:19|20)\d\d)(?!\d)",
)


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    sources = {"en": _english, "ru": _russian, "kk": _kazakh}[language]()
    compiled = tuple(re.compile(source) for source in (*_NUMERIC, *sources))
    return (*compiled, weekday_pattern(language))


def _english() -> tuple[str, ...]:
    month = f"(?P<m>{month_source('en')})"
    second = f"(?P<m2>{month_source('en')})"
    lead = r"(?<!\w)(?:in|since|last|until|by|during|of|early|late|mid-?)"
    tail = r"(?!\w)"
    return (
        rf"(?<!\w){month} {_DAY}(?:st|nd|rd|th)?,? {_YEAR}{tail}",
        rf"(?<!\w){_DAY}(?:st|nd|rd|th)? (?:of )?{month},? {_YEAR}{tail}",
        rf"(?<!\w){month} {_DAY}(?:st|nd|rd|th)?{tail}(?! (?:people|persons|years|months|days))",
        rf"(?<!\w){_DAY}(?:st|nd|rd|th)? (?:of )?{month}{tail}",
        rf"{lead} (?P<series>{month_source('en')}(?:, {month_source('en')})+,? and {month_source('en')}){tail}",
        rf"{lead} {month} and (?:in )?{second}(?: (?:of )?{_YEAR})?{tail}",
        rf"(?<!\w){month},? (?:of )?{_YEAR}{tail}",
        rf"{lead} (?:early |late |mid-?)?{month}(?: (?P<last>last year)| (?P<this>this year))?{tail}",
        rf"(?<!\w)(?:in|since|during|of|late|early|mid-?) {_YEAR}{tail}",
        rf"(?<!\w)(?:(?P<last>last year)|(?P<this>this year)){tail}",
        r"(?<!\w)(?:(?P<yesterday>yesterday)|(?P<today>today))(?!['\w])",
    )


def _russian() -> tuple[str, ...]:
    month = f"(?P<m>{month_source('ru')})"
    second = f"(?P<m2>{month_source('ru')})"
    year = rf"{_YEAR}(?: ?(?:года|году|год|г\.))?"
    which = r"(?:(?P<last>прошлого года)|(?P<this>(?:этого|нынешнего|текущего|сего) года))"
    return (
        rf"(?<!\w){_DAY}(?:-го)? {month} {year}(?!\w)",
        rf"(?<!\w){_DAY}(?:-го)? {month}(?: {which})?(?!\w)",
        rf"(?<!\w)(?:в|во) (?P<series>{month_source('ru')}(?:, (?:в )?{month_source('ru')})+ и (?:в "
        rf")?{month_source('ru')})(?!\w)",
        rf"(?<!\w)(?:в|во) {month} и (?:в )?{second}(?: {year})?(?!\w)",
        rf"(?<!\w)(?:в|во|с|до|на|начале|конце|середине) {month} {year}(?!\w)",
        rf"(?<!\w){month} {year}(?!\w)",
        rf"(?<!\w)(?:в|во|с|начале|конце|середине) {month}(?: {which})?(?!\w)",
        rf"(?<!\w)(?:(?:в|с|начале|конце) )?{_YEAR} (?:году|года|г\.)(?!\w)",
        r"(?<!\w)(?:(?P<last>в прошлом году)|(?P<this>в (?:этом|нынешнем|текущем) году))(?!\w)",
        r"(?<!\w)(?:(?P<yesterday>вчера)|(?P<today>сегодня))(?!\w)",
    )


def _kazakh() -> tuple[str, ...]:
    month = f"(?P<m>{month_source('kk')})"
    second = f"(?P<m2>{month_source('kk')})"
    case = (
        r"(?:(?:да|де|та|те|ның|нің|дың|дің|тың|тің|нан|нен|дан|ден|тан|тен|ға|ге|қа|ке|ы|і|ында|інде|ынан|інен)?"
        r"(?!\w))"
    )
    dated = r"(?:да|де|та|те|ында|інде|нан|нен|дан|ден|тан|тен|(?: ай(?:ы|ының|ында|ынан|ларында)))(?!\w)"
    year = rf"(?:{_YEAR}(?: ?-?ж\.| жылы| жылғы| жылдың| жылдан|-жылғы|-жылдың|-жылы))"
    which = (
        r"(?:(?P<last>былтырғы|былтыр|өткен жылдың|өткен жылғы)|"
        r"(?P<this>осы жылдың|осы жылғы|биылғы|биыл|үстіміздегі жылдың|ағымдағы жылдың))"
    )
    day = r"(?P<d>[0-3]?\d)"
    ordinal = (
        rf"{month}(?:ның|нің|дың|дің|тың|тің)? {day}-?(?:ында|інде|сында|сінде|нда|нде|ы|і|сы|сі|не|на|на|ынан|інен)"
    )
    return (
        rf"(?<!\w){year} {day}[ -]{month}{case}",
        rf"(?<!\w){year} {ordinal}(?!\w)",
        rf"(?<!\w)(?:{which} )?{day}[ -]{month}{case}",
        rf"(?<!\w)(?:{which} )?{ordinal}(?!\w)",
        rf"(?<!\w)(?:{year} |{which} )?{month}(?:да|де|та|те)?,? (?:мен|пен|бен|және) {second}{dated}",
        rf"(?<!\w){year} {month}{case}(?: айы\w*)?",
        rf"(?<!\w){which} {month}{case}(?: айы\w*)?",
        rf"(?<!\w){month}{dated}",
        rf"(?<!\w){year}(?!\w)",
        rf"(?<!\w){which}(?!\w)",
        r"(?<!\w)(?:(?P<yesterday>кеше)|(?P<today>бүгін))(?!\w)",
    )
