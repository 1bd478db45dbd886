"""Sentences about detention, arrest and restraint.

Texts only, no rules; names stand in the nominative.
"""

from __future__ import annotations

from registerpub.core.notices.message import Message, pgettext

MESSAGES: tuple[Message, ...] = (
    pgettext("event.DETAINED|m", "{name} was detained {place} {date}."),
    pgettext("event.DETAINED|f", "{name} was detained {place} {date}."),
    pgettext("event.DETAINED|u", "{name} was detained {place} {date}."),
    pgettext("event.REMANDED|m", "{court} remanded {name} in custody {for_term} {date}."),
    pgettext("event.REMANDED|f", "{court} remanded {name} in custody {for_term} {date}."),
    pgettext("event.REMANDED|u", "{court} remanded {name} in custody {for_term} {date}."),
    pgettext("event.REMAND_EXTENDED|m", "{date} {court} extended the pretrial detention of {name} {for_term} {until}."),
    pgettext("event.REMAND_EXTENDED|f", "{date} {court} extended the pretrial detention of {name} {for_term} {until}."),
    pgettext("event.REMAND_EXTENDED|u", "{date} {court} extended the pretrial detention of {name} {for_term} {until}."),
    pgettext("event.HOUSE_ARREST|m", "{court} placed {name} under house arrest {for_term} {date}."),
    pgettext("event.HOUSE_ARREST|f", "{court} placed {name} under house arrest {for_term} {date}."),
    pgettext("event.HOUSE_ARREST|u", "{court} placed {name} under house arrest {for_term} {date}."),
    pgettext("event.RESTRAINT_UNDERTAKING|m", "{name} was released {date} under a written undertaking not to leave."),
    pgettext("event.RESTRAINT_UNDERTAKING|f", "{name} was released {date} under a written undertaking not to leave."),
    pgettext("event.RESTRAINT_UNDERTAKING|u", "{name} was released {date} under a written undertaking not to leave."),
    pgettext("event.ADMIN_ARREST|m", "{court} placed {name} under administrative arrest {for_term} {date}."),
    pgettext("event.ADMIN_ARREST|f", "{court} placed {name} under administrative arrest {for_term} {date}."),
    pgettext("event.ADMIN_ARREST|u", "{court} placed {name} under administrative arrest {for_term} {date}."),
)
