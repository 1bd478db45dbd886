"""Resolve: a card and an editor's options → the exact events and person that a confirmation would record.

Reads rows, writes nothing; the same function serves the preview and the decision.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from registerpub.core.casefile import fold
from registerpub.core.casefile.corrections import parse_term
from registerpub.core.changes import DETAIL
from registerpub.core.errors import DecisionError, InputError
from registerpub.core.events import DETAIL_FIELDS, EVENT_TYPES, MEMBERSHIP_EVENTS, REMOVAL_REASONS, STATUSES
from registerpub.core.names.written import clean_name
from registerpub.core.records import CONSENT_LEVELS, LANGUAGES, SEXES, Event, PartialDate, Term
from registerpub.pipeline.details import Completion, completions
from registerpub.pipeline.options import NewPerson, Options
from registerpub.store.mapping import date_of, ledger
from registerpub.store.models import Evidence, PersonRow, Proposal, RegisterRow

#: Fields of an event that an editor may set, beside the details of ``core.events.DETAIL_FIELDS``.
EVENT_FIELDS = ("date", "date_basis", "status", "term", "register")
DATE_BASES = ("stated", "relative", "inferred")
_FIXED = ("event", "field", "old", "new", "cause", "retracts_event")


@dataclass(frozen=True, slots=True)
class Resolution:
    """``person`` is a known id, or None with ``new_person`` to be created. ``facts`` keep the card's order.

    ``completed``: what a card of kind detail adds to an event on record; then ``main`` holds only that.
    """

    main: Event
    facts: tuple[Event, ...]
    person: str | None
    new_person: NewPerson | None
    completed: tuple[Completion, ...] = ()


def resolve(proposal: Proposal, options: Options) -> Resolution:
    """Check and combine. Raises :class:`DecisionError` (no person, no register) or :class:`InputError` (bad value)."""
    person, new_person = _subject(proposal, options)
    main, *facts = proposed_events(proposal, options.values)
    if proposal.kind == DETAIL:
        return Resolution(main, (), person, None, completions(proposal, main))
    if main.code in MEMBERSHIP_EVENTS and main.register is None:
        known = ", ".join(RegisterRow.objects.order_by("id").values_list("id", flat=True))
        raise DecisionError(f"the owner of the list is not known: set register to one of: {known}")
    if main.date is None and (main.code in MEMBERSHIP_EVENTS or main.status or EVENT_TYPES[main.code].to):
        raise DecisionError(
            "the date is not known: set date to a day, a month or a year (YYYY-MM-DD, YYYY-MM or YYYY); "
            "without one the change would stand before everything else in the case file"
        )
    _check_membership(main, person)
    return Resolution(main, tuple(facts), person, new_person)


def proposed_events(proposal: Proposal, values: Mapping[str, str]) -> list[Event]:
    """The card's main event and its further facts, with ``values`` changed. Raises :class:`InputError`."""
    main_changes, fact_changes = _split(values, len(proposal.facts))
    found = [read_event(proposal.event, {**proposal.values, "register": proposal.register_id}, main_changes)]
    for number, fact in enumerate(proposal.facts):
        changes = fact_changes.get(number, {})
        if changes.get("") != "drop":
            found.append(read_event(fact["event"], {**fact, **fact["details"]}, changes))
    return found


def _check_membership(main: Event, person: str | None) -> None:
    """Nobody is recognised twice, or removed from a list that does not hold them."""
    if person is None or main.code not in ("LIST_RECOGNISED", "LIST_REMOVED"):
        return
    state = fold(ledger({person}).get(person, [])).memberships.get(main.register or "")
    if (main.code == "LIST_RECOGNISED") == (state == "recognised"):
        now = "already" if state == "recognised" else "not"
        raise DecisionError(f"this person is {now} on the list of {main.register}: reject the card as already known")


