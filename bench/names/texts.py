"""Tests 1 to 3: labelled Russian and Kazakh sentences, with the register in the text's language or in another one."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence

from bench.names.gold import Name, Sentence, names_of
from bench.names.ours import Ours
from bench.names.peers import Peer, peers_for
from bench.names.register import Register, register_of
from bench.names.report import Table
from bench.names.scoring import Counts, measure, share
from bench.names.settings import Settings
from bench.names.spellings import (
    KAZAKH_TO_ENGLISH,
    RUSSIAN_TO_ENGLISH,
    Writer,
    given_names,
    kazakh_to_english,
    kazakh_to_russian,
    russian_to_english,
)

COLUMNS = (
    "half", "register", "tool", "recall", "strong alone", "doubtful adds", "precision", "strong precision",
    "false", "doubtful false", "misplaced", "of", "MB/s", "build s", "remarks",
)  # fmt: skip
SAME_NOTE = (
    "Sentence level: a person written with given name and surname must be found. `doubtful adds`: share of the wanted "
    "that only an answer with several candidates holds. `misplaced`: mentions (ours) that touch no label of their "
    "person. `MB/s`: one pass in the order of the file, building apart; see the speed test for cold and warm."
)


def run_texts(settings: Settings) -> list[Table]:
    """Register in the language of the text."""
    tables = []
    for language, title in (("ru", "1. Russian text, Russian register"), ("kk", "2. Kazakh text, Kazakh register")):
        table = Table(f"{language}-{language}", title, COLUMNS, SAME_NOTE)
        for half in settings.halves:
            sentences = sentences_in(settings, language, half)
            register = register_of(f"{language}, base forms", names_of(sentences), language, _unchanged)
            fill(table, settings, half, language, register, sentences)
        tables.append(table)
    return tables


def run_scripts(settings: Settings) -> list[Table]:
    """Register in another language than the text, written by schemes independent of the matcher."""
    plans: tuple[tuple[str, str, str, Callable], ...] = (
        ("ru", "en", "3a. Russian text, English register", _russian_in_english),
        ("kk", "en", "3b. Kazakh text, English register", _kazakh_in_english),
        ("kk", "ru", "3c. Kazakh text, Russian register", _kazakh_in_russian),
        ("ru", "kk", "3d. Russian text, Kazakh register", _russian_in_kazakh),
    )
    tables = []
    for text, written, title, registers in plans:
        table = Table(f"{text}-{written}", title, COLUMNS, "Counted as in tests 1 and 2. Peers: first scheme only.")
        for half in settings.halves:
            sentences = sentences_in(settings, text, half)
            for number, register in enumerate(registers(settings, names_of(sentences))):
                fill(table, settings, half, text, register, sentences, with_peers=not number)
        tables.append(table)
    return tables


def sentences_in(settings: Settings, language: str, half: str) -> list[Sentence]:
    return settings.russian(half) if language == "ru" else settings.kazakh(half)


def _unchanged(name: Name) -> tuple[str, str]:
    return name.given, name.surname


def _with(given: Writer, surname: Writer) -> Callable[[Name], tuple[str, str]]:
    return lambda name: (given(name.given), surname(name.surname))


def _russian_in_english(settings: Settings, names: Sequence[Name]) -> Iterable[Register]:
    for scheme in RUSSIAN_TO_ENGLISH:
        write = russian_to_english(scheme)
        yield register_of(f"en, {scheme}", names, "en", _with(write, write))


def _kazakh_in_english(settings: Settings, names: Sequence[Name]) -> Iterable[Register]:
    for scheme in KAZAKH_TO_ENGLISH:
        write = kazakh_to_english(scheme)
        if write:
            yield register_of(f"en, {scheme}", names, "en", _with(write, write))


def _kazakh_in_russian(settings: Settings, names: Sequence[Name]) -> Iterable[Register]:
    write, known = kazakh_to_russian(), given_names(settings.reference.given, "kk", "ru")
    yield register_of("ru, letters of the press", names, "ru", _with(write, write))
    given = _looked_up(known, write)
    yield register_of("ru, press, given names of KazPER", names, "ru", _with(given, write))


def _russian_in_kazakh(settings: Settings, names: Sequence[Name]) -> Iterable[Register]:
    known = given_names(settings.reference.given, "ru", "kk")
    yield register_of("kk, Russian names kept", names, "kk", _unchanged)
    yield register_of("kk, given names of KazPER", names, "kk", _with(_looked_up(known, str), str))


def _looked_up(known: dict[str, str], otherwise: Writer) -> Writer:
    return lambda word: known.get(word) or otherwise(word)


def fill(
    table: Table,
    settings: Settings,
    half: str,
    language: str,
    register: Register,
    sentences: list[Sentence],
    with_peers: bool = True,
) -> None:
    add_row(table, half, register, "ours", measure_ours(register, sentences))
    peers = peers_for(language, register.entries[0].language) if settings.peers and register.entries else []
    for peer in peers if with_peers else ():
        add_peer(table, half, register, peer, sentences, settings.quick)


def measure_ours(register: Register, sentences: Sequence[Sentence]) -> Counts:
    tool = Ours()
    start = time.perf_counter()
    tool.build(register.entries)
    built = time.perf_counter() - start
    counts = measure(tool.find, register, sentences)
    counts.build_seconds = built
    return counts


def add_peer(
    table: Table, half: str, register: Register, peer: Peer, sentences: list[Sentence], quick: bool = False
) -> None:
    """A row for the peer, also if its package is not installed; slow peers see a sample of the sentences."""
    chosen, remark = sample(sentences, peer.sample // (5 if quick else 1))
    start = time.perf_counter()
    try:
        peer.build(register.entries)
    except ImportError as error:
        table.add(half, register.title, peer.name, *[None] * 11, f"not installed ({error.name})")
        return
    built = time.perf_counter() - start
    counts = measure(peer.finding, register, chosen)
    counts.build_seconds = built
    add_row(table, half, register, peer.name, counts, remark)


def sample(sentences: list[Sentence], size: int) -> tuple[list[Sentence], str]:
    """All, or the first sentences of which two thirds name somebody in full. 0 means all."""
    if not size or size >= len(sentences):
        return sentences, ""
    named = [sentence for sentence in sentences if sentence.wanted][: size * 2 // 3]
    others = [sentence for sentence in sentences if not sentence.wanted][: size - len(named)]
    return named + others, f"first {len(named)} + {len(others)} sentences"


def add_row(table: Table, half: str, register: Register, tool: str, counts: Counts, remark: str = "") -> None:
    ours = tool == "ours"
    table.add(
        half,
        register.title,
        tool,
        counts.recall,
        share(counts.strong, counts.wanted) if ours else None,
        share(counts.doubtful_hit, counts.wanted) if ours else None,
        counts.precision,
        share(counts.strong_right, counts.strong_right + counts.strong_wrong) if ours else None,
        counts.wrong,
        counts.doubtful_wrong if ours else None,
        counts.misplaced if ours else None,
        counts.wanted,
        counts.speed,
        counts.build_seconds,
        remark,
    )
    if ours:
        table.details += [(half, f"{register.title}: {note}") for note in counts.notes]
