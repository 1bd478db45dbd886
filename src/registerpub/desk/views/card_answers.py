"""What the desk answers on one card: its page, and the pages that stop a decision. Decides nothing."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from registerpub.core.errors import RegisterpubError
from registerpub.desk import card_page
from registerpub.desk.conflicts import stale_rows
from registerpub.desk.problems import problems, standing
from registerpub.desk.reasons import class_reason, reason_text
from registerpub.desk.refusals import refusal_text
from registerpub.desk.roles import DECIDE, role_of, signed_in
from registerpub.desk.settling import (
    asked_again,
    choice_rows,
    differing_rows,
    has_decided,
    notices_for,
    posted_again,
    recorded_notices,
)
from registerpub.desk.submission import Submission
from registerpub.desk.words import current_language
from registerpub.pipeline import decide
from registerpub.pipeline.card_moves import moves_of
from registerpub.pipeline.cards import get_card
from registerpub.pipeline.lease import LeaseView, holder
from registerpub.pipeline.looks import has_looked, seal_of
from registerpub.pipeline.undo import WayBack, way_back
from registerpub.pipeline.unsaved import Unsaved
from registerpub.pipeline.views import Card


def show(
    request: HttpRequest,
    card: Card,
    form: Submission,
    problem: str = "",
    *,
    status: int = 200,
    unsaved: Unsaved | None = None,
    lease: LeaseView | None = None,
) -> HttpResponse:
    """The page of ``card`` with ``form`` filled in and ``problem`` said above it.

    ``unsaved``: what this editor had kept, if ``form`` comes from there. ``lease``: who has it open, if that was read.
    """
    now, may_decide = timezone.now(), role_of(request.user) in DECIDE
    user = request.user.get_username()
    lease = (lease or holder(card.row.id, now)) if card.row.state == "open" else None
    seal = seal_of(card.stated) if card.row.state == "open" and not card.row.informs else ""
    voted = has_decided(card, user)
    notices, trouble = card_page.try_notices(card, form)
    if trouble:
        trouble = next(iter(problems(card, form)), trouble)
    context: dict[str, Any] = card_page.page(card, form)
    context |= card_page.form_parts(card, form, notices)
    context |= {
        "acting": may_decide and context["decidable"] and not voted,
        "lease": lease,
        "elsewhere": lease is not None and lease.user != user,
        "unsaved": unsaved,
        "seal": "" if has_looked(card.row.id, signed_in(request), seal) else seal,
        "way_back": _way_back(request, card, now) if may_decide else None,
        "voted": voted,
        "asked_again": asked_again(card, user),
        "lapsed": [(vote.user == user, choice_rows(vote.options)) for vote in card.lapsed] if may_decide else [],
        "choices": {vote.user: choice_rows(vote.options) for vote in card.votes},
        "recorded": recorded_notices(card) if card.row.state == "confirmed" else [],
        "moves": moves_of(card.row.id) if card.moved else (),
        "problem": problem or (trouble if request.method == "POST" else ""),
        "reasons": [reason_text(reason) for reason in card.row.reasons],
        "class_reason": class_reason(card),
        "now": now,
    }
    return render(request, "card.html.j2", context, status=status)


def _way_back(request: HttpRequest, card: Card, now: dt.datetime) -> WayBack | None:
    """Nothing was decided on an open card."""
    if card.row.state == "open":
        return None
    return way_back(card.row.id, signed_in(request), settings.REGISTERPUB, now)


def seen_version(request: HttpRequest) -> int:
    """The version that the page showed. A decision about something unseen is refused."""
    value = request.POST.get("version", "")
    if not (value.isascii() and value.isdecimal()):
        raise SuspiciousOperation("a decision must say which version of the card was seen")
    return int(value)


def refusal(request: HttpRequest, card: Card, form: Submission, seen: int, choice: str) -> HttpResponse | None:
    """The page for a card that is decided meanwhile, or for somebody who cannot decide on it; else None."""
    if card.row.state != "open":
        return stale(request, card.row.id, form, seen, choice)
    problem = standing(card, role_of(request.user), request.user.get_username())
    return show(request, card, form, problem, status=422) if problem else None


def refused(
    request: HttpRequest, card: Card, form: Submission, error: RegisterpubError, seen: int, choice: str
) -> HttpResponse:
    """The pipeline refused. If somebody decided in the same moment, that is said rather than the error."""
    now = get_card(settings.REGISTERPUB, card.row.id, current_language(), in_full=False)
    if now.row.state != "open":
        return stale(request, card.row.id, form, seen, choice)
    return show(request, card, form, refusal_text(error), status=422)


def differs(request: HttpRequest, card: Card, form: Submission, differing: decide.DifferingOptions) -> HttpResponse:
    """Both editors' choices side by side, and the notice as the first one's make it. Nothing is decided."""
    notices = notices_for(card, differing.first)
    context = {
        "card": card,
        "rows": differing_rows(differing.differences, notices),
        "first": choice_rows(differing.first.as_dict()),
        "notices": notices,
        "seal": differing.seal,
        "own": "" if problems(card, form, whole=True) else decide.OWN_CHOICES,
        "posted": posted_again(request.POST.dict()),
    }
    return render(request, "card_differs.html.j2", context, status=409)


def stale(request: HttpRequest, card_id: str, form: Submission, seen: int, choice: str) -> HttpResponse:
    """What you saw, what it is now, what you chose: nothing is lost and nothing is decided."""
    now = get_card(settings.REGISTERPUB, card_id, current_language())
    context = {
        "card": now,
        "seen": seen,
        "rows": stale_rows(now, form),
        "choice": choice,
        "posted": posted_again(request.POST.dict()) if now.row.state == "open" else [],
        "texts": [(language, text) for language, text in form.texts.items() if form.edited(language)],
    }
    return render(request, "card_stale.html.j2", context, status=409)
