"""The outbox: confirmed notices on their way to the public, and those that wait or will not go out.

It answers by the publisher's own query, so that it never promises what the publisher will not do.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from registerpub.config import Config
from registerpub.core.records import NoticeText
from registerpub.pipeline.consent import PUBLISHABLE_LEVELS
from registerpub.pipeline.discretion import Discretion
from registerpub.pipeline.flags import is_sensitive
from registerpub.pipeline.held_fields import held_people, withheld_texts
from registerpub.pipeline.notice_rows import read_texts
from registerpub.pipeline.publishable import READY, publishable
from registerpub.store.models import Notice, NoticeTextRow

#: Why a finished text will not be published: consent (not given, withheld or not enough for what it tells), hold (the
#: person is held back), sensitive (a flag asks that an editor writes it), names_hidden (its words name somebody who is
#: not public), settings (not a language or a register of this site).
STOPS = ("consent", "hold", "hold_field", "sensitive", "names_hidden", "settings")

#: What is read of a notice itself.
_READ = ("number", "kind", "event", "due", "person", "decision", "corrects")


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """``card``: the card from which it comes, empty for a notice without one. ``texts``: language → (state, words).
    ``released``: the languages that are public. ``corrects``: the number of the notice that this one amends.

    ``stoppable``: the languages that can be pulled back: all before anything is public, then those that are ready.

    ``stopped``: language → one of :data:`STOPS`, for each text that is ready and yet will not be published as things
    stand. A text that only waits for its time or for a name form is not among them.
    """

    number: int
    card: str
    person: str
    event: str
    due: dt.datetime
    texts: Mapping[str, tuple[str, NoticeText]]
    released: tuple[str, ...]
    stopped: Mapping[str, str] = field(default_factory=dict)
    corrects: int | None = None
    stoppable: tuple[str, ...] = ()


def outbox(config: Config | None = None, start: int = 0, most: int | None = None) -> list[OutboxRow]:
    """Notices of which at least one language is not public yet, next due first; ``most`` of them from ``start``.

    Without ``config`` every language and register counts as one of this site.
    """
    waiting = NoticeTextRow.objects.filter(release__isnull=True).exclude(state="retracted")
    rows = list(
        Notice.objects.filter(texts__in=waiting, hidden=False, decision__undone__isnull=True)
        .distinct()
        .select_related("person", "corrects", "decision__proposal")
        .only(*_READ, "person__consent", "corrects__number", "decision__proposal__public_id")
        .order_by("due", "number")[start : None if most is None else start + most]
    )
    if not rows:
        return []
    read_texts(rows)
    withheld = withheld_texts()
    allowed = set(publishable(config, withheld).filter(notice__in=rows).values_list("pk", flat=True))
    held = set(held_people().values_list("person_id", flat=True))
    discretion = Discretion.of_now()
    return [_row(notice, allowed, held, withheld, discretion) for notice in rows]


def _row(
    notice: Notice, allowed: Collection[int], held: Collection[str], withheld: Collection[int], discretion: Discretion
) -> OutboxRow:
    texts = list(notice.texts.all())
    stops = {
        text.language: _stop(text, notice, allowed, held, withheld, discretion) for text in texts if text.state in READY
    }
    return OutboxRow(
        number=notice.number,
        card=notice.decision.proposal.public_id if notice.decision else "",
        person=notice.person_id or "",
        event=notice.event,
        due=notice.due,
        texts={
            text.language: (text.state, NoticeText(text.language, text.headline, text.summary, text.body))
            for text in texts
        },
        released=tuple(text.language for text in texts if text.release_id is not None and not text.withdrawn_id),
        stopped={language: stop for language, stop in stops.items() if stop},
        corrects=notice.corrects.number if notice.corrects else None,
        stoppable=_stoppable(notice, texts),
    )


def _stoppable(notice: Notice, texts: Sequence[NoticeTextRow]) -> tuple[str, ...]:
    """As :func:`registerpub.pipeline.undo.pull_back` does it."""
    waiting = [text for text in texts if text.release_id is None]
    if len(waiting) == len(texts):
        return tuple(text.language for text in waiting)
    return tuple(text.language for text in waiting if notice.kind == "event" and text.state in READY)


def _stop(
    text: NoticeTextRow,
    notice: Notice,
    allowed: Collection[int],
    held: Collection[str],
    withheld: Collection[int],
    discretion: Discretion,
) -> str:
    """The first thing that keeps a finished text back; "" if nothing does."""
    if text.pk in allowed:
        return "names_hidden" if discretion.is_broken_by(text) else ""
    if notice.person_id in held:
        return "hold"
    if text.pk in withheld:
        return "hold_field"
    if notice.person is None or notice.person.consent not in PUBLISHABLE_LEVELS:
        return "consent"
    if notice.kind == "event" and text.state == "template" and is_sensitive(notice.person_id):
        return "sensitive"
    return "settings" if publishable(None).filter(pk=text.pk).exists() else "consent"
