"""Tries a source for a keeper at the desk: explores a site, fetches one article, and keeps what was found to be judged.

The fetching is done by a process of its own (``trial_worker``), through the one gate, for a bounded time. What it makes
lies under ``var/trials`` until a keeper saves it (``source_saving``); a trial that is killed leaves no source behind.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from django.contrib.auth.models import User

from registerpub.config import Config
from registerpub.core.errors import InputError, RegisterpubError
from registerpub.core.records import CapturedPage
from registerpub.gate import Gate
from registerpub.pipeline.panic import StandsStill, refuse_in_panic
from registerpub.pipeline.source_check import Step, check_source, problems_of
from registerpub.pipeline.source_discover import crawler_of
from registerpub.pipeline.source_fetch import Visitor
from registerpub.pipeline.source_new import hosts_of, name_for, new_source
from registerpub.pipeline.source_settings import source_folder, with_current_sources
from registerpub.sources import Source, load_source
from registerpub.sources.expected import load_expected
from registerpub.sources.saved import read_article
from registerpub.store.models import SourceTrial

NEW: Final = "new"
CHECK: Final = "check"
#: After this a trial is given up, and its process ends itself.
LIMIT: Final = dt.timedelta(minutes=4)
#: For how long what was fetched is kept for a keeper to look at.
KEPT: Final = dt.timedelta(days=7)
_AT_ONCE = 2
_LONGEST_ADDRESS = 2000
#: Seconds between two requests to a site that is tried: one person waits.
_DELAY = 2.0
_LINKS, _PARAGRAPHS, _LETTERS = 15, 40, 1500


class TrialRefused(RegisterpubError):
    """A trial cannot be begun now. ``code``: ``busy``."""

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        super().__init__(message)


def begin_trial(kind: str, name: str, url: str, user: User, config: Config, now: dt.datetime) -> SourceTrial:
    """Note a trial; :func:`start_process` runs it. ``name``: of the source, empty for a new one: from the address.

    Raises :class:`InputError` or :class:`GateError` for what can be refused without asking anybody.
    """
    if len(url) > _LONGEST_ADDRESS:
        raise InputError(f"the address is longer than {_LONGEST_ADDRESS} characters")
    if kind == NEW:
        name = name_for(config.root, url, name)
        _gate(config).check_url(url)
    else:
        load_source(source_folder(config.root, name))
    forget_old_trials(config, now)
    if SourceTrial.objects.filter(finished=None, until__gt=now).count() >= _AT_ONCE:
        raise TrialRefused("busy", "other sources are being tried: wait until they are done")
    return SourceTrial.objects.create(kind=kind, name=name, url=url, asked_by=user, asked=now, until=now + LIMIT)


def start_process(trial: SourceTrial, config: Config, patience: float) -> None:
    """Run the trial in a process of its own and wait for it for at most ``patience`` seconds."""
    command = [sys.executable, "-m", "registerpub.pipeline.trial_worker", trial.key]
    environment = {**os.environ, "REGISTERPUB_PROJECT": str(config.root)}
    worker = subprocess.Popen(  # nosec B603  # our own program, no shell
        command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    try:
        worker.wait(patience)
    except subprocess.TimeoutExpired:
        return


def run_trial(key: str, config: Config, clock: Callable[[], dt.datetime]) -> None:
    """Try the source and note what was found, or why nothing was. A trial that is finished stays as it is."""
    trial = SourceTrial.objects.filter(key=key, finished=None).first()
    if trial is None:
        return
    config = with_current_sources(config)
    failure, result = "", {}
    try:
        refuse_in_panic(config)
        result = _try_new(trial, config, clock) if trial.kind == NEW else _try_known(trial, config, clock)
    except RegisterpubError as error:
        failure = str(error)
    except Exception as error:  # the edge of the trial: a keeper sees that it failed, the name of the fault says where
        failure = f"the trial failed: {type(error).__name__}"
    SourceTrial.objects.filter(pk=trial.pk, finished=None).update(finished=clock(), result=result, failure=failure)


def staging_root(config: Config, trial: SourceTrial) -> Path:
    """Where the folder of a source that is new lies until it is saved, as ``sources/NAME`` below this."""
    return config.var / "trials" / trial.key


def forget_old_trials(config: Config, now: dt.datetime) -> None:
    """Let go of trials that are over for long, and of what they fetched."""
    for trial in SourceTrial.objects.filter(asked__lt=now - KEPT):
        shutil.rmtree(staging_root(config, trial), ignore_errors=True)
        trial.delete()


def _try_new(trial: SourceTrial, config: Config, clock: Callable[[], dt.datetime]) -> dict[str, Any]:
    hosts = hosts_of(trial.url)
    visitor = _visitor(config, trial.name, _DELAY, lambda address: _host(address) in hosts)
    root = staging_root(config, trial)
    shutil.rmtree(root, ignore_errors=True)
    made = new_source(root, trial.url, trial.name, config.timezone, visitor, clock())
    source = load_source(made.folder)
    steps, fault = _look(source, made.folder, visitor, clock)
    if fault and (made.folder / "article.html").exists():
        steps = [_saved_article(source, made.folder, clock())]
    return {**_told(source), **_found(source, steps), "notes": [*made.notes, *([fault] if fault else [])]}


def _try_known(trial: SourceTrial, config: Config, clock: Callable[[], dt.datetime]) -> dict[str, Any]:
    folder = source_folder(config.root, trial.name)
    source = load_source(folder)
    asked = {_host(address) for address in source.discovery_addresses}
    visitor = _visitor(
        config, trial.name, _check_delay(source), lambda page: source.is_own(page) or _host(page) in asked
    )
    steps = check_source(source, visitor, crawler_of(folder), clock, trial.url)
    return {**_told(source), **_found(source, steps), "notes": []}


def _check_delay(source: Source) -> float:
    """As slowly as the source says, as far as the trial's time allows it."""
    return max(_DELAY, min(source.politeness.delay, 30.0))


