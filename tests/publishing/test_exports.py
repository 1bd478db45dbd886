"""The register and the notices as data."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import io
import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from registerpub.core.records import LANGUAGES, OpenPerson, PublishedEntry, ReleaseInfo, Site, Tombstone
from registerpub.publishing.entries import person_key
from registerpub.publishing.exports import (
    changes_log,
    ftm_entities,
    ninjs_item,
    people_table,
    register_digest,
    register_json,
    schema_file,
    steps_table,
)
from registerpub.wording import Wording
from tests.publishing.open_people import AISULU, REGISTER

EntryMaker = Callable[..., PublishedEntry]
#: FollowTheMoney 4: the properties of each schema that the register may fill.
FTM = {
    "Person": {"name", "alias", "gender", "sourceUrl"},
    "Organization": {"name"},
    "Membership": {"member", "organization", "role", "status", "startDate", "endDate", "sourceUrl"},
    "Event": {"name", "date", "involved", "sourceUrl"},
}


def rows(table: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline="")))


def entities(site: Site, wordings: Mapping[str, Wording]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in ftm_entities(site, REGISTER, wordings).splitlines()]


def test_the_register_follows_its_own_schema(site: Site, release: ReleaseInfo) -> None:
    found = json.loads(register_json(site, REGISTER, release))
    schema = json.loads(schema_file())
    Draft202012Validator.check_schema(schema)
    assert [error.message for error in Draft202012Validator(schema).iter_errors(found)] == []
    assert found["sequence"] == 3
    assert found["people"][0]["events"][1] == {
        "event": "SENTENCED_PRISON",
        "date": "2026-01-15",
        "status": "convicted_imprisoned",
        "term": {"years": 2, "months": 6},
        "article": "174/1",
    }


def test_the_schema_refuses_a_field_that_is_not_listed(site: Site, release: ReleaseInfo) -> None:
    found = json.loads(register_json(site, REGISTER, release))
    found["people"][0]["birth"] = "1980"
    assert list(Draft202012Validator(json.loads(schema_file())).iter_errors(found))


def test_ids_on_record_are_in_no_file(site: Site, release: ReleaseInfo, wordings: Mapping[str, Wording]) -> None:
    secret = dataclasses.replace(
        REGISTER,
        people=(dataclasses.replace(AISULU, id="aisulu-bekova-1980"),),
        lists=(dataclasses.replace(REGISTER.lists[0], members=("aisulu-bekova-1980",)),),
    )
    files = (
        register_json(site, secret, release),
        people_table(site, secret),
        steps_table(site, secret),
        ftm_entities(site, secret, wordings),
    )
    assert b"1980" not in b"".join(files)


def test_the_digest_stays_as_months_go_by_and_changes_with_a_person(site: Site) -> None:
    shown = REGISTER.lists[0]
    later = dataclasses.replace(REGISTER, lists=(dataclasses.replace(shown, months=shown.months[:1]),))
    assert register_digest(site, later) == register_digest(site, REGISTER)
    freed = dataclasses.replace(AISULU, custody="released_served")
    assert register_digest(site, dataclasses.replace(REGISTER, people=(freed,))) != register_digest(site, REGISTER)


def test_tables_open_in_a_spreadsheet_and_run_nothing(site: Site) -> None:
    table = people_table(site, REGISTER)
    assert table.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in table
    first, second = rows(table)
    assert first["name_kk"] == "Айсұлу Бекова"
    assert first["status_since"] == "2026-01-15"
    assert second["name_ru"] == "'=Арман Ли"
    assert second["name_en"] == ""


def test_each_event_is_a_row(site: Site) -> None:
    found = rows(steps_table(site, REGISTER))
    assert [row["event"] for row in found] == ["LIST_RECOGNISED", "SENTENCED_PRISON", "LIST_RECOGNISED"]
    assert (found[1]["years"], found[1]["months"], found[1]["days"]) == ("2", "6", "")
    assert {row["person"] for row in found} == {person_key(site, "p1"), person_key(site, "p2")}


def test_entities_fill_only_what_the_register_may_say(site: Site, wordings: Mapping[str, Wording]) -> None:
    found = entities(site, wordings)
    assert {entity["schema"] for entity in found} == set(FTM)
    for entity in found:
        assert set(entity["properties"]) <= FTM[entity["schema"]]
        assert all(isinstance(value, str) for values in entity["properties"].values() for value in values)


def test_entities_point_at_one_another_and_each_id_is_one(site: Site, wordings: Mapping[str, Wording]) -> None:
    found = entities(site, wordings)
    ids = [entity["id"] for entity in found]
    assert len(set(ids)) == len(ids)
    for entity in found:
        for name in ("member", "organization", "involved"):
            assert set(entity["properties"].get(name, ())) <= set(ids)


def test_a_membership_ends_only_for_who_has_left(site: Site, wordings: Mapping[str, Wording]) -> None:
    places = {
        entity["properties"]["status"][0]: entity["properties"]
        for entity in entities(site, wordings)
        if entity["schema"] == "Membership"
    }
    assert places["recognised"]["startDate"] == ["2025-11"]
    assert "endDate" not in places["recognised"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_notice_is_ninjs(language: str, site: Site, make_entry: EntryMaker, wordings: Mapping[str, Wording]) -> None:
    entry = make_entry(language=language)
    item = json.loads(ninjs_item(site, entry, "<p>First paragraph.</p>", wordings[language]))
    assert item["uri"] == f"tag:adil-zhol.example,2026:notice/1/{language}"
    assert item["standard"]["version"] == "2.1"
    assert (item["version"], item["pubstatus"], item["language"]) == ("1", "usable", language)
    assert item["infosources"] == [{"name": "Dala News", "uri": "https://dala.example/1"}]
    assert [body["contenttype"] for body in item["bodies"]] == ["text/plain", "text/html"]


def test_changes_are_told_once_each_in_the_order_of_their_release(site: Site, make_entry: EntryMaker) -> None:
    new = dataclasses.replace(make_entry(2), sequence=4)
    edited = dataclasses.replace(make_entry(1, updated_hours=5), sequence=6)
    left = Tombstone(3, 2026, "en", dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC), 5)
    found = [json.loads(line) for line in changes_log(site, [edited, new], [left]).splitlines()]
    assert [(line["sequence"], line["change"]) for line in found] == [
        (4, "published"),
        (5, "withdrawn"),
        (6, "changed"),
    ]
    assert set(found[1]) == {"sequence", "change", "id", "language", "time"}


def test_a_person_without_sex_or_custody_is_no_error(site: Site, wordings: Mapping[str, Wording]) -> None:
    lone = OpenPerson("p9", None, {"kk": "Дос"}, None, None, {"dala": "recognised"}, ())
    register = dataclasses.replace(REGISTER, people=(lone,))
    person = next(
        entity
        for entity in map(json.loads, ftm_entities(site, register, wordings).splitlines())
        if entity["schema"] == "Person"
    )
    assert person["properties"] == {
        "name": ["Дос"],
        "sourceUrl": [f"{site.address}/people/{person_key(site, 'p9')}.kk.html"],
    }
