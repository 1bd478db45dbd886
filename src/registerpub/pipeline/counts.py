"""Computed counts beside claimed totals, as of any day and as known on any moment. Reads rows, writes nothing."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache as cache_once
from typing import Any

from django.core.cache import cache
from django.db.models import QuerySet, Subquery

from registerpub.core.casefile import CaseState, RegisterCount, added_up, count_register, fold
from registerpub.core.casefile.claimed import TotalExplained, explain_total
from registerpub.core.errors import InputError
from registerpub.core.records import Register
from registerpub.pipeline.clock import utc_now
from registerpub.pipeline.standings import current_counts
from registerpub.store.mapping import all_registers, date_of, ledger, register_parts, register_record
from registerpub.store.models import LedgerEvent, Proposal, RegisterRow, TotalRow


@dataclass(frozen=True, slots=True)
class ClaimedTotal:
    number: int
    date: str | None
    source: str
    url: str

    def as_dict(self) -> dict[str, Any]:
        return {"number": self.number, "date": self.date, "source": self.source, "url": self.url}


@dataclass(frozen=True, slots=True)
class TotalBeside:
    """A claimed total beside the count as of its day. ``register`` is None where the owner is not known."""

    register: str | None
    owner: str
    claim: ClaimedTotal
    explained: TotalExplained | None


@dataclass(frozen=True, slots=True)
class RegisterSummary:
    """A register's computed count beside what its owner claims. ``mismatch`` compares the latest claim only."""

    id: str
    owner: dict[str, str]
    count: int
    by_status: dict[str, int]
    claimed: tuple[ClaimedTotal, ...]
    mismatch: bool


def get_register(register_id: str) -> Register:
    row = RegisterRow.objects.filter(id=register_id).first()
    if row is None:
        known = ", ".join(RegisterRow.objects.order_by("id").values_list("id", flat=True)) or "none yet"
        raise InputError(f"there is no register {register_id!r}; known: {known}")
    return register_record(row)


def register_owners() -> dict[str, dict[str, str]]:
    """Register id → owner's bare name per language, without counting anybody."""
    return dict(RegisterRow.objects.order_by("id").values_list("id", "owner"))


def computed_count(register_id: str, as_of: dt.date | None, known_on: dt.datetime | None = None) -> RegisterCount:
    """The derived count. Unknown register: :class:`InputError`."""
    get_register(register_id)
    parts = register_parts(register_id, known_on)
    return added_up((count_register(register_id, part, as_of) for part in parts), register_id, as_of)


def claimed_totals(
    register_id: str, as_of: dt.date | None = None, known_on: dt.datetime | None = None
) -> tuple[ClaimedTotal, ...]:
    """What sources say the owner claims, newest first; one line per number, date and source.

    A page is known from the moment when it was fetched.
    """
    return tuple(_claims(TotalRow.objects.filter(register_id=register_id), as_of, known_on))


def _claims(
    rows: QuerySet[TotalRow], as_of: dt.date | None = None, known_on: dt.datetime | None = None
) -> Iterator[ClaimedTotal]:
    if known_on is not None:
        rows = rows.filter(document__capture__fetched__lte=known_on)
    columns = ("number", "date", "document__outlet", "document__source", "document__canonical")
    seen = set()
    for number, day, outlet, name, url in rows.order_by("-date", "id").values_list(*columns):
        date = date_of(day)
        if as_of is not None and date is not None and date.first_day() > as_of:
            continue
        source = outlet or name
        if (number, day, source) not in seen:
            seen.add((number, day, source))
            yield ClaimedTotal(number, day or None, source, url)


def totals_beside(owner: str | None = None, known_on: dt.datetime | None = None) -> list[TotalBeside]:
    """Every claimed total, by register and newest first, beside the count as of its day and what may explain it.

    ``owner``: a register's id, or an owner's name in any language or spelling. Raises :class:`InputError` if nobody is
    called so.
    """
    found: list[TotalBeside] = []
    everybody = cache_once(lambda: ledger(known_on=known_on))  # every case file: read only if a total is claimed at all
    for register in _registers_of(owner):
        for claim in claimed_totals(register.id, known_on=known_on):
            explained = _explained(register.id, claim, everybody())
            found.append(TotalBeside(register.id, _name(register), claim, explained))
    if owner is None:
        unowned = TotalRow.objects.filter(register_id=None)
        for name in dict.fromkeys(unowned.order_by("owner").values_list("owner", flat=True)):
            found += [
                TotalBeside(None, name, claim, None) for claim in _claims(unowned.filter(owner=name), None, known_on)
            ]
    return found


def _explained(register: str, claim: ClaimedTotal, events: Mapping[str, Sequence[Any]]) -> TotalExplained:
    date = date_of(claim.date)
    as_of = date.last_day() if date else None
    states: dict[str, CaseState] = {person: fold(file, as_of) for person, file in events.items()}
    cards = Proposal.objects.filter(register_id=register, state="open", kind="event")
    waiting = {event: cards.filter(event=event).count() for event in ("LIST_RECOGNISED", "LIST_REMOVED")}
    return explain_total(
        claim.number,
        register,
        states,
        added_waiting=waiting["LIST_RECOGNISED"],
        removed_waiting=waiting["LIST_REMOVED"],
    )


def _registers_of(owner: str | None) -> list[Register]:
    registers = all_registers()
    if owner is None:
        return registers
    chosen = [one for one in registers if owner == one.id or _bare(owner) in map(_bare, _names(one))]
    if not chosen:
        known = ", ".join(f"{one.id} ({_name(one)})" for one in registers) or "none yet"
        raise InputError(f"no register has an owner called {owner!r}; known: {known}")
    return chosen


def _names(register: Register) -> list[str]:
    return [*register.owner.values(), *register.aliases]


def _name(register: Register) -> str:
    return register.owner.get("en") or next(iter(register.owner.values()))


def _bare(name: str) -> str:
    """Letters and digits alone: owners are spelled with and without full stops."""
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def register_summaries() -> list[RegisterSummary]:
    """Every register with its count today and its claimed totals, without reading case files that have not changed."""
    counts = current_counts()
    summaries = []
    for row in RegisterRow.objects.order_by("id"):
        counted = counts.get(row.id) or RegisterCount(row.id, None, 0, {})
        claimed = claimed_totals(row.id)
        summaries.append(
            RegisterSummary(
                row.id, row.owner, counted.count, dict(counted.by_status), claimed, is_mismatch(counted, claimed)
            )
        )
    return summaries


def kept_summaries() -> list[RegisterSummary]:
    """:func:`register_summaries`, worked out again only after an entry or a claimed total has come in, or a new day.

    For pages that are opened all the time: counting reads every case file.
    """
    entry = LedgerEvent.objects.order_by("-pk").values("pk")[:1]
    total = TotalRow.objects.order_by("-pk").values("pk")[:1]
    rows = RegisterRow.objects.order_by("id").values_list("pk", "owner", Subquery(entry), Subquery(total))
    stamp = hashlib.sha256(repr((list(rows), utc_now().date())).encode()).hexdigest()
    found = cache.get_or_set(f"summaries:{stamp}", register_summaries, 3600)
    return found if found is not None else register_summaries()


def is_mismatch(counted: RegisterCount, claimed: Sequence[ClaimedTotal]) -> bool:
    """Whether the latest claimed total differs from the computed count."""
    return bool(claimed) and claimed[0].number != counted.count
