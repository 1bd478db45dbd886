"""Dates as the press writes them, resolved against the day of publication. No clock: the day is an argument.

Press gives day and month without a year: the latest such day not after publication is meant (basis ``inferred``), for
plans the next one. Weekdays, today, yesterday and «two days ago» are ``relative``. A date without any way to its year
is no date. «17, 18 and 20 May» are three dates; of «between 3 and 5 May» only the month is sure.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from functools import cache

from registerpub.core.claims.months import month_number, month_source, weekday_pattern
from registerpub.core.claims.numbers import number_source, whole_number
from registerpub.core.records import DateBasis, PartialDate

_YEAR = r"(?P<y>(?:19|20)\d\d)"
_DAY = r"(?P<d>[0-3]?\d)"
_ANY_DAY = r"[0-3]?\d"
#: What may stand between two dates of one series.
_JOINT = re.compile(r"\W{0,2}(?:(?:и|and|және|мен|пен|бен|in|on|в|во)\W{1,2}){0,2}")


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
    shift: int | None = None
    year_offset: int | None = None

    def resolve(self, published: dt.date | None, future: bool = False) -> tuple[PartialDate, DateBasis] | None:
        """The date and its basis, or None if it cannot be known. ``future``: a plan, so the next such day."""
        if self.shift:
            return _shifted(replace(self, shift=None).resolve(published, future), self.shift)
        if self.days_back is not None or self.weekday is not None:
            return _relative(self, published)
        if self.year is not None:
            return _made(self.year, self.month, self.day, "stated")
        if published is None:
            return None
        if self.year_offset is not None:
            return _made(published.year + self.year_offset, self.month, self.day, "relative")
        return _inferred(self, published, future)


def _shifted(base: tuple[PartialDate, DateBasis] | None, days: int) -> tuple[PartialDate, DateBasis] | None:
    if base is None or base[0].precision != "day":
        return None
    return PartialDate.of(base[0].first_day() + dt.timedelta(days=days)), "relative"


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
    return _with_bearings(_with_shared_year(sorted(hits, key=lambda hit: hit.start), folded))


def in_series(one: DateHit, two: DateHit, folded: str) -> bool:
    """Whether only commas and «and» stand between two dates that follow each other."""
    return bool(_JOINT.fullmatch(folded, one.end, two.start))


def _with_shared_year(hits: list[DateHit], folded: str) -> list[DateHit]:
    """«17 января и 18 февраля 2020 года»: the year at the end of a series is that of each of its dates."""
    for number in range(len(hits) - 2, -1, -1):
        one, two = hits[number], hits[number + 1]
        bare = one.month is not None and one.year is None and one.year_offset is None
        if bare and two.month is not None and in_series(one, two, folded):
            hits[number] = replace(one, year=two.year, year_offset=two.year_offset)
    return hits


def _with_bearings(hits: list[DateHit]) -> list[DateHit]:
    """«28 декабря …, а 30-го»: a bare day is of the month before it; without one it is no date.

    «The next day» counts from the date before it.
    """
    found: list[DateHit] = []
    for hit in hits:
        bare = hit.day is not None and hit.month is None
        before = found[-1] if found else None
        if hit.shift is not None and before is not None:
            hit = replace(before, start=hit.start, end=hit.end, shift=(before.shift or 0) + hit.shift)
        elif bare and before is not None and before.month is not None:
            hit = replace(before, start=hit.start, end=hit.end, day=hit.day)
        elif bare or hit.shift is not None:
            continue
        found.append(hit)
    return found


def _read(match: re.Match[str], language: str) -> list[DateHit]:
    parts = match.groupdict()
    weekday = next((int(name[1:]) for name, value in parts.items() if value and re.fullmatch(r"d\d", name)), None)
    if weekday is not None:
        return [DateHit(match.start(), match.end(), weekday=weekday)]
    if "shift2" in parts:
        return [DateHit(match.start(), match.end(), shift=0 if parts["shift2"] else 1)]
    back = _days_back(parts, language)
    if back is not None:
        return [DateHit(match.start(), match.end(), days_back=back)]
    if parts.get("ago"):
        return []
    offset = -1 if parts.get("last") else 0 if parts.get("this") else None
    year = int(parts["y"]) if parts.get("y") else None
    if parts.get("series") or parts.get("days"):
        return [replace(hit, year=year, year_offset=offset) for hit in _series(match, language)]
    day = int(parts["d"]) if parts.get("d") else None
    return [DateHit(match.start(), match.end(), year, _month(parts, language), day, year_offset=offset)]


def _days_back(parts: dict[str, str | None], language: str) -> int | None:
    """How many days before publication; None for «several days ago» and for any other date."""
    for back, name in enumerate(("today", "yesterday", "eve")):
        if parts.get(name):
            return back
    ago = parts.get("ago")
    return (1 if ago in ("a", "one", " ") else whole_number(ago, language)) if ago else None


def _series(match: re.Match[str], language: str) -> list[DateHit]:
    """«In October, December and January», «17, 18 and 20 May»: one date each; together they fill the match."""
    name = "series" if match.groupdict().get("series") else "days"
    start = match.start(name)
    source = month_source(language) + r"\w*" if name == "series" else _ANY_DAY
    found = []
    for part in re.finditer(source, match[name]):
        month = month_number(part.group() if name == "series" else match["m"], language)
        day = int(part.group()) if name == "days" else None
        found.append(DateHit(start + part.start(), start + part.end(), month=month, day=day))
    found[0] = replace(found[0], start=match.start())
    return [*found[:-1], replace(found[-1], end=match.end())]


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
    bare = month_source("en")
    month = f"(?P<m>{bare})"
    lead = r"(?<!\w)(?:in|since|last|until|by|during|of|early|late|mid-?)"
    tail = r"(?!\w)"
    nouns = r"(?! (?:people|persons|years|months|days|others?|more|men|women|activists|protesters))"
    days = rf"(?P<days>{_ANY_DAY}(?:, {_ANY_DAY})*,? and {_ANY_DAY})"
    return (
        rf"(?<!\w)(?:between|from) {month} {_ANY_DAY} (?:and|to) (?:{bare} )?{_ANY_DAY}(?:,? {_YEAR})?{tail}",
        rf"(?<!\w)(?:between|from) {_ANY_DAY} (?:and|to) {_ANY_DAY} (?:of )?{month}(?:,? {_YEAR})?{tail}",
        rf"(?<!\w){month} {days}(?:,? {_YEAR})?{tail}{nouns}",
        rf"(?<!\w){days} (?:of )?{month}(?:,? {_YEAR})?{tail}",
        rf"(?<!\w){month} {_DAY}(?:st|nd|rd|th)?,? {_YEAR}{tail}",
        rf"(?<!\w){_DAY}(?:st|nd|rd|th)? (?:of )?{month},? {_YEAR}{tail}",
        rf"(?<!\w){month} {_DAY}(?:st|nd|rd|th)?{tail}{nouns}",
        rf"(?<!\w){_DAY}(?:st|nd|rd|th)? (?:of )?{month}{tail}",
        rf"{lead} (?P<series>{bare}(?:, (?:in )?{bare})*,? and (?:in )?{bare})"
        rf"(?:,? (?:of )?{_YEAR}| (?P<last>last year)| (?P<this>this year))?{tail}(?! \d)",
        rf"(?<!\w){month},? (?:of )?{_YEAR}{tail}",
        rf"{lead} (?:early |late |mid-?)?{month}(?: (?P<last>last year)| (?P<this>this year))?{tail}",
        rf"(?<!\w)(?:in|since|during|of|late|early|mid-?) {_YEAR}{tail}",
        rf"(?<!\w)(?:(?P<last>last year)|(?P<this>this year)){tail}",
        rf"(?<!\w)(?P<ago>{number_source('en')}|a) days? ago{tail}",
        r"(?<!\w)(?:(?P<eve>(?:the )?day before yesterday)|(?P<yesterday>yesterday|last night)|"
        r"(?P<today>today|tonight|this (?:morning|afternoon|evening)))(?!['\w])",
        r"(?<!\w)(?:(?:on )?the (?:next|following) day|(?:a|one) day (?:later|after)|(?P<shift2>(?:on )?the same "
        r"day))(?!\w)",
    )


def _russian() -> tuple[str, ...]:
    bare = month_source("ru")
    month = f"(?P<m>{bare})"
    year = rf"{_YEAR}(?: ?(?:года|году|год|г\.))?"
    which = r"(?:(?P<last>прошлого года)|(?P<this>(?:этого|нынешнего|текущего|сего) года))"
    one = rf"{_ANY_DAY}(?:-го)?"
    return (
        rf"(?<!\w)(?:между|с) {one} (?:и|по) {one} {month}(?: {year}| {which})?(?!\w)",
        rf"(?<!\w)(?P<days>{one}(?:, {one})* и {one}) {month}(?: {year}| {which})?(?!\w)",
        rf"(?<!\w){_DAY}(?:-го)? {month} {year}(?!\w)",
        rf"(?<!\w){_DAY}(?:-го)? {month}(?: {which})?(?!\w)",
        rf"(?<!\w)(?:в|во) (?P<series>{bare}(?:, (?:в )?{bare})*(?:, | и )(?:в )?{bare})(?: {year}| {which})?(?!\w)",
        rf"(?<!\w)(?:в|во|с|до|на|начале|конце|середине) {month} {year}(?!\w)",
        rf"(?<!\w){month} {year}(?!\w)",
        rf"(?<!\w)(?:в|во|с|начале|конце|середине) {month}(?: {which})?(?!\w)",
        rf"(?<!\w)(?:(?:в|с|начале|конце) )?{_YEAR} (?:году|года|г\.)(?!\w)",
        r"(?<!\w)(?:(?P<last>в прошлом году)|(?P<this>в (?:этом|нынешнем|текущем) году))(?!\w)",
        rf"(?<!\w)(?:(?P<ago>{number_source('ru')}) )(?:дн(?:я|ей)|день|сут(?:ки|ок)) (?:тому )?назад(?!\w)",
        r"(?<!\w)(?:день|сутки)(?P<ago> )(?:тому )?назад(?!\w)",
        r"(?<!\w)(?:(?P<eve>позавчера)|(?P<yesterday>вчера)|(?P<today>сегодня))(?!\w)",
        r"(?<!\w)(?:(?:на|в) (?:следующ\w+|друг\w+) (?:день|утро)|назавтра|(?P<shift2>в тот же день|тогда же|того "
        r"же дня))(?!\w)",
        r"(?<!\w)(?P<d>[0-3]?\d)-го(?!\w)(?! (?:класса|года|века))",
    )


def _kazakh() -> tuple[str, ...]:
    bare = month_source("kk")
    month = f"(?P<m>{bare})"
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
    joint = r"(?:,? (?:мен|пен|бен|және)|,)"
    months = rf"(?P<series>{bare}(?:да|де|та|те)?(?:{joint} {bare}(?:да|де|та|те)?)*{joint} {bare})"
    days = rf"(?P<days>{_ANY_DAY}(?:{joint} {_ANY_DAY})*{joint} {_ANY_DAY})"
    return (
        rf"(?<!\w)(?:{year} |{which} )?{_ANY_DAY} ?(?:мен|пен|бен|-) ?{_ANY_DAY} {month}{case} аралығында(?!\w)",
        rf"(?<!\w)(?:{year} |{which} )?{days}[ -]{month}{case}",
        rf"(?<!\w){year} {day}[ -]{month}{case}",
        rf"(?<!\w){year} {ordinal}(?!\w)",
        rf"(?<!\w)(?:{which} )?{day}[ -]{month}{case}",
        rf"(?<!\w)(?:{which} )?{ordinal}(?!\w)",
        rf"(?<!\w)(?:{year} |{which} )?{months}{dated}",
        rf"(?<!\w){year} {month}{case}(?: айы\w*)?",
        rf"(?<!\w){which} {month}{case}(?: айы\w*)?",
        rf"(?<!\w){month}{dated}",
        rf"(?<!\w){year}(?!\w)",
        rf"(?<!\w){which}(?!\w)",
        rf"(?<!\w)(?:осыдан )?(?P<ago>{number_source('kk')}) (?:күн|тәулік) бұрын(?!\w)",
        r"(?<!\w)(?:(?P<eve>алдыңғы күні|алдыңгүні)|(?P<yesterday>кеше)|(?P<today>бүгін))(?!\w)",
        r"(?<!\w)(?:ертесіне|ертеңіне|(?:келесі|ертеңгі) күні|(?P<shift2>сол күні|дәл сол күні))(?!\w)",
    )
