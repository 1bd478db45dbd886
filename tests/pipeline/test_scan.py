"""Scan: one broken input never ends the run, and every line that is printed is UTF-8 and JSON."""

from __future__ import annotations

import datetime as dt
import io
import json
import os
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from registerpub.cli.scan import scan
from registerpub.core.errors import InputError
from registerpub.pipeline.scan import load_register, run_scan
from tests.projects import DATA

FILE = DATA / "second-register.json"
TODAY = dt.date(2021, 3, 4)
GOOD = b'{"id": "b", "text": "Timur Baimenov was detained."}\n'


def run(lines: bytes, *inputs: Path) -> tuple[int, list[Any], list[Any]]:
    """Number of failures, results, and error objects."""
    written: list[str] = []
    complaints: list[str] = []
    failed = run_scan(FILE, inputs, io.BytesIO(lines), written.append, complaints.append, TODAY)
    for line in written + complaints:
        line.encode("utf-8")
    return failed, [json.loads(line) for line in written], [json.loads(line) for line in complaints]


def test_a_good_line_names_its_person_and_claims() -> None:
    failed, (result,), errors = run(GOOD)
    assert (failed, errors) == (0, [])
    assert [mention["person"] for mention in result["mentions"]] == ["m2"]
    assert [claim["event"] for claim in result["claims"]] == ["DETAINED"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"[" * 100_000, "too many brackets inside one another"),
        (b'{"id": "\\ud83d", "text": "x"}', "id: holds half a character (a lone surrogate)"),
        (b'{"id": "a", "text": "x \\ud83d"}', "text: holds half a character (a lone surrogate)"),
        (b'{"id": "a", "text": "x \xed\xa0\xbd"}', "text: holds half a character (a lone surrogate)"),
        (b'{"id": "a", "text": "x", "title": "\\udc00"}', "title: holds half a character (a lone surrogate)"),
        (b'{"id": "a", "text": "x", "language": "\\ud83d"}', "language: '\\ud83d' is not one of kk, ru, en"),
        (b'{"id": ' + b"9" * 5000 + b', "text": "x"}', "Exceeds the limit"),
        (b"{", "Expecting property name"),
        (b'{"id": "a"}', "text: a string is needed"),
    ],
)
def test_a_broken_line_is_reported_by_its_number_and_the_rest_goes_on(line: bytes, message: str) -> None:
    failed, results, (error,) = run(GOOD + line + b"\n" + GOOD)
    assert (failed, [result["id"] for result in results]) == (1, ["b", "b"])
    assert (error["file"], error["line"]) == ("standard input", 2)
    assert message in error["error"]


def test_a_character_escaped_in_two_halves_is_whole() -> None:
    failed, (result,), _ = run(b'{"id": "\\ud83d\\ude00", "text": "x"}')
    assert (failed, result["id"]) == (0, "\U0001f600")


def test_an_empty_line_of_text_is_an_ordinary_document() -> None:
    failed, (result,), _ = run(b'{"id": "a", "text": ""}')
    assert (failed, result["language"], result["mentions"]) == (0, "und", [])


@pytest.mark.parametrize("suffix", [".txt", ".html"])
@pytest.mark.parametrize(
    ("content", "kind"), [(b"", "empty_body"), (b"\n", "empty_body"), (b"hello world", "tiny_body")]
)
def test_an_empty_file_is_an_error_with_its_name(tmp_path: Path, suffix: str, content: bytes, kind: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(content)
    assert run(b"", path) == (1, [], [{"error": kind, "file": str(path), "line": None}])


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_a_plain_file_is_decoded_as_an_imported_one_is(tmp_path: Path, charset: str) -> None:
    path = tmp_path / "a.TXT"
    path.write_bytes("\nСуд в Шымкенте: Тимур Байменов задержан, сообщили в полиции.\n".encode(charset))
    failed, (result,), _ = run(b"", path)
    (mention,) = result["mentions"]
    assert (failed, mention["person"], mention["surface"], mention["start"]) == (0, "m2", "Тимур Байменов", 17)


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n" + bytes(100), bytes(range(1, 255)) * 4 + b"\0"])
def test_a_plain_file_that_is_no_text_is_an_error(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    assert run(b"", path)[0] == 1


def test_a_dash_is_standard_input(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    path.write_bytes(GOOD.replace(b'"b"', b'"c"'))
    done = CliRunner().invoke(scan, ["--register", str(FILE), str(path), "-"], input=GOOD)
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["c", "b"]


def test_a_file_whose_name_is_not_utf_8_is_printed_escaped(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt"))
    path.write_text("Timur Baimenov was detained.", encoding="utf-8")
    failed, (result,), _ = run(b"", path)
    assert (failed, result["id"]) == (0, str(path))


@pytest.mark.parametrize(("content", "code"), [(GOOD, 0), (GOOD + b"[" * 100_000 + b"\n" + GOOD, 1)])
def test_the_exit_code_tells_whether_something_was_broken(content: bytes, code: int) -> None:
    done = CliRunner().invoke(scan, ["--register", str(FILE)], input=content)
    assert done.exit_code == code
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["b"] * (code + 1)
    assert bool(done.stderr) == bool(code)


def test_results_are_utf_8_whatever_the_terminal_speaks() -> None:
    line = '{"id": "б", "text": "x"}'.encode()
    done = CliRunner(charset="ascii").invoke(scan, ["--register", str(FILE)], input=line)
    assert done.exit_code == 0
    assert '"б"'.encode() in done.stdout_bytes


@pytest.mark.parametrize("content", ["[" * 100_000, '{"format": ' + "9" * 5000 + "}"])
def test_a_register_that_no_reader_can_hold_is_one_error(tmp_path: Path, content: str) -> None:
    path = tmp_path / "register.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="not a register file"):
        load_register(path)
