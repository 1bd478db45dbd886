"""Setting a project up: what is done, what comes next, and the register made by a form or from a file."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from registerpub.core.records import LANGUAGES
from registerpub.desk.entry.kept import kept_form
from registerpub.desk.register_faults import fault_words
from registerpub.desk.roles import MANAGE, READ, needs, signed_in
from registerpub.desk.step_up import needs_step_up
from registerpub.desk.words import number
from registerpub.pipeline.first_run import first_steps
from registerpub.pipeline.register_upload import (
    MAX_BYTES,
    FileRefused,
    LineFault,
    RegisterTaken,
    import_upload,
    make_register,
)
from registerpub.pipeline.registers import ImportResult

#: Faults shown at once: whoever mends these sends the file again.
_SHOWN = 200


@needs(READ)
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """The steps of setting up, each done or to be done, and what happens then."""
    config = settings.REGISTERPUB
    return render(request, "start.html.j2", {"steps": first_steps(config), "listen": config.listen})


@needs(MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
@needs_step_up
def register(request: HttpRequest) -> HttpResponse:
    """A new register by a form, or the register file of ``register import``."""
    if request.method != "POST":
        return _page(request, kept_form(request) or {})
    return _upload(request) if request.POST.get("action") == "upload" else _make(request)


register.takes_files = MAX_BYTES + 100_000  # type: ignore[attr-defined]  # read by desk.middleware.BodyLimits


def _page(
    request: HttpRequest, told: dict[str, Any], problems: list[str] | None = None, faults: tuple[LineFault, ...] = ()
) -> HttpResponse:
    chosen = [language for language in LANGUAGES if told.get(f"language.{language}")] or (LANGUAGES if not told else ())
    context = {
        "told": told,
        "problems": problems or [],
        "faults": [(fault, fault_words(fault.message)) for fault in faults[:_SHOWN]],
        "more_faults": max(len(faults) - _SHOWN, 0),
        "all_languages": LANGUAGES,
        "chosen": chosen,
        "most": MAX_BYTES // 1024**2,
    }
    return render(request, "register.html.j2", context, status=422 if problems or faults else 200)


def _make(request: HttpRequest) -> HttpResponse:
    told = request.POST.dict()
    chosen = [language for language in LANGUAGES if told.get(f"language.{language}")]
    owner = {language: " ".join(str(told.get(f"owner.{language}", "")).split()) for language in LANGUAGES}
    problems = []
    if not chosen:
        problems.append(gettext("Choose at least one language in which its notices appear."))
    if any(not owner[language] for language in chosen):
        problems.append(gettext("Write who keeps the list in every language that you have chosen."))
    if problems:
        return _page(request, told, problems)
    aliases = [" ".join(line.split()) for line in str(told.get("aliases", "")).splitlines() if line.strip()]
    data: dict[str, Any] = {
        "id": str(told.get("id", "")).strip(),
        "owner": {language: name for language, name in owner.items() if name},
        "languages": chosen,
        "scope": str(told.get("scope", "")).strip(),
    }
    if aliases:
        data["owner"]["aliases"] = list(dict.fromkeys(aliases))
    try:
        make_register(data, signed_in(request), timezone.now())
    except RegisterTaken:
        return _page(request, told, [gettext("There is a register of this short name already: give another.")])
    except FileRefused as error:
        return _page(request, told, [_field_problem(fault) for fault in error.faults])
    messages.success(request, gettext("The register is made. People come onto it from a file, or from cards."))
    return HttpResponseRedirect(reverse("start"))


def _field_problem(fault: LineFault) -> str:
    if fault.path.endswith(".id"):
        return gettext("The short name holds only Latin letters, digits, full stops and hyphens, at most 64.")
    return f"{fault.path}: {fault_words(fault.message)}"


def _upload(request: HttpRequest) -> HttpResponse:
    file = request.FILES.get("file")
    if file is None:
        return _page(request, {}, [gettext("Choose a file first.")])
    try:
        result = import_upload(file.read(MAX_BYTES + 1), signed_in(request), timezone.now())
    except FileRefused as error:
        return _page(request, {}, faults=error.faults)
    messages.success(request, _told(result))
    if result.namesakes:
        text = gettext("Some people of this file bear the same name: a mention of it will show all of them.")
        messages.warning(request, text)
    return HttpResponseRedirect(reverse("start"))


def _told(result: ImportResult) -> str:
    people = ngettext("%(num)s new person", "%(num)s new people", result.people_added)
    events = ngettext("%(num)s new event", "%(num)s new events", result.events_added)
    return " ".join(
        (
            gettext("The file is taken over:"),
            f"{people % {'num': number(result.people_added)}},",
            f"{events % {'num': number(result.events_added)}}.",
        )
    )
