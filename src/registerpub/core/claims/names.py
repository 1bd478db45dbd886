"""Names by their shape: capitalised given name and surname, initials, hyphens. Who they are is not decided here."""

from __future__ import annotations

import re
from dataclasses import dataclass

from registerpub.core.claims.name_words import LEADING, NEVER
from registerpub.core.claims.places import PLACES

_UPPER = "A-ZÀ-ÖØ-ÞĀ-ŻА-ЯЁӘІҢҒҮҰҚӨҺ"
_LOWER = "a-zß-öø-ÿāăąćčđēęěğıīłńňōőœřśşšťūůűźżžǧǵŋа-яёәіңғүұқөһ'’ʼ"
_WORD = rf"(?:[{_UPPER}][{_LOWER}]+(?:-[{_UPPER}][{_LOWER}]+)*|[{_UPPER}]{{3,}})"
_INITIAL = rf"[{_UPPER}][a-zа-яё]?\."
_SHAPE = re.compile(
    rf"(?<![\w-])(?:{_INITIAL} ?(?:{_INITIAL} ?)?{_WORD}|{_WORD}(?: {_WORD}){{1,3}}(?: {_INITIAL}(?: ?{_INITIAL})?)?"
    rf"|{_WORD} {_INITIAL}(?: ?{_INITIAL})?|{_WORD})(?!\w)"
)
_QUOTED = re.compile(r"[«“„\"][^«»“”„\"]{2,60}[»”\"]")
_CAPITALISED = re.compile(rf"(?<![\w-]){_WORD}(?![\w-])")
_SURNAME = re.compile(
    r"(?:[oe]v|yev|[oe]va|yeva|in|ina|sky|skaya|bek|bay|uly|kyzy|qyzy|zhan|"
    r"[оеё]в|[оеё]ва|ин|ина|ский|ская|бек|бай|баев|ұлы|қызы|улы|кызы|жан|тегі)"
    r"(?:а|у|ым|ой|е|ым|ом|ою|[нтд][ыі]ң|[тд][ыі]|ны|ні|[ғқ]а|[гк]е|[дт]ан|[дт]ен|мен|пен|бен)?$"
)
_PATRONYMIC = re.compile(r"(?:ович|евич|овна|евна|ична|ұлы|қызы|улы|кызы|uly|qyzy|kyzy|ovich|evich|ovna|evna)\w{0,3}$")

#: A Kazakh town in a case of place beside a name: «Марат Жанов Алматыда», «Шымкенттегі».
_TOWNS = "|".join(re.escape(name.lower()) for row in PLACES for name in row["kk"])
_IN_PLACE = re.compile(
    rf"^(?:{_TOWNS})(?:да|де|та|те|дан|ден|тан|тен|нан|нен|ға|ге|қа|ке|[ндт][ыі]ң|[лдт][ыі]қ|[лдт]ік)$|"
    rf".{{3}}[дт](?:ағы|егі)$"
)
#: «Шымкенттегі», «Қонаевтегі»: what is in a place, never «Тегі» as the end of a surname.
_OF_PLACE = re.compile(r"[бвгғдкқлмнңпрстфхцчшщ][дт](?:ағы|егі)$")
#: «Павлодарский городской суд»: an adjective, no surname.
_OF_TOWN = re.compile(
    r"\w+(?:ск|цк)(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их) (?:город|район|област|межрайон|специализ|суд|отдел|"
    r"департамент|полици|"
    r"прокуратур|военн|администр|апелляц|следственн|колони|улиц|тюрьм|уголовн)"
)
#: «Города Сатпаева», «улица Масанчи», «музей имени Абаева»: a surname in the name of a place.
_NAMED_AFTER = re.compile(
    r"\b(?:город(?:а|е|у|ом)?|г\.|улиц\w+|ул\.|проспект\w*|имени|им\.|"
    r"площад\w+|пос[её]л\w+|акимат\w*|полиции|район\w*) $"
)
_POSSESSIVE = re.compile(r"['’ʼ]s?$")

#: «Представитель НПО», «президент РК».
_SHORT_CAPITALS = re.compile(r"[А-ЯЁ]{3}")

