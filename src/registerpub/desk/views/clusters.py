"""Cards that belong together or apart, decided on the page of one card: same person, two people, split, and back."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from registerpub.desk.roles import signed_in
from registerpub.pipeline.candidates import SPLIT_AS, merge, say_different, split
from registerpub.pipeline.card_moves import take_back

CHANNEL = "desk"
ACTIONS = ("same", "different", "split", "back")


def rule(request: HttpRequest, card_id: str, seen: int, action: str, argument: str) -> HttpResponse:
    """Carry out one of :data:`ACTIONS`; ``argument`` is the other card's id or what the documents tell of.

    Raises the pipeline's errors; then nothing has changed.
    """
    user, now = signed_in(request), timezone.now()
    shown = card_id
    if action == "same":
        shown = merge(card_id, argument, user, config=settings.REGISTERPUB, channel=CHANNEL, seen_version=seen, now=now)
        text = gettext("The two cards are one now. Confirmations given before no longer count.")
    elif action == "different":
        say_different(card_id, argument, user, config=settings.REGISTERPUB, channel=CHANNEL, seen_version=seen, now=now)
        text = gettext("Remembered: two people. It is not asked again.")
    elif action == "back":
        shown = take_back(
            card_id, argument, user, config=settings.REGISTERPUB, channel=CHANNEL, seen_version=seen, now=now
        )
        text = gettext(
            "Taken back: each article stands again where it stood. Confirmations given before no longer count."
        )
    elif action == "split" and argument in SPLIT_AS:
        chosen = [int(value) for value in request.POST.getlist("document") if value.isascii() and value.isdecimal()]
        shown = split(
            card_id, chosen, argument, user, config=settings.REGISTERPUB, channel=CHANNEL, seen_version=seen, now=now
        )
        text = gettext("The chosen articles are on this card of their own now.")
    else:
        raise SuspiciousOperation("unknown action")
    messages.success(request, text)
    return HttpResponseRedirect(reverse("card", args=[shown]))
