"""What a run was asked for, and the data it works on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.names.data import HALVES, GivenName, Reference, take_half
from bench.names.gold import Sentence, read_sentences


@dataclass(frozen=True, slots=True)
class Settings:
    """``quick`` cuts every test to a smoke run; ``folder`` is where the data was read from."""

    folder: Path
    reference: Reference
    halves: tuple[str, ...] = HALVES
    quick: bool = False
    peers: bool = True

    def russian(self, half: str) -> list[Sentence]:
        return self._sentences(self.reference.russian, half)

    def kazakh(self, half: str) -> list[Sentence]:
        return self._sentences(self.reference.kazakh, half)

    def _sentences(self, rows: Sequence, half: str) -> list[Sentence]:
        chosen = take_half(tuple(rows), half)
        return read_sentences(chosen[: 200 if self.quick else None], self.reference.given)

    def given(self, half: str) -> tuple[GivenName, ...]:
        return take_half(self.reference.given, half)

    def count(self, full: int, quick: int) -> int:
        return quick if self.quick else full
