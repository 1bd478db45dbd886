"""Commands that move work on: crawl, import-evidence, process, publish, verify."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import Any

import click

from registerpub.cli.common import DAY, Bars, open_project
from registerpub.cli.signing import ask_password
from registerpub.config import Config
from registerpub.core.counted import counted
from registerpub.core.errors import RegisterpubError
from registerpub.pipeline.clock import utc_now


@click.command(epilog="Example: registerpub crawl rferl")
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.pass_context
def crawl(context: click.Context, sources: tuple[str, ...]) -> None:
    """Fetch what is new from the named sources, or from all enabled ones, into the archive."""
    config = open_project(context)
    from registerpub.pipeline.crawl import crawl_now

    results = crawl_now(config, sources, utc_now)
    for result in results:
        came = f"{counted(result.requests, 'request')}, {counted(result.articles, 'article')}"
        text = result.failure or f"{came}, {result.not_modified} unchanged"
        click.echo(f"{result.source}: {text}", err=True)
        for finding in result.findings:
            click.echo(f"{result.source}: {finding['kind']}: {finding.get('detail', '')}", err=True)
    if not results:
        click.echo("no source is enabled: list some under [sources] enabled in registerpub.toml", err=True)
    if any(result.failure for result in results):
        raise click.exceptions.Exit(1)


@click.command(
    name="import-evidence",
    epilog="Example: registerpub import-evidence act.html --url https://… --published 2020-09-08",
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--url", help="Where the page was found.")
@click.option("--published", type=DAY, help="The day of publication; relative dates are read against it.")
@click.option("--language", type=click.Choice(["kk", "ru", "en"]), help="Language, if it should not be guessed.")
@click.option("--outlet", default="", help="Name of the outlet, as readers shall see it.")
@click.option("--by", default="", metavar="ACCOUNT", help="Who saved it (default: the account that runs this).")
@click.option("--obtained", metavar="DAY|TIME", help="When it was saved: 2024-03-05 or 2024-03-05T14:30.")
@click.option(
    "--from", "origin", default="", metavar="TEXT", help="Where it is from: a court, a messenger, an archive."
)
@click.option("--why", default="", metavar="TEXT", help="Why it is kept.")
@click.pass_context
def import_evidence(
    context: click.Context,
    /,
    files: tuple[Path, ...],
    by: str,
    obtained: str | None,
    origin: str,
    why: str,
    **told: Any,
) -> None:
    """Archive pages and documents that a person saved; 'process' then reads them like any capture.

    Pages: .html, .mht, .mhtml, .txt. Documents: .pdf; without --url they need --obtained, --from and --why. Who, when,
    where from and why are kept in the archive and shown to editors, never in public. A .mhtml file that says where it
    was saved from needs no --url.
    """
    config = open_project(context)
    from registerpub.pipeline import importing
    from registerpub.pipeline.findings import advice

    when = importing.read_obtained(obtained, config) if obtained else None
    saving = importing.Saving(by or getpass.getuser(), when, origin, why)
    known = importing.already_archived(files, config, **told, saving=saving)
    new = [path for path in files if path not in known]
    for path in known:
        click.echo(f"{path}: archived before, with the same words: nothing was added", err=True)
    records = importing.import_evidence(new, config, **told, saving=saving) if new else []
    for path, said in importing.own_addresses(new).items():
        _tell_address(path, said, told["url"])
    for path, finding in importing.unreadable(new):
        click.echo(f"warning: {path}: {finding.kind}: {finding.detail}; {advice(finding.kind)}", err=True)
    click.echo(f"{len(records)} archived; next: registerpub process", err=True)


def _tell_address(path: Path, said: str, url: str | None) -> None:
    if url is None:
        click.echo(f"{path}: taken as saved from {said}, as the file says", err=True)
    elif url.partition("#")[0] != said:
        click.echo(f"warning: {path}: the file says it was saved from {said}, not from --url {url}", err=True)


@click.command(epilog="Example: registerpub process")
@click.pass_context
def process(context: click.Context) -> None:
    """Read, match, claim and propose until nothing is due. Never crawls, decides or publishes.

    What was found wrong on the way is listed, with its file or address and what to do about it.
    """
    config = open_project(context, registers=True)
    from registerpub.pipeline.findings import findings_after, latest_finding
    from registerpub.pipeline.process import process as run

    known = latest_finding()
    results = run(config, utc_now, Bars())
    for finding in findings_after(known, config):
        click.echo(finding.line(), err=True)
    for result in results:
        failed = f", {result.failed} failed" if result.failed else ""
        click.echo(f"{result.stage:8} {result.done} done, {result.made} new{failed}", err=True)
    if any(result.failed for result in results):
        raise click.exceptions.Exit(1)


@click.command(epilog="Example: registerpub publish --out /srv/feeds")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Folder (default: var/public).")
@click.option("--verify", is_flag=True, help="Publish nothing: build the release anew and compare it with OUT/current.")
@click.pass_context
def publish(context: click.Context, out: Path | None, verify: bool) -> None:
    """Release the notices that are due; OUT/current points to the newest release."""
    config = open_project(context, registers=True)
    from registerpub.pipeline.publish import publish as run

    if verify:
        _compare(config, out)
        return
    result = run(config, utc_now(), out, ask_password)
    if result.release is None:
        click.echo("nothing is due and nothing has been published yet", err=True)
    elif result.created:
        click.echo(
            f"release {result.release}: {counted(result.entries, 'entry', 'entries')} in {result.folder}/current",
            err=True,
        )
    else:
        click.echo(f"nothing is due; release {result.release} stands in {result.folder}/current", err=True)
    if result.removed and config.mirrors:
        click.echo(
            "earlier releases were removed, because something in them may be public no longer; mirrors hold it until "
            "you run 'registerpub mirror push'",
            err=True,
        )
    if result.channels_left_out:
        click.echo(
            f"left out: {counted(result.channels_left_out, 'channel')} of feeds/ whose words or file name name "
            "somebody of whom nothing may be public",
            err=True,
        )


def _compare(config: Config, out: Path | None) -> None:
    from registerpub.pipeline.rebuild_release import compare_release

    problems, files = compare_release(config, out, ask_password)
    for problem in problems:
        click.echo(str(problem))
    if problems:
        raise RegisterpubError(f"{len(problems)} problems found; 'registerpub publish' puts the release right")
    click.echo(f"{files} files are as the store has them", err=True)


@click.command(epilog="Example: registerpub verify")
@click.pass_context
def verify(context: click.Context) -> None:
    """Check archive digests, the ledger and the current release; exit 1 if anything is wrong."""
    config = open_project(context)
    from registerpub.pipeline.verify import verify as run
    from registerpub.pipeline.watching.marks import VERIFY, mark

    problems, checked = run(config, Bars())
    for line in checked:
        click.echo(line, err=True)
    for problem in problems:
        click.echo(str(problem))
    if problems:
        raise RegisterpubError(f"{counted(len(problems), 'problem')} found")
    mark(config, VERIFY, utc_now())
