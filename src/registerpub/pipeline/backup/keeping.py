"""What lies in a place: its backups, whether their bytes are as written, and which ones stay. Needs no key."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from registerpub.core.errors import InputError, Problem, RegisterpubError
from registerpub.pipeline.backup.manifest import BACKUPS, LISTING, MANIFEST, OBJECTS, SUMS, parts_of
from registerpub.pipeline.backup.places import Place
from registerpub.pipeline.progress import Progress, quiet

_LINE = re.compile(r"([0-9a-f]{64})  (\S+)")


@dataclass(frozen=True, slots=True)
class Kept:
    """A whole backup. ``id`` is its time; ``manifest`` the name of the file that makes it one; ``sums`` of its list."""

    id: str
    manifest: str
    sums: str


def list_backups(place: Place) -> list[Kept]:
    """Whole backups, oldest first."""
    names = sorted(place.find(BACKUPS))
    listings = {match[1]: match[0] for name in names if (match := LISTING.fullmatch(name))}
    found = (MANIFEST.fullmatch(name) for name in names)
    return [Kept(match[1], match[0], listings.get(match[1], "")) for match in found if match]


def find_backup(place: Place, wanted: str = "") -> Kept:
    """The backup of that id, or the newest. Raises :class:`InputError` if there is none."""
    known = {kept.id: kept for kept in list_backups(place)}
    if not known:
        raise InputError(f"{place.name}: there is no whole backup")
    if not wanted:
        return known[max(known)]
    if wanted not in known:
        raise InputError(f"{place.name}: there is no whole backup {wanted}; there are {', '.join(known)}")
    return known[wanted]


def read_sums(place: Place, kept: Kept) -> dict[str, str]:
    """Name → SHA-256 of every file that the backup needs. Raises :class:`RegisterpubError` if it is gone or changed."""
    if not kept.sums:
        raise RegisterpubError(f"{place.name}/{BACKUPS}/{kept.id}: the list {SUMS} is gone or was changed")
    with place.read(kept.sums) as file:
        data = file.read()
    found = [_LINE.fullmatch(line) for line in data.decode("utf-8", errors="replace").splitlines()]
    if not all(found) or not kept.sums.endswith(hashlib.sha256(data).hexdigest()):
        raise RegisterpubError(f"{place.name}/{kept.sums} is not as it was written: nothing can be told by it")
    return {match[2]: match[1] for match in found if match}


def check_backup(place: Place, kept: Kept, progress: Progress = quiet) -> tuple[int, list[Problem]]:
    """Read everything that the backup needs and compare; how many files, and what is wrong."""
    sums, sizes, problems = read_sums(place, kept), place.find(""), []
    for number, (name, expected) in enumerate(sums.items(), start=1):
        parts = parts_of(name)
        if name not in sizes:
            problems.append(Problem(name, "it is missing"))
        elif parts is not None and (parts[1] != expected or parts[2] != sizes[name]):
            problems.append(Problem(name, "it was cut, or it is another file"))
        elif _digest(place, name) != expected:
            problems.append(Problem(name, "its bytes were changed"))
        progress("check", number, len(sums))
    return len(sums), problems


def _digest(place: Place, name: str) -> str:
    with place.read(name) as file:
        total = hashlib.sha256()
        while piece := file.read(1 << 20):
            total.update(piece)
        return total.hexdigest()


def remove_old(place: Place, keep: int) -> list[str]:
    """Let the newest ``keep`` backups stay; ids of those that went, with every object that no kept one needs.

    A backup ends to exist before the first of its objects goes. Raises :class:`RegisterpubError` before anything is
    removed if it cannot be told what the kept ones need.
    """
    backups = list_backups(place)
    stay, gone = backups[-keep:], backups[:-keep]
    needed: set[str] = set()
    for kept in stay:
        needed.update(read_sums(place, kept))
    for old in gone:
        place.remove(old.manifest)
        if old.sums:
            place.remove(old.sums)
    for name in place.find(OBJECTS):
        if name not in needed:
            place.remove(name)
    return [old.id for old in gone]
