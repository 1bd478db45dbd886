"""Sentences about lists, opinions and our own corrections.

Texts only, no rules; names stand in the nominative.
"""

from __future__ import annotations

from registerpub.core.notices.message import Message, pgettext

MESSAGES: tuple[Message, ...] = (
    pgettext("event.LIST_RECOGNISED|m", "{owner} recognised {name} as a political prisoner {date}."),
    pgettext("event.LIST_RECOGNISED|f", "{owner} recognised {name} as a political prisoner {date}."),
    pgettext("event.LIST_RECOGNISED|u", "{owner} recognised {name} as a political prisoner {date}."),
    pgettext(
        "event.LIST_RECOGNISED.bare|m",
        "{name} was recognised as a political prisoner {date} by the organisation that keeps the list.",
    ),
    pgettext(
        "event.LIST_RECOGNISED.bare|f",
        "{name} was recognised as a political prisoner {date} by the organisation that keeps the list.",
    ),
    pgettext(
        "event.LIST_RECOGNISED.bare|u",
        "{name} was recognised as a political prisoner {date} by the organisation that keeps the list.",
    ),
    pgettext("event.LIST_REMOVED|m", "{owner} removed {name} from its list {date}. {because}"),
    pgettext("event.LIST_REMOVED|f", "{owner} removed {name} from its list {date}. {because}"),
    pgettext("event.LIST_REMOVED|u", "{owner} removed {name} from its list {date}. {because}"),
    pgettext(
        "event.LIST_REMOVED.bare|m",
        "{name} was removed from the list {date} by the organisation that keeps it. {because}",
    ),
    pgettext(
        "event.LIST_REMOVED.bare|f",
        "{name} was removed from the list {date} by the organisation that keeps it. {because}",
    ),
    pgettext(
        "event.LIST_REMOVED.bare|u",
        "{name} was removed from the list {date} by the organisation that keeps it. {because}",
    ),
    pgettext("event.INTL_OPINION|m", "An international body gave its opinion on the case of {name} {date}."),
    pgettext("event.INTL_OPINION|f", "An international body gave its opinion on the case of {name} {date}."),
    pgettext("event.INTL_OPINION|u", "An international body gave its opinion on the case of {name} {date}."),
    pgettext(
        "event.AMENDED|m",
        "Correction, {date_nom}: for {name} we earlier gave “{old}” ({field}). The correct value is "
        "“{new}”. {because} {apology}",
    ),
    pgettext(
        "event.AMENDED|f",
        "Correction, {date_nom}: for {name} we earlier gave “{old}” ({field}). The correct value is "
        "“{new}”. {because} {apology}",
    ),
    pgettext(
        "event.AMENDED|u",
        "Correction, {date_nom}: for {name} we earlier gave “{old}” ({field}). The correct value is "
        "“{new}”. {because} {apology}",
    ),
    pgettext(
        "event.AMENDED.field|m",
        "Correction, {date_nom}: our record of {name} was corrected ({field}). {because} {apology}",
    ),
    pgettext(
        "event.AMENDED.field|f",
        "Correction, {date_nom}: our record of {name} was corrected ({field}). {because} {apology}",
    ),
    pgettext(
        "event.AMENDED.field|u",
        "Correction, {date_nom}: our record of {name} was corrected ({field}). {because} {apology}",
    ),
    pgettext("event.AMENDED.bare|m", "Correction, {date_nom}: our record of {name} was corrected. {because} {apology}"),
    pgettext("event.AMENDED.bare|f", "Correction, {date_nom}: our record of {name} was corrected. {because} {apology}"),
    pgettext("event.AMENDED.bare|u", "Correction, {date_nom}: our record of {name} was corrected. {because} {apology}"),
    pgettext(
        "event.WITHDRAWN|m", "Retraction, {date_nom}: our earlier report about {name} is withdrawn. {because} {apology}"
    ),
    pgettext(
        "event.WITHDRAWN|f", "Retraction, {date_nom}: our earlier report about {name} is withdrawn. {because} {apology}"
    ),
    pgettext(
        "event.WITHDRAWN|u", "Retraction, {date_nom}: our earlier report about {name} is withdrawn. {because} {apology}"
    ),
    pgettext("event.WITHDRAWN.nameless|m", "Retraction, {date_nom}: an earlier report of ours is withdrawn."),
    pgettext("event.WITHDRAWN.nameless|f", "Retraction, {date_nom}: an earlier report of ours is withdrawn."),
    pgettext("event.WITHDRAWN.nameless|u", "Retraction, {date_nom}: an earlier report of ours is withdrawn."),
)
