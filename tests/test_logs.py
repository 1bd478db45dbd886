"""Lines of the log, plain and as JSON: one line each, and never the words of an error, which may quote a page."""

from __future__ import annotations

import json
import logging

import pytest

from registerpub.logs import JsonLine, TextLine

NAME = "Талгат Бекенов"


def record(message: str, *values: object, failed: bool = False) -> logging.LogRecord:
    made = logging.LogRecord("registerpub.jobs", logging.WARNING, __file__, 1, message, values, None)
    made.created = 1_614_848_400.0
    if failed:
        try:
            raise ValueError(f"{NAME} was released")
        except ValueError as error:
            made.exc_info = (ValueError, error, error.__traceback__)
    return made


def test_a_line_of_text() -> None:
    line = TextLine().format(record("crawled %s:\n %s articles", "ala", 3))
    assert line == "2021-03-04T09:00:00Z WARNING registerpub.jobs crawled ala: 3 articles"


def test_a_line_of_json_is_one_object() -> None:
    line = JsonLine().format(record("crawled %s:\n %s articles", "ala", 3))
    assert "\n" not in line
    found = json.loads(line)
    assert found["process"] and {name: found[name] for name in ("time", "level", "logger", "message")} == {
        "time": "2021-03-04T09:00:00Z",
        "level": "WARNING",
        "logger": "registerpub.jobs",
        "message": "crawled ala: 3 articles",
    }


@pytest.mark.parametrize("form", [TextLine, JsonLine])
def test_an_error_is_told_by_its_kind_and_place_only(form: type[logging.Formatter]) -> None:
    line = form().format(record("failed", failed=True))
    assert "ValueError at tests.test_logs:" in line and "\n" not in line
    assert NAME not in line and "released" not in line
    assert json.dumps(NAME)[1:-1] not in line
