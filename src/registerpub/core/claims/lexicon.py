"""Trigger tables compiled to patterns, once per language, and searched in one folded sentence.

Syntax in ``registerpub.core.events``. An ending of a Kazakh verb also tells whether it is denied, meant for the
future, reported at second hand or only a noun: Kazakh negation stands inside the verb, so it is read here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from registerpub.core.claims.numbers import indefinite_source, number_source
from registerpub.core.claims.terms import duration_source
from registerpub.core.events.triggers_en import TRIGGERS as ENGLISH
from registerpub.core.events.triggers_kk import TRIGGERS as KAZAKH
from registerpub.core.events.triggers_ru import TRIGGERS as RUSSIAN

_TABLES = {"en": ENGLISH, "ru": RUSSIAN, "kk": KAZAKH}
_GAP = "..."
_GAP_ENDS = ("+){0,6}?", ", +)")
_UNIT_KINDS = (
    (("year", "год", "лет", "жыл"), ("years", "months")),
    (("month", "месяц", "ай"), ("months",)),
    (("day", "сут", "дн", "тәулік", "күн"), ("days",)),
)
#: Verbs that keep their sense with -ся; of others it makes another verb (задержал: задержался, оправдал: оправдался).
_REFLEXIVE = ("пополнил", "расширил", "сократил", "увеличил", "скончал")
_KAZAKH_PAST = re.compile(r"(?<=\w\w)[дт][ыі]$")


@dataclass(frozen=True, slots=True)
class Trigger:
    """One trigger; ``anchor`` is a literal part that must be there before the pattern is tried.

    Patterns are compiled when they are first tried: most texts need few, and all of them take seconds.
    """

    code: str
    source: str
    expression: str
    anchor: str

    @property
    def pattern(self) -> re.Pattern[str]:
        return _pattern(self.expression)


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger at ``[start:end]`` of a folded sentence. ``form``: empty or one of the Kazakh verb forms below."""

    code: str
    source: str
    start: int
    end: int
    form: str = ""

    @property
    def length(self) -> int:
        return self.end - self.start


_FORMS = ("neg", "future", "intent", "nominal", "hearsay", "participle")
_KAZAKH_ENDING = (
    r"(?:[ыі]л|[ыі]н|л|н)?(?:"
    r"(?P<neg>(?:м[ае]|б[ае]|п[ае])(?:д[ыі]\w{0,3}|[ғқ]ан\w{0,6}|[гк]ен\w{0,6}|й(?:ды|ді|тын\w*|тін\w*|ынша|інше)?|с|"
    r"пт[ыі]|с[ыі]н|ст[ае]н|у\w{0,4}))"
    r"|(?P<intent>(?:м[ае]|б[ае]|п[ае])[қк](?:ш[ыі])?)"
    r"|(?P<hearsay>[ыі]?пт[ыі])"
    r"|(?P<participle>(?:[ғқ]ан|[гк]ен)(?:дар|дер)?(?:[ыі]н\w{0,4}|[ыі]|нын|нін|д[ыі][ғг][ыі]\w{0,4}|н[аеыі]\w{0,3})?)"
    r"|[дт][ыі](?:қ|к|м)?|[ыі]п|п"
    r"|(?P<future>(?:[ае]|й)(?:ды|ді|тын\w{0,5}|тін\w{0,5}))"
    r"|(?P<nominal>у(?:[ыі]\w{0,4}|ға|ге|ды|ді|дан|ден|да|де)?)"
    r")"
)
_RUSSIAN_ENDING = (
    "(?:ого|ому|ыми|ими|ами|ями|ией|ых|их|ым|им|ом|ем|ой|ей|ою|ею|ую|юю|ая|яя|ое|ее|ый|ий|ые|ие|ов|ев|ах|ях|ам|ям|"
    "а|я|у|ю|ы|и|е|о|ь)?"
)


def find_hits(folded: str, language: str) -> list[Hit]:
    """All trigger hits in one folded sentence, any overlap included, by start."""
    if language not in _TABLES:
        return []
    hits: list[Hit] = []
    for trigger in compiled(language):
        if trigger.anchor not in folded:
            continue
        for match in trigger.pattern.finditer(folded):
            form = next((name for name in _FORMS if match.groupdict().get(name)), "")
            hits.append(Hit(trigger.code, trigger.source, match.start(), match.end(), form))
    return sorted(hits, key=lambda hit: (hit.start, -hit.end))


@cache
def compiled(language: str) -> tuple[Trigger, ...]:
    """Every trigger of ``language``, as a pattern."""
    return tuple(_compile(code, text, language) for code, texts in _TABLES[language].items() for text in texts)


