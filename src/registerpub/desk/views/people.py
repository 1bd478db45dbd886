"""People and their case files. Addresses carry opaque ids only."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from registerpub.core.errors import InputError, RegisterpubError
from registerpub.core.records import CONSENT_LEVELS, HOLD_FIELDS, HOLD_REASONS, LANGUAGES, SENSITIVE_FLAGS
from registerpub.desk.cautions import same_name_caution
from registerpub.desk.paging import page_number, part
from registerpub.desk.refusals import refusal_text
from registerpub.desk.roles import EDIT, READ, needs, signed_in
from registerpub.desk.views.holds import read_day
from registerpub.desk.words import current_language, today
from registerpub.pipeline.flags import flags_of
from registerpub.pipeline.holds import REVIEW_DAYS, list_holds, possible_owners
from registerpub.pipeline.people import add_name, same_name
from registerpub.pipeline.persons import everybody_by_name, get_person, people_known, person_views
from registerpub.pipeline.published import noticed_events, published_notices
from registerpub.pipeline.registers import register_owners
from registerpub.pipeline.views import PersonView

#: People on one page.
PAGE = 50


@needs(READ)
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Everybody on record, by name in the desk's language."""
    ordered = [person for person, _name in everybody_by_name(current_language())]
    number = page_number(request)
    shown, more = part(ordered, number, PAGE)
    views = person_views(shown)
    context = {
        "people": [views[person] for person in shown],
        "total": len(ordered),
        "number": number,
        "more": more,
        "registers": register_owners(),
    }
    return render(request, "people.html.j2", context)


@needs(READ)
@require_safe
def person(request: HttpRequest, person_id: str) -> HttpResponse:
    """One person: state, timeline, names."""
    try:
        found = get_person(person_id)
    except InputError as error:
        raise Http404 from error
    unchecked = [language for language in LANGUAGES if not any(n[0] == language and n[3] for n in found.names)]
    known_on = read_day(request.GET.get("known", ""))
    past = _as_known(person_id, known_on) if known_on is not None else None
    notices = published_notices(person_id)
    context = {
        "person": found,
        "registers": register_owners(),
        "unchecked": unchecked,
        "name_languages": LANGUAGES,
        "holds": list_holds(today(), [person_id]),
        "hold_reasons": HOLD_REASONS,
        "hold_fields": HOLD_FIELDS,
        "owners": possible_owners(),
        "me": request.user.get_username(),
        "review": today() + dt.timedelta(days=REVIEW_DAYS),
        "flags": flags_of(person_id),
        "all_flags": SENSITIVE_FLAGS,
        "levels": CONSENT_LEVELS,
        "known_on": known_on,
        "past": past,
        "today": today(),
        "notices": notices,
        "noticed": noticed_events(person_id),
        "public": {row.number for row in notices},
    }
    return render(request, "person.html.j2", context)


def _as_known(person_id: str, day: dt.date) -> PersonView | None:
    """The person as the register knew them at the end of that day, by the project's clock; None: not on record yet."""
    midnight = dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), ZoneInfo(settings.REGISTERPUB.timezone))
    found = people_known([person_id], None, midnight.astimezone(dt.UTC) - dt.timedelta(microseconds=1))
    return found[0] if found else None


@needs(EDIT)
@require_POST
def name(request: HttpRequest, person_id: str) -> HttpResponse:
    """Add a name form, or mark one as checked: a notice in that language no longer waits for it."""
    language, full = request.POST.get("language", ""), " ".join(request.POST.get("full", "").split())
    try:
        get_person(person_id)
    except InputError as error:
        raise Http404 from error
    if language not in LANGUAGES or not full:
        messages.error(request, gettext("Choose a language and write the full name."))
    else:
        editor, now = signed_in(request), timezone.now()
        try:
            add_name(person_id, language, full, user=editor, config=settings.REGISTERPUB, now=now, channel="desk")
            messages.success(request, gettext("The name is kept as checked."))
            if same_name(full, person_id):
                messages.warning(request, same_name_caution(full))
        except RegisterpubError as error:
            messages.error(request, refusal_text(error))
    return HttpResponseRedirect(reverse("person", args=[person_id]))
