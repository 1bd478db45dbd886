"""Ingest: completed WARC files → Capture and Document rows, each file once, whole or not at all.

Which version of its page a capture shows is decided in ``filing``. What cannot be read is a finding.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.db import transaction

from registerpub.archive import file_sha256, read_captures, recover
from registerpub.archive.manifest import complete_files
from registerpub.archive.parsing import read_records
from registerpub.config import Config, data_folder
from registerpub.core.errors import Problem
from registerpub.core.records import CapturedPage
from registerpub.pipeline.filing import IMPORTED, ReadPage, read
from registerpub.pipeline.panic import StandsStill
from registerpub.pipeline.provenance import FOREIGN, adopted, read_provenance
from registerpub.pipeline.shares import PAUSE, give_back, keep, let_go, take
from registerpub.pipeline.stage import Progress, StageResult, fail, quiet, record_finding
from registerpub.pipeline.storing import store_pages
from registerpub.sources import Source, find_sources
from registerpub.store.models import ArchiveFile, Capture

STAGE: Final = "ingest"
_Locate = Callable[[str, str], tuple[Path, int] | None]
#: Files that may be read before it is their turn to be stored, and how many are looked at for one to read.
_AHEAD, _LOOK = 3, 200


@dataclass(frozen=True, slots=True)
class _ReadFile:
    """A whole file as it was read, not stored yet."""

    name: str
    sha256: str
    size: int
    pages: Sequence[ReadPage]
    problems: Sequence[Problem]


def ingest_due(
    config: Config,
    now: dt.datetime,
    progress: Progress = quiet,
    failed: set[str] | None = None,
    is_full: Callable[[], bool] = lambda: False,
) -> StageResult:
    """Ingest every completed WARC file of the project that is not in the store yet, until there ``is_full``.

    Files are read by whoever takes them and stored in order of name, so that documents have the same order however
    many read. ``failed``: names of files that are not tried again; what fails now is added to them.
    """
    recover(config.archive)
    return _Ingestion(config, now, progress, set() if failed is None else failed, is_full).run()


def to_be_stored(config: Config, failed: Collection[str]) -> dict[str, Path]:
    """Completed files that are not in the store and did not fail before, in order of name: own crawls come first, as
    they are news, and an archive that was brought in may be a year's."""
    known = set(ArchiveFile.objects.values_list("name", flat=True)).union(failed)
    found = {_name(path, config): path for path in complete_files(config.archive)}
    return {name: found[name] for name in sorted(found, key=_turn) if name not in known}


class _Ingestion:
    """One run. A file that is read waits until those before it are stored, given up, or left by whoever had them."""

    def __init__(
        self, config: Config, now: dt.datetime, progress: Progress, failed: set[str], is_full: Callable[[], bool]
    ) -> None:
        self._config, self._now, self._progress, self._failed = config, now, progress, failed
        self._is_full = is_full
        self._paths = to_be_stored(config, failed)
        # Whoever waits for others asks again and again whether there is a file.
        self._sources = find_sources(config.sources, data_folder("sources")) if self._paths else {}
        self._waiting: dict[str, _ReadFile] = {}
        self._places: dict[str, dict[str, int]] = {}
        self._stored = locator(config)
        self._done = self._made = 0

    def run(self) -> StageResult:
        failed = len(self._failed)
        if self._paths:
            let_go(STAGE)
        while self._paths:
            mine = take(STAGE, self._free(), 1, _not_stored)
            if mine:
                self._read(mine[0])
            elif not self._waiting:
                # Others have what is left; whoever is told of their end looks again.
                break
            else:
                time.sleep(PAUSE)
                keep(STAGE)
            self._store_in_turn()
        return StageResult("ingest", self._done, self._made, len(self._failed) - failed)

    def _free(self) -> list[str]:
        """What may be taken next: not far ahead of what is stored, for each waits in memory for its turn.

        Where it is full only what keeps that which was read from its turn.
        """
        names = list(self._paths)[:_LOOK]
        if self._is_full():
            return names[:1] if self._waiting else []
        return [name for name in names if name not in self._waiting] if len(self._waiting) < _AHEAD else names[:1]

    def _read(self, name: str) -> None:
        try:
            self._waiting[name] = _read_file(self._paths[name], name, self._locate, self._sources, self._tell)
        except StandsStill:
            raise
        except Exception as error:  # the edge of the stage: the file stays due and a person sees why
            self._fail(name, error)

    def _locate(self, record: str, asking: str) -> tuple[Path, int] | None:
        """A record that the file ``asking`` leans on: in the store, else in a file of its source that is not yet there.

        That is so when it is read ahead of its turn, or sorts before it as a clock was set back in between.
        """
        if (place := self._stored(record)) is not None:
            return place
        for name, path in list(self._paths.items()):
            if name != asking and _prefix(name) == _prefix(asking):
                if name not in self._places:
                    records = (item for item in read_records(path) if not isinstance(item, Problem))
                    self._places[name] = {item.id: item.offset for item in records if item.kind == "response"}
                if record in self._places[name]:
                    return path, self._places[name][record]
        # Somebody else may have stored it since the first look.
        return self._stored(record)

    def _fail(self, name: str, error: Exception) -> None:
        fail("ingest", self._paths[name].name, error, self._now)
        self._failed.add(name)
        give_back(STAGE, [name])
        self._end(name)

    def _end(self, name: str) -> None:
        del self._paths[name]
        self._waiting.pop(name, None)
        self._tell()

    def _tell(self) -> None:
        whole = self._done + len(self._failed)
        self._progress("ingest", whole, whole + len(self._paths))

    def _store_in_turn(self) -> None:
        """Store what was read, as far as nothing before it is still to be stored."""
        names = list(self._paths)[:_LOOK]
        stored = set(names) - set(_not_stored(names))
        for name in names:
            if name in self._waiting:
                self._store(name)
            elif name in stored:
                del self._paths[name]
            else:
                break

    def _store(self, name: str) -> None:
        try:
            self._made += _store_file(self._waiting[name], self._sources, self._now)
        except Exception as error:  # the edge of the stage: the file stays due and a person sees why
            self._fail(name, error)
            return
        self._done += 1
        self._end(name)