def people_meant(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    """Ids of the people on record who bear the name of a card that cannot tell them apart; else none.

    ``evidence``: the card's own, with its claims.
    """
    claims = [row.claim for row in evidence if row.claim is not None and row.role == "main"]
    found = [person for claim in claims if claim.person_id is None for person in claim.data.get("alternatives", ())]
    return tuple(dict.fromkeys(found))


def _subject(proposal: Proposal, options: Options) -> tuple[str | None, NewPerson | None]:
    if options.new_person is not None and not options.new_person.asked:
        raise InputError("--name, --sex and --consent belong to --new-person")
    if proposal.person_id is not None:
        if options.new_person is not None or options.person not in (None, proposal.person_id):
            raise DecisionError("this card is about a person on record: reject it if it is somebody else")
        return proposal.person_id, None
    if options.person is not None and options.new_person is not None:
        raise InputError("choose either a known person or a new one, not both")
    if options.person is not None:
        if not PersonRow.objects.filter(pk=options.person, removed__isnull=True).exists():
            raise InputError(f"there is no person {options.person!r} on record")
        return options.person, None
    if options.new_person is None:
        raise DecisionError(_who_is_it(proposal))
    return None, _checked_person(options.new_person, proposal.candidate, proposal.candidate_language)


def _who_is_it(proposal: Proposal) -> str:
    meant = people_meant(proposal.evidence.select_related("claim"))
    if not meant:
        return "this person is not on record: link a known person (--person ID) or create one (--new-person)"
    return (
        f"{len(meant)} people on record bear this name ({', '.join(meant)}): say which of them it is (--person ID), "
        "or create somebody else of that name (--new-person)"
    )


def _checked_person(new: NewPerson, candidate: str, language: str) -> NewPerson:
    if new.consent not in CONSENT_LEVELS:
        raise InputError(f"a new person needs a consent level: one of {', '.join(CONSENT_LEVELS)}")
    if new.sex not in (None, *SEXES):
        raise InputError(f"sex is m or f, not {new.sex!r}")
    for named in new.names:
        if named not in LANGUAGES:
            raise InputError(f"name: {named!r} is not a language; use one of: {', '.join(LANGUAGES)}")
    if new.names and not any(full.strip() for full in new.names.values()):
        raise InputError("name: a new person needs a name form in at least one language")
    for full in new.forms(candidate, language).values():
        clean_name(full)
    return new


def _split(values: Mapping[str, str], facts: int) -> tuple[dict[str, str], dict[int, dict[str, str]]]:
    main: dict[str, str] = {}
    by_fact: dict[int, dict[str, str]] = {}
    for name, value in values.items():
        if not name.startswith("fact."):
            main[name] = value
            continue
        number, _, field = name.removeprefix("fact.").partition(".")
        if not number.isdigit() or int(number) >= facts:
            raise InputError(f"{name}: this card has {facts} facts, numbered from 0")
        by_fact.setdefault(int(number), {})[field] = value
    return main, by_fact


def read_event(code: str, values: Mapping[str, Any], changes: Mapping[str, str]) -> Event:
    """An event of ``values`` as a card stores them, with ``changes`` as an editor writes them. Raises
    :class:`InputError`.
    """
    allowed = [*EVENT_FIELDS, *(name for name in DETAIL_FIELDS if name not in _FIXED)]
    unknown = sorted(set(changes) - set(allowed))
    if unknown:
        raise InputError(f"{unknown[0] or 'fact'}: not a field; use one of: {', '.join(allowed)}")
    try:
        date = PartialDate.parse(changes["date"]) if changes.get("date") else date_of(values.get("date"))
        term = parse_term(changes["term"]) if changes.get("term") else _term(values.get("term"))
    except ValueError as error:
        raise InputError(str(error)) from error
    date = None if changes.get("date") == "" else date
    term = None if changes.get("term") == "" else term
    status = changes.get("status", values.get("status")) or None
    if status is not None and status not in STATUSES:
        raise InputError(f"status: {status!r} is not one of: {', '.join(STATUSES)}")
    if code == "STATE_REPORTED" and status is None:
        raise InputError("status: a reported state needs the status")
    details = {n: changes.get(n, values.get(n)) for n in DETAIL_FIELDS if n not in _FIXED}
    reason = details.get("reason")
    if code == "LIST_REMOVED" and reason and reason not in REMOVAL_REASONS:
        raise InputError(f"reason: {reason!r} is not one of: {', '.join(REMOVAL_REASONS)}")
    basis = changes.get("date_basis") or ("stated" if changes.get("date") else values.get("date_basis", "stated"))
    if basis not in DATE_BASES:
        raise InputError(f"date_basis: {basis!r} is not one of: {', '.join(DATE_BASES)}")
    return Event(
        code=code,
        date=date,
        date_basis=cast(Any, basis),
        register=_register(code, changes.get("register") or values.get("register")),
        status=status,
        term=term,
        details={name: value for name, value in details.items() if value},
    )


def _term(value: Mapping[str, int] | None) -> Term | None:
    return Term.from_dict(value) if value else None


def _register(code: str, value: str | None) -> str | None:
    if code not in MEMBERSHIP_EVENTS or value is None:
        return None
    if not RegisterRow.objects.filter(pk=value).exists():
        raise InputError(f"register: there is no register {value!r}")
    return value
