"""On which line of a JSON file each value stands, by the path that faults are named by (``people[3].sex``)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

_SPACE = re.compile(r"[ \t\n\r]*")
_TEXT = re.compile(r'"(?:[^"\\]|\\.)*"')
_PLAIN = re.compile(r"[^,\]}\s]+")


def value_lines(text: str) -> dict[str, int]:
    """Path → line, from 1, of every value of ``text``, which must be valid JSON; the whole file is the path ""."""
    return _Reader(text).lines


def line_of(path: str, lines: Mapping[str, int]) -> int:
    """The line of ``path``, else of the nearest part around it; 0 for the file as a whole."""
    while path:
        if path in lines:
            return lines[path]
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return 0


class _Reader:
    """Walks once over a text that ``json.loads`` has taken."""

    def __init__(self, text: str) -> None:
        self._text, self._line, self._counted = text, 1, 0
        self.lines: dict[str, int] = {}
        self._value(self._skip(0), "")

    def _skip(self, at: int) -> int:
        return self._end(_SPACE, at)

    def _end(self, pattern: re.Pattern[str], at: int) -> int:
        found = pattern.match(self._text, at)
        assert found is not None, "json.loads takes nothing that does not match"
        return found.end()

    def _note(self, path: str, at: int) -> None:
        self._line += self._text.count("\n", self._counted, at)
        self._counted = at
        self.lines[path] = self._line

    def _value(self, at: int, path: str) -> int:
        """Where the value that begins at ``at`` ends."""
        self._note(path, at)
        sign = self._text[at]
        if sign == '"':
            return self._end(_TEXT, at)
        if sign in "{[":
            return self._parts(at, path, is_object=sign == "{")
        return self._end(_PLAIN, at)

    def _parts(self, at: int, path: str, *, is_object: bool) -> int:
        at, number = self._skip(at + 1), 0
        while self._text[at] not in "}]":
            inner = f"{path}[{number}]"
            if is_object:
                end = self._end(_TEXT, at)
                inner = f"{path}.{json.loads(self._text[at:end])}".lstrip(".")
                at = self._skip(self._skip(end) + 1)
            at = self._skip(self._value(at, inner))
            if self._text[at] == ",":
                at = self._skip(at + 1)
            number += 1
        return at + 1
