"""What the labels say: who is named in a sentence, and which answers are therefore right.

A *full* label names a person with given name and surname written out; only these must be found. Every other label
(surname alone, initials, nickname) may be answered but need not be.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from bench.names.data import GivenName, RawRow

_FULL_KINDS = ("name+surname", "name+patronymic+surname")
_PATRONYMIC = re.compile(r".+(ұлы|қызы|улы|кызы|вич|вна|ична)$")
_SURNAME = re.compile(r".+(ов|ев|ёв|ин|ова|ева|ёва|ина|ский|ская)$")
_INITIAL = re.compile(r"([^\W\d_]{1,2})\.")


def fold(word: str) -> str:
    """Lower case, ё as е: spellings that the labels themselves mix."""
    return word.lower().replace("ё", "е")


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A person of the labels, in base form."""

    given: str
    surname: str

    @property
    def id(self) -> str:
        return f"{self.given} {self.surname}"

    @property
    def words(self) -> frozenset[str]:
        return frozenset((fold(self.given), fold(self.surname)))


@dataclass(frozen=True, slots=True)
class Label:
    """One labelled mention: where it stands, the folded words of its base form, and the person if it is a full one."""

    start: int
    end: int
    words: frozenset[str]
    initials: frozenset[str]
    name: Name | None


@dataclass(frozen=True, slots=True)
class Sentence:
    number: int
    text: str
    language: str
    labels: tuple[Label, ...]
    surfaces: tuple[str, ...]

    @property
    def wanted(self) -> frozenset[Name]:
        return frozenset(label.name for label in self.labels if label.name)

    def labels_of(self, name: Name) -> list[Label]:
        """The labels that an answer with this person agrees with."""
        return [label for label in self.labels if self._fits(name, label)]

    def _fits(self, name: Name, label: Label) -> bool:
        words = name.words
        if words <= label.words:
            return True
        if label.initials:
            return fold(name.surname) in label.words and fold(name.given)[0] in label.initials
        again = bool(label.words) and label.words < words
        return again and any(words <= other.words for other in self.labels)


def read_sentences(rows: Iterable[RawRow], given: Iterable[GivenName]) -> list[Sentence]:
    """The rows with their labels; one person has one :class:`Name`, in the order that the labels prefer."""
    known = {fold(name.kk) for name in given} | {fold(name.ru) for name in given}
    sentences = [_read(row, known) for row in rows]
    preferred = _preferred_names(sentences)
    return [_with_names(sentence, preferred) for sentence in sentences]


def names_of(sentences: Iterable[Sentence]) -> list[Name]:
    return sorted({name for sentence in sentences for name in sentence.wanted})


def _read(row: RawRow, known: set[str]) -> Sentence:
    labels = tuple(_label(gold, known) for gold in row.gold)
    return Sentence(row.number, row.text, row.language, labels, tuple(gold["surface"] for gold in row.gold))


def _label(gold: dict, known: set[str]) -> Label:
    base = [word for word in str(gold["base_name"] or gold["surface"]).split() if word != "None"]
    words = frozenset(fold(word.strip(".")) for part in base for word in (part, *part.split(".")) if word.strip("."))
    initials = frozenset(fold(letter)[0] for letter in _INITIAL.findall(gold["surface"]))
    name = _russian_name(gold) if "kind" in gold else _kazakh_name(gold["surface"], base, known)
    return Label(gold["start"], gold["end"], words, initials, name)


def _russian_name(gold: dict) -> Name | None:
    if gold["kind"] not in _FULL_KINDS or gold["cls"] != "plain":
        return None
    return _written_out(gold["first"], gold["last"])


def _kazakh_name(surface: str, base: list[str], known: set[str]) -> Name | None:
    if "." in surface:
        return None
    if len(base) == 3 and _PATRONYMIC.match(fold(base[1])):
        return _written_out(base[0], base[2])
    if len(base) == 3 and _PATRONYMIC.match(fold(base[2])) and _SURNAME.match(fold(base[0])):
        return _written_out(base[1], base[0]) if fold(base[1]) in known else None
    if len(base) != 2:
        return None
    first, last = base
    turned = _SURNAME.match(fold(first)) and fold(last) in known and not _SURNAME.match(fold(last))
    return _written_out(last, first) if turned and fold(first) not in known else _written_out(first, last)


def _written_out(given: str | None, surname: str | None) -> Name | None:
    """The name unless a part is missing, a letter, or more than one word."""
    if not given or not surname or min(len(given), len(surname)) < 2 or " " in given + surname:
        return None
    return Name(given, surname)


def _preferred_names(sentences: Iterable[Sentence]) -> dict[frozenset[str], Name]:
    counts: dict[frozenset[str], Counter[Name]] = defaultdict(Counter)
    for sentence in sentences:
        for label in sentence.labels:
            if label.name:
                counts[label.name.words][label.name] += 1
    return {words: min(names, key=lambda name: (-names[name], name)) for words, names in counts.items()}


def _with_names(sentence: Sentence, preferred: dict[frozenset[str], Name]) -> Sentence:
    labels = tuple(
        Label(label.start, label.end, label.words, label.initials, preferred[label.name.words] if label.name else None)
        for label in sentence.labels
    )
    return Sentence(sentence.number, sentence.text, sentence.language, labels, sentence.surfaces)
