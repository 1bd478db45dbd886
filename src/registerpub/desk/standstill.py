"""The wall of a panic: one page in three languages instead of the whole desk."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext

from registerpub.pipeline.panic import stands_still

#: What stays readable: the last release, the style of the page itself, and that the process lives.
_OPEN = ("/public/", "/static/", "/healthz")


class StandStill:
    """Answers every address with 503 while a panic holds. Before sessions: nobody is asked who they are."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(_OPEN) or not stands_still(settings.REGISTERPUB):
            return self.get_response(request)
        return HttpResponse(render_to_string("standstill.html.j2", {"parts": _parts()}), status=503)


def _parts() -> list[dict[str, str]]:
    found = []
    for language, _ in settings.LANGUAGES:
        with translation.override(language):
            title = gettext("The desk is closed")
            text = gettext(
                "A keeper has stopped everything. Everybody is signed out and nobody can sign in; nothing is published "
                "and nothing is lost. What was published stays readable. Ask your keepers, by a way you trust: two of "
                "them open the desk again."
            )
            found.append({"language": language, "title": title, "text": text})
    return found
