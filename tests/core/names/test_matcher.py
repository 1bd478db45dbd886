"""A register person is found in every spelling, case and order; nobody else is taken for that person."""

from __future__ import annotations

import pickle
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registerpub.core.names import MATCHER_VERSION, build_matcher
from registerpub.core.records import Document
from tests.core.names.people import check_spans, find, matcher, person

QAISAR = person("q", "kk Қайсар Қыдыров", sex="m")
SANIYA = person("s", "ru Сания Тахирова", sex="f")
MAX = person("m", "en Maks Toqarov", sex="m")
NURABAI = person("n", "kk Ерлан Нұрабай", sex="m")
REGISTER = matcher(QAISAR, SANIYA, MAX, NURABAI)


@pytest.mark.parametrize(
    "surface",
    [
        "Қайсар Қыдыров",
        "Қайсар Қыдыровтың",
        "Қыдыров Қайсар",
        "Қыдыров Қайсардың",
        "Кайсар Кыдыров",
        "Кайсару Кыдырову",
        "Кайсаром Кыдыровым",
        "Кыдырова Кайсара Маратовича",
        "Кайсар Маратұлы Кыдыров",
        "Qaisar Qydyrov",
        "Kaysar Kydyrov",
        "QAISAR QYDYROV",
        "Qaısar Qydyrov",
        "Qaısar Qydyrovtyń",
        "Qai'sar Qydyrov",
        "ҚАЙСАР ҚЫДЫРОВ",
        "Қайсар\u00a0Қыдыров",
        "Қайсар\nҚыдыров",
        "Қай\u00adсар Қыды\u00adров",
        "Қаи\u0306сар Қыдыров",
        "Кайсаром Кыды-\nровым",
        "Qaisar Qydyrov-тың",
        "Kaйcap Kыдыpoв",
    ],
)
def test_every_spelling_of_given_name_and_surname_is_strong(surface: str) -> None:
    assert find(REGISTER, f"Бүгін, {surface}, дейді.") == [("q", surface, "strong")]


@pytest.mark.parametrize(
    "surface", ["Maks Toqarov", "Max Tokarov", "Макс Тоқаровқа", "Максу Токарову", "МАКСОМ ТОКАРОВЫМ"]
)
def test_a_register_in_english_alone_finds_kazakh_and_russian_text(surface: str) -> None:
    assert find(REGISTER, f"({surface})") == [("m", surface, "strong")]


@pytest.mark.parametrize(
    "surface", ["Қ. Қыдыров", "К.Кыдырову", "Кыдыров К.", "Кыдырова К.М.", "K. Kydyrov", "Қыдыров Қ.М."]
)
def test_initials_with_the_surname_need_a_check(surface: str) -> None:
    assert find(REGISTER, f"Сегодня {surface} молчит") == [("q", surface, "check")]


def test_dropped_vowels_of_older_russian_texts_need_a_check() -> None:
    register = matcher(person("k", "en Baqytbek Qylyshbaev"))
    assert find(register, "Бахытбека Клышбаева ждут") == [("k", "Бахытбека Клышбаева", "check")]


def test_a_misprint_of_a_long_surname_needs_a_check() -> None:
    register = matcher(person("k", "en Serzhan Idyrbekov"))
    assert find(register, "Serzhan Idyrbikov spoke") == [("k", "Serzhan Idyrbikov", "check")]


@pytest.mark.parametrize(
    "text",
    [
        "Айсар Қыдыров",
        "Мақсұт Тоқаров",
        "Ерлан Қыдыров",
        "Қыдыров",
        "Қайсар",
        "Қайсар айтты. Қыдыров келді",
        "Қайсар, Қыдыров",
        "Қайсар Қыдырова",
        "Кайсар Кыдырова",
        "Кайсар Кыдыровой",
        "Қыдыровтар",
        "Кайсары Кыдыровы",
        "Сания Тахиров",
        "Сании Тахирову",
        "А. Кыдыров",
        "Кыдыров А.",
        "Нұрабай ауданы",
        "Қайсар Қыдыровский",
        "Қайсар\n\nҚыдыров",
    ],
)
def test_other_people_and_lone_words_are_nobody(text: str) -> None:
    assert find(REGISTER, text) == []


