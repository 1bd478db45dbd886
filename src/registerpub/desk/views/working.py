"""Work around a decision: take a card over, say that a contradiction was looked at, keep choices, snooze, undo."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from registerpub.core.errors import RegisterpubError
from registerpub.desk import card_page
from registerpub.desk.refusals import refusal_text
from registerpub.desk.roles import signed_in
from registerpub.desk.submission import read_submission
from registerpub.desk.views.card_answers import seen_version, show
from registerpub.desk.words import moment
from registerpub.pipeline import lease, looks, undo, unsaved
from registerpub.pipeline.snooze import snooze, wake
from registerpub.pipeline.views import Card

CHANNEL = "desk"
Action = Callable[[HttpRequest, Card], HttpResponse]


def _to_card(card: Card) -> HttpResponse:
    return HttpResponseRedirect(reverse("card", args=[card.row.id]))


def take_over(request: HttpRequest, card: Card) -> HttpResponse:
    try:
        lease.take_over(card.row.id, signed_in(request), request.POST.get("reason", ""), timezone.now())
    except RegisterpubError as error:
        messages.error(request, refusal_text(error))
    else:
        messages.success(request, gettext("The card is yours now. The other editor sees that, and why."))
    return _to_card(card)


def look(request: HttpRequest, card: Card) -> HttpResponse:
    """Record that the contradiction on the page was looked at; the page comes back as it was filled in."""
    form = read_submission(request.POST.dict())
    looked = looks.look(card.row.id, signed_in(request), request.POST.get("seal", ""), timezone.now())
    text = "" if looked else gettext("The sources say something else by now: look again at what contradicts what.")
    if seen_version(request) != card.version:
        form = card_page.rebase(card, form)
    return show(request, card, form, text)


def keep(request: HttpRequest, card: Card) -> HttpResponse:
    """Keep the choices, give the card back and go on with something else."""
    form, user = read_submission(request.POST.dict()), signed_in(request)
    unsaved.keep(card.row.id, user, form.as_dict(), seen_version(request), timezone.now())
    lease.release(card.row.id, user)
    messages.success(request, gettext("Your choices are kept: you find the card under «Mine»."))
    return HttpResponseRedirect(reverse("inbox"))


def discard(request: HttpRequest, card: Card) -> HttpResponse:
    unsaved.discard(card.row.id, signed_in(request))
    return _to_card(card)


def put_off(request: HttpRequest, card: Card) -> HttpResponse:
    """Nobody can tell yet: the card comes back after some days, or as soon as something about it changes."""
    user, days = signed_in(request), request.POST.get("days", "")
    try:
        until = snooze(card.row.id, user, days, channel=CHANNEL, seen_version=seen_version(request), now=timezone.now())
    except RegisterpubError as error:
        messages.error(request, refusal_text(error))
        return _to_card(card)
    lease.release(card.row.id, user)
    text = gettext("Put off until %(time)s, or until something about it changes.")
    messages.success(request, text % {"time": moment(until)})
    return HttpResponseRedirect(reverse("inbox"))


def wake_up(request: HttpRequest, card: Card) -> HttpResponse:
    try:
        wake(card.row.id, signed_in(request), channel=CHANNEL, now=timezone.now())
    except RegisterpubError as error:
        messages.error(request, refusal_text(error))
    return _to_card(card)


def take_back(request: HttpRequest, card: Card) -> HttpResponse:
    """Undo a decision that was just taken."""
    try:
        undo.undo(card.row.id, signed_in(request), config=settings.REGISTERPUB, channel=CHANNEL, now=timezone.now())
    except RegisterpubError as error:
        messages.error(request, refusal_text(error))
    else:
        messages.success(request, gettext("Undone. The card is open again; nothing was published."))
    return _to_card(card)


def pull_back(request: HttpRequest, card: Card) -> HttpResponse:
    """Stop a notice that waits in the outbox."""
    reason = " ".join(request.POST.get("reason", "").split())[:300]
    try:
        left = undo.pull_back(card.row.id, signed_in(request), reason, channel=CHANNEL, now=timezone.now())
    except RegisterpubError as error:
        messages.error(request, refusal_text(error))
        return HttpResponseRedirect(reverse("outbox"))
    if left:
        text = gettext(
            "Pulled back: what was not published yet waits again. It is written anew when somebody adds the name in "
            "that language on the page of the person."
        )
        messages.success(request, text)
        return HttpResponseRedirect(reverse("outbox"))
    messages.success(request, gettext("Pulled back. Nothing was published; the card is open again."))
    return _to_card(card)


ACTIONS: Mapping[str, Action] = MappingProxyType(
    {
        "take_over": take_over,
        "look": look,
        "keep": keep,
        "discard": discard,
        "snooze": put_off,
        "wake": wake_up,
        "undo": take_back,
        "pull_back": pull_back,
    }
)
