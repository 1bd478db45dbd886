"""Translations: whether a text in another language says the same things in the same order as a first one.

Sentences of the two are aligned in their order (as in the aligning of bilingual corpora, Gale and Church 1993), but by
what survives translation rather than by length alone: names under their script-neutral key, figures in digits or words,
quotations, and words whose translation is known (:mod:`.concepts`). A translation agrees sentence by sentence, free or
cut ones too; two authors who report the same day tell other details in another order.

The threshold is set so that doubt joins: two reports taken for one make editors wait for another source, a translation
taken for a second source could let a false report pass. Figures: ``python -m bench.translations``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from registerpub.core.changes.concepts import concept_of
from registerpub.core.claims.folding import fold
from registerpub.core.claims.numbers import word_values
from registerpub.core.claims.sentences import split_document
from registerpub.core.names import name_key
from registerpub.core.records import LANGUAGES, Document, Paragraph

#: Measured (``bench/translations``): on the half used for choosing, translations score .72 or more, others .32 or less.
THRESHOLD: Final = 0.5
#: Sentences of the shorter text from which on anything can be told: a flash of two reads alike whoever wrote it.
ENOUGH: Final = 3
#: Sentences that are compared; what comes after them in a long text is not looked at.
_MOST: Final = 60
_REMEMBERED, _COMPARED = 256, 2048

_TOKEN: Final = re.compile(r"\d{1,3}(?:[ \u00a0\u202f,.]\d{3})+(?!\d)|\d+|[^\W\d_]+(?:['’][^\W\d_]+)*|[«“„\"»”]")
_QUOTES: Final = '«“„"»”'
_NAME: Final = 4
_FEW: Final = 2
#: Digits of a number that are compared: Python refuses to read endless ones.
_DIGITS: Final = 18
_NAME_WEIGHT, _NUMBER_WEIGHT, _QUOTE_WEIGHT, _WORD_WEIGHT = 2.0, 2.0, 1.0, 1.0
_THOUSAND: Final = re.compile(r"(?:тыс|мың|thousand)")
_TIMES: Final = {"дважды": 2, "трижды": 3, "twice": 2, "оба": 2, "обе": 2, "both": 2}
_KAZAKH_ENDING: Final = re.compile(
    r"(?:еу|ау)?(?:[ыі]?н?[ыі]?)?(?:[дт][еа]н?|[гкғқ][еа]|ден|дан|[нд][ыі]|[нд][іы]ң|інші|ыншы|нші|ншы)?"
)


@dataclass(frozen=True, slots=True)
class _Told:
    """One sentence: what it speaks of, each with its weight, and the sum of the weights."""

    signs: Mapping[object, float]
    weight: float


def likeness(one: str, language_one: str, two: str, language_two: str) -> float:
    """How far the shorter text is the other one sentence by sentence, from 0 to 1."""
    first, second = _read(one, language_one), _read(two, language_two)
    if min(len(first), len(second)) < ENOUGH:
        return 0.0
    whole = min(sum(told.weight for told in first), sum(told.weight for told in second))
    return _aligned(first, second) / whole


@lru_cache(maxsize=_COMPARED)
def is_translation(one: str, language_one: str, two: str, language_two: str) -> bool:
    """Whether one of two texts in different languages is a translation of the other, or both of a third one.

    False for texts of fewer than :data:`ENOUGH` sentences: nothing can be told of them.
    """
    if language_one == language_two or _at_most(_read(one, language_one), _read(two, language_two)) < THRESHOLD:
        return False
    return likeness(one, language_one, two, language_two) >= THRESHOLD


def _at_most(first: Sequence[_Told], second: Sequence[_Told]) -> float:
    """What :func:`likeness` cannot exceed, whatever the order: most independent texts need no aligning."""
    whole = min(sum(told.weight for told in first), sum(told.weight for told in second))
    known = {sign for told in second for sign in told.signs}, {sign for told in first for sign in told.signs}
    shared = [
        sum(weight for told in text for sign, weight in told.signs.items() if sign in other)
        for text, other in zip((first, second), known, strict=True)
    ]
    return min(shared) / whole if whole else 0.0


def _aligned(first: Sequence[_Told], second: Sequence[_Told]) -> float:
    """The weight of the best alignment in order: one sentence with one, or with two that follow one another."""
    best = [[0.0] * (len(second) + 1) for _ in range(len(first) + 1)]
    for at in range(1, len(first) + 1):
        for to in range(1, len(second) + 1):
            one, two = first[at - 1], second[to - 1]
            found = [best[at - 1][to], best[at][to - 1], best[at - 1][to - 1] + _agreement(one, two)]
            if to > 1:
                found.append(best[at - 1][to - 2] + _agreement(one, _both(second[to - 2], two)))
            if at > 1:
                found.append(best[at - 2][to - 1] + _agreement(_both(first[at - 2], one), two))
            best[at][to] = max(found)
    return best[-1][-1]


def _agreement(one: _Told, two: _Told) -> float:
    """The weight of what both speak of, less where much else stands beside it."""
    common = sum(min(weight, two.signs.get(sign, 0.0)) for sign, weight in one.signs.items())
    return 2 * common * common / (one.weight + two.weight) if common else 0.0


def _both(one: _Told, two: _Told) -> _Told:
    signs = dict(one.signs)
    for sign, weight in two.signs.items():
        signs[sign] = max(weight, signs.get(sign, 0.0))
    return _Told(signs, sum(signs.values()))


@lru_cache(maxsize=_REMEMBERED)
def _read(text: str, language: str) -> tuple[_Told, ...]:
    sentences = split_document(Document("", text, language=language, paragraphs=tuple(_paragraphs(text, language))))
    tokens = [_TOKEN.findall(sentence.text) for sentence in sentences[:_MOST]]
    known = _names_inside(tokens)
    spoken = [sentence.language if sentence.language in LANGUAGES else language for sentence in sentences]
    told = [_signs(words, spoken[at], known) for at, words in enumerate(tokens)]
    return tuple(one for one in told if one.signs)


def _paragraphs(text: str, language: str) -> list[Paragraph]:
    return [Paragraph(match.start(), match.end(), language, "body") for match in re.finditer(r"[^\n]+", text)]


def _names_inside(sentences: Sequence[Sequence[str]]) -> frozenset[str]:
    """Keys of words in capitals that do not begin a sentence."""
    return frozenset(_key(word) for words in sentences for word in words[1:] if word[0].isupper())


def _key(word: str) -> str:
    return name_key(word).replace(" ", "")[:_NAME]


def _signs(words: Sequence[str], language: str, known: frozenset[str]) -> _Told:
    signs: dict[object, float] = {}
    for at, word in enumerate(words):
        if word in _QUOTES:
            signs["quotation"] = _QUOTE_WEIGHT
            continue
        if word[0].isdecimal():
            value = int(re.sub(r"\D", "", word)[:_DIGITS])
            thousand = at + 1 < len(words) and _THOUSAND.match(words[at + 1].lower())
            signs[value * 1000 if thousand else value] = _NUMBER_WEIGHT
            continue
        folded = fold(word)
        concept = concept_of(folded, language)
        if concept is not None:
            signs["word", concept] = _WORD_WEIGHT
        elif word[0].isupper() and len(word) > 2 and (at or _key(word) in known):
            signs["name", _key(word)] = _NAME_WEIGHT
    _share_out(signs)
    for value in _spelled([fold(word) for word in words], language):
        signs[value] = _NUMBER_WEIGHT
    return _Told(signs, sum(signs.values()))


def _share_out(signs: dict[object, float]) -> None:
    """Many names in one sentence weigh no more than a few: every report of a list has them."""
    names = [sign for sign in signs if isinstance(sign, tuple) and sign[0] == "name"]
    for sign in names if len(names) > _FEW else ():
        signs[sign] = _NAME_WEIGHT * _FEW / len(names)


def _spelled(words: Sequence[str], language: str) -> list[int]:
    """Numbers in words from two on; tens and units that follow one another are one number."""
    found: list[tuple[int, int]] = []
    for at, word in enumerate(words):
        value = _value(word, language)
        if value is None:
            continue
        if found and found[-1][0] == at - 1 and value < 10 <= found[-1][1] and found[-1][1] % 10 == 0:
            found[-1] = (at, found[-1][1] + value)
        else:
            found.append((at, value))
    return [value for _, value in found if value > 1]


def _value(word: str, language: str) -> int | None:
    values = word_values(language) if language in LANGUAGES else {}
    if word in values or language != "kk":
        return values.get(word, _TIMES.get(word))
    for length in range(len(word) - 1, 2, -1):
        if word[:length] in values and _KAZAKH_ENDING.fullmatch(word, length):
            return values[word[:length]]
    return None
