"""The ``scan`` command: names and claims in plain files and whole archives, without database and project folder."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from registerpub.cli.common import Bars
from registerpub.core.counted import counted

if TYPE_CHECKING:
    from registerpub.pipeline.scan_archives import Tally

_MB = 1_000_000


class _InputType(click.Path):
    """A path of this machine, or ``s3://…``."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        from registerpub.archive.stored import SCHEME, StoredFile

        stored = isinstance(value, str) and value.startswith(SCHEME)
        return StoredFile(value) if stored else super().convert(value, param, ctx)


@click.command(
    epilog="Examples: registerpub scan --register r.json article.txt; "
    "registerpub scan --register r.json < pages.jsonl; "
    "registerpub scan --register r.json archives/ --processes 0 --hits-only --out hits.jsonl"
)
@click.option("--register", "register_file", required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--processes", type=click.IntRange(0), default=1, metavar="N", help="Files at once; 0: one per core.")
@click.option("--scheduler", default="", metavar="ADDRESS", help="Scan on the workers of a Dask scheduler.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write results to this file.")
@click.option("--resume", is_flag=True, help="Go on with the file of --out: what is complete there is not done again.")
@click.option("--hits-only", is_flag=True, help="Only documents that name somebody of the register.")
@click.argument("inputs", nargs=-1, metavar="[INPUT]...", type=_InputType(path_type=Path, allow_dash=True))
def scan(
    register_file: Path,
    processes: int,
    scheduler: str,
    out: Path | None,
    resume: bool,
    hits_only: bool,
    inputs: tuple[Path, ...],
) -> None:
    """Find a register's people and what is claimed of them in .jsonl, .txt, .html, .pdf, .warc and .warc.gz files.

    Without INPUT, or for the INPUT "-", JSONL is read from standard input; a folder, here or as s3://BUCKET/FOLDER,
    stands for the archives in it.
    One JSON line per document is printed, in order. Of an archive only pages that may name somebody or tell of a list
    are read. A broken line or record is reported on standard error and the rest goes on.
    """
    if resume and out is None:
        raise click.UsageError("--resume goes on with a file: name it with --out")
    if scheduler and out is None:
        raise click.UsageError("--scheduler: name a file for the results with --out, so that a stop loses nothing")
    from registerpub.archive.foreign import is_archive
    from registerpub.pipeline.clock import utc_now
    from registerpub.pipeline.scan import load_scanner
    from registerpub.pipeline.scan_run import Sink, find_inputs, scan_all, scan_to_file

    paths = find_inputs(inputs)
    scanner, began = load_scanner(register_file, utc_now().date(), hits_only=hits_only), time.monotonic()
    sink = Sink(_print, _complain, _Progress())
    if out is None:
        tally = scan_all(paths, scanner, sys.stdin.buffer, sink, processes)
    else:
        tally = scan_to_file(paths, scanner, out, sink, processes, resume=resume, scheduler=scheduler)
    if out is not None or any(map(is_archive, paths)):
        _summarise(tally, time.monotonic() - began)
    if tally.faults:
        raise click.exceptions.Exit(1)


def _print(line: str) -> None:
    """In UTF-8 whatever the terminal's encoding: the output is data."""
    click.echo(line.encode("utf-8"))


def _complain(line: str) -> None:
    click.echo(line.encode("utf-8"), err=True)


class _Progress:
    """A bar in megabytes, drawn a few times a second."""

    def __init__(self) -> None:
        self._bars = Bars()
        self._drawn = 0.0

    def __call__(self, done: int, due: int) -> None:
        now = time.monotonic()
        if done < due and now - self._drawn < 0.2:
            return
        self._drawn = now
        self._bars("scan", done // _MB, -(-due // _MB)) if done < due else self._bars("scan", due, due)


def _summarise(tally: Tally, seconds: float) -> None:
    before = f", {tally.resumed} more were complete" if tally.resumed else ""
    speed = f"{tally.size / _MB:.1f} MB in {seconds:.1f} s, {tally.size / _MB / max(seconds, 0.001):.1f} MB/s"
    _say(f"{counted(tally.files, 'file')}{before}; {speed}")
    _say(
        f"{counted(tally.records, 'record')}, {counted(tally.pages, 'page')}, {tally.kept} kept, "
        f"{counted(tally.printed, 'document')} printed, {tally.mentioned} with mentions, {tally.faults} faults"
    )
    for what, kinds in (("not pages", tally.skipped), ("kept without text", tally.no_text)):
        if kinds:
            _say(f"{what}: " + ", ".join(f"{number} {kind}" for kind, number in sorted(kinds.items())))


def _say(text: str) -> None:
    click.echo(text, err=True)
