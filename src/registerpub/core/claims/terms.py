"""Lengths of punishment as stated: years, months, days, in digits or words, with halves. 18 months stay 18 months."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from registerpub.core.claims.numbers import indefinite_source, number_source, parse_number
from registerpub.core.records import Term

_UNITS = {
    "en": {"years": "years?", "months": "months?", "days": "days?"},
    "ru": {
        "years": "(?:лет|год(?:а|у|ам|ов|ами)?)",
        "months": "месяц(?:а|у|ам|ев|ами)?",
        "days": "(?:сут(?:ки|ок|кам)|дн(?:я|ей|ям)|день)",
    },
    "kk": {"years": "жыл", "months": "ай", "days": "(?:тәулік|күн)"},
}
_TAILS = {"en": "", "ru": "", "kk": "(?:ға|ге|қа|ке|дық|дік|лық|лік|ды|ді|ты|ті|дан|ден|нан|нен|мен|пен|бен)?"}
_AND = {"en": "(?:,? and |,? )", "ru": "(?: и | )", "kk": "(?: және | )"}
_WHOLE = {"en": "(?:a|an)", "ru": "(?:(?<=на )|(?<=к )|(?<=в ))", "kk": "(?!)"}


_ADJECTIVE = re.compile(
    r"(?<!\w)(?:(?P<one>годичн|годов)|(?:(?P<digits>\d{1,2})-?(?:ти)?-?|(?P<word>двух|трех|четырех|пяти|шести|семи|"
    r"восьми|девяти|десяти|двенадцати|полутора))"
    r"(?P<unit>летн|годичн|месячн))(?:ий|ый|ой|ее|ое|его|ого|ему|ому|им|ым|ем|ом|ую|юю|ая|яя|ей) (?:[\w-]+ )?(?:срок|"
    r"заключени|наказани|приговор|лишени|тюремн|ограничени|арест)"
)


@dataclass(frozen=True, slots=True)
class TermHit:
    """A length of time at ``text[start:end]`` of the searched text."""

    start: int
    end: int
    term: Term


def duration_source(language: str, kinds: tuple[str, ...]) -> str:
    """Source (no groups) of one length in any of ``kinds`` (years, months, days), with an optional smaller part."""
    bare = number_source(language)
    number = rf"(?:{bare}(?: \({bare}\))?|{indefinite_source(language)})"
    units = _UNITS[language]
    unit = "(?:" + "|".join(units[kind] for kind in kinds) + ")"
    second = f"(?:{_AND[language]}{number_source(language)} ?{units['months']}{_TAILS[language]})?"
    if language == "en":
        return rf"(?:(?:{number}[ -]|an? ){unit}(?: and a half)?{second})"
    if language == "ru":
        return rf"(?:(?:{number} ?)?{unit}{second})"
    return rf"(?:(?:{number}[ -]?){unit}{_TAILS['kk']}{second})"


@cache
def _finder(language: str) -> re.Pattern[str]:
    number = number_source(language)
    parts = "|".join(f"(?P<{kind}>{source})" for kind, source in _UNITS[language].items())
    whole = _WHOLE[language]
    gap = "[ -]" if language == "en" else "[ -]?"
    return re.compile(
        rf"(?<![\w/])(?:(?P<n>{number})(?: \({number}\))?{gap}|(?P<one>{whole}) "
        rf"?)(?:{parts}){_TAILS[language]}(?![\w])(?P<half> and "
        rf"a half)?"
    )


@cache
def _shared(language: str) -> re.Pattern[str]:
    """«five and seven years»: two numbers before one unit."""
    number = number_source(language)
    joint = {"en": " and ", "ru": " и ", "kk": " (?:және|мен|пен|бен) "}[language]
    unit = _UNITS[language]["years"]
    return re.compile(rf"(?<![\w/])(?P<first>{number}){joint}(?={number}[ -]?{unit})")


def find_terms(folded: str, language: str) -> list[TermHit]:
    """All lengths of time in ``folded`` text, in order; a smaller part that follows at once is added to the larger."""
    hits: list[TermHit] = []
    for match in _finder(language).finditer(folded):
        term = _read(match, language, folded)
        if term is None:
            continue
        if hits and _continues(folded[hits[-1].end : match.start()]) and _smaller(hits[-1].term, term):
            last = hits[-1].term
            joined = Term(last.years or term.years, last.months or term.months, last.days or term.days)
            hits[-1] = TermHit(hits[-1].start, match.end(), joined)
        else:
            hits.append(TermHit(match.start(), match.end(), term))
    for match in _shared(language).finditer(folded):
        value = parse_number(match["first"], language)
        if value is not None and value < 100:
            hits.append(TermHit(match.start(), match.end("first"), _of("years", value)))
    hits.extend(_adjectives(folded) if language == "ru" else ())
    return sorted(hits, key=lambda hit: hit.start)


def _adjectives(folded: str) -> list[TermHit]:
    """«пятилетний срок», «18-летний срок», «годичное заключение»; the age «18-летняя активистка» is none."""
    hits = []
    for match in _ADJECTIVE.finditer(folded):
        value = 1.0 if match["one"] else parse_number(match["digits"] or match["word"], "ru")
        if value:
            unit = "months" if match["unit"] == "месячн" else "years"
            hits.append(TermHit(match.start(), match.end(), _of(unit, value)))
    return hits


def _read(match: re.Match[str], language: str, folded: str) -> Term | None:
    kind = next(name for name in ("years", "months", "days") if match[name])
    value: float | None = 1.0
    if match["n"]:
        value = parse_number(match["n"], language)
    if value is None or value <= 0 or value >= 100:
        return None
    after = folded[match.end() : match.end() + 12].lstrip()
    if after.startswith(("ago", "old", "назад", "бұрын")):
        return None
    return _of(kind, value + (0.5 if match["half"] else 0.0))


def _of(kind: str, value: float) -> Term:
    if kind == "years":
        return Term(years=int(value), months=round((value - int(value)) * 12))
    return Term(months=int(value)) if kind == "months" else Term(days=int(value))


def _continues(between: str) -> bool:
    return between.strip(" ,") in ("", "and", "и", "және", "мен", "пен")


def _smaller(larger: Term, smaller: Term) -> bool:
    if larger.years and not larger.months and not larger.days:
        return bool(smaller.months or smaller.days) and not smaller.years
    return bool(larger.months and not larger.days and smaller.days and not smaller.years and not smaller.months)
