"""Names of months and weekdays in the three languages, in the forms that dates use."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

_ENGLISH = "january february march april may june july august september october november december"
_RUSSIAN = "январ феврал март апрел ма июн июл август сентябр октябр ноябр декабр"
_KAZAKH = "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"
_WEEKDAYS: Mapping[str, tuple[str, ...]] = {
    "en": ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    "ru": ("понедельник", "вторник", "сред[ау]", "четверг", "пятниц[ау]", "суббот[ау]", "воскресенье"),
    "kk": ("дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі", "жексенбі"),
}


@cache
def month_source(language: str) -> str:
    """Source with no groups: one month in any case form."""
    if language == "en":
        names = _ENGLISH.split()
        short = [f"{name[:3]}\\." for name in names if name != "may"] + ["sept\\.?"]
        return "(?:" + "|".join(names + short) + ")"
    if language == "ru":
        soft = [stem for stem in _RUSSIAN.split() if stem not in ("март", "август", "ма")]
        return "(?:(?:" + "|".join(soft) + ")[ьяею]|(?:март|август)[ае]?|ма[йяею])"
    return "(?:" + "|".join(_KAZAKH.split()).replace("қыркүйек", "қыркүйе[кг]") + ")"


def month_number(text: str, language: str) -> int:
    """1 to 12 for a folded form that :func:`month_source` matched."""
    stems = {
        "en": [name[:3] for name in _ENGLISH.split()],
        "ru": _RUSSIAN.split(),
        "kk": _KAZAKH.replace("қыркүйек", "қыркүйе").split(),
    }[language]
    best = max((stem for stem in stems if text.startswith(stem)), key=len)
    return stems.index(best) + 1


@cache
def weekday_pattern(language: str) -> re.Pattern[str]:
    lead = {
        "en": "(?:(?:on|last|this)(?: last)? (?:the )?)",
        "ru": "(?:(?:в|во)(?: прошл\\w+| минувш\\w+| эт\\w+)? )",
        "kk": "(?:өткен |осы )?",
    }[language]
    tail = {"en": "", "ru": "", "kk": "(?: күні| күнгі|де|да)"}[language]
    named = "|".join(f"(?P<d{index}>{name})" for index, name in enumerate(_WEEKDAYS[language]))
    return re.compile(rf"(?<!\w){lead}(?:{named}){tail}(?!\w)")
