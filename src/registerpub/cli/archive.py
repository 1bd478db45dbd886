"""``registerpub archive``: look after the evidence: check, count, replay a page, let go of what is old."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from registerpub.cli.common import Bars, echo_json, open_project
from registerpub.core.counted import counted
from registerpub.core.errors import InputError, RegisterpubError
from registerpub.pipeline.clock import utc_now


@click.group()
def archive() -> None:
    """Check, count, replay and prune the archived pages."""


@archive.command(epilog="Example: registerpub archive verify")
@click.pass_context
def verify(context: click.Context) -> None:
    """Check every record, file, daily manifest and time stamp; exit 1 if anything is wrong.

    Complete files that stand in no manifest are entered first.
    """
    config = open_project(context)
    from registerpub.pipeline.archive_check import check_archive
    from registerpub.pipeline.manifest import record_day

    entered = record_day(config, utc_now())
    report = check_archive(config, Bars())
    click.echo(
        f"{counted(report.files, 'file')}, {counted(report.records, 'record')}, {counted(report.stamps, 'time stamp')}",
        err=True,
    )
    for number, words in (
        (entered, "entered into the manifest of today"),
        (report.waiting, "not ingested yet: run 'registerpub process'"),
        (report.removed, "removed by 'registerpub archive prune'"),
    ):
        if number:
            click.echo(f"{counted(number, 'file')} {words}", err=True)
    for problem in report.problems:
        click.echo(str(problem))
    if report.problems:
        raise RegisterpubError(f"{counted(len(report.problems), 'problem')} found")


@archive.command(name="stats", epilog="Example: registerpub archive stats --json")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_context
def show_stats(context: click.Context, as_json: bool) -> None:
    """Count files, records, bytes, captures by source and month, and pages that gave no document."""
    config = open_project(context)
    from registerpub.pipeline.archive_stats import archive_stats

    found = archive_stats(config, Bars())
    if as_json:
        echo_json({**asdict(found), "compression": found.compression})
        return
    click.echo(f"files {found.files}, unreadable {found.unreadable}, removed {found.removed}")
    click.echo(f"bytes {found.bytes}, unpacked {found.unpacked}, compression {found.compression}")
    click.echo("records " + ", ".join(f"{kind} {number}" for kind, number in found.records.items()))
    click.echo(f"pages without a document {found.without_document}, documents pruned {found.pruned}")
    for row in found.captures:
        numbers = f"{row['captures']:8} captures {row['pages']:8} pages {row['visits']:8} found unchanged"
        click.echo(f"{row['month']}  {row['source'] or '(none)':24}{numbers}")


@archive.command(name="replay", epilog="Example: registerpub archive replay https://… --at 2026-03-01 --out page.html")
@click.argument("url")
@click.option("--at", "moment", help="The capture nearest to this time (default: the latest), as in ISO 8601.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="File (default: standard output).")
@click.pass_context
def replay_page(context: click.Context, url: str, moment: str | None, out: Path | None) -> None:
    """Write the bytes of a page as they were captured; which capture it is goes to standard error.

    URL is the address as it was fetched, or the canonical one of the page.
    """
    config = open_project(context)
    from registerpub.pipeline.replay import replay

    found = replay(config, url, _time(moment, config.timezone) if moment else None)
    for name, value in (
        ("record", found.record),
        ("payload in", found.original),
        ("time", found.fetched.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")),
        ("status", "imported" if found.status is None else found.status),
        ("type", found.content_type),
        ("sha256", found.sha256),
    ):
        if value:
            click.echo(f"{name}: {value}", err=True)
    if out is None:
        click.echo(found.payload, nl=False)
        return
    try:
        out.write_bytes(found.payload)
    except OSError as error:
        raise InputError(f"{out}: {error.strerror}") from error


@archive.command(name="prune", epilog="Example: registerpub archive prune --older-than 365 --dry-run")
@click.option("--older-than", "days", type=click.IntRange(min=1), required=True, metavar="DAYS", help="Days in store.")
@click.option("--dry-run", is_flag=True, help="Only say what would go.")
@click.option("--files", is_flag=True, help="Also remove archive files that hold nothing else.")
@click.pass_context
def prune_documents(context: click.Context, days: int, dry_run: bool, files: bool) -> None:
    """Empty title and text of documents that mention nobody; digests and addresses stay.

    Never touched: what names anybody, carries a claim, stands on a card, or has not been processed yet.
    """
    config = open_project(context)
    from registerpub.pipeline.prune import prune

    done = prune(config, days, utc_now(), dry_run=dry_run, files=files)
    would = "would be " if dry_run else ""
    click.echo(f"{counted(done.documents, 'document')} {would}emptied", err=True)
    for name in done.files:
        click.echo(name)
    if files:
        click.echo(f"{len(done.files)} archive files {would}removed", err=True)


def _time(text: str, zone: str) -> dt.datetime:
    """A day or a time; without an offset it is meant in the project's time zone."""
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"--at {text!r}: write it like 2026-03-01 or 2026-03-01T12:30:00Z") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))
