"""Long lists by pages: which page was asked for, and which part of a list it is. Reads nothing but the address."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from django.http import HttpRequest

Row = TypeVar("Row")


def page_number(request: HttpRequest) -> int:
    """The page of ``?page=``, from 1; the first one for anything else."""
    value = request.GET.get("page", "1")
    return max(1, int(value)) if value.isascii() and value.isdecimal() and len(value) < 7 else 1


def part(rows: Sequence[Row], number: int, size: int) -> tuple[Sequence[Row], bool]:
    """The rows of page ``number``, and whether more follow."""
    start = (number - 1) * size
    return rows[start : start + size], len(rows) > start + size
