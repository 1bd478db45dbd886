"""Reads the reference data: labelled Russian and Kazakh sentences, and Kazakh given names in three languages.

Rows at even index of a file are for tuning, rows at odd index are held out. Nothing here decides what counts as found.
"""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

DEFAULT_FOLDER = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "names"
RUSSIAN, KAZAKH, GIVEN = "factrueval_dev.ru.jsonl", "kaznerd_valid.kk.jsonl", "kazper_given_names.csv"
HALVES = ("even", "odd")
Row = TypeVar("Row")


class DataMissing(Exception):
    """The reference data is not where it was looked for."""


@dataclass(frozen=True, slots=True)
class RawRow:
    """One sentence as in its file. ``number`` is its index there, ``gold`` the labels as given."""

    number: int
    text: str
    language: str
    gold: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class GivenName:
    """A Kazakh given name. ``gender`` is M, F or B (both)."""

    kk: str
    ru: str
    en: str
    gender: str

    def in_language(self, language: str) -> str:
        return str(getattr(self, language))


@dataclass(frozen=True, slots=True)
class Reference:
    russian: tuple[RawRow, ...]
    kazakh: tuple[RawRow, ...]
    given: tuple[GivenName, ...]


def load(folder: Path) -> Reference:
    """All three files. Raises :class:`DataMissing` naming those that are absent."""
    missing = [name for name in (RUSSIAN, KAZAKH, GIVEN) if not (folder / name).is_file()]
    if missing:
        raise DataMissing(f"no reference data: {', '.join(missing)} not found in {folder}; give the folder with --data")
    return Reference(read_rows(folder / RUSSIAN, "ru"), read_rows(folder / KAZAKH, "kk"), read_given(folder / GIVEN))


def read_rows(path: Path, language: str) -> tuple[RawRow, ...]:
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return tuple(RawRow(number, row["text"], language, tuple(row["gold"])) for number, row in enumerate(rows))


def read_given(path: Path) -> tuple[GivenName, ...]:
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(GivenName(row["kk"], row["ru"], row["en"], row["gender"]) for row in csv.DictReader(file))


def take_half(rows: tuple[Row, ...], half: str) -> tuple[Row, ...]:
    """Rows at even index, at odd index, or all (``both``)."""
    return rows if half == "both" else rows[HALVES.index(half) :: 2]


def size_of(texts: list[str]) -> int:
    """Bytes of UTF-8."""
    return sum(len(text.encode()) for text in texts)