def _name(path: Path, config: Config) -> str:
    return path.relative_to(config.archive).as_posix()


def _turn(name: str) -> tuple[bool, str]:
    return name.startswith(f"{FOREIGN}/"), name


def _not_stored(names: Sequence[str]) -> list[str]:
    stored = set(ArchiveFile.objects.filter(name__in=names).values_list("name", flat=True))
    return [name for name in names if name not in stored]


def _prefix(name: str) -> str:
    """What the writer put before time, process and number."""
    return name.rsplit("-", 3)[0]


def _read_file(
    path: Path, name: str, locate: _Locate, sources: Mapping[str, Source], tell: Callable[[], None]
) -> _ReadFile:
    """Read the whole file before anything is written: the store is never locked while reading.

    ``tell`` is called after each page: a file may take minutes.
    """
    pages: list[ReadPage] = []
    problems: list[Problem] = []
    foreign = read_provenance(path)
    for item in read_captures(path, locate=None if foreign else lambda record: locate(record, name)):
        if isinstance(item, Problem):
            problems.append(item)
        else:
            page = adopted(item, foreign, IMPORTED) if foreign else item
            pages.append(read(page, source_of(page, sources)))
        keep(STAGE)
        tell()
    return _ReadFile(name, file_sha256(path), path.stat().st_size, pages, problems)


def _store_file(file: _ReadFile, sources: Mapping[str, Source], now: dt.datetime) -> int:
    """One short transaction."""
    with transaction.atomic():
        archive, created = ArchiveFile.objects.get_or_create(
            name=file.name,
            defaults={"sha256": file.sha256, "size": file.size, "records": len(file.pages), "ingested": now},
        )
        give_back(STAGE, [file.name])
        if not created:
            return 0
        for problem in file.problems:
            record_finding("broken_record", str(problem), now)
        return store_pages([(found, source_of(found.page, sources)) for found in file.pages], archive, now)


def locator(config: Config) -> Callable[[str], tuple[Path, int] | None]:
    """Where the archive of the project holds a record that was ingested, unless retention removed the file."""

    def locate(record: str) -> tuple[Path, int] | None:
        row = Capture.objects.select_related("archive").filter(record=record, archive__removed__isnull=True).first()
        return (config.archive / row.archive.name, row.offset) if row is not None else None

    return locate


def source_of(page: CapturedPage, sources: Mapping[str, Source]) -> Source | None:
    """The source that was crawled; for a saved page the known source on whose host it was found."""
    if page.source in sources:
        return sources[page.source]
    return next((source for source in sources.values() if source.is_own(page.url)), None)
