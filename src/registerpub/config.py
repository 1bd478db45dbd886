"""Reads ``registerpub.toml``: every key checked, every fault reported with its key and the allowed values.

Also finds the data folders (catalogues, channels, shipped sources): ``_data`` of a wheel if present, else the checkout.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from registerpub.backup_settings import BackupSettings, backup_of
from registerpub.config_schema import CONFIG_SCHEMA, check
from registerpub.core.errors import ConfigError, ManyProblems, Problem
from registerpub.core.proxies import DIRECT
from registerpub.core.records import LANGUAGES, Site
from registerpub.database_settings import DatabaseSettings
from registerpub.queue_settings import QueueSettings
from registerpub.release_settings import (
    MirrorSettings,
    SigningSettings,
    TellingSettings,
    mirrors_of,
    network_problems,
    telling_of,
)
from registerpub.source_settings import source_problems
from registerpub.watch_settings import WatchSettings, watch_of

CONFIG_NAME = "registerpub.toml"
PACKAGE = Path(__file__).parent


def data_folder(name: str) -> Path:
    """The folder ``locales``, ``feeds`` or ``sources`` that ships with registerpub."""
    packed = PACKAGE / "_data" / name
    if packed.is_dir():
        return packed
    checkout = PACKAGE.parents[1]
    return checkout / "crawler" / "sources" if name == "sources" else checkout / name


@dataclass(frozen=True, slots=True)
class ClassPolicy:
    """What a severity class asks before it is decided, and how long its notice waits in the outbox."""

    people: int
    origins: int
    primary_is_enough: bool
    outbox_minutes: int


DEFAULT_CLASSES: Mapping[str, ClassPolicy] = {
    "A": ClassPolicy(people=2, origins=2, primary_is_enough=True, outbox_minutes=30),
    "B": ClassPolicy(people=1, origins=1, primary_is_enough=True, outbox_minutes=10),
    "C": ClassPolicy(people=1, origins=1, primary_is_enough=True, outbox_minutes=0),
}


@dataclass(frozen=True, slots=True)
class Policy:
    classes: Mapping[str, ClassPolicy] = field(default_factory=lambda: dict(DEFAULT_CLASSES))
    terminal_decisions: bool = False
    terminal_may_be_two: bool = False
    undo_seconds: int = 60


@dataclass(frozen=True, slots=True)
class CrawlSettings:
    """``contact`` stands in the user agent; ``allow_loopback`` opens the gate to this machine (demonstration).

    ``proxies``: source → its own http proxy, or ``direct``. ``timeout_seconds``: how long one answer may take.
    """

    enabled: tuple[str, ...] = ()
    contact: str = ""
    proxy: str = ""
    proxies: Mapping[str, str] = field(default_factory=dict)
    timeout_seconds: float = 30.0
    allow_loopback: bool = False
    time_limit_seconds: int = 900

    def proxy_of(self, source: str) -> str:
        """The proxy through which ``source`` is visited; empty: none."""
        chosen = self.proxies.get(source, self.proxy)
        return "" if chosen == DIRECT else chosen


@dataclass(frozen=True, slots=True)
class ArchiveSettings:
    """When an archive file is completed, and who stamps its daily digests (``timestamp``: address, empty: nobody).

    ``timestamp_root`` is a PEM file with the authority's root certificate; without it signatures are not checked.
    """

    max_megabytes: int = 512
    max_minutes: int = 360
    timestamp: str = ""
    timestamp_root: str = ""


@dataclass(frozen=True, slots=True)
class HealthSettings:
    """``notify``: command and arguments that are run when the state of a source changes (empty: none), never a shell.

    ``notify_seconds``: how long it may take.
    """

    notify: tuple[str, ...] = ()
    notify_seconds: int = 30


@dataclass(frozen=True, slots=True)
class Config:
    """A project folder and its settings. All paths are absolute.

    ``show_register``: whether the register itself is public, beside the notices: people, lists and data. Off unless
    somebody says so, as an import alone must publish nobody.
    """

    root: Path
    site: Site
    languages: tuple[str, ...] = LANGUAGES
    timezone: str = "Asia/Almaty"
    registers: tuple[str, ...] = ()
    show_register: bool = False
    policy: Policy = field(default_factory=Policy)
    crawl: CrawlSettings = field(default_factory=CrawlSettings)
    evidence: ArchiveSettings = field(default_factory=ArchiveSettings)
    health: HealthSettings = field(default_factory=HealthSettings)
    signing: SigningSettings = field(default_factory=SigningSettings)
    mirrors: tuple[MirrorSettings, ...] = ()
    telling: TellingSettings = field(default_factory=TellingSettings)
    store: DatabaseSettings = field(default_factory=DatabaseSettings)
    queue: QueueSettings = field(default_factory=QueueSettings)
    watch: WatchSettings = field(default_factory=WatchSettings)
    backup: BackupSettings = field(default_factory=BackupSettings)
    listen: str = "127.0.0.1:8000"
    allowed_hosts: tuple[str, ...] = ("127.0.0.1", "localhost")
    desk_address: str = ""
    desk_processes: int = 1

    @property
    def is_secure(self) -> bool:
        """Whether editors must reach the desk through TLS: anywhere but on this machine or at an onion address."""
        if self.desk_address:
            return self.desk_address.startswith("https://")
        return self.listen.rpartition(":")[0] not in ("localhost", "127.0.0.1")

    @property
    def var(self) -> Path:
        return self.root / "var"

    @property
    def cache(self) -> Path:
        """What can be worked out again at any time; it may hold names."""
        return self.var / "cache"

    @property
    def archive(self) -> Path:
        return self.var / "archive"

    @property
    def public(self) -> Path:
        return self.var / "public"

    @property
    def sources(self) -> Path:
        return self.root / "sources"

    @property
    def feeds(self) -> Path:
        """Channels of the project's own, beside the shipped ones."""
        return self.root / "feeds"

    @property
    def database(self) -> Path:
        """The SQLite file, unless the store is PostgreSQL."""
        return self.store.sqlite_path(self.root)


