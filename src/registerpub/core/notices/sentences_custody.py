"""Sentences about conditions in custody and reported situations.

Texts only, no rules; names stand in the nominative.
"""

from __future__ import annotations

from registerpub.core.notices.message import Message, pgettext

MESSAGES: tuple[Message, ...] = (
    pgettext("event.TRANSFERRED|m", "{name} was transferred to facility {facility} {date}."),
    pgettext("event.TRANSFERRED|f", "{name} was transferred to facility {facility} {date}."),
    pgettext("event.TRANSFERRED|u", "{name} was transferred to facility {facility} {date}."),
    pgettext("event.TRANSFERRED.bare|m", "{name} was transferred to another facility {date}."),
    pgettext("event.TRANSFERRED.bare|f", "{name} was transferred to another facility {date}."),
    pgettext("event.TRANSFERRED.bare|u", "{name} was transferred to another facility {date}."),
    pgettext("event.SECURITY_LEVEL_CHANGED|m", "The prison regime of {name} was changed {date}: {level}."),
    pgettext("event.SECURITY_LEVEL_CHANGED|f", "The prison regime of {name} was changed {date}: {level}."),
    pgettext("event.SECURITY_LEVEL_CHANGED|u", "The prison regime of {name} was changed {date}: {level}."),
    pgettext("event.SECURITY_LEVEL_CHANGED.bare|m", "The prison regime of {name} was changed {date}."),
    pgettext("event.SECURITY_LEVEL_CHANGED.bare|f", "The prison regime of {name} was changed {date}."),
    pgettext("event.SECURITY_LEVEL_CHANGED.bare|u", "The prison regime of {name} was changed {date}."),
    pgettext("event.PUNISHMENT_CELL|m", "{name} was placed in a punishment cell {date}, {source} reports."),
    pgettext("event.PUNISHMENT_CELL|f", "{name} was placed in a punishment cell {date}, {source} reports."),
    pgettext("event.PUNISHMENT_CELL|u", "{name} was placed in a punishment cell {date}, {source} reports."),
    pgettext("event.PUNISHMENT_CELL.bare|m", "{name} was placed in a punishment cell {date}."),
    pgettext("event.PUNISHMENT_CELL.bare|f", "{name} was placed in a punishment cell {date}."),
    pgettext("event.PUNISHMENT_CELL.bare|u", "{name} was placed in a punishment cell {date}."),
    pgettext("event.SUPERVISION_SET|m", "{date} supervision was ordered for {name} {until}."),
    pgettext("event.SUPERVISION_SET|f", "{date} supervision was ordered for {name} {until}."),
    pgettext("event.SUPERVISION_SET|u", "{date} supervision was ordered for {name} {until}."),
    pgettext(
        "event.FIN_BLACKLIST|m",
        "{name} was added {date} to the state list of persons linked to the financing of terrorism and extremism.",
    ),
    pgettext(
        "event.FIN_BLACKLIST|f",
        "{name} was added {date} to the state list of persons linked to the financing of terrorism and extremism.",
    ),
    pgettext(
        "event.FIN_BLACKLIST|u",
        "{name} was added {date} to the state list of persons linked to the financing of terrorism and extremism.",
    ),
    pgettext("event.STATE_REPORTED|m", "{source} reports that {name} {state} {as_of}."),
    pgettext("event.STATE_REPORTED|f", "{source} reports that {name} {state} {as_of}."),
    pgettext("event.STATE_REPORTED|u", "{source} reports that {name} {state} {as_of}."),
    pgettext("event.STATE_REPORTED.bare|m", "{name} {state} {as_of}."),
    pgettext("event.STATE_REPORTED.bare|f", "{name} {state} {as_of}."),
    pgettext("event.STATE_REPORTED.bare|u", "{name} {state} {as_of}."),
)
