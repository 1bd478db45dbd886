"""Commands for a project as a whole: init, up, db migrate, db migrate-to."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

import click

from registerpub.cli.common import open_project
from registerpub.config import CONFIG_NAME, load_config
from registerpub.config_schema import check
from registerpub.core.errors import InputError, ManyProblems
from registerpub.database_settings import DATABASE_SCHEMA, DatabaseSettings
from registerpub.pipeline.project import create_project, migrate, template
from registerpub.presence import nobody_else


@click.command(epilog="Example: registerpub init my-register")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--database",
    "url",
    metavar="URL",
    default="",
    help="An empty PostgreSQL database, postgresql://USER@HOST/NAME; without it an SQLite file is made.",
)
@click.pass_context
def init(context: click.Context, folder: Path, url: str) -> None:
    """Make a project folder: registerpub.toml, an empty database and var/ for data."""
    create_project(folder, template(url))
    context.find_root().obj = folder
    migrate(open_project(context, migrated=False))
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
        config = replace(config, listen=f"{config.listen.rpartition(':')[0]}:{port}")
    from registerpub.jobs import alone, open_desk, reserved_port

    with alone(config.var), reserved_port(config.listen):
        migrate(config)
        raise SystemExit(open_desk(config))


@click.command(epilog="Example: registerpub web")
@click.pass_context
def web(context: click.Context) -> None:
    """Run the desk alone, for a service manager."""
    config = open_project(context)
    from registerpub.jobs import reserved_port, run_web

    with reserved_port(config.listen):
        pass
    click.echo(f"the desk: http://{config.listen}/", err=True)
    run_web(config)


@click.command(epilog="Example: registerpub worker --threads 4")
@click.option(
    "--threads",
    type=click.IntRange(1, 64),
    default=2,
    show_default=True,
    help="How much it crawls and processes at a time. What must leave the public waits for none of it.",
)
@click.option(
    "--only",
    multiple=True,
    type=click.Choice(["crawl", "process"]),
    help="Do this and nothing else; may be repeated. For machines that do not hold the public tree.",
)
@click.pass_context
def worker(context: click.Context, threads: int, only: tuple[str, ...]) -> None:
    """Do what is due, with any number of other workers, until told to stop."""
    config = open_project(context)
    from registerpub.jobs import run_worker

    what = f", only {' and '.join(only)}" if only else ""
    click.echo(f"a worker: crawls and processes up to {threads} at a time{what}", err=True)
    run_worker(config, threads, only)


@click.command(epilog="Example: registerpub scheduler")
@click.pass_context
def scheduler(context: click.Context) -> None:
    """Ring for what is due until told to stop; more than one does no harm."""
    config = open_project(context)
    from registerpub.jobs import run_scheduler

    click.echo("a scheduler: rings for what is due", err=True)
    run_scheduler(config)


@click.group(name="db")
def database() -> None:
    """The database of the project."""


@database.command(name="migrate", epilog="Example: registerpub db migrate")
@click.pass_context
def migrate_command(context: click.Context) -> None:
    """Create the database or bring it to this version."""
    migrate(open_project(context, migrated=False))
    click.echo("the database is up to date", err=True)


@database.command(
    name="migrate-to", epilog="Example: registerpub db migrate-to 'postgresql://registerpub@db.example/registerpub'"
)
@click.argument("url")
@click.option("--password-file", default="", metavar="FILE", help="A file with the password and nothing else.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def migrate_to(context: click.Context, url: str, password_file: str, as_json: bool) -> None:
    """Move the whole store to the database at URL, prove that it arrived, and use it from then on.

    Stop the desk and the workers first, on every machine. The old database keeps its rows and takes no more writes.
    """
    config = open_project(context, migrated=False, moves=True)
    from registerpub.jobs import alone
    from registerpub.jobs.ports import answers
    from registerpub.pipeline.move_store import move_store
    from registerpub.pipeline.project import check_database

    data = {"url": url, "password_file": password_file}
    problems = check(data, DATABASE_SCHEMA)
    if problems:
        raise ManyProblems("this database cannot be used:", problems)
    target = DatabaseSettings(url, password_file)
    with alone(config.var), nobody_else(config.var):
        if answers(config.listen):  # one that was begun before it would hold the lock
            raise InputError(f"the desk answers at {config.listen}: stop it and the workers first")
        if load_config(config.root) != config:
            raise InputError(f"{CONFIG_NAME} has just been changed: say it again")
        check_database(config)
        moved = move_store(config, target)
    if as_json:
        click.echo(json.dumps([asdict(table) for table in moved], indent=2))
    rows = sum(table.rows for table in moved)
    click.echo(
        f"{rows} rows of {len(moved)} tables are in the {target.place}, each table with the same digest as before; "
        f"{CONFIG_NAME} names it now. The old database takes no more writes: destroy it once the new one is backed up.",
        err=True,
    )
