"""The quick look at an entry never lets through what cleaning would have changed."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registerpub.core.errors import InputError
from registerpub.core.records import LANGUAGES, NoticeText, PublishedEntry, Source
from registerpub.publishing.entries import _cleaned, _is_prepared, _knows_all_fields, prepare

words = st.text(st.sampled_from("ab Қ|\n\r\t\u00a0\u200e\u202e\x00\ud800\u2028й"), max_size=8)
urls = st.one_of(st.none(), words, words.map("http://x.example/".__add__), words.map("https:".__add__))
zones = st.sampled_from([dt.UTC, dt.timezone(dt.timedelta(0)), dt.timezone(dt.timedelta(hours=5))])


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.tuples(words, words, words),
    sources=st.lists(st.tuples(words, urls), max_size=2),
    translations=st.lists(st.sampled_from([*LANGUAGES, "xx"]), max_size=4),
    zone=zones,
)
def test_what_passes_the_quick_look_is_what_cleaning_gives(
    text: tuple[str, str, str],
    sources: list[tuple[str, str | None]],
    translations: list[str],
    zone: dt.tzinfo,
    make_entry: Callable[..., PublishedEntry],
) -> None:
    entry = dataclasses.replace(
        make_entry(translations=tuple(translations), sources=tuple(Source(title, url, "en") for title, url in sources)),
        text=NoticeText("en", *text),
        published=dt.datetime(2026, 3, 2, 14, tzinfo=zone),
    )
    public = {(1, language) for language in LANGUAGES}
    if _is_prepared(entry, public):
        cleaned = _cleaned(entry, public)
        assert cleaned == entry
        assert repr(cleaned.published) == repr(entry.published)


def test_the_usual_entry_passes_it(make_entry: Callable[..., PublishedEntry]) -> None:
    entry = make_entry(translations=("kk", "ru"))
    assert _knows_all_fields()
    assert _is_prepared(entry, {(1, language) for language in LANGUAGES})
    assert prepare([entry])[0].translations == ()


@pytest.mark.parametrize("body", ["", " ", "\n\n"])
def test_an_empty_text_is_refused_all_the_same(body: str, make_entry: Callable[..., PublishedEntry]) -> None:
    with pytest.raises(InputError, match="no headline or no body"):
        prepare([make_entry(body=body)])
