"""What a page that is open asks now and then: has the card moved, how many cards wait. No names, no words.

The words stand in the page already, hidden; without a script the check on save is the rule. These addresses do not
count as use of a session (``entry.wall``): a page that was left open must not keep somebody signed in.
"""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from registerpub.core.errors import InputError
from registerpub.desk import words
from registerpub.desk.roles import READ, needs, signed_in
from registerpub.pipeline.decide import find_card
from registerpub.pipeline.inbox import MANY, inbox_counts
from registerpub.pipeline.lease import holder
from registerpub.pipeline.looks import current_seal, has_looked


@needs(READ)
@require_safe
def card(request: HttpRequest, card_id: str) -> JsonResponse:
    """Version and state of the card, what of its contradictions this editor has yet to look at, who has it open."""
    try:
        found = find_card(card_id)
    except InputError as error:
        raise Http404 from error
    user, seal = signed_in(request), current_seal(found)
    lease = holder(card_id, timezone.now()) if found.state == "open" else None
    return JsonResponse(
        {
            "version": found.version,
            "state": found.state,
            "seal": "" if has_looked(card_id, user, seal) else seal,
            "elsewhere": lease.user if lease is not None and lease.user != user.get_username() else "",
        }
    )


@needs(READ)
@require_safe
def counts(request: HttpRequest) -> JsonResponse:
    """View → its count as the list of views shows it."""
    found = inbox_counts(settings.REGISTERPUB, signed_in(request), timezone.now())
    return JsonResponse({view: shown_count(number) for view, number in found.items()})


def shown_count(number: int) -> str:
    """More than can be counted quickly is «999+»."""
    return f"{words.number(MANY)}+" if number > MANY else words.number(number)
