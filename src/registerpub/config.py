"""Reads ``registerpub.toml``: every key checked, every fault reported with its key and the allowed values.

Also finds the data folders (catalogues, channels, shipped sources): ``_data`` of a wheel if present, else the checkout.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from jsonschema import Draft202012Validator

from registerpub.core.errors import ConfigError, ManyProblems, Problem
from registerpub.core.proxies import DIRECT
from registerpub.core.records import LANGUAGES, Site
from registerpub.release_settings import MIRRORS_SCHEMA, SIGNING_SCHEMA, MirrorSettings, SigningSettings, mirrors_of
from registerpub.source_settings import source_problems

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
    database_url: str = ""
    listen: str = "127.0.0.1:8000"
    allowed_hosts: tuple[str, ...] = ("127.0.0.1", "localhost")

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
        """The SQLite file; ``database.url`` may name another one as ``sqlite:///PATH``."""
        path = self.database_url.removeprefix("sqlite:///")
        return (self.root / path) if path else self.var / "registerpub.sqlite3"


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "additionalProperties": False}


_STRING = {"type": "string"}
_STRINGS = {"type": "array", "items": _STRING}
_COUNT = {"type": "integer", "minimum": 0}
_CLASS = _object(
    {
        "people": {"type": "integer", "minimum": 1, "maximum": 5},
        "origins": {"type": "integer", "minimum": 1, "maximum": 10},
        "primary_is_enough": {"type": "boolean"},
        "outbox_minutes": _COUNT,
    }
)
CONFIG_SCHEMA: dict[str, Any] = _object(
    {
        "site": _object(
            {
                "title": {"type": "string", "minLength": 1},
                "public_address": {"type": "string", "pattern": "^https?://[^\\s]+$"},
                "tag_authority": {"type": "string", "pattern": "^[A-Za-z0-9.-]+$"},
                "languages": {"type": "array", "items": {"enum": list(LANGUAGES)}, "minItems": 1, "uniqueItems": True},
                "timezone": _STRING,
                "contact": {"type": "string", "pattern": "^(mailto:[^@\\s]+@[^@\\s]+|https://[^\\s]+)$"},
                "show_register": {"type": "boolean"},
                "demonstration": {"type": "boolean"},
            }
        ),
        "registers": _STRINGS,
        "policy": _object(
            {
                "A": _CLASS,
                "B": _CLASS,
                "C": _CLASS,
                "terminal_decisions": {"type": "boolean"},
                "terminal_may_be_two": {"type": "boolean"},
                "undo_seconds": _COUNT,
            }
        ),
        "sources": _object(
            {
                "enabled": _STRINGS,
                "contact": _STRING,
                "proxy": _STRING,
                "proxies": {"type": "object", "additionalProperties": _STRING},
                "timeout_seconds": {"type": "number", "minimum": 1, "maximum": 600},
                "allow_loopback": {"type": "boolean"},
                "time_limit_seconds": {"type": "integer", "minimum": 10},
            }
        ),
        "archive": _object(
            {
                "max_megabytes": {"type": "integer", "minimum": 1, "maximum": 100_000},
                "max_minutes": {"type": "integer", "minimum": 1},
                "timestamp": {"type": "string", "pattern": "^(https?://[^\\s]+)?$"},
                "timestamp_root": _STRING,
            }
        ),
        "health": _object(
            {
                "notify": {"type": "array", "items": {"type": "string", "minLength": 1}},
                "notify_seconds": {"type": "integer", "minimum": 1, "maximum": 300},
            }
        ),
        "signing": SIGNING_SCHEMA,
        "mirrors": MIRRORS_SCHEMA,
        "database": _object({"url": {"type": "string", "pattern": "^sqlite:///.+$"}}),
        "desk": _object({"listen": {"type": "string", "pattern": "^[^:]+:\\d+$"}, "allowed_hosts": _STRINGS}),
    }
)


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
    problems = check(data, CONFIG_SCHEMA) + _zone_problems(data.get("site"))
    problems += source_problems(data.get("sources"), source_names(root))
    if problems:
        raise ManyProblems(f"{path} has settings that cannot be used:", problems)
    return _build(root.resolve(), data)


def check(data: Any, schema: dict[str, Any]) -> list[Problem]:
    """Every fault of ``data`` against ``schema``, by dotted key, with the allowed keys or values in words."""
    problems = []
    for error in sorted(Draft202012Validator(schema).iter_errors(data), key=lambda error: list(map(str, error.path))):
        key = ".".join(str(part) for part in error.path)
        if error.validator == "additionalProperties":
            allowed = sorted(error.schema["properties"])
            for name in sorted(set(error.instance) - set(allowed)):
                problems.append(Problem(f"{key}.{name}".strip("."), f"unknown key; allowed: {', '.join(allowed)}"))
        elif error.validator == "enum":
            problems.append(
                Problem(key, f"{error.instance!r} is not allowed; use one of: {', '.join(error.validator_value)}")
            )
        else:
            problems.append(Problem(key or "the file", error.message))
    return problems


def _zone_problems(site: Any) -> list[Problem]:
    """A time zone that this machine does not know; a value that is no text is the schema's fault to find."""
    zone = site.get("timezone") if isinstance(site, dict) else None
    if isinstance(zone, str):
        try:
            ZoneInfo(zone)
        except (KeyError, ValueError, OSError):
            return [Problem("site.timezone", f"{zone!r} is not a time zone; write one like Asia/Almaty")]
    return []


def source_names(root: Path) -> list[str]:
    """Names of the sources that ``[sources] enabled`` may list: folders with a source.toml, the project's or shipped.

    Whether a folder's file can be used is for ``registerpub.sources`` to say.
    """
    folders = (root / "sources", data_folder("sources"))
    return sorted({path.parent.name for folder in folders for path in folder.glob("*/source.toml")})


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
        database_url=data.get("database", {}).get("url", ""),
        listen=desk.get("listen", "127.0.0.1:8000"),
        allowed_hosts=tuple(desk.get("allowed_hosts", ("127.0.0.1", "localhost"))),
    )
