"""``registerpub document``: what is known of a page over time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from registerpub.cli.common import echo_json, open_project
from registerpub.core.counted import counted

if TYPE_CHECKING:
    from registerpub.core.differences import DiffPart, ListDifference
    from registerpub.pipeline.versions import PageHistory, VersionView

_MARKS = {"same": "{}", "added": "{{+{}+}}", "removed": "[-{}-]"}


@click.group()
def document() -> None:
    """Look at the versions of a page, and believe a list that was shortened."""


@document.command(name="history", epilog="Example: registerpub document history https://…/article.html")
@click.argument("place", metavar="URL|ID")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_context
def show_history(context: click.Context, place: str, as_json: bool) -> None:
    """Show the versions of a page, oldest first, each with the words [-removed-] and {+added+}.

    Give any address of the page, or the number of one of its documents.
    """
    config = open_project(context)
    from registerpub.pipeline.versions import page_history

    found = page_history(config, place)
    if as_json:
        echo_json(_as_data(found))
        return
    click.echo(f"{found.address} ({found.outlet}{', ' + found.watched if found.watched else ''})", err=True)
    for version in found.versions:
        for line in _lines(version, found.watched):
            click.echo(line)


@document.command(name="believe", epilog="Example: registerpub document believe 4711")
@click.argument("number", type=int, metavar="ID")
@click.pass_context
def believe_list(context: click.Context, number: int) -> None:
    """Say that a list that lost many entries at once was shortened by its owner: they count as removed.

    ID is the document that 'registerpub document history' shows for that version. Until then later versions are
    compared with the last one that was believed.
    """
    config = open_project(context)
    from registerpub.pipeline.clock import utc_now
    from registerpub.pipeline.reprocess import believe_list as believe

    removed, done = believe(number, config, utc_now())
    click.echo(f"{counted(removed, 'entry', 'entries')} now count as removed; cards: {done.opened} opened", err=True)


def _lines(version: VersionView, watched: str) -> Iterator[str]:
    again = (
        f", seen {len(version.visits)} times until {_time(version.visits[-1].at)}" if len(version.visits) > 1 else ""
    )
    entries = f", {counted(version.count, 'entry', 'entries')}" if watched in ("list", "schedule") else ""
    yield f"version {version.number} (document {version.document}): {_time(version.fetched)}{again}{entries}"
    if version.differs:
        yield f"  differs, no change: {', '.join(version.differs)}"
    if version.same_as:
        yield f"  as version {version.same_as} was"
    yield from _entry_lines(version.entries)
    if version.difference is None:
        if version.emptied:
            yield "  the words are no longer kept"
        return
    if version.difference.title:
        yield f"  title: {_marked(version.difference.title)}"
    for paragraph in version.difference.paragraphs:
        if paragraph.kind != "same":
            yield f"  {paragraph.kind}: {_marked(paragraph.words)}"
    if version.difference.unchanged:
        yield f"  unchanged: {version.difference.unchanged} paragraphs"


def _entry_lines(entries: ListDifference) -> Iterator[str]:
    for name, told in (("added", entries.added), ("removed", entries.removed), ("missing", entries.missing)):
        yield from (f"  entry {name}: {entry}" for entry in told)
    for name, pairs in (("respelled", entries.respelled), ("changed", entries.changed)):
        yield from (f"  entry {name}: [-{before}-] {{+{after}+}}" for before, after in pairs)
    if entries.shrank:
        yield "  the list lost too much at once to be believed: nobody was taken for removed"


def _marked(parts: Iterable[DiffPart]) -> str:
    return "".join(_MARKS[part.op].format(part.text) for part in parts)


def _as_data(found: PageHistory) -> dict[str, Any]:
    data = asdict(found)
    for version, shown in zip(data["versions"], found.versions, strict=True):
        version["entries"] = shown.entries.as_dict()
        version["visits"] = [{"at": _time(visit.at), "differs": list(visit.differs)} for visit in shown.visits]
    return data


def _time(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
