"""Published notices: the list, and one with what was done to it. Numbers stand in addresses, never names."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from registerpub.core.errors import InputError
from registerpub.desk.paging import page_number
from registerpub.desk.roles import READ, needs
from registerpub.desk.words import current_language
from registerpub.pipeline.outdated import outdated_notices
from registerpub.pipeline.persons import names_of as people_names
from registerpub.pipeline.published import PublishedRow, amendments_of, get_published, published_notices

#: Notices on one page.
PAGE = 50


@needs(READ)
@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """Everything that has been public, newest first."""
    number = page_number(request)
    found = published_notices(start=(number - 1) * PAGE, most=PAGE + 1)
    rows, more = found[:PAGE], len(found) > PAGE
    outdated = outdated_notices() if number == 1 else []
    names = people_names(
        {row.person for row in rows if row.person} | {one.person for one in outdated if one.person}, current_language()
    )
    context = {"rows": rows, "names": names, "number": number, "more": more, "outdated": outdated}
    return render(request, "notices.html.j2", context)


@needs(READ)
@require_safe
def notice(request: HttpRequest, number: int) -> HttpResponse:
    """One notice as readers have it."""
    found = published(number)
    outdated = next(iter(outdated_notices([number])), None)
    context = {"row": found, "names": names_of([found]), "amendments": amendments_of(number), "outdated": outdated}
    return render(request, "notice.html.j2", context)


def published(number: int) -> PublishedRow:
    """The notice, or 404."""
    try:
        return get_published(number)
    except InputError as error:
        raise Http404 from error


def names_of(rows: list[PublishedRow]) -> dict[str, str]:
    """Person id → name in the desk's language."""
    return people_names({row.person for row in rows if row.person}, current_language())
