"""The ``mirror`` command: copies of the current release elsewhere."""

from __future__ import annotations

from pathlib import Path

import click

from registerpub.cli.common import open_project
from registerpub.core.errors import RegisterpubError


@click.group()
def mirror() -> None:
    """Copies of the current release: folders, other machines by rsync, object stores by rclone."""


@mirror.command(epilog="Example: registerpub mirror push abroad")
@click.argument("names", nargs=-1, metavar="[MIRROR]...")
@click.option("--from", "out", type=click.Path(path_type=Path, file_okay=False), help="Folder (default: var/public).")
@click.pass_context
def push(context: click.Context, names: tuple[str, ...], out: Path | None) -> None:
    """Bring the named mirrors, or all, to the current release; exit 1 if one could not be."""
    config = open_project(context, registers=True)
    from registerpub.pipeline.mirrors import push as run

    reports = run(config, names, out)
    for report in reports:
        tried = f" (tries: {report.tries})" if report.tries > 1 else ""
        click.echo(f"{report.mirror}: {report.failure or f'shows release {report.release}'}{tried}", err=True)
    failed = [report.mirror for report in reports if report.failure]
    if failed:
        raise RegisterpubError(f"not brought up to date: {', '.join(failed)}; run 'registerpub mirror push' again")
