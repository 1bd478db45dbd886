"""Sentences about acquittals, appeals and changes of a sentence.

Texts only, no rules; names stand in the nominative.
"""

from __future__ import annotations

from registerpub.core.notices.message import Message, pgettext

MESSAGES: tuple[Message, ...] = (
    pgettext("event.ACQUITTED|m", "{court} acquitted {name} {date}."),
    pgettext("event.ACQUITTED|f", "{court} acquitted {name} {date}."),
    pgettext("event.ACQUITTED|u", "{court} acquitted {name} {date}."),
    pgettext("event.CASE_CLOSED|m", "The case against {name} was closed {date}."),
    pgettext("event.CASE_CLOSED|f", "The case against {name} was closed {date}."),
    pgettext("event.CASE_CLOSED|u", "The case against {name} was closed {date}."),
    pgettext("event.APPEAL_UPHELD|m", "{court} left the verdict against {name} unchanged {date}."),
    pgettext("event.APPEAL_UPHELD|f", "{court} left the verdict against {name} unchanged {date}."),
    pgettext("event.APPEAL_UPHELD|u", "{court} left the verdict against {name} unchanged {date}."),
    pgettext("event.TERM_CHANGED|m", "{court} changed the term of {name} from {old} to {term} {date}."),
    pgettext("event.TERM_CHANGED|f", "{court} changed the term of {name} from {old} to {term} {date}."),
    pgettext("event.TERM_CHANGED|u", "{court} changed the term of {name} from {old} to {term} {date}."),
    pgettext("event.TERM_CHANGED.new|m", "{court} changed the term of {name} {date}; the new term is {term}."),
    pgettext("event.TERM_CHANGED.new|f", "{court} changed the term of {name} {date}; the new term is {term}."),
    pgettext("event.TERM_CHANGED.new|u", "{court} changed the term of {name} {date}; the new term is {term}."),
    pgettext("event.TERM_CHANGED.bare|m", "{court} changed the term of {name} {date}."),
    pgettext("event.TERM_CHANGED.bare|f", "{court} changed the term of {name} {date}."),
    pgettext("event.TERM_CHANGED.bare|u", "{court} changed the term of {name} {date}."),
    pgettext("event.VERDICT_QUASHED|m", "{court} set aside the verdict against {name} {date}."),
    pgettext("event.VERDICT_QUASHED|f", "{court} set aside the verdict against {name} {date}."),
    pgettext("event.VERDICT_QUASHED|u", "{court} set aside the verdict against {name} {date}."),
    pgettext(
        "event.RESTRICTION_REVOKED|m",
        "{court} ordered imprisonment {for_term} for {name} {date} in place of a measure without imprisonment.",
    ),
    pgettext(
        "event.RESTRICTION_REVOKED|f",
        "{court} ordered imprisonment {for_term} for {name} {date} in place of a measure without imprisonment.",
    ),
    pgettext(
        "event.RESTRICTION_REVOKED|u",
        "{court} ordered imprisonment {for_term} for {name} {date} in place of a measure without imprisonment.",
    ),
    pgettext(
        "event.PAROLE_GRANTED|m",
        "{court} granted parole to {name} {date}; the ruling takes effect if it is not appealed.",
    ),
    pgettext(
        "event.PAROLE_GRANTED|f",
        "{court} granted parole to {name} {date}; the ruling takes effect if it is not appealed.",
    ),
    pgettext(
        "event.PAROLE_GRANTED|u",
        "{court} granted parole to {name} {date}; the ruling takes effect if it is not appealed.",
    ),
    pgettext("event.PAROLE_DENIED|m", "{court} refused parole to {name} {date}."),
    pgettext("event.PAROLE_DENIED|f", "{court} refused parole to {name} {date}."),
    pgettext("event.PAROLE_DENIED|u", "{court} refused parole to {name} {date}."),
    pgettext(
        "event.REPLACED_MILDER|m",
        "{court} replaced the remaining prison term of {name} with a milder penalty {date}: {penalty}.",
    ),
    pgettext(
        "event.REPLACED_MILDER|f",
        "{court} replaced the remaining prison term of {name} with a milder penalty {date}: {penalty}.",
    ),
    pgettext(
        "event.REPLACED_MILDER|u",
        "{court} replaced the remaining prison term of {name} with a milder penalty {date}: {penalty}.",
    ),
    pgettext(
        "event.REPLACED_MILDER.bare|m",
        "{court} replaced the remaining prison term of {name} with a milder penalty {date}.",
    ),
    pgettext(
        "event.REPLACED_MILDER.bare|f",
        "{court} replaced the remaining prison term of {name} with a milder penalty {date}.",
    ),
    pgettext(
        "event.REPLACED_MILDER.bare|u",
        "{court} replaced the remaining prison term of {name} with a milder penalty {date}.",
    ),
)
