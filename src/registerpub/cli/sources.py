"""Commands for source folders: new, check, list, enable, disable, verify."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import click

from registerpub.cli.common import echo_json, open_project
from registerpub.cli.health import health
from registerpub.config import Config, source_names
from registerpub.core.counted import counted
from registerpub.gate import Gate
from registerpub.pipeline.clock import utc_now

if TYPE_CHECKING:
    from registerpub.pipeline.source_fetch import Visitor
    from registerpub.pipeline.source_list import SourceRow

_WIDTH = 96


@click.group()
def source() -> None:
    """Sources: which sites are crawled, and how their pages are read."""


@source.command(name="new", epilog="Example: registerpub source new https://www.example.kz/news/12-slug.html")
@click.argument("url")
@click.option("--name", default="", help="Name of the folder (default: from the host).")
@click.option("--fetch/--no-fetch", default=True, show_default=True, help="Save the page and the feed it names.")
@click.option(
    "--delay", type=click.FloatRange(0, 120), default=2.0, show_default=True, help="Seconds between requests."
)
@click.pass_context
def new_command(context: click.Context, url: str, name: str, fetch: bool, delay: float) -> None:
    """Make a folder under sources/ for the site of URL; give an article if you can."""
    config = open_project(context, migrated=False)
    from registerpub.pipeline.source_new import hosts_of, new_source

    visitor = _visitor(config, delay, lambda address: _host(address) in hosts_of(url)) if fetch else None
    made = new_source(config.root, url, name, config.timezone, visitor, utc_now())
    for file in made.files:
        click.echo(made.folder / file)
    for note in made.notes:
        click.echo(f"note: {note}", err=True)
    click.echo(
        f"next: complete {made.folder / made.files[0]}, then registerpub source check {made.name} --saved", err=True
    )


@source.command(name="check", epilog="Example: registerpub source check vlast")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--url", default="", help="Look at this page instead of the first article that is found.")
@click.option("--saved", is_flag=True, help="Look at the saved pages of the folder, without the network.")
@click.option("--accept", "accepted", is_flag=True, help="With --saved: it is right; write expected.json.")
@click.option("--by", default="", help="With --accept: who looked (default: the account that runs this).")
@click.pass_context
def check_command(
    context: click.Context, names: tuple[str, ...], url: str, saved: bool, accepted: bool, by: str
) -> None:
    """Show what would be read of a source: one article of the live site, or its saved pages.

    With --saved and without NAME every folder of the project and of registerpub is checked, and only what is wrong is
    shown. Exit code 1 if something is wrong; the message says what to change.
    """
    if (accepted and not (saved and names)) or (by and not accepted) or (url and (saved or len(names) != 1)):
        raise click.UsageError("--accept goes with --saved and names, --by with --accept, --url with one name alone")
    if not (saved or names):
        raise click.UsageError("name a source, or check all saved pages with --saved")
    config = open_project(context, migrated=False)
    by = (by or getpass.getuser()) if accepted else ""
    if not names:
        results = [_check_saved(config, name, quiet=True) for name in source_names(config.root)]
    elif saved:
        results = [_check_saved(config, name, by) for name in names]
    else:
        results = [_check_live(config, name, url) for name in names]
    if not all(results):
        raise click.exceptions.Exit(1)


def _check_saved(config: Config, name: str, by: str = "", *, quiet: bool = False) -> bool:
    """Whether the saved pages are read as reviewed; ``by``: they are from now on."""
    from registerpub.pipeline.source_discover import crawler_of
    from registerpub.pipeline.source_settings import source_folder
    from registerpub.sources import load_source
    from registerpub.sources.review import accept, review

    folder = source_folder(config.root, name)
    found = load_source(folder)
    result = review(found, folder, crawler_of(folder), utc_now())
    for file, entry in {} if quiet else result.read.items():
        _show(file, entry)
    if by and result.read:
        accept(result, by, utc_now().astimezone(ZoneInfo(config.timezone)).date())
        click.echo(f"{folder / 'expected.json'}: written, reviewed by {by}", err=True)
        return True
    for problem in result.problems:
        click.echo(f"wrong: {name}: {problem}", err=True)
    if not result.problems:
        click.echo(f"{name}: read as reviewed: {counted(len(result.read), 'saved page')}", err=True)
    return not result.problems


def _check_live(config: Config, name: str, url: str = "") -> bool:
    """Whether nothing is wrong with the page that was fetched."""
    from registerpub.pipeline.source_check import check_source, problems_of
    from registerpub.pipeline.source_discover import crawler_of
    from registerpub.pipeline.source_settings import source_folder
    from registerpub.sources import load_source

    folder = source_folder(config.root, name)
    found = load_source(folder)
    asked = {_host(address) for address in found.discovery_addresses}
    visitor = _visitor(config, found.politeness.delay, lambda page: found.is_own(page) or _host(page) in asked, name)
    steps = check_source(found, visitor, crawler_of(folder), utc_now, url)
    for step in steps:
        _show(step.kind, {"url": step.url, **step.read})
    problems = problems_of(found, steps)
    for problem in problems:
        click.echo(f"wrong: {found.name}: {problem}", err=True)
    if not problems:
        click.echo(f"{found.name}: nothing is wrong; compare the text above with the page itself", err=True)
    return not problems


@source.command(name="list", epilog="Example: registerpub source list --json")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def list_command(context: click.Context, as_json: bool) -> None:
    """List every source: the project's own, and those that ship with registerpub."""
    from registerpub.pipeline.source_list import list_sources

    rows = list_sources(Path(context.find_root().obj))
    if as_json:
        echo_json([_row_data(row) for row in rows])
    else:
        width = max([len(row.name) for row in rows], default=0)
        for row in rows:
            click.echo(_row_line(row, width))
    for row in rows:
        if row.fault:
            click.echo(f"wrong: {row.name}: {row.fault}", err=True)
    if any(row.fault for row in rows):
        raise click.exceptions.Exit(1)


