"""Import of pages and documents that a person saved: they become WARC records and go the way of any capture.

Who saved a file, when, where it was from and why it is kept stand beside it in the archive. They are insisted on for a
document that has no address: a PDF says nothing of where it came from, and nobody could ever look it up again. A page
(HTML, text) names its site and can be found there, so that scripts may import it without more words.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from registerpub.archive import WarcWriter, read_captures
from registerpub.archive.manifest import complete_files
from registerpub.config import Config
from registerpub.core.errors import ArchiveError, InputError
from registerpub.core.reading import ReadFinding, saved_address
from registerpub.core.records import LANGUAGES, CapturedPage
from registerpub.pipeline.clock import utc_now
from registerpub.pipeline.filing import IMPORTED
from registerpub.pipeline.reading import read_capture
from registerpub.store.models import ArchiveFile, Capture

CONTENT_TYPES = {
    ".txt": "text/plain; charset=utf-8",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".pdf": "application/pdf",
    ".mht": "multipart/related",
    ".mhtml": "multipart/related",
}
MAX_BYTES = 64 * 1024 * 1024
_LONGEST_NOTE = 1000
_OLDEST = dt.date(1990, 1, 1)


@dataclass(frozen=True, slots=True)
class Saving:
    """Who saved the files, when, where they are from and why they are kept. ``obtained``: a day, or an aware moment."""

    by: str = ""
    obtained: dt.date | dt.datetime | None = None
    origin: str = ""
    why: str = ""

    def missing(self) -> list[str]:
        """Options of the terminal that say what is not told."""
        told = {"--obtained": self.obtained, "--from": self.origin.strip(), "--why": self.why.strip()}
        return [option for option, value in told.items() if not value]


def import_evidence(
    files: Sequence[Path],
    config: Config,
    *,
    url: str | None = None,
    published: dt.date | None = None,
    language: str | None = None,
    by: str = "",
    outlet: str = "",
    saving: Saving | None = None,
) -> list[str]:
    """Archive ``files``, all or none; returns their record ids. Raises :class:`InputError` naming the file.

    Without ``url`` a page saved as one file stands for the address that it says itself (:func:`own_addresses`).
    ``by`` is for callers that know nothing more of how the files were saved.
    """
    saving = saving or Saving(by)
    _check(files, url, published, language, saving)
    contents = [(path, read_file(path)) for path in files]
    extra = _extra(published, language, outlet, saving)
    with WarcWriter(config.archive, "import", max_bytes=config.evidence.max_megabytes * 1024 * 1024) as writer:
        return [
            writer.write_import(
                payload,
                content_type=CONTENT_TYPES[path.suffix.lower()],
                url=url or saved_address(payload) or None,
                source=IMPORTED,
                extra=extra | {"file": path.name},
            )
            for path, payload in contents
        ]


def already_archived(
    files: Sequence[Path],
    config: Config,
    *,
    url: str | None = None,
    published: dt.date | None = None,
    language: str | None = None,
    outlet: str = "",
    saving: Saving,
) -> list[Path]:
    """Those of ``files`` that :func:`import_evidence` has archived before, byte for byte and with the same words.

    The same file with other words (another day, another reason) is told once more: then both stand in the archive.
    """
    told = {path: _digest_and_address(path, url) for path in files}
    digests = {digest for digest, _ in told.values()}
    extra = {name: " ".join(value.split()) for name, value in _extra(published, language, outlet, saving).items()}
    known = {
        (page.sha256, page.url)
        for archive in _archives_with(digests, config)
        for page in _imported(archive)
        if {name: value for name, value in page.extra.items() if name != "file"} == extra
    }
    return [path for path, one in told.items() if one in known]


def _digest_and_address(path: Path, url: str | None) -> tuple[str, str]:
    """What an imported file is known by in the archive."""
    payload = read_file(path)
    digest = hashlib.sha256(payload).hexdigest()
    return digest, url or saved_address(payload) or f"urn:sha256:{digest}"


def own_addresses(files: Sequence[Path]) -> dict[Path, str]:
    """Where those of ``files`` were saved from that say so themselves (MHTML)."""
    said = {path: saved_address(read_file(path)) for path in files}
    return {path: address for path, address in said.items() if address}


def unreadable(files: Sequence[Path]) -> list[tuple[Path, ReadFinding]]:
    """Which of ``files`` would give no document, and why: the person who saved them can mend it now.

    They are evidence all the same; :func:`import_evidence` does not refuse them.
    """
    found = []
    for path in files:
        kind = CONTENT_TYPES.get(path.suffix.lower(), "")
        result = read_capture(CapturedPage("", 0, "", utc_now(), read_file(path), "", content_type=kind))
        if result.document is None:
            found.append((path, result.findings[-1]))
    return found


def read_file(path: Path) -> bytes:
    """The bytes of a file that may be evidence. Raises :class:`InputError` naming it otherwise."""
    if path.suffix.lower() not in CONTENT_TYPES:
        raise InputError(f"{path}: cannot be read as evidence; save it as {', '.join(CONTENT_TYPES)}")
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise InputError(f"{path}: {size} bytes is more than the {MAX_BYTES} that are read")
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from error


def read_obtained(text: str, config: Config) -> dt.date | dt.datetime:
    """``YYYY-MM-DD``, or with a time ``YYYY-MM-DDTHH:MM`` (in the project's zone, unless it names its own).

    Raises :class:`InputError` if it is neither, or not yet.
    """
    try:
        if len(text) == len("2024-03-05"):
            day = dt.date.fromisoformat(text)
            moment = dt.datetime.combine(day, dt.time(), ZoneInfo(config.timezone))
            told: dt.date | dt.datetime = day
        else:
            moment = dt.datetime.fromisoformat(text)
            moment = moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(config.timezone))
            told = moment
    except ValueError:
        raise InputError(f"--obtained {text!r}: write a day as 2024-03-05 or a time as 2024-03-05T14:30") from None
    if moment > utc_now() + dt.timedelta(minutes=5) or moment.date() < _OLDEST:
        raise InputError(f"--obtained {text!r}: nobody can have saved a page then; look at the year")
    return told


def _check(
    files: Sequence[Path], url: str | None, published: dt.date | None, language: str | None, saving: Saving
) -> None:
    if url is not None and not url.startswith(("http://", "https://")):
        raise InputError(f"--url {url!r}: write the whole address, beginning with https://")
    if url is not None and len(files) > 1:
        raise InputError("--url says where one page came from: import the files one at a time")
    if language is not None and language not in LANGUAGES:
        raise InputError(f"--language {language!r}: use one of {', '.join(LANGUAGES)}")
    for option, note in (("--by", saving.by), ("--from", saving.origin), ("--why", saving.why)):
        if len(note) > _LONGEST_NOTE:
            raise InputError(f"{option}: {len(note)} letters is more than the {_LONGEST_NOTE} that are kept")
    day = saving.obtained.date() if isinstance(saving.obtained, dt.datetime) else saving.obtained
    if day and published and published > day + dt.timedelta(days=1):
        raise InputError(f"--published {published} is after --obtained {day}: one of the two is wrong")
    documents = [path for path in files if path.suffix.lower() == ".pdf"]
    if documents and url is None and saving.missing():
        raise InputError(f"{documents[0]}: a document without --url needs {', '.join(saving.missing())} as well")


def _extra(published: dt.date | None, language: str | None, outlet: str, saving: Saving) -> dict[str, str]:
    """What stands beside the file in the archive; what was not told is left out."""
    extra = {
        "imported-by": saving.by,
        "obtained": saving.obtained.isoformat() if saving.obtained else "",
        "obtained-from": saving.origin,
        "reason": saving.why,
        "outlet": outlet,
        "published": published.isoformat() if published else "",
        "language": language or "",
    }
    return {name: value for name, value in extra.items() if value.strip()}


def _archives_with(digests: set[str], config: Config) -> list[Path]:
    """Files of imports that may hold one of the payloads: by the store, and those that it has not read yet."""
    names = set(Capture.objects.filter(sha256__in=digests, source=IMPORTED).values_list("archive__name", flat=True))
    known = set(ArchiveFile.objects.values_list("name", flat=True))
    files = {path.relative_to(config.archive).as_posix(): path for path in complete_files(config.archive)}
    return [
        path for name, path in files.items() if name in names or (name not in known and path.name.startswith("import-"))
    ]


def _imported(archive: Path) -> list[CapturedPage]:
    try:
        return [item for item in read_captures(archive) if isinstance(item, CapturedPage) and item.source == IMPORTED]
    except ArchiveError:
        return []
