"""Publish: due notices → a Release row, then the static tree of the latest release.

The row comes first; the tree is a function of ledger, releases and configuration, so that a killed run is simply
rendered again. What may be published is decided here, in the query and in ``discretion``, and nowhere later.
Publishers of one folder take turns, so that the latest release is the one that stays.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.db.models import Max, Q, QuerySet

from registerpub.config import Config
from registerpub.core.errors import InputError
from registerpub.core.events import EVENT_TYPES, MEMBERSHIP_EVENTS
from registerpub.core.notices.regions import regions_told
from registerpub.core.records import NoticeText, PublishedEntry, Tombstone
from registerpub.pipeline.channels import site_channels
from registerpub.pipeline.cited_evidence import evidence_of_notices
from registerpub.pipeline.consent import CONSENTING_LEVELS, PUBLISHABLE_LEVELS, publishable_codes
from registerpub.pipeline.discretion import Discretion
from registerpub.pipeline.notices import cited_sources, wording
from registerpub.pipeline.release_chain import build_record, keep_checksums, release_info
from registerpub.pipeline.signing_keys import Ask, no_one_to_ask, open_signers
from registerpub.publishing import publish_folder, render_release
from registerpub.publishing.swap import publishing_lock
from registerpub.store.models import Evidence, Hold, LedgerEvent, NoticeTextRow, RegisterRow, Release

READY = ("template", "human_checked")
#: Events that put a person publicly on a register: a candidacy is not public.
LISTING_EVENTS = tuple(code for code in MEMBERSHIP_EVENTS if EVENT_TYPES[code].publish != "never")


@dataclass(frozen=True, slots=True)
class PublishResult:
    """``release`` is the number of the latest release (None: never published); ``created`` whether it is new.

    ``channels_left_out``: channels of the project whose words name somebody of whom nothing may be public.
    """

    release: int | None
    created: bool
    entries: int
    folder: Path | None
    channels_left_out: int = 0


def publishable(config: Config | None) -> QuerySet[NoticeTextRow]:
    """Texts that may be public: ready words, consent given and not withdrawn, nobody held, code not ``never``.

    ``config`` narrows them to the site's languages and, with ``registers`` set, to people of those lists, and of
    membership to theirs; None asks for no site. Raises :class:`InputError` for a register that does not exist.
    """
    sensitive = Q(notice__person__consent__in=CONSENTING_LEVELS, notice__event__in=publishable_codes(True))
    plain = Q(
        notice__person__consent__in=PUBLISHABLE_LEVELS, notice__event__in=publishable_codes(False), needs_consent=False
    )
    held = Hold.objects.filter(lifted__isnull=True).values("person")
    rows = NoticeTextRow.objects.filter(sensitive | plain, state__in=READY).exclude(notice__person__in=held)
    return _of_site(rows, config) if config else rows


def _of_site(rows: QuerySet[NoticeTextRow], config: Config) -> QuerySet[NoticeTextRow]:
    rows = rows.filter(language__in=config.languages)
    if not config.registers:
        return rows
    registers = _known_registers(config)
    listed = LedgerEvent.objects.filter(code__in=LISTING_EVENTS, register__in=registers).values("person")
    rows = rows.filter(Q(notice__register__isnull=True) | Q(notice__register__in=registers))
    return rows.filter(notice__person__in=listed)


def _known_registers(config: Config) -> tuple[str, ...]:
    known = sorted(RegisterRow.objects.values_list("pk", flat=True))
    for name in config.registers:
        if name not in known:
            raise InputError(f"registers: there is no register {name!r}; known: {', '.join(known) or 'none'}")
    return config.registers


def publish(config: Config, now: dt.datetime, out: Path | None = None, ask: Ask = no_one_to_ask) -> PublishResult:
    """Make a release if anything is due or must leave, then make sure that its tree stands and is current.

    Waits for another publisher of the same folder. Raises :class:`InputError` for settings that cannot be used, before
    anything is done; for a channel's file of the project only after everything else is published.
    """
    signers = open_signers(config, ask)
    created = _create_release(config, now)
    if not Release.objects.exists():
        return PublishResult(None, False, 0, None)
    folder = out or config.public
    with publishing_lock(folder):
        state = _latest_state()
        site = site_channels(config)
        built = publish_folder(
            folder,
            config.site,
            release_info(state.release, folder),
            site.channels,
            state.entries,
            {language: wording(language) for language in config.languages},
            state.release.number if site.left_out else state.oldest,
            state.tombstones,
            record=build_record(config, folder),
            signers=signers,
        )
        keep_checksums(state.release, built)
    site.complain()
    return PublishResult(state.release.number, created, len(state.entries), folder, site.left_out)


def render_latest(config: Config, target: Path, out: Path, ask: Ask = no_one_to_ask) -> bool:
    """Render the latest release, from the store alone, into the new folder ``target``; False if there is none.

    ``out`` is where it was published. Raises :class:`InputError` like :func:`publish`.
    """
    signers = open_signers(config, ask)
    if not Release.objects.exists():
        return False
    state = _latest_state()
    render_release(
        config.site,
        release_info(state.release, out),
        site_channels(config).channels,
        state.entries,
        {language: wording(language) for language in config.languages},
        target,
        state.tombstones,
        signers=signers,
    )
    return True


@dataclass(frozen=True, slots=True)
class _State:
    """What is public now. Releases before ``oldest`` show somebody or something that has left."""

    release: Release
    entries: Sequence[PublishedEntry]
    tombstones: Sequence[Tombstone]
    oldest: int


def _latest_state() -> _State:
    """Read in one transaction, so that a release made meanwhile is there with all its changes or not at all."""
    with transaction.atomic():
        release = Release.objects.latest("number")
        left = NoticeTextRow.objects.aggregate(number=Max("withdrawn__number"))["number"] or 0
        unlinked = NoticeTextRow.objects.exclude(unlinked=[]).aggregate(number=Max("release__number"))["number"] or 0
        return _State(release, release_entries(release), _tombstones(), max(left, unlinked))


def _tombstones() -> list[Tombstone]:
    rows = NoticeTextRow.objects.filter(withdrawn__isnull=False)
    columns = ("notice__number", "notice__created", "language", "withdrawn__time")
    return [
        Tombstone(number, created.year, language, left)
        for number, created, language, left in rows.values_list(*columns)
    ]


def _create_release(config: Config, now: dt.datetime) -> bool:
    """The Release row and the texts that enter, come back, change or leave, in one transaction. Nothing: no row."""
    with transaction.atomic():
        discretion = Discretion.of_now()
        allowed = [row for row in publishable(config).select_related("notice") if not discretion.is_broken_by(row)]
        unlinked = _unlinked(allowed, discretion)
        changing = [row for row in allowed if _is_changing(row, unlinked[row.notice_id], now)]
        public = NoticeTextRow.objects.filter(release__isnull=False, withdrawn__isnull=True)
        leaving = set(public.values_list("pk", flat=True)) - {row.pk for row in allowed}
        if not changing and not leaving:
            return False
        release, times = _next_release(changing, now)
        for row in changing:
            row.release, row.withdrawn, row.unlinked = release, None, unlinked[row.notice_id]
            row.updated = times[row.notice.number]
            row.published = row.published or row.updated
            row.save(update_fields=["release", "withdrawn", "unlinked", "updated", "published"])
        NoticeTextRow.objects.filter(pk__in=leaving).update(withdrawn=release)
    return True


def _is_changing(row: NoticeTextRow, unlinked: list[int], now: dt.datetime) -> bool:
    """Whether a text that may be public enters or comes back, or cites a page in another way than it did."""
    if row.release_id is None or row.withdrawn_id is not None:
        return row.notice.due <= now
    return bool(row.unlinked != unlinked)


def _unlinked(rows: Sequence[NoticeTextRow], discretion: Discretion) -> dict[int, list[int]]:
    """Notice → the cited documents whose address names somebody who is not public, in order."""
    people = {row.notice_id: row.notice.person_id for row in rows}
    found: dict[int, list[int]] = {notice: [] for notice in people}
    if not discretion.hidden:
        return found
    cited = Evidence.objects.filter(proposal__decision__notice__isnull=False).order_by("document_id").distinct()
    columns = ("proposal__decision__notice", "document_id", "document__capture__url", "document__canonical")
    for notice, document, *urls in cited.values_list(*columns):
        if notice in people and any(discretion.is_broken_by_address(url, people[notice]) for url in urls):
            found[notice].append(document)
    return found


def _next_release(rows: Sequence[NoticeTextRow], now: dt.datetime) -> tuple[Release, dict[int, dt.datetime]]:
    """A new release, and the time of each notice in it: a second apart in the order of the decisions.

    Readers such as Superdesk pass over an entry whose time is not newer than the last one that they took. The times
    end with the release's own, so that none lies ahead of the clock, and all lie after the release before.
    """
    numbers = sorted({row.notice.number for row in rows})
    last, time = Release.objects.order_by("-number").first(), now.replace(microsecond=0)
    if last is not None:
        time = max(time, last.time + dt.timedelta(seconds=max(1, len(numbers))))
    release = Release.objects.create(number=last.number + 1 if last else 1, time=time)
    return release, {number: time - dt.timedelta(seconds=at) for at, number in enumerate(reversed(numbers))}


def release_entries(release: Release) -> list[PublishedEntry]:
    """What is public as of ``release``, newest first."""
    rows = (
        NoticeTextRow.objects.filter(release__number__lte=release.number, withdrawn__isnull=True)
        .select_related("notice", "release")
        .order_by("-release__number", "-notice__number", "language")
    )
    texts = list(rows)
    translations: dict[int, list[str]] = {}
    for text in texts:
        translations.setdefault(text.notice_id, []).append(text.language)
    places, cited = _places(), evidence_of_notices()
    return [
        _entry(text, translations[text.notice_id], places.get(text.notice.decision_id, []), cited) for text in texts
    ]


def _places() -> dict[int, list[str]]:
    """Decision with a notice → the places and courts that its events record."""
    found: dict[int, list[str]] = {}
    rows = LedgerEvent.objects.filter(decision__notice__isnull=False).order_by("id")
    for decision, details in rows.values_list("decision", "details"):
        found.setdefault(decision, []).extend(details[key] for key in ("place", "court") if details.get(key))
    return found


def _entry(
    row: NoticeTextRow, languages: Sequence[str], places: Sequence[str], cited: Mapping[int, Sequence[Evidence]]
) -> PublishedEntry:
    assert row.release is not None
    notice = row.notice
    return PublishedEntry(
        notice=notice.number,
        year=notice.created.year,
        text=NoticeText(row.language, row.headline, row.summary, row.body),
        event=notice.event,
        register=notice.register_id,
        published=row.published or row.release.time,
        updated=row.updated or row.release.time,
        sources=cited_sources(cited[notice.decision_id], row.language, row.unlinked),
        translations=tuple(language for language in sorted(languages) if language != row.language),
        state=row.state,
        person=notice.person_id,
        regions=regions_told(places, f"{row.headline}\n{row.summary}\n{row.body}"),
    )
