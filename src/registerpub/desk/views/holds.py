"""Who is held back from publication, and which names are remembered as somebody else's: placed, lifted, limited."""

from __future__ import annotations

import datetime as dt

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
from registerpub.desk.words import today
from registerpub.pipeline import rulings as pipeline_rulings
from registerpub.pipeline.holds import lift_hold, list_holds, place_hold
from registerpub.pipeline.people import check_may_lift
from registerpub.pipeline.persons import get_person, person_views


@needs(READ)
@require_safe
def holds(request: HttpRequest) -> HttpResponse:
    """Holds in force, those to be looked at first, and the last that were lifted."""
    current, past = list_holds(today()), list_holds(today(), lifted=True)[:50]
    people = person_views({hold.person for hold in [*current, *past]})
    return render(request, "holds.html.j2", {"holds": current, "past": past, "people": people})


@needs(EDIT)
@require_POST
def place(request: HttpRequest, person_id: str) -> HttpResponse:
    """Hold a person back."""
    try:
        get_person(person_id)
    except InputError as error:
        raise Http404 from error
    post = request.POST
    try:
        place_hold(
            person_id,
            post.get("reason", ""),
            post.get("owner", ""),
            read_day(post.get("review", "")),
            signed_in(request),
            timezone.now(),
            field=post.get("field", ""),
        )
    except RegisterpubError as error:
        messages.error(request, refusal_text(error))
    else:
        text = gettext("Held back. What is public leaves with the next release, within minutes; nothing new goes out.")
        messages.success(request, text)
    return HttpResponseRedirect(reverse("person", args=[person_id]) + "#hold")


@needs(PUBLISH)
@require_POST
def lift(request: HttpRequest, hold_id: int) -> HttpResponse:
    """Let go of a hold."""
    try:
        lift_hold(hold_id, signed_in(request), timezone.now())
    except RegisterpubError as error:
        messages.error(request, refusal_text(error))
    else:
        messages.success(request, gettext("The hold is lifted. What waits goes out with the next release."))
    return HttpResponseRedirect(reverse("holds"))


@needs(READ)
@require_safe
def rulings(request: HttpRequest) -> HttpResponse:
    """Names that are remembered as not meaning a person, in force, expired and lifted."""
    found = pipeline_rulings.list_rulings(include_lifted=True)[::-1]
    people = person_views({view.ruling.person for view in found})
    rows = [(view, _state(view), people[view.ruling.person]) for view in found]
    return render(request, "rulings.html.j2", {"rows": rows})


@needs(EDIT)
@require_POST
def ruling(request: HttpRequest, ruling_id: int) -> HttpResponse:
    """Lift a ruling, or let it end with a day."""
    user, now = signed_in(request), timezone.now()
    try:
        check_may_lift(user)
        if request.POST.get("action") == "limit":
            until = read_day(request.POST.get("until", ""))
            pipeline_rulings.limit(ruling_id, until, user.get_username(), now)
            messages.success(request, gettext("It ends with that day."))
        else:
            pipeline_rulings.lift(ruling_id, user.get_username(), now)
            messages.success(request, gettext("Lifted: pages that are read from now on may mean this person again."))
    except RegisterpubError as error:
        messages.error(request, refusal_text(error))
    return HttpResponseRedirect(reverse("rulings"))


def _state(view: pipeline_rulings.RulingView) -> str:
    if view.lifted is not None:
        return "lifted"
    until = view.ruling.until
    return "in_force" if until is None or until >= today() else "expired"


def read_day(text: str) -> dt.date | None:
    """A day as the browser's date field sends it; None for nothing or what is no day."""
    try:
        return dt.date.fromisoformat(text.strip())
    except ValueError:
        return None
