"""``data/register.json``: people, their steps and lists. Described by ``data/register.schema.json``."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from registerpub.core.records import OpenList, OpenPerson, OpenRegister, OpenStep, ReleaseInfo, Site
from registerpub.publishing.entries import address, person_key

REGISTER = "data/register.json"
SCHEMA = "data/register.schema.json"
FORMAT = "registerpub/open-register-1"


def register_json(site: Site, register: OpenRegister, release: ReleaseInfo) -> bytes:
    """The file tells which release last changed the register; ``release`` where that is not known."""
    since = register.since or release
    record = {
        "$schema": address(site, SCHEMA),
        "format": FORMAT,
        "title": site.title,
        "demonstration": site.demonstration,
        "sequence": since.number,
        "time": since.time.astimezone(dt.UTC).isoformat(),
        **_contents(site, register),
    }
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()


def register_digest(site: Site, register: OpenRegister) -> str:
    """SHA-256 (hex) of what the file tells of people and lists; that months go by does not change it."""
    contents = _contents(site, register)
    lists = [{name: value for name, value in shown.items() if name != "months"} for shown in contents["lists"]]
    text = json.dumps([contents["people"], lists], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def schema_file() -> bytes:
    return (Path(__file__).parent / "register.schema.json").read_bytes()


def _contents(site: Site, register: OpenRegister) -> dict[str, Any]:
    return {
        "lists": [_list(site, shown) for shown in register.lists],
        "people": [_person(site, person) for person in register.people],
    }


def _list(site: Site, shown: OpenList) -> dict[str, Any]:
    return {
        "id": shown.id,
        "owner": dict(shown.owner),
        "shown": len(shown.members),
        "by_status": dict(shown.by_status),
        "members": [person_key(site, person) for person in shown.members],
        "months": [{"month": month.month, "by_status": dict(month.by_status)} for month in shown.months],
    }


def _person(site: Site, person: OpenPerson) -> dict[str, Any]:
    return {
        "id": person_key(site, person.id),
        "names": dict(person.names),
        "sex": person.sex,
        "status": person.custody,
        "status_since": str(person.since) if person.since else None,
        "lists": dict(person.lists),
        "events": [step_record(step) for step in person.steps],
        "notices": list(person.notices),
    }


def step_record(step: OpenStep) -> Mapping[str, Any]:
    """A step without its empty fields; the date as precise as it is known."""
    values = {
        "event": step.code,
        "date": str(step.date) if step.date else None,
        "list": step.register,
        "status": step.status,
        "term": step.term.as_dict() if step.term else None,
        "article": step.article,
    }
    return {name: value for name, value in values.items() if value is not None}
