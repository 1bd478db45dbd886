"""The ``demo`` command: the whole way on this machine, with a sample site and invented editors."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(epilog="Example: registerpub demo --once")
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
def demo(once: bool, folder: Path | None, port: int) -> None:
    """Crawl the bundled sample site, process it, and open the desk with cards waiting (loopback only)."""
    from registerpub.demo.run import run_demo

    raise SystemExit(run_demo(folder, port, once=once))
