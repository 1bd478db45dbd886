"""One measure of speed in a process of its own: build, first pass, second pass, peak memory.

Reads a plan (JSON) from standard input and prints the measure as JSON. The first pass sees every text for the first
time, so nothing can be remembered; the second sees the same texts again.
"""

from __future__ import annotations

import importlib
import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.names.register import Entry

Texts = list[tuple[str, str]]  # language, text


def main() -> None:
    plan = json.load(sys.stdin)
    entries = [Entry(*line.split("\t")) for line in Path(plan["entries"]).read_text("utf-8").splitlines()]
    texts = [(language, text) for language, text in json.loads(Path(plan["texts"]).read_text("utf-8"))]
    json.dump(measure(plan["tool"], entries, texts), sys.stdout)


def measure(tool: str, entries: list[Entry], texts: Texts) -> dict[str, Any]:
    size = sum(len(text.encode()) for _, text in texts)
    prepared, make = TOOLS[tool](entries, texts)
    before = peak_memory()
    start = time.perf_counter()
    find = make()
    built = time.perf_counter() - start
    passes = [one_pass(find, prepared) for _ in range(2)]
    (cold, found), (warm, _) = passes
    return {
        "build_seconds": built,
        "cold": size / cold / 1e6,
        "warm": size / warm / 1e6,
        "found": found,
        "memory_before": before,
        "memory": peak_memory(),
    }


def one_pass(find: Callable[[str, str], int], texts: Texts) -> tuple[float, int]:
    start = time.perf_counter()
    found = sum(find(text, language) for language, text in texts)
    return time.perf_counter() - start, found


def peak_memory() -> float:
    """MB of this process at its peak so far. Linux's own count, where there is one, leaves out what the parent used."""
    status = Path("/proc/self/status")
    lines = status.read_text("ascii").splitlines() if status.exists() else []
    for line in lines:
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def ours(entries: list[Entry], texts: Texts) -> tuple[Texts, Callable]:
    module = importlib.import_module("bench.names.ours")
    people, records = module.people_of(entries), importlib.import_module("registerpub.core.records")
    build = importlib.import_module("registerpub.core.names").build_matcher

    def make() -> Callable[[str, str], int]:
        matcher = build(people)
        return lambda text, language: len(matcher.find(records.Document("text", text, language=language)))

    return texts, make


def aho_corasick(entries: list[Entry], texts: Texts) -> tuple[Texts, Callable]:
    """The raw search: surname stems over text that is in lower case already."""
    package = importlib.import_module("ahocorasick_rs")
    stems = surname_stems(entries)

    def make() -> Callable[[str, str], int]:
        automaton = package.AhoCorasick(stems)
        return lambda text, _: len(automaton.find_matches_as_indexes(text))

    return [(language, text.lower()) for language, text in texts], make


def full_names(entries: list[Entry], texts: Texts) -> tuple[Texts, Callable]:
    """The raw search with every full name as a pattern."""
    package = importlib.import_module("ahocorasick_rs")
    names = sorted({entry.full.lower() for entry in entries})

    def make() -> Callable[[str, str], int]:
        automaton = package.AhoCorasick(names)
        return lambda text, _: len(automaton.find_matches_as_indexes(text))

    return [(language, text.lower()) for language, text in texts], make


def surname_stems(entries: list[Entry]) -> list[str]:
    """Different surnames in lower case without the vowel at their end; very short ones whole."""
    pairs = ((surname, surname.rstrip("аәеиіоөуұүыэюяй")) for surname in (entry.surname.lower() for entry in entries))
    return sorted({stem if len(stem) > 3 else surname for surname, stem in pairs})


def pymorphy(entries: list[Entry], texts: Texts) -> tuple[Texts, Callable]:
    peer = importlib.import_module("bench.names.peers_russian").PymorphyPairs()

    def make() -> Callable[[str, str], int]:
        peer.build(entries)
        return lambda text, language: len(peer.finding(text, language).people)

    return texts, make


TOOLS: dict[str, Callable[[list[Entry], Texts], tuple[Texts, Callable]]] = {
    "ours": ours,
    "aho-corasick": aho_corasick,
    "aho-corasick, full names": full_names,
    "pymorphy3": pymorphy,
}

if __name__ == "__main__":
    main()
