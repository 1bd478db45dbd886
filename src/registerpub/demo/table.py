"""The closing table of ``registerpub demo --once``: what came in and what came out. Says so if anything is missing."""

from __future__ import annotations

from pathlib import Path

import click

from registerpub.config import Config
from registerpub.pipeline.publish import PublishResult
from registerpub.pipeline.registers import register_summaries
from registerpub.publishing.channels import WHOLE
from registerpub.store.models import (
    Capture,
    Decision,
    DocumentRow,
    Finding,
    LedgerEvent,
    MentionRow,
    NoticeTextRow,
    Proposal,
)


def print_table(config: Config, result: PublishResult) -> int:
    """Print the table; returns 0, or 1 if something that must be there is not."""
    current = (result.folder or config.public) / "current"
    feeds = sorted(path for path in current.glob("feeds/*") if path.is_file() and path.suffix != ".gz")
    rows = [
        ("pages archived", Capture.objects.count()),
        ("documents read", DocumentRow.objects.count()),
        ("pages that changed", DocumentRow.objects.filter(version=2).count()),
        ("names added to a list", _added_names()),
        ("findings of sources", Finding.objects.count()),
        ("mentions found", MentionRow.objects.count()),
        ("cards", Proposal.objects.count()),
        ("decisions", Decision.objects.count()),
        ("events recorded", LedgerEvent.objects.exclude(decision=None).count()),
        *((f"entries in {language}", _entries(language)) for language in config.languages),
        ("feed files", len(feeds)),
    ]
    for name, value in rows:
        click.echo(f"{name:24}{value:8}")
    complete = all(value for _, value in rows)
    for summary in register_summaries():
        statuses = ", ".join(f"{number} {status.replace('_', ' ')}" for status, number in summary.by_status.items())
        click.echo(f"{'register ' + summary.id:24}{summary.count:8}   {statuses}")
        for total in summary.claimed[:1]:
            click.echo(f"{'  claimed by the owner':24}{total.number:8}   on {total.date}")
        complete = complete and not summary.mismatch
    for path in (path for path in feeds if path.name.startswith(f"{WHOLE}.")):
        click.echo(f"  {_size(path):>8} bytes  {path.relative_to(current)}")
    return 0 if complete else 1


def _added_names() -> int:
    """Entries that came onto watched lists after they were first seen."""
    rows = DocumentRow.objects.filter(watched="list").values_list("difference", flat=True)
    return sum(len(difference.get("added", ())) for difference in rows)


def _entries(language: str) -> int:
    return NoticeTextRow.objects.filter(language=language, release__isnull=False, withdrawn__isnull=True).count()


def _size(path: Path) -> int:
    return path.stat().st_size
