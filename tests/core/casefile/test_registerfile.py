"""The register file: read and written without loss, and every fault named by its place."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registerpub.core.casefile.registerfaults import register_problems
from registerpub.core.casefile.registerfile import namesakes, read_register_file, write_register_file
from registerpub.core.casefile.registerschema import REGISTER_SCHEMA
from registerpub.core.errors import ManyProblems

ROOT = Path(__file__).parents[3]


def sample() -> dict[str, Any]:
    return {
        "format": "registerpub/register-1",
        "register": {
            "id": "list",
            "owner": {"en": "Fair Trial Watch", "ru": "Честный суд", "aliases": ["FTW"]},
            "languages": ["ru", "en"],
            "scope": "",
        },
        "people": [
            {
                "id": "a1",
                "names": [{"language": "en", "full": "Daniyar Sarsenov", "kind": "main"}],
                "sex": "m",
                "consent": None,
                "events": [
                    {"event": "SENTENCED_PRISON", "date": "2019-05", "term": {"years": 3}, "court": "City Court"},
                    {"event": "LIST_RECOGNISED", "register": "list", "date": None},
                ],
            },
            {
                "id": "a2",
                "names": [{"language": "en", "full": "Aigul Omarova", "kind": "main"}],
                "sex": "f",
                "consent": "public_by_person",
                "events": [
                    {
                        "event": "STATE_REPORTED",
                        "date": "2020-09-08",
                        "status": "house_arrest",
                        "recorded": "2020-09-09T10:00:00Z",
                    }
                ],
            },
        ],
    }


def problems_of(data: Any) -> list[str]:
    with pytest.raises(ManyProblems) as caught:
        read_register_file(data, "register.json")
    return [str(problem) for problem in caught.value.problems]


def test_writing_what_was_read_gives_the_same_data() -> None:
    assert write_register_file(read_register_file(sample(), "x")) == sample()


def test_two_people_with_one_id_are_refused_with_both_places() -> None:
    data = sample()
    data["people"][1]["id"] = "a1"
    assert problems_of(data) == ["people[1].id: 'a1' is already the id of people[0]"]


def test_a_day_that_does_not_exist_is_refused() -> None:
    data = sample()
    data["people"][0]["events"][0]["date"] = "2020-02-31"
    assert problems_of(data) == ["people[0].events[0].date: there is no day 2020-02-31"]


def test_every_fault_is_listed_at_once() -> None:
    data = sample()
    data["people"][0]["events"][0]["event"] = "SENTENCED"
    data["people"][1]["sex"] = "x"
    del data["people"][1]["names"]
    found = problems_of(data)
    assert any(line.startswith("people[0].events[0].event: 'SENTENCED' is not allowed; use one of: ") for line in found)
    assert "people[1].sex: 'x' is not allowed; use one of: m, f, null" in found
    assert "people[1]: 'names' is a required property" in found


def test_faults_of_shape_and_of_meaning_are_listed_together_in_the_order_of_their_paths() -> None:
    data = sample()
    data["people"][0]["id"] = data["people"][1]["id"] = "a b"
    data["people"][0]["events"][0] |= {"date": "2020-02-31", "term": {}}
    data["people"][1] |= {"sex": "x", "names": [{"language": "en", "full": "Aigul Omarova", "kind": "alias"}]}
    assert [line.partition(": ")[::2] for line in problems_of(data)] == [
        ("people[0].events[0].date", "there is no day 2020-02-31"),
        ("people[0].events[0].term", "{} should be non-empty"),
        ("people[0].id", "'a b' cannot be used here"),
        ("people[1].id", "'a b' cannot be used here"),
        ("people[1].id", "'a b' is already the id of people[0]"),
        ("people[1].names", "no name of the kind 'main'"),
        ("people[1].sex", "'x' is not allowed; use one of: m, f, null"),
    ]


def test_the_tenth_person_comes_after_the_ninth() -> None:
    data = sample()
    data["people"] = [{**data["people"][0], "id": f"a{number}", "sex": "x"} for number in range(12)]
    assert [line.partition(".")[0] for line in problems_of(data)] == [f"people[{number}]" for number in range(12)]


BROKEN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(), max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*sample()["people"][0], "x"]), inner),
    max_leaves=8,
)


@given(
    part=st.sampled_from(
        ["", "register", "people", "people.0", "people.0.names", "people.0.events", "people.0.events.0"]
    )
    | st.sampled_from(
        [f"people.0.{rest}" for rest in ("events.0.term", "events.0.details", "events.0.event", "id")]
        + [f"people.0.not_this_person{rest}" for rest in ("", ".0", ".0.name")]
    ),
    value=BROKEN,
)
def test_no_broken_part_stops_the_check(part: str, value: Any) -> None:
    data: Any = sample()
    data["people"][0]["not_this_person"] = [{"name": "Daniyar Sarsenov", "scope": "everywhere"}]
    data["people"][1]["events"][0]["date"] = "2020-02-31"
    *path, last = part.split(".") if part else [""]
    place = data
    for step in path:
        place = place[int(step) if step.isdecimal() else step]
    if part:
        place[int(last) if last.isdecimal() else last] = value
    else:
        data = value
    found = register_problems(data)
    assert len(set(found)) == len(found)
    assert all(str(problem).encode() for problem in found)
    assert part in ("", "people") or "people[1].events[0].date" in [problem.path for problem in found]


def test_a_field_named_by_half_a_character_can_be_printed() -> None:
    assert all(line.encode() for line in problems_of({**sample(), "\ud800": "\ud800"}))


def test_an_unknown_field_is_named() -> None:
    data = sample()
    data["people"][0]["passport"] = "N1"
    assert problems_of(data) == ["people[0]: unknown field 'passport'"]


def test_a_membership_of_another_register_is_refused() -> None:
    data = sample()
    data["people"][0]["events"][1]["register"] = "other"
    assert problems_of(data) == ["people[0].events[1].register: a membership event must name this register, 'list'"]


def test_another_format_is_refused() -> None:
    assert any("must be 'registerpub/register-1'" in line for line in problems_of({**sample(), "format": "x"}))


def with_event(event: dict[str, Any]) -> dict[str, Any]:
    """The sample with ``event`` as the third of its first person's events."""
    data = sample()
    data["people"][0]["events"].append(event)
    return data


