"""Sources, for keepers: all of them with their switches, a new one from an address, and trials with what they found."""

from __future__ import annotations

import dataclasses

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from registerpub.core.errors import RegisterpubError
from registerpub.core.records import LANGUAGES
from registerpub.desk.entry.kept import kept_form
from registerpub.desk.roles import MANAGE, needs, signed_in
from registerpub.desk.source_words import is_foreseen, problem_words, refused_source
from registerpub.desk.step_up import needs_step_up
from registerpub.pipeline.source_list import SourceRow, list_sources
from registerpub.pipeline.source_saving import Wishes, save_source, switch, verify
from registerpub.pipeline.source_trial import CHECK, NEW, begin_trial, start_process
from registerpub.sources.model import KINDS, TIERS
from registerpub.store.models import SourceTrial

#: Seconds for which a request waits for its trial; what takes longer is looked at again.
PATIENCE = 8.0


@needs(MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
@needs_step_up
def all_sources(request: HttpRequest) -> HttpResponse:
    """Every source, the project's own and those that ship. A POST switches one on or off, or tries it."""
    if request.method == "POST":
        return _act(request)
    rows: list[SourceRow] = []
    try:
        rows = list_sources(settings.REGISTERPUB.root)
    except RegisterpubError as error:
        messages.error(request, refused_source(str(error)))
    trials = SourceTrial.objects.select_related("asked_by")[:10]
    order = sorted(rows, key=lambda row: (not row.enabled, row.place != "project", row.title.casefold() or row.name))
    return render(request, "sources_all.html.j2", {"rows": order, "trials": trials, "now": timezone.now()})


@needs(MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
@needs_step_up
def new_source(request: HttpRequest) -> HttpResponse:
    """Try an address as a new source."""
    if request.method != "POST":
        return render(request, "source_new.html.j2", {"told": kept_form(request) or {}, "problem": ""})
    url, name = request.POST.get("url", "").strip(), request.POST.get("name", "").strip()
    try:
        trial = begin_trial(NEW, name, url, signed_in(request), settings.REGISTERPUB, timezone.now())
    except RegisterpubError as error:
        context = {"told": {"url": url, "name": name}, "problem": refused_source(str(error))}
        return render(request, "source_new.html.j2", context, status=422)
    start_process(trial, settings.REGISTERPUB, PATIENCE)
    return HttpResponseRedirect(reverse("source_trial", args=[trial.key]))


@needs(MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
@needs_step_up
def trial(request: HttpRequest, trial_key: str) -> HttpResponse:
    """What a trial found. A POST saves the new source, or marks the one that was checked as verified."""
    found = SourceTrial.objects.filter(key=trial_key).first()
    if found is None:
        raise Http404
    problem, told = "", kept_form(request) or {}
    if request.method == "POST":
        try:
            return _settle(request, found)
        except RegisterpubError as error:
            problem, told = refused_source(str(error)), request.POST.dict()
    now = timezone.now()
    state = "done" if found.finished else "running" if found.until > now else "lost"
    languages = [language for language in LANGUAGES if told.get(f"language.{language}")] if told else None
    context = {
        "trial": found,
        "state": state,
        "problem": problem,
        "told": told,
        "chosen": found.result.get("languages", ()) if languages is None else languages,
        "failure": refused_source(found.failure) if found.failure else "",
        "notes": [(refused_source(note), "" if is_foreseen(note) else note) for note in found.result.get("notes", ())],
        "wrong": [(problem_words(one["kind"], one["detail"]), one) for one in found.result.get("problems", ())],
        "kinds": KINDS,
        "tiers": TIERS,
        "all_languages": LANGUAGES,
    }
    return render(request, "source_trial.html.j2", context, status=422 if problem else 200)


def _act(request: HttpRequest) -> HttpResponse:
    action, _, name = request.POST.get("action", "").partition(".")
    config, user, now = settings.REGISTERPUB, signed_in(request), timezone.now()
    try:
        if action == "check":
            begun = begin_trial(CHECK, name, "", user, config, now)
            start_process(begun, config, PATIENCE)
            return HttpResponseRedirect(reverse("source_trial", args=[begun.key]))
        if action not in ("on", "off"):
            raise SuspiciousOperation("unknown action")
        switch(name, action == "on", user, config, now)
    except RegisterpubError as error:
        messages.error(request, refused_source(str(error)))
    else:
        on = gettext("Switched on: it is visited within a minute, and then by itself.")
        messages.success(request, on if action == "on" else gettext("Switched off. What was archived of it stays."))
    return HttpResponseRedirect(reverse("sources_all"))


def _settle(request: HttpRequest, found: SourceTrial) -> HttpResponse:
    config, user, now, post = settings.REGISTERPUB, signed_in(request), timezone.now(), request.POST
    action = post.get("action", "")
    if action == "verify":
        verify(found, user, config, now)
        messages.success(request, gettext("Marked as verified today."))
    elif action == "save":
        wishes = Wishes(
            title=post.get("title", ""),
            kind=post.get("kind", ""),
            tier=post.get("tier", ""),
            languages=[language for language in LANGUAGES if post.get(f"language.{language}")],
            verified=post.get("verified") == "1",
            enabled=post.get("enabled") == "1",
        )
        wishes = dataclasses.replace(wishes, verified=wishes.verified and not found.result.get("problems"))
        save_source(found, wishes, user, config, now)
        messages.success(request, gettext("The source is saved."))
    else:
        raise SuspiciousOperation("unknown action")
    return HttpResponseRedirect(reverse("sources_all"))
