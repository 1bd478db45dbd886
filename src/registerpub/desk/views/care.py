"""Care: withdrawn consent, requests of those who are named, people of whom nobody has written; consent and flags."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from registerpub.core.errors import InputError, RegisterpubError
from registerpub.desk.refusals import refusal_text
from registerpub.desk.roles import EDIT, PUBLISH, READ, needs, signed_in
from registerpub.desk.views.holds import read_day
from registerpub.desk.words import current_language, today
from registerpub.pipeline import care as pipeline_care
from registerpub.pipeline.flags import set_flags
from registerpub.pipeline.people import set_consent
from registerpub.pipeline.persons import everybody_by_name, get_person, person_views

#: People of whom nobody has written, shown at once: those longest silent.
SILENT = 50


@needs(READ)
@require_safe
def care(request: HttpRequest) -> HttpResponse:
    """Every task of care, the most pressing first."""
    now, language = timezone.now(), current_language()
    withdrawn, open_ones, silent = pipeline_care.withdrawals(), pipeline_care.requests(), pipeline_care.silences(now)
    shown = silent[:SILENT]
    named = {one.person for one in withdrawn} | {one.person for one in open_ones} | {one.person for one in shown}
    context = {
        "withdrawals": withdrawn,
        "open": open_ones,
        "answered": pipeline_care.requests(answered=True),
        "silences": shown,
        "silent": len(silent),
        "people": person_views(person for person in named if person),
        "everybody": everybody_by_name(language),
        "kinds": pipeline_care.REQUESTS,
        "outcomes": pipeline_care.OUTCOMES,
        "now": now,
        "today": today(),
    }
    return render(request, "care.html.j2", context)


def _tried(request: HttpRequest, deed: Callable[[], object], done: str) -> None:
    """Do it and say so, or say why not."""
    try:
        deed()
    except RegisterpubError as error:
        messages.error(request, refusal_text(error))
    else:
        messages.success(request, done)


@needs(PUBLISH)
@require_POST
def erase(request: HttpRequest, person_id: str) -> HttpResponse:
    """Erase what the audit tells of somebody who has withdrawn."""
    if request.POST.get("sure") == "1":
        user, now = signed_in(request), timezone.now()
        _tried(request, lambda: pipeline_care.erase(person_id, user, now), gettext("Erased. The chain still holds."))
    return HttpResponseRedirect(reverse("care"))


@needs(EDIT)
@require_POST
def note(request: HttpRequest) -> HttpResponse:
    """Note a request."""
    post, user, now = request.POST, signed_in(request), timezone.now()
    kind, person, told = post.get("kind", ""), post.get("person") or None, post.get("told", "")
    received = read_day(post.get("received", ""))
    _tried(
        request,
        lambda: pipeline_care.add_request(kind, person, told, received, user, now),
        gettext("Noted. Answer it within three working days."),
    )
    return HttpResponseRedirect(reverse("care"))


@needs(EDIT)
@require_POST
def answer(request: HttpRequest, request_id: int) -> HttpResponse:
    """Note how a request was answered."""
    user, now, outcome = signed_in(request), timezone.now(), request.POST.get("outcome", "")
    _tried(
        request,
        lambda: pipeline_care.answer_request(request_id, outcome, user, now),
        gettext("The request is answered."),
    )
    return HttpResponseRedirect(reverse("care"))


@needs(EDIT)
@require_POST
def current(request: HttpRequest, person_id: str) -> HttpResponse:
    """What is on record of somebody is still so."""
    user, now = signed_in(request), timezone.now()
    done = gettext("Noted: it is asked again in half a year at the earliest.")
    _tried(request, lambda: pipeline_care.still_current(person_id, user, now), done)
    return HttpResponseRedirect(reverse("care"))


@needs(EDIT)
@require_POST
def consent(request: HttpRequest, person_id: str) -> HttpResponse:
    """Record a consent level; nothing chosen takes it back."""
    _known(person_id)
    user, now, level = signed_in(request), timezone.now(), request.POST.get("level") or None
    given = level not in (None, "withheld")
    _tried(
        request,
        lambda: set_consent(person_id, level, user=user, config=settings.REGISTERPUB, channel="desk", now=now),
        gettext("The consent is recorded.")
        if given
        else gettext("Nothing about this person is published any more: what is public leaves with the next release."),
    )
    return HttpResponseRedirect(reverse("person", args=[person_id]))


@needs(EDIT)
@require_POST
def flags(request: HttpRequest, person_id: str) -> HttpResponse:
    """Set and take away sensitive flags."""
    _known(person_id)
    user, now, chosen = signed_in(request), timezone.now(), tuple(request.POST.getlist("flag"))
    _tried(request, lambda: set_flags(person_id, chosen, user, now), gettext("The sensitive matters are recorded."))
    return HttpResponseRedirect(reverse("person", args=[person_id]))


def _known(person_id: str) -> None:
    try:
        get_person(person_id)
    except InputError as error:
        raise Http404 from error
