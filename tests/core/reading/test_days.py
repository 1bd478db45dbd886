"""Which day a page is of: as written in every script, in the zone of its source, from where it can be believed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registerpub.core.reading import ReadingRules, ReadResult, read_page
from registerpub.core.reading.dates import parse_day
from tests.core.reading.test_reading_pages import FILLER, article, kinds, page

ALMATY = ZoneInfo("Asia/Almaty")
RULES = ReadingRules(timezone="Asia/Almaty")
SEEN = dt.datetime(2024, 5, 6, 3, 0, tzinfo=dt.UTC)  # eight in the morning there


def read(head: str = "", shown: str = "", url: str = "", rules: ReadingRules = RULES) -> ReadResult:
    captured = page(article(shown + FILLER, head=head))
    return read_page(replace(captured, url=url or captured.url), rules)


def day(result: ReadResult) -> dt.date | None:
    assert result.document is not None
    return result.document.published


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2024-02-28T17:59:59Z", dt.date(2024, 2, 28)),
        ("2024-02-28T18:00:00Z", dt.date(2024, 2, 29)),  # +06 until then: midnight is at 18:00 UTC
        ("2024-02-29T18:00:00Z", dt.date(2024, 2, 29)),  # the clock was put back from midnight to 23:00
        ("2024-02-29T19:00:00Z", dt.date(2024, 3, 1)),
        ("2024-03-01T18:59:59Z", dt.date(2024, 3, 1)),  # +05 since: midnight is at 19:00 UTC
        ("2024-03-01T19:00:00Z", dt.date(2024, 3, 2)),
        ("2023-12-31T18:30:00+00:00", dt.date(2024, 1, 1)),
        ("2024-12-31T18:30:00+00:00", dt.date(2024, 12, 31)),
    ],
)
def test_almaty_changed_its_clock_on_the_first_of_march_2024(moment: str, expected: dt.date) -> None:
    assert parse_day(moment, ALMATY) == expected


def test_this_machine_knows_the_change() -> None:
    offsets = [dt.datetime(2024, month, 1, 12, tzinfo=ALMATY).utcoffset() for month in (2, 4)]
    assert offsets == [dt.timedelta(hours=6), dt.timedelta(hours=5)]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("8 қыркүйек 2020", dt.date(2020, 9, 8)),
        ("2020 жылдың 8 қыркүйегі", dt.date(2020, 9, 8)),
        ("2020 ж. 8 қараша", dt.date(2020, 11, 8)),
        ("8 qyrküiek 2020", dt.date(2020, 9, 8)),
        ("8 qırküyek 2020", dt.date(2020, 9, 8)),
        ("2021 jylğy 5 şilde", dt.date(2021, 7, 5)),
        ("5 zheltoqsan 2021", dt.date(2021, 12, 5)),
        ("12 nauryz, 2022", dt.date(2022, 3, 12)),
        ("2021 جىلعى 5 شىلدە", dt.date(2021, 7, 5)),
        ("٥ قاڭتار ٢٠٢١", dt.date(2021, 1, 5)),
        ("7-қараша 2021", dt.date(2021, 11, 7)),
        ("5 июля 2021 г.", dt.date(2021, 7, 5)),
        ("12-мамыр-2021", dt.date(2021, 5, 12)),
        ("12 May 2021", dt.date(2021, 5, 12)),
        ("Jul 5, 2021", dt.date(2021, 7, 5)),
        ("12/03/2024", dt.date(2024, 3, 12)),
        ("2024.03.12", dt.date(2024, 3, 12)),
        ("13/13/2024", None),
        ("1709319600", dt.date(2024, 3, 2)),
        ("1709319600123", dt.date(2024, 3, 2)),
        ("30831935", None),
        ("2024-03-01T19:00:00+00", dt.date(2024, 3, 2)),
    ],
)
def test_days_in_words_and_numbers(written: str, expected: dt.date | None) -> None:
    assert parse_day(written, ALMATY) == expected


@pytest.mark.parametrize(
    ("written", "back"),
    [
        ("бүгін, 10:25", 0),
        ("Жарияланды: кеше, 18:40", 1),
        ("bügin 10:25", 0),
        ("keşe 18:40", 1),
        ("بۇگىن", 0),
        ("كەشە", 1),
        ("Сегодня в 07:01", 0),
        ("вчера, 18:40", 1),
        ("Позавчера", 2),
        ("today", 0),
        ("Yesterday at 18:40", 1),
        ("2 hours ago", 0),
        ("10 hours ago", 1),
        ("an hour ago", 0),
        ("час назад", 0),
        ("9 часов назад", 1),
        ("5 минут назад", 0),
        ("3 дня назад", 3),
        ("неделю назад", 7),
        ("2 сағат бұрын", 0),
        ("3 күн бұрын", 3),
        ("3 kün buryn", 3),
        ("2 weeks ago", 14),
    ],
)
def test_days_told_from_today_are_read_where_the_page_was_seen(written: str, back: int) -> None:
    assert parse_day(written, ALMATY, SEEN) == dt.date(2024, 5, 6) - dt.timedelta(days=back)
    assert parse_day(written, ALMATY) is None


@pytest.mark.parametrize("written", ["кешегі кеш", "todays", "сегодняшний суд", "он бұрын сотталған", "5 days earlier"])
def test_other_words_are_no_days(written: str) -> None:
    assert parse_day(written, ALMATY, SEEN) is None


def test_a_relative_day_counts_where_a_reader_sees_it_and_never_in_metadata() -> None:
    assert day(read(shown="<time>кеше, 18:40</time>")) == dt.date(2024, 5, 5)
    assert day(read(shown="<i class=d>кеше</i>", rules=replace(RULES, date_selector="i.d"))) == dt.date(2024, 5, 5)
    assert day(read(head='<meta name="date" content="today">')) is None
    assert day(read(shown="<time>кеше</time>", rules=ReadingRules())) is None


def test_the_day_of_publication_comes_before_that_of_a_change_which_is_kept_apart() -> None:
    head = (
        '<meta property="article:modified_time" content="2024-03-05T10:00:00+05:00">'
        '<script type="application/ld+json">{"@type":"NewsArticle",'
        '"dateModified":"2024-03-09","datePublished":"2024-03-02"}</script>'
    )
    result = read(head=head, shown='<time class="updated" datetime="2024-03-10">x</time>')
    assert result.document is not None
    assert (result.document.published, result.document.modified) == (dt.date(2024, 3, 2), dt.date(2024, 3, 9))


def test_a_change_alone_is_no_day_of_publication() -> None:
    head = '<meta property="article:modified_time" content="2024-03-05T10:00:00+05:00">'
    result = read(head=head, shown='<time itemprop="dateModified" datetime="2024-03-10">x</time>')
    assert day(result) is None and "no_date" in kinds(result)


def test_the_times_of_other_articles_do_not_count() -> None:
    body = article(FILLER).replace("</article>", "</article><aside><time datetime='2024-01-01'></time></aside>")
    assert day(read_page(page(body), RULES)) is None
    marked = "<time datetime='2024-01-01'></time><time pubdate datetime='2024-02-02'></time>"
    assert day(read(shown=marked)) in (dt.date(2024, 1, 1), dt.date(2024, 2, 2))
    marked = "<time datetime='2024-01-01'></time><time itemprop='datePublished' datetime='2024-02-02'></time>"
    assert day(read(shown=marked)) == dt.date(2024, 2, 2)


@pytest.mark.parametrize("stated", ["1970-01-01T00:00:00Z", "2031-01-01", "0001-01-01", "1969-12-31"])
def test_a_day_that_cannot_be_is_refused_and_the_next_one_taken(stated: str) -> None:
    head = f'<meta name="date" content="{stated}">'
    assert {"doubtful_date", "no_date"} <= set(kinds(read(head=head)))
    second = read(head=head, shown='<time datetime="2024-03-03"></time>')
    assert day(second) == dt.date(2024, 3, 3)
    assert kinds(second) == ["doubtful_date"]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://paper.example/2024/03/02/school", dt.date(2024, 3, 2)),
        ("https://paper.example/2024/3/2/school", dt.date(2024, 3, 2)),
        ("https://paper.example/news/2024-03-02-school.html", dt.date(2024, 3, 2)),
        ("https://paper.example/2024/03/", None),
        ("https://paper.example/a/?d=2024-03-02", None),
        ("https://paper.example/12024/03/02/", None),
        ("https://paper.example/2024/99/02/", None),
    ],
)
def test_the_address_is_the_last_resort_and_says_so(url: str, expected: dt.date | None) -> None:
    result = read(url=url)
    assert day(result) == expected
    assert kinds(result) == (["date_from_address"] if expected else ["no_date"])
    assert day(read(shown='<time datetime="2024-02-02"></time>', url=url)) == dt.date(2024, 2, 2)


def test_what_the_importer_says_of_the_day_ends_all_doubt() -> None:
    captured = page(article(FILLER, head='<meta name="date" content="1970-01-01">'), published="2024-02-01")
    result = read_page(captured, RULES)
    assert day(result) == dt.date(2024, 2, 1) and kinds(result) == []


@given(st.text(max_size=70), st.datetimes(dt.datetime(1, 1, 2), dt.datetime(9999, 12, 30), timezones=st.just(dt.UTC)))
def test_no_text_and_no_clock_break_the_reading_of_days(text: str, seen: dt.datetime) -> None:
    parse_day(text, ALMATY, seen)
    parse_day(f"999 weeks ago {text}"[:60], ALMATY, seen)


@given(st.datetimes(dt.datetime(1991, 1, 1), dt.datetime(2040, 1, 1)), st.integers(-14, 14))
def test_a_moment_is_the_same_day_in_whatever_zone_it_is_written(moment: dt.datetime, hours: int) -> None:
    zone = dt.timezone(dt.timedelta(hours=hours))
    aware = moment.replace(tzinfo=zone, microsecond=0)
    expected = aware.astimezone(ALMATY).date()
    assert parse_day(aware.isoformat(), ALMATY) == expected
    assert parse_day(aware.astimezone(dt.UTC).strftime("%a, %d %b %Y %H:%M:%S GMT"), ALMATY) == expected
    assert parse_day(str(int(aware.timestamp())), ALMATY) in (expected, None)
