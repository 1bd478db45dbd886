"""Reprocess: read stored documents again, with the matcher and the rules as they are now.

Mentions, claims and open cards are worked out anew; decisions, the ledger and notices stay as they are. Each document
is one transaction that leaves the old results or the new ones, so it may be killed and run again at any moment. The
text itself stays as it is unless it is asked for anew (:mod:`.extract`).
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from registerpub.config import Config
from registerpub.core.changes import CardDraft
from registerpub.core.errors import InputError
from registerpub.core.names import Matcher
from registerpub.core.records import Mention, Reading, Register
from registerpub.pipeline.claim import read_row
from registerpub.pipeline.earlier_card import KIND, attach, refresh
from registerpub.pipeline.extract import Extractor, LeftAsItWas, extractor_for, otherwise_today, put
from registerpub.pipeline.matchers import project_matcher
from registerpub.pipeline.rebuild import content, propose_again, stands_alone, withdraw
from registerpub.pipeline.source_changes import KIND as CORRECTED
from registerpub.pipeline.stage import Progress, fail, quiet
from registerpub.pipeline.versions import believe
from registerpub.store.mapping import all_registers
from registerpub.store.models import ClaimRow, DocumentRow, Evidence, MentionRow, Proposal, TotalRow
from registerpub.store.reading_mapping import claim_row, document_record, mention_record, mention_row, total_row

Wanted = Callable[[CardDraft], bool]


@dataclass(frozen=True, slots=True)
class Redone:
    """What reading one document again brought. ``decided``: public ids of decided cards that rest on claims which
    would not be read any more; nothing about them was changed. ``extracted``: the text itself is another now."""

    changed: bool = False
    extracted: bool = False
    opened: int = 0
    altered: int = 0
    withdrawn: int = 0
    decided: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reprocessed:
    """Sums over all documents; ``failed`` ones are as they were and findings say why.

    ``left``: documents whose text could not be extracted anew, and why; they are as they were, too.
    """

    documents: int = 0
    changed: int = 0
    extracted: int = 0
    opened: int = 0
    altered: int = 0
    withdrawn: int = 0
    failed: int = 0
    decided: tuple[str, ...] = ()
    left: tuple[tuple[int, str], ...] = ()


def reprocess(
    config: Config,
    clock: Callable[[], dt.datetime],
    *,
    since: dt.date | None = None,
    matcher_version: str | None = None,
    extract: bool = False,
    progress: Progress = quiet,
) -> Reprocessed:
    """Read every document again that was processed before, oldest publication first.

    ``since``: only those published (or, undated, stored) on that day or later. ``matcher_version``: only those last
    matched by a version that begins so. Documents whose words retention has taken are left out.
    ``extract``: take the text from the archived bytes again first, and only of those that were read otherwise than
    they would be today; what is done says so itself, so that a run that was killed is taken up by the next.
    """
    due = list(_due(since, matcher_version))
    due = otherwise_today(config, due) if extract else due
    extractor = extractor_for(config, due) if extract else None
    matcher, registers = project_matcher(config, clock().date()), all_registers()
    found: list[Redone] = []
    left: list[tuple[int, str]] = []
    failed = 0
    for number, pk in enumerate(due, start=1):
        try:
            found.append(store_again(reread(pk, matcher, registers, extractor), clock()))
        except LeftAsItWas as error:
            left.append((pk, str(error)))
        except Exception as error:  # the edge of the stage: the document stays as it was and a person sees why
            failed += 1
            fail("reprocess", f"document {pk}", error, clock())
        progress("reprocess", number, len(due))
    return Reprocessed(
        documents=len(found),
        changed=sum(one.changed for one in found),
        extracted=sum(one.extracted for one in found),
        opened=sum(one.opened for one in found),
        altered=sum(one.altered for one in found),
        withdrawn=sum(one.withdrawn for one in found),
        failed=failed,
        decided=tuple(dict.fromkeys(card for one in found for card in one.decided)),
        left=tuple(left),
    )


def _due(since: dt.date | None, matcher_version: str | None) -> Iterable[int]:
    rows = DocumentRow.objects.filter(proposed__isnull=False, pruned__isnull=True)
    if matcher_version is not None:
        rows = rows.filter(matcher__startswith=matcher_version)
    if since is not None:
        start = dt.datetime.combine(since, dt.time(), dt.UTC)
        rows = rows.filter(published__gte=since) | rows.filter(published__isnull=True, created__gte=start)
    return rows.order_by("published", "id").values_list("id", flat=True)


def believe_list(document: int, config: Config, now: dt.datetime) -> tuple[int, Redone]:
    """Believe a list that was shortened (:func:`.versions.believe`) and read it again, so that an editor is asked about
    everybody who is missing.

    Raises :class:`InputError`, too, while the version is being processed.
    """
    with transaction.atomic():
        removed = believe(document)
        if DocumentRow.objects.filter(pk=document, matched__isnull=False, proposed__isnull=True).exists():
            raise InputError(f"document {document} is not processed to the end: run 'registerpub process' first")
        return removed, redo(document, project_matcher(config, now.date()), all_registers(), now)


@dataclass(frozen=True, slots=True)
class Reread:
    """A document as it reads now; ``matcher``: the version of the matcher.

    ``columns``: its text as the archive gives it today, ``None`` if that was not asked for.
    """

    pk: int
    mentions: Sequence[Mention]
    reading: Reading
    matcher: str
    columns: Mapping[str, Any] | None = None


def redo(pk: int, matcher: Matcher, registers: Sequence[Register], now: dt.datetime) -> Redone:
    """Read one document again and store what follows."""
    return store_again(reread(pk, matcher, registers), now)


def reread(pk: int, matcher: Matcher, registers: Sequence[Register], extractor: Extractor | None = None) -> Reread:
    """Read one document again, with ``extractor`` from its bytes on; nothing is stored."""
    row = DocumentRow.objects.select_related("capture__archive").get(pk=pk)
    columns = extractor.columns(row) if extractor is not None else None
    for name, value in (columns or {}).items():
        setattr(row, name, value)
    mentions = matcher.find(document_record(row))
    return Reread(pk, mentions, read_row(row, mentions, registers), matcher.version, columns)


def store_again(new: Reread, now: dt.datetime, wanted: Wanted = lambda draft: True) -> Redone:
    """Put a new reading in the place of the old one and work out open cards, but only for ``wanted`` drafts.

    Whoever decides meanwhile is seen: cards are looked at inside the transaction.
    """
    pk, mentions, reading = new.pk, new.mentions, new.reading
    with transaction.atomic():
        row = DocumentRow.objects.select_for_update().get(pk=pk)
        if row.proposed is None or row.pruned is not None:
            return Redone()
        extracted = new.columns is not None and put(row, new.columns)
        if extracted:
            row.refresh_from_db()
        cited = Evidence.objects.filter(document=row).values(
            "proposal"
        )  # a join would repeat cards, locked ones cannot
        on_cards = Proposal.objects.select_for_update().filter(state="open", pk__in=cited)
        lists = list(on_cards.filter(kind=KIND))
        open_cards = on_cards.exclude(kind__in=(KIND, CORRECTED))
        cards = {card.pk: (card, content(card)) for card in open_cards if not stands_alone(card)}
        supporting = Evidence.objects.filter(proposal__in=cards).values_list("document_id", flat=True)
        documents = DocumentRow.objects.filter(pk__in={pk, *supporting})
        changed = _replace(row, mentions, reading, now) or extracted
        DocumentRow.objects.filter(pk=pk).update(matcher=new.matcher)
        if changed:
            _list_again(lists, row, now)
        opened, altered, withdrawn = propose_again(
            cards, list(documents), now, lambda one, draft: one != pk or wanted(draft)
        )
        return Redone(changed, extracted, opened, altered, withdrawn, _undone_claims(row) if changed else ())


def _replace(row: DocumentRow, mentions: Sequence[Mention], reading: Reading, now: dt.datetime) -> bool:
    """Put the new reading in place of the old one; whether they differ. Claims that a decision rests on are kept."""
    old_mentions = [mention_record(mention) for mention in row.mentions.all()]
    if old_mentions != list(mentions):
        row.mentions.all().delete()
        MentionRow.objects.bulk_create(mention_row(mention, row) for mention in mentions)
    new = [claim_row(claim, row) for claim in reading.claims]
    totals = [total_row(total, row) for total in reading.totals]
    old = list(row.claims.filter(replaced__isnull=True))
    same_claims = [_said(claim) for claim in old] == [_said(claim) for claim in new]
    if not same_claims:
        _replace_claims(row, old, new, now)
    same_totals = [_counted(total) for total in row.totals.all()] == [_counted(total) for total in totals]
    if not same_totals:
        row.totals.all().delete()
        TotalRow.objects.bulk_create(totals)
    return not (same_claims and same_totals and old_mentions == list(mentions))


def _replace_claims(row: DocumentRow, old: Sequence[ClaimRow], new: Sequence[ClaimRow], now: dt.datetime) -> None:
    wanted = {_said(claim): claim for claim in new}
    kept = {said: claim for claim in old if (said := _said(claim)) in wanted}
    gone = [claim.pk for claim in old if kept.get(_said(claim)) is not claim]
    Evidence.objects.filter(claim_id__in=gone, proposal__state="open").delete()
    firm = set(Evidence.objects.filter(claim_id__in=gone).values_list("claim_id", flat=True))
    firm |= set(ClaimRow.objects.filter(pk__in=gone, events__isnull=False).values_list("pk", flat=True))
    ClaimRow.objects.filter(pk__in=firm).update(replaced=now)
    ClaimRow.objects.filter(pk__in=set(gone) - firm).delete()
    # One that was replaced before and is read again now takes its place again.
    for claim in row.claims.filter(replaced__isnull=False).exclude(pk__in=firm):
        if _said(claim) in wanted and _said(claim) not in kept:
            ClaimRow.objects.filter(pk=claim.pk).update(replaced=None)
            kept[_said(claim)] = claim
    ClaimRow.objects.bulk_create(claim for said, claim in wanted.items() if said not in kept)


def _said(claim: ClaimRow) -> str:
    told = {name: value for name, value in claim.data.items() if value is not None}
    return json.dumps([claim.person_id, claim.event, claim.polarity, told], sort_keys=True)


def _counted(total: TotalRow) -> tuple[Any, ...]:
    return total.register_id, total.owner, total.number, total.date, json.dumps(total.quote, sort_keys=True)


def _list_again(cards: Sequence[Proposal], row: DocumentRow, now: dt.datetime) -> None:
    """What the document says on lists of earlier mentions; a list of nothing is withdrawn."""
    for card in cards:
        card.evidence.filter(document=row).delete()
        attach(card, row, now)
        if card.evidence.exists():
            refresh(card, now)
        else:
            withdraw(card, now)


def _undone_claims(row: DocumentRow) -> tuple[str, ...]:
    rows = Evidence.objects.filter(document=row, claim__replaced__isnull=False).exclude(proposal__state="open")
    return tuple(rows.order_by("proposal_id").values_list("proposal__public_id", flat=True).distinct())
