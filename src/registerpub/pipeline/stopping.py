"""Whether this process was told to stop. What is under way may be cut off anywhere; nothing more is begun."""

from __future__ import annotations

_told: list[int] = []


def tell_to_stop(number: int) -> None:
    """Signal ``number`` asked. Takes no lock, so that a handler of signals may call it."""
    _told.append(number)


def is_stopping() -> bool:
    return bool(_told)
