"""Peers that know Russian inflection: pymorphy3, pytrovich and natasha."""

from __future__ import annotations

import importlib
import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from itertools import product
from typing import Any

from bench.names.gold import fold
from bench.names.ours import Finding
from bench.names.peers_search import FormsOfNames
from bench.names.register import Entry

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class PymorphyPairs:
    """All parses of neighbouring words, looked up as pairs of dictionary forms; one word may stand between.

    That finds what Aho-Corasick over every sequence of lemmas would find, at less cost.
    """

    name = "pymorphy3, all parses, pairs of lemmas"
    sample = 0

    def __init__(self) -> None:
        self._pairs: dict[tuple[str, str], set[str]] = {}
        self._lemmas: Any = None

    def build(self, entries: Iterable[Entry]) -> None:
        analyzer = importlib.import_module("pymorphy3").MorphAnalyzer()

        @lru_cache(maxsize=200_000)
        def lemmas(word: str) -> frozenset[str]:
            return frozenset((word, *(fold(parse.normal_form) for parse in analyzer.parse(word))))

        self._lemmas = lemmas
        pairs: dict[tuple[str, str], set[str]] = defaultdict(set)
        for entry in entries:
            for pair in product(lemmas(fold(entry.given)), lemmas(fold(entry.surname))):
                pairs[pair].add(entry.id)
                pairs[pair[::-1]].add(entry.id)
        self._pairs = dict(pairs)

    def finding(self, text: str, language: str) -> Finding:
        words = [self._lemmas(fold(word)) for word in _WORD.findall(text)]
        found: set[str] = set()
        for distance in (1, 2):
            for one, other in zip(words, words[distance:], strict=False):
                for pair in product(one, other):
                    found |= self._pairs.get(pair, set())
        return Finding(frozenset(found))


class PytrovichForms(FormsOfNames):
    """Every case of the name as pytrovich writes it, searched as whole words."""

    name = "pytrovich forms + Aho-Corasick"

    def __init__(self) -> None:
        super().__init__()
        self._tools: tuple[Any, Any, Any, Any] | None = None

    def build(self, entries: Iterable[Entry]) -> None:
        enums, maker = importlib.import_module("pytrovich.enums"), importlib.import_module("pytrovich.maker")
        detector = importlib.import_module("pytrovich.detector")
        self._tools = (enums.NamePart, list(enums.Case), maker.PetrovichDeclinationMaker(), detector)
        super().build(entries)

    def inflected(self, entry: Entry) -> list[tuple[str, str]]:
        assert self._tools is not None
        part, cases, maker, detector = self._tools
        gender = detector.PetrovichGenderDetector().detect(firstname=entry.given, lastname=entry.surname)
        forms = [(entry.given, entry.surname)]
        for case in cases:
            given = maker.make(part.FIRSTNAME, gender, case, entry.given)
            forms.append((given, maker.make(part.LASTNAME, gender, case, entry.surname)))
        return forms


class NatashaNames:
    """Names found by natasha's recogniser, brought to base form and split into given name and surname."""

    name = "natasha NER + name facts"
    sample = 240

    def __init__(self) -> None:
        self._tools: dict[str, Any] = {}
        self._ids: dict[frozenset[str], str] = {}

    def build(self, entries: Iterable[Entry]) -> None:
        natasha = importlib.import_module("natasha")
        vocabulary, embedding = natasha.MorphVocab(), natasha.NewsEmbedding()
        self._tools = {
            "doc": natasha.Doc,
            "segmenter": natasha.Segmenter(),
            "morphology": natasha.NewsMorphTagger(embedding),
            "recogniser": natasha.NewsNERTagger(embedding),
            "facts": natasha.NamesExtractor(vocabulary),
            "vocabulary": vocabulary,
        }
        self._ids = {frozenset(map(fold, (entry.given, entry.surname))): entry.id for entry in entries}

    def finding(self, text: str, language: str) -> Finding:
        tools = self._tools
        doc = tools["doc"](text)
        doc.segment(tools["segmenter"])
        doc.tag_morph(tools["morphology"])
        doc.tag_ner(tools["recogniser"])
        found = (self._person(span) for span in doc.spans if span.type == "PER")
        return Finding(frozenset(id for id in found if id))

    def _person(self, span: Any) -> str | None:
        span.normalize(self._tools["vocabulary"])
        span.extract_fact(self._tools["facts"])
        fact = span.fact.as_dict if span.fact else {}
        words = (fact.get("first"), fact.get("last"))
        split = frozenset(fold(word) for word in words if word)
        return self._ids.get(split) or self._ids.get(frozenset(fold(span.normal).split()))