def test_the_given_name_decides_between_a_man_in_the_genitive_and_a_woman() -> None:
    register = matcher(person("man", "ru Бахытжан Сеитов", sex="m"), person("woman", "ru Бахытжан Сеитова", sex="f"))
    assert find(register, "у Бахытжана Сеитова") == [("man", "Бахытжана Сеитова", "strong")]
    assert find(register, "это Бахытжан Сеитова") == [("woman", "Бахытжан Сеитова", "strong")]
    assert find(register, "с Бахытжан Сеитовой") == [("woman", "Бахытжан Сеитовой", "strong")]


def test_a_surname_alone_counts_only_after_the_full_name() -> None:
    text = "Қыдыров үндемеді. Қайсар Қыдыров келді. Қыдыровты көрді."
    assert find(REGISTER, text, language="kk") == [("q", "Қайсар Қыдыров", "strong"), ("q", "Қыдыровты", "check")]


def test_the_full_name_may_stand_in_the_title() -> None:
    found = find(REGISTER, "Toqarov said no.", title="Maks Toqarov on trial")
    assert found == [("m", "Maks Toqarov", "strong"), ("m", "Toqarov", "check")]


def test_a_coreference_says_so() -> None:
    mentions = REGISTER.find(Document("d", "Maks Toqarov left. Then Toqarov returned."))
    assert "coreference" in mentions[1].reasons


def test_another_person_of_the_same_surname_is_no_coreference() -> None:
    text = "Максим Тоқаров пен Макс Тоқаров. Санжар Тоқаров үйде. Кейін Айгүл Тоқарова келді."
    assert find(REGISTER, text, language="kk") == [("m", "Макс Тоқаров", "strong")]


def test_a_surname_alone_is_only_weak_once_a_namesake_was_named() -> None:
    text = "Макс Токаров в суде. Санжар Токаров дома. Позже Токаров ушел."
    assert find(REGISTER, text, language="ru")[-1] == ("m", "Токаров", "weak")


def test_a_street_of_the_same_name_is_no_coreference() -> None:
    assert find(REGISTER, "Ерлан Нұрабай келді. Нұрабай көшесі жабық.", language="kk") == [
        ("n", "Ерлан Нұрабай", "strong")
    ]


def test_the_family_in_the_dative_is_not_the_man_in_the_instrumental() -> None:
    text = "Макса Токарова судят. Семье Токаровым отказали. Говорили с Токаровым."
    assert [found[1] for found in find(REGISTER, text, language="ru")] == ["Макса Токарова", "Токаровым"]


@pytest.mark.parametrize(
    "text", ["Братья Ерлан и Марат Токаровы", "Сестер Сании и Даны Тахировых", "Санию, Дану и Мадину Тахировых"]
)
def test_a_shared_surname_in_the_plural_names_those_listed(text: str) -> None:
    register = matcher(
        person("e", "ru Ерлан Токаров", sex="m"),
        person("r", "ru Марат Токаров", sex="m"),
        person("s", "ru Сания Тахирова", sex="f"),
        person("d", "ru Дана Тахирова", sex="f"),
        person("z", "ru Мадина Тахирова", sex="f"),
    )
    found = find(register, text)
    assert [one[0] for one in found] == (["e", "r"] if "Братья" in text else ["s", "d", "z"][: len(found)])
    assert {one[2] for one in found} == {"check"}


def test_a_surname_of_one_letter_counts_behind_a_given_name_only() -> None:
    register = matcher(person("u", "ru Сергей Ю"), person("o", "ru Сергей О"))
    assert find(register, "Сергею Ю отказали") == [("u", "Сергею Ю", "check")]
    assert find(register, "О Сергее говорили. Сергей о ней. Сергей Ю. Ким") == []


@pytest.mark.parametrize("name", ["Ия Аюева", "Оя Ию", "Эя Уа"])
def test_names_of_vowels_alone_are_found(name: str) -> None:
    assert find(matcher(person("v", f"ru {name}")), f"Вчера {name} пришла") == [("v", name, "strong")]


