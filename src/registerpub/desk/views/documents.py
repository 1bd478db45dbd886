"""The history of a page. Its address carries the number of a document only."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from registerpub.core.errors import InputError
from registerpub.desk.roles import READ, needs
from registerpub.pipeline.versions import page_history

#: Versions shown at once, the newest.
LATEST = 50


@needs(READ)
@require_safe
def history(request: HttpRequest, document_id: int) -> HttpResponse:
    """The versions of the document's page, newest first, each with what changed."""
    try:
        found = page_history(settings.REGISTERPUB, str(document_id), LATEST)
    except InputError as error:
        raise Http404 from error
    return render(request, "history.html.j2", {"history": found, "document_id": document_id})
