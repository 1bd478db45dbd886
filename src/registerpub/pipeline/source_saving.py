"""What a keeper makes of a trial or of a source that is there: saved, switched on or off, marked as verified.

Each is in the audit. A folder appears whole: its ``source.toml`` comes last, and until then it is no source.
"""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import tomlkit
from django.contrib.auth.models import User
from django.db import transaction

from registerpub.config import Config, source_names
from registerpub.core.errors import InputError
from registerpub.pipeline.audit import record
from registerpub.pipeline.settings_file import write_whole
from registerpub.pipeline.source_settings import disable, enable, mark_verified
from registerpub.pipeline.source_trial import CHECK, NEW, staging_root
from registerpub.sources import load_source
from registerpub.sources.loading import FILE_NAME
from registerpub.store.models import SourceTrial

_LONGEST_TITLE = 100


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a keeper says of a new source. ``verified``: they compared what was read with the page itself."""

    title: str
    kind: str
    tier: str
    languages: Sequence[str]
    verified: bool = False
    enabled: bool = False


def save_source(trial: SourceTrial, wishes: Wishes, user: User, config: Config, now: dt.datetime) -> None:
    """Make the source that was tried one of the project. Raises :class:`InputError`; then nothing is there."""
    staged = staging_root(config, trial) / "sources" / trial.name
    if trial.kind != NEW or trial.outcome or not (staged / FILE_NAME).is_file():
        raise InputError("this trial can no longer be saved: try the address again")
    if trial.name in source_names(config.root):
        raise InputError(f"there is a source {trial.name!r} already: give another name with --name")
    title = " ".join(wishes.title.split())
    if not 1 <= len(title) <= _LONGEST_TITLE or not wishes.languages:
        raise InputError("a source needs a title and a language")
    document = tomlkit.parse((staged / FILE_NAME).read_text(encoding="utf-8"))
    document["title"], document["kind"], document["tier"] = title, wishes.kind, wishes.tier
    document["languages"] = list(wishes.languages)
    if wishes.verified:
        document["verified"] = _today(config, now)
    write_whole(staged / FILE_NAME, tomlkit.dumps(document))
    load_source(staged)
    folder = config.root / "sources" / trial.name
    with transaction.atomic():
        _note(user, trial.name, "saved", now)
        if not SourceTrial.objects.filter(pk=trial.pk, outcome="").update(outcome="saved"):
            raise InputError("this trial can no longer be saved: try the address again")
        folder.mkdir(parents=True, exist_ok=True)
        for file in staged.iterdir():
            if file.is_file() and file.name != FILE_NAME:
                shutil.copyfile(file, folder / file.name)
        write_whole(folder / FILE_NAME, tomlkit.dumps(document))
    shutil.rmtree(staging_root(config, trial), ignore_errors=True)
    if wishes.enabled:
        switch(trial.name, True, user, config, now)


def switch(name: str, on: bool, user: User, config: Config, now: dt.datetime) -> None:
    """Switch a source on or off, from the next turn of the scheduler on. Raises :class:`InputError`."""
    with transaction.atomic():
        _note(user, name, "enabled" if on else "disabled", now)
        if on:
            enable(config.root, [name])
        else:
            disable(config.root, [name])


def verify(trial: SourceTrial, user: User, config: Config, now: dt.datetime) -> None:
    """Mark a source as verified today: its trial found nothing wrong, and a keeper compared it with the page."""
    found_wrong = trial.failure or trial.result.get("problems") or trial.finished is None
    if trial.kind != CHECK or trial.outcome or found_wrong:
        raise InputError("only a trial that found nothing wrong makes a source verified: try it again")
    with transaction.atomic():
        _note(user, trial.name, "verified", now)
        SourceTrial.objects.filter(pk=trial.pk).update(outcome="verified")
        mark_verified(config.root, trial.name, _today(config, now))


def _note(user: User, name: str, verb: str, now: dt.datetime) -> None:
    record("source", user, f"source:{name}", now, data={"change": verb})


def _today(config: Config, now: dt.datetime) -> dt.date:
    return now.astimezone(ZoneInfo(config.timezone)).date()
