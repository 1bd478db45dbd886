"""Files that an editor saved and uploads at the desk: the way of ``import-evidence``, one file at a time.

A file is looked at before it is archived: its kind by its name and by its first bytes, its size while it comes in. What
is archived is read by the worker like a crawled page; nothing is read in the editor's request.
"""

from __future__ import annotations

import codecs
import datetime as dt
import hashlib
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.contrib.auth.models import User
from django.db import transaction

from registerpub.archive.manifest import complete_files
from registerpub.config import Config
from registerpub.core.errors import RegisterpubError
from registerpub.pipeline.audit import record
from registerpub.pipeline.filing import IMPORTED
from registerpub.pipeline.importing import CONTENT_TYPES, MAX_BYTES, Saving, already_archived, import_evidence
from registerpub.store.models import ArchiveFile, AuditEntry, Capture, Evidence

PDF: Final = ".pdf"
_MARKUP = (".html", ".htm", ".xhtml")
_MHTML = (".mht", ".mhtml")
_LONGEST_NAME = 80
_HEAD = 4096
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
#: Beginnings of files that are something else than their name says.
_FOREIGN = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\xd0\xcf\x11\xe0",
    b"MZ",
    b"\x7fELF",
    b"Rar!",
)


class UploadRefused(RegisterpubError):
    """A file is no evidence that can be kept. ``code``: ``kind``, ``empty``, ``too_large`` or ``not_what_it_says``."""

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class SavedFile:
    """A file that somebody saved. ``state``: ``read``, ``unread`` (see ``findings``: kinds) or ``waiting``.

    ``cards``: public ids of the cards that cite it; ``document``: the version of its page, for its history.
    """

    url: str
    title: str
    saved: dict[str, str]
    archived: dt.datetime
    sha256: str
    state: str
    findings: tuple[str, ...]
    cards: tuple[str, ...]
    document: int | None


def keep_upload(
    name: str,
    chunks: Iterable[bytes],
    saving: Saving,
    user: User,
    config: Config,
    now: dt.datetime,
    *,
    url: str | None = None,
    published: dt.date | None = None,
    language: str | None = None,
) -> bool:
    """Archive one file; False if the archive has it already, byte for byte and with the same words.

    Raises :class:`UploadRefused`, or :class:`InputError` for what was told of it. The entry of the audit is written
    with the archive or, had that been cut off, when the same file is sent once more.
    """
    folder = config.var / "uploads"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as work:
        path = Path(work) / _plain_name(name)
        digest = _receive(path, chunks)
        _look_at(path)
        known = bool(already_archived([path], config, url=url, published=published, language=language, saving=saving))
        subject = f"evidence:{digest[:16]}"
        with transaction.atomic():
            if not known or not AuditEntry.objects.filter(action="evidence", subject=subject).exists():
                record("evidence", user, subject, now, data={"sha256": digest})
            if not known:
                import_evidence([path], config, url=url, published=published, language=language, saving=saving)
    return not known


def saved_files(limit: int) -> list[SavedFile]:
    """What people saved, the latest first."""
    rows = Capture.objects.filter(source=IMPORTED).exclude(saved={}).select_related("version")
    rows = rows.prefetch_related("findings").order_by("-id")[:limit]
    captures = list(rows)
    cards: dict[int, list[str]] = {}
    versions = [capture.version_id for capture in captures if capture.version_id]
    cited = Evidence.objects.filter(document__in=versions).exclude(proposal__state="superseded")
    for document, card in cited.order_by("proposal_id").values_list("document_id", "proposal__public_id").distinct():
        cards.setdefault(document, []).append(card)
    return [_saved_file(capture, cards) for capture in captures]


def waiting_files(config: Config) -> int:
    """How many archive files with saved evidence the worker has not read yet."""
    known = set(ArchiveFile.objects.values_list("name", flat=True))
    names = (path for path in complete_files(config.archive) if path.name.startswith("import-"))
    return sum(path.relative_to(config.archive).as_posix() not in known for path in names)


def _saved_file(capture: Capture, cards: dict[int, list[str]]) -> SavedFile:
    version = capture.version
    state = "unread" if version is None else "read" if version.proposed else "waiting"
    return SavedFile(
        url=capture.url if capture.url.startswith(("http://", "https://")) else "",
        title=version.title if version is not None else "",
        saved=dict(capture.saved),
        archived=capture.fetched,
        sha256=capture.sha256,
        state=state,
        findings=tuple(finding.kind for finding in capture.findings.all()),
        cards=tuple(cards.get(version.pk, ())) if version is not None else (),
        document=version.pk if version is not None else None,
    )


def _plain_name(name: str) -> str:
    """The last part of the name that the browser gave, without signs that mean something to a file system."""
    last = Path(name.replace("\\", "/")).name
    suffix = Path(last).suffix.lower()
    if suffix not in CONTENT_TYPES:
        raise UploadRefused("kind", f"files of this kind are not read: use {', '.join(CONTENT_TYPES)}")
    stem = "".join(sign if sign.isprintable() and sign not in '/\\:*?"<>|' else "_" for sign in Path(last).stem)
    return (stem.strip(". ")[:_LONGEST_NAME] or "page") + suffix


def _receive(path: Path, chunks: Iterable[bytes]) -> str:
    """Write the file as it comes in; its digest. No more than the limit is ever written."""
    digest, size = hashlib.sha256(), 0
    with path.open("wb") as file:
        for chunk in chunks:
            size += len(chunk)
            if size > MAX_BYTES:
                raise UploadRefused("too_large", f"the file is larger than {MAX_BYTES // 1024**2} MB")
            digest.update(chunk)
            file.write(chunk)
    if not size:
        raise UploadRefused("empty", "the file is empty")
    return digest.hexdigest()


def _look_at(path: Path) -> None:
    """Raise unless the first bytes fit the kind that the name says."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    suffix, begins = path.suffix, head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if suffix == PDF:
        fits = b"%PDF-" in head[:1024]
    elif suffix in _MHTML:
        fits = b"mime-version:" in head.lower() or b"content-type:" in head.lower()
    else:
        fits = not begins.startswith(_FOREIGN) and (head.startswith(_WIDE) or b"\0" not in head)
        fits = fits and (suffix not in _MARKUP or b"<" in head or head.startswith(_WIDE))
    if not fits:
        raise UploadRefused("not_what_it_says", f"this is no {suffix.removeprefix('.').upper()} file inside")
