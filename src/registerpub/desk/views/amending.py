"""Correct, clarify or retract a published notice, and the second person's page. The rules are the pipeline's.

Nothing is sent that was not read: what goes public is previewed first, and the choices come back under their seal.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from registerpub.core.errors import InputError, RegisterpubError
from registerpub.core.notices.phrases import EXPLANATIONS
from registerpub.core.records import LANGUAGES
from registerpub.desk.amendment_form import AmendmentForm, boxes, parts_of, read_form, text_boxes
from registerpub.desk.entry.kept import kept_form
from registerpub.desk.refusals import refusal_text
from registerpub.desk.roles import DECIDE, EDIT, READ, RETRACT, needs, role_of, signed_in
from registerpub.desk.step_up import needs_step_up
from registerpub.desk.views.notices import names_of, published
from registerpub.pipeline.amendment_events import told_events
from registerpub.pipeline.amendment_options import CAUSES_OF, CLARIFY, CORRECT, SAFETY
from registerpub.pipeline.amendment_options import RETRACT as RETRACTION
from registerpub.pipeline.amendment_texts import standing_words
from registerpub.pipeline.amendments import (
    Amendment,
    amendment_of,
    confirm_amendment,
    decline_amendment,
    find_notice,
    lacks_publisher,
    notice_version,
    propose_amendment,
    work_out,
)
from registerpub.pipeline.decide import Outcome, find_card, standing_votes
from registerpub.pipeline.published import amendments_of, nameless_preview
from registerpub.store.models import Notice, Proposal

CHANNEL = "desk"
POSTED = ("GET", "HEAD", "POST")


@needs(EDIT)
@require_http_methods(POSTED)
@needs_step_up
def correct(request: HttpRequest, number: int) -> HttpResponse:
    """Clarify or correct: new values, new words, a cause and a reason; then a second person."""
    return _amend(request, number, "notice_correct.html.j2", (CORRECT, CLARIFY))


@needs(RETRACT)
@require_http_methods(POSTED)
@needs_step_up
def retract(request: HttpRequest, number: int) -> HttpResponse:
    """Retract: with a second person; for safety at once and without a name."""
    return _amend(request, number, "notice_retract.html.j2", (RETRACTION, SAFETY))


def _amend(request: HttpRequest, number: int, template: str, kinds: tuple[str, ...]) -> HttpResponse:
    published(number)
    notice = find_notice(number)
    if request.method != "POST":
        before = kept_form(request)  # what they had written before they were asked for their second factor
        return _page(request, notice, template, kinds, read_form(before) if before else AmendmentForm(kind=kinds[0]))
    form = read_form(request.POST.dict())
    if form.kind not in kinds or request.POST.get("action") not in ("preview", "send"):
        raise SuspiciousOperation("unknown kind or action")
    now = timezone.now()
    try:
        worked = work_out(notice, form.options(), settings.REGISTERPUB, now)
    except RegisterpubError as error:
        return _page(request, notice, template, kinds, form, problem=refusal_text(error))
    if request.POST["action"] == "preview":
        return _page(request, notice, template, kinds, form, worked)
    if form.options().seal() != form.seal:
        text = gettext("Read what will be public, then send it.")
        return _page(request, notice, template, kinds, form, worked, problem=text)
    try:
        outcome = propose_amendment(
            number,
            signed_in(request),
            form.options(),
            config=settings.REGISTERPUB,
            channel=CHANNEL,
            seen_version=_version(request),
            now=now,
        )
    except RegisterpubError as error:
        return _page(request, notice, template, kinds, form, worked, problem=refusal_text(error))
    _tell(request, outcome, form.kind)
    return HttpResponseRedirect(reverse("notice", args=[number]))


def _version(request: HttpRequest) -> int:
    value = request.POST.get("version", "")
    if not (value.isascii() and value.isdecimal()):
        raise SuspiciousOperation("a change must say which version of the notice was seen")
    return int(value)


def _page(
    request: HttpRequest,
    notice: Notice,
    template: str,
    kinds: tuple[str, ...],
    form: AmendmentForm,
    worked: Amendment | None = None,
    problem: str = "",
) -> HttpResponse:
    row = published(notice.number)
    consent = notice.person.consent if notice.person else None
    config, today = settings.REGISTERPUB, timezone.now().date()
    context: dict[str, Any] = {
        "row": row,
        "names": names_of([row]),
        "kinds": kinds,
        "form": form,
        "causes": CAUSES_OF[kinds[0]],
        "explanations": EXPLANATIONS,
        "version": notice_version(notice),
        "problem": problem,
        "groups": boxes(told_events(notice), form, consent),
        "texts": _texts(notice, form, worked),
        "worked": worked,
        "seal": form.options().seal() if worked else "",
        "nameless": {code: nameless_preview(code, today, config.site.demonstration) for code in config.languages},
        "amendments": amendments_of(notice.number),
    }
    return render(request, template, context, status=422 if problem else 200)


def _texts(
    notice: Notice, form: AmendmentForm, worked: Amendment | None
) -> list[tuple[str, dict[str, str], dict[str, str]]]:
    """(language, what stands in its boxes, what they would hold if nobody edited them)."""
    if worked is not None:
        return text_boxes(worked.words)
    standing = {text.language: parts_of(text) for text in standing_words(notice)}
    found = [(code, standing[code]) for code in LANGUAGES if code in standing]
    return [(code, form.texts.get(code, now), form.shown.get(code, now)) for code, now in found]


def _tell(request: HttpRequest, outcome: Outcome, kind: str) -> None:
    if outcome.state == "waiting":
        messages.info(request, gettext("Your choices are kept. One more person must confirm them."))
    elif kind == SAFETY:
        messages.success(request, gettext("The notice is taken out with the next release, usually within a minute."))
    else:
        messages.success(request, gettext("Confirmed. The notice about it waits in the outbox."))


@needs(READ)
@require_http_methods(POSTED)
@needs_step_up
def amendment(request: HttpRequest, card_id: str) -> HttpResponse:
    """What somebody else wrote, as it will be public: confirm or decline it."""
    try:
        proposal = find_card(card_id)
        options, notice = amendment_of(proposal)
    except InputError as error:
        raise Http404 from error
    if request.method != "POST":
        return _second(request, proposal)
    action = request.POST.get("action")
    if role_of(request.user) not in DECIDE:
        raise PermissionDenied
    if action not in ("confirm", "decline"):
        raise SuspiciousOperation("unknown action")
    act = confirm_amendment if action == "confirm" else decline_amendment
    try:
        outcome = act(
            card_id,
            signed_in(request),
            config=settings.REGISTERPUB,
            channel=CHANNEL,
            seen_version=proposal.version,
            now=timezone.now(),
        )
    except RegisterpubError as error:
        return _second(request, proposal, refusal_text(error))
    if action == "confirm" and outcome.state == "waiting" and lacks_publisher(options, standing_votes(proposal)):
        messages.info(request, gettext("Only a publisher retracts: a publisher must confirm this, too."))
    elif action == "confirm":
        _tell(request, outcome, options.kind)
    else:
        messages.success(request, gettext("Declined: the notice stays as it is."))
    return HttpResponseRedirect(reverse("notice", args=[notice.number]))


def _second(request: HttpRequest, proposal: Proposal, problem: str = "") -> HttpResponse:
    options, notice = amendment_of(proposal)
    row = published(notice.number)
    worked = None
    if proposal.state == "open":
        try:
            worked = work_out(notice, options, settings.REGISTERPUB, timezone.now())
        except RegisterpubError as error:
            problem = problem or refusal_text(error)
    standing = standing_votes(proposal)
    votes = [vote.user.get_username() for vote in standing]
    context = {
        "card": proposal,
        "row": row,
        "names": names_of([row]),
        "options": options,
        "worked": worked,
        "votes": votes,
        "own": request.user.get_username() in votes,
        "lacks_publisher": lacks_publisher(options, standing),
        "problem": problem,
    }
    return render(request, "amendment.html.j2", context, status=422 if problem and request.method == "POST" else 200)
