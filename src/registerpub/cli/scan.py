"""The ``scan`` command: names and claims in plain files, without database and project folder."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command(
    epilog="Examples: registerpub scan --register r.json article.txt; registerpub scan --register r.json < pages.jsonl"
)
@click.option("--register", "register_file", required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.argument(
    "inputs", nargs=-1, metavar="[INPUT]...", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True)
)
def scan(register_file: Path, inputs: tuple[Path, ...]) -> None:
    """Find a register's people and what is claimed of them in .jsonl, .txt and .html files.

    Without INPUT, or for the INPUT "-", JSONL is read from standard input. One JSON line per document is printed,
    in order. A broken line is reported on standard error and the rest goes on.
    """
    from registerpub.pipeline.clock import utc_now
    from registerpub.pipeline.scan import run_scan

    failed = run_scan(register_file, inputs, sys.stdin.buffer, _print, _complain, utc_now().date())
    if failed:
        raise click.exceptions.Exit(1)


def _print(line: str) -> None:
    """In UTF-8 whatever the terminal's encoding: the output is data."""
    click.echo(line.encode("utf-8"))


def _complain(line: str) -> None:
    click.echo(line.encode("utf-8"), err=True)
