"""Published notices: the list, and one with what was done to it. Numbers stand in addresses, never names."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from registerpub.core.errors import InputError
from registerpub.desk.roles import READ, needs
from registerpub.desk.words import current_language
from registerpub.pipeline.persons import person_views
from registerpub.pipeline.published import PublishedRow, amendments_of, get_published, published_notices


@needs(READ)
@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """Everything that has been public, newest first."""
    rows = published_notices()
    return render(request, "notices.html.j2", {"rows": rows, "names": names_of(rows)})


@needs(READ)
@require_safe
def notice(request: HttpRequest, number: int) -> HttpResponse:
    """One notice as readers have it."""
    found = published(number)
    context = {"row": found, "names": names_of([found]), "amendments": amendments_of(number)}
    return render(request, "notice.html.j2", context)


def published(number: int) -> PublishedRow:
    """The notice, or 404."""
    try:
        return get_published(number)
    except InputError as error:
        raise Http404 from error


def names_of(rows: list[PublishedRow]) -> dict[str, str]:
    """Person id → name in the desk's language."""
    people = person_views({row.person for row in rows if row.person})
    return {person_id: person.name(current_language()) for person_id, person in people.items()}
