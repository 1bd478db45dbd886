"""Text made to hurt: everything ends, in memory bounded by the text, and what is named in it is still found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registerpub.core.names import finder, senses
from registerpub.core.names.columns import build_columns
from registerpub.core.names.register_index import RegisterIndex
from registerpub.core.records import Document
from tests.core.names.people import check_spans, find, matcher, person

REGISTER = matcher(
    person("q", "kk Қайсар Қыдыров", sex="m"),
    person("m", "en Maks Toqarov"),
    person("s", "ru Марат Асанович Сеитов"),
    person("p", "kk Ерлан Омар", pen="kk Жезқанат"),
)
NAMED = " Макс Тоқаров келді. "
MEGABYTE = 1_000_000


@pytest.mark.parametrize(
    "filling",
    [
        "а" * 10 * MEGABYTE,
        "Ә" * 10 * MEGABYTE,
        "Қыдыров" * (10 * MEGABYTE // 7),
        "#" * MEGABYTE,
        "#" + "т" * MEGABYTE,
        "_" * MEGABYTE,
        "a_" * (MEGABYTE // 2),
        "Қ-" * (MEGABYTE // 2),
        "Қ-\n" * (MEGABYTE // 3),
        "М. " * (MEGABYTE // 3),
        "М." * (MEGABYTE // 2),
        "Ж\u0301" * (MEGABYTE // 2),
        "\u00ad" * MEGABYTE,
        "\u200b\u2060" * (MEGABYTE // 2),
        "'" * MEGABYTE,
        "\n" * MEGABYTE,
        "\U0001f600" * MEGABYTE,
        "Қ\u202e" * (MEGABYTE // 2),
        "\u0674" * MEGABYTE,
        "қыдыров " * (MEGABYTE // 8),
        "АБВ ГДЕ " * (MEGABYTE // 8),
    ],
    ids=lambda text: ascii(text[:6]),
)
def test_a_name_after_hostile_text_is_found(filling: str) -> None:
    mentions = REGISTER.find(Document("d", filling + NAMED))
    assert [mention.surface for mention in mentions if mention.certainty == "strong"] == ["Макс Тоқаров"]


def test_a_surname_repeated_a_hundred_thousand_times_is_found_each_time() -> None:
    document = Document("d", "Макс Тоқаров. " + "Тоқаров, " * 100_000)
    mentions = REGISTER.find(document)
    assert len(mentions) == 100_001
    check_spans(document, mentions)


def test_a_full_name_repeated_is_found_each_time() -> None:
    assert len(REGISTER.find(Document("d", "Макс Тоқаров! " * 20_000))) == 20_000


def test_what_is_remembered_of_words_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(senses, "MEMORY", 500)
    register = finder.Finder(RegisterIndex(build_columns([person("m", "en Maks Toqarov")])))
    words = [f"{one}{other}{third}" for one in "ҚТМС" for other in "аеиоу" * 4 for third in "бвгдежзклмнпрст" * 2]
    text = " ".join(
        f"{word.capitalize()}ар {word.capitalize()}{number % 7 * 'о'}в" for number, word in enumerate(words)
    )
    assert register.spans(text + NAMED) == register.spans(text) + [(len(text) + 1, len(text + NAMED) - 8)]
    assert len(register._senses) <= 500


@pytest.mark.parametrize(
    "surface",
    [
        "\u202bМакс\u202c Тоқаров",
        "Ма\u200dкс То\u200bқа\u00adров",
        "Ма\u0301кс Тоқа\u0301ров",
        "Макс\u2060 \u2060Тоқаров",
        "Макс\u3000Тоқаров",
    ],
)
def test_marks_that_show_nothing_do_not_hide_a_name(surface: str) -> None:
    mentions = REGISTER.find(Document("d", f"\U0001d4d0 {surface}!"))
    assert [mention.person for mention in mentions] == ["m"]


PIECES = st.sampled_from(
    [
        "Макс",
        "Тоқаров",
        "Токарову",
        "Тоқаровтың",
        "М",
        ".",
        " ",
        "\n",
        "\r\n",
        "-",
        "_",
        "#",
        "\u00ad",
        "\u0301",
        "\u200b",
    ]
    + [
        "\U0001d4d0",
        "\U0001f600",
        "’s",
        "'",
        "قايسار",
        "قىدىروۆ",
        "й",
        "и\u0306",
        "İ",
        "ß",
        "Ǆ",
        "ы",
        "Жезқанаттың",
        ",",
        "және",
    ]
)


@given(st.lists(PIECES, max_size=40))
def test_offsets_always_cut_the_surface_out(pieces: list[str]) -> None:
    document = Document("d", "".join(pieces), title="".join(pieces[::-1]), language="kk")
    check_spans(document, REGISTER.find(document))


@given(st.lists(PIECES, max_size=25))
def test_what_was_read_before_changes_no_result(pieces: list[str]) -> None:
    document = Document("d", "".join(pieces))
    fresh = matcher(person("q", "kk Қайсар Қыдыров", sex="m"), person("m", "en Maks Toqarov"))
    before = fresh.find(document)
    fresh.find(Document("e", "Санжар Тоқаров. Тоқаров, Maks Qydyrov"))
    assert fresh.find(document) == before


def test_the_order_of_people_does_not_matter_in_a_long_text() -> None:
    people = [person(f"p{number}", f"kk Асан{'абвгдежз'[number]} Сейіт{'абвгдежз'[number]}ов") for number in range(8)]
    text = "Асанб Сейітбов, Асанв Сейітвов. Сейітбов кетті."
    assert find(matcher(*people), text) == find(matcher(*people[::-1]), text)
