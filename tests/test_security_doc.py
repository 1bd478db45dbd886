"""docs/security.md names the test of each line: each of them is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
ROWS = [line.split(" | ") for line in TEXT.splitlines() if line.startswith("| ") and "| the test |" not in line]


def named(cell: str) -> Iterator[tuple[str, str]]:
    """(file or folder, pattern of a test's name): a name alone belongs to the file named before it."""
    place = ""
    for token in re.findall(r"`([^`]+)`", cell):
        path, _, name = token.partition("::")
        if "/" in path or path.endswith(".py"):
            place = next(
                (found for found in (path, f"tests/desk/{path}", f"tests/pipeline/{path}") if _is(found)), path
            )
        else:
            name = token
        yield place, name.replace("…", "*")


def _is(path: str) -> bool:
    return (ROOT / path).exists()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][:40])
def test_the_tests_of_a_line_are_there(row: list[str]) -> None:
    found = list(named(row[-1]))
    assert found, "each line names its test"
    for place, pattern in found:
        assert _is(place), place
        if pattern:
            tests = re.findall(r"^def (test_\w+)", (ROOT / place).read_text(encoding="utf-8"), re.MULTILINE)
            assert any(fnmatch(name, f"{pattern}*") for name in tests), (place, pattern)
