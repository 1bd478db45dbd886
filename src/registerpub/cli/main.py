"""The ``registerpub`` command: collects the groups and turns errors into one line and an exit code.

Exit codes: 0 done, 1 something was refused or failed (the message says what to do), 2 the command was mistyped.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from registerpub import __version__
from registerpub.cli.archive import archive
from registerpub.cli.backup import backup, restore
from registerpub.cli.demo import demo
from registerpub.cli.document import document
from registerpub.cli.explain import explain
from registerpub.cli.history import reprocess
from registerpub.cli.import_warc import import_warc
from registerpub.cli.mirror import mirror
from registerpub.cli.names import names
from registerpub.cli.notice import notice
from registerpub.cli.panic import panic
from registerpub.cli.project import database, init, scheduler, up, web, worker
from registerpub.cli.queue import queue
from registerpub.cli.registers import register
from registerpub.cli.scan import scan
from registerpub.cli.signing import key, verify_release
from registerpub.cli.sources import source
from registerpub.cli.telling import deliver, webhook, websub_group
from registerpub.cli.users import user
from registerpub.cli.work import crawl, import_evidence, process, publish, verify
from registerpub.core.errors import RegisterpubError


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    epilog="Start: registerpub init DIR && cd DIR && registerpub register import FILE && registerpub up",
)
@click.version_option(__version__, prog_name="registerpub")
@click.option(
    "--project",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    envvar="REGISTERPUB_PROJECT",
    help="Project folder (default: the working folder).",
)
@click.pass_context
def cli(context: click.Context, project: Path) -> None:
    """Watch news and court sources for the people on a register; publish what editors confirm.

    A machine finds and proposes, only a person decides, nothing unconfirmed is published.
    """
    context.obj = project


names.add_command(explain)
for command in (
    init,
    up,
    web,
    worker,
    scheduler,
    database,
    user,
    source,
    crawl,
    import_evidence,
    import_warc,
    process,
    reprocess,
    queue,
    notice,
    names,
    register,
    publish,
    key,
    mirror,
    webhook,
    websub_group,
    deliver,
    verify_release,
    archive,
    document,
    scan,
    verify,
    backup,
    restore,
    panic,
    demo,
):
    cli.add_command(command)


def main() -> None:
    """Entry point of the console script."""
    try:
        # Outside its standalone mode click gives back the code of ``Exit`` instead of raising it.
        code = cli(standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except RegisterpubError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(1)
    except click.exceptions.Abort:
        click.echo("stopped", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
