"""The ``demo`` commands: the whole way on this machine, with a sample site and invented editors."""

from __future__ import annotations

from pathlib import Path

import click

from registerpub.cli.common import open_project


@click.group(invoke_without_command=True, epilog="Example: registerpub demo --once")
@click.option("--once", is_flag=True, help="Two scripted editors decide, feeds are published, a table is printed.")
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where to make the demonstration project (default: a new temporary folder).",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Port of the desk on 127.0.0.1; 0 for any free one.",
)
@click.pass_context
def demo(context: click.Context, once: bool, folder: Path | None, port: int) -> None:
    """Crawl the bundled sample site, process it, and open the desk with cards waiting (loopback only)."""
    if context.invoked_subcommand is not None:
        return
    from registerpub.demo.run import run_demo

    raise SystemExit(run_demo(folder, port, once=once))


@demo.command(epilog="Example: registerpub demo code aigul")
@click.argument("name")
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="The demonstration's project (default: the demonstration that was started last).",
)
@click.pass_context
def code(context: click.Context, name: str, folder: Path | None) -> None:
    """Print the code that NAME's authenticator app would show now. Only for demonstrations."""
    from registerpub.demo.factors import current_code, demonstration_project

    context.find_root().obj = demonstration_project(folder)
    open_project(context)
    shown, seconds = current_code(name)
    click.echo(shown)
    click.echo(f"for {seconds} more seconds", err=True)
