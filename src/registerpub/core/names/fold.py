"""Script-neutral keys of names: what is written alike in Kazakh, Russian and English gets one key.

Ten spellings of one name must meet here, and two names of two people must not: -ов and -ова stay apart. The eleven
steps are those of the project's reference on romanisation; one to nine make the strong key, ten and eleven the weak
one, on which alone nothing may be decided. A word's keys never depend on its neighbours.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from registerpub.core.names.arabic import ARABIC, from_arabic
from registerpub.core.names.letters import (
    APOSTROPHES,
    CYRILLIC_TO_LATIN,
    CYRILLIC_TWINS,
    HYPHENS,
    INVISIBLE,
    LATIN_TWINS,
    MARKED_LATIN,
    is_cyrillic,
)

_TIDY: Final = str.maketrans(
    {**dict.fromkeys(INVISIBLE + "\r\n"), **dict.fromkeys(APOSTROPHES, "'"), **dict.fromkeys(HYPHENS, "-")}
)
_DOTTED_CAPITAL: Final = str.maketrans({"İ": "i"})
WITH_APOSTROPHE: Final = {
    "s'": "sh",
    "c'": "ch",
    "g'": "gh",
    "n'": "n",
    "i'": "i",
    "y'": "u",
    "a'": "a",
    "o'": "o",
    "u'": "u",
}
_APOSTROPHE_PAIR: Final = re.compile("[scgniyaou]'")
_NOT_LETTERS: Final = re.compile(r"[^a-zа-яё\u0400-\u052f]+")
_ENGLISH_POSSESSIVE: Final = re.compile(r"(?<=[a-zа-яё])'s?$")
_ALPHABET_OF_2017: Final = re.compile("(?![od]')(?:[a-z]*?[aoucsgniy]'){2}")
_DIVIDED: Final = re.compile(r"[-‐]\r?\n")  # a word divided at the end of a line
_PLAIN: Final = re.compile("[а-яёәғқңөұүһіА-ЯЁӘҒҚҢӨҰҮҺІ]+|[a-zA-Z]+")
_PASSES: Final = 6  # a rewritten word only gets shorter, so a few passes reach the fixed point


@lru_cache(maxsize=65536)
def mend(word: str) -> str:
    """A word in lower case, NFC, one script per hyphenated part, without soft hyphens, stress and line breaks."""
    if _PLAIN.fullmatch(word):
        return word.lower()
    word = _DIVIDED.sub("", word)
    if word.isascii():
        return word.lower().translate(_TIDY)
    if ARABIC.search(word):
        word = from_arabic(word)
    word = unicodedata.normalize("NFC", word.translate(_DOTTED_CAPITAL).translate(_TIDY))
    parts = [_one_script(part).lower() for part in word.split("-")]
    return "".join(letter for letter in "-".join(parts) if not unicodedata.combining(letter))


def _one_script(part: str) -> str:
    """Letters of the other script that only look right, replaced by their twins."""
    cyrillic = [letter for letter in part if is_cyrillic(letter)]
    latin = [letter for letter in part if letter.isalpha() and not is_cyrillic(letter)]
    if not cyrillic or not latin:
        return part
    foreign_latin = any(ord(letter) not in LATIN_TWINS for letter in latin)
    foreign_cyrillic = any(ord(letter) not in CYRILLIC_TWINS for letter in cyrillic)
    if foreign_latin and not foreign_cyrillic:
        return part.translate(CYRILLIC_TWINS)
    return part.translate(LATIN_TWINS)


def strip_possessive(word: str) -> str:
    """The English «Omarov's» without its ending; in the alphabet of 2017 «a's» ends other words (Ba'ba's)."""
    return word if _ALPHABET_OF_2017.match(word) else _ENGLISH_POSSESSIVE.sub("", word)


def fold_word(word: str) -> str:
    """Steps 1-9 on one mended word, repeated until nothing changes, so that folding a key gives the key."""
    for _ in range(_PASSES):
        folded = _fold_once(word)
        if folded == word:
            break
        word = folded
    return word


STEPS_4_AND_5: Final = (
    ("dzh", "zh"),
    ("dj", "zh"),
    ("j", "zh"),
    ("shch", "sh"),
    ("sch", "sh"),
    ("shsh", "sh"),
    ("tsch", "ch"),
    ("tch", "ch"),
    ("tsh", "ch"),
)
_NG: Final = re.compile("ng+")  # «ңғ» beside «нг»
_X_BETWEEN: Final = re.compile("(?<=[aeiouy])x(?=[aeiouy])|x$")
_YO: Final = re.compile("(?<=[bcdfghklmnpqrstvwxz])yo")
_YE: Final = (
    (re.compile("^(?:ye|ie)"), "e"),
    (re.compile("iye"), "ie"),
    (re.compile("(?<=[aeiouybcdfghklmnpqrstvwxz])ye"), "e"),
)


def _fold_once(word: str) -> str:
    if not word.isascii():
        word = word.translate(CYRILLIC_TO_LATIN)
    if "'" in word:
        word = _APOSTROPHE_PAIR.sub(lambda pair: WITH_APOSTROPHE[pair[0]], word)
    if not word.isascii():
        word = unicodedata.normalize("NFKD", word.translate(MARKED_LATIN))
    if not (word.isascii() and word.isalpha() and word.islower()):
        word = _NOT_LETTERS.sub("", word)
    if "j" in word or "h" in word:
        for spelling, value in STEPS_4_AND_5:
            word = word.replace(spelling, value)
    if "x" in word:
        word = _X_BETWEEN.sub("ks", word).replace("x", "h")
    word = word.replace("kh", "h").replace("gh", "g").replace("q", "k").replace("w", "u")
    return _fold_vowels(word)


def _fold_vowels(word: str) -> str:
    """Steps 7 to 9."""
    if "y" in word or "ia" in word or "io" in word or word.startswith("ie"):
        word = word.replace("ya", "ia").replace("ja", "ia").replace("yu", "iu")
        word = _YO.sub("e", word).replace("yo", "io") if "yo" in word else word
        for pattern, value in _YE:
            word = pattern.sub(value, word)
        word = word.replace("y", "i")
    while "ii" in word:
        word = word.replace("ii", "i")
    word = word.replace("ss", "s")
    return _NG.sub("n", word) if "ng" in word else word


_I_BESIDE: Final = re.compile("i(?=[lrnk])|(?<=[lrnk])i(?![aeou])")  # «-ия-» and «-иев» keep it
_PLAIN_H: Final = re.compile("(?<![scz])h")
_FIRST_O: Final = re.compile("^([^aeiou]*)o")


def weaken(key: str) -> str:
    """Steps 10 and 11 on one folded word: different names fall together, so a hit is for a person to judge."""
    key = _I_BESIDE.sub("", _PLAIN_H.sub("k", key))
    return _FIRST_O.sub(r"\1u", key)


def name_key(full: str) -> str:
    """The script-neutral key of a whole name, token by token in the order written (steps 1-9).

    Spellings of one name in Kazakh, Russian and English letters share it; use it to cluster, never to decide.
    """
    return " ".join(filter(None, (fold_word(part) for part in _words(full))))


def weak_name_key(full: str) -> str:
    """The key by steps 1-11: also joins «Қылышбай» with «Клышбай», and some different names with each other."""
    return " ".join(filter(None, (weaken(fold_word(part)) for part in _words(full))))


def _words(full: str) -> list[str]:
    return [mend(part) for part in re.split(r"[\s.]+", full) if part]


_SKELETON: Final = str.maketrans({**dict.fromkeys("aeiouy"), "q": "k", "h": "k", "g": "k", "m": "n"})


@lru_cache(maxsize=65536)
def skeleton(key: str) -> str:
    """The consonants of a folded word in broad classes; a vowel at the start is kept as «a»."""
    body = key.replace("sh", "s").replace("ch", "s").replace("zh", "z").translate(_SKELETON)
    squeezed = re.sub(r"(.)\1+", r"\1", body)
    return "a" + squeezed if key[:1] in "aeiouy" and key else squeezed
