"""How a long command tells how far it is. Needs no project that is set up."""

from __future__ import annotations

from collections.abc import Callable

#: Told after each row or file: what is being done, how many are done, how many are due.
Progress = Callable[[str, int, int], None]


def quiet(stage: str, done: int, due: int) -> None:
    """No progress report."""
