"""The kinds of mirrors: a folder, rsync over ssh, and rclone for object stores. Each gives its steps in order.

A step may be run again after a failure or a kill at any moment. Programs are run without a shell and ask nobody for a
password; credentials are theirs (ssh keys, rclone.conf), never registerpub's.
"""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from registerpub.core.errors import RegisterpubError
from registerpub.pipeline.panic import LOOK_SECONDS
from registerpub.publishing import CHECKSUMS, verify_release
from registerpub.publishing.plan import RELEASE_RECORD
from registerpub.publishing.swap import CURRENT, RELEASES
from registerpub.release_settings import MirrorSettings

Step = Callable[[], None]
_SSH = "ssh -o BatchMode=yes -o ConnectTimeout=30"
#: Usage, protocol and file-selection errors of rsync: another try would end the same way.
_RSYNC_PERMANENT = (1, 2, 3, 4, 6)
_MOST_LINKED = 10
HALTED = "let go: everything stands still since 'registerpub panic'"


class MirrorFailed(RegisterpubError):
    """A step did not succeed; ``permanent``: another try would fail, too."""

    def __init__(self, message: str, *, permanent: bool = False) -> None:
        self.permanent = permanent
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is sent: the release, its folder here, its name on mirrors, and the names of all releases kept here.

    ``halted``: whether nothing may be sent any more; it is asked again and again.
    """

    number: int
    folder: Path
    name: str
    kept: frozenset[str]
    halted: Callable[[], bool] = lambda: False


def _folder_steps(mirror: MirrorSettings, parcel: Parcel) -> Iterator[Step]:
    target = Path(mirror.to).expanduser()
    yield _told(partial(_fill_folder, target, parcel), target)
    yield _told(partial(_switch_folder, target, parcel.name), target)
    yield _told(partial(_clear_folder, target, parcel.kept | {parcel.name}), target)


def _fill_folder(target: Path, parcel: Parcel) -> None:
    """The release, linked to files that are there already, written aside and renamed when it is whole."""
    releases = target / RELEASES
    place, aside = releases / parcel.name, releases / f".{parcel.name}.tmp"
    if place.is_dir() and not verify_release(place):
        return
    releases.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(aside, ignore_errors=True)
    before = (target / CURRENT).resolve()
    files = sorted(path for path in parcel.folder.rglob("*") if path.is_file())
    for path in [*(p for p in files if not p.name.startswith(CHECKSUMS)), *parcel.folder.glob(f"{CHECKSUMS}*")]:
        name = path.relative_to(parcel.folder)
        (aside / name).parent.mkdir(parents=True, exist_ok=True)
        _copy(path, aside / name, before / name)
    os.sync()
    if place.is_dir():  # damaged there: readers find nothing for a moment, never a mixture
        damaged = releases / f".{parcel.name}.old"
        shutil.rmtree(damaged, ignore_errors=True)
        place.rename(damaged)
    aside.rename(place)


def _copy(source: Path, place: Path, before: Path) -> None:
    """Link to ``before`` if it holds the very bytes, else copy with the time of the source."""
    if before.is_file() and not before.is_symlink():
        old, new = before.stat(), source.stat()
        same_look = (old.st_size, old.st_mtime_ns) == (new.st_size, new.st_mtime_ns)
        if same_look and before.read_bytes() == source.read_bytes():
            place.hardlink_to(before)
            return
    shutil.copy2(source, place)


def _switch_folder(target: Path, name: str) -> None:
    fresh = target / f".{CURRENT}.tmp"
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(Path(RELEASES) / name)
    fresh.replace(target / CURRENT)


def _clear_folder(target: Path, kept: Iterable[str]) -> None:
    for path in (target / RELEASES).iterdir():
        if path.name not in kept:
            shutil.rmtree(path)


def _told(step: Step, target: Path) -> Step:
    """``step`` with its errors as :class:`MirrorFailed`."""

    def run() -> None:
        try:
            step()
        except OSError as error:
            permanent = error.errno in (errno.EACCES, errno.EROFS, errno.ENOTDIR)
            raise MirrorFailed(f"{target}: {error.strerror or error}", permanent=permanent) from error

    return run


@dataclass(frozen=True, slots=True)
class _Line:
    """How a program is run: for which mirror, and when it is let go."""

    mirror: MirrorSettings
    halted: Callable[[], bool]


def _rsync_steps(mirror: MirrorSettings, parcel: Parcel) -> Iterator[Step]:
    to = mirror.to.rstrip("/")
    linked = [f"--link-dest=../{name}" for name in sorted(parcel.kept - {parcel.name})[-_MOST_LINKED:]]
    place = f"{to}/{RELEASES}/{parcel.name}/"
    # By checksum: two builds of one release may differ in a file of the same size and time.
    send = ["--recursive", "--times", "--checksum", "--chmod=D755,F644", "--mkpath", "--delete", *linked]
    line = _Line(mirror, parcel.halted)
    yield partial(_rsync, line, [*send, f"--exclude=/{CHECKSUMS}*", f"{parcel.folder}/", place])
    yield partial(_rsync, line, [*send, f"{parcel.folder}/", place])
    yield partial(_rsync_switch, line, to, parcel.name)
    yield partial(_rsync_clear, line, to, parcel.kept | {parcel.name})


def _rsync_switch(line: _Line, to: str, name: str) -> None:
    """rsync makes a link under another name and renames it: readers see the old one or the new one."""
    with _scratch() as folder:
        (folder / CURRENT).symlink_to(Path(RELEASES) / name)
        _rsync(line, ["--links", str(folder / CURRENT), f"{to}/"])


def _rsync_clear(line: _Line, to: str, kept: Iterable[str]) -> None:
    """Remove the releases that are no longer kept here; of the others only the names are compared."""
    with _scratch() as folder:
        for name in kept:
            (folder / name).mkdir()
        _rsync(line, ["--dirs", "--delete", "--existing", f"{folder}/", f"{to}/{RELEASES}/"])


def _rsync(line: _Line, arguments: Sequence[str]) -> None:
    command = ["rsync", "--timeout=60", f"--rsh={_SSH}", *arguments]
    _run(line, command, _RSYNC_PERMANENT)


def _rclone_steps(mirror: MirrorSettings, parcel: Parcel) -> Iterator[Step]:
    """Content, checksums and signatures, the record of the release; then what left the public goes."""
    to, here, line = mirror.to, str(parcel.folder), _Line(mirror, parcel.halted)
    last = (f"--exclude=/{CHECKSUMS}*", f"--exclude=/{RELEASE_RECORD}*")
    yield partial(_rclone, line, ["copy", here, to, *last])
    yield partial(_rclone, line, ["copy", here, to, f"--include=/{CHECKSUMS}*"])
    yield partial(_rclone, line, ["copy", here, to, f"--include=/{RELEASE_RECORD}*"])
    yield partial(_rclone, line, ["sync", here, to])


def _rclone(line: _Line, arguments: Sequence[str]) -> None:
    _run(line, ["rclone", *arguments, "--checksum", "--retries=1", "--quiet", "--ask-password=false"], ())


def _run(line: _Line, command: Sequence[str], permanent: Sequence[int]) -> None:
    """Run a program to its end. Its last words stand in the error, since only it knows what went wrong."""
    try:
        process = subprocess.Popen(  # nosec B603  # rsync or rclone, no shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            errors="replace",
        )
    except FileNotFoundError:
        raise MirrorFailed(f"{command[0]} is not installed: apt-get install {command[0]}", permanent=True) from None
    try:
        said = _said(process, line)
    except subprocess.TimeoutExpired:
        raise MirrorFailed(f"{command[0]} took longer than {line.mirror.seconds} seconds (mirrors.seconds)") from None
    finally:
        _end(process)
    if process.returncode != 0:
        words = (said.strip().splitlines() or ["it said nothing"])[0]
        raise MirrorFailed(
            f"{command[0]} ended with {process.returncode}: {words}", permanent=process.returncode in permanent
        )


def _said(process: subprocess.Popen[str], line: _Line) -> str:
    """Its errors, at its end. Raises ``TimeoutExpired`` when its time is up, :class:`MirrorFailed` in a panic."""
    until = time.monotonic() + line.mirror.seconds
    while True:
        left = until - time.monotonic()
        try:
            return process.communicate(timeout=max(min(left, LOOK_SECONDS), 0))[1]
        except subprocess.TimeoutExpired:
            if left <= LOOK_SECONDS:
                raise
            if line.halted():
                raise MirrorFailed(HALTED, permanent=True) from None


def _end(process: subprocess.Popen[str]) -> None:
    if process.poll() is None:
        process.kill()
        process.wait()
    if process.stderr is not None:
        process.stderr.close()


@contextmanager
def _scratch() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="registerpub-") as folder:
        yield Path(folder)


#: Kind of ``release_settings.MIRROR_KINDS`` → its steps.
SENDERS: Mapping[str, Callable[[MirrorSettings, Parcel], Iterator[Step]]] = {
    "folder": _folder_steps,
    "rsync": _rsync_steps,
    "rclone": _rclone_steps,
}
