"""Builds the tree of a release from its plan: renders what has changed, links what has not.

The result is the same, byte for byte, whether there is an earlier tree to take from or not. A file of the earlier tree
that is missing or no longer looks as it was written (size, time) is rendered again.

Two neighbouring releases share nearly every file, and to link tens of thousands of them takes longer than to render
those that changed. So the folder of a release that is to go anyway may be built in: what lies there and is the very
file of the earlier tree (the same inode) stays, everything else is replaced. No file is ever written in place, since
other releases hold links to it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from registerpub.publishing.packing import twins
from registerpub.publishing.planned import PlannedFile
from registerpub.publishing.record import BuiltFile, Stored

CHECKSUMS = "SHA256SUMS"


#: Bytes, time of modification (nanoseconds) and inode of a file that lies somewhere.
Found = tuple[int, int, int]
_NOTHING: Found = (-1, 0, 0)


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier tree to take files from: its folder and what its record says."""

    folder: Path
    files: Mapping[str, BuiltFile]

    def look(self, path: str) -> Found:
        """What lies there, if it is a plain file."""
        try:
            status = os.lstat(f"{self.folder}/{path}")
        except OSError:
            return _NOTHING
        return (status.st_size, status.st_mtime_ns, status.st_ino) if stat.S_ISREG(status.st_mode) else _NOTHING

    def has(self, path: str, file: BuiltFile) -> bool:
        """Whether the file and its twins lie there as they were written, as far as size and time tell."""
        return all(self.look(name)[:2] == (told[1], told[2]) for name, told in _with_twins(path, file))

    def is_as_planned(self, plan: Sequence[PlannedFile]) -> bool:
        """Whether the tree is what ``plan`` would give, so that nothing need be built."""
        if self.files.keys() != {file.path for file in plan}:
            return False
        if any(self.files[file.path].inputs != file.inputs for file in plan):
            return False
        found = dict(_walk(self.folder))
        parts = (part for path, file in self.files.items() for part in _with_twins(path, file))
        return all(found.get(name, _NOTHING)[:2] == (told[1], told[2]) for name, told in parts)


@dataclass(slots=True)
class Tree:
    """What was built: every file by path; the new ones (with folders), which are not yet flushed to disk.

    ``changed`` are the folders in which a name came or went, relative to the tree; None: all of them, it is new.
    """

    files: dict[str, BuiltFile] = field(default_factory=dict)
    fresh: list[Path] = field(default_factory=list)
    rendered: int = 0
    changed: set[str] | None = None

    def checksums(self) -> bytes:
        """In the form of ``sha256sum``, by name."""
        sums = []
        for path, file in self.files.items():
            sums.append((path, file.stored[0]))
            sums.extend((path + suffix, twin[0]) for suffix, twin in file.twins.items())
        return "".join(f"{digest}  {path}\n" for path, digest in sorted(sums)).encode()


def build_tree(plan: Iterable[PlannedFile], target: Path, modified: int, earlier: Earlier | None = None) -> Tree:
    """Write every planned file and its packed twins into ``target``, and the checksums.

    ``modified`` (nanoseconds) becomes the time of every file whose bytes are new. ``target`` may hold a release that
    is needed no more: what is the same in it stays.
    """
    lying = dict(_walk(target)) if target.is_dir() else {}
    tree = Tree(changed=set() if lying else None)
    builder = _Builder(target, modified, earlier, tree, lying)
    builder.take_out([path for path, found in lying.items() if found == _NOTHING])  # links lead anywhere
    for file in plan:
        builder.put(file)
    builder.clear()
    builder.write(CHECKSUMS, tree.checksums())
    return tree


