"""Sentences about life and health (published only with consent, except death).

Texts only, no rules; names stand in the nominative.
"""

from __future__ import annotations

from registerpub.core.notices.message import Message, pgettext

MESSAGES: tuple[Message, ...] = (
    pgettext("event.HUNGER_STRIKE|m", "{name} declared a hunger strike {date}, {source} reports."),
    pgettext("event.HUNGER_STRIKE|f", "{name} declared a hunger strike {date}, {source} reports."),
    pgettext("event.HUNGER_STRIKE|u", "{name} declared a hunger strike {date}, {source} reports."),
    pgettext("event.HUNGER_STRIKE.bare|m", "{name} declared a hunger strike {date}."),
    pgettext("event.HUNGER_STRIKE.bare|f", "{name} declared a hunger strike {date}."),
    pgettext("event.HUNGER_STRIKE.bare|u", "{name} declared a hunger strike {date}."),
    pgettext(
        "event.ILL_TREATMENT_ALLEGED|m",
        "{source} reports that {name} has said he was ill-treated in custody ({date_nom}). The "
        "authorities' response is not known to us.",
    ),
    pgettext(
        "event.ILL_TREATMENT_ALLEGED|f",
        "{source} reports that {name} has said she was ill-treated in custody ({date_nom}). The "
        "authorities' response is not known to us.",
    ),
    pgettext(
        "event.ILL_TREATMENT_ALLEGED|u",
        "{source} reports an allegation of ill-treatment in custody made by {name} ({date_nom}). The "
        "authorities' response is not known to us.",
    ),
    pgettext(
        "event.ILL_TREATMENT_ALLEGED.bare|m",
        "{name} has said he was ill-treated in custody ({date_nom}). The authorities' response is not known to us.",
    ),
    pgettext(
        "event.ILL_TREATMENT_ALLEGED.bare|f",
        "{name} has said she was ill-treated in custody ({date_nom}). The authorities' response is not known to us.",
    ),
    pgettext(
        "event.ILL_TREATMENT_ALLEGED.bare|u",
        "An allegation of ill-treatment in custody was made by {name} ({date_nom}). The authorities' "
        "response is not known to us.",
    ),
    pgettext("event.LEFT_COUNTRY|m", "{name} left Kazakhstan {date}."),
    pgettext("event.LEFT_COUNTRY|f", "{name} left Kazakhstan {date}."),
    pgettext("event.LEFT_COUNTRY|u", "{name} left Kazakhstan {date}."),
    pgettext("event.DIED|m", "{name} died {place} {date}."),
    pgettext("event.DIED|f", "{name} died {place} {date}."),
    pgettext("event.DIED|u", "{name} died {place} {date}."),
)
