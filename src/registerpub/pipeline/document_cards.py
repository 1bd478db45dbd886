"""What one document puts on cards: its claims beside case files, each draft in one card.

Of a page in several versions only the latest says anything.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from registerpub.core.changes import CHECK, CardDraft, Context, propose, same_event
from registerpub.core.claims.unread import Unexplained
from registerpub.core.names import name_key
from registerpub.core.records import Claim, Total
from registerpub.pipeline.card_search import same_numbers
from registerpub.pipeline.card_store import Stored, store
from registerpub.pipeline.denials import join_denials
from registerpub.pipeline.earlier_card import KIND as EARLIER
from registerpub.pipeline.page_versions import is_outdated, older_versions
from registerpub.store.mapping import date_of, ledger, register_ledger
from registerpub.store.models import DocumentRow, Evidence, Proposal
from registerpub.store.reading_mapping import claim_record, document_record, mention_record, total_record


def propose_from(
    row: DocumentRow, now: dt.datetime, wanted: Callable[[CardDraft], bool] = lambda draft: True
) -> list[Stored]:
    """Store the ``wanted`` of what the claims of ``row`` propose, in one card each; in the caller's transaction.

    A copy of an earlier document only joins the cards of that one, and what was decided on this very document is not
    asked again.
    """
    if is_outdated(row):
        return []
    first = _first_copy(row)
    if first is not None:
        _join_copy(row, first, now)
        return []
    claim_rows = [claim for claim in row.claims.all() if claim.replaced is None]
    claim_rows.sort(key=lambda claim: (claim.data["quote"]["start"], claim.pk))
    claims = [claim_record(claim) for claim in claim_rows]
    totals = [total_record(total) for total in row.totals.all()]
    unexplained = _unexplained(row, claims)
    drafts = propose(claims, totals, _context(claims, totals, unexplained, row.published), unexplained)
    asked = [draft for draft in drafts if wanted(draft) and not _is_decided_on(draft, row)]
    stored = [store(draft, row, claim_rows, now) for draft in asked]
    join_denials(row, claims, [one.proposal for one in stored], now)
    return stored


def _unexplained(row: DocumentRow, claims: Sequence[Claim]) -> Sequence[Unexplained]:
    """What nobody could read, but for what an earlier version of the page said in the same words, and for people of
    whom the page is on an open card already. Lists tell nothing by their sentences."""
    if row.watched == "list":
        return ()
    from registerpub.core.claims.unexplained import find_unexplained  # large; most who import this file read no text

    found = find_unexplained(document_record(row), [mention_record(mention) for mention in row.mentions.all()], claims)
    if not found:
        return ()
    before = [version.text for version in older_versions(row)]
    cards = Proposal.objects.filter(state="open", evidence__document__canonical=row.canonical).exclude(kind=CHECK)
    asked = set(cards.values_list("person_id", flat=True))
    new = [one for one in found if one.person not in asked]
    return [one for one in new if not any(row.text[one.quote.start : one.quote.end] in text for text in before)]


def _context(
    claims: Sequence[Claim], totals: Sequence[Total], unexplained: Sequence[Unexplained], published: dt.date | None
) -> Context:
    """The case files of those whom the document names, and of the lists whose totals it states; nobody else's."""
    people = {claim.person for claim in claims if claim.person is not None}
    known = dict(ledger(people | {one.person for one in unexplained}))
    for register in {total.register for total in totals if total.register is not None}:
        known |= register_ledger(register)
    return Context(known, published)


def _is_decided_on(draft: CardDraft, row: DocumentRow) -> bool:
    """Whether a decided card of the same subject and happening rests on this very document.

    So does whatever it says of somebody of whom it stands on a list of earlier mentions, unless that was opened.
    """
    earlier = Proposal.objects.filter(kind=EARLIER, evidence__document=row).exclude(state="confirmed")
    if draft.person and earlier.filter(person_id=draft.person).exists():
        return True
    rows = Proposal.objects.filter(evidence__document=row, event=draft.event, register_id=draft.register)
    rows = rows.filter(kind=draft.kind, state__in=("confirmed", "rejected"))
    if draft.kind == "mismatch":
        return any(same_numbers(draft, proposal) for proposal in rows)
    for proposal in rows.distinct():
        subject = proposal.person_id == draft.person if draft.person else _is_named(draft, proposal)
        if subject and same_event(draft.date, date_of(proposal.values.get("date"))):
            return True
    return False


def _is_named(draft: CardDraft, proposal: Proposal) -> bool:
    """Whether the decided card is the candidate's: by the name as the documents of the card write it."""
    written = proposal.evidence.exclude(claim=None).values_list("claim__data__name", flat=True)
    return name_key(draft.candidate) in {name_key(name) for name in (proposal.candidate, *written) if name}


def _first_copy(row: DocumentRow) -> DocumentRow | None:
    """A document with the same words that was proposed from before this one: a mirror, a repost or a new address.

    Of two that say the same only the later is a copy, also when both are read again. A list that is as it was before is
    none of its own: who came back onto it is news.
    """
    rows = DocumentRow.objects.filter(text_sha256=row.text_sha256, title=row.title, proposed__isnull=False)
    rows = rows.filter(pruned__isnull=True).exclude(pk=row.pk)
    if row.watched == "list":
        rows = rows.exclude(canonical=row.canonical)
    before = [one for one in rows if row.proposed is None or proposed_order(one) < proposed_order(row)]
    return min(before, key=proposed_order, default=None)


def proposed_order(row: DocumentRow) -> tuple[dt.datetime, dt.date, int]:
    """In what order documents were proposed from: those of one run by publication, the undated first."""
    return row.proposed or dt.datetime.max.replace(tzinfo=dt.UTC), row.published or dt.date.min, row.pk


def _join_copy(row: DocumentRow, first: DocumentRow, now: dt.datetime) -> None:
    """A copy stands beside its original on the same cards and raises none of its own, whatever was decided since."""
    known = set(Evidence.objects.filter(document=row).values_list("proposal_id", flat=True))
    Evidence.objects.bulk_create(
        Evidence(proposal_id=old.proposal_id, document=row, role=old.role, quote=old.quote, added=now)
        for old in Evidence.objects.filter(document=first)
        if old.proposal_id not in known
    )
