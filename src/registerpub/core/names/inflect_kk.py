"""Kazakh suffixes on names, in Cyrillic and in every Latin alphabet, read backwards to the bare name.

Only the last word of a name carries the suffix. Which suffix a name may take follows from its last letter; both
harmonies are accepted, for writers use both after -ов and -ев. The possessive endings (-н, -на) are tried only on
patronymics: on a family name they would make a woman of a man.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import Final, NamedTuple

from registerpub.core.names import readings as r
from registerpub.core.names.letters import VOWELS
from registerpub.core.names.readings import Reading

_V, _N, _R, _L, _Z, _T = "vowel", "nasal", "sonorant", "lateral", "voiced", "voiceless"
_SOUNDS: Final = {
    **dict.fromkeys("аәеёоөыіэяaáäeoóö", (_V,)),
    "ı": (_V, _R),  # ы in one alphabet, и and й in another
    **dict.fromkeys("июiī", (_R, _V)),
    **dict.fromkeys("мнңmnńŋñ", (_N,)),
    **dict.fromkeys("рйу", (_R,)),
    **dict.fromkeys("rywýuúūüùï", (_R, _V)),
    "л": (_L,),
    "l": (_L,),
    **dict.fromkeys("зжzj", (_Z,)),
    **dict.fromkeys("бвгдbvgd", (_T, _Z)),
    "h": (_T, _Z),
}
_PLAIN_CASES: Final = {
    _V: "ның ға ны да дан мен",
    _N: "ның ға ды да нан мен",
    _R: "дың ға ды да дан мен",
    _L: "дың ға ды да дан мен",
    _Z: "дың ға ды да дан бен",
    _T: "тың қа ты та тан пен",
}
_DOUBTFUL: Final = {
    _V: "нікі дағы дай ша сыз мын менен",
    _N: "нікі дағы дай ша сыз мын менен",
    _R: "дікі дағы дай ша сыз мын менен",
    _L: "дікі дағы дай ша сыз мын менен",
    _Z: "дікі дағы дай ша сыз бын бенен",
    _T: "тікі тағы тай ша сыз пын пенен",
}
_PLURAL: Final = {_V: "лар", _N: "дар", _R: "лар", _L: "дар", _Z: "дар", _T: "тар"}
_POSSESSED: Final = "ның на н нда нан мен нікі ндай"
_POSSESSED_ENDS: Final = (
    "ұлы",
    "улы",
    "қызы",
    "кызы",
    "тегі",
    "uly",
    "ūly",
    "ulı",
    "ūlı",
    "u'ly",
    "qyzy",
    "kyzy",
    "qızı",
    "qyzı",
)
_FRONT: Final = str.maketrans("аыұғқ", "еіүгк")
_LATIN: Final = {
    "а": ("a",), "е": ("e",), "ы": ("y", "ı"), "і": ("i", "ı"), "ң": ("n'", "ń", "ŋ", "ñ", "n", "ng"),
    "ғ": ("g'", "ǵ", "ğ", "ǧ", "g", "gh"), "қ": ("q", "k"), "г": ("g",), "к": ("k",), "н": ("n",), "д": ("d",),
    "т": ("t",), "м": ("m",), "п": ("p",), "б": ("b",), "л": ("l",), "р": ("r",), "й": ("i", "y", "ı"),
    "ш": ("sh", "ş", "s'"), "с": ("s",), "з": ("z",),
}  # fmt: skip
_SHORTEST_STEM: Final = 1


class _Suffix(NamedTuple):
    sounds: frozenset[str]
    doubtful: bool


def _both_harmonies(suffixes: str) -> list[str]:
    return [form for suffix in suffixes.split() for form in (suffix, suffix.translate(_FRONT))]


@lru_cache(maxsize=1)
def _suffixes() -> dict[str, _Suffix]:
    """Every suffix in every script -> the sounds it may follow, and whether it is doubtful evidence."""
    table: dict[str, tuple[set[str], bool]] = {}

    def add(suffix: str, sound: str, doubtful: bool) -> None:
        for written in (suffix, *_in_latin(suffix)):
            sounds, was = table.get(written, (set(), doubtful))
            table[written] = (sounds | {sound}, was and doubtful)

    for sound in _PLAIN_CASES:
        for suffix in _both_harmonies(_PLAIN_CASES[sound]):
            add(suffix, sound, False)
        for suffix in _both_harmonies(_DOUBTFUL[sound]):
            add(suffix, sound, True)
        for plural in _both_harmonies(_PLURAL[sound]):
            for case in ("", *_both_harmonies(_PLAIN_CASES[_R])):
                add(plural + case, sound, True)
    return {suffix: _Suffix(frozenset(sounds), doubtful) for suffix, (sounds, doubtful) in table.items()}


@lru_cache(maxsize=1)
def _possessed() -> frozenset[str]:
    cyrillic = _both_harmonies(_POSSESSED)
    return frozenset(cyrillic) | {latin for suffix in cyrillic for latin in _in_latin(suffix)}


def _in_latin(suffix: str) -> list[str]:
    return ["".join(letters) for letters in product(*(_LATIN[letter] for letter in suffix))]


@lru_cache(maxsize=1)
def _longest() -> int:
    return max(map(len, _suffixes()))


def all_suffixes() -> tuple[str, ...]:
    """Every suffix that is ever taken off, in every script."""
    return (*_suffixes(), *_possessed())


def suffix_readings(word: str) -> tuple[Reading, ...]:
    """Every name of which the mended word may be a Kazakh case form. A hyphen before the suffix is allowed."""
    table = _suffixes()
    found: list[Reading] = []
    for length in range(2, min(_longest(), len(word) - _SHORTEST_STEM) + 1):
        suffix = table.get(word[-length:])
        if suffix is None:
            continue
        stem = word[:-length]
        if stem.endswith("-"):
            found.append(Reading(stem[:-1], "kk", r.NOMINATIVE, doubtful=suffix.doubtful))
        elif suffix.sounds.intersection(_last_sounds(stem)):
            found.append(Reading(stem, "kk", r.NOMINATIVE, doubtful=suffix.doubtful))
    return tuple(found) + tuple(_possessed_readings(word))


def _possessed_readings(word: str) -> list[Reading]:
    endings = _possessed()
    found = []
    for length in range(1, min(6, len(word) - _SHORTEST_STEM) + 1):
        if word[-length:] in endings and word[:-length].endswith(_POSSESSED_ENDS):
            found.append(Reading(word[:-length], "kk", r.NOMINATIVE))
    return found


def _last_sounds(stem: str) -> tuple[str, ...]:
    """The class of the last sound; a soft or hard sign is passed over, and a vowel is known to be one."""
    letter = stem.rstrip("ьъ'")[-1:]
    sounds = _SOUNDS.get(letter)
    if sounds is not None:
        return sounds
    return (_V,) if letter in VOWELS else (_T,)
