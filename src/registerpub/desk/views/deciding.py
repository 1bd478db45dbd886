"""Deciding on one card: preview, confirm, reject, open. The rules of deciding are the pipeline's, not this page's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from registerpub.core.errors import RegisterpubError
from registerpub.desk import card_page
from registerpub.desk.problems import problems
from registerpub.desk.roles import signed_in
from registerpub.desk.submission import Submission, read_submission
from registerpub.desk.views import clusters
from registerpub.desk.views.card_answers import differs, refusal, refused, seen_version, show, stale
from registerpub.desk.vocabulary import REJECTION
from registerpub.pipeline import decide
from registerpub.pipeline.earlier import open_earlier
from registerpub.pipeline.named_event import name_event
from registerpub.pipeline.views import Card

CHANNEL = "desk"


def preview(request: HttpRequest, card: Card) -> HttpResponse:
    """Show what the choices come to. Choices made on an older version are laid over the new one."""
    form = read_submission(request.POST.dict())
    if seen_version(request) == card.version:
        return show(request, card, form)
    text = gettext("The card has changed since you opened it: what you did not touch now shows the new proposal.")
    return show(request, card, card_page.rebase(card, form), text)


def confirm(request: HttpRequest, card: Card) -> HttpResponse:
    version, form = seen_version(request), read_submission(request.POST.dict())
    settled = request.POST.get("settled", "")

    def run(by: dict[str, Any]) -> HttpResponse:
        if version == card.version and settled in ("", decide.OWN_CHOICES):
            found = problems(card, form, card_page.needs_waiver(card), whole=settled == decide.OWN_CHOICES)
            if found:
                return show(request, card, form, " ".join(found), status=422)
        if version == card.version and not settled and _reads_differently(card, form):
            text = gettext("The notice has changed with your choices: read it, then confirm.")
            return show(request, card, form, text)
        _tell_outcome(request, decide.confirm(card.row.id, options=form.options(), settled=settled, **by))
        return HttpResponseRedirect(reverse("inbox"))

    return _carried_out(request, card, form, gettext("Confirm"), run)


def _carried_out(
    request: HttpRequest, card: Card, form: Submission, choice: str, run: Callable[[dict[str, Any]], HttpResponse]
) -> HttpResponse:
    """What ``run`` answers, unless the card cannot be decided on now, has changed since, or the pipeline refuses.

    ``run`` is given what every decision of the pipeline takes besides the card: who decides, when, on which version.
    ``choice``: the words of what was pressed, for whoever has to press it again.
    """
    version = seen_version(request)
    stopped = refusal(request, card, form, version, choice)
    if stopped is not None:
        return stopped
    by = {
        "user": signed_in(request),
        "config": settings.REGISTERPUB,
        "channel": CHANNEL,
        "seen_version": version,
        "now": timezone.now(),
    }
    try:
        return run(by)
    except decide.StaleCard:
        return stale(request, card.row.id, form, version, choice)
    except decide.DifferingOptions as differing:
        return differs(request, card, form, differing)
    except RegisterpubError as error:
        return refused(request, card, form, error, version, choice)


def _tell_outcome(request: HttpRequest, outcome: decide.Outcome) -> None:
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


def _reads_differently(card: Card, form: Submission) -> bool:
    """Whether the machine now writes something else than the editor had before their eyes, or they saw nothing yet."""
    try:
        return card_page.machine_texts(card, form) != form.shown
    except RegisterpubError:
        return False


def open_cards(request: HttpRequest, card: Card) -> HttpResponse:
    """Make cards of earlier mentions."""

    def run(by: dict[str, Any]) -> HttpResponse:
        made = open_earlier(card.row.id, **by)
        text = ngettext("%(number)d card was made.", "%(number)d cards were made.", made)
        messages.success(request, text % {"number": made})
        return HttpResponseRedirect(reverse("inbox"))

    return _carried_out(request, card, read_submission({}), gettext("Make cards"), run)


def name(request: HttpRequest, card: Card) -> HttpResponse:
    """Say which event the sentences of a check card tell of, and go to the card of it."""

    def run(by: dict[str, Any]) -> HttpResponse:
        named = name_event(card.row.id, request.POST.get("event", ""), **by)
        return HttpResponseRedirect(reverse("card", args=[named]))

    return _carried_out(request, card, read_submission({}), gettext("This is an event"), run)


def reject(request: HttpRequest, card: Card, reason: str) -> HttpResponse:
    def run(by: dict[str, Any]) -> HttpResponse:
        decide.reject(card.row.id, reason=reason, **by)
        messages.success(request, gettext("Rejected: %(reason)s.") % {"reason": REJECTION[reason]})
        return HttpResponseRedirect(reverse("inbox"))

    choice = gettext("Reject: %(reason)s") % {"reason": REJECTION[reason]}
    return _carried_out(request, card, read_submission(request.POST.dict()), choice, run)


def rule(request: HttpRequest, card: Card, action: str, argument: str) -> HttpResponse:
    """Merge with another card, tell two people apart, or split documents off."""
    version, form = seen_version(request), card_page.initial(card)
    if card.row.state != "open":
        return stale(request, card.row.id, form, version, "")
    try:
        return clusters.rule(request, card.row.id, version, action, argument)
    except decide.StaleCard:
        return stale(request, card.row.id, form, version, "")
    except RegisterpubError as error:
        return refused(request, card, form, error, version, "")
