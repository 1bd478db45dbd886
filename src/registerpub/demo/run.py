"""Runs the demonstration: serve the sample site, crawl it with the real spider, process, and open the desk or decide.

Everything it publishes says "demonstration" and stays on this machine.
"""

from __future__ import annotations

import os
import secrets
import socket
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from registerpub.config import CONFIG_NAME, Config, load_config
from registerpub.core.errors import InputError, RegisterpubError
from registerpub.demo.folders import PROJECT, latest_folder, temporary_folder
from registerpub.demo.server import ADDRESSES, DemoSite
from registerpub.jobs import open_desk, reserved_port
from registerpub.pipeline.clock import utc_now
from registerpub.pipeline.project import create_project, migrate

if TYPE_CHECKING:
    from registerpub.pipeline.publish import PublishResult

EDITORS = ("aigul", "pavel")
#: Account → role and desk language.
PEOPLE = {"aigul": ("editor", "kk"), "pavel": ("editor", "ru"), "dana": ("keeper", "en")}
DESKS = {
    "kk": "(desk in Kazakh; the language is chosen at its top)",
    "ru": "(desk in Russian)",
    "en": "(desk in English; a keeper confirms only after an editor)",
}
REGISTERS = tuple(Path(__file__).parent / name for name in ("register.json", "circle.json"))

CONFIG = """\
# Settings of the demonstration. It uses a reserved tag authority and never leaves this machine.
[site]
title = "registerpub demonstration"
public_address = "http://127.0.0.1:{port}/public"
show_register = true
tag_authority = "demonstration.invalid"
demonstration = true

[policy]
terminal_decisions = true
terminal_may_be_two = true
undo_seconds = 0

[policy.A]
outbox_minutes = 0

[policy.B]
outbox_minutes = 0

[sources]
enabled = [{sources}]
contact = "demonstration"
allow_loopback = true

[desk]
listen = "127.0.0.1:{port}"
"""


def run_demo(folder: Path | None, port: int, *, once: bool) -> int:
    """Run it; returns the exit code. With ``once`` nothing waits for a person.

    ``port`` 0 takes any free one. Raises :class:`InputError` if the desk's port is taken, before anything is made.
    """
    port = port or free_port()
    with ExitStack() as held:
        if not once:
            held.enter_context(_free(f"127.0.0.1:{port}"))
        place = folder or held.enter_context(temporary_folder(_say)) / PROJECT
        return _run(place, port, once=once)


@contextmanager
def _free(listen: str) -> Iterator[None]:
    with ExitStack() as held:
        try:
            held.enter_context(reserved_port(listen))
        except InputError as error:
            raise InputError(f"{error} (make demo PORT=N)") from error
        yield


def _run(folder: Path, port: int, *, once: bool) -> int:
    with DemoSite() as site:
        config = _prepare(folder, port, site)
        keys = _people_and_register()
        _say(f"sample sites: {', '.join(site.address(name) for name in ADDRESSES)}")
        _crawl_and_process(config, "first day")
        if once:
            _decide_and_publish(config)
        site.turn()
        _crawl_and_process(config, "second day")
        if once:
            return _show_table(config, _decide_and_publish(config))
        _announce(config, keys, "" if folder == latest_folder() else f" --folder {folder}")
        return open_desk(config)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _prepare(folder: Path, port: int, site: DemoSite) -> Config:
    if (folder / CONFIG_NAME).exists():
        raise InputError(f"{folder} holds a project: the demonstration makes its own folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{folder}: cannot be made ({error.strerror}): choose another folder") from error
    names = site.write_sources(folder / "sources")
    create_project(folder, CONFIG.format(port=port, sources=", ".join(f'"{name}"' for name in names)))
    os.environ["REGISTERPUB_PROJECT"] = str(folder.resolve())
    os.environ["DJANGO_SETTINGS_MODULE"] = "registerpub.settings"
    import django

    django.setup()
    config = load_config(folder.resolve())
    migrate(config)
    return config


def _people_and_register() -> dict[str, tuple[str, str]]:
    """Import the two registers and make the accounts; returns of each its password and its ``otpauth:`` line."""
    from registerpub.demo.factors import give_app
    from registerpub.pipeline.accounts import create_user
    from registerpub.pipeline.registers import import_register

    for file in REGISTERS:
        import_register(file, utc_now())
    keys = {}
    for name, (role, language) in PEOPLE.items():
        password = secrets.token_urlsafe(9)
        keys[name] = (password, give_app(create_user(name, password, role, language)))
    return keys


def _crawl_and_process(config: Config, day: str) -> None:
    from registerpub.pipeline.crawl import crawl_now
    from registerpub.pipeline.process import process

    _say(f"{day}:")
    for crawl in crawl_now(config, (), utc_now):
        if crawl.failure:
            raise RegisterpubError(f"crawl of {crawl.source}: {crawl.failure}")
        _say(f"crawled {crawl.source}: {crawl.requests} requests, {crawl.articles} articles")
        for finding in crawl.findings:
            _say(f"crawled {crawl.source}: {finding['kind']}: {finding.get('detail', '')}")
    for stage in process(config, utc_now):
        if stage.failed:
            raise RegisterpubError(f"{stage.stage}: {stage.failed} failed")
        _say(f"{stage.stage}: {stage.done} done, {stage.made} new")


def _decide_and_publish(config: Config) -> PublishResult:
    from registerpub.demo.editors import decide_everything
    from registerpub.pipeline.publish import publish

    decide_everything(config, EDITORS)
    return publish(config, utc_now())


def _show_table(config: Config, result: PublishResult) -> int:
    from registerpub.demo.table import print_table

    return print_table(config, result)


def _announce(config: Config, keys: dict[str, tuple[str, str]], where: str) -> None:
    """What to type, in the order in which a newcomer needs it."""
    _say("")
    _say(f"desk:     http://{config.listen}/")
    for name, (password, _) in keys.items():
        role, language = PEOPLE[name]
        _say(f"sign in:  {name} ({role})   password: {password}   {DESKS[language]}")
    _say(f"code:     {sys.argv[0]} demo code{where} {next(iter(keys))}")
    _say("          in a second terminal shows the code that is asked for after the password; each account has its own")
    _say("then:     open a card, read what the sources say, confirm. A card of class A waits for a second person:")
    _say("          sign in as another account in a private window of the browser, and confirm it there, too")
    _say(f"feeds:    http://{config.listen}/public/ within a minute after a card is decided")
    _say(f"project:  {config.root}")
    for _, line in keys.values():
        _say(f"app:      {line}")
    _say("          is what an authenticator app takes in place of the command above. Ctrl-C ends the demonstration.")


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
