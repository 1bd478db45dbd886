"""Reads ``source.toml``: every fault is reported with its key. Reads only the folders it is given; fetches nothing."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from cssselect import GenericTranslator, SelectorError

from registerpub.config import check
from registerpub.core.errors import ConfigError, ManyProblems, Problem
from registerpub.sources.model import SOURCE_SCHEMA, Politeness, Selectors, Source

FILE_NAME = "source.toml"
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?")


def load_source(folder: Path) -> Source:
    """Read ``folder/source.toml``; the source is named by its folder.

    Raises :class:`ConfigError` if the file is absent or not TOML, :class:`ManyProblems` naming each bad key otherwise.
    """
    path = folder / FILE_NAME
    name = folder.resolve().name
    if not _NAME.fullmatch(name):
        raise ConfigError(f"{folder}: a source folder's name holds only a-z, 0-9, '-' and '_'")
    data = _read(path)
    problems = check(data, SOURCE_SCHEMA) or _further_problems(data)
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


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ConfigError(f"{path} does not exist: a source is a folder with a {FILE_NAME}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from error


def _further_problems(data: Mapping[str, Any]) -> list[Problem]:
    """What a schema cannot say: time zone, expressions, selectors, the date of verification."""
    problems = []
    try:
        ZoneInfo(data["timezone"])
    except (KeyError, ValueError, OSError):
        problems.append(Problem("timezone", f"{data['timezone']!r} is not a time zone; write one like Asia/Almaty"))
    verified = data.get("verified", False)
    if verified is not False and (not isinstance(verified, dt.date) or isinstance(verified, dt.datetime)):
        problems.append(Problem("verified", "write false, or the day of the last check as 2026-01-31 without quotes"))
    for index, pattern in enumerate(data.get("articles", {}).get("patterns", ())):
        try:
            re.compile(pattern)
        except re.error as error:
            problems.append(Problem(f"articles.patterns.{index}", f"not a regular expression: {error}"))
    for key, selector in data.get("selectors", {}).items():
        problem = _selector_problem(selector)
        if problem:
            problems.append(Problem(f"selectors.{key}", problem))
    low, high = data.get("items_per_week", (0, 0))
    if low > high:
        problems.append(Problem("items_per_week", "the first number is the smallest expected, the second the largest"))
    return problems


def _selector_problem(selector: str) -> str:
    if not selector:
        return ""
    try:
        GenericTranslator().css_to_xpath(selector)
    except SelectorError as error:
        return f"not a CSS selector: {error}"
    return ""


def _build(name: str, data: Mapping[str, Any]) -> Source:
    articles, polite = data.get("articles", {}), data.get("politeness", {})
    band = data.get("items_per_week")
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
        feeds=tuple(data["discovery"]["feeds"]),
        article_patterns=tuple(articles.get("patterns", ())),
        selectors=Selectors(**data.get("selectors", {})),
        politeness=Politeness(
            float(polite.get("delay", 2.0)), polite.get("concurrency", 1), str(polite.get("group", ""))
        ),
        interval_minutes=data.get("interval_minutes", 60),
        items_per_week=(band[0], band[1]) if band else None,
        must_contain=tuple(articles.get("must_contain", ())),
        must_not_contain=tuple(articles.get("must_not_contain", ())),
        verified=data.get("verified") or None,
    )
