"""Scan: the matcher and the reader of claims over plain files, stateless, one document at a time in bounded memory.

Whole archives are in :mod:`.scan_archives`, several processes and resumable output in :mod:`.scan_run`.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from registerpub.core.casefile.registerfile import RegisterFile, read_register_file
from registerpub.core.claims import read_claims
from registerpub.core.errors import InputError
from registerpub.core.names import Matcher, active_rulings, build_matcher
from registerpub.core.reading import canonical_url, decode_page, detect_language
from registerpub.core.records import LANGUAGES, CapturedPage, Document, Register
from registerpub.pipeline.reading import read_capture

MAX_BYTES = 64 * 1024 * 1024
_CONTENT_TYPES = {
    ".txt": "text/plain; charset=utf-8",
    ".html": "text/html",
    ".htm": "text/html",
    ".pdf": "application/pdf",
}
#: In the place of a file's name: standard input.
DASH = Path("-")
#: Moment of a file's capture where none is known; nothing that scan prints depends on it.
_NO_TIME = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
#: Half a character: JSON can escape one and a file's name can hold one, UTF-8 cannot.
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Fault:
    """What cannot be scanned of the file ``where``: all of it, a line, or what stands at byte ``offset``.

    ``lost``: the disk refused, so that the input may be whole another time.
    """

    where: str
    line: int | None
    message: str
    offset: int | None = None
    lost: bool = False

    def as_line(self) -> str:
        """The published shape."""
        place = {"line": self.line} if self.offset is None else {"offset": self.offset}
        return json_line({"error": self.message, "file": self.where, **place})


class Line(NamedTuple):
    """One result as it is printed, and whether it holds a mention."""

    text: str
    mentioned: bool


@dataclass(frozen=True, slots=True)
class Input:
    """A document to be scanned. ``url``: where an archived page was found, ``None`` for files."""

    document: Document
    with_text: bool = False
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Scanner:
    """What a process needs to scan: it is sent to each of them once. ``hits_only``: documents that name nobody are
    left out. ``prefilter``: pages of archives are ruled out on their bytes where that is certain.
    """

    matcher: Matcher
    registers: tuple[Register, ...]
    hits_only: bool = False
    prefilter: bool = True

    def scan(self, item: Input) -> Line | None:
        """The published result for one document, ``None`` if it is left out."""
        result = scan_document(item, self.matcher, self.registers)
        mentioned = bool(result["mentions"])
        return None if self.hits_only and not mentioned else Line(json_line(result), mentioned)


def load_scanner(register_file: Path, today: dt.date, *, hits_only: bool = False, prefilter: bool = True) -> Scanner:
    """The register file's rulings that are in force on ``today`` are kept to."""
    content = load_register(register_file)
    return Scanner(file_matcher(content, today), (content.register,), hits_only, prefilter)


def run_scan(
    register_file: Path,
    inputs: Sequence[Path],
    stdin: BinaryIO,
    write: Callable[[str], None],
    complain: Callable[[str], None],
    today: dt.date,
) -> int:
    """Write one JSON line per document; returns the number of inputs that could not be scanned.

    The register file's rulings that are in force on ``today`` are kept to.
    """
    scanner, failed = load_scanner(register_file, today), 0
    for path in inputs or (DASH,):
        for item in scan_plain(path, stdin, scanner):
            if isinstance(item, Fault):
                failed += 1
                complain(item.as_line())
            else:
                write(item.text)
    return failed


def scan_plain(path: Path, stdin: BinaryIO | None, scanner: Scanner) -> Iterator[Line | Fault]:
    """The lines to be printed for one input that is no archive."""
    for item in _documents(path, stdin):
        if isinstance(item, Fault):
            yield item
        elif (line := scanner.scan(item)) is not None:
            yield line


def json_line(data: Any) -> str:
    """``data`` as one line that UTF-8 can always print: a lone surrogate (of a file's name) stays escaped."""
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(data, ensure_ascii=False))


def explain_text(register_file: Path, text: str, language: str, today: dt.date) -> tuple[dict[str, Any], ...]:
    """Which spans of a short text name people of a register file, and which only look like it (``Matcher.explain``)."""
    content = load_register(register_file)
    return file_matcher(content, today).explain(text, language)


def file_matcher(content: RegisterFile, today: dt.date) -> Matcher:
    """The matcher of a register file with its rulings in force on ``today``; their addresses are folded like pages'."""
    rulings = [
        dataclasses.replace(ruling, place=canonical_url(ruling.place)) if ruling.scope == "document" else ruling
        for ruling in active_rulings(content.rulings, today)
    ]
    return build_matcher(content.people, rulings)


