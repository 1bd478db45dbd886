"""All sentences of the notices, by context ``event.CODE[.variant]|m``, ``|f`` and ``|u`` (sex not known)."""

from __future__ import annotations

from registerpub.core.notices import (
    sentences_arrest,
    sentences_case,
    sentences_custody,
    sentences_life,
    sentences_record,
    sentences_release,
    sentences_review,
    sentences_verdict,
)
from registerpub.core.notices.message import by_context
from registerpub.core.notices.names_of_statuses import STATE_CLAUSES

SENTENCES = by_context(
    sentences_arrest.MESSAGES,
    sentences_case.MESSAGES,
    sentences_verdict.MESSAGES,
    sentences_review.MESSAGES,
    sentences_release.MESSAGES,
    sentences_custody.MESSAGES,
    sentences_life.MESSAGES,
    sentences_record.MESSAGES,
)
STATES = STATE_CLAUSES
