"""Dates and terms in words, at the precision they are known. Patterns and plurals are CLDR's, by Babel.

The short closed lists hold what CLDR lacks: months after a Russian preposition and in Kazakh cases, and the cases of
year, month and day after a number.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from babel import Locale
from babel.dates import format_date as format_by_pattern

from registerpub.core.records import PartialDate, Term

DateForm = Literal["plain", "adverbial", "until", "since"]
Case = Literal["nominative", "accusative", "dative", "genitive"]

#: English dates are British: 8 September 2020.
BABEL_LOCALES: Mapping[str, str] = {"kk": "kk", "ru": "ru", "en": "en_GB"}

_RU_IN_MONTH = (
    "январе",
    "феврале",
    "марте",
    "апреле",
    "мае",
    "июне",
    "июле",
    "августе",
    "сентябре",
    "октябре",
    "ноябре",
    "декабре",
)
_KK_ON_MONTH = (
    "қаңтарда",
    "ақпанда",
    "наурызда",
    "сәуірде",
    "мамырда",
    "маусымда",
    "шілдеде",
    "тамызда",
    "қыркүйекте",
    "қазанда",
    "қарашада",
    "желтоқсанда",
)
_KK_TO_MONTH = (
    "қаңтарға",
    "ақпанға",
    "наурызға",
    "сәуірге",
    "мамырға",
    "маусымға",
    "шілдеге",
    "тамызға",
    "қыркүйекке",
    "қазанға",
    "қарашаға",
    "желтоқсанға",
)
_KK_FROM_MONTH = (
    "қаңтардан",
    "ақпаннан",
    "наурыздан",
    "сәуірден",
    "мамырдан",
    "маусымнан",
    "шілдеден",
    "тамыздан",
    "қыркүйектен",
    "қазаннан",
    "қарашадан",
    "желтоқсаннан",
)
_KK_MONTHS: Mapping[DateForm, tuple[str, ...]] = {
    "adverbial": _KK_ON_MONTH,
    "until": _KK_TO_MONTH,
    "since": _KK_FROM_MONTH,
}
_KK_YEARS: Mapping[DateForm, str] = {"plain": "жыл", "adverbial": "жылы", "until": "жылға", "since": "жылдан бері"}


def format_date(date: PartialDate | None, language: str, form: DateForm = "plain") -> str:
    """``plain``: 8 September 2020; ``adverbial``: on 8 September 2020; ``until``: as it stands after "until".

    ``since``: with its own words, "since 2020", «с 2020 года», «2020 жылдан бері». Kazakh: nominative, locative,
    dative and ablative; Russian ``until`` is the genitive. An unknown date gives "".
    """
    if date is None:
        return ""
    if language == "kk":
        return _kazakh(date, form)
    if language == "ru":
        return _russian(date, form)
    preposition = {"adverbial": "on " if date.precision == "day" else "in ", "since": "since "}.get(form, "")
    return preposition + _by_pattern(date, "en", {"day": "d MMMM y", "month": "MMMM y", "year": "y"})


def _by_pattern(date: PartialDate, language: str, patterns: Mapping[str, str]) -> str:
    return format_by_pattern(date.first_day(), patterns[date.precision], locale=BABEL_LOCALES[language])


def _russian(date: PartialDate, form: DateForm) -> str:
    if form == "adverbial" and date.precision == "month":
        assert date.month is not None
        return f"в {_RU_IN_MONTH[date.month - 1]} {date.year} года"
    if form == "adverbial" and date.precision == "year":
        return f"в {date.year} году"
    if form in ("until", "since"):
        genitive = {"day": "d MMMM y 'года'", "month": "MMMM y 'года'", "year": "y 'года'"}
        return ("с " if form == "since" else "") + _by_pattern(date, "ru", genitive)
    return _by_pattern(date, "ru", {"day": "d MMMM y 'года'", "month": "LLLL y 'года'", "year": "y 'год'"})


def _kazakh(date: PartialDate, form: DateForm) -> str:
    if date.month is None:
        return f"{date.year} {_KK_YEARS[form]}"
    if form == "plain":
        return _by_pattern(date, "kk", {"day": "y 'жылғы' d MMMM", "month": "y 'жылғы' MMMM"})
    day = f"{date.day} " if date.day else ""
    return f"{date.year} жылғы {day}{_KK_MONTHS[form][date.month - 1]}" + (" бері" if form == "since" else "")


# --- terms ---------------------------------------------------------------------------------------------------------

_RU_NOMINATIVE = {
    "years": {"one": "год", "few": "года", "many": "лет", "other": "года"},
    "months": {"one": "месяц", "few": "месяца", "many": "месяцев", "other": "месяца"},
    "days": {"one": "сутки", "few": "суток", "many": "суток", "other": "суток"},
}
_RU_DATIVE = {
    "years": {"one": "году", "few": "годам", "many": "годам", "other": "года"},
    "months": {"one": "месяцу", "few": "месяцам", "many": "месяцам", "other": "месяца"},
    "days": {"one": "суткам", "few": "суткам", "many": "суткам", "other": "суток"},
}
_RU_GENITIVE = {
    "years": {"one": "года", "few": "лет", "many": "лет", "other": "года"},
    "months": {"one": "месяца", "few": "месяцев", "many": "месяцев", "other": "месяца"},
    "days": {"one": "суток", "few": "суток", "many": "суток", "other": "суток"},
}
_EN = {
    "years": {"one": "year", "other": "years"},
    "months": {"one": "month", "other": "months"},
    "days": {"one": "day", "other": "days"},
}
#: Kazakh nouns keep the singular after a number, and only the last one of a term takes the case.
_KK = {
    "nominative": {"years": "жыл", "months": "ай", "days": "тәулік"},
    "accusative": {"years": "жылды", "months": "айды", "days": "тәулікті"},
    "dative": {"years": "жылға", "months": "айға", "days": "тәулікке"},
    "genitive": {"years": "жылдың", "months": "айдың", "days": "тәуліктің"},
}
_RU = {"nominative": _RU_NOMINATIVE, "accusative": _RU_NOMINATIVE, "dative": _RU_DATIVE, "genitive": _RU_GENITIVE}


def format_term(term: Term, language: str, case: Case = "nominative") -> str:
    """A term as stated: "1 year and 6 months", «1 год 6 месяцев», «1 жыл 6 ай». An empty term gives ""."""
    units = list(term.as_dict().items())
    if language == "kk":
        last = len(units) - 1
        return " ".join(f"{n} {_KK[case if i == last else 'nominative'][unit]}" for i, (unit, n) in enumerate(units))
    forms = _RU[case] if language == "ru" else _EN
    plural = Locale.parse(BABEL_LOCALES[language]).plural_form
    return (" " if language == "ru" else " and ").join(f"{n} {forms[unit][plural(n)]}" for unit, n in units)
