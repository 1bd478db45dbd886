"""Numbers with their noun, for the terminal (English). What editors and readers see goes through the catalogues."""

from __future__ import annotations


def counted(number: int, one: str, many: str = "") -> str:
    """``1 page``, ``2 pages``; ``many`` where an s is not enough (``entry``, ``entries``)."""
    return f"{number} {one if number == 1 else many or one + 's'}"
