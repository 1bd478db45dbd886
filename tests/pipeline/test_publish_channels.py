"""Channels of the project's own: chosen by region and person, refused with the mend, and never giving anybody away."""

from __future__ import annotations

from pathlib import Path

import pytest

from registerpub.core.errors import ConfigError
from registerpub.pipeline.publish import publish
from registerpub.store.models import Decision, Hold, LedgerEvent, Notice, NoticeTextRow, PersonRow, Release
from tests.pipeline.conftest import LATER, Desk, files, unpacked

WHOLE = 'title = {{ kk = "{0}", ru = "{0}", en = "{0}" }}\ndescription = {{ kk = "{0}", ru = "{0}", en = "{0}" }}\n'


def add_channel(desk: Desk, name: str, words: str, rest: str = "") -> Path:
    path = desk.config.feeds / f"{name}.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(WHOLE.format(words) + rest, encoding="utf-8")
    return path


def all_bytes(folder: Path) -> bytes:
    """Every path and every file's content, packed ones unpacked: two letters may stand in packed bytes by chance."""
    found = []
    for name, data in files(folder).items():
        found += [name.encode(), unpacked(name, data)]
    return b"\n".join(found)


def feed(desk: Desk, name: str) -> str:
    return (desk.config.public / "current/feeds" / name).read_text(encoding="utf-8")


def test_a_channel_is_added_by_one_file(confirmed: Desk) -> None:
    add_channel(confirmed, "list-ftw", "The list of Free the Writers", 'registers = ["ftw"]\n')
    publish(confirmed.config, confirmed.now + LATER)
    text = feed(confirmed, "list-ftw.en.atom")
    assert "Test: The list of Free the Writers" in text and text.count("<entry>") == 2
    assert "feeds/list-ftw.en.atom" in (confirmed.config.public / "current/feeds.en.opml").read_text(encoding="utf-8")


def test_a_channel_of_one_region_carries_what_its_texts_tell(confirmed: Desk) -> None:
    add_channel(confirmed, "almaty", "Almaty", 'regions = ["KZ-75"]\n')
    decision = Decision.objects.get(notice__person="m5")
    LedgerEvent.objects.filter(decision=decision).update(details={"place": "Алматы"})
    publish(confirmed.config, confirmed.now + LATER)
    assert feed(confirmed, "almaty.en.atom").count("<entry>") == 0
    row = NoticeTextRow.objects.get(notice__person="m5", language="en")
    NoticeTextRow.objects.filter(pk=row.pk).update(body=f"{row.body}\n\nPlace: Almaty.")
    publish(confirmed.config, confirmed.now + 2 * LATER)
    assert feed(confirmed, "almaty.en.atom").count("<entry>") == 1


def test_a_channel_of_one_person_leaves_with_the_person(confirmed: Desk) -> None:
    add_channel(confirmed, "case-1", "News of Ruslan Kasenov", 'persons = ["m5"]\n')
    publish(confirmed.config, confirmed.now + LATER)
    assert feed(confirmed, "case-1.en.atom").count("<entry>") == 1
    assert b"m5" not in all_bytes(confirmed.config.public)
    Hold.objects.create(person_id="m5", reason="safety", owner="aigul", placed=confirmed.now)
    result = publish(confirmed.config, confirmed.now + 2 * LATER)
    assert result.channels_left_out == 1
    everything = all_bytes(confirmed.config.public)
    assert b"Kasenov" not in everything and b"case-1" not in everything


@pytest.mark.parametrize(
    ("name", "words"), [("some", "About Asel Zhunussova"), ("zhunussova", "About somebody"), ("some", "Дело Жунусовой")]
)
def test_a_channel_whose_words_or_name_give_away_a_hidden_person_is_left_out(
    confirmed: Desk, name: str, words: str
) -> None:
    add_channel(confirmed, name, words)
    assert publish(confirmed.config, confirmed.now + LATER).channels_left_out == 0
    assert words.encode() in all_bytes(confirmed.config.public)
    PersonRow.objects.filter(pk="m1").update(consent="withheld")
    result = publish(confirmed.config, confirmed.now + 2 * LATER)
    everything = all_bytes(confirmed.config.public)
    assert (result.channels_left_out, words.encode() in everything, f"feeds/{name}.".encode() in everything) == (
        1,
        False,
        False,
    )


@pytest.mark.parametrize(
    ("name", "rest", "said"),
    [
        ("one", 'registers = ["ftv"]\n', r"one\.toml: registers: there is no register 'ftv'; known: ftw"),
        ("one", 'persons = ["nobody"]\n', r"one\.toml: persons: there is no person 'nobody'; 'registerpub register"),
        ("one", 'famlies = ["list"]\n', r"famlies: unknown key; allowed: description, families, kinds, persons"),
        ("arrests", "", r"arrests\.toml: a channel of this name ships with registerpub: rename the file"),
        ("Arrests", "", r"Arrests\.toml: name the file in small letters"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_and_keeps_nothing_from_leaving(
    confirmed: Desk, name: str, rest: str, said: str
) -> None:
    add_channel(confirmed, "two", "Another")
    publish(confirmed.config, confirmed.now + LATER)
    add_channel(confirmed, name, "X", rest)
    PersonRow.objects.filter(pk="m5").update(consent="withheld")
    with pytest.raises(ConfigError, match=rf"(?s){said}.*everything else was published without it"):
        publish(confirmed.config, confirmed.now + 2 * LATER)
    assert Release.objects.latest("number").number == 2
    assert b"Kasenov" not in all_bytes(confirmed.config.public)
    assert "Kasenov" not in feed(confirmed, "two.en.atom")


def test_what_left_is_a_nameless_tombstone_until_it_comes_back(confirmed: Desk) -> None:
    publish(confirmed.config, confirmed.now + LATER)
    number = Notice.objects.get(person="m5").number
    PersonRow.objects.filter(pk="m5").update(consent="withheld")
    publish(confirmed.config, confirmed.now + 2 * LATER)
    stone = f'<at:deleted-entry ref="tag:test.invalid,2021:notice/{number}/en" when="2021-03-04T11:00:00+00:00"/>'
    assert stone in feed(confirmed, "all.en.atom")
    assert "deleted-entry" not in feed(confirmed, "all.ru.atom")
    PersonRow.objects.filter(pk="m5").update(consent="public_record_only")
    publish(confirmed.config, confirmed.now + 3 * LATER)
    assert "deleted-entry" not in feed(confirmed, "all.en.atom")
