"""The consonants of a word in broad classes: a quick key for ruling words out before anything slow is done.

Whatever may be one name by any rule of this room shares an outline; the reverse is not true. Vowels but the
first, signs and doubled letters are left out, Kazakh back consonants fall together, and a letter that may stand for two
sounds gives two outlines.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

_BROAD_A: Final = "аәяaáàäăâãåāəą"
_BROAD_O: Final = "оөұуүюўoóòöȯôõōɵuúùüūûũŭůűýw"
_NARROW: Final = "еэёиійыїєeéèëėēĕęiıïīìîįyÿ'-"
_CLASSES: Final = str.maketrans(
    {
        **dict.fromkeys(_BROAD_A + _BROAD_O + _NARROW + "ьъ"),
        **dict.fromkeys("бb", "b"),
        **dict.fromkeys("вv", "v"),
        **dict.fromkeys("гғкқхһgkqhğǧǵġґҳҡ", "k"),
        **dict.fromkeys("дd", "d"),
        **dict.fromkeys("жзjzžҷҙ", "z"),
        **dict.fromkeys("лl", "l"),
        **dict.fromkeys("мнңmnñńŋņ", "n"),
        **dict.fromkeys("пp", "p"),
        **dict.fromkeys("рr", "r"),
        **dict.fromkeys("сшщчsşșšŝçčҫ", "s"),
        "ц": "ts",
        **dict.fromkeys("тt", "t"),
        **dict.fromkeys("фf", "f"),
    }
)
_FIRST_VOWEL: Final = re.compile(
    f"[{_NARROW}]*+(?:([{_BROAD_A}])|[{_BROAD_O}])"
)  # broad at the beginning, which every spelling of a name keeps apart; narrow vowels come and go
_DIGRAPHS: Final = (("sh", "s"), ("ch", "s"), ("zh", "z"), ("kh", "k"))
_MERGED: Final = (("nk", "n"), ("sk", "s"), ("zk", "z"), ("dz", "z"))
_DOUBLED: Final = re.compile(r"(.)\1+")
_LONG_CH: Final = re.compile("tsch|tsh|tch")  # one sound, or two
_LONE_C: Final = re.compile("c(?!h)")
_TWO_SOUNDS: Final = (("һ", ("х", "")), ("x", ("h", "ks")), ("w", ("u", "v")))
_MELTING: Final = tuple("ntkds")  # begins an ending that may follow the same sound
_IN_ENDINGS: Final = frozenset("ntkdsrlzbp")  # any other consonant stands in no ending
_UNSURE: Final = re.compile("[һxwc]|^уә|tsh")
_LONGEST_CASE: Final = 9  # consonants of a plural and a case together, and more


@lru_cache(maxsize=65536)
def outlines(word: str) -> tuple[str, ...]:
    """All outlines of a mended word or of a folded one, mostly one."""
    if _UNSURE.search(word) is None:
        return (_outline(word),)
    spelled = [word]
    for letter, sounds in _TWO_SOUNDS:
        if letter in word:
            spelled = [one.replace(letter, sound) for one in spelled for sound in sounds]
    spelled += [_LONG_CH.sub("ch", one) for one in spelled if _LONG_CH.search(one)]
    if "c" in word:
        spelled = [_LONE_C.sub(sound, one.replace("c'", "s")) for one in spelled for sound in ("k", "s", "ц")]
    if word.startswith("уә"):
        spelled.append("в" + word[1:])
    return tuple(dict.fromkeys(map(_outline, spelled)))


def _outline(word: str) -> str:
    vowel = _FIRST_VOWEL.match(word)
    first = "" if vowel is None else "a" if vowel[1] else "o"
    if "h" in word:
        for digraph, value in _DIGRAPHS:
            word = word.replace(digraph, value)
    body = word.translate(_CLASSES)
    if not (body.isascii() and body.isalpha()):
        body = "".join(filter(str.isalpha, unicodedata.normalize("NFKD", body))).translate(_CLASSES)
    body = _squeeze(body)
    melted = body
    for pair, value in _MERGED:
        melted = melted.replace(pair, value)
    return first + (body if melted == body else _squeeze(melted))


def _squeeze(body: str) -> str:
    return _DOUBLED.sub(r"\1", body) if _DOUBLED.search(body) else body


def endings(suffixes: Iterable[str]) -> frozenset[str]:
    """What case endings may add to an outline; the first consonant of an ending may have melted into the stem."""
    found = {""}
    for suffix in suffixes:
        for outline in (outline.lstrip("ao") for outline in outlines(suffix)):
            found |= {outline, outline[1:]} if outline[:1] in _MELTING else {outline}
    return frozenset(found)


def stems(word: str, tails: frozenset[str]) -> Iterator[str]:
    """The outlines that a mended word may have once a case ending is taken off, longest first (``tails``: endings)."""
    for outline in outlines(word):
        yield outline
        for length in range(len(outline) - 1, max(0, len(outline) - _LONGEST_CASE) - 1, -1):
            if outline[length:] in tails:
                yield outline[:length]
            elif outline[length] not in _IN_ENDINGS:
                break
