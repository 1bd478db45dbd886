"""Lines of the log: when, how grave, by which part, what. An error's own words are left out: they may quote a page.

Messages of registerpub hold names of sources, codes and numbers only; those of libraries are cut to one line.
"""

from __future__ import annotations

import datetime as dt
import json
import logging

_LONGEST = 500
_PLACES = 5


class TextLine(logging.Formatter):
    """``2026-03-01T09:00:00Z INFO registerpub.jobs.steps crawled ala: 3 articles``; of an error its kind."""

    def format(self, record: logging.LogRecord) -> str:
        kind = f" ({error_kind(record)})" if record.exc_info else ""
        return f"{moment(record)} {record.levelname} {record.name} {words(record)}{kind}"


class JsonLine(logging.Formatter):
    """The same as one object a line: time, level, logger, message, process, and error where there was one."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, str | int | None] = {
            "time": moment(record),
            "level": record.levelname,
            "logger": record.name,
            "message": words(record),
            "process": record.process,
        }
        if record.exc_info:
            line["error"] = error_kind(record)
        return json.dumps(line, ensure_ascii=False)


def moment(record: logging.LogRecord) -> str:
    """UTC, to the second."""
    return dt.datetime.fromtimestamp(record.created, dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def words(record: logging.LogRecord) -> str:
    """The message in one line."""
    return " ".join(record.getMessage().split())[:_LONGEST]


def error_kind(record: logging.LogRecord) -> str:
    """The error's class and the last places on its way, innermost first; never its message."""
    kind, _, trace = record.exc_info if isinstance(record.exc_info, tuple) else (None, None, None)
    places: list[str] = []
    while trace is not None:
        places.insert(0, f"{trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}")
        trace = trace.tb_next
    return f"{kind.__name__ if kind else 'error'} at {', '.join(places[:_PLACES])}"
