"""Puts a release in place: written aside, made durable, renamed, then one atomic rename of the link ``current``.

A reader never sees half a release. A process killed at any point leaves either the old release or the new one
current; running again finishes the work. One publisher at a time: the caller holds :func:`publishing_lock`.
"""

from __future__ import annotations

import fcntl
import gc
import os
import shutil
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from registerpub.core.errors import InputError
from registerpub.core.notices.message import Wording
from registerpub.core.records import OpenRegister, PublishedEntry, ReleaseInfo, Site, Tombstone
from registerpub.publishing.building import CHECKSUMS, Earlier, build_tree
from registerpub.publishing.channels import Channel
from registerpub.publishing.checking import verify_release
from registerpub.publishing.edition import Edition
from registerpub.publishing.plan import plan_release
from registerpub.publishing.planned import PlannedFile, Planner
from registerpub.publishing.record import BuildRecord, load_record, save_record, sha256_of
from registerpub.publishing.release import modified_at
from registerpub.publishing.signing import Signer, is_signature, signatures, write_signatures

CURRENT = "current"
LOCK = ".lock"
RELEASES = "releases"
#: The current one, and two for readers that began with it and for going back by hand.
RELEASES_KEPT = 3
_TOO_MANY = 500


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


def is_published_now(out: Path) -> bool:
    """Whether somebody holds :func:`publishing_lock` of ``out`` at this moment."""
    try:
        handle = os.open(out / LOCK, os.O_RDWR)
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    else:
        return False
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
    *,
    register: OpenRegister | None = None,
    record: Path | None = None,
    more: Sequence[Planner] = (),
    signers: Sequence[Signer] = (),
) -> Path:
    """Build ``release`` in ``out/releases/N`` and make it current; returns that folder.

    Files that did not change since the release before keep their bytes and modification time; with ``record``, a
    private file outside ``out``, they are not even rendered. A whole release of the same bytes is kept; another one of
    that number is replaced without a gap. An older release than the current one is built but does not become current.
    Releases before ``oldest`` hold what may be public no longer: once the new one is current, their folders go, and
    so do all but the last :data:`RELEASES_KEPT`. Raises :class:`InputError` like ``render_release``.
    """
    releases = out / RELEASES
    releases.mkdir(parents=True, exist_ok=True)
    folder, aside = releases / str(release.number), releases / f".{release.number}.tmp"
    shutil.rmtree(aside, ignore_errors=True)
    with _collector_resting():
        keys = [one.public for one in signers]
        edition = Edition.of(site, release, channels, entries, wordings, tombstones, keys, register)
        plan = list(plan_release(edition, more))
        known = load_record(record) if record else None
        earlier = _earlier(out, known)
    if not _stands(folder, earlier, plan, release, signers):
        with _plan_set_apart():
            _lend_leaving(out, release.number, aside, earlier)
            tree = build_tree(plan, aside, modified_at(release), earlier)
            tree.fresh.extend(write_signatures(aside, release, signers))
            if _same_release(folder, aside):
                shutil.rmtree(aside)
            else:
                _make_durable(aside, tree.fresh, tree.changed)
                _put_in_place(out, aside, folder)
            known = BuildRecord(release.number, sha256_of(folder / CHECKSUMS), tree.files)
            if record:
                save_record(record, known)
    if (current_number(out) or 0) <= release.number:
        switch_current(out, release.number)
    shutil.rmtree(_stand_in(folder), ignore_errors=True)
    _remove_before(out, min(oldest, release.number))
    _keep_last(out)
    return folder


@contextmanager
def _collector_resting() -> Iterator[None]:
    """Hundreds of thousands of objects are made, and all are kept: looking among them for garbage doubles the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


@contextmanager
def _plan_set_apart() -> Iterator[None]:
    """Garbage is looked for among what is made from here on, not in the plan, which stays until the release stands."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _earlier(out: Path, record: BuildRecord | None) -> Earlier | None:
    """The tree that a release may take files from: the one that the record is of, else the current one unrecorded."""
    if record is not None:
        folder = out / RELEASES / str(record.release)
        if record.checksums and sha256_of(folder / CHECKSUMS) == record.checksums:
            return Earlier(folder, record.files)
    folder = out / CURRENT
    return Earlier(folder.resolve(), {}) if folder.is_dir() else None


def _stands(
    folder: Path, earlier: Earlier | None, plan: Sequence[PlannedFile], release: ReleaseInfo, signers: Sequence[Signer]
) -> bool:
    """Whether the very release stands in its folder already, with its signatures."""
    if earlier is None or earlier.folder != folder or not earlier.is_as_planned(plan):
        return False
    return _signatures_in(folder) == dict(signatures((folder / CHECKSUMS).read_bytes(), release, signers))


def _signatures_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if is_signature(path.name)}


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


def _keep_last(out: Path) -> None:
    """Remove the folders of all but the last releases. Never the current one."""
    numbers = {number for path in (out / RELEASES).iterdir() if (number := _number(path.name)) is not None}
    _remove_before(out, min(sorted(numbers)[-RELEASES_KEPT:]))


def _lend_leaving(out: Path, number: int, aside: Path, earlier: Earlier | None) -> None:
    """Let the release ``number`` be built in a folder that goes when it is current, if there is one of a whole release.

    It holds nearly all of the files already. It goes a moment earlier than it would; never the current one, nor the
    one that files are taken from. Killed afterwards, the folder is neither: the next run clears it away.
    """
    current, folders = current_number(out), out / RELEASES
    if earlier is None or not earlier.files or current is None or number <= current:
        return
    if (folders / str(number)).exists():
        return
    whole = sorted((int(path.name), path) for path in folders.iterdir() if path.name.isdecimal() and path.is_dir())
    for _, path in reversed(whole[: len(whole) + 1 - RELEASES_KEPT]):
        if path.name != earlier.folder.name and not _points_at(out, path.name):
            path.rename(aside)
            for name in [*_signatures_in(aside)]:
                (aside / name).unlink()
            return


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
    if _signatures_in(folder) != _signatures_in(fresh):
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


def _make_durable(folder: Path, fresh: Sequence[Path] = (), changed: Collection[str] | None = None) -> None:
    """Flush the new files and the folders that changed (None: every one).

    A file linked from an earlier release was flushed with that release.
    """
    if len(fresh) > _TOO_MANY:
        os.sync()  # one call for everything is quicker by far
    else:
        for path in fresh:
            _sync(path)
    if changed is None:
        changed = [inner for inner, *_ in os.walk(folder, topdown=False)]
    for inner in sorted({"", *changed}, reverse=True):
        if (folder / inner).is_dir():  # a folder that became empty is gone
            _sync(folder / inner)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
