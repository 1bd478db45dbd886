"""Claims on hosts: while one crawl holds a host or a host group, no other crawl of it starts.

On one machine a claim is a locked file per host. The crawler's process holds the locks too, so the kernel gives them
back when the last of both has ended, however it ended: a dead owner never keeps anybody out. The lease in the store is
for machines that share a database without sharing locks; one that was written beside these locks says nothing beside
them.
"""

from __future__ import annotations

import datetime as dt
import fcntl
import hashlib
import json
import os
import secrets
import socket
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.db.models import Exists

from registerpub.config import Config
from registerpub.core.errors import RegisterpubError
from registerpub.sources import Source
from registerpub.store.models import SourceState

#: Seconds beyond the time limit for a crawl to end in good order: its last request may wait for its turn and answer.
GRACE_SECONDS = 90
_MARGIN_SECONDS = 30
#: A time in the store that lies further ahead than this was written by a clock that has been set back since.
AHEAD = dt.timedelta(minutes=5)
_DYING_TURNS, _DYING_PAUSE = 100, 0.1


@dataclass(frozen=True, slots=True)
class Holder:
    """Who crawls: the source, since when, until when at the latest, and the process that began it (0 if unknown)."""

    source: str = ""
    since: str = ""
    until: str = ""
    pid: int = 0


class HostsBusy(RegisterpubError):
    """A host of the source is being crawled; the message says by which crawl, since when and until when."""

    def __init__(self, wanted: str, holder: Holder) -> None:
        self.holder = holder
        what = "this source" if holder.source in ("", wanted) else f"{holder.source}, which shares a host or group,"
        since = f" since {holder.since}" if holder.since else ""
        until = f" and ends by {holder.until} at the latest" if holder.until else ""
        super().__init__(f"another crawl of {what} is running{since}{until}")


@contextmanager
def claimed(source: Source, neighbours: Sequence[str], config: Config, now: dt.datetime) -> Iterator[tuple[int, ...]]:
    """Hold every host of ``source`` and its lease; gives the descriptors of the locks, for the crawler to hold too.

    ``neighbours`` are the names of all sources that share a host or group with it. Raises :class:`HostsBusy`.
    """
    until = now + dt.timedelta(seconds=config.crawl.time_limit_seconds + GRACE_SECONDS + _MARGIN_SECONDS)
    holder = Holder(source.name, _moment(now), _moment(until), os.getpid())
    locks = _lock_patiently(source, config.var / "crawl" / "claims", holder)
    try:
        place = _place_of_locks(config.var)
        _take_lease(source.name, (*neighbours, source.name), now, until, place)
        try:
            yield locks
        finally:
            mine = SourceState.objects.filter(name=source.name, lease_machine=place)
            mine.update(lease_since=None, lease_until=None, lease_machine="")
    finally:
        _release(locks)


def _take_lease(name: str, neighbours: Sequence[str], now: dt.datetime, until: dt.datetime, place: str) -> None:
    # The turn of a writer: a statement alone would see, on PostgreSQL, the neighbours as they were before it waited.
    with transaction.atomic():
        elsewhere = SourceState.objects.filter(name__in=neighbours, lease_until__gte=now).exclude(lease_machine=place)
        # One that begins in the future was written before the clock was set back: its end says nothing.
        elsewhere = elsewhere.exclude(lease_since__gt=now + AHEAD)
        free = SourceState.objects.filter(~Exists(elsewhere), name=name)
        taken = free.update(lease_since=now, lease_until=until, lease_machine=place)
        row = None if taken else elsewhere.first()
    if not taken:
        held = Holder(row.name, _moment(row.lease_since), _moment(row.lease_until)) if row else Holder()
        raise HostsBusy(name, held)


def _place_of_locks(var: Path) -> str:
    """The machine and the folder that the locks lie in: machines may have one name, folders may be copied."""
    path = var / "crawl" / "place"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        written = path.with_name(f"place.{secrets.token_hex(8)}")
        written.write_text(f"{secrets.token_hex(8)}\n", encoding="ascii")
        try:
            os.link(written, path)  # the first one stays
        except FileExistsError:
            pass
        finally:
            written.unlink()
    return f"{socket.gethostname()} {path.read_text(encoding='ascii').strip()}"


def _lock_patiently(source: Source, folder: Path, holder: Holder) -> tuple[int, ...]:
    """Lock all or raise. A crawl whose owner was killed takes a moment to end: that moment is waited for."""
    for _ in range(_DYING_TURNS):
        try:
            return _lock_all(source, folder, holder)
        except HostsBusy as busy:
            if not _is_gone(busy.holder.pid):
                raise
        time.sleep(_DYING_PAUSE)
    return _lock_all(source, folder, holder)


def _lock_all(source: Source, folder: Path, holder: Holder) -> tuple[int, ...]:
    """All locks or none, decided under one lock for everybody, so that nobody meets half a claim."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "turn.lock").open("w", encoding="ascii") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        locks: list[int] = []
        try:
            for claim in source.claims:
                path = folder / f"{hashlib.sha256(claim.encode()).hexdigest()[:20]}.lock"
                locks.append(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
                fcntl.flock(locks[-1], fcntl.LOCK_EX | fcntl.LOCK_NB)
            for descriptor in locks:
                _write_holder(descriptor, holder)
        except BlockingIOError:
            found = _read_holder(locks[-1])
            _close(locks)
            raise HostsBusy(source.name, found) from None
        except OSError:
            # A full disk: kept open, the locks would keep everybody out for as long as this process lives.
            _close(locks)
            raise
    return tuple(locks)


def _close(descriptors: Sequence[int]) -> None:
    for descriptor in descriptors:
        os.close(descriptor)


def _release(locks: Sequence[int]) -> None:
    for descriptor in locks:
        # Said aloud, not left to closing: a process forked at this very moment may share the open file.
        fcntl.flock(descriptor, fcntl.LOCK_UN)
        os.close(descriptor)


def _write_holder(descriptor: int, holder: Holder) -> None:
    os.ftruncate(descriptor, 0)
    text = json.dumps([holder.source, holder.since, holder.until, holder.pid])
    os.pwrite(descriptor, text.encode("ascii"), 0)


def _read_holder(descriptor: int) -> Holder:
    try:
        source, since, until, pid = json.loads(os.pread(descriptor, 4096, 0))
        return Holder(str(source), str(since), str(until), int(pid))
    except (ValueError, TypeError):
        return Holder()


def _is_gone(pid: int) -> bool:
    """Whether the process that began a crawl has ended, which leaves only its crawler to end."""
    if pid <= 0:
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


def _moment(time_of: dt.datetime | None) -> str:
    return f"{time_of.astimezone(dt.UTC):%Y-%m-%d %H:%M:%S} UTC" if time_of else ""