def _row_data(row: SourceRow) -> dict[str, Any]:
    return {
        "name": row.name,
        "title": row.title,
        "kind": row.kind,
        "languages": list(row.languages),
        "enabled": row.enabled,
        "verified": row.verified.isoformat() if row.verified else None,
        "template": row.template,
        "from": row.place,
        "hides_shipped": row.hides,
        "fault": row.fault,
    }


def _row_line(row: SourceRow, width: int) -> str:
    if row.fault:
        return f"{row.name:{width}}  {'on ' if row.enabled else 'off'}  cannot be used"
    state = "template  " if row.template else row.verified.isoformat() if row.verified else "unverified"
    place = f"{row.place}, hides a shipped one" if row.hides else row.place
    languages = ",".join(row.languages)
    on = "on " if row.enabled else "off"
    return f"{row.name:{width}}  {on}  {state}  {row.kind:10}  {languages:8}  {row.title} ({place})"


@source.command(name="enable", epilog="Example: registerpub source enable rferl azattyq-kk")
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.pass_context
def enable_command(context: click.Context, names: tuple[str, ...]) -> None:
    """List sources under [sources] enabled of registerpub.toml, so that they are crawled."""
    from registerpub.pipeline.source_settings import enable, source_folder
    from registerpub.sources import load_source

    root = Path(context.find_root().obj)
    added = [item.name for item in enable(root, names)]
    for name in dict.fromkeys(names):
        click.echo(f"{name}: {'enabled' if name in added else 'was enabled already'}", err=True)
        if load_source(source_folder(root, name)).verified is None:
            click.echo(
                f"warning: {name} is unverified: nobody has tried it on the live site; "
                f"look at it with 'registerpub source check {name}'",
                err=True,
            )


@source.command(name="disable", epilog="Example: registerpub source disable hrw")
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.pass_context
def disable_command(context: click.Context, names: tuple[str, ...]) -> None:
    """Take sources out of [sources] enabled; what was archived of them stays."""
    from registerpub.pipeline.source_settings import disable

    removed = disable(Path(context.find_root().obj), names)
    for name in dict.fromkeys(names):
        click.echo(f"{name}: {'disabled' if name in removed else 'was not enabled'}", err=True)


@source.command(name="verify", epilog="Example: registerpub source verify vlast")
@click.argument("name")
@click.option("--yes", is_flag=True, help="Do not ask whether what is shown is right.")
@click.pass_context
def verify_command(context: click.Context, name: str, yes: bool) -> None:
    """Check a source on the live site; if a person agrees, mark it verified today in the project's own copy."""
    config = open_project(context, migrated=False)
    if not _check_live(config, name):
        raise click.exceptions.Exit(1)
    if not yes:
        click.confirm("Is this what stands on the page?", abort=True, err=True)
    day = utc_now().astimezone(ZoneInfo(config.timezone)).date()
    from registerpub.pipeline.source_settings import mark_verified

    folder = mark_verified(config.root, name, day)
    click.echo(f"{name}: verified = {day} in {folder}", err=True)


def _visitor(config: Config, delay: float, allowed: Callable[[str], bool], name: str = "") -> Visitor:
    from registerpub.pipeline.panic import refuse_in_panic
    from registerpub.pipeline.source_fetch import Visitor

    gate, ready = Gate(config.crawl.allow_loopback), partial(refuse_in_panic, config, "the visit ended")
    proxy = config.crawl.proxy_of(name)
    return Visitor(gate, allowed, delay=delay, contact=config.crawl.contact, proxy=proxy, ready=ready)


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""


def _show(name: str, entry: Mapping[str, Any]) -> None:
    """One document as a person may compare it with the page."""
    click.echo(f"{name}: {entry['url']}")
    if entry.get("address", entry["url"]) != entry["url"]:
        click.echo(f"  address     {entry['address']}")
    if "paragraphs" in entry:
        click.echo(f"  title       {entry['title'] or '(none)'}")
        click.echo(f"  day         {entry.get('published') or '(none)'}")
        click.echo(f"  language    {entry.get('language') or '(none)'}")
        for paragraph in entry["paragraphs"]:
            click.echo(f"  {paragraph['role']:8} {paragraph['language']:3} {_short(paragraph['text'])}")
        for finding in entry["findings"]:
            click.echo(f"  finding     {finding}")
        return
    for key in ("articles", "parts"):
        for link in entry.get(key, ()):
            click.echo(f"  {key[:-1]:11} {link}")
    if entry.get("next"):
        click.echo(f"  next page   {entry['next']}")
    if not entry.get("articles") and not entry.get("parts"):
        click.echo("  no links")


def _short(text: str) -> str:
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…"


source.add_command(health)
