"""The register edited by events: an event recorded or corrected by hand, somebody added, a name withdrawn.

Nothing is edited in place and nothing is decided here alone: what is recorded becomes a card like every other.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from registerpub.core.errors import InputError, RegisterpubError
from registerpub.core.records import CONSENT_LEVELS, LANGUAGES, SEXES, Event
from registerpub.desk.entry.kept import kept_form
from registerpub.desk.event_form import (
    EventForm,
    corrected_values,
    correcting_boxes,
    event_groups,
    read_event_form,
    recording_boxes,
)
from registerpub.desk.refusals import refusal_text
from registerpub.desk.roles import EDIT, needs, signed_in
from registerpub.desk.step_up import needs_step_up
from registerpub.pipeline.by_hand import Cited, open_cards_about, pages_naming, record_by_hand
from registerpub.pipeline.details import CAUSES
from registerpub.pipeline.hand_correction import correct_by_hand, correctable
from registerpub.pipeline.named_event import NAMEABLE
from registerpub.pipeline.people import add_person, same_name, withdraw_name
from registerpub.pipeline.persons import get_person
from registerpub.pipeline.versions import page_history
from registerpub.pipeline.views import PersonView

CHANNEL = "desk"
POSTED = ("GET", "HEAD", "POST")


@needs(EDIT)
@require_http_methods(POSTED)
def record(request: HttpRequest, person_id: str) -> HttpResponse:
    """Record an event of a person: first which, then what is known of it and from where; a card comes of it."""
    person = _person(person_id)
    if request.method != "POST":
        return _recording(request, person, EventForm(event=_nameable(request.GET.get("event", ""))))
    form = read_event_form(request.POST.dict())
    if not _nameable(form.event):
        return _recording(request, person, EventForm(), gettext("Choose which event it is."))
    try:
        cited = [_cited(row.document, row.place, row.words) for row in form.pages if not row.is_empty()]
        user, now = signed_in(request), timezone.now()
        card = record_by_hand(person_id, form.event, form.values, cited, form.reason, user, channel=CHANNEL, now=now)
    except RegisterpubError as error:
        return _recording(request, person, form, refusal_text(error))
    messages.success(request, gettext("A card was made of it. Nothing is recorded yet: read it, then decide."))
    return HttpResponseRedirect(reverse("card", args=[card]))


@needs(EDIT)
@require_http_methods(POSTED)
@needs_step_up
def correct(request: HttpRequest, person_id: str, number: int) -> HttpResponse:
    """Correct an event on record of which no notice was written, as a first vote."""
    person = _person(person_id)
    try:
        event = correctable(person_id, number)
    except InputError as error:
        raise Http404 from error
    except RegisterpubError as error:
        messages.error(request, refusal_text(error))
        return HttpResponseRedirect(reverse("person", args=[person_id]))
    if request.method != "POST":
        before = kept_form(request)
        return _correcting(request, person, event, read_event_form(before) if before else EventForm())
    form = read_event_form(request.POST.dict())
    values = corrected_values(event, form)
    if not values:
        return _correcting(request, person, event, form, gettext("Nothing would change: give a new value."))
    try:
        user, now, config = signed_in(request), timezone.now(), settings.REGISTERPUB
        card, outcome = correct_by_hand(
            person_id, number, values, form.cause, form.reason, user, config=config, channel=CHANNEL, now=now
        )
    except RegisterpubError as error:
        return _correcting(request, person, event, form, refusal_text(error))
    if outcome.state == "waiting":
        messages.info(request, gettext("Your choices are kept. One more person must confirm them."))
    else:
        messages.success(request, gettext("Corrected. What the record said before stays on record, too."))
    return HttpResponseRedirect(reverse("card", args=[card]))


@needs(EDIT)
@require_http_methods(POSTED)
@needs_step_up
def add(request: HttpRequest) -> HttpResponse:
    """Put somebody on record of whom no card tells yet."""
    if request.method != "POST":
        return _adding(request, kept_form(request) or {})
    data = request.POST.dict()
    names = {language: data.get(f"name.{language}", "") for language in LANGUAGES}
    try:
        user, now, sure = signed_in(request), timezone.now(), data.get("sure") == "1"
        person = add_person(names, data.get("sex") or None, data.get("consent") or None, sure, user, now)
    except RegisterpubError as error:
        return _adding(request, data, refusal_text(error))
    messages.success(request, gettext("On record. Pages that were read before are searched for these names."))
    return HttpResponseRedirect(reverse("person", args=[person]))


@needs(EDIT)
@require_POST
def withdraw(request: HttpRequest, person_id: str) -> HttpResponse:
    """Take away a name form that is not this person's."""
    _person(person_id)
    language, full = request.POST.get("language", ""), request.POST.get("full", "")
    try:
        withdraw_name(person_id, language, full, signed_in(request), timezone.now())
    except RegisterpubError as error:
        messages.error(request, refusal_text(error))
    else:
        messages.success(request, gettext("Withdrawn: pages that are read from now on are not matched by this name."))
    return HttpResponseRedirect(reverse("person", args=[person_id]))


def _person(person_id: str) -> PersonView:
    try:
        return get_person(person_id)
    except InputError as error:
        raise Http404 from error


def _nameable(code: str) -> str:
    return code if code in NAMEABLE else ""


def _cited(document: str, place: str, words: str) -> Cited:
    """A page chosen from the list, or told by its number or address."""
    if document.isascii() and document.isdecimal() and not place:
        return Cited(int(document[:18]), words)
    found = page_history(settings.REGISTERPUB, place or document, 1)
    told = int(place) if place.isascii() and place.isdecimal() else found.versions[-1].document
    return Cited(told, words)


def _recording(request: HttpRequest, person: PersonView, form: EventForm, problem: str = "") -> HttpResponse:
    context: dict[str, Any] = {
        "person": person,
        "form": form,
        "problem": problem,
        "groups": event_groups(),
        "boxes": recording_boxes(form) if form.event else (),
        "pages": pages_naming(person.id),
        "cards": open_cards_about(person.id),
    }
    return render(request, "person_record.html.j2", context, status=422 if problem else 200)


def _correcting(
    request: HttpRequest, person: PersonView, event: Event, form: EventForm, problem: str = ""
) -> HttpResponse:
    context = {
        "person": person,
        "event": event,
        "form": form,
        "problem": problem,
        "boxes": correcting_boxes(event, form),
        "causes": CAUSES,
    }
    return render(request, "person_correct.html.j2", context, status=422 if problem else 200)


def _adding(request: HttpRequest, data: dict[str, str], problem: str = "") -> HttpResponse:
    given = {language: data.get(f"name.{language}", "") for language in LANGUAGES}
    alike = {other for full in given.values() if full.strip() for other in same_name(full)}
    context = {
        "problem": problem,
        "names": given,
        "sex": data.get("sex", ""),
        "consent": data.get("consent", ""),
        "sexes": SEXES,
        "levels": CONSENT_LEVELS,
        "alike": [get_person(other) for other in sorted(alike)],
    }
    return render(request, "person_new.html.j2", context, status=422 if problem else 200)
