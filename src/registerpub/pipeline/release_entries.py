"""What is public as of a release, as the publisher receives it: texts with their amendments, and marks of what left."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from registerpub.core.notices.phrases import PROTECTION
from registerpub.core.notices.regions import regions_told
from registerpub.core.records import NoticeText, PublishedEntry, Revision, Tombstone
from registerpub.pipeline.cited_evidence import evidence_of_notices
from registerpub.pipeline.notices import cited_sources
from registerpub.pipeline.publishable import WITHDRAWAL
from registerpub.store.models import Evidence, LedgerEvent, Notice, NoticeTextRow, Release, TextVersion

RETRACTION = "retraction"


def amended_by(
    changing: Sequence[NoticeTextRow], allowed: Sequence[NoticeTextRow]
) -> dict[NoticeTextRow, list[TextVersion]]:
    """The public texts that are amended by notices among ``changing``, each with its new versions, oldest first."""
    texts = {(row.notice_id, row.language): row for row in allowed}
    found: dict[NoticeTextRow, list[TextVersion]] = {}
    for row in changing:
        target = texts.get((row.notice.corrects_id or 0, row.language))
        version = (
            target
            and TextVersion.objects.filter(
                text=target, amendment=row.notice, release__isnull=True, undone__isnull=True
            ).first()
        )
        if target and version:
            found.setdefault(target, []).append(version)
    return {target: sorted(versions, key=lambda version: version.pk) for target, versions in found.items()}


def tombstones() -> list[Tombstone]:
    """One for each text that left, and for each that stands there as retracted: machines take that one for gone too."""
    columns = ("notice__number", "notice__created", "language")
    left = ("withdrawn__time", "withdrawn__number")
    gone = NoticeTextRow.objects.filter(withdrawn__isnull=False).values_list(*columns, *left)
    kept = TextVersion.objects.filter(
        amendment__kind=RETRACTION, release__isnull=False, text__withdrawn__isnull=True
    ).values_list(*(f"text__{column}" for column in columns), "updated", "release__number")
    return [Tombstone(number, made.year, *rest) for number, made, *rest in (*gone, *kept)]


@dataclass(frozen=True, slots=True)
class _Public:
    """The texts of a release. By decision: ``places``, places and courts of its events; ``cited``, its evidence."""

    languages: Mapping[int, Sequence[str]]
    places: Mapping[int, Sequence[str]]
    cited: Mapping[int, Sequence[Evidence]]

    def number_of(self, notice: Notice | None, language: str) -> int | None:
        """The number of ``notice``, if it is public in ``language``."""
        return notice.number if notice and language in self.languages.get(notice.pk, ()) else None


def release_entries(release: Release) -> list[PublishedEntry]:
    """What is public as of ``release``, the latest, newest first."""
    return _entries(NoticeTextRow.objects.filter(release__number__lte=release.number), evidence_of_notices())


def entries_in(notices: Collection[int]) -> list[PublishedEntry]:
    """The public texts of these notices, to choose among: without sources and without links to other notices."""
    return _entries(NoticeTextRow.objects.filter(release__isnull=False, notice__number__in=notices), {})


def _entries(rows: QuerySet[NoticeTextRow], cited: Mapping[int, Sequence[Evidence]]) -> list[PublishedEntry]:
    rows = (
        rows.filter(withdrawn__isnull=True)
        .select_related("notice__decision__proposal", "notice__corrects__decision", "release")
        .prefetch_related("versions__amendment", "notice__corrects__texts__versions")
        .order_by("-release__number", "-notice__number", "language")
    )
    texts = list(rows)
    languages: dict[int, list[str]] = {}
    for text in texts:
        languages.setdefault(text.notice_id, []).append(text.language)
    public = _Public(languages, _places(), cited)
    return [_entry(text, public) for text in texts]


def _places() -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    rows = LedgerEvent.objects.filter(decision__notice__kind="event").order_by("id")
    for decision, details in rows.values_list("decision", "details"):
        found.setdefault(decision, []).extend(details[key] for key in ("place", "court") if details.get(key))
    return found


def _entry(row: NoticeTextRow, public: _Public) -> PublishedEntry:
    assert row.release is not None
    notice, versions = row.notice, _released(row)
    now = versions[-1] if versions else row
    amends = notice.corrects
    retracted = bool(versions) and versions[-1].amendment.kind == RETRACTION
    evidence = public.cited.get(notice.decision_id or 0, ()) if not retracted else ()
    return PublishedEntry(
        notice=notice.number,
        year=notice.created.year,
        text=_words(now, row.language),
        event=versions[-1].event if versions else notice.event,
        register=notice.register_id,
        published=row.published or row.release.time,
        updated=row.updated or row.release.time,
        sources=cited_sources(evidence, row.language, row.unlinked),
        translations=tuple(one for one in sorted(public.languages[notice.pk]) if one != row.language),
        state=now.state,
        person=notice.person_id or "",
        regions=_regions(row, public),
        sequence=row.release.number,
        kind="" if notice.kind == "event" else notice.kind,
        cause=_cause(notice, versions),
        corrects=public.number_of(amends, row.language),
        about=amends.event if amends else notice.event if versions else "",
        revisions=_revisions(row, versions, public),
    )


def _released(row: NoticeTextRow) -> list[TextVersion]:
    """The versions that readers have had, oldest first."""
    found = [version for version in row.versions.all() if version.release_id is not None]
    return sorted(found, key=lambda version: version.pk)


def _words(holder: NoticeTextRow | TextVersion, language: str) -> NoticeText:
    return NoticeText(language, holder.headline, holder.summary, holder.body)


def _cause(notice: Notice, versions: Sequence[TextVersion]) -> str:
    """Of what left without a name the one cause is told that holds for all of them."""
    if notice.kind == WITHDRAWAL:
        return PROTECTION
    return versions[-1].amendment.cause if versions else notice.cause


def _revisions(row: NoticeTextRow, versions: Sequence[TextVersion], public: _Public) -> tuple[Revision, ...]:
    befores: list[NoticeTextRow | TextVersion] = [row, *versions]
    found = []
    for version, before in zip(versions, befores, strict=False):
        made = version.amendment
        assert version.updated is not None
        shown = public.number_of(made, row.language)
        found.append(Revision(made.kind, made.cause, version.updated, _words(before, row.language), shown))
    return tuple(found)


def _regions(row: NoticeTextRow, public: _Public) -> tuple[str, ...]:
    """Where it happened, as far as the text has ever told: an amendment belongs to where its notice does.

    What was once in a region's channel stays there when it is amended or retracted.
    """
    root = row.notice.corrects or row.notice
    texts = root.texts.all() if row.notice.corrects else [row]
    held: list[NoticeTextRow | TextVersion] = []
    for text in (text for text in texts if text.language == row.language):
        held += [text, *_released(text)]
    words = "\n".join(part for one in held for part in (one.headline, one.summary, one.body))
    return regions_told(public.places.get(root.decision_id or 0, []), words)