AMENDED = {"event": "AMENDED", "date": None, "field": "date", "old": "", "new": "2019-06", "details": {"event": "1"}}


@pytest.mark.parametrize(
    "correction",
    [
        AMENDED,
        {**AMENDED, "new": ""},
        {**AMENDED, "field": "term", "old": "3y", "new": "1y6m", "cause": "our_error"},
        {**AMENDED, "field": "code", "new": "SENTENCED_RESTRICTED"},
        {**AMENDED, "field": "court", "new": "Military Court"},
        {"event": "WITHDRAWN", "date": None, "details": {"event": "2"}},
    ],
)
def test_a_correction_names_the_place_of_an_earlier_event(correction: dict[str, Any]) -> None:
    data = with_event(correction)
    assert write_register_file(read_register_file(data, "x")) == data


@pytest.mark.parametrize("target", ["²", "0", "01", "-1", "3", "4", "one", "1" * 5000, "\u0661"])
def test_a_correction_of_anything_else_is_refused(target: str) -> None:
    (problem,) = problems_of(with_event({"event": "WITHDRAWN", "details": {"event": target}}))
    assert problem.startswith("people[0].events[2].details.event: ")
    assert problem.endswith("is not the place of an earlier event of this person, counted from 1")


@pytest.mark.parametrize("event", [{"event": "WITHDRAWN"}, {"event": "WITHDRAWN", "details": {}}])
def test_a_correction_of_nothing_is_refused(event: dict[str, Any]) -> None:
    (problem,) = problems_of(with_event(event))
    assert problem.startswith("people[0].events[2].details.event: '' is not the place")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"new": "soon"}, "new: 'soon' is not a date: write YYYY, YYYY-MM or YYYY-MM-DD"),
        ({"field": "code", "new": "NOPE"}, "new: 'NOPE' is not an event that another one may turn out to be"),
        ({"field": "code", "new": ""}, "new: '' is not an event"),
        ({"field": "code", "new": "WITHDRAWN"}, "new: 'WITHDRAWN' is not an event"),
        ({"field": "status", "new": "zzz"}, "new: 'zzz' is not one of: "),
        ({"field": "term", "new": "-5y"}, "new: '-5y' is not a term"),
        ({"field": "register", "new": "a b"}, "new: 'a b' is not the id of a register"),
        (
            {"field": "passport"},
            "field: 'passport' cannot be amended; use one of: date, term, status, register, code, ",
        ),
        ({"field": "new"}, "field: 'new' cannot be amended"),
    ],
)
def test_an_amendment_that_cannot_be_applied_is_refused(changes: dict[str, str], message: str) -> None:
    (problem,) = problems_of(with_event({**AMENDED, **changes}))
    assert problem.startswith(f"people[0].events[2].{message}")