def test_two_people_who_fit_are_both_shown() -> None:
    register = matcher(person("b", "kk Қайсар Қыдыров"), person("a", "ru Кайсар Кыдыров"))
    (mention,) = register.find(Document("d", "Qaisar Qydyrov"))
    assert mention.person is None
    assert mention.alternatives == ("a", "b")


def test_a_patronymic_decides_between_two_people() -> None:
    register = matcher(person("a", "ru Марат Асанович Сеитов"), person("b", "ru Марат Болатович Сеитов"))
    assert find(register, "Сеитову Марату Болатовичу") == [("b", "Сеитову Марату Болатовичу", "strong")]


def test_another_patronymic_is_another_person() -> None:
    register = matcher(person("a", "ru Марат Асанович Сеитов"))
    assert find(register, "Марат Ерланович Сеитов") == []
    assert find(register, "Марат Есенұлы Сеитов") == []
    assert find(register, "Марат Асанұлы Сеитов") == [("a", "Марат Асанұлы Сеитов", "strong")]


def test_given_name_and_patronymic_without_surname_need_a_check() -> None:
    register = matcher(person("a", "kk Марат Асанұлы Сейітов"))
    assert find(register, "Марат Асанұлының сөзі") == [("a", "Марат Асанұлының", "check")]


def test_an_excluded_spelling_never_matches_and_others_still_do() -> None:
    register = matcher(person("q", "kk Қайсар Қыдыров", excluded="ru Кайсар Кыдыров"))
    assert find(register, "Кайсару Кыдырову") == []
    assert find(register, "Қайсар Қыдыровқа") == [("q", "Қайсар Қыдыровқа", "strong")]


def test_a_pen_name_of_one_word_needs_a_check() -> None:
    register = matcher(person("q", "kk Қайсар Қыдыров", pen="kk Жезқанат"))
    assert find(register, "Ақын Жезқанаттың өлеңі") == [("q", "Жезқанаттың", "check")]


def test_an_alias_of_two_words_is_strong() -> None:
    register = matcher(person("q", "en Eskendir Seitov", alias="ru Искандер Сеитов"))
    assert find(register, "Искандера Сеитова") == [("q", "Искандера Сеитова", "strong")]


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("#МаксТокаров", "МаксТокаров"),
        ("#FreeMaksToqarov", "MaksToqarov"),
        ("#макстокаров", "макстокаров"),
        ("#Макс_Токаров", "Макс_Токаров"),
    ],
)
def test_hashtags_are_read(text: str, surface: str) -> None:
    assert [found[:2] for found in find(REGISTER, f"Свободу! {text} сегодня")] == [("m", surface)]


def test_a_name_in_small_letters_needs_a_check() -> None:
    assert find(REGISTER, "свободу максу токарову") == [("m", "максу токарову", "check")]


def test_the_english_possessive_is_not_part_of_the_name() -> None:
    assert find(REGISTER, "Maks Toqarov’s lawyer") == [("m", "Maks Toqarov", "strong")]


def test_neighbours_in_a_list_are_all_found() -> None:
    text = "Қайсар Қыдыров, Сания Тахирова пен Макс Тоқаровты"
    assert [found[0] for found in find(REGISTER, text, language="kk")] == ["q", "s", "m"]


def test_explain_gives_plain_data() -> None:
    (found,) = REGISTER.explain("Maks Toqarov")
    assert found["person"] == "m"
    assert found["reasons"][:2] == ["surname:agrees", "given:agrees"]


def test_the_version_names_the_code_and_the_people() -> None:
    assert REGISTER.version.startswith(f"{MATCHER_VERSION}-")
    assert REGISTER.version != matcher(QAISAR).version


def test_a_pickled_matcher_finds_the_same() -> None:
    copy = pickle.loads(pickle.dumps(REGISTER))
    document = Document("d", "Maks Toqarov, Сания Тахирова, Toqarov")
    assert copy.find(document) == REGISTER.find(document)
    assert copy.version == REGISTER.version


def test_two_people_with_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="same id"):
        matcher(QAISAR, QAISAR)


# --- invariants ------------------------------------------------------------------------------------------------------

