"""Sentences about a case before the verdict.

Texts only, no rules; names stand in the nominative.
"""

from __future__ import annotations

from registerpub.core.notices.message import Message, pgettext

MESSAGES: tuple[Message, ...] = (
    pgettext("event.CASE_OPENED|m", "A criminal case was opened against {name} {charge} {date}."),
    pgettext("event.CASE_OPENED|f", "A criminal case was opened against {name} {charge} {date}."),
    pgettext("event.CASE_OPENED|u", "A criminal case was opened against {name} {charge} {date}."),
    pgettext("event.SUSPECT|m", "Investigators named {name} a suspect {charge} {date}."),
    pgettext("event.SUSPECT|f", "Investigators named {name} a suspect {charge} {date}."),
    pgettext("event.SUSPECT|u", "Investigators named {name} a suspect {charge} {date}."),
    pgettext("event.INDICTED|m", "The case of {name} was sent to court {date}."),
    pgettext("event.INDICTED|f", "The case of {name} was sent to court {date}."),
    pgettext("event.INDICTED|u", "The case of {name} was sent to court {date}."),
    pgettext("event.TRIAL_STARTED|m", "The trial of {name} began at {court} {date}."),
    pgettext("event.TRIAL_STARTED|f", "The trial of {name} began at {court} {date}."),
    pgettext("event.TRIAL_STARTED|u", "The trial of {name} began at {court} {date}."),
    pgettext("event.TRIAL_STARTED.bare|m", "The trial of {name} began {date}."),
    pgettext("event.TRIAL_STARTED.bare|f", "The trial of {name} began {date}."),
    pgettext("event.TRIAL_STARTED.bare|u", "The trial of {name} began {date}."),
    pgettext(
        "event.PROSECUTOR_DEMAND|m",
        "The prosecutor asked the court {date} to impose the following penalty on {name}: {penalty}. This "
        "is a request, not a decision of the court.",
    ),
    pgettext(
        "event.PROSECUTOR_DEMAND|f",
        "The prosecutor asked the court {date} to impose the following penalty on {name}: {penalty}. This "
        "is a request, not a decision of the court.",
    ),
    pgettext(
        "event.PROSECUTOR_DEMAND|u",
        "The prosecutor asked the court {date} to impose the following penalty on {name}: {penalty}. This "
        "is a request, not a decision of the court.",
    ),
    pgettext(
        "event.PROSECUTOR_DEMAND.bare|m",
        "The prosecutor asked the court {date} to impose a penalty on {name}. This is a request, not a "
        "decision of the court.",
    ),
    pgettext(
        "event.PROSECUTOR_DEMAND.bare|f",
        "The prosecutor asked the court {date} to impose a penalty on {name}. This is a request, not a "
        "decision of the court.",
    ),
    pgettext(
        "event.PROSECUTOR_DEMAND.bare|u",
        "The prosecutor asked the court {date} to impose a penalty on {name}. This is a request, not a "
        "decision of the court.",
    ),
    pgettext("event.HEARING_ADJOURNED|m", "The hearing in the case of {name} was adjourned {date} {moved_to}."),
    pgettext("event.HEARING_ADJOURNED|f", "The hearing in the case of {name} was adjourned {date} {moved_to}."),
    pgettext("event.HEARING_ADJOURNED|u", "The hearing in the case of {name} was adjourned {date} {moved_to}."),
    pgettext("event.HEARING_ADJOURNED.bare|m", "The hearing in the case of {name} was adjourned {date}."),
    pgettext("event.HEARING_ADJOURNED.bare|f", "The hearing in the case of {name} was adjourned {date}."),
    pgettext("event.HEARING_ADJOURNED.bare|u", "The hearing in the case of {name} was adjourned {date}."),
    pgettext("event.APPEAL_FILED|m", "An appeal was filed in the case of {name} {date}."),
    pgettext("event.APPEAL_FILED|f", "An appeal was filed in the case of {name} {date}."),
    pgettext("event.APPEAL_FILED|u", "An appeal was filed in the case of {name} {date}."),
)
