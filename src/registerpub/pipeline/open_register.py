"""The register as the public may read it as of a release: who may be shown, and what may be told of them.

Shown is whoever may be named at all (consent, no hold) and is or was publicly on a list of this site, under names that
somebody has checked, with the events that may be told. What a notice still in the outbox tells is not there yet, and
what a notice told stays when the notice left for its words. A correction by hand waits as long as a notice would.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from registerpub.config import Config
from registerpub.core.casefile import fold, open_register
from registerpub.core.records import Event, OpenRegister, Person, ReleaseInfo
from registerpub.pipeline.consent import may_tell
from registerpub.pipeline.discretion import Discretion, hidden_people
from registerpub.pipeline.effects import waits
from registerpub.pipeline.held_fields import held_fields, without_held
from registerpub.publishing.exports import register_digest
from registerpub.store.mapping import all_registers, departed_events, person_record, told_ledger
from registerpub.store.models import NameRow, NoticeTextRow, PersonRow, Release

#: Without one an article is a number: nobody is named there, and most articles need not be looked through.
_WORD = re.compile(r"[^\W\d_]{2}")


def read_open_register(config: Config, time: dt.datetime) -> OpenRegister:
    """As of the day of ``time`` (UTC) and as recorded by then; consent, holds and names are those of now.

    ``config`` narrows it to the site's languages and, with ``registers`` set, to those lists.
    """
    people, day = _people(), time.astimezone(dt.UTC).date()
    ledger, held = told_ledger(time, waits(config)), held_fields()
    told = {person.id: _told(ledger.get(person.id, ()), person) for person in people}
    return open_register(
        people,
        _names(config),
        _discreet({person: without_held(events, held.get(person, ())) for person, events in told.items()}),
        [register for register in all_registers() if not config.registers or register.id in config.registers],
        _notices(),
        day,
        _unsure(people, told, _once_told(config, ledger, time), day),
    )


def _once_told(
    config: Config, ledger: Mapping[str, Sequence[Event]], time: dt.datetime
) -> Mapping[str, Sequence[Event]]:
    """``ledger`` with what readers had of notices that were retracted for safety."""
    retracted = NoticeTextRow.objects.filter(notice__hidden=True, release__isnull=False)
    return told_ledger(time, waits(config), hidden=True) if retracted.exists() else ledger


def _unsure(
    people: Iterable[Person], told: Mapping[str, Sequence[Event]], once: Mapping[str, Sequence[Event]], day: dt.date
) -> frozenset[str]:
    """Of whom readers once had an event that may not be told now and that gave another custody than what is left.

    What was never public is not looked at: that something is unknown would give it away.
    """
    departed, found = departed_events(), set()
    for person in people:
        events = once.get(person.id, ())
        if departed.intersection(event.id for event in events):
            known = [event for event in events if event.id in departed or may_tell(event, person.consent)]
            if fold(known, day).custody != fold(told[person.id], day).custody:
                found.add(person.id)
    return frozenset(found)


def _discreet(told: Mapping[str, Sequence[Event]]) -> Mapping[str, Sequence[Event]]:
    """``told`` without articles that name somebody hidden: the one field in the register that may hold any words."""
    articles = {event.details.get("article", "") for events in told.values() for event in events}
    worded = sorted(article for article in articles if _WORD.search(article))
    discretion = Discretion.of_now() if worded else None
    broken = {article for article in worded if discretion and discretion.is_broken_by_words(article, "und")}
    if not broken:
        return told
    return {
        person: [
            without_held([one], ("article",))[0] if one.details.get("article") in broken else one for one in events
        ]
        for person, events in told.items()
    }


def _people() -> list[Person]:
    hidden = hidden_people()
    rows = PersonRow.objects.order_by("position", "created", "id").prefetch_related("names")
    return [person_record(row) for row in rows if row.pk not in hidden]


def _names(config: Config) -> dict[str, dict[str, str]]:
    """Person → language → the main form that somebody has checked, the one that notices use."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    rows = NameRow.objects.filter(kind="main", checked=True, language__in=config.languages).order_by("id")
    for person, language, full in rows.values_list("person_id", "language", "full"):
        found[person].setdefault(language, full)
    return found


def _told(events: Iterable[Event], person: Person) -> list[Event]:
    return [event for event in events if may_tell(event, person.consent)]


def _notices() -> dict[str, list[int]]:
    """Person → numbers of the notices that are public in some language."""
    public = NoticeTextRow.objects.filter(release__isnull=False, withdrawn__isnull=True)
    found: dict[str, list[int]] = defaultdict(list)
    for person, number in public.values_list("notice__person_id", "notice__number").distinct().order_by():
        found[person].append(number)
    return found


def register_since() -> Release:
    """The release that last changed the register. Those before it may show somebody who may be shown no longer."""
    releases = Release.objects.order_by("-number")
    before = releases.exclude(register=releases[0].register).first()
    since = releases.filter(number__gt=before.number if before else 0).last()
    assert since is not None
    return since


def register_of(config: Config, since: Release) -> OpenRegister | None:
    """The register as of ``since``: what changes with the calendar alone waits for the next change."""
    if not config.show_register:
        return None
    return replace(read_open_register(config, since.time), since=ReleaseInfo(since.number, since.time))


def is_register_changed(config: Config, now: dt.datetime) -> bool:
    """Whether what may be read of the register is another than at the last release: somebody came, left or moved."""
    last = Release.objects.order_by("-number").first()
    return register_digest_at(config, max(now, last.time) if last else now) != (last.register if last else "")


def register_digest_at(config: Config, time: dt.datetime) -> str:
    """Of what could be read at ``time``; empty where the site shows no register."""
    return register_digest(config.site, read_open_register(config, time)) if config.show_register else ""
