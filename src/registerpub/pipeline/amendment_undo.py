"""An amendment that is taken back before it is public: every text reads again as it did before it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from registerpub.core.errors import DecisionError
from registerpub.pipeline.amendment_options import SAFETY
from registerpub.store.models import Decision, Notice, NoticeTextRow

#: What an amendment may change of a text in place; a text that readers have gets a version instead.
_KEPT = ("state", "headline", "summary", "body", "template", "needs_consent")


def kept_texts(notice: Notice) -> dict[str, Any]:
    """Language → the texts of ``notice`` as they stand, for the amendment that is about to change them."""
    return {
        row.language: {"public": row.release_id is not None, **{name: getattr(row, name) for name in _KEPT}}
        for row in notice.texts.all()
    }


def take_back_texts(decision: Decision, now: dt.datetime) -> None:
    """Put back what the amendment ``decision`` did to texts; nothing for a decision that amended nothing.

    Raises :class:`DecisionError` where readers have some of it already, or a later amendment builds on it.
    """
    if decision.reason == SAFETY and "notice" in decision.proposal.values:
        _show_again(Notice.objects.get(number=decision.proposal.values["notice"]))
        return
    made = Notice.objects.filter(decision=decision, corrects__isnull=False).select_related("corrects").first()
    if made is None or made.corrects is None:
        return
    later = made.corrects.amendments.filter(number__gt=made.number, decision__undone__isnull=True).first()
    if later is not None:
        raise DecisionError(
            f"notice {made.corrects.number} was changed again since: take notice {later.number} back first"
        )
    for row in made.corrects.texts.all():
        _put_back(row, made.replaced.get(row.language), made)
    made.versions.filter(release__isnull=True).update(undone=now)


def _put_back(row: NoticeTextRow, before: dict[str, Any] | None, made: Notice) -> None:
    if before is None:  # a text that was written after the amendment, or an amendment that kept nothing yet
        return
    if before["public"]:
        row.needs_consent = before["needs_consent"]
        row.save(update_fields=["needs_consent"])
        return
    if row.release_id is not None:
        raise DecisionError(
            f"the {row.language} text of notice {made.corrects and made.corrects.number} is public as amended: "
            "correct the notice instead"
        )
    for name in _KEPT:
        setattr(row, name, before[name])
    row.save(update_fields=_KEPT)


def _show_again(notice: Notice) -> None:
    """A retraction for safety, within the minute in which it can be undone."""
    if NoticeTextRow.objects.filter(notice__in=[notice, *notice.amendments.all()], withdrawn__isnull=False).exists():
        raise DecisionError("it has left the public already: a nameless notice stands in its place")
    Notice.objects.filter(pk=notice.pk).update(hidden=False)
    notice.amendments.update(hidden=False)