def load_config(root: Path) -> Config:
    """Read ``root/registerpub.toml``. Raises :class:`ConfigError` or :class:`ManyProblems` naming each bad key."""
    path = root / CONFIG_NAME
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ConfigError(
            f"{path} does not exist: run the command in a project folder, or make one with 'registerpub init DIR'"
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from error
    problems = check(data, CONFIG_SCHEMA) + _zone_problems(data.get("site")) + _root_problems(root, data.get("archive"))
    problems += source_problems(data.get("sources"), source_names(root))
    problems += network_problems(data.get("webhooks"))
    if problems:
        raise ManyProblems(f"{path} has settings that cannot be used:", problems)
    return _build(root.resolve(), data)


def _zone_problems(site: Any) -> list[Problem]:
    """A time zone that this machine does not know; a value that is no text is the schema's fault to find."""
    zone = site.get("timezone") if isinstance(site, dict) else None
    if isinstance(zone, str):
        try:
            ZoneInfo(zone)
        except (KeyError, ValueError, OSError):
            return [Problem("site.timezone", f"{zone!r} is not a time zone; write one like Asia/Almaty")]
    return []


def _root_problems(root: Path, archive: Any) -> list[Problem]:
    """A certificate that is not there would be missed only when a stamp is to be checked."""
    name = archive.get("timestamp_root") if isinstance(archive, dict) else None
    if isinstance(name, str) and name and not _is_file(root / name):
        where = "put the PEM file with the authority's root certificate there, or take the key out"
        return [Problem("archive.timestamp_root", f"{name!r} is no file in {root.resolve()}; {where}")]
    return []


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # no leave to look, or no name of a file
        return False


def source_names(root: Path) -> list[str]:
    """Names of the sources that ``[sources] enabled`` may list: folders with a source.toml, the project's or shipped.

    Whether a folder's file can be used is for ``registerpub.sources`` to say.
    """
    folders = (root / "sources", data_folder("sources"))
    return sorted({path.parent.name for folder in folders for path in folder.glob("*/source.toml")})


def _hosts(desk: Mapping[str, Any]) -> tuple[str, ...]:
    """The hosts that the desk answers to: those named, and that of its address."""
    named = tuple(desk.get("allowed_hosts", ("127.0.0.1", "localhost")))
    host = urlsplit(desk.get("address", "")).hostname
    return named if host is None or host in named else (*named, host)


def _build(root: Path, data: Mapping[str, Any]) -> Config:
    site, policy, sources = data.get("site", {}), data.get("policy", {}), data.get("sources", {})
    desk, health = data.get("desk", {}), data.get("health", {})
    classes = {}
    for name, default in DEFAULT_CLASSES.items():
        given = policy.get(name, {})
        classes[name] = ClassPolicy(**{key: given.get(key, getattr(default, key)) for key in ClassPolicy.__slots__})
    return Config(
        root=root,
        site=Site(
            title=site.get("title", "registerpub"),
            address=site.get("public_address", "http://127.0.0.1:8000/public").rstrip("/"),
            tag_authority=site.get("tag_authority", "registerpub.invalid"),
            demonstration=site.get("demonstration", False),
            contact=site.get("contact", ""),
            hub=data.get("websub", {}).get("hub", ""),
        ),
        languages=tuple(site.get("languages", LANGUAGES)),
        timezone=site.get("timezone", "Asia/Almaty"),
        registers=tuple(data.get("registers", ())),
        show_register=site.get("show_register", False),
        policy=Policy(
            classes=classes,
            terminal_decisions=policy.get("terminal_decisions", False),
            terminal_may_be_two=policy.get("terminal_may_be_two", False),
            undo_seconds=policy.get("undo_seconds", 60),
        ),
        crawl=CrawlSettings(
            enabled=tuple(sources.get("enabled", ())),
            contact=sources.get("contact", ""),
            proxy=sources.get("proxy", ""),
            proxies=dict(sources.get("proxies", {})),
            timeout_seconds=sources.get("timeout_seconds", 30.0),
            allow_loopback=sources.get("allow_loopback", False),
            time_limit_seconds=sources.get("time_limit_seconds", 900),
        ),
        evidence=ArchiveSettings(**data.get("archive", {})),
        health=HealthSettings(tuple(health.get("notify", ())), health.get("notify_seconds", 30)),
        signing=SigningSettings(**data.get("signing", {})),
        mirrors=mirrors_of(data),
        telling=telling_of(data),
        store=DatabaseSettings(**data.get("database", {})),
        queue=QueueSettings(**data.get("queue", {})),
        watch=watch_of(data),
        backup=backup_of(data),
        listen=desk.get("listen", "127.0.0.1:8000"),
        allowed_hosts=_hosts(desk),
        desk_address=desk.get("address", ""),
        desk_processes=desk.get("processes", 1),
    )
