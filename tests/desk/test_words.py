import datetime as dt

import pytest
from django.utils import translation

from registerpub.core.records import PartialDate
from registerpub.desk import words
from registerpub.pipeline.evidence import CONTEXT
from registerpub.pipeline.views import QuoteView


def test_a_quote_is_escaped_inside_and_outside_its_marks() -> None:
    quote = QuoteView("<b>Aqbota</b> & co", "", "", ((3, 9, "name"), (13, 16, "trigger")), "en", "main")
    assert words.marked(quote) == (
        '&lt;b&gt;<mark class="name">Aqbota</mark>&lt;/b&gt;<mark class="trigger"> &amp; </mark>co'
    )


def test_context_starts_and_ends_with_a_whole_word() -> None:
    long = "x" * 20 + " word" * CONTEXT
    assert words.lead_in(long[-CONTEXT - 2 : -2]).startswith("… word")
    assert words.lead_out(long[:CONTEXT]).endswith("word …")
    assert words.lead_in("short.") == "short." and words.lead_out("") == ""


def test_a_date_is_said_as_precisely_as_it_is_known_in_each_language() -> None:
    date = PartialDate(2020, 9, 8)
    expected = {"kk": "2020 жылғы 8 қыркүйек", "ru": "8 сентября 2020 года", "en": "8 September 2020"}
    for language, text in expected.items():
        with translation.override(language):
            assert words.date(date) == text == words.date("2020-09-08") == words.date(dt.date(2020, 9, 8))


def test_an_unknown_date_is_said_to_be_unknown() -> None:
    with translation.override("ru"):
        assert words.date(None) == words.date("") == "дата неизвестна"


def test_a_time_names_its_distance_from_utc_not_its_zone() -> None:
    with translation.override("ru"):
        text = words.moment(dt.datetime(2026, 11, 20, 20, 30, tzinfo=dt.UTC))
    assert text == "21 ноября 2026 года, 01:30 (UTC+5)"


def test_an_age_is_never_negative() -> None:
    now = dt.datetime(2026, 11, 20, tzinfo=dt.UTC)
    with translation.override("en"):
        assert words.age(now + dt.timedelta(hours=1), now) == "0 minutes"
        assert words.age(now - dt.timedelta(hours=2, minutes=10), now) == "2 hours"


def test_a_status_follows_the_desks_language_and_membership_is_said_too() -> None:
    with translation.override("kk"):
        assert words.status("pretrial_detention") == "тергеу абақтысында (қамауда)"
        assert words.status("removed") == "тізімнен шығарылған"
        assert words.status(None) == "белгісіз"


def test_an_owner_is_named_in_the_desks_language_else_in_any() -> None:
    with translation.override("kk"):
        assert words.owner({"kk": "Бірлік", "en": "Birlik"}) == "Бірлік"
        assert words.owner({"en": "Birlik"}) == "Birlik"
        assert words.owner({}) == ""


@pytest.mark.parametrize(
    ("language", "expected"), [("kk", "2016 жылдан бері"), ("ru", "с 2016 года"), ("en", "since 2016")]
)
def test_since_when_is_said_as_people_say_it(language: str, expected: str) -> None:
    with translation.override(language):
        assert words.since(PartialDate.parse("2016")) == expected


def test_what_has_just_happened_is_not_put_into_the_future() -> None:
    now = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)
    for seconds in (-59, 0, 5):
        assert words.ago(now + dt.timedelta(seconds=seconds), now) == "just now"
    assert words.ago(now - dt.timedelta(minutes=2), now) == "2 minutes ago"
    assert words.ago(now + dt.timedelta(minutes=2), now) == "in 2 minutes"
