"""The frozen data that stages hand to one another. No behaviour beyond parsing and printing of the smallest parts.

Offsets count Unicode code points of the document's ``text`` or ``title``; ``end`` is exclusive.
Languages are ``kk``, ``ru``, ``en`` or ``und``. Dates of events are :class:`PartialDate`.
"""

from __future__ import annotations

from registerpub.core.records.basics import (
    CERTAINTIES,
    CONSENT_LEVELS,
    HOLD_FIELDS,
    HOLD_REASONS,
    LANGUAGES,
    NAME_KINDS,
    POLARITIES,
    SENSITIVE_FLAGS,
    SEXES,
    Certainty,
    DateBasis,
    Field,
    PartialDate,
    Polarity,
    Span,
    Term,
)
from registerpub.core.records.evidence import CapturedPage, Claim, Document, Mention, Paragraph, Reading, Total
from registerpub.core.records.open_register import OpenList, OpenMonth, OpenPerson, OpenRegister, OpenStep
from registerpub.core.records.publication import (
    AMENDMENT_KINDS,
    PUBSTATUSES,
    NoticeText,
    PublishedEntry,
    ReleaseInfo,
    Revision,
    Site,
    Source,
    Tombstone,
)
from registerpub.core.records.register import RULING_SCOPES, Event, NotThisPerson, Person, PersonName, Register

__all__ = [
    "AMENDMENT_KINDS",
    "CERTAINTIES",
    "CONSENT_LEVELS",
    "CapturedPage",
    "Certainty",
    "Claim",
    "DateBasis",
    "Document",
    "Event",
    "Field",
    "HOLD_FIELDS",
    "HOLD_REASONS",
    "LANGUAGES",
    "Mention",
    "NAME_KINDS",
    "NotThisPerson",
    "NoticeText",
    "OpenList",
    "OpenMonth",
    "OpenPerson",
    "OpenRegister",
    "OpenStep",
    "POLARITIES",
    "PUBSTATUSES",
    "Paragraph",
    "PartialDate",
    "Person",
    "PersonName",
    "Polarity",
    "PublishedEntry",
    "Reading",
    "RULING_SCOPES",
    "Register",
    "ReleaseInfo",
    "Revision",
    "SENSITIVE_FLAGS",
    "SEXES",
    "Site",
    "Source",
    "Span",
    "Term",
    "Tombstone",
    "Total",
]
