"""On which line a value of a JSON file stands, however the file is laid out."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from registerpub.core.casefile.registerlines import line_of, value_lines

NAMES = st.text(st.characters(exclude_characters=".[]", exclude_categories=["Cs"]), min_size=1, max_size=5)
DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=20,
)


def places(data: Any, path: str = "") -> list[tuple[str, Any]]:
    found = [(path, data)]
    if isinstance(data, list):
        for number, inner in enumerate(data):
            found += places(inner, f"{path}[{number}]")
    if isinstance(data, dict):
        for name, inner in data.items():
            found += places(inner, f"{path}.{name}".lstrip("."))
    return found


@given(DATA)
def test_every_value_is_found_on_its_line(data: Any) -> None:
    text = json.dumps(data, ensure_ascii=False, indent=1)
    lines, rows = value_lines(text), text.split("\n")
    assert set(lines) == {path for path, _ in places(data)}
    for path, value in places(data):
        if not isinstance(value, dict | list):
            assert rows[lines[path] - 1].rstrip(",").endswith(json.dumps(value, ensure_ascii=False))


@given(DATA)
def test_a_file_on_one_line_is_all_line_one(data: Any) -> None:
    assert set(value_lines(json.dumps(data)).values()) == {1}


def test_what_is_missing_is_looked_for_around_its_place() -> None:
    lines = value_lines('{\n"people": [\n{"id": "a"},\n{\n"id": "b"}]}')
    assert line_of("people[1].names", lines) == 4 and line_of("people[1].id", lines) == 5
    assert line_of("people[7].names[0].full", lines) == 2
    assert line_of("the file", lines) == 0 and line_of("", lines) == 0
