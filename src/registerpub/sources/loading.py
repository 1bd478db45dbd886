"""Reads ``source.toml``: every fault is reported with its key. Reads only the folders it is given; fetches nothing."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from registerpub.config_schema import check
from registerpub.core.errors import ConfigError, ManyProblems, Problem
from registerpub.sources.faults import further_problems
from registerpub.sources.model import JsonListing, Listing, Politeness, Selectors, Source, Watched
from registerpub.sources.schema import SOURCE_SCHEMA

FILE_NAME = "source.toml"
NAME = re.compile(r"[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?")


def load_source(folder: Path) -> Source:
    """Read ``folder/source.toml``; the source is named by its folder.

    Raises :class:`ConfigError` if the file is absent or not TOML, :class:`ManyProblems` naming each bad key otherwise.
    """
    path = folder / FILE_NAME
    name = folder.resolve().name
    if not NAME.fullmatch(name):
        raise ConfigError(f"{folder}: a source folder's name holds only a-z, 0-9, '-' and '_'")
    return _checked(path, name, _read(path), dt.datetime.now(dt.UTC).date())


@lru_cache(maxsize=512)
def _checked(path: Path, name: str, text: str, today: dt.date) -> Source:
    """Made of its arguments alone. Kept: the desk asks for every source on each page about sources."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from error
    problems = check(data, SOURCE_SCHEMA) or further_problems(data, today)
    if problems:
        raise ManyProblems(f"{path} has settings that cannot be used:", problems)
    return _build(name, data)


def find_sources(working: Path, shipped: Path) -> dict[str, Source]:
    """Every source of both folders by name, in order of name; one in ``working`` hides a shipped one of its name.

    Raises :class:`ManyProblems` with the faults of every broken source at once.
    """
    folders = {path.parent.name: path.parent for root in (shipped, working) for path in root.glob(f"*/{FILE_NAME}")}
    found, problems = {}, []
    for name, folder in sorted(folders.items()):
        try:
            found[name] = load_source(folder)
        except ManyProblems as error:
            problems += [Problem(f"{folder / FILE_NAME}: {fault.path}", fault.message) for fault in error.problems]
        except ConfigError as error:
            problems.append(Problem(name, str(error)))
    if problems:
        raise ManyProblems("some sources cannot be used:", problems)
    return found


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ConfigError(f"{path} does not exist: a source is a folder with a {FILE_NAME}") from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from error


def _build(name: str, data: Mapping[str, Any]) -> Source:
    articles, discovery = data.get("articles", {}), data["discovery"]
    band, public = data.get("items_per_week"), articles.get("public_address")
    return Source(
        name=name,
        title=data["title"],
        home=data["home"],
        hosts=tuple(host.lower() for host in data["hosts"]),
        mirrors=tuple(host.lower() for host in data.get("mirrors", ())),
        kind=data["kind"],
        tier=data["tier"],
        languages=tuple(data["languages"]),
        timezone=data["timezone"],
        feeds=tuple(discovery.get("feeds", ())),
        sitemaps=tuple(discovery.get("sitemaps", ())),
        listings=tuple(Listing(**listing) for listing in discovery.get("listings", ())),
        json_listings=tuple(_json_listing(listing) for listing in discovery.get("json", ())),
        watched=tuple(Watched(**watched) for watched in discovery.get("watched", ())),
        article_patterns=tuple(articles.get("patterns", ())),
        article_format=articles.get("format", "html"),
        public_address=(public[0], public[1]) if public else None,
        selectors=Selectors(**data.get("selectors", {})),
        politeness=_politeness(data.get("politeness", {})),
        interval_minutes=data.get("interval_minutes", 60),
        items_per_week=(band[0], band[1]) if band else None,
        must_contain=tuple(articles.get("must_contain", ())),
        must_not_contain=tuple(articles.get("must_not_contain", ())),
        verified=data.get("verified") or None,
    )


def _json_listing(data: Mapping[str, Any]) -> JsonListing:
    return JsonListing(**{**data, "headers": tuple(sorted(data.get("headers", {}).items()))})


def _politeness(data: Mapping[str, Any]) -> Politeness:
    window = data.get("visit_window")
    return Politeness(
        delay=float(data.get("delay", 2.0)),
        concurrency=data.get("concurrency", 1),
        group=str(data.get("group", "")),
        visit_window=(dt.time.fromisoformat(window[0]), dt.time.fromisoformat(window[1])) if window else None,
    )
