"""Everything one written word may be as part of a name: its readings in all languages, with their keys."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from registerpub.core.names import inflect_kk, inflect_ru
from registerpub.core.names.fold import strip_possessive
from registerpub.core.names.letters import KAZAKH_CYRILLIC, is_cyrillic_word
from registerpub.core.names.outline import outlines
from registerpub.core.names.readings import Reading
from registerpub.core.names.variants import Keys, keys_of

LONGEST_WORD: Final = 48
"""Letters of the longest word looked at: a longer one is no name, and must cost nothing."""
INITIALS: Final = frozenset({"дж", "дз", "zh", "dzh", "sh", "ch", "kh", "gh", "yu", "ya", "ye", "yo", "iu", "ia", "dj"})
"""Initials of two letters and more."""

SON_OR_DAUGHTER: Final = frozenset(
    "ұлы улы қызы кызы оглы оғлы uly ūly ulı ūlı u'ly úly qyzy kyzy qızı qyzı ogly oglu".split()
)
"""«Son of» and «daughter of», where they are written apart from the father's name."""
AND: Final = frozenset("и да мен бен пен және and".split())
"""What joins two given names before one surname."""
LETTER_OF_2017: Final = ("a's", "o's", "u's", "i's")
"""Endings that are English possessives or, in the alphabet of 2017, the end of a name: «o's» is «өс»."""
PARTICLES: Final = frozenset(
    "аль эль ал бен бин ибн де ди да дер ла ле ван фон дель al el bin ben ibn de di da der la le van von del".split()
)
"""Words in small letters that may stand before a surname as part of it."""

_SLAVIC_PATRONYMIC: Final = re.compile("(?:[ое]вич|[ое]вн|ичн|ич$|ovich|[ei]vich|ovna|[ei]vna|ichna)")
_KAZAKH_PATRONYMIC: Final = re.compile(
    "(?:ұлы|улы|қызы|кызы|оглы|оғлы|uly|ūly|ulı|ūlı|u'ly|qyzy|kyzy|qızı|qyzı|oglu|ogly)$"
)
_FATHER_TAIL: Final = re.compile(
    "(?:[ое]вич[а-я]*|[ое]вн[а-я]+|ич[а-я]*|ичн[а-я]+|[oei]vich|[oei]vna|ich|ichna"
    "|ұлы|улы|қызы|кызы|оглы|оғлы|uly|ūly|ulı|ūlı|u'ly|qyzy|kyzy|qızı|qyzı|oglu|ogly)$"
)


PATRONYMIC: Final = re.compile("[ое]вич|[ое]вн|ичн|ич$|[oei]vna|ich|(?:ұл|ул|қыз|кыз|огл|оғл|ul|ūl|qyz|kyz|qız|ogl)")
"""A quick look: no word without it is a patronymic."""


class Analysed(NamedTuple):
    """One reading, with the outlines of its base and, worked out when asked for, its keys."""

    reading: Reading
    outlines: tuple[str, ...]

    @property
    def keys(self) -> Keys:
        return keys_of(self.reading.base)


@lru_cache(maxsize=65536)
def analyse(word: str) -> tuple[Analysed, ...]:
    """All readings of a mended word, the word as it stands first."""
    return tuple(Analysed(reading, outlines(reading.base)) for reading in readings_of(word))


def readings_of(word: str) -> list[Reading]:
    """All readings of a mended word. A word longer than a name has none."""
    word = word.strip("'-")
    bare = strip_possessive(word)
    if not bare or len(word) > LONGEST_WORD:
        return []
    if bare != word:  # or the last letters of a name in the alphabet of 2017, in which «o's» is «өс»
        return [*readings_of(bare), *([Reading(word, "bare")] if word.endswith(LETTER_OF_2017) else ())]
    particle = _PARTICLE.search(word)
    if particle is not None:
        return readings_of(word[: particle.start()])
    cyrillic = is_cyrillic_word(word)
    word = word.replace("ё", "е") if cyrillic else word
    if not cyrillic:
        found = [Reading(word, "bare")]
    elif KAZAKH_CYRILLIC.isdisjoint(word):
        found = [*inflect_ru.base_readings(word), *_russian(word), *inflect_ru.plural_readings(word)]
    else:
        found = [inflect_ru.base_readings(word)[0]]
    found += inflect_kk.suffix_readings(word)
    return found


def _russian(word: str) -> list[Reading]:
    """Oblique cases; of a double name the last part changes, or both."""
    head, hyphen, tail = word.rpartition("-")
    if not hyphen:
        return list(inflect_ru.oblique_readings(word))
    heads = (*inflect_ru.base_readings(head), *inflect_ru.oblique_readings(head))
    return [
        Reading(f"{first.base}-{last.base}", "ru", last.cases, last.sexes, last.roles & first.roles)
        for last in (*inflect_ru.oblique_readings(tail), *inflect_ru.base_readings(tail))
        for first in heads
        if last.roles & first.roles and (first.mode == "bare" or first.cases & last.cases)
    ]


