"""The audit: who did what and when, newest first. For publishers and keepers. Only reads."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from registerpub.desk.audit_words import audit_rows
from registerpub.desk.roles import OVERSEE, needs
from registerpub.pipeline.audit import chain_head, list_entries

#: Entries on one page.
PAGE = 50


@needs(OVERSEE)
@require_safe
def audit(request: HttpRequest) -> HttpResponse:
    """A page of entries, from the one before ``?before=`` on."""
    value = request.GET.get("before", "")
    before = int(value) if value.isascii() and value.isdecimal() and len(value) < 18 else None
    found = list_entries(before, PAGE + 1)
    number, head = chain_head()
    context = {
        "rows": audit_rows(found[:PAGE]),
        "older": found[PAGE - 1].number if len(found) > PAGE else None,
        "number": number,
        "head": head,
        "first": before is None,
    }
    return render(request, "audit.html.j2", context)
