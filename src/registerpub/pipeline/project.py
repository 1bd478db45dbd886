"""A project folder: made by ``init``, checked by every command. Its data lives under ``var/``."""

from __future__ import annotations

import json
import os
import secrets
from pathlib import Path
from typing import Any

from registerpub.config import CONFIG_NAME, Config
from registerpub.core.errors import ConfigError, InputError

TEMPLATE = """\
# registerpub: settings of this project. Every key is optional; what stands here commented out is the default.
# Unknown keys and bad values are errors that name the key.

# registers = []           # ids of the registers to publish, imported with 'register import'; empty: all

[site]
title = "registerpub"
# public_address = "http://127.0.0.1:8000/public"   # where readers find the feeds
# tag_authority = "registerpub.invalid"             # a domain you own; it stands in the ids of entries for ever
# languages = ["kk", "ru", "en"]
# timezone = "Asia/Almaty"
# show_register = false                             # true: people and lists are public too, as pages and as data
# contact = "mailto:editors@example.org"             # where readers ask for a reply or a correction

# [policy]
# terminal_decisions = false    # decisions from the terminal; marked so, they count once per card
# terminal_may_be_two = false   # only for demonstrations
# undo_seconds = 60             # no notice is due sooner after its decision

# [policy.A]               # life and liberty: death, release, arrest, verdict, recognised, removed
# people = 2
# origins = 2
# primary_is_enough = true
# outbox_minutes = 30

# [policy.B]               # procedural
# people = 1
# origins = 1
# outbox_minutes = 10

# [policy.C]               # descriptive
# people = 1
# origins = 1
# outbox_minutes = 0

# [sources]
# enabled = []             # names of source folders to crawl
# contact = ""             # an address that stands in the user agent
# proxy = ""               # http proxy for every visit, such as "http://127.0.0.1:8118"
# time_limit_seconds = 900
# timeout_seconds = 30     # how long one answer may take
# allow_loopback = false   # true: crawls may ask this machine; for demonstrations and tests only

# [sources.proxies]        # sources that go another way: NAME = an http proxy of its own, or "direct"

# [archive]
# max_megabytes = 512      # an archive file of this size or age is completed and the next one begun
# max_minutes = 360
# timestamp = ""           # address of an RFC 3161 time stamping authority for the daily digests; empty: none
# timestamp_root = ""      # PEM file with its root certificate, to check its signatures; empty: not checked

# [health]
# notify = []              # command and arguments, run with one line of JSON when the state of a source changes
# notify_seconds = 30      # how long it may take; what fails is tried again

# [signing]                # written by 'registerpub key new' and 'registerpub key rotate'
# key = ""                 # file with the secret key that signs releases; keep it outside this folder; empty: unsigned
# next_key = ""            # file with the key that follows, while both sign
# password_file = ""       # file with their password; else REGISTERPUB_KEY_PASSWORD, else the terminal is asked

# [[mirrors]]              # where 'registerpub mirror push' copies releases; one such table per place
# name = "abroad"
# kind = "rsync"           # folder, rsync (over ssh) or rclone (S3 and other stores)
# to = "feeds@mirror.example:/srv/feeds"

# [websub]
# hub = ""                 # a WebSub hub: it learns who subscribes, from where and to what; empty: none

# [webhooks]               # outlets are added by 'registerpub webhook add' or in the desk
# networks = []            # private networks where webhooks may go, such as "10.20.0.0/16"

# [database]
# url = "sqlite:///var/registerpub.sqlite3"   # or "postgresql://USER@HOST/NAME?sslmode=verify-full"
# password_file = ""       # file with the password of PostgreSQL and nothing else

# [queue]
# url = ""                 # "database" (PostgreSQL) or "redis://HOST:PORT/NUMBER", where several machines work
# password_file = ""       # file with the password of Redis and nothing else
# parallel = 1             # how many workers may crawl, and how many may process, at a time

# [watch]
# log = "text"             # or "json": one object a line
# token_file = ""          # file with a word of 16 letters or more that /metrics of the desk wants; empty: no numbers
# disk_megabytes = 500     # with less room than that /readyz says no
# ping = ""                # address that is asked after each good round of work, for a dead man's switch
# command = []             # alerts: command and arguments, run with one line of JSON
# webhook = ""             # alerts: the same line is posted there
# mail_to = []             # alerts: mail addresses; with mail_from and mail_server = "HOST:PORT"
# mail_from = ""
# mail_server = ""
# silent_hours = 24        # an alert that stands is told again after that
# verify_days = 8          # how old the last good 'registerpub verify' may be; 0: nobody is told
# backup_hours = 0         # the same of the last backup; 26 where [backup] to names a place and nothing stands here

# [backup]
# to = ""                  # a folder outside this one, or "s3://BUCKET/FOLDER"
# recipients = []          # public keys of age or ssh, for whom backups are sealed; 'registerpub backup key' makes one
# keep = 0                 # how many backups stay; 0: all

# [desk]
# listen = "127.0.0.1:8000"
# allowed_hosts = ["127.0.0.1", "localhost"]
# address = ""             # where editors reach the desk from elsewhere: https://HOST behind a server with TLS
# processes = 1            # that answer editors; each uses one core and about 120 MB (docs/operators.md)
"""


