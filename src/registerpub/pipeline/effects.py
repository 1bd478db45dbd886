"""What a confirmation leaves behind: the person, the events and the notice, inside the decision's transaction."""

from __future__ import annotations

import datetime as dt

from django.db.models import Max

from registerpub.config import Config
from registerpub.core.casefile import count_register
from registerpub.core.events import MEMBERSHIP_EVENTS, is_private
from registerpub.core.records import Event
from registerpub.pipeline.denials import ASIDE
from registerpub.pipeline.notices import outbox_wait, write_texts
from registerpub.pipeline.options import NewPerson, Options
from registerpub.pipeline.people import new_person_id
from registerpub.pipeline.resolve import Resolution
from registerpub.store.mapping import event_row, ledger, register_ledger
from registerpub.store.models import Decision, LedgerEvent, NameRow, Notice, PersonRow, Proposal


def record_confirmation(
    decision: Decision, resolution: Resolution, options: Options, config: Config, now: dt.datetime
) -> Notice | None:
    """Create the person if new, append the events, write the notice. Returns the notice if the event has one."""
    proposal = decision.proposal
    if resolution.completed:
        _record_completions(decision, resolution, now)
        return None
    person = _person(proposal, resolution, now)
    if proposal.candidate:
        _remember_spelling(person, decision)
    if proposal.person_id is None:
        Proposal.objects.filter(pk=proposal.pk).update(person=person)
        proposal.person = person
    size = list_size(resolution.main, person.pk, proposal.pk)
    _record_events(decision, person, resolution, now)
    if is_private(resolution.main.code, resolution.main.status):
        return None
    notice = new_notice(decision, person, resolution.main.code, config, now)
    notice.register_id, notice.list_size = resolution.main.register, size
    notice.save()
    write_texts(notice, resolution, options.texts, config)
    return notice


def _person(proposal: Proposal, resolution: Resolution, now: dt.datetime) -> PersonRow:
    if resolution.person is not None:
        return PersonRow.objects.get(pk=resolution.person)
    assert resolution.new_person is not None
    return _create_person(proposal, resolution.new_person, now)


def _create_person(proposal: Proposal, new: NewPerson, now: dt.datetime) -> PersonRow:
    position = PersonRow.objects.count()
    person = PersonRow.objects.create(
        id=new_person_id(), sex=new.sex, consent=new.consent, created=now, position=position
    )
    for language, full in new.forms(proposal.candidate, proposal.candidate_language).items():
        NameRow.objects.create(person=person, language=language, full=full, kind="main", checked=True)
    return person


def _remember_spelling(person: PersonRow, decision: Decision) -> None:
    """The name as written becomes an alias, so that the next page with this spelling is found.

    The decision says which it added: it goes again if the decision is taken back.
    """
    language, full = decision.proposal.candidate_language, decision.proposal.candidate
    if not person.names.filter(language=language, full=full).exists():
        alias = NameRow.objects.create(person=person, language=language, full=full, kind="alias")
        Decision.objects.filter(pk=decision.pk).update(alias=alias)


def _record_events(decision: Decision, person: PersonRow, resolution: Resolution, now: dt.datetime) -> None:
    """One ledger entry per event; each keeps the claims it rests on."""
    by_event: dict[str, list[int]] = {}
    for evidence in decision.proposal.evidence.exclude(claim=None).exclude(role__in=ASIDE).select_related("claim"):
        assert evidence.claim is not None
        by_event.setdefault(evidence.claim.event, []).append(evidence.claim.pk)
    for event in (resolution.main, *resolution.facts):
        row = event_row(event, person, now, decision=decision)
        row.save()
        row.claims.set(by_event.get(event.code, []))


def _record_completions(decision: Decision, resolution: Resolution, now: dt.datetime) -> None:
    """One entry for each field that becomes more exact, where the event itself was recorded.

    The notice of that event, if there is one (:attr:`LedgerEvent.decision`), is not told again.
    """
    claims = [one.claim_id for one in decision.proposal.evidence.exclude(claim=None) if one.claim_id is not None]
    for completion in resolution.completed:
        home = LedgerEvent.objects.select_related("person").get(pk=completion.event).person
        row = event_row(completion.entry(), home, now, decision=decision)
        row.save()
        row.claims.set(claims)


def new_notice(decision: Decision, person: PersonRow, event: str, config: Config, now: dt.datetime) -> Notice:
    """The next notice, not saved yet: due when the wait of its class is over."""
    due = now + outbox_wait(decision.proposal.severity, config)
    return Notice(number=next_number(), decision=decision, person=person, event=event, created=now, due=due)


def waits(config: Config) -> dict[str, dt.timedelta]:
    """Class → how long what was decided stays unpublished."""
    return {severity: outbox_wait(severity, config) for severity in config.policy.classes}


def next_number() -> int:
    """The number of the next notice. A number is never used again."""
    return (Notice.objects.aggregate(latest=Max("number"))["latest"] or 0) + 1


def list_size(main: Event, person: str | None, proposal: int) -> int | None:
    """People on the register once ``main`` is recorded; None if other membership cards of it are open: no news yet.

    Asked before the event is recorded, so that a preview says what the notice will say. ``person`` None: a new one.
    """
    if main.code not in MEMBERSHIP_EVENTS or main.register is None:
        return None
    if Proposal.objects.filter(register_id=main.register, state="open", kind="event").exclude(pk=proposal).exists():
        return None
    subject = person or ""
    events = register_ledger(main.register) | ledger([subject])
    return count_register(main.register, {**events, subject: [*events.get(subject, ()), main]}).count
