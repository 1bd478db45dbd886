"""Rulings that a name does not mean a person: made, listed and lifted. They hold for pages matched from then on.

Asks nobody's role: whoever calls has done so. No message repeats a name or an address, which may spell one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.contrib.auth.models import User
from django.db import transaction

from registerpub.core.errors import InputError
from registerpub.core.names import active_rulings, build_matcher
from registerpub.core.names.rulings import is_page_address, place_fault, plain_host, scope_fault
from registerpub.core.names.written import LONGEST_NAME, clean_name
from registerpub.core.reading import canonical_url
from registerpub.core.records import Document, NotThisPerson
from registerpub.pipeline.audit import record
from registerpub.store.mapping import all_rulings, person_record, ruling_record
from registerpub.store.models import DocumentRow, Evidence, MentionRow, PersonRow, Proposal, Ruling

#: ``reason`` of a ruling that came from a card, and ``by`` of one that came with a register file.
FROM_CARD = "card"
FROM_FILE = "register file"

_Key = tuple[str, str, str, str, dt.date | None]


@dataclass(frozen=True, slots=True)
class RulingView:
    """A ruling on record. ``lifted`` is None while nobody has lifted it, expired or not."""

    id: int
    ruling: NotThisPerson
    by: str
    reason: str
    made: dt.datetime
    lifted: dt.datetime | None
    lifted_by: str


def rule_out(
    person_id: str,
    name: str,
    scope: str,
    place: str,
    until: dt.date | None,
    by: str,
    now: dt.datetime,
    reason: str = "",
) -> RulingView:
    """Record that ``name`` does not mean the person; a ruling that is in force already is given back as it is.

    ``place``: a bare host for the scope ``host``, an address for ``document``, empty for ``everywhere``. Raises
    :class:`InputError` that says what is wrong and how to mend it.
    """
    ruling = _checked(NotThisPerson(person_id, clean_name(name), scope, place.strip(), until), now.date())
    with transaction.atomic():
        if not PersonRow.objects.filter(pk=person_id).exists():
            raise InputError("person: nobody on record has this id: 'registerpub register show' lists the ids")
        row = _kept(_as_stored(replace(ruling, place=_kept_address(ruling))), by, now, reason)
        _record("ruling", row, by, now)
        return _view(row)


def _checked(ruling: NotThisPerson, today: dt.date) -> NotThisPerson:
    fault = scope_fault(ruling.scope)
    if fault is not None:
        raise InputError(f"scope: {fault}")
    fault = place_fault(ruling.scope, ruling.place)
    if fault is not None:
        raise InputError(f"{ruling.scope}: {fault}")
    if ruling.until is not None and ruling.until < today:
        raise InputError(f"until: {ruling.until} is over: write the last day on which the ruling holds, or no day")
    return ruling


def lift(ruling_id: int, by: str, now: dt.datetime) -> RulingView:
    """Undo a ruling; once. Raises :class:`InputError` for an unknown ruling or one that is lifted already."""
    with transaction.atomic():
        changed = Ruling.objects.filter(pk=ruling_id, lifted__isnull=True).update(lifted=now, lifted_by=by)
        row = Ruling.objects.filter(pk=ruling_id).first()
        if row is None:
            raise InputError(f"there is no ruling {ruling_id}: 'registerpub names rulings' lists them")
        if not changed:
            raise InputError(f"ruling {ruling_id} is lifted already, by {row.lifted_by}: nothing was changed")
        _record("ruling_lifted", row, by, now)
        return _view(row)


def limit(ruling_id: int, until: dt.date | None, by: str, now: dt.datetime) -> RulingView:
    """Let a ruling end with the day ``until``: it is lifted and made anew with that end. Raises :class:`InputError`."""
    if until is None:
        raise InputError("until: write the last day on which it holds, as YYYY-MM-DD")
    if until < now.date():
        raise InputError(f"until: {until} is over: write a day to come, or lift the ruling")
    with transaction.atomic():
        old = lift(ruling_id, by, now).ruling
        return rule_out(old.person, old.name, old.scope, old.place, until, by, now)


def _record(action: str, row: Ruling, by: str, now: dt.datetime) -> None:
    told = {"name": row.name, "scope": row.scope, "place": row.place, "until": str(row.until or "")}
    user = User.objects.filter(username=by).first()
    record(action, user, f"ruling:{row.pk}", now, channel="", person=row.person_id, data=told)


def rulings_in_force(today: dt.date) -> tuple[NotThisPerson, ...]:
    """Rulings that are neither lifted nor expired, in the order in which they were made."""
    return active_rulings(all_rulings(), today)


def list_rulings(include_lifted: bool = False) -> list[RulingView]:
    """Rulings in the order in which they were made, expired ones among them."""
    with transaction.atomic():
        rows = Ruling.objects.order_by("id")
        return [_view(row) for row in (rows if include_lifted else rows.filter(lifted__isnull=True))]


def changes_nothing(ruling: NotThisPerson) -> bool:
    """Whether a ruling about a spelling is idle: the name, met alone, is the person's with it or is not without it.

    For a warning, never a refusal: a surname alone is theirs only in some texts. A document is always ruled out whole.
    """
    if ruling.scope == "document":
        return False
    person = person_record(PersonRow.objects.prefetch_related("names").get(pk=ruling.person))
    text = Document("", ruling.name, url=f"https://{ruling.place}/" if ruling.scope == "host" else None)
    return bool(build_matcher([person], [ruling]).find(text)) or not build_matcher([person]).find(text)


def remember_rejection(proposal: Proposal, by: str, now: dt.datetime) -> None:
    """A card rejected because somebody else is meant: no document that made it names its person.

    Documents without an address on the web (files that a person saved) are left out: a ruling could not name them.
    """
    if proposal.person_id is None:
        return
    evidence = list(proposal.evidence.filter(role="main").select_related("document", "claim"))
    for row in evidence:
        name, address = _name_of(row) or next(filter(None, map(_name_of, evidence)), ""), row.document.canonical
        if name and is_page_address(address):
            _kept(NotThisPerson(proposal.person_id, name, "document", address), by, now, FROM_CARD)


def import_rulings(rulings: Iterable[NotThisPerson], now: dt.datetime) -> int:
    """Rulings of a register file; returns how many are new. Inside the transaction of the import.

    One that is on record is not repeated, and one that was lifted here is not brought back by an old file. One that
    has expired since is left out.
    """
    known = {_key(ruling_record(row)) for row in Ruling.objects.all()}
    rows = []
    for ruling in map(_as_stored, active_rulings(rulings, now.date())):
        if _key(ruling) not in known:
            known.add(_key(ruling))
            rows.append(_row(ruling, FROM_FILE, now, ""))
    Ruling.objects.bulk_create(rows)
    return len(rows)


def _as_stored(ruling: NotThisPerson) -> NotThisPerson:
    """Name and place as they are compared."""
    place = plain_host(ruling.place) if ruling.scope == "host" else ruling.place
    if ruling.scope == "document":
        place = canonical_url(place)
    return replace(ruling, name=clean_name(ruling.name), place=place)


def _kept_address(ruling: NotThisPerson) -> str:
    """The address under which the document is kept, for the one from which it was fetched (a mirror, an AMP copy)."""
    if ruling.scope != "document":
        return ruling.place
    rows = DocumentRow.objects.filter(capture__url=ruling.place).order_by("-id")
    return rows.values_list("canonical", flat=True).first() or ruling.place


def _kept(ruling: NotThisPerson, by: str, now: dt.datetime, reason: str) -> Ruling:
    """The row that says the same and is in force, or a new one. The person is locked: equal rulings meet here."""
    person = PersonRow.objects.select_for_update().get(pk=ruling.person)
    for row in Ruling.objects.filter(person=person, scope=ruling.scope, place=ruling.place, lifted__isnull=True):
        if _key(ruling_record(row)) == _key(ruling) and active_rulings([ruling_record(row)], now.date()):
            return row
    row = _row(ruling, by, now, reason)
    row.save()
    return row


def _row(ruling: NotThisPerson, by: str, now: dt.datetime, reason: str) -> Ruling:
    return Ruling(
        person_id=ruling.person,
        name=ruling.name,
        scope=ruling.scope,
        place=ruling.place,
        until=ruling.until,
        by=by,
        reason=reason,
        made=now,
    )


def _key(ruling: NotThisPerson) -> _Key:
    """Two rulings with one key say the same: on a document the name changes nothing."""
    name = "" if ruling.scope == "document" else ruling.name
    return ruling.person, name, ruling.scope, ruling.place, ruling.until


def _view(row: Ruling) -> RulingView:
    return RulingView(row.pk, ruling_record(row), row.by, row.reason, row.made, row.lifted, row.lifted_by)


def _name_of(row: Evidence) -> str:
    """The name as written, without signs that a name cannot hold (soft hyphens, line breaks); empty for a copy.

    Where no claim was made of it, as the document names the person whom the card is about.
    """
    if row.claim is not None:
        return clean_name("".join(_written(row.claim.data["name"]))[:LONGEST_NAME])
    named = MentionRow.objects.filter(document=row.document_id, person=row.proposal.person_id).order_by("start").first()
    return clean_name("".join(_written(named.surface))[:LONGEST_NAME]) if named else ""


def _written(name: str) -> Iterator[str]:
    return (sign if not sign.isspace() else " " for sign in name if sign.isalpha() or sign.isspace() or sign in ".-'’")