#: Before a surname they are no initials.
_TITLES = frozenset("mr. mrs. ms. dr. prof. mr mrs ms miss dr prof".split())
#: «Қостанайлық Х», «Алматинский Х»: where somebody is from, at the head of a sentence.
_FROM_PLACE = re.compile(r"(?:[лдт]ық|[лдт]ік|ский|ская|ского|ской|цкий|цкая)$")


@dataclass(frozen=True, slots=True)
class Shape:
    """A name-like span of a sentence. ``full``: given name and surname, or initials and surname, are both there."""

    start: int
    end: int
    text: str
    full: bool


def find_shapes(text: str) -> list[Shape]:
    """Name-like spans of one sentence, left to right. Words in quotes are taken for organisations and left out."""
    quoted = [(match.start(), match.end()) for match in _QUOTED.finditer(text)]
    shapes = []
    for match in _SHAPE.finditer(text):
        if any(start < match.start() < end for start, end in quoted):
            continue
        shape = _trimmed(match.start(), match.group())
        if shape is not None and not shape.full and _NAMED_AFTER.search(text, 0, shape.start):
            continue
        if shape is not None and (shape.full or not _OF_TOWN.match(text, shape.start)):
            shapes.append(shape)
    return shapes


def find_capitalised(text: str) -> list[tuple[int, int, str]]:
    """Single capitalised words that may be part of a name: start, end and the word without a possessive ending."""
    found = []
    for match in _CAPITALISED.finditer(text):
        word = _POSSESSIVE.sub("", match.group())
        if word.lower() not in LEADING and word.lower() not in NEVER:
            found.append((match.start(), match.start() + len(word), word))
    return found


def _trimmed(start: int, text: str) -> Shape | None:
    """Leading role words and everything up to a word that no name contains dropped; None if what is left is no name."""
    words = text.split(" ")
    if start == 0 and len(words) > 1 and _FROM_PLACE.search(words[0]):
        start, words = len(words[0]) + 1, words[1:]
    while words and (
        words[0].lower() in LEADING or words[0].lower() in _TITLES or any(_plain(word) in NEVER for word in words)
    ):
        start += len(words[0]) + 1
        words = words[1:]
    while len(words) > 1 and _IN_PLACE.search(words[-1].lower()):
        words = words[:-1]
    while len(words) > 1 and _IN_PLACE.search(words[0].lower()):
        start, words = start + len(words[0]) + 1, words[1:]
    if not words or any(_SHORT_CAPITALS.fullmatch(word) for word in words):
        return None
    joined = _POSSESSIVE.sub("", " ".join(words))
    end = start + len(joined)
    if len(words) == 1 and "." not in joined:
        if joined.isupper():
            return None
        if _OF_PLACE.search(joined.lower()):
            return None
        return Shape(start, end, joined, full=False) if _SURNAME.search(joined.lower()) else None
    return Shape(start, end, joined, full=True)


def _plain(word: str) -> str:
    return word.lower().removesuffix("'s").removesuffix("’s")


def surname_of(name: str) -> str:
    """The surname of a name in given-surname order or with initials; a patronymic at the end is not one."""
    words = [word for word in re.split(r"[ .]+", name) if len(word) > 1]
    if not words:
        return name
    if len(words) == 3 and _PATRONYMIC.search(words[2].lower()) and not _PATRONYMIC.search(words[0].lower()):
        return words[0] if _SURNAME.search(words[0].lower()) else words[1]
    return words[-1]


def looks_female(name: str) -> bool | None:
    """Sex by the shape of a name, None when it does not tell.

    Russian «Асана Мусина» is a man's name in the accusative or a woman's in the nominative.
    """
    lowered = surname_of(name).lower()
    given = name.split()[0].lower()
    if re.search(r"(?:[оеё]ва|ина)$", lowered) and (given == lowered or given.endswith(("а", "я"))):
        return None
    if re.search(r"(?:[оеё]ва|ина)$", lowered) and given.endswith(("у", "ю")):
        return None
    if re.search(r"(?:[оеё]вой|иной|ской|скую)$", lowered):
        return True
    if re.search(r"(?:[oe]va|ina|skaya|[оеё]ва|ина|ская|қызы|кызы|qyzy|kyzy)$", lowered):
        return True
    if re.search(r"(?:[oe]v|in|sky|[оеё]в|ин|ский|ұлы|улы|uly)$", lowered):
        return False
    return None
