"""The tables, by subject: register and ledger, evidence and its reading, proposals and decisions, publication.

Kinds (event codes, statuses, levels) are tables in ``core``, never database choices. Rows that record what happened
are append-only: nothing in the code updates a LedgerEvent, Vote, Decision or Release. A Ruling is lifted once.
"""

from registerpub.store.models.decisions import (
    CardMove,
    Decision,
    Evidence,
    NamePart,
    Proposal,
    TwoPeople,
    Vote,
    new_card_id,
)
from registerpub.store.models.documents import (
    ArchiveFile,
    Band,
    Capture,
    ClaimRow,
    DocumentRow,
    Finding,
    MentionRow,
    TotalRow,
)
from registerpub.store.models.publication import Notice, NoticeTextRow, Release
from registerpub.store.models.register import (
    CaseFold,
    Hold,
    LedgerEvent,
    NameRow,
    PersonRow,
    RegisterEntry,
    RegisterRow,
    Ruling,
    Standing,
)
from registerpub.store.models.work import CrawlVisit, HealthChange, SourceState, UserProfile

__all__ = [
    "ArchiveFile",
    "Band",
    "Capture",
    "CardMove",
    "CaseFold",
    "ClaimRow",
    "CrawlVisit",
    "Decision",
    "DocumentRow",
    "Evidence",
    "Finding",
    "HealthChange",
    "Hold",
    "LedgerEvent",
    "MentionRow",
    "NamePart",
    "NameRow",
    "Notice",
    "NoticeTextRow",
    "PersonRow",
    "Proposal",
    "RegisterEntry",
    "RegisterRow",
    "Release",
    "Ruling",
    "SourceState",
    "Standing",
    "TotalRow",
    "TwoPeople",
    "UserProfile",
    "Vote",
    "new_card_id",
]
