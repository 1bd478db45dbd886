"""The tables, by subject: register and ledger, evidence and its reading, proposals and decisions, publication.

Kinds (event codes, statuses, levels) are tables in ``core``, never database choices. Rows that record what happened
are append-only: nothing in the code updates a LedgerEvent, Vote, AuditEntry or Release. A Ruling is lifted once, a
Decision is taken back once, a TextVersion is released or taken back once.
"""

from registerpub.store.models.audit import AuditEntry, AuditPayload
from registerpub.store.models.care import ConsentChange, PersonCheck, PersonFlag, ReplyRequest
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
from registerpub.store.models.desk import Draft, Lease, Look
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
from registerpub.store.models.panic import Panic
from registerpub.store.models.publication import Notice, NoticeTextRow, Release, TextVersion
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
from registerpub.store.models.setup import FirstRun, SourceTrial
from registerpub.store.models.telling import Delivery, HubTopic, Webhook
from registerpub.store.models.work import (
    AccountRequest,
    Alert,
    CrawlVisit,
    HealthChange,
    Job,
    SourceState,
    UserProfile,
    WorkShare,
)

__all__ = [
    "AccountRequest",
    "Alert",
    "ArchiveFile",
    "AuditEntry",
    "AuditPayload",
    "Band",
    "Capture",
    "CardMove",
    "CaseFold",
    "ClaimRow",
    "ConsentChange",
    "CrawlVisit",
    "Decision",
    "Delivery",
    "DocumentRow",
    "Draft",
    "Evidence",
    "Finding",
    "FirstRun",
    "HealthChange",
    "Job",
    "Hold",
    "HubTopic",
    "Lease",
    "LedgerEvent",
    "Look",
    "MentionRow",
    "NamePart",
    "NameRow",
    "Notice",
    "NoticeTextRow",
    "Panic",
    "PersonCheck",
    "PersonFlag",
    "PersonRow",
    "Proposal",
    "RegisterEntry",
    "RegisterRow",
    "Release",
    "ReplyRequest",
    "Ruling",
    "SourceState",
    "SourceTrial",
    "Standing",
    "TextVersion",
    "TotalRow",
    "TwoPeople",
    "UserProfile",
    "Vote",
    "Webhook",
    "WorkShare",
    "new_card_id",
]
