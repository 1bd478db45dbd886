"""Language by alphabet, private numbers, addresses, charsets and days: the small parts of reading."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registerpub.core.reading import canonical_url, detect_language, mask_private, public_address
from registerpub.core.reading.charset import decode_page
from registerpub.core.reading.dates import parse_day

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data" / "names"
ALMATY = ZoneInfo("Asia/Almaty")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Сот оның ісін келесі аптада қарайды.", "kk"),
        ("Адвокат сотта сөйледі.", "kk"),
        ("Суд рассмотрит дело на следующей неделе.", "ru"),
        ("В список входят Әлия Төреқұлова, Ғани Мұқанов и Қанат Өтеген.", "ru"),
        ("«Жас Қыран» ұйымының төрағасы Иван Петров пікір білдірген жоқ.", "kk"),
        ("The court will hear the case next week.", "en"),
        ("Breaking News", "en"),
        ("Maqsat Qalibekov\r\nwas released.", "en"),
        ("Полиция Асан Қуатовты ұстады.", "kk"),
        ("Асан Мусин босатылды.", "kk"),
        ("Sot onyñ isin kelesi aptada qaraidy jäne şeşim şyğarady.", "kk"),
        ("Сотталушы ٴسوت ۇكىم شىعاردى", "kk"),
        ("ٴسوت بۇگىن ۇكىم شىعاردى", "kk"),
        ("Der Richter hat gestern entschieden, dass die Verhandlung nächste Woche weitergeht.", "und"),
        ("2020 – 15 %", "und"),
        ("", "und"),
    ],
)
def test_the_language_of_a_paragraph_is_told_by_its_words(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared name data is not beside this checkout")
@pytest.mark.parametrize(("name", "language"), [("factrueval_dev.ru.jsonl", "ru"), ("kaznerd_valid.kk.jsonl", "kk")])
def test_sentences_of_the_name_data_are_told_right_nearly_always(name: str, language: str) -> None:
    lines = (SHARED / name).read_text(encoding="utf-8").splitlines()[:3000]
    texts = [text for text in (json.loads(line)["text"] for line in lines) if len(text.split()) >= 6]
    right = sum(detect_language(text) == language for text in texts)
    assert right / len(texts) > 0.99


@pytest.mark.parametrize(
    "text",
    [
        "ЖСН 850101300123",
        "ИИН: 850101 300123.",
        "8 701 000 11 22",
        "+7 (701) 000-11-22",
        "тел. +77010001122,",
        "87010001122",
        "карта 4111 1111 1111 1111",
        "5500-0000-0000-0004",
        "2200000000000004",
        "Kaspi Gold 4111111111111111, спасибо",
        "KZ86125KZT5004100100",
    ],
)
def test_private_numbers_are_covered(text: str) -> None:
    masked, count = mask_private(text)
    assert count == 1
    assert "█" in masked
    assert not any(letter.isdigit() for letter in masked)


@pytest.mark.parametrize(
    "text",
    [
        "в 2016 году приговорён к 5 годам",
        "дело № 6294-25-00-4/215",
        "6003-25-00-4к/1454(2)",
        "ст. 405 ч. 1, 2 УК РК, 174-бап",
        "8 сентября 2020 года в 12:30",
        "ущерб 1 250 000 000 тенге",
        "бюджет 100 000 000 000 тенге",
        "учреждение УГ-157/9",
        "https://paper.example/a/30831935.html",
        "01.09.2020-08.09.2020",
        "1234567890123456",
        "индекс 050000",
    ],
)
def test_years_cases_articles_and_sums_stay(text: str) -> None:
    assert mask_private(text) == (text, 0)


@given(st.text(alphabet="0123456789 +-()/.№A█қ\u00a0", max_size=80))
def test_masking_never_changes_the_length_and_is_done_after_once(text: str) -> None:
    masked, _ = mask_private(text)
    assert len(masked) == len(text)
    assert mask_private(masked)[0] == masked


@given(st.integers(10**11, 10**12 - 1), st.text(alphabet="абв ,.", max_size=9))
def test_every_number_of_twelve_digits_is_covered(number: int, beside: str) -> None:
    assert str(number) not in mask_private(f"{beside} {number} {beside}")[0]


HOME, HOSTS, MIRRORS = "https://paper.example/", ("paper.example", "kk.paper.example"), ("mirror.example",)


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("https://paper.example/a/1.html?utm_source=x&utm_medium=y#part", "https://paper.example/a/1.html"),
        ("https://paper.example/list?page=2&fbclid=abc", "https://paper.example/list?page=2"),
        ("http://PAPER.example:80/a/1.html", "https://paper.example/a/1.html"),
        ("https://mirror.example/a/1.html", "https://paper.example/a/1.html"),
        ("https://kk.paper.example/a/1.html", "https://kk.paper.example/a/1.html"),
        ("https://paper.example/amp/a/1.html", "https://paper.example/a/1.html"),
        ("https://paper.example/a/1/amp/", "https://paper.example/a/1/"),
        ("https://amp.paper.example/a/1.html?amp=1", "https://paper.example/a/1.html"),
        ("https://paper.example/a/1.amp.html", "https://paper.example/a/1.html"),
        ("https://other.example/x?id=7&gclid=1", "https://other.example/x?id=7"),
        ("https://paper.example", "https://paper.example/"),
        ("urn:sha256:abc", "urn:sha256:abc"),
    ],
)
def test_one_page_has_one_address(url: str, canonical: str) -> None:
    assert canonical_url(url, HOME, HOSTS, MIRRORS) == canonical


@given(
    st.sampled_from(["http://", "https://"]),
    st.sampled_from(["paper.example", "mirror.example", "amp.paper.example", "x.example:8080", "mirror.example:81"]),
    st.lists(st.sampled_from(["a", "amp", "AMP", "", "1.html", "1.amp.html", "x.amp", "ә"]), max_size=6),
    st.lists(st.sampled_from(["a=1", "utm_source=x", "amp=1", "amp", "b=%20", "b= +", "q=ә"]), max_size=4),
)
def test_folding_an_address_twice_changes_nothing(scheme: str, host: str, path: list[str], query: list[str]) -> None:
    once = canonical_url(f"{scheme}{host}/{'/'.join(path)}?{'&'.join(query)}", HOME, HOSTS, MIRRORS)
    assert canonical_url(once, HOME, HOSTS, MIRRORS) == once


RUSSIAN = "<html><body><p>Суд в Алматы вынес приговор по делу о митинге.</p></body></html>"
KAZAKH = "<html><body><p>Алматы соты бүгін үкім шығарды, қоғам белсендісі ақталды.</p></body></html>"


@pytest.mark.parametrize(
    ("text", "written", "declared", "used"),
    [
        (RUSSIAN, "utf-8", "utf-8", ""),
        (RUSSIAN, "cp1251", "windows-1251", ""),
        (RUSSIAN, "cp1251", "utf-8", "utf-8 read as cp1251"),
        (RUSSIAN, "utf-8", "windows-1251", "cp1251 read as utf-8"),
        (RUSSIAN, "koi8-r", "koi8-r", ""),
        (RUSSIAN, "koi8-r", "utf-8", "utf-8 read as koi8-r"),
        (RUSSIAN, "cp1251", "", ""),
        (KAZAKH, "kz1048", "windows-1251", "cp1251 read as kz1048"),
        (KAZAKH, "utf-8", "iso-8859-1", "cp1252 read as utf-8"),
        (KAZAKH, "utf-16", "", ""),
    ],
)
def test_text_comes_out_readable_whatever_is_declared(text: str, written: str, declared: str, used: str) -> None:
    header = f"text/html; charset={declared}" if declared else "text/html"
    decoded = decode_page(text.encode(written), header)
    assert decoded.text == text
    assert decoded.mended == used


def test_the_header_is_asked_before_the_page_and_python_codecs_are_out_of_reach() -> None:
    page = '<meta charset="utf-7"><p>Приговор вынесен, суд окончен</p>'.encode("cp1251")
    assert decode_page(page, "text/html; charset=windows-1251").charset == "cp1251"
    assert decode_page(page, "text/html; charset=rot13").charset == "cp1251"


def test_a_few_slips_do_not_make_utf8_another_charset() -> None:
    payload = (RUSSIAN * 5).encode() + b"\xd0"
    assert decode_page(payload, "text/html; charset=utf-8").mended == ""


@given(st.binary(max_size=400), st.sampled_from(["", "text/html; charset=utf-8", "text/html; charset=windows-1251"]))
def test_any_bytes_can_be_decoded(payload: bytes, content_type: str) -> None:
    decode_page(payload, content_type).text.encode("utf-8", "surrogatepass")


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2020-09-08", dt.date(2020, 9, 8)),
        ("2020-09-08T21:30:00Z", dt.date(2020, 9, 9)),
        ("2020-09-08 21:30:00Z", dt.date(2020, 9, 9)),
        ("2020-09-08T23:30:00+06:00", dt.date(2020, 9, 8)),
        ("Tue, 08 Sep 2020 20:00:00 GMT", dt.date(2020, 9, 9)),
        ("8 сентября 2020 года", dt.date(2020, 9, 8)),
        ("08 сен 2020, 14:05", dt.date(2020, 9, 8)),
        ("2020 жылғы 8 қыркүйек", dt.date(2020, 9, 8)),
        ("8 қыркүйек, 2020", dt.date(2020, 9, 8)),
        ("Қаңтардың 5 2021", None),
        ("September 8, 2020", dt.date(2020, 9, 8)),
        ("8 May 2021", dt.date(2021, 5, 8)),
        ("8 мая 2021", dt.date(2021, 5, 8)),
        ("08.09.2020 14:05", dt.date(2020, 9, 8)),
        ("31.02.2020", None),
        ("yesterday", None),
    ],
)
def test_days_are_read_as_pages_write_them(written: str, day: dt.date | None) -> None:
    assert parse_day(written, ALMATY) == day


def test_without_a_zone_the_day_stands_as_written() -> None:
    assert parse_day("2020-09-08T02:00:00+06:00", None) == dt.date(2020, 9, 8)


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading_of_days(text: str) -> None:
    parse_day(text, ALMATY)


@pytest.mark.parametrize(
    ("url", "opened"),
    [
        ("https://api.paper.example/v1/news/12?lang=kk", "https://paper.example/kk/12"),
        ("https://paper.example/kk/12", "https://paper.example/kk/12"),
    ],
)
def test_the_address_that_people_open_is_made_from_the_one_fetched(url: str, opened: str) -> None:
    rule = (r"^https://api\.paper\.example/v1/news/(\d+)\?lang=(\w+)$", r"https://paper.example/\2/\1")
    assert public_address(url, rule) == opened
    assert public_address(url, None) == url
    assert public_address(url, ("^https", "javascript")) == url
