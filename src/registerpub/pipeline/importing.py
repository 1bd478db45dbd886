"""Import of pages that a person saved: they become WARC records and from then on go the way of any capture."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from registerpub.archive import WarcWriter
from registerpub.config import Config
from registerpub.core.errors import InputError
from registerpub.core.reading import ReadFinding, read_page
from registerpub.core.records import LANGUAGES, CapturedPage
from registerpub.pipeline.clock import utc_now
from registerpub.pipeline.ingest import IMPORTED

CONTENT_TYPES = {
    ".txt": "text/plain; charset=utf-8",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".pdf": "application/pdf",
}
MAX_BYTES = 64 * 1024 * 1024


def import_evidence(
    files: Sequence[Path],
    config: Config,
    *,
    url: str | None = None,
    published: dt.date | None = None,
    language: str | None = None,
    by: str = "",
    outlet: str = "",
) -> list[str]:
    """Archive ``files``, all or none; returns their record ids. Raises :class:`InputError` naming the file."""
    if url is not None and not url.startswith(("http://", "https://")):
        raise InputError(f"--url {url!r}: write the whole address, beginning with https://")
    if url is not None and len(files) > 1:
        raise InputError("--url says where one page came from: import the files one at a time")
    if language is not None and language not in LANGUAGES:
        raise InputError(f"--language {language!r}: use one of {', '.join(LANGUAGES)}")
    contents = [(path, _read(path)) for path in files]
    extra = {
        "imported-by": by,
        "outlet": outlet,
        "published": published.isoformat() if published else "",
        "language": language or "",
    }
    with WarcWriter(config.archive, "import", max_bytes=config.evidence.max_megabytes * 1024 * 1024) as writer:
        return [
            writer.write_import(
                payload,
                content_type=CONTENT_TYPES[path.suffix.lower()],
                url=url,
                source=IMPORTED,
                extra={name: value for name, value in extra.items() if value} | {"file": path.name},
            )
            for path, payload in contents
        ]


def unreadable(files: Sequence[Path]) -> list[tuple[Path, ReadFinding]]:
    """Which of ``files`` would give no document, and why: the person who saved them can mend it now.

    They are evidence all the same; :func:`import_evidence` does not refuse them.
    """
    found = []
    for path in files:
        kind = CONTENT_TYPES.get(path.suffix.lower(), "")
        result = read_page(CapturedPage("", 0, "", utc_now(), _read(path), "", content_type=kind))
        if result.document is None:
            found.append((path, result.findings[-1]))
    return found


def _read(path: Path) -> bytes:
    if path.suffix.lower() not in CONTENT_TYPES:
        raise InputError(f"{path}: cannot be read as evidence; save it as {', '.join(CONTENT_TYPES)}")
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise InputError(f"{path}: {size} bytes is more than the {MAX_BYTES} that are read")
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from error
