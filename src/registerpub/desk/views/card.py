"""One card: read it, preview a choice, confirm or reject. The rules of deciding are the pipeline's, not this page's."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods

from registerpub.core.errors import InputError, RegisterpubError
from registerpub.desk import card_page
from registerpub.desk.conflicts import stale_rows
from registerpub.desk.problems import problems, standing
from registerpub.desk.reasons import class_reason, reason_text
from registerpub.desk.refusals import refusal_text
from registerpub.desk.roles import DECIDE, READ, needs, role_of, signed_in
from registerpub.desk.settling import (
    asked_again,
    choice_rows,
    differing_rows,
    has_decided,
    notices_for,
    posted_again,
    recorded_notices,
)
from registerpub.desk.submission import Submission, read_submission
from registerpub.desk.views import clusters
from registerpub.desk.vocabulary import REJECTION
from registerpub.desk.words import current_language
from registerpub.pipeline import decide
from registerpub.pipeline.cards import get_card
from registerpub.pipeline.earlier import open_earlier
from registerpub.pipeline.named_event import name_event
from registerpub.pipeline.views import Card

CHANNEL = "desk"


@needs(READ)
@require_http_methods(["GET", "HEAD", "POST"])
def card(request: HttpRequest, card_id: str) -> HttpResponse:
    """The card; a POST previews or decides and is for those who may decide."""
    try:
        found = get_card(settings.REGISTERPUB, card_id, current_language())
    except InputError as error:
        raise Http404 from error
    if request.method != "POST":
        return show(request, found, card_page.initial(found))
    if role_of(request.user) not in DECIDE:
        raise PermissionDenied
    action, _, reason = request.POST.get("action", "").partition(".")
    if action == "preview":
        return _preview(request, found)
    if action == "confirm":
        return _confirm(request, found)
    if action == "open":
        return _open(request, found)
    if action == "name":
        return _name(request, found)
    if action == "reject" and reason in REJECTION:
        return _reject(request, found, reason)
    if action in clusters.ACTIONS:
        return _rule(request, found, action, reason)
    raise SuspiciousOperation("unknown action")


def show(request: HttpRequest, card: Card, form: Submission, problem: str = "", *, status: int = 200) -> HttpResponse:
    """The page of ``card`` with ``form`` filled in and ``problem`` said above it."""
    may_decide = role_of(request.user) in DECIDE
    user = request.user.get_username()
    voted = has_decided(card, user)
    notices, trouble = card_page.try_notices(card, form)
    if trouble:
        trouble = next(iter(problems(card, form)), trouble)
    context: dict[str, Any] = card_page.page(card, form)
    context |= card_page.form_parts(card, form, notices)
    context |= {
        "acting": may_decide and context["decidable"] and not voted,
        "voted": voted,
        "asked_again": asked_again(card, user),
        "lapsed": [(vote.user == user, choice_rows(vote.options)) for vote in card.lapsed] if may_decide else [],
        "choices": {vote.user: choice_rows(vote.options) for vote in card.votes},
        "recorded": recorded_notices(card) if card.row.state == "confirmed" else [],
        "problem": problem or (trouble if request.method == "POST" else ""),
        "reasons": [reason_text(reason) for reason in card.row.reasons],
        "class_reason": class_reason(card),
        "now": timezone.now(),
    }
    return render(request, "card.html.j2", context, status=status)


def _preview(request: HttpRequest, card: Card) -> HttpResponse:
    """Show what the choices come to; nothing is kept. Choices made on an older version are laid over the new one."""
    form = read_submission(request.POST.dict())
    if _version(request) == card.version:
        return show(request, card, form)
    text = gettext("The card has changed since you opened it: what you did not touch now shows the new proposal.")
    return show(request, card, card_page.rebase(card, form), text)


def _version(request: HttpRequest) -> int:
    """The version that the page showed. A decision about something unseen is refused."""
    value = request.POST.get("version", "")
    if not (value.isascii() and value.isdecimal()):
        raise SuspiciousOperation("a decision must say which version of the card was seen")
    return int(value)


def _confirm(request: HttpRequest, card: Card) -> HttpResponse:
    version, form = _version(request), read_submission(request.POST.dict())
    refusal = _refusal(request, card, form, version, gettext("Confirm"))
    if refusal is not None:
        return refusal
    settled = request.POST.get("settled", "")
    if version == card.version and settled in ("", decide.OWN_CHOICES):
        found = problems(card, form, card_page.needs_waiver(card), whole=settled == decide.OWN_CHOICES)
        if found:
            return show(request, card, form, " ".join(found), status=422)
    if version == card.version and not settled and _reads_differently(card, form):
        return show(request, card, form, gettext("The notice has changed with your choices: read it, then confirm."))
    try:
        outcome = decide.confirm(
            card.row.id,
            signed_in(request),
            form.options(),
            config=settings.REGISTERPUB,
            channel=CHANNEL,
            seen_version=version,
            now=timezone.now(),
            settled=settled,
        )
    except decide.StaleCard:
        return _stale(request, card.row.id, form, version, gettext("Confirm"))
    except decide.DifferingOptions as differing:
        return _differs(request, card, form, differing)
    except RegisterpubError as error:
        return _refused(request, card, form, error, version, gettext("Confirm"))
    if outcome.state == "waiting":
        text = ngettext(
            "Your confirmation is kept. One more editor must confirm.",
            "Your confirmation is kept. %(number)d more editors must confirm.",
            outcome.missing_people,
        )
        messages.info(request, text % {"number": outcome.missing_people})
    elif outcome.notice is None:
        messages.success(request, gettext("Confirmed and recorded. No notice is written of it."))
    else:
        messages.success(request, gettext("Confirmed. The notice waits in the outbox."))
    return HttpResponseRedirect(reverse("inbox"))


def _reads_differently(card: Card, form: Submission) -> bool:
    """Whether the machine now writes something else than the editor had before their eyes, or they saw nothing yet."""
    try:
        return card_page.machine_texts(card, form) != form.shown
    except RegisterpubError:
        return False


def _open(request: HttpRequest, card: Card) -> HttpResponse:
    """Make cards of earlier mentions."""
    version, form, choice = _version(request), read_submission({}), gettext("Make cards")
    refusal = _refusal(request, card, form, version, choice)
    if refusal is not None:
        return refusal
    try:
        made = open_earlier(
            card.row.id,
            signed_in(request),
            config=settings.REGISTERPUB,
            channel=CHANNEL,
            seen_version=version,
            now=timezone.now(),
        )
    except decide.StaleCard:
        return _stale(request, card.row.id, form, version, choice)
    except RegisterpubError as error:
        return _refused(request, card, form, error, version, choice)
    messages.success(
        request, ngettext("%(number)d card was made.", "%(number)d cards were made.", made) % {"number": made}
    )
    return HttpResponseRedirect(reverse("inbox"))


def _name(request: HttpRequest, card: Card) -> HttpResponse:
    """Say which event the sentences of a check card tell of, and go to the card of it."""
    version, form, choice = _version(request), read_submission({}), gettext("This is an event")
    refusal = _refusal(request, card, form, version, choice)
    if refusal is not None:
        return refusal
    try:
        named = name_event(
            card.row.id,
            request.POST.get("event", ""),
            signed_in(request),
            config=settings.REGISTERPUB,
            channel=CHANNEL,
            seen_version=version,
            now=timezone.now(),
        )
    except decide.StaleCard:
        return _stale(request, card.row.id, form, version, choice)
    except RegisterpubError as error:
        return _refused(request, card, form, error, version, choice)
    return HttpResponseRedirect(reverse("card", args=[named]))


def _reject(request: HttpRequest, card: Card, reason: str) -> HttpResponse:
    version, form = _version(request), read_submission(request.POST.dict())
    choice = gettext("Reject: %(reason)s") % {"reason": REJECTION[reason]}
    refusal = _refusal(request, card, form, version, choice)
    if refusal is not None:
        return refusal
    try:
        decide.reject(
            card.row.id,
            signed_in(request),
            reason,
            config=settings.REGISTERPUB,
            channel=CHANNEL,
            seen_version=version,
            now=timezone.now(),
        )
    except decide.StaleCard:
        return _stale(request, card.row.id, form, version, choice)
    except RegisterpubError as error:
        return _refused(request, card, form, error, version, choice)
    messages.success(request, gettext("Rejected: %(reason)s.") % {"reason": REJECTION[reason]})
    return HttpResponseRedirect(reverse("inbox"))


def _rule(request: HttpRequest, card: Card, action: str, argument: str) -> HttpResponse:
    """Merge with another card, tell two people apart, or split documents off."""
    version, form = _version(request), card_page.initial(card)
    if card.row.state != "open":
        return _stale(request, card.row.id, form, version, "")
    try:
        return clusters.rule(request, card.row.id, version, action, argument)
    except decide.StaleCard:
        return _stale(request, card.row.id, form, version, "")
    except RegisterpubError as error:
        return _refused(request, card, form, error, version, "")


def _refusal(request: HttpRequest, card: Card, form: Submission, seen: int, choice: str) -> HttpResponse | None:
    """The page for a card that is decided meanwhile, or for somebody who cannot decide on it; else None."""
    if card.row.state != "open":
        return _stale(request, card.row.id, form, seen, choice)
    problem = standing(card, role_of(request.user), request.user.get_username())
    return show(request, card, form, problem, status=422) if problem else None


def _refused(
    request: HttpRequest, card: Card, form: Submission, error: RegisterpubError, seen: int, choice: str
) -> HttpResponse:
    """The pipeline refused. If somebody decided in the same moment, that is said rather than the error."""
    now = get_card(settings.REGISTERPUB, card.row.id, current_language(), in_full=False)
    if now.row.state != "open":
        return _stale(request, card.row.id, form, seen, choice)
    return show(request, card, form, refusal_text(error), status=422)


def _differs(request: HttpRequest, card: Card, form: Submission, differing: decide.DifferingOptions) -> HttpResponse:
    """Both editors' choices side by side, and the notice as the first one's make it. Nothing is decided."""
    notices = notices_for(card, differing.first)
    context = {
        "card": card,
        "rows": differing_rows(differing.differences, notices),
        "first": choice_rows(differing.first.as_dict()),
        "notices": notices,
        "seal": differing.seal,
        "own": "" if problems(card, form, whole=True) else decide.OWN_CHOICES,
        "posted": posted_again(request.POST.dict()),
    }
    return render(request, "card_differs.html.j2", context, status=409)


def _stale(request: HttpRequest, card_id: str, form: Submission, seen: int, choice: str) -> HttpResponse:
    """What you saw, what it is now, what you chose: nothing is lost and nothing is decided."""
    now = get_card(settings.REGISTERPUB, card_id, current_language())
    context = {
        "card": now,
        "seen": seen,
        "rows": stale_rows(now, form),
        "choice": choice,
        "posted": posted_again(request.POST.dict()) if now.row.state == "open" else [],
        "texts": [(language, text) for language, text in form.texts.items() if form.edited(language)],
    }
    return render(request, "card_stale.html.j2", context, status=409)
