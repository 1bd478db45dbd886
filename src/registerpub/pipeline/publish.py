"""Publish: due notices → a Release row, then the static tree of the latest release.

The row comes first; the tree is a function of ledger, releases and configuration, so that a killed run is simply
rendered again. What may be published is decided here, by ``publishable`` and ``discretion``, and nowhere later.
Publishers of one folder take turns, so that the latest release is the one that stays.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.db.models import Max

from registerpub.config import Config
from registerpub.core.records import OpenRegister, PublishedEntry, Tombstone
from registerpub.pipeline.channels import site_channels
from registerpub.pipeline.denials import ASIDE
from registerpub.pipeline.departures import nameless_notices, write_nameless
from registerpub.pipeline.discretion import Discretion
from registerpub.pipeline.notices import wording
from registerpub.pipeline.open_register import is_register_changed, register_digest_at, register_of, register_since
from registerpub.pipeline.panic import refuse_in_panic
from registerpub.pipeline.publishable import publishable
from registerpub.pipeline.release_chain import build_record, keep_checksums, release_info
from registerpub.pipeline.release_entries import RETRACTION, amended_by, release_entries, tombstones
from registerpub.pipeline.signing_keys import Ask, no_one_to_ask, open_signers
from registerpub.pipeline.websub import note_changes
from registerpub.publishing import publish_folder, render_release
from registerpub.publishing.swap import publishing_lock
from registerpub.store.models import Evidence, NoticeTextRow, Release, TextVersion


@dataclass(frozen=True, slots=True)
class PublishResult:
    """``release`` is the number of the latest release (None: never published); ``created`` whether it is new.

    ``channels_left_out``: channels of the project whose words name somebody of whom nothing may be public.
    ``removed``: something left or was retracted with this release; earlier ones are no longer here, but on mirrors.
    """

    release: int | None
    created: bool
    entries: int
    folder: Path | None
    channels_left_out: int = 0
    removed: bool = False


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
        # A panic that came since, or while this one waited. The release is built when it is over.
        refuse_in_panic(config)
        state = _latest_state(config)
        site = site_channels(config)
        oldest = state.release.number if site.left_out else state.oldest
        built = publish_folder(
            folder,
            config.site,
            release_info(state.release, folder),
            site.channels,
            state.entries,
            {language: wording(language) for language in config.languages},
            oldest,
            state.tombstones,
            register=state.register,
            record=build_record(config, folder),
            signers=signers,
        )
        keep_checksums(state.release, built)
        note_changes(config, folder, now)
    site.complain()
    number = state.release.number
    removed = created and number == oldest > 1
    return PublishResult(number, created, len(state.entries), folder, site.left_out, removed)


def render_latest(config: Config, target: Path, out: Path, ask: Ask = no_one_to_ask) -> bool:
    """Render the latest release, from the store alone, into the new folder ``target``; False if there is none.

    ``out`` is where it was published. Raises :class:`InputError` like :func:`publish`.
    """
    signers = open_signers(config, ask)
    if not Release.objects.exists():
        return False
    state = _latest_state(config)
    render_release(
        config.site,
        release_info(state.release, out),
        site_channels(config).channels,
        state.entries,
        {language: wording(language) for language in config.languages},
        target,
        state.tombstones,
        register=state.register,
        signers=signers,
    )
    return True


@dataclass(frozen=True, slots=True)
class _State:
    """What is public now. Releases before ``oldest`` show somebody or something that has left or was retracted.

    What a correction changed stays there: the notice itself tells what it read before.
    """

    release: Release
    entries: Sequence[PublishedEntry]
    tombstones: Sequence[Tombstone]
    register: OpenRegister | None
    oldest: int


def _latest_state(config: Config) -> _State:
    """Read in one transaction, so that a release made meanwhile is there with all its changes or not at all."""
    with transaction.atomic():
        release = Release.objects.latest("number")
        left = NoticeTextRow.objects.aggregate(number=Max("withdrawn__number"))["number"] or 0
        unlinked = NoticeTextRow.objects.exclude(unlinked=[]).aggregate(number=Max("release__number"))["number"] or 0
        since = register_since()
        retracted = TextVersion.objects.filter(amendment__kind=RETRACTION).aggregate(number=Max("release__number"))
        register, oldest = register_of(config, since), max(left, unlinked, retracted["number"] or 0, since.number)
        return _State(release, release_entries(release), tombstones(), register, oldest)


def _create_release(config: Config, now: dt.datetime) -> bool:
    """The Release row and the texts that enter, come back, change or leave, in one transaction. Nothing: no row.

    A text goes out amended together with the notice that tells of it; what leaves leaves a nameless notice behind.
    """
    with transaction.atomic():
        discretion = Discretion.of_now()
        candidates = publishable(config).select_related("notice").prefetch_related("versions")
        allowed = _with_their_notices([row for row in candidates if not discretion.is_broken_by(row)])
        unlinked = _unlinked(allowed, discretion)
        changing = [row for row in allowed if _is_changing(row, unlinked[row.notice_id], now)]
        public = NoticeTextRow.objects.filter(release__isnull=False, withdrawn__isnull=True)
        leaving = set(public.values_list("pk", flat=True)) - {row.pk for row in allowed}
        if not changing and not leaving and not is_register_changed(config, now):
            return False
        amended = amended_by(changing, allowed)
        gone = nameless_notices(leaving, discretion, config, now)
        numbers = {row.notice.number for row in (*changing, *amended)} | {notice.number for notice, _ in gone}
        release, times = _next_release(numbers, now)
        for row in {row.pk: row for row in (*changing, *amended)}.values():
            row.release, row.withdrawn, row.unlinked = release, None, unlinked[row.notice_id]
            row.updated = times[row.notice.number]
            row.published = row.published or row.updated
            row.save(update_fields=["release", "withdrawn", "unlinked", "updated", "published"])
        for row, versions in amended.items():
            for version in versions:
                version.release, version.updated = release, times[row.notice.number]
                version.save(update_fields=["release", "updated"])
        NoticeTextRow.objects.filter(pk__in=leaving).update(withdrawn=release)
        write_nameless(gone, release, times, config)
        release.register = register_digest_at(config, release.time)
        release.save(update_fields=["register"])
    return True


def _with_their_notices(rows: Sequence[NoticeTextRow]) -> list[NoticeTextRow]:
    """``rows`` without amendments of a text that may not be public itself."""
    shown = {(row.notice_id, row.language) for row in rows}
    return [row for row in rows if row.notice.corrects_id is None or (row.notice.corrects_id, row.language) in shown]


def _is_changing(row: NoticeTextRow, unlinked: list[int], now: dt.datetime) -> bool:
    """Whether a text that may be public enters or comes back, or cites a page in another way than it did."""
    if row.release_id is None or row.withdrawn_id is not None:
        return row.notice.due <= now
    return bool(row.unlinked != unlinked)


def _unlinked(rows: Sequence[NoticeTextRow], discretion: Discretion) -> dict[int, list[int]]:
    """Notice → the cited documents whose address names somebody who is not public; as negative numbers: whose title."""
    people = {row.notice_id: row.notice.person_id or "" for row in rows}
    found: dict[int, list[int]] = {notice: [] for notice in people}
    if not discretion.hidden:
        return found
    cited = Evidence.objects.filter(proposal__decision__notice__isnull=False).exclude(role__in=ASIDE)
    addresses = ("document__capture__url", "document__canonical")
    columns = ("proposal__decision__notice", "document_id", "document__outlet", *addresses)
    for notice, document, title, *urls in cited.order_by("document_id").distinct().values_list(*columns):
        if notice not in people:
            continue
        if any(discretion.is_broken_by_address(url, people[notice]) for url in urls):
            found[notice].append(document)
        if discretion.is_broken_by_title(title, people[notice]):
            found[notice].append(-document)
    return found


def _next_release(notices: Iterable[int], now: dt.datetime) -> tuple[Release, dict[int, dt.datetime]]:
    """A new release, and the time of each notice in it: a second apart in the order of the decisions.

    Readers such as Superdesk pass over an entry whose time is not newer than the last one that they took. The times
    end with the release's own, so that none lies ahead of the clock, and all lie after the release before.
    """
    numbers = sorted(notices)
    last, time = Release.objects.order_by("-number").first(), now.replace(microsecond=0)
    if last is not None:
        time = max(time, last.time + dt.timedelta(seconds=max(1, len(numbers))))
    release = Release.objects.create(number=last.number + 1 if last else 1, time=time)
    return release, {number: time - dt.timedelta(seconds=at) for at, number in enumerate(reversed(numbers))}
