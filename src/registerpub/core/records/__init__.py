"""The frozen data that stages hand to one another. No behaviour beyond parsing and printing of the smallest parts.

Offsets count Unicode code points of the document's ``text`` or ``title``; ``end`` is exclusive.
Languages are ``kk``, ``ru``, ``en`` or ``und``. Dates of events are :class:`PartialDate`.
"""

from __future__ import annotations

from registerpub.core.records.basics import (
    CERTAINTIES,
    CONSENT_LEVELS,
    LANGUAGES,
    NAME_KINDS,
    POLARITIES,
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
    "LANGUAGES",
    "Mention",
    "NAME_KINDS",
    "NotThisPerson",
    "NoticeText",
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
    "SEXES",
    "Site",
    "Source",
    "Span",
    "Term",
    "Tombstone",
    "Total",
]
