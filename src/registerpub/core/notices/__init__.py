"""Notices: a confirmed event and a language become a headline, a summary and a body. No clock, no disk.

Messages are literal ``pgettext`` calls in this folder; ``locales/README.md`` tells how their catalogue is kept.
"""

from registerpub.core.notices.amendments import (
    AmendmentRequest,
    amendment_name,
    cause_name,
    compose_amendment,
    compose_nameless,
    compose_withdrawn,
)
from registerpub.core.notices.compose import NoticeRequest, compose
from registerpub.core.notices.dates import format_date, format_term
from registerpub.core.notices.filling import clean, clean_paragraphs, fill
from registerpub.core.notices.labels import event_name, is_publishable, status_label
from registerpub.core.notices.message import Message, PluralMessage, Wording, npgettext, pgettext
from registerpub.core.notices.values import removal_reason

__all__ = [
    "AmendmentRequest",
    "Message",
    "NoticeRequest",
    "PluralMessage",
    "Wording",
    "amendment_name",
    "cause_name",
    "clean",
    "clean_paragraphs",
    "compose",
    "compose_amendment",
    "compose_nameless",
    "compose_withdrawn",
    "event_name",
    "fill",
    "format_date",
    "format_term",
    "is_publishable",
    "npgettext",
    "pgettext",
    "removal_reason",
    "status_label",
]
