"""Pages for refused and failed requests, in the reader's language, telling nothing about the inside."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext


def _page(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    return render(request, "error.html.j2", {"status": status, "title": title, "text": text}, status=status)


@login_not_required
def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(
        request, 400, gettext("This request cannot be used"), gettext("Nothing was changed. Go back and try again.")
    )


@login_not_required
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(
        request, 403, gettext("Your role does not allow this"), gettext("Ask the keeper of accounts if you need it.")
    )


@login_not_required
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    text = gettext("Nothing was changed. Open the page again and repeat what you did; cookies must be allowed.")
    return _page(request, 403, gettext("The form has expired"), text)


@login_not_required
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(
        request, 404, gettext("There is no such page"), gettext("It may have been moved, or the address is incomplete.")
    )


@login_not_required
def too_large(request: HttpRequest) -> HttpResponse:
    text = gettext("Nothing was changed. Shorten what you wrote and send it again.")
    return _page(request, 413, gettext("This is too much at once"), text)


@login_not_required
def no_files(request: HttpRequest) -> HttpResponse:
    return _page(
        request, 415, gettext("This page takes no files"), gettext("Nothing was changed. Go back and try again.")
    )


@login_not_required
def failed(request: HttpRequest) -> HttpResponse:
    text = gettext("The fault is ours and has been recorded. Nothing was decided. Try again in a minute.")
    return _page(request, 500, gettext("Something went wrong"), text)