def _compile(code: str, text: str, language: str) -> Trigger:
    folded = text.lower().replace("ё", "е").replace("\u2013", "-")
    tokens = folded.split()
    parts: list[str] = []
    index = 0
    while index < len(tokens):
        used, part = _part(tokens, index, language)
        parts.append(part)
        index += used
    source = _join(parts, "(?: +|-)" if language == "en" else " +")
    end = "" if folded.endswith(":") else r"(?!\w)"
    return Trigger(code, text, rf"(?<!\w){source}{end}", _anchor(tokens, language))


@cache
def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


def _join(parts: list[str], joint: str) -> str:
    """Parts are parted by spaces; a gap brings its own."""
    source = ""
    for number, part in enumerate(parts):
        source += part if number == 0 or parts[number - 1].endswith(_GAP_ENDS) else joint + part
    return source


def _part(tokens: list[str], index: int, language: str) -> tuple[int, str]:
    """How many tokens were used, and the source for them."""
    word = tokens[index]
    if word == _GAP:
        return 1, _gap(language, tokens[index - 1])
    if word.startswith("{n}-"):
        kinds = _kinds(word[4:])
        return 1, duration_source(language, kinds) if kinds else number_source(language) + re.escape(word[3:])
    if word == "{y}":
        return 2, duration_source(language, ("years",))
    if word == "{n}":
        return _number_part(tokens, index, language)
    last = index == len(tokens) - 1
    if word.endswith("~"):
        return 1, _inflected(word[:-1], language, last)
    if language == "kk" and last and _KAZAKH_PAST.search(word):
        return 1, _inflected(_KAZAKH_PAST.sub("", word), language, last)
    literal = re.escape(word)
    return 1, literal.replace(r"\-", "[ -]") if language == "en" else literal


def _gap(language: str, before: str) -> str:
    """Up to six words; after an English active verb also an object with an aside: «sentenced X, a nurse, to»."""
    if language != "en":
        return r"(?:[^\s;:]+ +){0,6}?"
    words = r"(?:[^\s,;:]+ +){0,6}?"
    aside = r"(?:[^\s,;:]+ +){0,3}?[^\s,;:]+, (?:[^\s,;:]+ +){0,6}?[^\s,;:]+, +"
    return rf"(?:{words}|{aside})" if before.endswith("ed") else words


def _number_part(tokens: list[str], index: int, language: str) -> tuple[int, str]:
    following = tokens[index + 1] if index + 1 < len(tokens) else ""
    kinds = _kinds(following.rstrip("~"))
    if kinds:
        return 2, duration_source(language, kinds)
    number = f"(?:{number_source(language)}|{indefinite_source(language)})"
    if not following and language == "ru":
        return 1, f"(?:{duration_source(language, ('years', 'months'))}|{number})"
    return 1, number


def _kinds(word: str) -> tuple[str, ...]:
    return next((kinds for starts, kinds in _UNIT_KINDS if word.startswith(starts)), ())


def _inflected(stem: str, language: str, last: bool) -> str:
    literal = re.escape(stem)
    if language == "en":
        return literal + "(?:s|es|d|ed|ing)?"
    if language == "ru":
        if stem.endswith(("ан", "ен", "ят", "ит")) and len(stem) > 3:
            return literal + "[аоы]?"
        if stem.endswith("л"):
            return literal + "[аои]?" + ("(?:сь|ся)?" if stem.endswith(_REFLEXIVE) else "")
        return literal + _RUSSIAN_ENDING
    return _kazakh_stem(stem) + (_KAZAKH_ENDING if last else _unnamed(_KAZAKH_ENDING)) + _kazakh_noun(stem)


def _kazakh_noun(stem: str) -> str:
    """Nouns marked with ``~`` take case endings instead; none of them is a verb stem."""
    return "" if not stem.endswith(("изолятор", "тізім")) else r"?\w{0,6}"


def _kazakh_stem(stem: str) -> str:
    """A final к, қ, п may soften before a vowel (шық: шығып)."""
    soft = {"қ": "ғ", "к": "г", "п": "б"}.get(stem[-1])
    return re.escape(stem[:-1]) + f"[{stem[-1]}{soft}]" if soft else re.escape(stem)


def _unnamed(source: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", source)


def _anchor(tokens: list[str], language: str) -> str:
    """The longest literal piece, in its unchanging part."""
    pieces = [""]
    for index, token in enumerate(tokens):
        if (
            token == _GAP
            or token.startswith(("{n}", "{y}"))
            or (index and tokens[index - 1] in ("{n}", "{y}") and _kinds(token.rstrip("~")))
        ):
            continue
        stem = token.rstrip("~")
        if language == "kk" and index == len(tokens) - 1:
            stem = _KAZAKH_PAST.sub("", stem)
        if language == "kk" and stem and stem[-1] in "қкп" and (token.endswith("~") or index == len(tokens) - 1):
            stem = stem[:-1]
        pieces.extend(stem.split("-"))
    return max(pieces, key=len)