@dataclass(slots=True)
class _Builder:
    """``lying``: what is in the target and was neither kept nor replaced so far."""

    target: Path
    modified: int
    earlier: Earlier | None
    tree: Tree
    lying: dict[str, Found]
    folders: set[str] = field(default_factory=set)

    def put(self, file: PlannedFile) -> None:
        before = self.earlier.files.get(file.path) if self.earlier else None
        if before is not None and before.inputs == file.inputs and self._take(file.path, before):
            self.tree.files[file.path] = before
            return
        self.tree.rendered += 1
        content = file.render()
        packed = {suffix: self.write(file.path + suffix, twin) for suffix, twin in twins(file.path, content)}
        self.tree.files[file.path] = BuiltFile(file.inputs, self.write(file.path, content), packed)

    def write(self, path: str, content: bytes) -> Stored:
        """Write the file, or link the earlier one if it holds these very bytes: then it keeps its time."""
        place, earlier = self.target / path, self.earlier
        self._make_room(path)
        digest = hashlib.sha256(content).hexdigest()
        size, modified, inode = earlier.look(path) if earlier else _NOTHING
        if earlier and size == len(content) and (earlier.folder / path).read_bytes() == content:
            self._link(path)
            return Stored(digest, size, modified, inode)
        place.write_bytes(content)
        os.utime(place, ns=(self.modified, self.modified))
        self.tree.fresh.append(place)
        return Stored(digest, len(content), self.modified, place.stat().st_ino)

    def clear(self) -> None:
        """Take out what is left of the release that lay here, and the folders that it leaves empty."""
        left = sorted(self.lying, reverse=True)
        self.take_out(left)
        for path in left:
            with contextlib.suppress(OSError):  # not empty, or gone already
                (self.target / path).parent.rmdir()

    def take_out(self, paths: Iterable[str]) -> None:
        for path in paths:
            (self.target / path).unlink()
            del self.lying[path]
            self._note(path)

    def _take(self, path: str, file: BuiltFile) -> bool:
        """Keep the file and its twins, or link them from the earlier tree; whether all were there as recorded."""
        here: list[str] = []
        missing: list[str] = []
        for name, told in _with_twins(path, file):
            kept = self.lying.get(name) == (told[1], told[2], told[3])
            (here if kept else missing).append(name)
        if missing and (self.earlier is None or not self.earlier.has(path, file)):
            return False
        for name in here:
            del self.lying[name]
        for name in missing:
            self._make_room(name)
            self._link(name)
        return True

    def _link(self, path: str) -> None:
        assert self.earlier is not None
        source, place = f"{self.earlier.folder}/{path}", f"{self.target}/{path}"
        try:
            os.link(source, place)
        except OSError:  # another file system, one without hard links, or too many of them
            shutil.copy2(source, place)
            self.tree.fresh.append(Path(place))

    def _make_room(self, path: str) -> None:
        """Make the folder, and take away what lies in the way: it is never written over, others may hold it."""
        folder = path.rpartition("/")[0]
        if folder not in self.folders:
            (self.target / folder).mkdir(parents=True, exist_ok=True)
            self.folders.add(folder)
        if self.tree.changed is not None:
            self.lying.pop(path, None)
            (self.target / path).unlink(missing_ok=True)
            self._note(path)

    def _note(self, path: str) -> None:
        """The folder in which a name came or went, and those around it: one may be new, or gone."""
        if self.tree.changed is not None:
            parts = path.split("/")[:-1]
            self.tree.changed.update("/".join(parts[:depth]) for depth in range(len(parts) + 1))


def _with_twins(path: str, file: BuiltFile) -> Iterator[tuple[str, Sequence[Any]]]:
    """The name of the file and of each twin, with what the record tells of it."""
    yield path, file.stored
    if file.twins:
        for suffix, twin in file.twins.items():
            yield path + suffix, twin


def _walk(folder: Path, prefix: str = "") -> Iterator[tuple[str, Found]]:
    """Every name below ``folder`` that is no folder; what is no plain file looks like nothing."""
    with os.scandir(folder) as found:
        for item in found:
            if item.is_dir(follow_symlinks=False):
                yield from _walk(folder / item.name, f"{prefix}{item.name}/")
            elif item.is_file(follow_symlinks=False):
                status = item.stat(follow_symlinks=False)
                yield prefix + item.name, (status.st_size, status.st_mtime_ns, status.st_ino)
            else:
                yield prefix + item.name, _NOTHING
