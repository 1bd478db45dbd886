"""What a change touches is built anew and nothing else; the tree is always that of a full build."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from registerpub.core.records import LANGUAGES, OpenRegister, PublishedEntry, ReleaseInfo, Site, Tombstone
from registerpub.publishing import Channel, edition, publish_folder, render_release
from registerpub.publishing.entries import person_key
from registerpub.wording import Wording
from tests.publishing.amended import amended
from tests.publishing.open_people import AISULU, REGISTER
from tests.publishing.test_incremental import MONTH, START, rendered, tree  # noqa: F401  # a fixture

EntryMaker = Callable[..., PublishedEntry]
State = dict[str, Any]
#: Name of a change → what becomes of the state, what must be rendered, what must not.
Change = tuple[Callable[[State], State], set[str], set[str]]


def _renamed(state: State) -> State:
    register: OpenRegister = state["register"]
    people = tuple(
        dataclasses.replace(person, names={**person.names, "en": "Another Form"}) if person.id == AISULU.id else person
        for person in register.people
    )
    return {**state, "register": dataclasses.replace(register, people=people)}


def _hidden(state: State) -> State:
    register: OpenRegister = state["register"]
    left = tuple(person for person in register.people if person.id != AISULU.id)
    return {**state, "register": dataclasses.replace(register, people=left)}


def _retracted(state: State) -> State:
    return {**state, "entries": amended(state["entries"], 1, 9, "retraction", "Gone", "Gone.")}


def _withdrawn(state: State) -> State:
    left = [entry for entry in state["entries"] if entry.notice != 1]
    return {**state, "entries": left, "tombstones": [Tombstone(1, 2026, language, START) for language in LANGUAGES]}


def _moved(state: State) -> State:
    return {**state, "site": dataclasses.replace(state["site"], address="https://elsewhere.example")}


KEY = person_key(Site("", "", "adil-zhol.example"), AISULU.id)
ONE, TWO = "notices/1.en.html", "notices/2.en.html"
CHANGES: dict[str, Change] = {
    "a form of a name": (_renamed, {f"people/{KEY}.en.html", "people.en.html", "search/people.kk.json"}, {ONE, TWO}),
    "a person on hold": (_hidden, {"people.en.html", "search/people.en.json"}, {ONE, TWO}),
    # A person's page tells of its notices by their headlines.
    "a retraction": (_retracted, {ONE, "corrections.en.html", "feeds/all.en.atom", f"people/{KEY}.en.html"}, {TWO}),
    "a withdrawal": (_withdrawn, {"feeds/all.en.atom", "index.en.html"}, {TWO, "style.css"}),
    "another address": (_moved, {ONE, TWO, "style.css", "feeds/all.en.atom"}, set()),
}


@pytest.mark.parametrize("name", CHANGES)
def test_the_units_that_a_change_touches_are_built_anew(
    name: str,
    tmp_path: Path,
    site: Site,
    channels: Sequence[Channel],
    wordings: Mapping[str, Wording],
    make_entry: EntryMaker,
    rendered: list[str],  # noqa: F811
) -> None:
    entries = [make_entry(number, language) for number in (1, 2) for language in LANGUAGES]
    before: State = {"site": site, "entries": entries, "register": REGISTER, "tombstones": ()}
    change, touched, kept = CHANGES[name]
    _publish(tmp_path, 1, before, channels, wordings)
    rendered.clear()
    built = _publish(tmp_path, 2, change(before), channels, wordings)
    seen = set(rendered)
    assert touched <= seen, touched - seen
    assert not kept & seen
    _render(tmp_path, change(before), channels, wordings)
    assert tree(built) == tree(tmp_path / "full")


def test_another_version_of_the_program_builds_everything_anew(
    tmp_path: Path,
    site: Site,
    channels: Sequence[Channel],
    wordings: Mapping[str, Wording],
    make_entry: EntryMaker,
    rendered: list[str],  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    state: State = {"site": site, "entries": [make_entry(1)], "register": REGISTER, "tombstones": ()}
    built = _publish(tmp_path, 1, state, channels, wordings)
    rendered.clear()
    monkeypatch.setattr(edition, "program_digest", lambda: "another version")
    assert _publish(tmp_path, 1, state, channels, wordings) == built
    packed = {path for path in tree(built) if path.endswith((".gz", ".br"))}
    assert set(rendered) == tree(built).keys() - packed - {"SHA256SUMS"}


def _info(number: int) -> ReleaseInfo:
    return ReleaseInfo(number, START + number * MONTH, "ab" * 32)


def _publish(
    place: Path, number: int, state: State, channels: Sequence[Channel], wordings: Mapping[str, Wording]
) -> Path:
    record = place / "private" / "record.json"
    return publish_folder(
        place / "public", release=_info(number), channels=channels, wordings=wordings, record=record, **state
    )


def _render(place: Path, state: State, channels: Sequence[Channel], wordings: Mapping[str, Wording]) -> None:
    render_release(release=_info(2), channels=channels, wordings=wordings, target=place / "full", **state)
