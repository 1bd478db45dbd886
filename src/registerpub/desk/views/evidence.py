"""Evidence that somebody saved: uploaded here, archived, and read like a crawled page."""

from __future__ import annotations

import datetime as dt
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from registerpub.core.errors import InputError
from registerpub.core.records import LANGUAGES
from registerpub.desk.roles import DECIDE, needs, signed_in
from registerpub.desk.views.holds import read_day
from registerpub.desk.words import today
from registerpub.pipeline.evidence_upload import UploadRefused, keep_upload, saved_files, waiting_files
from registerpub.pipeline.importing import CONTENT_TYPES, MAX_BYTES, Saving
from registerpub.store.models import Proposal

_LATEST = 50
_LONGEST = 1000
_LONGEST_ADDRESS = 2000
_OLDEST = dt.date(1990, 1, 1)
#: Code of a refusal → words.
REFUSALS = {
    "kind": _("Files of this kind cannot be read. Save the page as PDF, HTML, MHTML or text and choose that file."),
    "empty": _("The file is empty: save the page once more."),
    "too_large": _("The file is too large. Save the page without its films, or only the pages that matter."),
    "not_what_it_says": _(
        "Inside, the file is of another kind than its name says. Do not rename files: save the page anew as PDF or "
        "HTML."
    ),
}


@needs(DECIDE)
@require_http_methods(["GET", "HEAD", "POST"])
def evidence(request: HttpRequest) -> HttpResponse:
    """The form, and what was saved before with the cards that cite it. A POST archives one file."""
    if request.method != "POST":
        card = request.GET.get("card", "")
        return _page(request, {"card": card if Proposal.objects.filter(public_id=card).exists() else ""})
    told, file = request.POST.dict(), request.FILES.get("file")
    problems = _problems(told, file)
    if problems or file is None:
        return _page(request, told, problems)
    try:
        new = _keep(request, told, file)
    except UploadRefused as error:
        return _page(request, told, [str(REFUSALS[error.code])])
    except InputError:
        text = gettext("What you wrote about the file does not fit together: look at the days and the address.")
        return _page(request, told, [text])
    if new:
        text = gettext("Archived. It is read within a minute; a card that cites it appears in the inbox.")
        messages.success(request, text)
    else:
        messages.info(request, gettext("This file was archived before, with the same words: nothing was added."))
    return HttpResponseRedirect(reverse("evidence"))


evidence.takes_files = MAX_BYTES + 100_000  # type: ignore[attr-defined]  # read by desk.middleware.BodyLimits


def _page(request: HttpRequest, told: dict[str, Any], problems: list[str] | None = None) -> HttpResponse:
    context = {
        "told": told,
        "problems": problems or [],
        "files": saved_files(_LATEST),
        "waiting": waiting_files(settings.REGISTERPUB),
        "kinds": ",".join(CONTENT_TYPES),
        "most": MAX_BYTES // 1024**2,
        "name_languages": LANGUAGES,
        "today": today(),
        "now": timezone.now(),
    }
    return render(request, "evidence.html.j2", context, status=422 if problems else 200)


def _problems(told: dict[str, Any], file: UploadedFile[Any] | None) -> list[str]:
    """What is missing or wrong in what was told, each with its mend."""
    found = []
    obtained, published = read_day(told.get("obtained", "")), read_day(told.get("published", ""))
    if file is None:
        found.append(gettext("Choose a file first."))
    if obtained is None or not _OLDEST <= obtained <= today():
        found.append(gettext("Choose the day on which it was saved; it cannot lie ahead."))
    if told.get("published") and (published is None or not _OLDEST <= published <= today()):
        found.append(gettext("Choose the day of publication, or leave it empty; it cannot lie ahead."))
    elif obtained and published and published > obtained:
        found.append(gettext("The page cannot have been published after it was saved: look at both days."))
    notes = [str(told.get(field, "")).strip() for field in ("by", "origin", "why")]
    if not all(notes):
        found.append(gettext("Say who saved it, where it is from and why it is kept."))
    if any(len(note) > _LONGEST for note in notes):
        found.append(gettext("Who, where from and why: at most %(number)s characters each.") % {"number": _LONGEST})
    if told.get("url") and not _is_address(str(told["url"]).strip()):
        found.append(gettext("Write the whole address, beginning with https://, or leave it empty."))
    return found


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    plain = parts.scheme in ("http", "https") and bool(parts.hostname) and len(url) <= _LONGEST_ADDRESS
    return plain and url.isprintable() and " " not in url


def _keep(request: HttpRequest, told: dict[str, Any], file: UploadedFile[Any]) -> bool:
    saving = Saving(
        " ".join(told["by"].split()), read_day(told["obtained"]), " ".join(told["origin"].split()), told["why"].strip()
    )
    language = told.get("language", "")
    return keep_upload(
        file.name or "",
        file.chunks(),
        saving,
        signed_in(request),
        settings.REGISTERPUB,
        timezone.now(),
        url=told.get("url", "").strip() or None,
        published=read_day(told.get("published", "")),
        language=language if language in LANGUAGES else None,
    )
