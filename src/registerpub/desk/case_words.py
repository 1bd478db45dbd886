"""A case file in words: values of its fields, and why an event does not fit it."""

from __future__ import annotations

from django.utils.translation import gettext, ngettext

from registerpub.core.casefile import Fault
from registerpub.core.casefile.claimed import TotalExplained
from registerpub.core.changes.differences import Value
from registerpub.core.records import PartialDate, Term
from registerpub.desk import words
from registerpub.desk.vocabulary import MEMBERSHIP, PENALTY, STAGE, label


def value(found: Value, field: str) -> str:
    """The value of a field of :data:`core.changes.differences.CASE_FIELDS`; what is not known is said so."""
    if isinstance(found, PartialDate):
        return words.date(found)
    if isinstance(found, Term):
        return words.term(found)
    if isinstance(found, int):
        return words.number(found)
    if found is None:
        return gettext("not on this list") if field == "membership" else gettext("not known")
    if field in ("custody", "status"):
        return words.status(found)
    tables = {"stage": STAGE, "penalty": PENALTY, "membership": MEMBERSHIP}
    return label(tables[field], found) if field in tables else found


def fault(found: Fault) -> str:
    """Why an event does not fit: what stands before it on its axis."""
    if found.axis == "custody":
        return gettext("before it, custody was: %(status)s") % {"status": words.status(found.before)}
    if found.axis == "stage":
        return gettext("before it, the case stood at: %(stage)s") % {"stage": label(STAGE, found.before)}
    if found.axis == "penalty":
        return gettext("before it, the penalty was: %(penalty)s") % {"penalty": label(PENALTY, found.before)}
    before = gettext("not on this list") if found.before == "none" else label(MEMBERSHIP, found.before)
    return gettext("before it, on this list: %(membership)s") % {"membership": before}


def total_reasons(total: TotalExplained) -> list[str]:
    """What is known that may explain why an owner's total and the count of its day differ; nothing if they agree."""
    free, seen, other = len(total.at_liberty), len(total.candidates), len(total.elsewhere)
    added, removed, unnamed = total.added_waiting, total.removed_waiting, total.unnamed
    found = [
        (
            free,
            ngettext(
                "%(num)s of those counted is known to be free or dead",
                "%(num)s of those counted are known to be free or dead",
                free,
            ),
        ),
        (removed, ngettext("%(num)s removal waits for a decision", "%(num)s removals wait for a decision", removed)),
        (added, ngettext("%(num)s addition waits for a decision", "%(num)s additions wait for a decision", added)),
        (
            seen,
            ngettext(
                "%(num)s person is under review on this list", "%(num)s people are under review on this list", seen
            ),
        ),
        (
            other,
            ngettext(
                "%(num)s person is on another owner's list only",
                "%(num)s people are on another owner's list only",
                other,
            ),
        ),
        (
            unnamed,
            ngettext(
                "at least %(num)s person is named nowhere on record",
                "at least %(num)s people are named nowhere on record",
                unnamed,
            ),
        ),
    ]
    return [text % {"num": words.number(number)} for number, text in found if number]