def is_patronymic(word: str) -> bool:
    """Whether a mended word looks like a father's name: -ович, -овна, -ұлы, -қызы and their Latin forms."""
    if _SLAVIC_PATRONYMIC.search(word):
        return True
    return any(_KAZAKH_PATRONYMIC.search(found.reading.base) for found in analyse(word))


@lru_cache(maxsize=16384)
def father_of(word: str) -> str:
    """The father's name inside a mended patronymic, as far as it is written; the word itself if it is none."""
    for found in analyse(word):
        stem = _FATHER_TAIL.sub("", found.reading.base)
        if stem != found.reading.base:
            return stem.rstrip("-'")
    return word


_INITIAL_STANDS_FOR: Final[dict[str, tuple[str, ...]]] = {
    "y": ("e", "i"),
    "j": ("zh", "i"),
    "i": ("i",),
    "c": ("ch", "k", "s"),
    "gh": ("g",),
    "x": ("h", "k"),
    "w": ("u", "v"),
    "е": ("e", "i"),
    "ә": ("a", "i"),
    "і": ("e", "i"),
    "ы": ("e", "i"),
}


_PARTICLE: Final = re.compile("(?<=[^-]{2})-(?:ақ|ау|ай|мыс|міс|aq|au|mys|mis)$")  # «Омаровтан-ақ»
_FAMILY: Final = re.compile(
    "[а-яёәғқңөұүһі]{2}(?:[ое]в|[ое]ва|[цс]кий|[цс]кая)$|[a-zäöüğşıñŋáóúýǵń']{2}(?:[oe]v|[oe]va|sk[iy]y?|skaya)$"
)


@lru_cache(maxsize=16384)
def is_family_shaped(word: str) -> bool:
    """Whether a mended word has, in some case, the ending of a family name that no given name has."""
    return any(_FAMILY.search(found.reading.base) for found in analyse(word) if not found.reading.doubtful)


def first_sound(key: str) -> str:
    """The first letter of a key, or the first two where they stand for one sound."""
    return key[:2] if key[:2] in ("sh", "ch", "zh") else key[:1]


@lru_cache(maxsize=4096)
def initial_letters(word: str) -> frozenset[str]:
    """First sounds of the given-name keys for which a mended initial may stand. Ш and Ж keep both letters: «Sh.»."""
    keys = {first_sound(key) for found in analyse(word) for key in found.keys.strong}
    return frozenset(keys) | frozenset(_INITIAL_STANDS_FOR.get(word, ()))


WEAK_LETTER: Final = "~"
"""Behind the first sound that a given name has only by habit of spelling (У for Ө, Ч for Ш)."""


_CAMPAIGN: Final = re.compile(
    "^(?:free|save|release|justicefor|standwith|свободу|свобода|освободите|справедливость|поддержим|бостандық|әділдік|азат)"
    "|(?:бостандық|бостандыққа|ғабостандық|қолдау|азаттық|free|must|freedom)$"
)


def without_slogan(tag: str) -> tuple[int, int]:
    """Where the name begins and ends in a mended hashtag that has a word of a campaign before or behind it."""
    start, end = 0, len(tag)
    for found in _CAMPAIGN.finditer(tag):
        if found.start() == 0:
            start = found.end()
        else:
            end = found.start()
    return (start, end) if end - start >= _SHORTEST_TAG else (0, len(tag))


_SHORTEST_TAG: Final = 6


def letters_of(given: str) -> str:
    """The first sounds of a mended given name, apart by spaces; those of habit are marked with ``WEAK_LETTER``."""
    keys = keys_of(given)
    sure = dict.fromkeys(first_sound(key) for key in keys.strong)
    habits = [first_sound(key) for key in keys.weak] + ["d"] * given.startswith(("дж", "dzh", "ж", "zh", "j"))
    more = dict.fromkeys(letter + WEAK_LETTER for letter in habits if letter not in sure)
    return " ".join((*sure, *more)) or "?"


@lru_cache(maxsize=4096)
def weak_initial_letters(word: str) -> frozenset[str]:
    """The same as :func:`initial_letters` where only habit joins the initial and the name; Х may stand for Қ."""
    letters = initial_letters(word)
    more = {"h": "k", "k": "h"}
    return frozenset(letter + WEAK_LETTER for letter in letters) | frozenset(
        more[letter] for letter in letters if letter in more
    )
