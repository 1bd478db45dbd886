"""The inbox: saved views with counts, filters, several cards at once; where a list's count differs from its owner's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from registerpub.core.errors import RegisterpubError
from registerpub.core.records import LANGUAGES
from registerpub.desk import vocabulary, words
from registerpub.desk.addresses import ADDRESSES
from registerpub.desk.outcomes import outcomes
from registerpub.desk.paging import page_number
from registerpub.desk.reasons import reason_text
from registerpub.desk.refusals import refusal_text
from registerpub.desk.roles import EDIT, READ, needs, signed_in
from registerpub.desk.spellings import spellings
from registerpub.desk.views.live import shown_count
from registerpub.desk.words import current_language
from registerpub.pipeline import bulk
from registerpub.pipeline.counts import kept_summaries
from registerpub.pipeline.inbox import (
    COUNTED,
    FAMILIES,
    MANY,
    Filters,
    due,
    inbox_counts,
    inbox_page,
    known_sources,
    waiting_texts,
)
from registerpub.pipeline.lease import leases
from registerpub.pipeline.persons import person_views
from registerpub.pipeline.snooze import DAYS
from registerpub.pipeline.undo import just_decided


@needs(READ)
@require_safe
def inbox(request: HttpRequest, view: str = "open") -> HttpResponse:
    """One page of one view."""
    user, now, language = signed_in(request), timezone.now(), current_language()
    filters, number = _filters(request), page_number(request)
    page = inbox_page(settings.REGISTERPUB, view, user, filters, number, language, now)
    counts = inbox_counts(settings.REGISTERPUB, user, now)
    summaries = kept_summaries()
    context = _frame(view, counts) | {
        "page": page,
        "total": page.total if not filters.is_empty() else counts[view],
        "rows": [(row, "; ".join(reason_text(reason) for reason in row.reasons), due(row)) for row in page.rows],
        "spellings": spellings(page.rows, language),
        "outcomes": outcomes(row.id for row in page.rows) if view == "done" else {},
        "leases": leases((row.id for row in page.rows), now) if view != "done" else {},
        "undoable": just_decided(user, settings.REGISTERPUB, now) if filters.is_empty() else [],
        "now": now,
        "registers": {summary.id: summary.owner for summary in summaries},
        "mismatches": [summary for summary in summaries if summary.mismatch],
        "filters": filters,
        "filtered": not filters.is_empty(),
        "choices": _choices(filters, {summary.id: words.owner(summary.owner) for summary in summaries}),
        "snooze_days": DAYS,
        "query": urlencode({name: value for name, value in _given(filters).items() if value}),
    }
    return render(request, "inbox.html.j2", context)


@needs(READ)
@require_safe
def translation(request: HttpRequest) -> HttpResponse:
    """People whose notices wait for a name that somebody has checked."""
    waiting = waiting_texts()
    people = person_views(one.person for one in waiting)
    context = _frame("translation", inbox_counts(settings.REGISTERPUB, signed_in(request), timezone.now()))
    context["rows"] = [(one, people[one.person]) for one in waiting]
    return render(request, "translation.html.j2", context)


@needs(EDIT)
@require_http_methods(["POST"])
def together(request: HttpRequest) -> HttpResponse:
    """Settle the ticked cards at once; what could not be settled is said and stays."""
    chosen = [_chosen(value) for value in request.POST.getlist("card")]
    action = request.POST.get("action", "")
    back = request.POST.get("view", "")
    try:
        settled = bulk.settle_many(
            chosen,
            action,
            signed_in(request),
            days=request.POST.get("days", ""),
            config=settings.REGISTERPUB,
            channel="desk",
            now=timezone.now(),
        )
    except RegisterpubError as error:
        messages.error(request, refusal_text(error))
    else:
        done = len(settled.done)
        if done:
            text = ngettext("%(num)s card: %(what)s.", "%(num)s cards: %(what)s.", done)
            messages.success(
                request, text % {"num": words.number(done), "what": vocabulary.label(vocabulary.BULK, action)}
            )
        for card_id, why in settled.left:
            text = gettext("Card %(id)s was left as it is: %(why)s")
            messages.warning(request, text % {"id": card_id, "why": refusal_text(why)})
    return HttpResponseRedirect(reverse(ADDRESSES.get(back, "inbox")))


def _chosen(value: str) -> tuple[str, int]:
    card_id, _, version = value.partition(".")
    if not (version.isascii() and version.isdecimal()):
        raise SuspiciousOperation("a decision must say which version of the card was seen")
    return card_id, int(version)


def _frame(view: str, counts: Mapping[str, int]) -> dict[str, Any]:
    """What the list of views at the side shows."""
    shown = {name: shown_count(number) for name, number in counts.items()}
    return {"view": view, "views": COUNTED, "addresses": ADDRESSES, "shown": shown, "many": MANY}


def _given(filters: Filters) -> dict[str, str]:
    return {name: getattr(filters, name) for name in Filters.__slots__}


def _filters(request: HttpRequest) -> Filters:
    """Unknown values show nothing rather than everything: they are asked as they are."""
    return Filters(**{name: request.GET.get(name, "")[:100] for name in Filters.__slots__})


def _choices(filters: Filters, owners: Mapping[str, str]) -> list[tuple[str, str, list[tuple[str, str]], str]]:
    """(name, label, choices, chosen) of each filter. Sources are folder names: no title of a site is looked up here."""
    label = vocabulary.label
    return [
        ("register", gettext("List"), list(owners.items()), filters.register),
        (
            "family",
            gettext("Kind of event"),
            [(one, label(vocabulary.FAMILY, one)) for one in FAMILIES],
            filters.family,
        ),
        (
            "language",
            gettext("Language"),
            [(one, label(vocabulary.LANGUAGE, one)) for one in LANGUAGES],
            filters.language,
        ),
        ("source", gettext("Source"), [(one, one) for one in known_sources()], filters.source),
    ]
