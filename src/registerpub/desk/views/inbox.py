"""The inbox: cards by severity, then age, never by a score; and where a list's count differs from its owner's."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from registerpub.desk.outcomes import outcomes
from registerpub.desk.reasons import reason_text
from registerpub.desk.roles import READ, needs
from registerpub.desk.spellings import spellings
from registerpub.desk.words import current_language
from registerpub.pipeline.cards import list_cards
from registerpub.pipeline.registers import register_summaries


@needs(READ)
@require_safe
def inbox(request: HttpRequest, state: str = "open") -> HttpResponse:
    """One of three views: open, second (an editor has confirmed) or done."""
    waiting = list_cards(settings.REGISTERPUB, "open", current_language())
    second = [row for row in waiting if row.votes]
    summaries = register_summaries()
    if state == "done":
        rows = list_cards(settings.REGISTERPUB, "done", current_language())
    else:
        rows = second if state == "second" else waiting
    context = {
        "state": state,
        "counts": {"open": len(waiting), "second": len(second)},
        "rows": [(row, "; ".join(reason_text(reason) for reason in row.reasons)) for row in rows],
        "spellings": spellings(rows, current_language()),
        "outcomes": outcomes(row.id for row in rows) if state == "done" else {},
        "oldest": min((row.created for row in rows), default=None),
        "now": timezone.now(),
        "registers": {summary.id: summary.owner for summary in summaries},
        "mismatches": [summary for summary in summaries if summary.mismatch],
    }
    return render(request, "inbox.html.j2", context)
