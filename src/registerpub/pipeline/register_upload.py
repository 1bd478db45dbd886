"""Registers made or uploaded at the desk: the same checks as ``register import``, each fault with its line."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from registerpub.core.casefile.registerfaults import register_problems
from registerpub.core.casefile.registerlines import line_of, value_lines
from registerpub.core.casefile.registerschema import FORMAT
from registerpub.core.errors import ManyProblems, RegisterpubError
from registerpub.pipeline.audit import record
from registerpub.pipeline.registers import ImportResult, import_register_data
from registerpub.store.models import RegisterRow

#: Bytes of a register file that are taken at the desk; the terminal takes any.
MAX_BYTES = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class LineFault:
    """A fault of a file: ``line`` from 1 (0: the file as a whole), ``path`` like ``people[3].sex``, ``message``."""

    line: int
    path: str
    message: str


class FileRefused(RegisterpubError):
    """A register file cannot be used. ``faults``: every one, in the order of the lines; nothing was changed."""

    def __init__(self, faults: Sequence[LineFault]) -> None:
        self.faults = tuple(faults)
        super().__init__("the register file cannot be imported; nothing was changed")


class RegisterTaken(RegisterpubError):
    """There is a register of this id already."""


def import_upload(payload: bytes, user: User, now: dt.datetime) -> ImportResult:
    """Import an uploaded register file, all of it or nothing. Raises :class:`FileRefused`."""
    if len(payload) > MAX_BYTES:
        raise FileRefused([LineFault(0, "", f"the file is larger than {MAX_BYTES // 1024**2} MB")])
    text, data = _parse(payload)
    try:
        with transaction.atomic():
            result = import_register_data(data, "the file", now)
            told = {"people": result.people_added, "known": result.people_known, "events": result.events_added}
            record("register", user, f"register:{result.register}", now, data=told)
            return result
    except ManyProblems as error:
        lines = value_lines(text)
        faults = [LineFault(line_of(problem.path, lines), problem.path, problem.message) for problem in error.problems]
        raise FileRefused(sorted(faults, key=lambda fault: fault.line)) from error


def make_register(told: dict[str, Any], user: User, now: dt.datetime) -> None:
    """Make an empty register. ``told``: the part ``register`` of a register file.

    Raises :class:`FileRefused` with faults by field, :class:`RegisterTaken` if there is one of this id.
    """
    problems = register_problems({"format": FORMAT, "register": told, "people": []})
    if problems:
        raise FileRefused([LineFault(0, problem.path, problem.message) for problem in problems])
    with transaction.atomic():
        if RegisterRow.objects.filter(id=told["id"]).exists():
            raise RegisterTaken(f"there is a register {told['id']!r} already")
        import_register_data({"format": FORMAT, "register": told, "people": []}, "the form", now)
        record("register", user, f"register:{told['id']}", now, data={"made": told["id"]})


def _parse(payload: bytes) -> tuple[str, Any]:
    try:
        text = payload.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = payload.count(b"\n", 0, error.start) + 1
        raise FileRefused([LineFault(line, "", "not UTF-8: save the file as UTF-8")]) from error
    try:
        return text, json.loads(text)
    except json.JSONDecodeError as error:
        message = f"not JSON at column {error.colno}: a comma, quote or bracket is missing or too many"
        raise FileRefused([LineFault(error.lineno, "", message)]) from error
    except (ValueError, RecursionError) as error:
        raise FileRefused([LineFault(0, "", "not a register file")]) from error
