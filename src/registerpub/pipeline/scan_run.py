"""Scan of many inputs of any kind: one after the other or in several processes, to standard output or to a file.

Each input is scanned by one process; results come in the order of the inputs, whatever the number of processes. No
result is held in memory: a process writes to a part file, which is passed on when the input is complete.
"""

from __future__ import annotations

import glob
import hashlib
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Any, BinaryIO

from registerpub.archive.foreign import is_archive
from registerpub.archive.stored import StoredFile, find_stored
from registerpub.core.claims import CLAIMS_VERSION
from registerpub.core.errors import InputError
from registerpub.pipeline.scan import DASH, Fault, Scanner
from registerpub.pipeline.scan_archives import Tally, scan_input
from registerpub.pipeline.scan_cluster import run_on_cluster
from registerpub.pipeline.scan_out import ScanOutput, mark_of
from registerpub.pipeline.scan_pool import Behind, ScanProgress, faults_of, how_many, pass_on, run_jobs


@dataclass(frozen=True, slots=True)
class Sink:
    """Where results (a line each), faults (a line each) and progress go."""

    write: Callable[[str], None]
    complain: Callable[[str], None]
    progress: ScanProgress


def find_inputs(inputs: Sequence[Path]) -> list[Path]:
    """Folders as the WARC files below them, patterns as what fits them, by name; an archive named twice comes once.

    Raises :class:`InputError` for a folder or a pattern without any archive.
    """
    found: list[Path] = []
    for path in inputs or (DASH,):
        if isinstance(path, StoredFile):
            found += _some([file for file in find_stored(str(path)) if is_archive(file)], path)
        elif path.is_dir():
            found += _some(sorted(file for file in path.rglob("*") if is_archive(file) and file.is_file()), path)
        elif glob.has_magic(str(path)) and not path.exists():
            found += _some(sorted(_fitting(path)), path)
        else:
            found.append(path)
    seen: set[str] = set()
    return [path for path in found if not is_archive(path) or not _seen(str(path.resolve()), seen)]


def _fitting(pattern: Path) -> Iterator[Path]:
    """Files that fit a pattern that no shell has filled in."""
    fixed = list(takewhile(lambda part: not glob.has_magic(part), pattern.parts))
    return Path(*fixed).glob(str(Path(*pattern.parts[len(fixed) :])))


def _some(found: list[Path], path: Path) -> list[Path]:
    if not found:
        raise InputError(f"{path}: no .warc or .warc.gz file there")
    return found


def _seen(name: str, seen: set[str]) -> bool:
    known = name in seen
    seen.add(name)
    return known


def scan_all(inputs: Sequence[Path], scanner: Scanner, stdin: BinaryIO, sink: Sink, processes: int = 1) -> Tally:
    """Scan ``inputs`` (see :func:`find_inputs`) and hand on results and faults. ``processes`` 0: one per core."""
    total, behind = Tally(), Behind(inputs, sink.progress)
    if how_many(processes) == 1:
        for path in inputs:
            for item in scan_input(path, stdin, scanner, total, behind.advance):
                sink.complain(item.as_line()) if isinstance(item, Fault) else sink.write(item.text)
            behind.finish(path)
        return total
    with tempfile.TemporaryDirectory(prefix="registerpub-scan-") as folder:
        jobs = [(path, Path(folder) / f"part-{number}") for number, path in enumerate(inputs)]
        for (path, part), done in run_jobs(jobs, scanner, stdin, behind, how_many(processes), marked=False):
            pass_on(part, sink.write)
            pass_on(faults_of(part), sink.complain)
            total.add(done.tally)
            behind.finish(path)
    return total


def scan_to_file(
    inputs: Sequence[Path],
    scanner: Scanner,
    out: Path,
    sink: Sink,
    processes: int = 1,
    *,
    resume: bool = False,
    scheduler: str = "",
) -> Tally:
    """As :func:`scan_all`, but results go to ``out`` (see :mod:`.scan_out`); complete inputs are not scanned again.

    ``scheduler``: address of a Dask scheduler whose workers scan (see :mod:`.scan_cluster`).
    """
    if DASH in inputs:
        raise InputError("--out: standard input cannot be scanned again after a stop; name files")
    total, behind = Tally(), Behind(inputs, sink.progress)
    with ScanOutput(out, _purpose(scanner), resume=resume) as output:
        todo = [path for path in inputs if not _is_done(path, output, total, sink, behind)]
        jobs = [(path, output.part(number)) for number, path in enumerate(todo)]
        if scheduler:
            results = run_on_cluster(jobs, scanner, behind, scheduler, marked=True)
        else:
            results = run_jobs(jobs, scanner, None, behind, how_many(processes), marked=True)
        for (path, part), done in results:
            if done.mark is not None:
                output.append(part, done.mark, done.tally.faults)
            part.unlink()
            pass_on(faults_of(part), sink.complain)
            total.add(done.tally)
            behind.finish(path)
    return total


def _purpose(scanner: Scanner) -> dict[str, Any]:
    rulings = "\n".join(sorted(map(repr, scanner.matcher.rulings)))  # they hold names: only their digest is written
    return {
        "register": scanner.matcher.version,
        "rulings": hashlib.sha256(rulings.encode()).hexdigest(),
        "reading of claims": CLAIMS_VERSION,
        "--hits-only": scanner.hits_only,
    }


def _is_done(path: Path, output: ScanOutput, total: Tally, sink: Sink, behind: Behind) -> bool:
    """Whether the input needs no scan: its results are in the file, or it is another file than it was then."""
    known = output.known(path)
    if known is None:
        return False
    total.resumed += 1
    total.faults += output.faults_of(path)
    try:
        message = "" if mark_of(path) == known else "changed since its results were written: scan it to another file"
    except OSError as error:
        message = f"gone since its results were written: {error.strerror}"
    if message:
        total.faults += 1
        sink.complain(Fault(str(path), None, message).as_line())
    behind.finish(path)
    return True
