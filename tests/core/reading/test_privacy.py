"""What must never be stored is covered however it is written; what a reader needs is left."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from registerpub.core.reading import mask_private
from registerpub.core.reading.privacy import MASK, mask_paragraphs
from tests.core.reading.test_reading_pages import FILLER, article, read

ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
GAPS = st.sampled_from([" ", "\u00a0", "\u202f", "-", "\u2011", "–"])


def iin(day: dt.date, serial: int) -> str:
    """A number as the register of residents gives them out; the check digit may call for a second serial."""
    head = f"{day:%y%m%d}{3 + (day.year >= 2000) * 2}{serial:04}"
    for weights in (range(1, 12), (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)):
        check = sum(int(digit) * weight for digit, weight in zip(head, weights, strict=True)) % 11
        if check < 10:
            return f"{head}{check}"
    return ""


def card(head: str, length: int) -> str:
    """``head`` filled up to ``length`` with a valid last digit."""
    body = head.ljust(length - 1, "1")[: length - 1]
    total = 0
    for index, digit in enumerate(reversed(body)):
        value = int(digit) * (2 - index % 2)
        total += value - 9 if value > 9 else value
    return body + str(-total % 10)


IINS = st.builds(iin, st.dates(dt.date(1930, 1, 1), dt.date(2015, 1, 1)), st.integers(0, 9999)).filter(bool)
CARDS = st.builds(
    lambda head, tail: card(f"{head}{tail}", 16), st.sampled_from(["4", "51", "22", "35", "62"]), st.integers(0, 10**13)
)
PHONES = st.builds(lambda code, rest: f"7{code:02}{rest:07}", st.integers(0, 99), st.integers(0, 9_999_999))


def split(number: str, sizes: list[int], gap: str) -> str:
    pieces, at = [], 0
    for size in sizes:
        pieces.append(number[at : at + size])
        at += size
    return gap.join(pieces)


def is_covered(text: str) -> bool:
    masked, count = mask_private(f"Оның нөмірі {text}, деді ол.")
    return count >= 1 and masked == f"Оның нөмірі {MASK * len(text)}, деді ол."


@given(
    IINS, st.sampled_from([[12], [6, 6], [6, 3, 3], [6, 2, 4], [3, 3, 3, 3], [4, 4, 4], [2, 2, 2, 6], [1] * 12]), GAPS
)
def test_personal_numbers_are_covered_in_whatever_groups(number: str, sizes: list[int], gap: str) -> None:
    assert is_covered(split(number, sizes, gap))


@given(CARDS, st.sampled_from([[16], [4, 4, 4, 4], [8, 8]]), GAPS)
def test_card_numbers_are_covered_in_whatever_groups(number: str, sizes: list[int], gap: str) -> None:
    assert is_covered(split(number, sizes, gap))


@given(
    PHONES,
    st.sampled_from(["+7", "8", "7", "007", "+ 7", "(+7)"]),
    st.sampled_from(
        ["{} {} {} {} {}", "{} ({}) {}-{}-{}", "{}({}){} {} {}", "{}-{}-{}-{}-{}", "{}{}{}{}{}", "{} {}.{}.{}.{}"]
    ),
)
def test_phones_are_covered_however_they_are_written(number: str, country: str, shape: str) -> None:
    written = shape.format(country, number[:3], number[3:6], number[6:8], number[8:])
    masked, _ = mask_private(f"Телефоны: {written} деп жазылған.")
    assert not any(letter.isdecimal() for letter in masked)


@given(st.one_of(IINS, CARDS, PHONES.map(lambda number: f"+7{number}")), st.sampled_from([ARABIC, PERSIAN]))
def test_digits_of_every_script_count(number: str, digits: dict[int, int]) -> None:
    assert is_covered(number.translate(digits))


@pytest.mark.parametrize(
    "text",
    [
        "8-701-0001122",
        "8 (701) 0001122",
        "+7 701 00 01 122",
        "+996 555 123 456",
        "+7 (912) 345-67-89",
        "(701) 000-11-22",
        "KZ86 125K ZT50 0410 0100",
        "aigul.bekova+1@mail.example.kz",
        "12-4111 1111 1111 1111",
    ],
)
def test_other_ways_of_writing_are_covered(text: str) -> None:
    masked, count = mask_private(f"Байланыс: {text}.")
    assert count == 1
    assert not any(letter.isdigit() for letter in masked.replace("12-", "")) and "@" not in masked


@pytest.mark.parametrize("text", ["тел. 701 000 11 22", "Телефон: 25-36-47", "WhatsApp 7010001122"])
def test_what_is_called_a_phone_is_one(text: str) -> None:
    assert not any(letter.isdigit() for letter in mask_private(text)[0])


CASES = st.builds(
    "{:04}-{:02}-00-{}{}/{}{}".format,
    st.integers(1000, 9999),
    st.integers(10, 30),
    st.integers(1, 9),
    st.sampled_from(["", "к", "а", "k"]),
    st.integers(1, 99999),
    st.sampled_from(["", "(1)", "(2)"]),
)
SUMS = st.integers(1, 99_999_999_999).map(lambda number: f"{number:,}".replace(",", " ") + " теңге")
DATES = st.dates(dt.date(1950, 1, 1), dt.date(2040, 1, 1)).flatmap(
    lambda day: st.sampled_from(
        [f"{day:%d.%m.%Y}", f"{day:%Y-%m-%d}", f"{day:%d/%m/%Y} 12:30", f"{day:%d.%m.%Y}-{day:%d.%m.%Y}"]
    )
)
ARTICLES = st.builds("{}-баптың {}-бөлігі, ст. {} ч. {} УК".format, *[st.integers(1, 500)] * 4)
BOOKS = st.builds(
    "ISBN 978-{}-{:04}-{:04}-{}".format, st.integers(1, 9), *[st.integers(0, 9999)] * 2, st.integers(0, 9)
)


@given(st.one_of(CASES, SUMS, DATES, ARTICLES, BOOKS))
def test_cases_sums_dates_articles_and_books_stay(text: str) -> None:
    assert mask_private(f"Бұл туралы {text} деп жазылған.")[1] == 0


@given(st.integers(100_000_000_000, 999_999_999_999))
def test_a_sum_in_threes_is_covered_only_if_it_passes_for_a_personal_number(number: int) -> None:
    text = f"{number:,}".replace(",", " ")
    covered = mask_private(text)[1]
    day, month = int(str(number)[4:6]), int(str(number)[2:4])
    assume(not (1 <= month <= 12 and 1 <= day <= 31))
    assert covered == 0


@given(st.text(alphabet="0123456789 +-()/.№A█қ\u00a0٣@.z\n", max_size=80))
def test_masking_keeps_the_length_and_is_done_after_once(text: str) -> None:
    masked, _ = mask_private(text)
    assert len(masked) == len(text)
    assert mask_private(masked)[0] == masked


@given(st.lists(st.text(alphabet="0123456789 +a", min_size=1, max_size=14), max_size=6))
def test_masking_paragraphs_keeps_their_number_and_lengths(paragraphs: list[str]) -> None:
    assert [len(item) for item in mask_paragraphs(paragraphs)] == [len(item) for item in paragraphs]


def test_a_number_spread_over_elements_does_not_get_through() -> None:
    number = "850101300123"
    cells = "".join(f"<td>{digit}</td>" for digit in number)
    spans = "".join(f"<span>{digit}</span>" for digit in number)
    split_by_nothing = "\u200b".join(number)
    for inner in (f"<table><tr>{cells}</tr></table>", f"<p>{spans}</p>", f"<p>{split_by_nothing}</p>"):
        document = read(article(f"{FILLER}</p>{inner}<p>{FILLER} Тағы."))
        assert not any(letter.isdigit() for letter in document.text), inner


def test_cells_that_hold_no_private_number_stay() -> None:
    cells = ["2019", "12", "405", "174", "5"]
    assert mask_paragraphs(cells) == cells


def test_everything_kept_of_a_page_is_covered() -> None:
    head = (
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"ЖСН 850101300123",'
        '"articleSection":"+7 701 000 11 22","author":{"name":"a@b.example 850101300123"}}</script>'
    )
    document = read(article(FILLER, head=head))
    kept = document.title + document.section + document.author
    assert kept.count(MASK) > 30 and not any(letter.isdigit() for letter in kept)
