"""``data/entities.ftm.json``: the register as FollowTheMoney entities, one JSON object per line.

Only what the register says: nobody is mapped to a sanction, and no topic of crime, sanction or wanted people is set, as
screening tools would take those who were harmed for a risk. No birth date, number, ethnicity, religion or address.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping

from registerpub.core.notices import event_name
from registerpub.core.notices.message import Wording
from registerpub.core.records import OpenList, OpenPerson, OpenRegister, OpenStep, Site
from registerpub.publishing.entries import address, person_key, person_page

ENTITIES = "data/entities.ftm.json"
_GENDERS = {"m": "male", "f": "female"}
#: Order of preference for the first name and for what only one language can say.
_PREFERENCE = ("en", "ru", "kk")

Properties = dict[str, list[str]]


def ftm_entities(site: Site, register: OpenRegister, wordings: Mapping[str, Wording]) -> bytes:
    """Person, Organization (a list's owner), Membership and Event, each with an id that stays."""
    language = next((language for language in _PREFERENCE if language in wordings), next(iter(wordings)))
    lines = []
    for entity in _entities(site, register, language, wordings[language]):
        lines.append(json.dumps(entity, ensure_ascii=False, sort_keys=True) + "\n")
    return "".join(lines).encode()


def _entities(site: Site, register: OpenRegister, language: str, wording: Wording) -> Iterator[dict[str, object]]:
    for shown in register.lists:
        yield _entity(_list_id(site, shown.id), "Organization", {"name": _first(shown.owner)})
    for person in register.people:
        page = _page(site, person)
        names = _first(person.names)
        gender = [_GENDERS[person.sex]] if person.sex in _GENDERS else []
        yield _entity(
            _person_id(site, person),
            "Person",
            {"name": names[:1], "alias": names[1:], "gender": gender, "sourceUrl": [page]},
        )
        yield from _memberships(site, person, register.lists, page)
        yield from _events(site, person, language, wording, page)


def _memberships(site: Site, person: OpenPerson, lists: Iterable[OpenList], page: str) -> Iterator[dict[str, object]]:
    for shown in lists:
        if shown.id not in person.lists:
            continue
        values: Properties = {
            "member": [_person_id(site, person)],
            "organization": [_list_id(site, shown.id)],
            "role": ["listed as political prisoner"],
            "status": [person.lists[shown.id]],
            "startDate": _days(person.steps, shown.id, "LIST_RECOGNISED")[:1],
            "endDate": _days(person.steps, shown.id, "LIST_REMOVED")[-1:] if _is_removed(person, shown.id) else [],
            "sourceUrl": [page],
        }
        yield _entity(_id(site, "membership", person.id, shown.id), "Membership", values)


def _events(site: Site, person: OpenPerson, language: str, wording: Wording, page: str) -> Iterator[dict[str, object]]:
    seen: dict[str, int] = {}
    for step in person.steps:
        date = str(step.date) if step.date else ""
        told = f"{step.code} {date} {step.register or ''}"
        seen[told] = seen.get(told, 0) + 1
        values: Properties = {
            "name": [event_name(step.code, language, wording)],
            "date": [date] if date else [],
            "involved": [_person_id(site, person)],
            "sourceUrl": [page],
        }
        yield _entity(_id(site, "event", person.id, told, str(seen[told])), "Event", values)


def _is_removed(person: OpenPerson, shown: str) -> bool:
    return person.lists[shown] == "removed"


def _days(steps: Iterable[OpenStep], shown: str, code: str) -> list[str]:
    return [str(step.date) for step in steps if step.code == code and step.register == shown and step.date]


def _first(names: Mapping[str, str]) -> list[str]:
    """Forms by preference, each once."""
    ordered = [names[language] for language in _PREFERENCE if names.get(language)]
    return list(dict.fromkeys([*ordered, *names.values()]))


def _page(site: Site, person: OpenPerson) -> str:
    language = next(language for language in (*_PREFERENCE, *person.names) if language in person.names)
    return address(site, person_page(person_key(site, person.id), language))


def _entity(entity_id: str, schema: str, values: Properties) -> dict[str, object]:
    return {"id": entity_id, "schema": schema, "properties": {name: value for name, value in values.items() if value}}


def _person_id(site: Site, person: OpenPerson) -> str:
    return f"registerpub-{person_key(site, person.id)}"


def _list_id(site: Site, shown: str) -> str:
    return _id(site, "list", shown)


def _id(site: Site, *parts: str) -> str:
    return f"registerpub-{hashlib.sha256(chr(10).join((site.tag_authority, *parts)).encode()).hexdigest()[:20]}"
