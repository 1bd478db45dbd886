"""``registerpub backup`` and ``registerpub restore``."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from registerpub.cli.common import Bars, echo_json, open_project
from registerpub.config_schema import check
from registerpub.core.counted import counted
from registerpub.core.errors import InputError, ManyProblems, RegisterpubError
from registerpub.database_settings import DATABASE_SCHEMA, DatabaseSettings
from registerpub.pipeline.clock import utc_now

_MB = 1_000_000
_MAKE = "make"
_IDENTITY = click.option(
    "--identity", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Private key of age or ssh."
)
_DATABASE = click.option("--database", "url", default="", metavar="URL", help="An empty PostgreSQL database.")
_PASSWORD = click.option("--password-file", default="", metavar="FILE", help="A file with its password.")
_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


class _WithPlace(click.Group):
    """``backup PLACE`` stands for ``backup make PLACE``: what is no command is a place."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or (args[0] not in self.commands and args[0] not in ctx.help_option_names):
            args = [_MAKE, *args]
        return super().parse_args(ctx, args)


@click.group(cls=_WithPlace, epilog="Example: registerpub backup s3://bucket/register --keep 30")
def backup() -> None:
    """Back the project up: 'registerpub backup PLACE', where PLACE is a folder or s3://BUCKET/FOLDER.

    Prove it with 'backup rehearse'; 'registerpub restore' brings it back.
    """


@backup.command(name=_MAKE, epilog="Example: registerpub backup /mnt/backups --keep 30")
@click.argument("place", required=False, default="")
@click.option("--keep", type=click.IntRange(min=1), help="Let so many backups stay (default: [backup] keep; or all).")
@click.option("--with-keys", is_flag=True, help="Also var/secret.key and signing keys that have a password.")
@click.option("--in-clear", "because", default="", metavar="REASON", help="Seal nothing, for this reason.")
@_JSON
@click.pass_context
def make(context: click.Context, place: str, keep: int | None, with_keys: bool, because: str, as_json: bool) -> None:
    """Back up database, archive, settings, sources, channels and the current release, sealed for [backup] recipients.

    Only what PLACE (default: [backup] to) does not hold yet is sent. Everybody goes on working meanwhile. The exit code
    is 1 if there is no good backup, and also if older ones that --keep lets go could not be removed.
    """
    config = open_project(context)
    from registerpub.pipeline.backup.making import Choices, make_backup
    from registerpub.pipeline.backup.places import open_place
    from registerpub.pipeline.watching.marks import BACKUP, mark

    target = place or config.backup.to
    if not target:
        raise InputError("name a place: registerpub backup DIR, or enter one as [backup] to")
    choices = Choices(
        keys=with_keys, clear_because=_reason(context, because), keep=config.backup.keep if keep is None else keep
    )
    began = utc_now()
    made = make_backup(config, open_place(target), choices, began, Bars())
    if not made.lacks:
        mark(config, BACKUP, began)
    for warning in made.manifest.warnings:
        click.echo(f"warning: {warning}", err=True)
    if as_json:
        told = {"id": made.manifest.id, "digest": made.digest, "files": len(made.manifest.items), "sent": made.sent}
        told |= {"bytes": made.sent_bytes, "removed": made.removed, "warnings": list(made.manifest.warnings)}
        echo_json({**told, "missing": made.lacks, "kept_because": made.kept_because})
    click.echo(
        f"backup {made.manifest.id}: {counted(len(made.manifest.items), 'file')}; {counted(made.sent, 'object')} of "
        f"{made.sent_bytes / _MB:.1f} MB sent{', in clear' if because else ''}",
        err=True,
    )
    if made.removed:
        click.echo(f"{counted(len(made.removed), 'older backup')} removed", err=True)
    click.echo(f"digest {made.digest}: note it where the place's owner cannot write", err=True)
    if made.lacks:
        raise RegisterpubError(
            f"backup {made.manifest.id} lacks {counted(len(made.lacks), 'archive file')} that the database knows "
            f"({made.lacks[0]}{', …' if made.lacks[1:] else ''}): it is not noted as a good one, and no older one was "
            "removed. Bring them back to where they were, from an older backup or wherever they were moved to (the "
            "files themselves: links are not followed), and back up again"
        )
    if made.kept_because:
        raise RegisterpubError(
            f"backup {made.manifest.id} is whole and noted as a good one, but older ones were not removed: "
            f"{made.kept_because}. What was erased on withdrawal stays in them: give the account the right to delete, "
            "or take keep out of [backup] and let somebody else remove them (docs/operators.md, Backup and restore)"
        )


def _reason(context: click.Context, because: str) -> str:
    source = context.get_parameter_source("because")
    if source is not click.core.ParameterSource.DEFAULT and len(because.split()) < 2:
        raise click.UsageError("--in-clear needs a reason in words: it stands in the backup")
    return because


@backup.command(name="list", epilog="Example: registerpub backup list /mnt/backups")
@click.argument("place")
@_JSON
def show(place: str, as_json: bool) -> None:
    """The whole backups in PLACE, oldest first. Needs no key and no project."""
    from registerpub.pipeline.backup.keeping import list_backups, read_sums
    from registerpub.pipeline.backup.places import open_place

    opened = open_place(place)
    found = [(kept.id, read_sums(opened, kept), kept.manifest) for kept in list_backups(opened)]
    if as_json:
        echo_json([{"id": name, "objects": len(sums) - 1, "digest": sums.get(last)} for name, sums, last in found])
        return
    for name, sums, last in found:
        click.echo(f"{name}  {len(sums) - 1} objects  digest {sums.get(last)}")


