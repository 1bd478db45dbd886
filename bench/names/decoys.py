"""Test 6: how many false hits 100,000 further people on the register bring in real Russian and Kazakh sentences.

The people are invented. None has the name of a labelled person of either half, in any order, in base form or in the
romanised key, and none stands in the text word for word.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence

from bench.names.gold import Name, Sentence, fold, names_of
from bench.names.ours import Finding, Ours
from bench.names.people import Invented, invent
from bench.names.register import Entry, register_of, with_entries
from bench.names.report import Table
from bench.names.scoring import measure, share
from bench.names.settings import Settings
from bench.names.spellings import kazakh_to_english, loose_key
from bench.names.texts import sentences_in

_COLUMNS = (
    "half", "text", "register", "decoys", "sentences", "false", "false per 1,000 sentences", "of them strong",
    "doubtful with a decoy", "recall", "recall without decoys", "build s", "MB/s",
)  # fmt: skip
_NOTE = (
    "Invented people (given names of KazPER, a fifth with Russian names) added to the register of the labelled ones. "
    "`false`: mentions that name a decoy. `doubtful with a decoy`: answers with several candidates, a decoy among them."
)


def run_decoys(settings: Settings) -> list[Table]:
    table = Table("decoys", "6. False hits with many further people on the register", _COLUMNS, _NOTE)
    decoys = invent(settings.reference.given, settings.count(100_000, 3_000), "decoy")
    for text in ("ru", "kk"):
        everybody = [sentence for half in ("even", "odd") for sentence in sentences_in(settings, text, half)]
        strangers = without_namesakes(decoys, everybody)
        for half in settings.halves:
            sentences = sentences_in(settings, text, half)
            names = names_of(sentences)
            _measure(table, half, text, text, sentences, names, [person.entry(text) for person in strangers])
        if settings.halves:
            _measure_romanised(table, settings, text, strangers)
    return [table]


def _measure_romanised(table: Table, settings: Settings, text: str, strangers: Sequence[Invented]) -> None:
    """The register in Latin letters, last of the halves only: the build takes long."""
    half = settings.halves[-1]
    sentences = sentences_in(settings, text, half)
    _measure(table, half, text, "en", sentences, names_of(sentences), [person.entry("en") for person in strangers])


def without_namesakes(decoys: Iterable[Invented], sentences: Sequence[Sentence]) -> list[Invented]:
    """The decoys whom neither the labels nor the text name, in any of the spellings."""
    words = {label.words for sentence in sentences for label in sentence.labels}
    keys = {frozenset(map(loose_key, group)) for group in words}
    texts = _adjacent_words(sentences)
    return [person for person in decoys if not _is_named(person, words, keys, texts)]


def _is_named(person: Invented, words: set[frozenset[str]], keys: set[frozenset[str]], texts: set[str]) -> bool:
    for language in ("kk", "ru", "en"):
        written = frozenset(map(fold, person.written(language)))
        key = frozenset(map(loose_key, written))
        given, surname = map(fold, person.written(language))
        if written in words or key in keys or f"{given} {surname}" in texts or f"{surname} {given}" in texts:
            return True
    return False


def _adjacent_words(sentences: Sequence[Sentence]) -> set[str]:
    found = set()
    for sentence in sentences:
        words = fold(sentence.text).replace(",", " ").replace(".", " ").split()
        found.update(" ".join(pair) for pair in zip(words, words[1:], strict=False))
    return found


def _measure(
    table: Table, half: str, text: str, written: str, sentences: list[Sentence], names: list[Name], decoys: list[Entry]
) -> None:
    write = kazakh_to_english("passport_ye") if written == "en" else str
    assert write is not None
    alone = register_of(written, names, written, lambda name: (write(name.given), write(name.surname)))
    register = with_entries(alone, written, decoys)
    tool = Ours()
    start = time.perf_counter()
    tool.build(register.entries)
    built = time.perf_counter() - start
    strangers = {entry.id for entry in decoys}
    counts = measure(tool.find, register, sentences)
    before = Ours()
    before.build(alone.entries)
    recall = measure(before.find, alone, sentences).recall
    false, strong, doubtful = _count(table, half, text, written, sentences, counts.findings, strangers)
    per = share(1000 * false, len(sentences))
    table.add(
        half, text, written, len(decoys), len(sentences), false, per, strong, doubtful, counts.recall, recall, built,
        counts.speed,
    )  # fmt: skip


def _count(
    table: Table, half: str, text: str, written: str, sentences: list[Sentence], findings: list[Finding], decoys: set
) -> tuple[int, int, int]:
    false = strong = doubtful = 0
    for sentence, finding in zip(sentences, findings, strict=True):
        for (id, _, _), reasons in zip(finding.spans, finding.reasons, strict=True):
            if id in decoys:
                false += 1
                strong += id in finding.strong
                table.details.append((half, f"{text}, {written}: row {sentence.number} {id} at «{reasons}»"))
        doubtful += sum(not ids.isdisjoint(decoys) for ids in finding.either)
    return false, strong, doubtful
