"""What an open card would change in a person's case file, field by field. Reads rows, writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from registerpub.core.changes import DETAIL
from registerpub.core.changes.differences import Effect, FieldChange, effect_of
from registerpub.core.errors import DecisionError, InputError
from registerpub.core.events import MEMBERSHIP_EVENTS
from registerpub.core.records import Event
from registerpub.pipeline.counts import computed_count
from registerpub.pipeline.decide import find_card
from registerpub.pipeline.details import completions
from registerpub.pipeline.resolve import proposed_events
from registerpub.pipeline.views import Card
from registerpub.store.mapping import ledger
from registerpub.store.models import Proposal

NOTHING = Effect((), ())


def case_effect(card_id: str, values: Mapping[str, str] | None = None, person: str | None = None) -> Effect:
    """The effect of confirming the card with ``values`` changed, for ``person`` where the card does not say who it is.

    Nothing for a decided card, one that names nobody, and values that cannot be read. Raises :class:`InputError` for
    an unknown card.
    """
    proposal = find_card(card_id)
    subject = proposal.person_id or person
    return _effect(proposal, values or {}, lambda: ledger([subject]).get(subject, []) if subject else [])


def effect_of_card(card: Card, values: Mapping[str, str]) -> Effect:
    """:func:`case_effect` of a card that has just been read."""
    return _effect(card.reading, values, lambda: card.person.file if card.person else ())


def _effect(proposal: Proposal, values: Mapping[str, str], file: Callable[[], Sequence[Event]]) -> Effect:
    if proposal.state != "open" or proposal.kind in ("mismatch", "amendment"):
        return NOTHING
    try:
        new = proposed_events(proposal, values)
    except InputError:
        return NOTHING
    if proposal.kind == DETAIL:
        return _completed(proposal, new[0])
    return effect_of(new, file(), _counts(new[0]))


def _completed(proposal: Proposal, told: Event) -> Effect:
    """The fields of the event on record, not those of the case file as a whole."""
    try:
        found = completions(proposal, told)
    except DecisionError:
        return NOTHING
    return Effect(tuple(FieldChange(one.field, one.before, one.after) for one in found), ())


def _counts(main: Event) -> dict[str, int]:
    if main.code not in MEMBERSHIP_EVENTS or main.register is None:
        return {}
    return {main.register: computed_count(main.register, None).count}
