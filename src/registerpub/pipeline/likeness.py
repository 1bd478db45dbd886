"""Whether a person on record bears the name of a card: a second look at a choice, never a decision about identity."""

from __future__ import annotations

from registerpub.core.names import build_matcher
from registerpub.core.records import Document
from registerpub.pipeline.decide import find_card
from registerpub.pipeline.resolve import people_meant
from registerpub.store.mapping import person_record
from registerpub.store.models import PersonRow


def is_named_otherwise(card_id: str, person_id: str) -> bool:
    """Whether the name on a candidate's card is like no name of ``person_id``, in any script or spelling.

    False where there is nothing to compare: the card is about a known person, or the person is unknown. Raises
    :class:`InputError` for an unknown card.
    """
    proposal = find_card(card_id)
    person = PersonRow.objects.filter(pk=person_id).prefetch_related("names").first()
    if person is None or proposal.person_id is not None or not proposal.candidate:
        return False
    if person_id in people_meant(proposal.evidence.select_related("claim")):
        return False
    name = Document(id="", text=proposal.candidate, language=proposal.candidate_language or "und")
    return not build_matcher([person_record(person)]).find(name)