ROOTS = [
    "Арыст",
    "Бекж",
    "Дүйсен",
    "Еркін",
    "Жақсыл",
    "Қожан",
    "Мұрын",
    "Нұрпей",
    "Оразал",
    "Сәрсен",
    "Тілеген",
    "Шәмш",
]
GIVENS = ["Асан", "Бақтияр", "Дәурен", "Ержан", "Жанболат", "Қайрат", "Мұрат", "Нұрлан", "Серік", "Талғат", "Марат"]
KAZAKH = ["", "тың", "қа", "ты", "та", "тан", "пен", "тің", "ке"]
RUSSIAN = [("", ""), ("а", "а"), ("у", "у"), ("ом", "ым"), ("е", "е")]


@given(st.sampled_from(ROOTS), st.sampled_from(GIVENS), st.sampled_from(KAZAKH))
def test_kazakh_case_forms_of_any_name_are_found(root: str, name: str, suffix: str) -> None:
    register = matcher(person("x", f"kk {name} {root}ев", sex="m"))
    assert find(register, f"{name} {root}ев{suffix}") == [("x", f"{name} {root}ев{suffix}", "strong")]


@given(
    st.sampled_from(["Арыст", "Бекж", "Мурын", "Нурпей"]),
    st.sampled_from(["Асан", "Ержан", "Марат", "Серик"]),
    st.sampled_from(RUSSIAN),
)
def test_russian_case_forms_of_any_name_are_found(root: str, name: str, endings: tuple[str, str]) -> None:
    register = matcher(person("x", f"ru {name} {root}ов", sex="m"))
    surface = f"{name}{endings[0]} {root}ов{endings[1]}"
    assert find(register, surface) == [("x", surface, "strong")]


@given(st.sampled_from(ROOTS), st.sampled_from(GIVENS), st.sampled_from(GIVENS))
def test_a_look_alike_given_name_is_somebody_else(root: str, name: str, other: str) -> None:
    register = matcher(person("x", f"kk {name} {root}ев"))
    found = find(register, f"{other} {root}ев")
    assert bool(found) == (name == other)


@settings(max_examples=30)
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_people_never_changes_the_result(source: random.Random) -> None:
    people = [QAISAR, SANIYA, MAX, NURABAI, person("q2", "ru Кайсар Кыдыров")]
    document = Document("d", "Кайсар Кыдыров, Макс Тоқаров. Токаров. К. Кыдыров", title="Сании Тахировой")
    expected = build_matcher(people).find(document)
    source.shuffle(people)
    shuffled = build_matcher(people)
    assert shuffled.find(document) == expected
    assert shuffled.version == build_matcher(reversed(people)).version


PIECES = st.sampled_from(
    [
        "Макс",
        "Максу",
        "Тоқаров",
        "Токарову",
        "Toqarov",
        "Maks",
        "М.",
        " ",
        "\n",
        "\u00ad",
        "\u0301",
        "'",
        "’s",
        "-",
        "#",
        ", ",
        ". ",
        "Қайсар",
    ]
)


@given(st.lists(PIECES, max_size=25))
def test_spans_always_cut_their_surface_out_and_never_overlap(pieces: list[str]) -> None:
    document = Document("d", "".join(pieces), title="".join(reversed(pieces)))
    check_spans(document, REGISTER.find(document))


def test_what_was_read_before_changes_no_result() -> None:
    document = Document("d", "Maks Toqarov. Toqarov. Санжар Тоқаров")
    used, fresh = matcher(MAX), matcher(MAX)
    used.find(Document("e", "Toqarov Toqarovtyń Макс. Тоқаров #макстокаров"))
    assert used.find(document) == fresh.find(document)


@pytest.mark.parametrize("surface", ["قايسار قىدىروۆ", "قايسار قىدىروۆتىڭ"])
def test_kazakh_in_arabic_letters_is_looked_up_and_needs_a_check(surface: str) -> None:
    assert find(REGISTER, f"بۇگىن {surface} كەلدى.") == [("q", surface, "check")]


def test_a_hamza_makes_the_vowels_of_an_arabic_word_front() -> None:
    register = matcher(person("a", "kk Әлима Сейітова"))
    assert find(register, "ٴاليما سەيىتوۆا") == [("a", "ٴاليما سەيىتوۆا", "check")]
