"""Publish: due notices → a Release row, then the static tree of the latest release.

The row comes first; the tree is a function of ledger, releases and configuration, so that a killed run is simply
rendered again. What may be published is decided here, in the query, and nowhere later. Publishers of one folder take
turns, so that the latest release is the one that stays.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.db.models import Max, Q, QuerySet

from registerpub.config import Config, data_folder
from registerpub.core.errors import InputError
from registerpub.core.events import EVENT_TYPES, MEMBERSHIP_EVENTS
from registerpub.core.records import NoticeText, PublishedEntry, ReleaseInfo
from registerpub.pipeline.consent import CONSENTING_LEVELS, PUBLISHABLE_LEVELS, publishable_codes
from registerpub.pipeline.notices import cited_sources, wording
from registerpub.publishing import load_channels, publish_folder
from registerpub.publishing.swap import publishing_lock
from registerpub.store.models import Hold, LedgerEvent, NoticeTextRow, RegisterRow, Release

READY = ("template", "human_checked")
#: Events that put a person publicly on a register: a candidacy is not public.
LISTING_EVENTS = tuple(code for code in MEMBERSHIP_EVENTS if EVENT_TYPES[code].publish != "never")


@dataclass(frozen=True, slots=True)
class PublishResult:
    """``release`` is the number of the latest release (None: never published); ``created`` whether it is new."""

    release: int | None
    created: bool
    entries: int
    folder: Path | None


def publishable(config: Config) -> QuerySet[NoticeTextRow]:
    """Texts that may be public: ready words, consent given and not withdrawn, nobody held, code not ``never``.

    With ``registers`` set, only about people of those lists, and of membership only theirs. Raises
    :class:`InputError` for a register that does not exist.
    """
    sensitive = Q(notice__person__consent__in=CONSENTING_LEVELS, notice__event__in=publishable_codes(True))
    plain = Q(
        notice__person__consent__in=PUBLISHABLE_LEVELS, notice__event__in=publishable_codes(False), needs_consent=False
    )
    rows = NoticeTextRow.objects.filter(sensitive | plain, state__in=READY, language__in=config.languages)
    if config.registers:
        registers = _known_registers(config)
        listed = LedgerEvent.objects.filter(code__in=LISTING_EVENTS, register__in=registers).values("person")
        rows = rows.filter(Q(notice__register__isnull=True) | Q(notice__register__in=registers))
        rows = rows.filter(notice__person__in=listed)
    held = Hold.objects.filter(lifted__isnull=True).values("person")
    return rows.exclude(notice__person__in=held)


def _known_registers(config: Config) -> tuple[str, ...]:
    known = sorted(RegisterRow.objects.values_list("pk", flat=True))
    for name in config.registers:
        if name not in known:
            raise InputError(f"registers: there is no register {name!r}; known: {', '.join(known) or 'none'}")
    return config.registers


def publish(config: Config, now: dt.datetime, out: Path | None = None) -> PublishResult:
    """Make a release if anything is due or must leave, then make sure that its tree stands and is current.

    Waits for another publisher of the same folder. Raises :class:`InputError` for settings that cannot be used.
    """
    created = _create_release(config, now)
    if not Release.objects.exists():
        return PublishResult(None, False, 0, None)
    folder = out or config.public
    with publishing_lock(folder):
        state = _latest_state()
        publish_folder(
            folder,
            config.site,
            ReleaseInfo(state.release.number, state.release.time),
            load_channels(data_folder("feeds")),
            state.entries,
            {language: wording(language) for language in config.languages},
            state.oldest,
        )
    return PublishResult(state.release.number, created, len(state.entries), folder)


@dataclass(frozen=True, slots=True)
class _State:
    """What is public now. Releases before ``oldest`` show somebody or something that has left."""

    release: Release
    entries: Sequence[PublishedEntry]
    oldest: int


def _latest_state() -> _State:
    """Read in one transaction, so that a release made meanwhile is there with all its changes or not at all."""
    with transaction.atomic():
        release = Release.objects.latest("number")
        oldest = NoticeTextRow.objects.aggregate(oldest=Max("withdrawn__number"))["oldest"] or 0
        return _State(release, release_entries(release), oldest)


def _create_release(config: Config, now: dt.datetime) -> bool:
    """The Release row and the texts that enter, come back or leave, in one transaction. Nothing to do: no row."""
    with transaction.atomic():
        allowed = publishable(config)
        entering = list(
            allowed.filter(Q(release__isnull=True) | Q(withdrawn__isnull=False), notice__due__lte=now)
            .order_by("notice_id")
            .values_list("pk", flat=True)
        )
        public = NoticeTextRow.objects.filter(release__isnull=False, withdrawn__isnull=True)
        leaving = list(public.exclude(pk__in=allowed.values("pk")).values_list("pk", flat=True))
        if not entering and not leaving:
            return False
        last = Release.objects.order_by("-number").first()
        time = max(now, last.time + dt.timedelta(seconds=1)) if last else now
        release = Release.objects.create(number=last.number + 1 if last else 1, time=time.replace(microsecond=0))
        NoticeTextRow.objects.filter(pk__in=entering).update(release=release, withdrawn=None)
        NoticeTextRow.objects.filter(pk__in=leaving).update(withdrawn=release)
    return True


def release_entries(release: Release) -> list[PublishedEntry]:
    """What is public as of ``release``, newest first."""
    rows = (
        NoticeTextRow.objects.filter(release__number__lte=release.number, withdrawn__isnull=True)
        .select_related("notice__decision__proposal", "release")
        .order_by("-release__number", "-notice__number", "language")
    )
    texts = list(rows)
    translations: dict[int, list[str]] = {}
    for text in texts:
        translations.setdefault(text.notice_id, []).append(text.language)
    return [_entry(text, translations[text.notice_id]) for text in texts]


def _entry(row: NoticeTextRow, languages: Sequence[str]) -> PublishedEntry:
    assert row.release is not None
    notice = row.notice
    evidence = list(notice.decision.proposal.evidence.select_related("document__capture"))
    return PublishedEntry(
        notice=notice.number,
        year=notice.created.year,
        text=NoticeText(row.language, row.headline, row.summary, row.body),
        event=notice.event,
        register=notice.register_id,
        published=row.release.time,
        updated=row.release.time,
        sources=cited_sources(evidence, row.language),
        translations=tuple(language for language in sorted(languages) if language != row.language),
        state=row.state,
    )
