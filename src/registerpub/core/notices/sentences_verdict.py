"""Sentences about verdicts and fines.

Texts only, no rules; names stand in the nominative.
"""

from __future__ import annotations

from registerpub.core.notices.message import Message, pgettext

MESSAGES: tuple[Message, ...] = (
    pgettext(
        "event.SENTENCED_PRISON|m", "{court} found {name} guilty {charge} and sentenced him to {term} in prison {date}."
    ),
    pgettext(
        "event.SENTENCED_PRISON|f", "{court} found {name} guilty {charge} and sentenced her to {term} in prison {date}."
    ),
    pgettext(
        "event.SENTENCED_PRISON|u",
        "{court} found {name} guilty {charge} and imposed a sentence of {term} in prison {date}.",
    ),
    pgettext("event.SENTENCED_PRISON.short|m", "{name} was sentenced to {term} in prison {date}."),
    pgettext("event.SENTENCED_PRISON.short|f", "{name} was sentenced to {term} in prison {date}."),
    pgettext("event.SENTENCED_PRISON.short|u", "{name} was sentenced to {term} in prison {date}."),
    pgettext("event.SENTENCED_PRISON.bare|m", "{name} was sentenced to imprisonment {charge} {date}."),
    pgettext("event.SENTENCED_PRISON.bare|f", "{name} was sentenced to imprisonment {charge} {date}."),
    pgettext("event.SENTENCED_PRISON.bare|u", "{name} was sentenced to imprisonment {charge} {date}."),
    pgettext(
        "event.SENTENCED_RESTRICTED|m",
        "{court} found {name} guilty {charge} and handed down {term} of restricted freedom (a sentence "
        "served outside prison under probation) {date}.",
    ),
    pgettext(
        "event.SENTENCED_RESTRICTED|f",
        "{court} found {name} guilty {charge} and handed down {term} of restricted freedom (a sentence "
        "served outside prison under probation) {date}.",
    ),
    pgettext(
        "event.SENTENCED_RESTRICTED|u",
        "{court} found {name} guilty {charge} and handed down {term} of restricted freedom (a sentence "
        "served outside prison under probation) {date}.",
    ),
    pgettext(
        "event.SENTENCED_RESTRICTED.short|m",
        "{name} was sentenced to {term} of restricted freedom (a sentence served outside prison under "
        "probation) {date}.",
    ),
    pgettext(
        "event.SENTENCED_RESTRICTED.short|f",
        "{name} was sentenced to {term} of restricted freedom (a sentence served outside prison under "
        "probation) {date}.",
    ),
    pgettext(
        "event.SENTENCED_RESTRICTED.short|u",
        "{name} was sentenced to {term} of restricted freedom (a sentence served outside prison under "
        "probation) {date}.",
    ),
    pgettext(
        "event.SENTENCED_RESTRICTED.bare|m",
        "{name} was sentenced to restricted freedom (a sentence served outside prison under probation) "
        "{charge} {date}.",
    ),
    pgettext(
        "event.SENTENCED_RESTRICTED.bare|f",
        "{name} was sentenced to restricted freedom (a sentence served outside prison under probation) "
        "{charge} {date}.",
    ),
    pgettext(
        "event.SENTENCED_RESTRICTED.bare|u",
        "{name} was sentenced to restricted freedom (a sentence served outside prison under probation) "
        "{charge} {date}.",
    ),
    pgettext(
        "event.SENTENCED_SUSPENDED|m",
        "{court} found {name} guilty {charge} and imposed a suspended sentence of {term} {date}.",
    ),
    pgettext(
        "event.SENTENCED_SUSPENDED|f",
        "{court} found {name} guilty {charge} and imposed a suspended sentence of {term} {date}.",
    ),
    pgettext(
        "event.SENTENCED_SUSPENDED|u",
        "{court} found {name} guilty {charge} and imposed a suspended sentence of {term} {date}.",
    ),
    pgettext("event.SENTENCED_SUSPENDED.short|m", "{name} was given a suspended sentence of {term} {date}."),
    pgettext("event.SENTENCED_SUSPENDED.short|f", "{name} was given a suspended sentence of {term} {date}."),
    pgettext("event.SENTENCED_SUSPENDED.short|u", "{name} was given a suspended sentence of {term} {date}."),
    pgettext("event.SENTENCED_SUSPENDED.bare|m", "{name} was given a suspended sentence {charge} {date}."),
    pgettext("event.SENTENCED_SUSPENDED.bare|f", "{name} was given a suspended sentence {charge} {date}."),
    pgettext("event.SENTENCED_SUSPENDED.bare|u", "{name} was given a suspended sentence {charge} {date}."),
    pgettext(
        "event.SENTENCED_NONCUSTODIAL|m",
        "{court} convicted {name} {charge} and imposed the following penalty {date}: {penalty}.",
    ),
    pgettext(
        "event.SENTENCED_NONCUSTODIAL|f",
        "{court} convicted {name} {charge} and imposed the following penalty {date}: {penalty}.",
    ),
    pgettext(
        "event.SENTENCED_NONCUSTODIAL|u",
        "{court} convicted {name} {charge} and imposed the following penalty {date}: {penalty}.",
    ),
    pgettext(
        "event.SENTENCED_NONCUSTODIAL.bare|m",
        "{court} convicted {name} {charge} {date}; the penalty does not involve imprisonment.",
    ),
    pgettext(
        "event.SENTENCED_NONCUSTODIAL.bare|f",
        "{court} convicted {name} {charge} {date}; the penalty does not involve imprisonment.",
    ),
    pgettext(
        "event.SENTENCED_NONCUSTODIAL.bare|u",
        "{court} convicted {name} {charge} {date}; the penalty does not involve imprisonment.",
    ),
    pgettext("event.EXTRA_BAN|m", "An additional penalty was imposed on {name} {for_term} {date}: {ban}."),
    pgettext("event.EXTRA_BAN|f", "An additional penalty was imposed on {name} {for_term} {date}: {ban}."),
    pgettext("event.EXTRA_BAN|u", "An additional penalty was imposed on {name} {for_term} {date}: {ban}."),
    pgettext("event.EXTRA_BAN.bare|m", "{name} was also banned from certain activity {for_term} {date}."),
    pgettext("event.EXTRA_BAN.bare|f", "{name} was also banned from certain activity {for_term} {date}."),
    pgettext("event.EXTRA_BAN.bare|u", "{name} was also banned from certain activity {for_term} {date}."),
    pgettext("event.ADMIN_FINE|m", "{court} fined {name} in an administrative case {date}."),
    pgettext("event.ADMIN_FINE|f", "{court} fined {name} in an administrative case {date}."),
    pgettext("event.ADMIN_FINE|u", "{court} fined {name} in an administrative case {date}."),
    pgettext("event.ADMIN_FINE.bare|m", "{name} was fined in an administrative case {date}."),
    pgettext("event.ADMIN_FINE.bare|f", "{name} was fined in an administrative case {date}."),
    pgettext("event.ADMIN_FINE.bare|u", "{name} was fined in an administrative case {date}."),
)
