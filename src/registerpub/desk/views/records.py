"""What only reports: the outbox, the sources with their findings, and the overview of the lists."""

from __future__ import annotations

from collections import defaultdict

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from registerpub.desk.overview import pictures
from registerpub.desk.paging import page_number
from registerpub.desk.roles import READ, needs
from registerpub.desk.source_rows import sources_view
from registerpub.desk.words import current_language, owner, today
from registerpub.pipeline.counts import TotalBeside, totals_beside
from registerpub.pipeline.outbox import outbox as outbox_rows
from registerpub.pipeline.overview import kept_picture
from registerpub.pipeline.persons import names_of
from registerpub.pipeline.registers import register_summaries
from registerpub.pipeline.source_settings import with_current_sources
from registerpub.store.models import Finding

#: Findings shown at once, newest first.
LATEST = 200
#: Notices of the outbox on one page; each is shown in full in three languages.
PAGE = 20


@needs(READ)
@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """Confirmed notices exactly as readers will see them, those due first at the top."""
    number = page_number(request)
    found = outbox_rows(settings.REGISTERPUB, (number - 1) * PAGE, PAGE + 1)
    rows, more = found[:PAGE], len(found) > PAGE
    names = names_of((row.person for row in rows), current_language())
    context = {"rows": rows, "names": names, "now": timezone.now(), "number": number, "more": more}
    return render(request, "outbox.html.j2", context)


@needs(READ)
@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """How each source is doing, what to do about it, and what went wrong where."""
    now = timezone.now()
    context = {
        "view": sources_view(with_current_sources(settings.REGISTERPUB), now),
        "findings": Finding.objects.select_related("capture").order_by("-seen", "-id")[:LATEST],
        "total": Finding.objects.count(),
        "now": now,
    }
    return render(request, "sources.html.j2", context)


@needs(READ)
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Each list's computed count beside what its owner claims, over time, by region and by article of law."""
    beside: dict[str, list[TotalBeside]] = defaultdict(list)
    for total in totals_beside():
        beside[total.register or ""].append(total)
    summaries = register_summaries()
    drawn = {one.id: pictures(kept_picture(one.id, today()), owner(one.owner)) for one in summaries}
    return render(request, "overview.html.j2", {"summaries": summaries, "beside": beside, "pictures": drawn})
