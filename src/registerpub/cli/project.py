"""Commands for a project as a whole: init, up, db migrate."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import click

from registerpub.cli.common import open_project
from registerpub.pipeline.project import create_project, migrate


@click.command(epilog="Example: registerpub init my-register")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.pass_context
def init(context: click.Context, folder: Path) -> None:
    """Make a project folder: registerpub.toml, an empty database and var/ for data."""
    create_project(folder)
    context.find_root().obj = folder
    open_project(context, migrated=False)
    migrate()
    click.echo(
        f"{folder} is ready. Next: cd {folder}; registerpub up: the desk leads through the rest. Or at the terminal: "
        "registerpub register import FILE; registerpub user add NAME --role editor",
        err=True,
    )


@click.command(epilog="Example: registerpub up")
@click.option("--port", type=click.IntRange(1, 65535), help="Port of the desk, instead of the one of [desk] listen.")
@click.pass_context
def up(context: click.Context, port: int | None) -> None:
    """Run the desk, the scheduler and a worker until Ctrl-C."""
    config = open_project(context, migrated=False)
    if port is not None:
        config = dataclasses.replace(config, listen=f"{config.listen.rpartition(':')[0]}:{port}")
    from registerpub.jobs import open_desk, reserved_port

    with reserved_port(config.listen):
        migrate()
        raise SystemExit(open_desk(config))


@click.group(name="db")
def database() -> None:
    """The database of the project."""


@database.command(name="migrate", epilog="Example: registerpub db migrate")
@click.pass_context
def migrate_command(context: click.Context) -> None:
    """Create the database or bring it to this version."""
    open_project(context, migrated=False)
    migrate()
    click.echo("the database is up to date", err=True)
