"""Words for what sources say and how pages change: tables of ``desk.vocabulary``, which shows them beside its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

Labels = Mapping[str, Any]

LIKENESS: Labels = {
    "full_name": _("the whole name agrees"),
    "family_name": _("the family name agrees"),
    "same_spelling": _("both are named alike"),
    "father_missing": _("only one gives the father's name"),
    "initial": _("one gives only an initial"),
    "spelling": _("the names are spelt differently"),
    "part_of_name": _("only a part of the name is given"),
    "owner": _("whose list it is"),
    "owner_unknown": _("one does not say whose list it is"),
    "day": _("the day"),
    "status": _("the custody"),
    "article": _("the article of law"),
    "court": _("the court"),
    "facility": _("the facility"),
}
QUOTE_ROLE: Labels = {"before": _("What the source said"), "after": _("What it says now"), "denial": _("Denies it")}
PARAGRAPH_CHANGE: Labels = {
    "added": _("paragraph added"),
    "removed": _("paragraph removed"),
    "moved": _("paragraph moved"),
    "changed": _("paragraph changed"),
}
PAGE_PART: Labels = {
    "related": _("related links"),
    "notice": _("notices of the outlet"),
    "noise": _("counters and times"),
    "unknown": _("no longer known"),
}
SOURCE_CHANGE: Labels = {
    "saved": _("saved"),
    "enabled": _("switched on"),
    "disabled": _("switched off"),
    "verified": _("marked as verified"),
}
SOURCE_KIND: Labels = {
    "news": _("news site"),
    "court": _("court"),
    "owner_list": _("owner of a list"),
    "government": _("government body"),
}
TIER: Labels = {"primary": _("primary document"), "news": _("news")}
SCOPE: Labels = {"everywhere": _("everywhere"), "host": _("at one site"), "document": _("on one page")}
RULING_STATE: Labels = {"in_force": _("in force"), "expired": _("expired"), "lifted": _("lifted")}
