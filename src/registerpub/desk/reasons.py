"""Why a card stands in the inbox, in words: message keys of ``core.changes`` with their numbers → one short clause."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from registerpub.desk.vocabulary import FIELD, label
from registerpub.desk.words import number
from registerpub.pipeline.views import Card

REASONS: Mapping[str, Any] = MappingProxyType(
    {
        "new": _("this event is not recorded yet"),
        "contradicts": _("contradicts what is on record"),
        "adds_detail": _("adds detail to what is on record"),
        "history_missing": _("older event that is missing from the record"),
        "hearsay": _("somebody else is quoted for it"),
        "denied_too": _("the same text denies it"),
        "denied": _("another text denies it"),
        "denies_record": _("denies what is on record"),
        "listed_by_name": _("listed by name"),
        "owner_unknown": _("whose list it is was not said"),
        "ambiguous_person": _("more than one person bears this name"),
        "release_reported": _("a release is reported"),
        "total_implies_removal": _(
            "%(members)s on the list and %(added)s added, yet the owner says %(claimed)s: somebody must have left"
        ),
        "total_mismatch": _("%(members)s on the list and %(added)s added, yet the owner says %(claimed)s"),
        "name_uncertain": _("it is not certain who is meant"),
        "no_date": _("no date is told"),
        "date_inferred": _("the date is worked out, not told"),
        "asked_again": _("decided before; another text says something else now"),
        "source_corrected": _("the source has changed its report"),
        "source_withdrew": _("the page that said so no longer does"),
        "corrected_by_hand": _("an editor asks for it; no page supports it"),
        "recorded_by_hand": _("an editor has recorded it"),
        "unexplained": _("named beside a word of law; no event was recognised"),
        "named_by_editor": _("an editor said that this is an event"),
    }
)

CLASSES: Mapping[str, Any] = MappingProxyType(
    {"A": _("It touches life and liberty"), "B": _("It is a step of the procedure"), "C": _("It adds a detail")}
)


def class_reason(card: Card) -> str:
    """Why the card has its class and what that asks for, in one sentence."""
    row = card.row
    numbers = {"class": CLASSES[row.severity], "people": row.people_needed, "origins": card.origins_needed}
    if row.informs:
        return gettext("%(class)s; this card only informs, one editor closes it.") % numbers
    return (
        gettext(
            "%(class)s. Editors needed: %(people)s. Independent sources needed: %(origins)s, or a primary document."
        )
        % numbers
    )


class _Known(dict[str, Any]):
    """Numbers that a reason does not bring are shown as a question mark, so that the rest is still read."""

    def __missing__(self, key: str) -> str:
        return "?"


def reason_text(reason: Mapping[str, Any]) -> str:
    """One reason in the current language; an unknown key is shown as it is, never hidden."""
    key = str(reason.get("key", ""))
    if key == "earlier_mentions":
        return _earlier_mentions(reason)
    said = str(REASONS[key]) % _Known(reason) if key in REASONS else key.replace("_", " ")
    fields = [label(FIELD, name) for name in reason.get("fields", ())]
    return f"{said}: {', '.join(fields)}" if fields else said


def _earlier_mentions(reason: Mapping[str, Any]) -> str:
    pages, claims = int(reason.get("documents", 0)), int(reason.get("claims", 0))
    before = ngettext(
        "%(num)s page from before the name was on record", "%(num)s pages from before the name was on record", pages
    )
    told = ngettext("%(num)s statement there", "%(num)s statements there", claims)
    return f"{before % {'num': number(pages)}}; {told % {'num': number(claims)}}"
