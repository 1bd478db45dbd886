"""The ``import-warc`` command: archives that others wrote come into the project."""

from __future__ import annotations

import getpass
from pathlib import Path

import click

from registerpub.cli.common import open_project
from registerpub.core.counted import counted
from registerpub.core.errors import InputError
from registerpub.pipeline.clock import utc_now


@click.command(
    name="import-warc",
    epilog='Example: registerpub import-warc CC-NEWS-2021.warc.gz --from "Common Crawl, news of March 2021"',
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--from", "origin", default="", metavar="TEXT", help="Where the files come from; kept beside them.")
@click.option("--outlet", default="", help="Name of the outlet, for pages on the hosts of no source.")
@click.option("--link", is_flag=True, help="Share the bytes with the file (hard link) instead of copying it.")
@click.option("--despite-faults", is_flag=True, help="Take files with broken records or digests that do not fit.")
@click.pass_context
def import_warc(
    context: click.Context, files: tuple[Path, ...], origin: str, outlet: str, link: bool, despite_faults: bool
) -> None:
    """Check WARC files (.warc, .warc.gz) that others wrote, and copy them into the archive.

    'process' then reads their pages like those of a crawl. A folder stands for the archives in it. Importing a file
    twice is harmless; the file itself is never moved or changed.
    """
    config = open_project(context)
    from registerpub.pipeline.import_warc import FaultyArchive, Terms
    from registerpub.pipeline.import_warc import import_warc as run
    from registerpub.pipeline.scan_run import find_inputs

    terms = Terms(getpass.getuser(), origin, outlet, despite_faults, link)
    refused = 0
    for path in find_inputs(files):
        try:
            done = run(path, config, terms, utc_now())
        except InputError as error:
            refused += 1
            faults = error.checked.faults if isinstance(error, FaultyArchive) else []
            _say(*(f"{path}: {fault}" for fault in faults), f"error: {error}")
            continue
        _say(*(f"{path}: {fault}" for fault in done.checked.faults))
        state = "archived" if done.new else "there already"
        checked = f"{counted(done.checked.records, 'record')}, {counted(done.checked.pages, 'page')}"
        _say(f"{path}: {checked}, {state}: {done.archive.name}")
    if refused:
        raise click.exceptions.Exit(1)
    _say("next: registerpub process")


def _say(*lines: str) -> None:
    for line in lines:
        click.echo(line.encode("utf-8", "backslashreplace"), err=True)
