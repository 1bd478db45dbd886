"""Earlier mentions: when a person or a spelling is added, the documents that were there before are searched for them.

What is found arrives as one card per person, which only informs: an editor closes it, or has it opened into cards of
the usual kind. A name that has not been searched for says so in its row, so a killed search begins again and finds
the same.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.contrib.auth.models import User
from django.db import transaction

from registerpub.config import Config
from registerpub.core.changes import CardDraft
from registerpub.core.errors import DecisionError
from registerpub.core.names import Matcher, build_matcher
from registerpub.core.records import Mention, Span
from registerpub.pipeline.decide import open_card, settle_alone
from registerpub.pipeline.document_cards import propose_from
from registerpub.pipeline.earlier_card import KIND, tell
from registerpub.pipeline.matchers import project_matcher
from registerpub.pipeline.panic import StandsStill
from registerpub.pipeline.reprocess import Reread, reread, store_again
from registerpub.pipeline.rulings import rulings_in_force
from registerpub.pipeline.stage import Progress, StageResult, fail, quiet
from registerpub.store.mapping import all_registers, person_record
from registerpub.store.models import DocumentRow, Evidence, MentionRow, NameRow, PersonRow, Proposal
from registerpub.store.reading_mapping import document_record

#: Documents that are read in one statement.
_AT_ONCE: Final = 50


@dataclass(frozen=True, slots=True)
class _Found:
    """A document and the people who were not known to be named in it."""

    new: Reread
    people: frozenset[str]


def search_earlier(config: Config, now: dt.datetime, progress: Progress = quiet) -> StageResult:
    """Search what was processed before for every name that was added since. Once for each name."""
    names = dict(NameRow.objects.filter(searched__isnull=True).values_list("pk", "person_id"))
    if not names:
        return StageResult("earlier", 0, 0, 0)
    try:
        small = _small_matcher(frozenset(names.values()), now)
        waiting = _named_in_pending(small)
        names = {pk: person for pk, person in names.items() if person not in waiting}
        found = list(_find(config, small, frozenset(names.values()), now, progress)) if names else []
        with transaction.atomic():
            made = _store(found, now)
            NameRow.objects.filter(pk__in=list(names)).update(searched=now)
    except StandsStill:
        raise
    except Exception as error:  # the edge of the stage: the names stay due and a person sees why
        fail("earlier", "the search for new names", error, now)
        return StageResult("earlier", 0, 0, 1)
    return StageResult("earlier", len(found), made, 0)


def _small_matcher(people: frozenset[str], now: dt.datetime) -> Matcher:
    """Of ``people`` alone: it rules out most documents."""
    rulings = rulings_in_force(now.date())
    rows = PersonRow.objects.filter(pk__in=people).prefetch_related("names")
    return build_matcher(map(person_record, rows), [one for one in rulings if one.person in people])


def _named_in_pending(small: Matcher) -> set[str]:
    """Who is named in a document that was matched without them and is still on its way: their names stay due."""
    pending = DocumentRow.objects.filter(matched__isnull=False, proposed__isnull=True, pruned__isnull=True)
    return {person for row in pending for person in _unknown(row, small)}


def _find(
    config: Config, small: Matcher, people: frozenset[str], now: dt.datetime, progress: Progress
) -> Iterator[_Found]:
    """Documents that name one of ``people`` of whom nothing is known in them."""
    due = sorted(DocumentRow.objects.filter(proposed__isnull=False, pruned__isnull=True).values_list("pk", flat=True))
    whole: Matcher | None = None
    for number, row in enumerate(_rows(due), start=1):
        hits = _unknown(row, small) & people
        if hits:
            whole = whole or project_matcher(config, now.date())
            new = reread(row.pk, whole, all_registers())
            meant = hits & _people(new.mentions)
            if meant:
                yield _Found(new, frozenset(meant))
        progress("earlier", number, len(due))


def _rows(due: Sequence[int]) -> Iterator[DocumentRow]:
    for start in range(0, len(due), _AT_ONCE):
        yield from DocumentRow.objects.filter(pk__in=due[start : start + _AT_ONCE]).order_by("pk")


def _unknown(row: DocumentRow, small: Matcher) -> set[str]:
    """Whom the document names and of whom nothing is known in it."""
    named = _people(small.find(document_record(row)))
    return named - _known(row) if named else named


def _people(mentions: Sequence[Mention]) -> set[str]:
    return {mention.person for mention in mentions if mention.person is not None}


def _known(row: DocumentRow) -> set[str]:
    return set(MentionRow.objects.filter(document=row, person__isnull=False).values_list("person_id", flat=True))


def _store(found: Sequence[_Found], now: dt.datetime) -> int:
    """Store the new readings, and one card for each person; returns how many cards were made or grew."""
    documents: dict[str, list[int]] = {}
    for one in found:
        people = one.people - _asked_about(one.new)
        store_again(one.new, now, lambda draft, people=people: draft.person not in people)  # type: ignore[misc]
        # A page that made the card by which somebody came on record was seen with it.
        on_cards = Proposal.objects.filter(evidence__document=one.new.pk, person_id__in=people)
        for person in people - set(on_cards.values_list("person_id", flat=True)):
            documents.setdefault(person, []).append(one.new.pk)
    for person, pks in documents.items():
        tell(person, pks, now)
    return len(documents)


def _asked_about(new: Reread) -> set[str]:
    """The people of whom the page is on an open card already, as of somebody not on record: that question stays open.

    The words are the same, only whom they mean is known now; a list would be closed more lightly than such a card.
    """
    rows = Evidence.objects.filter(document=new.pk, proposal__state="open", proposal__person__isnull=True)
    rows = rows.exclude(proposal__candidate="")
    quotes = [Span(one["field"], one["start"], one["end"]) for one in rows.values_list("quote", flat=True)]
    return {
        claim.person
        for claim in new.reading.claims
        if claim.person is not None and any(_overlap(claim.quote, quote) for quote in quotes)
    }


def _overlap(one: Span, other: Span) -> bool:
    return one.field == other.field and one.start < other.end and other.start < one.end


def open_earlier(
    card_id: str, user: User, *, config: Config, channel: str, seen_version: int | None, now: dt.datetime
) -> int:
    """Make cards of the usual kind from what the documents of an ``earlier`` card claim; returns how many are new.

    One editor is enough: nothing is recorded of the person. Raises as :func:`.decide.reject` does.
    """
    with transaction.atomic():
        card = open_card(card_id, user, config, channel, seen_version)
        if card.kind != KIND:
            raise DecisionError("this card is no list of earlier mentions: confirm or reject it")

        def about_them(draft: CardDraft) -> bool:
            return draft.person == card.person_id

        documents = DocumentRow.objects.filter(evidence__proposal=card).distinct().order_by("published", "pk")
        # Closed first: what stands on an open card of this kind is not proposed.
        settle_alone(card, user, "open", {}, channel, now)
        stored = [one for row in documents for one in propose_from(row, now, about_them)]
        return sum(one.created for one in stored)
