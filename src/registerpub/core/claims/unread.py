"""What the search for unexplained words of law finds; apart from it, as many need the row and few the search."""

from __future__ import annotations

from dataclasses import dataclass

from registerpub.core.records import PartialDate, Span


@dataclass(frozen=True, slots=True)
class Unexplained:
    """A sentence about ``person``. ``dates``: those it tells; ``is_history``: it speaks of the past alone."""

    person: str
    quote: Span
    dates: tuple[PartialDate, ...] = ()
    is_history: bool = False
