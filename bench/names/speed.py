"""Test 8: speed and memory, cold and warm, with the raw search and pymorphy3 as measures in the same run.

Every measure runs in a process of its own; ours and the peers take turns and the medians are reported. The people are
invented and none is named in the text, except in the row of the labelled people, where hits are dense.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from bench.names.data import RawRow
from bench.names.decoys import without_namesakes
from bench.names.gold import names_of
from bench.names.people import LANGUAGES, invent
from bench.names.register import Entry
from bench.names.report import Table
from bench.names.settings import Settings
from bench.names.speed_worker import surname_stems

_COLUMNS = (
    "people", "texts", "tool", "cold MB/s", "warm MB/s", "build s", "peak MB", "of it before building", "found",
    "cold, share of raw search", "patterns", "runs", "remarks",
)  # fmt: skip
_NOTE = (
    "MB of UTF-8 text per second on one core; all rows of both files. `cold`: first pass of a fresh process; `warm`: "
    "second pass over the same text. `raw search`: Aho-Corasick (ahocorasick_rs) over text already in lower case with "
    "the different surname stems of the same people. Medians of runs that took turns."
)
_PAGE = 4_000  # bytes of a document of the usual size
_PAGES = "documents of 4 kB"
_TURNS, _FEWEST, _SECONDS = 5, 2, 16  # a group takes turns until it has used up this time


@dataclass(frozen=True, slots=True)
class Measure:
    people: str
    texts: str
    tool: str


def run_speed(settings: Settings) -> list[Table]:
    table = Table("speed", "8. Speed and memory", _COLUMNS, _NOTE)
    with tempfile.TemporaryDirectory() as folder:
        people, patterns = write_people(settings, Path(folder))
        texts = write_texts(settings, Path(folder))
        for group in plan(settings):
            results = take_turns(group, people, texts, 1 if settings.quick else _TURNS)
            _add_rows(table, results, patterns)
    return [table]


def plan(settings: Settings) -> list[list[Measure]]:
    """Measures that take turns with one another."""
    few, many = _sizes(settings)
    groups = [
        [Measure(people, layout, tool) for tool in ("ours", "aho-corasick")]
        for people in (few, "labelled", many)
        for layout in (_PAGES, "sentences", "one document")
    ]
    groups.append([Measure(f"{few}, all three languages", _PAGES, tool) for tool in ("ours", "aho-corasick")])
    for group in groups:
        if group[0].texts == _PAGES and group[0].people == many:
            group.append(Measure(many, _PAGES, "aho-corasick, full names"))
        elif group[0].texts == _PAGES and group[0].people in (few, "labelled") and settings.peers:
            group.append(Measure(group[0].people, _PAGES, "pymorphy3"))
    return groups


def _sizes(settings: Settings) -> dict[str, int]:
    few, many = settings.count(1_000, 200), settings.count(100_000, 2_000)
    return {f"{few:,}": few, f"{many:,}": many}


def write_people(settings: Settings, folder: Path) -> tuple[dict[str, Path], dict[str, int]]:
    """Files of entries, one a line, and how many different stems each has."""
    both = settings.russian("both") + settings.kazakh("both")
    sizes = _sizes(settings)
    spare = invent(settings.reference.given, max(sizes.values()) + 500, "speed")
    strangers = without_namesakes(spare, both)
    lists: dict[str, list[Entry]] = {name: [p.entry("kk") for p in strangers[:size]] for name, size in sizes.items()}
    few = next(iter(sizes))
    in_all = [person.entry(language) for person in strangers[: sizes[few]] for language in LANGUAGES]
    lists[f"{few}, all three languages"] = in_all
    lists["labelled"] = [
        Entry(name.id, language, name.given, name.surname)
        for language, rows in (("ru", settings.russian("both")), ("kk", settings.kazakh("both")))
        for name in names_of(rows)
    ]
    return _write_lists(lists, folder), {name: len(surname_stems(entries)) for name, entries in lists.items()}


def _write_lists(lists: dict[str, list[Entry]], folder: Path) -> dict[str, Path]:
    paths = {}
    for number, (name, entries) in enumerate(lists.items()):
        paths[name] = folder / f"people{number}.tsv"
        lines = ["\t".join((entry.id, entry.language, entry.given, entry.surname)) for entry in entries]
        paths[name].write_text("\n".join(lines) + "\n", encoding="utf-8")
    return paths


def write_texts(settings: Settings, folder: Path) -> dict[str, Path]:
    rows = [settings.reference.russian, settings.reference.kazakh]
    if settings.quick:
        rows = [group[:400] for group in rows]
    layouts = {
        _PAGES: [page for group in rows for page in pages(group)],
        "sentences": [(row.language, row.text) for group in rows for row in group],
        "one document": [("kk", "\n".join(row.text for group in rows for row in group))],
    }
    paths = {}
    for number, (name, texts) in enumerate(layouts.items()):
        paths[name] = folder / f"texts{number}.json"
        paths[name].write_text(json.dumps(texts, ensure_ascii=False), encoding="utf-8")
    return paths


def pages(rows: Iterable[RawRow]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    lines: list[str] = []
    size = 0
    language = ""
    for row in rows:
        lines.append(row.text)
        size += len(row.text.encode()) + 1
        language = row.language
        if size >= _PAGE:
            found.append((language, "\n".join(lines)))
            lines, size = [], 0
    return [*found, (language, "\n".join(lines))] if lines else found


def take_turns(
    group: Sequence[Measure], people: dict[str, Path], texts: dict[str, Path], turns: int
) -> dict[Measure, list[dict[str, Any]]]:
    results: dict[Measure, list[dict[str, Any]]] = {one: [] for one in group}
    start = time.perf_counter()
    for turn in range(turns):
        if turn >= _FEWEST and time.perf_counter() - start > _SECONDS:
            break
        for one in group:
            results[one].append(run_worker(one.tool, people[one.people], texts[one.texts]))
    return results


def run_worker(tool: str, entries: Path, texts: Path) -> dict[str, Any]:
    """The measure, or ``{"failed": reason}``."""
    given = json.dumps({"tool": tool, "entries": str(entries), "texts": str(texts)})
    command = [sys.executable, "-m", "bench.names.speed_worker"]
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=False)
    if done.returncode:
        return {"failed": done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "died"}
    measure: dict[str, Any] = json.loads(done.stdout)
    return measure


def _add_rows(table: Table, results: dict[Measure, list[dict[str, Any]]], patterns: dict[str, int]) -> None:
    raw = [run["cold"] for one, runs in results.items() if one.tool == "aho-corasick" for run in runs if "cold" in run]
    for one, runs in results.items():
        good = [run for run in runs if "failed" not in run]
        if not good:
            table.add(one.people, one.texts, one.tool, *[None] * 7, None, 0, str(runs[0]["failed"]))
            continue
        middle = {key: median(run[key] for run in good) for key in good[0]}
        keys = ("cold", "warm", "build_seconds", "memory", "memory_before")
        ratio = middle["cold"] / median(raw) if raw else None
        count = patterns[one.people] if one.tool == "aho-corasick" else None
        found = int(middle["found"])
        table.add(
            one.people, one.texts, one.tool, *(middle[key] for key in keys), found, ratio, count, len(good), ""
        )  # fmt: skip
