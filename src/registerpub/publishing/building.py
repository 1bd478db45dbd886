"""Builds the tree of a release from its plan: renders what has changed, links what has not.

The result is the same, byte for byte, whether there is an earlier tree to take from or not. A file of the earlier tree
that is missing or no longer looks as it was written (size, time) is rendered again.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from registerpub.publishing.packing import twins
from registerpub.publishing.planned import PlannedFile
from registerpub.publishing.record import BuiltFile, Stored

CHECKSUMS = "SHA256SUMS"


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier tree to take files from: its folder, what its record says, and what lies there (size, time)."""

    folder: Path
    files: Mapping[str, BuiltFile]
    found: Mapping[str, tuple[int, int]]

    @classmethod
    def of(cls, folder: Path, files: Mapping[str, BuiltFile]) -> Earlier:
        return cls(folder, files, dict(_look(folder)))

    def has(self, path: str, file: BuiltFile) -> bool:
        """Whether the file and its twins lie there as they were written, as far as size and time tell."""
        _, *told = file.stored
        if self.found.get(path) != tuple(told):
            return False
        if not file.twins:
            return True
        return all(self.found.get(path + suffix) == tuple(twin[1:]) for suffix, twin in file.twins.items())

    def is_as_planned(self, plan: Sequence[PlannedFile]) -> bool:
        """Whether the tree is what ``plan`` would give, so that nothing need be built."""
        if self.files.keys() != {file.path for file in plan}:
            return False
        if any(self.files[file.path].inputs != file.inputs for file in plan):
            return False
        return all(self.has(path, file) for path, file in self.files.items())


@dataclass(slots=True)
class Tree:
    """What was built: every file by path, and the new ones (with folders), which are not yet flushed to disk."""

    files: dict[str, BuiltFile] = field(default_factory=dict)
    fresh: list[Path] = field(default_factory=list)
    rendered: int = 0

    def checksums(self) -> bytes:
        """In the form of ``sha256sum``, by name."""
        sums = []
        for path, file in self.files.items():
            sums.append((path, file.stored[0]))
            sums.extend((path + suffix, twin[0]) for suffix, twin in file.twins.items())
        return "".join(f"{digest}  {path}\n" for path, digest in sorted(sums)).encode()


def build_tree(plan: Iterable[PlannedFile], target: Path, modified: int, earlier: Earlier | None = None) -> Tree:
    """Write every planned file and its packed twins into ``target``, and the checksums.

    ``modified`` (nanoseconds) becomes the time of every file whose bytes are new.
    """
    builder = _Builder(target, modified, earlier, Tree())
    for file in plan:
        builder.put(file)
    builder.write(CHECKSUMS, builder.tree.checksums())
    return builder.tree


@dataclass(slots=True)
class _Builder:
    target: Path
    modified: int
    earlier: Earlier | None
    tree: Tree
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
        self._make_folder(path)
        place, earlier = self.target / path, self.earlier
        digest = hashlib.sha256(content).hexdigest()
        size, modified = earlier.found.get(path, (-1, 0)) if earlier else (-1, 0)
        if earlier and size == len(content) and (earlier.folder / path).read_bytes() == content:
            self._link(str(earlier.folder / path), str(place))
            return Stored(digest, size, modified)
        place.write_bytes(content)
        os.utime(place, ns=(self.modified, self.modified))
        self.tree.fresh.append(place)
        return Stored(digest, len(content), self.modified)

    def _take(self, path: str, file: BuiltFile) -> bool:
        """Link the file and its twins from the earlier tree, all or none; whether they were there as recorded."""
        earlier = self.earlier
        if earlier is None or not earlier.has(path, file):
            return False
        self._make_folder(path)
        for suffix in ("", *file.twins):
            self._link(f"{earlier.folder}/{path}{suffix}", f"{self.target}/{path}{suffix}")
        return True

    def _link(self, source: str, place: str) -> None:
        try:
            os.link(source, place)
        except OSError:  # another file system, one without hard links, or too many of them
            shutil.copy2(source, place)
            self.tree.fresh.append(Path(place))

    def _make_folder(self, path: str) -> None:
        folder = path.rpartition("/")[0]
        if folder not in self.folders:
            (self.target / folder).mkdir(parents=True, exist_ok=True)
            self.folders.add(folder)


def _look(folder: Path, prefix: str = "") -> Iterator[tuple[str, tuple[int, int]]]:
    """Path, size and time (nanoseconds) of every plain file below ``folder``."""
    with os.scandir(folder) as found:
        for item in found:
            if item.is_dir(follow_symlinks=False):
                yield from _look(folder / item.name, f"{prefix}{item.name}/")
            elif item.is_file(follow_symlinks=False):
                status = item.stat(follow_symlinks=False)
                yield prefix + item.name, (status.st_size, status.st_mtime_ns)
