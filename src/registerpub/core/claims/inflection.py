"""Case endings of names: enough to see that two forms are one surname, and to put a declined name in the nominative.

Conservative: a name whose case is not certain stays as written.
"""

from __future__ import annotations

import re
from typing import Literal

NameCase = Literal["nom", "acc", "gen"]

_KAZAKH_CASE = re.compile(
    r"(?:лар|лер|дар|дер|тар|тер)?(?:[ндт][ыі]ң|[ғқ]а|[гк]е|н[ыі]|[дт][ыі]|[дт]а|[дт]е|[дтн]ан|[дтн]ен|[мбп]ен)$"
)
_KAZAKH_POSSESSED = re.compile(r"(ұлы|қызы|улы|кызы|тегі)(?:ның|нің|на|не|н|нда|нде|нан|нен|мен)$")
_KAZAKH_RUSSIAN = re.compile(
    r"^(.*(?:ов|ев|ёв|ин|ын|ова|ева|ёва|ина|ына|ский|ская))(?:[ндт][ыі]ң|[ғқ]а|[гк]е|н[ыі]|[дт][ыі]|[дт]ан|[дт]ен|"
    r"[мбп]ен)$"
)
_RUSSIAN_CASE = re.compile(
    r"(?:ского|скому|ским|ском|ской|скую|ский|ская|ого|ому|ым|ом|ем|ой|ей|ою|ею|ы|и|а|я|у|ю|е|й|ь)$"
)
_RUSSIAN_FAMILY = re.compile(r"(?:ов|ев|ёв|ин|ын)$")


def stem_of(word: str, language: str) -> str:
    """A folded form without its case ending: equal stems may be one name. Sexes of one surname have one stem."""
    lowered = word.lower().replace("ё", "е").strip("'’")
    if language == "kk":
        lowered = _KAZAKH_POSSESSED.sub(r"\1", lowered)
        bare = _KAZAKH_CASE.sub("", lowered)
        lowered = bare if len(bare) >= 3 else lowered
        return lowered.removesuffix("а") if re.search(r"(?:ов|ев|ин)а$", lowered) else lowered
    if language == "ru":
        bare = _RUSSIAN_CASE.sub("", lowered)
        return bare if len(bare) >= 3 else lowered
    return lowered.removesuffix("'s").removesuffix("’s")


def nominative(name: str, language: str, case: NameCase) -> str:
    """``name`` put into the nominative where the case is known and the ending is certain; else as written."""
    if case == "nom" or language not in ("kk", "ru"):
        return name
    words = name.split(" ")
    if language == "kk":
        return " ".join([*words[:-1], _kazakh_base(words[-1], certain=case == "acc")])
    if any("." in word for word in words) or len(words) < 2:
        return name
    return _russian_base(words, case)


def _kazakh_base(surname: str, certain: bool) -> str:
    """``certain``: the sentence demands an object; only then may an ending be cut from a name of any shape."""
    match = _KAZAKH_RUSSIAN.match(surname)
    if match:
        return match[1]
    possessed = _KAZAKH_POSSESSED.search(surname.lower())
    if possessed:
        return surname[: possessed.end(1)]
    if not certain or re.search(r"(?:берді|келді|тұрды|болды)$", surname.lower()):
        return surname
    bare = re.sub(
        r"(?<=[пфкқтсшбвгд])(?:т[ыі]|т[ыі]ң)$|(?<=[лрйузжмнң])(?:д[ыі]|д[ыі]ң)$|(?<=[аәыіе])(?:н[ыі]|н[ыі]ң)$",
        "",
        surname,
    )
    return bare if len(bare) >= 3 else surname


def _russian_base(words: list[str], case: NameCase) -> str:
    """Sex is read from the given name: accusative -у, -ю is a woman, -а, -я a man; genitive -ы, -и a woman."""
    given = words[0]
    female_end = ("у", "ю") if case == "acc" else ("ы", "и")
    if given.endswith(female_end):
        based = [_female_given(given, case)] + [_female_surname(word) for word in words[1:]]
    elif given.endswith(("а", "я")):
        based = [_male(given)] + [_male(word) for word in words[1:]]
    elif given[-1] in "бвгджзклмнпрстфхцчшщьей":
        based = [given] + [_female_surname(word) for word in words[1:]]
    else:
        return " ".join(words)
    return " ".join(based)


def _female_given(word: str, case: NameCase) -> str:
    soft = word.endswith("ю") or (case == "gen" and word.endswith("и") and word[-2] not in "гкхжшчщ")
    return word[:-1] + ("я" if soft else "а")


def _female_surname(word: str) -> str:
    for ending, base in (("скую", "ская"), ("ской", "ская")):
        if word.endswith(ending):
            return word.removesuffix(ending) + base
    for ending in ("ой", "ою", "у"):
        bare = word.removesuffix(ending)
        if bare != word and (_RUSSIAN_FAMILY.search(bare) or bare.endswith(("овн", "евн"))):
            return bare + "а"
    return word


#: Given names that lose a vowel when they are declined.
_FLEETING = {"Павла": "Павел", "Льва": "Лев", "Петра": "Петр"}


def _male(word: str) -> str:
    if word in _FLEETING:
        return _FLEETING[word]
    if word.endswith("ского"):
        return word.removesuffix("ского") + "ский"
    if word.endswith("я"):
        return word[:-1] + ("й" if word[-2] in "аеиоуыэюя" else "ь")
    return word.removesuffix("а")