def load_register(path: Path) -> RegisterFile:
    """Read and check a register file without a database."""
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from error
    except json.JSONDecodeError as error:
        raise InputError(f"{path}, line {error.lineno}, column {error.colno}: {error.msg}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 at byte {error.start}: save the file as UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path}: not a register file: {error}") from error
    return read_register_file(data, str(path))


def scan_document(item: Input, matcher: Matcher, registers: Sequence[Register]) -> dict[str, Any]:
    """The published result for one document."""
    document = item.document
    mentions = matcher.find(document)
    reading = read_claims(document, mentions, registers)
    result: dict[str, Any] = {
        "id": document.id,
        "language": document.language,
        "mentions": [mention.as_dict() for mention in mentions],
        "claims": [claim.as_dict() for claim in reading.claims],
        "totals": [total.as_dict() for total in reading.totals],
    }
    if item.with_text:
        result |= {"title": document.title, "text": document.text}
    if item.url is not None:
        published = document.published.isoformat() if document.published else None
        result |= {"url": item.url, "published": published}
    return result


def _documents(path: Path, stdin: BinaryIO | None) -> Iterator[Input | Fault]:
    try:
        if path == DASH and stdin is not None:
            yield from _lines(stdin, "standard input")
        elif path.suffix.lower() == ".jsonl":
            with path.open("rb") as file:
                yield from _lines(file, str(path))
        else:
            yield _file(path)
    except OSError as error:
        yield Fault(str(path), None, error.strerror or str(error), lost=True)


def _lines(file: BinaryIO, where: str) -> Iterator[Input | Fault]:
    for number, line in enumerate(file, start=1):
        if line.strip():
            try:
                yield Input(_from_json(json.loads(line)))
            except (ValueError, InputError) as error:
                yield Fault(where, number, str(error))
            except RecursionError:
                yield Fault(where, number, "too many brackets inside one another")


def _from_json(data: Any) -> Document:
    """A document of the JSONL shape. Raises :class:`InputError` that names the field."""
    if not isinstance(data, dict):
        raise InputError("not a JSON object")
    if not isinstance(data.get("id"), str | int) or isinstance(data.get("id"), bool):
        raise InputError("id: a string or a number is needed")
    if not isinstance(data.get("text"), str):
        raise InputError("text: a string is needed")
    for name in ("title", "language", "published", "url"):
        if not isinstance(data.get(name), str | None):
            raise InputError(f"{name}: must be a string")
    for name in ("id", "text", "title", "url"):
        if _SURROGATE.search(str(data.get(name))):
            raise InputError(f"{name}: holds half a character (a lone surrogate)")
    language = data.get("language")
    if language is not None and language not in LANGUAGES:
        raise InputError(f"language: {language!r} is not one of {', '.join(LANGUAGES)}")
    try:
        published = dt.date.fromisoformat(data["published"][:10]) if data.get("published") else None
    except ValueError as error:
        raise InputError(f"published: {data['published']!r} is not a date: write YYYY-MM-DD") from error
    return _with_language(
        Document(
            id=data["id"],
            text=data["text"],
            title=data.get("title") or "",
            language=language or "und",
            published=published,
            url=canonical_url(data["url"]) if data.get("url") else None,
        )
    )


def _file(path: Path) -> Input | Fault:
    kind = _CONTENT_TYPES.get(path.suffix.lower())
    if kind is None:
        return Fault(str(path), None, "not a .jsonl, .txt, .html, .pdf, .warc or .warc.gz file")
    if path.stat().st_size > MAX_BYTES:
        return Fault(str(path), None, f"more than {MAX_BYTES} bytes")
    payload = path.read_bytes()
    page = CapturedPage(
        record=str(path),
        offset=0,
        url=path.name,
        fetched=_NO_TIME,
        payload=payload,
        sha256=hashlib.sha256(payload).hexdigest(),
        content_type=kind,
    )
    result = read_capture(page)
    if result.document is None:
        return Fault(str(path), None, ", ".join(finding.kind for finding in result.findings) or "no text")
    if kind.startswith("text/plain"):
        return _plain_text(path, payload, kind)
    return Input(dataclasses.replace(result.document, id=str(path)), with_text=True)


def _plain_text(path: Path, payload: bytes, kind: str) -> Input | Fault:
    """Offsets are those of the file's text, which is decoded as an imported file is."""
    text = decode_page(payload, kind).text
    if "\0" in text or text.count("\ufffd") > len(text) // 100:
        return Fault(str(path), None, "no text in any charset that is known")
    return Input(_with_language(Document(id=str(path), text=text)))


def _with_language(document: Document) -> Document:
    """Text is read as it stands, so that offsets stay those of the input; only its language is detected."""
    if document.language != "und":
        return document
    return dataclasses.replace(document, language=detect_language(document.text or document.title))
