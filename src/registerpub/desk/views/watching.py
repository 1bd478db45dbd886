"""What machines ask of the desk: is it alive, can it work, how is it doing. Nobody signs in, nobody is named.

The numbers want a word that the operator has chosen; without one their address does not exist.
"""

from __future__ import annotations

from http import HTTPStatus

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe

from registerpub.pipeline.source_settings import with_current_sources
from registerpub.pipeline.watching.facts import read_facts
from registerpub.pipeline.watching.metrics import CONTENT_TYPE, render_metrics
from registerpub.pipeline.watching.readiness import unready

_PLAIN = "text/plain; charset=utf-8"
_SHORTEST = 16


@login_not_required
@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """The process answers; nothing else is asked."""
    return HttpResponse("alive\n", content_type=_PLAIN)


@login_not_required
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """200, or 503 while something is missing. What that is, stands in the operator's terminal and not here."""
    if unready(settings.REGISTERPUB):
        return HttpResponse("not ready\n", content_type=_PLAIN, status=HTTPStatus.SERVICE_UNAVAILABLE)
    return HttpResponse("ready\n", content_type=_PLAIN)


@login_not_required
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Numbers for whoever brings the word as ``Authorization: Bearer WORD``; to others nothing is here."""
    word = _word()
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not word or not constant_time_compare(given, word):
        raise Http404
    facts = read_facts(with_current_sources(settings.REGISTERPUB), timezone.now())
    return HttpResponse(render_metrics(facts), content_type=CONTENT_TYPE)


def _word() -> str:
    """Read at each request, so that a new word holds at once. One that is too short to be a secret counts as none."""
    name = settings.REGISTERPUB.watch.token_file
    if not name:
        return ""
    try:
        word = (settings.REGISTERPUB.root / name).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""
    return word if len(word) >= _SHORTEST else ""
