"""Puts a release in place: written aside, made durable, renamed, then one atomic rename of the link ``current``.

A reader never sees half a release. A process killed at any point leaves either the old release or the new one
current; running again finishes the work. One publisher at a time: the caller holds :func:`publishing_lock`.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from registerpub.core.errors import InputError
from registerpub.core.notices.message import Wording
from registerpub.core.records import OpenRegister, PublishedEntry, ReleaseInfo, Site, Tombstone
from registerpub.publishing.channels import Channel
from registerpub.publishing.release import CHECKSUMS, render_release, verify_release

CURRENT = "current"
LOCK = ".lock"
RELEASES = "releases"


@contextmanager
def publishing_lock(out: Path) -> Iterator[None]:
    """Keep ``out`` to one publisher: wait for the other one, and let go even if this process is killed.

    Hold it from the question which release is the latest until that one is current. It is not reentrant.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        handle = os.open(out / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise InputError(f"{out}: cannot be written ({error.strerror}): choose another folder with --out") from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def publish_folder(
    out: Path,
    site: Site,
    release: ReleaseInfo,
    channels: Sequence[Channel],
    entries: Sequence[PublishedEntry],
    wordings: Mapping[str, Wording],
    oldest: int = 0,
    tombstones: Sequence[Tombstone] = (),
    register: OpenRegister | None = None,
) -> Path:
    """Render ``release`` to ``out/releases/N`` and make it current; returns that folder.

    Files that did not change since the current release keep their bytes and modification time. A whole release of
    the same bytes is kept; another one of that number is replaced without a gap. An older release than the current
    one is rendered but does not become current. Releases before ``oldest`` hold what may be public no longer: once
    the new one is current, their folders go. Raises :class:`InputError` like :func:`render_release`.
    """
    releases = out / RELEASES
    releases.mkdir(parents=True, exist_ok=True)
    folder, aside = releases / str(release.number), releases / f".{release.number}.tmp"
    shutil.rmtree(aside, ignore_errors=True)
    render_release(site, release, channels, entries, wordings, aside, tombstones, register)
    if _same_release(folder, aside):
        shutil.rmtree(aside)
    else:
        _date(aside, release)
        _keep_unchanged(aside, (out / CURRENT).resolve())
        _make_durable(aside)
        _put_in_place(out, aside, folder)
    if (current_number(out) or 0) <= release.number:
        switch_current(out, release.number)
    shutil.rmtree(_stand_in(folder), ignore_errors=True)
    _remove_before(out, min(oldest, release.number))
    return folder


def switch_current(out: Path, number: int) -> None:
    """Point ``out/current`` at ``releases/NUMBER`` in one rename. Raises :class:`InputError` if it is not there."""
    if not (out / RELEASES / str(number) / CHECKSUMS).is_file():
        raise InputError(f"there is no release {number} in {out / RELEASES}")
    _point_current(out, str(number))


def current_number(out: Path) -> int | None:
    """The number of the current release, or None before the first."""
    link = out / CURRENT
    return _number(link.readlink().name) if link.is_symlink() else None


def _number(name: str) -> int | None:
    """The number of a release's folder, be it finished (``7``), a stand-in or left aside (``.7.new``, ``.7.tmp``)."""
    number = name.strip(".").partition(".")[0]
    return int(number) if number.isdecimal() else None


def _remove_before(out: Path, oldest: int) -> None:
    """Remove the folders of releases before ``oldest``, also what killed runs left of them. Never the current one."""
    found = [(_number(path.name), path) for path in (out / RELEASES).iterdir()]
    stale = [path for number, path in found if number is not None and number < oldest]
    for path in stale:
        if not _points_at(out, path.name):
            shutil.rmtree(path)
    if stale:
        _sync(out / RELEASES)


def _point_current(out: Path, name: str) -> None:
    if _points_at(out, name):
        return
    link, fresh = out / CURRENT, out / f".{CURRENT}.tmp"
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(Path(RELEASES) / name)
    fresh.replace(link)
    _sync(out)


def _same_release(folder: Path, fresh: Path) -> bool:
    """Whether ``folder`` is whole and has the very checksums of ``fresh``."""
    if not (folder / CHECKSUMS).is_file() or verify_release(folder):
        return False
    return (folder / CHECKSUMS).read_bytes() == (fresh / CHECKSUMS).read_bytes()


def _put_in_place(out: Path, aside: Path, folder: Path) -> None:
    """Rename ``aside`` to ``folder``. A folder in the way is replaced while ``current`` points at a whole stand-in."""
    stand_in = _stand_in(folder)
    if folder.exists():
        if not _points_at(out, stand_in.name):  # an earlier run may have been killed with the stand-in current
            shutil.rmtree(stand_in, ignore_errors=True)
            shutil.copytree(aside, stand_in, copy_function=os.link)
            _make_durable(stand_in)
        if _points_at(out, folder.name):
            _point_current(out, stand_in.name)
        shutil.rmtree(folder)
    aside.rename(folder)
    _sync(folder.parent)
    if _points_at(out, stand_in.name):
        _point_current(out, folder.name)


def _stand_in(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.new")


def _points_at(out: Path, name: str) -> bool:
    link = out / CURRENT
    return link.is_symlink() and link.readlink() == Path(RELEASES) / name


def _date(folder: Path, release: ReleaseInfo) -> None:
    """Give every file the time of the release, so that a rebuilt tree serves the same Last-Modified."""
    moment = release.time.timestamp()
    for path in folder.rglob("*"):
        if path.is_file():
            os.utime(path, (moment, moment))


def _keep_unchanged(folder: Path, previous: Path) -> None:
    """Replace files equal to those of the previous release by links to them: same bytes, same time."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        old = previous / path.relative_to(folder)
        if not old.is_file() or old.read_bytes() != path.read_bytes():
            continue
        path.unlink()
        try:
            path.hardlink_to(old)
        except OSError:  # another file system, or one without hard links
            shutil.copy2(old, path)


def _make_durable(folder: Path) -> None:
    """Flush what is new; a file linked from an earlier release was flushed with that release."""
    for path in sorted(folder.rglob("*")):
        if path.is_dir() or path.stat().st_nlink == 1:
            _sync(path)
    _sync(folder)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