@backup.command(name="check", epilog="Example: registerpub backup check s3://bucket/register")
@click.argument("place")
@click.option("--backup", "wanted", default="", metavar="ID", help="Which one (default: the newest).")
def check_place(place: str, wanted: str) -> None:
    """Read every byte that a backup needs and compare the digests. Needs no key and no project."""
    from registerpub.pipeline.backup.keeping import check_backup, find_backup
    from registerpub.pipeline.backup.places import open_place

    opened = open_place(place)
    kept = find_backup(opened, wanted)
    files, problems = check_backup(opened, kept, Bars())
    for problem in problems:
        click.echo(str(problem))
    if problems:
        raise RegisterpubError(f"backup {kept.id}: {counted(len(problems), 'problem')} found")
    click.echo(f"backup {kept.id}: {counted(files, 'file')} as they were written", err=True)


@backup.command(name="key", epilog="Example: registerpub backup key /media/usb/backup.key")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def new_key(file: Path) -> None:
    """Make a key of age for backups: the private half to FILE, the public one is printed."""
    from registerpub.pipeline.backup.sealing import make_identity

    click.echo(make_identity(file))
    click.echo(
        f"enter it under [backup] recipients. Without {file} no backup can be read: keep two copies, none on this "
        "machine and none where the backups lie",
        err=True,
    )


@backup.command(epilog="Example: registerpub backup rehearse")
@_DATABASE
@_PASSWORD
@_JSON
@click.pass_context
def rehearse(context: click.Context, url: str, password_file: str, as_json: bool) -> None:
    """Back up and restore into a folder that is thrown away, prove the restored project, and report.

    A project on PostgreSQL needs an empty database beside its own; it is emptied again, also if the proof fails.
    """
    config = open_project(context)
    from registerpub.pipeline.backup.rehearsal import rehearse as run

    done = run(config, utc_now(), _store(url, password_file), Bars())
    if as_json:
        echo_json(asdict(done))
    for line in done.proof["checked"]:
        click.echo(line, err=True)
    click.echo(
        f"rehearsed: {counted(done.files, 'file')}, {done.bytes / _MB:.1f} MB; backup {done.backup_seconds} s, restore "
        f"and proof {done.restore_seconds} s. It proves this machine's data, not the place you keep backups in: "
        "restore from there now and then",
        err=True,
    )


@click.command(epilog="Example: registerpub restore s3://bucket/register new-folder --identity backup.key")
@click.argument("place", metavar="FROM")
@click.argument("into", type=click.Path(path_type=Path, file_okay=False))
@_IDENTITY
@click.option("--backup", "wanted", default="", metavar="ID", help="Which one (default: the newest).")
@click.option("--digest", default="", help="The digest that the backup told: another one is refused.")
@_DATABASE
@_PASSWORD
@_JSON
@click.pass_context
def restore(
    context: click.Context,
    place: str,
    into: Path,
    identity: Path | None,
    wanted: str,
    digest: str,
    url: str,
    password_file: str,
    as_json: bool,
) -> None:
    """Restore a backup into an empty folder, check every digest first, and prove the restored project.

    Start nothing there before you have read in docs/operators.md what may have been withdrawn since.
    """
    from registerpub.pipeline.backup.places import open_place
    from registerpub.pipeline.backup.sealing import read_identities

    keys = read_identities(identity) if identity is not None else []
    _use(context, into)
    from registerpub.pipeline.backup import keeping, restoring

    opened = open_place(place)
    kept = keeping.find_backup(opened, wanted)
    chosen = restoring.Wanted(keys, digest, _store(url, password_file))
    manifest = restoring.restore(opened, kept, into, chosen, Bars())
    config = open_project(context, migrated=False)
    from registerpub.pipeline.backup.proving import forget_sessions, prove
    from registerpub.pipeline.project import migrate

    migrate(config)
    forget_sessions()
    proof = prove(config, manifest, Bars())
    if as_json:
        echo_json({"id": manifest.id, "checked": proof.checked, "problems": list(map(str, proof.problems))})
    for line in () if as_json else proof.checked:
        click.echo(line, err=True)
    for problem in () if as_json else proof.problems:
        click.echo(str(problem))
    for warning in manifest.warnings:
        click.echo(f"warning: {warning}", err=True)
    if proof.problems:
        raise RegisterpubError(f"{into} is restored, but {counted(len(proof.problems), 'problem')} found")
    click.echo(
        f"{into} is the project as it was at {manifest.id}. Before you start it: what has been withdrawn, held or "
        "retracted since is not in it",
        err=True,
    )


def _use(context: click.Context, into: Path) -> None:
    """The commands that follow work on the project that is being restored."""
    context.find_root().obj = into


def _store(url: str, password_file: str) -> DatabaseSettings | None:
    if not url:
        return None
    data = {"url": url, "password_file": password_file}
    problems = check(data, DATABASE_SCHEMA)
    if problems or not url.startswith("postgresql://"):
        raise (
            ManyProblems("--database cannot be used:", problems)
            if problems
            else InputError("--database: write postgresql://USER@HOST/NAME")
        )
    return DatabaseSettings(url, password_file)
