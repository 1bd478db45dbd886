"""Published notices as the desk and the terminal show them: what stands, what was done to it, what may be done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Count, Exists, OuterRef

from registerpub.core.errors import InputError
from registerpub.core.notices import compose_nameless
from registerpub.core.records import NoticeText
from registerpub.pipeline.amendments import AMENDING, KIND, find_notice, notice_version
from registerpub.pipeline.notice_rows import read_texts
from registerpub.pipeline.notices import wording
from registerpub.store.models import LedgerEvent, Notice, NoticeTextRow, Proposal, TextVersion

#: What became of a notice, beside the kinds of amendments; ``left``: taken out of the public without its name.
LEFT, STANDS = "left", ""


@dataclass(frozen=True, slots=True)
class PublishedRow:
    """``kind``: event or one of ``AMENDMENT_KINDS``; ``corrects``: the number of the notice that it is about.

    ``status``: what was done to it last (clarification, correction, retraction), ``left`` or nothing. ``languages`` in
    which it is public. ``waiting``: the id of an amendment that waits for another person. ``changeable``: whether it
    can be corrected or retracted; only what is about an event can.
    """

    number: int
    kind: str
    event: str
    person: str | None
    cause: str
    corrects: int | None
    status: str
    published: dt.datetime
    version: int
    languages: tuple[str, ...]
    texts: Mapping[str, NoticeText] = field(default_factory=dict)
    waiting: str = ""
    changeable: bool = False


def published_notices(person: str | None = None, start: int = 0, most: int | None = None) -> list[PublishedRow]:
    """Every notice that has been public, newest first; of ``person`` alone if given.

    ``most`` of them from ``start`` on.
    """
    public = NoticeTextRow.objects.filter(notice=OuterRef("pk"), release__isnull=False).order_by()
    rows = Notice.objects.filter(Exists(public))
    if person is not None:
        rows = rows.filter(person=person)
    found = list(rows.select_related("corrects").order_by("-number")[start : None if most is None else start + most])
    read_texts(found)
    waiting = _waiting(found)
    changed = dict(Notice.objects.filter(corrects__in=found).order_by().values_list("corrects").annotate(Count("pk")))
    return [_row(notice, waiting.get(notice.number, ""), changed.get(notice.pk, 0)) for notice in found]


def noticed_events(person: str) -> dict[int, int]:
    """Ledger entry of the person → number of the notice, public or not, that was written of its decision."""
    rows = LedgerEvent.objects.filter(person=person, decision__notice__isnull=False, decision__undone__isnull=True)
    return dict(rows.values_list("pk", "decision__notice__number"))


def get_published(number: int) -> PublishedRow:
    """Raises :class:`InputError` for a notice that does not exist or was never public."""
    notice = find_notice(number)
    if not notice.texts.filter(release__isnull=False).exists():
        raise InputError(f"notice {number} is not published yet: it can still be stopped in the outbox")
    return _row(notice, _waiting([notice]).get(number, ""), notice_version(notice) - 1)


def amendments_of(number: int) -> list[PublishedRow]:
    """The notices about the notice ``number``, oldest first, public or still in the outbox."""
    rows = find_notice(number).amendments.prefetch_related("texts__versions__amendment").order_by("number")
    return [_row(notice, "", notice_version(notice) - 1) for notice in rows]


def nameless_preview(language: str, day: dt.date, demonstration: bool) -> NoticeText:
    """What stands in public for a notice that is retracted for safety on ``day``."""
    return compose_nameless(day, language, wording(language), demonstration)


def _waiting(notices: Iterable[Notice]) -> dict[int, str]:
    numbers = {notice.number for notice in notices}
    # With their events, for which there is an index: by their kind alone every open card would be read.
    rows = Proposal.objects.filter(event__in=AMENDING, kind=KIND, state="open").order_by("id")
    return {row.values["notice"]: row.public_id for row in rows if row.values["notice"] in numbers}


def _row(notice: Notice, waiting: str, changes: int) -> PublishedRow:
    """``changes``: how many amendments of it are decided."""
    texts = [text for text in notice.texts.all() if text.release_id is not None]
    public = [text for text in texts if text.withdrawn_id is None and not notice.hidden]
    versions = sorted((v for text in texts for v in text.versions.all() if v.release_id is not None), key=_age)
    status = versions[-1].amendment.kind if versions else STANDS
    if texts and not public:
        status = LEFT
    return PublishedRow(
        number=notice.number,
        kind=notice.kind,
        event=versions[-1].event if versions else notice.event,
        person=notice.person_id,
        cause=notice.cause,
        corrects=notice.corrects.number if notice.corrects else None,
        status=status,
        published=min((text.published for text in texts if text.published), default=notice.due),
        version=1 + changes,
        languages=tuple(text.language for text in public),
        texts={text.language: _words(text) for text in public},
        waiting=waiting,
        changeable=notice.kind == "event" and not notice.hidden and status != "retraction",
    )


def _age(version: TextVersion) -> int:
    return version.pk


def _words(text: NoticeTextRow) -> NoticeText:
    """As readers have it now."""
    released = sorted((version for version in text.versions.all() if version.release_id is not None), key=_age)
    held: NoticeTextRow | TextVersion = released[-1] if released else text
    return NoticeText(text.language, held.headline, held.summary, held.body)