def test_an_amendment_needs_a_field() -> None:
    (problem,) = problems_of(with_event({"event": "AMENDED", "details": {"event": "1"}}))
    assert problem.startswith("people[0].events[2].field: '' cannot be amended")


def test_only_corrections_name_another_event() -> None:
    assert problems_of(with_event({"event": "DETAINED", "details": {"event": "1"}})) == [
        "people[0].events[2].details.event: only AMENDED and WITHDRAWN name another event"
    ]


@pytest.mark.parametrize(
    ("recorded", "message"),
    [
        ("0001-01-01T00:00:00+14:00", "year 1 is out of range"),
        ("9999-12-31T23:59:59-14:00", "year 9999 is out of range"),
        ("2020-09-08T10:00:00", "needs a time zone, for example 2020-09-08T10:00:00Z"),
        ("", "'' is not a date and time"),
        ("soon", "'soon' is not a date and time"),
    ],
)
def test_a_moment_of_recording_that_cannot_be_is_refused(recorded: str, message: str) -> None:
    found = problems_of(with_event({"event": "DETAINED", "recorded": recorded}))
    assert found == [f"people[0].events[2].recorded: {message}"]


@pytest.mark.parametrize("term", [{}, {"years": 0}, {"years": 0, "months": 0, "days": 0}])
def test_a_term_of_nothing_is_refused(term: dict[str, int]) -> None:
    (problem,) = problems_of(with_event({"event": "SENTENCED_PRISON", "term": term}))
    assert problem.startswith("people[0].events[2].term: ")


def test_half_a_character_is_refused_with_its_place() -> None:
    assert problems_of(with_event({"event": "DETAINED", "place": "\ud800"})) == [
        "people[0].events[2].place: '\\ud800' holds half a character"
    ]


def test_a_file_that_is_silent_about_consent_is_told_from_one_that_unsets_it() -> None:
    data = sample()
    del data["people"][1]["consent"]
    content = read_register_file(data, "x")
    assert [person.consent for person in content.people] == [None, None]
    assert content.silent == {"a2"}


def test_people_with_one_name_are_a_finding_and_no_error() -> None:
    data = sample()
    third = copy.deepcopy(data["people"][0])
    third["id"], third["events"] = "a3", []
    data["people"].append(third)
    assert namesakes(read_register_file(data, "x").people) == [("a1", "a3")]


def test_the_published_schema_is_the_one_that_is_used() -> None:
    published = json.loads((ROOT / "docs" / "register-1.schema.json").read_text(encoding="utf-8"))
    assert published == json.loads(json.dumps(REGISTER_SCHEMA))


def test_the_register_of_the_demonstration_is_valid() -> None:
    data = json.loads((ROOT / "src/registerpub/demo/register.json").read_text(encoding="utf-8"))
    assert write_register_file(read_register_file(data, "x")) == data


def test_a_part_of_the_wrong_shape_is_never_repeated() -> None:
    with pytest.raises(ManyProblems) as caught:
        read_register_file([{"name": "Somebody Invented"}], "x")
    assert "Invented" not in str(caught.value) and "a list stands where object is needed" in str(caught.value)
