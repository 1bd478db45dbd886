"""Sentences about releases.

Texts only, no rules; names stand in the nominative.
"""

from __future__ import annotations

from registerpub.core.notices.message import Message, pgettext

MESSAGES: tuple[Message, ...] = (
    pgettext("event.RELEASED_WITHOUT_CHARGE|m", "{name} was released {date}; no charges have been announced."),
    pgettext("event.RELEASED_WITHOUT_CHARGE|f", "{name} was released {date}; no charges have been announced."),
    pgettext("event.RELEASED_WITHOUT_CHARGE|u", "{name} was released {date}; no charges have been announced."),
    pgettext("event.ADMIN_ARREST_ENDED|m", "{name} was released {date} after {term} of administrative arrest."),
    pgettext("event.ADMIN_ARREST_ENDED|f", "{name} was released {date} after {term} of administrative arrest."),
    pgettext("event.ADMIN_ARREST_ENDED|u", "{name} was released {date} after {term} of administrative arrest."),
    pgettext("event.ADMIN_ARREST_ENDED.bare|m", "{name} was released {date} after administrative arrest."),
    pgettext("event.ADMIN_ARREST_ENDED.bare|f", "{name} was released {date} after administrative arrest."),
    pgettext("event.ADMIN_ARREST_ENDED.bare|u", "{name} was released {date} after administrative arrest."),
    pgettext("event.RELEASED_SERVED|m", "{name} was released {date} after serving his term."),
    pgettext("event.RELEASED_SERVED|f", "{name} was released {date} after serving her term."),
    pgettext("event.RELEASED_SERVED|u", "{name} was released {date} after serving the term."),
    pgettext("event.RELEASED_UNSPECIFIED|m", "{name} was released {date}; the legal ground has not been reported."),
    pgettext("event.RELEASED_UNSPECIFIED|f", "{name} was released {date}; the legal ground has not been reported."),
    pgettext("event.RELEASED_UNSPECIFIED|u", "{name} was released {date}; the legal ground has not been reported."),
    pgettext("event.RELEASED_HEALTH|m", "{court} released {name} on health grounds {date}."),
    pgettext("event.RELEASED_HEALTH|f", "{court} released {name} on health grounds {date}."),
    pgettext("event.RELEASED_HEALTH|u", "{court} released {name} on health grounds {date}."),
    pgettext("event.RELEASED_HEALTH.bare|m", "{name} was released on health grounds {date}."),
    pgettext("event.RELEASED_HEALTH.bare|f", "{name} was released on health grounds {date}."),
    pgettext("event.RELEASED_HEALTH.bare|u", "{name} was released on health grounds {date}."),
    pgettext("event.PARDONED|m", "{name} was pardoned {date}."),
    pgettext("event.PARDONED|f", "{name} was pardoned {date}."),
    pgettext("event.PARDONED|u", "{name} was pardoned {date}."),
    pgettext("event.AMNESTIED|m", "The amnesty was applied to {name} {date}."),
    pgettext("event.AMNESTIED|f", "The amnesty was applied to {name} {date}."),
    pgettext("event.AMNESTIED|u", "The amnesty was applied to {name} {date}."),
)
