"""One card: reading it leases it; what is posted is a decision, a preview, or work around a decision."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from registerpub.core.errors import InputError
from registerpub.desk import card_page
from registerpub.desk.entry.kept import kept_form
from registerpub.desk.roles import DECIDE, READ, needs, role_of, signed_in
from registerpub.desk.settling import has_decided
from registerpub.desk.step_up import needs_step_up
from registerpub.desk.submission import Submission, read_submission
from registerpub.desk.views import clusters, deciding, working
from registerpub.desk.views.card_answers import seen_version, show
from registerpub.desk.vocabulary import REJECTION
from registerpub.desk.words import current_language
from registerpub.pipeline.amendments import KIND as AMENDMENT
from registerpub.pipeline.cards import get_card
from registerpub.pipeline.lease import LeaseView, open_lease, release
from registerpub.pipeline.unsaved import discard, keep, kept
from registerpub.pipeline.views import Card

#: What is refused while another editor has the card open.
_DECIDING = ("confirm", "open", "name", "reject", *clusters.ACTIONS)


@needs(READ)
@require_http_methods(["GET", "HEAD", "POST"])
def card(request: HttpRequest, card_id: str) -> HttpResponse:
    """The card; a POST is for those who may decide."""
    try:
        found = get_card(settings.REGISTERPUB, card_id, current_language())
    except InputError as error:
        raise Http404 from error
    if found.row.kind == AMENDMENT:
        return HttpResponseRedirect(reverse("amendment", args=[card_id]))
    if request.method == "POST":
        if role_of(request.user) not in DECIDE:
            raise PermissionDenied
        return _posted(request, found)
    lease = _lease(request, found) if request.method == "GET" else None
    return _read(request, found, lease)


def _lease(request: HttpRequest, card: Card) -> LeaseView | None:
    """Lease the card to whoever may still decide on it."""
    user = signed_in(request)
    if role_of(user) not in DECIDE or has_decided(card, user.get_username()):
        return None
    return open_lease(card.row.id, user, timezone.now())


def _read(request: HttpRequest, card: Card, lease: LeaseView | None) -> HttpResponse:
    """The card with what this editor left unsaved on it, laid over the card as it is now.

    What they had chosen before they were asked for their second factor comes first.
    """
    before = kept_form(request)
    if before is not None:
        form = read_submission(before)
        form = form if before.get("version") == str(card.version) else card_page.rebase(card, form)
        return show(request, card, form, lease=lease)
    unsaved = kept(card.row.id, signed_in(request)) if card.row.state == "open" else None
    if unsaved is None:
        return show(request, card, card_page.initial(card), lease=lease)
    form = Submission.from_dict(unsaved.form)
    form = form if unsaved.version == card.version else card_page.rebase(card, form)
    return show(request, card, form, unsaved=unsaved, lease=lease)


def _posted(request: HttpRequest, card: Card) -> HttpResponse:
    action, _, argument = request.POST.get("action", "").partition(".")
    if action in working.ACTIONS:
        return working.ACTIONS[action](request, card)
    lease = _lease(request, card)
    if action in _DECIDING and lease is not None and lease.user != request.user.get_username():
        text = gettext("%(user)s has taken this card over. Nothing was decided and your choices are kept.")
        form = read_submission(request.POST.dict())
        response = show(request, card, card_page.rebase(card, form), text % {"user": lease.user}, status=409)
    else:
        response = _decide(request, card, action, argument)
    if response.status_code == 302:
        release(card.row.id, signed_in(request))
        discard(card.row.id, signed_in(request))
    else:
        _keep(request, card)
    return response


def _decide(request: HttpRequest, card: Card, action: str, argument: str) -> HttpResponse:
    if action == "preview":
        return deciding.preview(request, card)
    if action == "confirm":
        confirm = needs_step_up(deciding.confirm) if card.row.severity == "A" else deciding.confirm
        return confirm(request, card)
    if action == "open":
        return deciding.open_cards(request, card)
    if action == "name":
        return deciding.name(request, card)
    if action == "reject" and argument in REJECTION:
        return deciding.reject(request, card, argument)
    if action in clusters.ACTIONS:
        return deciding.rule(request, card, action, argument)
    raise SuspiciousOperation("unknown action")


def _keep(request: HttpRequest, card: Card) -> None:
    """What was filled in and not decided is there again when this editor opens the card."""
    form = read_submission(request.POST.dict())
    if not form.is_untouched():
        keep(card.row.id, signed_in(request), form.as_dict(), seen_version(request), timezone.now())
