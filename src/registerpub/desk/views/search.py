"""Search by a name. What is looked for is posted: it stands in no address, no title and no log."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from registerpub.desk.roles import READ, needs
from registerpub.desk.words import current_language
from registerpub.pipeline.counts import register_owners
from registerpub.pipeline.search import SearchResult
from registerpub.pipeline.search import search as find

LONGEST = 200


@needs(READ)
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """People and cards in any script and spelling."""
    text = " ".join(request.POST.get("text", "").split())[:LONGEST]
    result = find(text, current_language()) if text else SearchResult((), ())
    return render(request, "search.html.j2", {"text": text, "result": result, "registers": register_owners()})
