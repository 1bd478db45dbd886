"""``registerpub source``: look after the sources."""

from __future__ import annotations

import click

from registerpub.cli.health import health


@click.group()
def source() -> None:
    """Look after the sources."""


source.add_command(health)