def template(database_url: str = "") -> str:
    """The first ``registerpub.toml`` of a project; ``database_url`` names another store than the SQLite file."""
    if not database_url:
        return TEMPLATE
    return TEMPLATE.replace("# [database]\n", f"[database]\nurl = {json.dumps(database_url)}\n")


def create_project(folder: Path, text: str = TEMPLATE) -> None:
    """Make a project folder. Raises :class:`InputError` if one is there already."""
    path = folder / CONFIG_NAME
    if path.exists():
        raise InputError(f"{path} exists: this is a project folder already")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        var = folder / "var"
        var.mkdir(mode=0o700, exist_ok=True)
        for name in ("archive", "public", "crawl"):
            (var / name).mkdir(exist_ok=True)
        write_secret(var / "secret.key")
        (folder / "sources").mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(f"{error.filename}: {error.strerror}") from error


def write_secret(path: Path) -> None:
    """A new secret of a project, for its owner only; one that is there stays."""
    if path.exists():
        return
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48))


def migrate(config: Config) -> None:
    """Bring the database to this version. Needs Django to be set up. Raises :class:`ConfigError`."""
    from django.core.management import call_command

    _reach(config)
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)


def _reach(config: Config) -> None:
    from django.db import OperationalError, connection

    if not config.store.is_postgres:
        return
    try:
        check_encoding(connection)
    except OperationalError as error:
        raise ConfigError(
            f"the {config.store.place} does not answer: {str(error).strip()}; look at [database] in {CONFIG_NAME}"
        ) from error


def check_encoding(connection: Any) -> None:
    """Raise :class:`ConfigError` for a PostgreSQL database that sorts otherwise than by code point.

    Releases are the same bytes on every store; a database sorts as it was made to, for ever.
    """
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_encoding_to_char(encoding), datcollate FROM pg_database WHERE datname = current_database()"
        )
        fault = encoding_fault(*cursor.fetchone())
    if fault:
        raise ConfigError(fault)


def encoding_fault(encoding: str, collation: str) -> str:
    """What is wrong with a PostgreSQL database of this encoding and order, and the mend; empty if nothing."""
    if encoding == "UTF8" and collation.upper().replace("-", "") in ("C", "POSIX", "C.UTF8"):
        return ""
    return (
        f"the database has the encoding {encoding} and sorts by {collation}; make it with: "
        "createdb --template=template0 --encoding=UTF8 --locale=C.UTF-8 NAME"
    )


def check_database(config: Config) -> None:
    """Raise :class:`ConfigError` if the database is missing, does not answer or belongs to another version."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    if not config.store.is_postgres and not config.database.exists():
        raise ConfigError(f"{config.database} does not exist: run 'registerpub db migrate' to create it")
    _reach(config)
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise ConfigError("the database is older than this version of registerpub: run 'registerpub db migrate'")


def check_registers(config: Config) -> None:
    """Raise :class:`ConfigError` if ``registers`` names one that is not in the store.

    Asked by the commands that read, decide or publish; a project is set up before its registers are imported.
    """
    from registerpub.store.models import RegisterRow

    known = list(RegisterRow.objects.order_by("id").values_list("id", flat=True))
    unknown = [name for name in config.registers if name not in known]
    if unknown:
        names, allowed = ", ".join(map(repr, unknown)), ", ".join(known) or "none yet"
        raise ConfigError(
            f"{config.root / CONFIG_NAME}: registers: no register {names} has been imported; allowed: {allowed}. "
            "Mend the key, or import the register with 'registerpub register import FILE'"
        )