def _look(
    source: Source, folder: Path, visitor: Visitor, clock: Callable[[], dt.datetime]
) -> tuple[Sequence[Step], str]:
    """The steps from a discovery address to an article; or why there are none."""
    try:
        return check_source(source, visitor, crawler_of(folder), clock), ""
    except StandsStill:
        raise
    except RegisterpubError as error:
        return [], str(error)


def _saved_article(source: Source, folder: Path, now: dt.datetime) -> Step:
    """The article whose address was given, as it was fetched a moment ago."""
    url = str(load_expected(folder).pages["article.html"]["url"])
    body = (folder / "article.html").read_bytes()
    page = CapturedPage("trial", 0, url, now, body, "", source.name, "text/html", 200)
    return Step("article", url, read_article(source, page))


def _told(source: Source) -> dict[str, Any]:
    """What the source's file says that a keeper can judge."""
    return {
        "title": source.title,
        "home": source.home,
        "kind": source.kind,
        "tier": source.tier,
        "languages": list(source.languages),
        "feeds": list(source.feeds),
        "sitemaps": list(source.sitemaps),
        "listings": [*(one.url for one in source.listings), *(one.url for one in source.json_listings)],
        "watched": [page.url for page in source.watched],
        "patterns": list(source.article_patterns),
    }


def _found(source: Source, steps: Sequence[Step]) -> dict[str, Any]:
    """What was read on the way, cut to what a person looks at, and what is wrong with it by kind."""
    problems = problems_of(source, list(steps)) if steps else []
    parts = [problem.partition(": ") for problem in problems]
    return {
        "steps": [{"kind": step.kind, "url": step.url, "read": _cut(step.read)} for step in steps],
        "problems": [{"kind": kind, "detail": detail} for kind, _, detail in parts],
    }


def _cut(read: Mapping[str, Any]) -> dict[str, Any]:
    cut = dict(read)
    for links in ("articles", "parts"):
        if links in cut:
            cut[f"{links}_count"] = len(cut[links])
            cut[links] = list(cut[links])[:_LINKS]
    if "paragraphs" in cut:
        cut["paragraphs_count"] = len(cut["paragraphs"])
        cut["paragraphs"] = [{**one, "text": one["text"][:_LETTERS]} for one in cut["paragraphs"][:_PARAGRAPHS]]
    return cut


def _visitor(config: Config, name: str, delay: float, allowed: Callable[[str], bool]) -> Visitor:
    return Visitor(
        _gate(config),
        allowed,
        delay=delay,
        contact=config.crawl.contact,
        proxy=config.crawl.proxy_of(name),
        ready=partial(refuse_in_panic, config, "the trial ended"),
    )


def _gate(config: Config) -> Gate:
    return Gate(config.crawl.allow_loopback)


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""
