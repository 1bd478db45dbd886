"""Courts, towns, facilities and articles of law, as sources write them and as notices print them."""

from __future__ import annotations

import pytest

from registerpub.core.notices.articles import ArticleReference, in_charge, in_list, read_articles
from registerpub.core.notices.courts import court_forms
from registerpub.core.notices.places import TOWNS, facility_code, find_town, fits


@pytest.mark.parametrize(
    ("given", "genitive", "where"),
    [
        ("Абайский районный суд", "Абайского районного суда", "в Абайском районном суде"),
        ("Абайского районного суда", "Абайского районного суда", "в Абайском районном суде"),
        ("суд № 2 г. Павлодара", "суда № 2 г. Павлодара", "в суде № 2 г. Павлодара"),
        ("Верховный Суд", "Верховного Суда", "в Верховном Суде"),
        (
            "специализированный межрайонный суд по уголовным делам",
            "специализированного межрайонного суда по уголовным делам",
            "в специализированном межрайонном суде по уголовным делам",
        ),
        (
            "судебная коллегия по уголовным делам областного суда",
            "судебной коллегии по уголовным делам областного суда",
            "в судебной коллегии по уголовным делам областного суда",
        ),
    ],
)
def test_a_russian_court_takes_its_cases_from_any_case(given: str, genitive: str, where: str) -> None:
    forms = court_forms(given, "ru")
    assert forms is not None
    assert (forms.genitive, forms.where) == (genitive, where)


@pytest.mark.parametrize(
    ("given", "genitive", "where"),
    [
        ("Абай аудандық соты", "Абай аудандық сотының", "Абай аудандық сотында"),
        ("Абай аудандық сотында", "Абай аудандық сотының", "Абай аудандық сотында"),
        ("Жоғарғы Сот", "Жоғарғы Соттың", "Жоғарғы Сотта"),
        ("облыстық соттың сот алқасы", "облыстық соттың сот алқасының", "облыстық соттың сот алқасында"),
    ],
)
def test_a_kazakh_court_takes_its_cases(given: str, genitive: str, where: str) -> None:
    forms = court_forms(given, "kk")
    assert forms is not None
    assert (forms.genitive, forms.where) == (genitive, where)


def test_an_english_court_has_its_article() -> None:
    named, numbered = court_forms("Abai District Court", "en"), court_forms("the Court No. 2 of Semey", "en")
    assert named is not None and named.nominative == "the Abai District Court"
    assert numbered is not None and numbered.nominative == "Court No. 2 of Semey"


@pytest.mark.parametrize(("given", "language"), [("Абайский районный суд", "en"), ("Абайский районный суд", "kk")])
def test_a_court_in_another_language_has_no_forms(given: str, language: str) -> None:
    assert court_forms(given, language) is None


@pytest.mark.parametrize("given", ["Almaty", "Алматы", "Алматыда", "г. Алматы", "in Almaty", "Алматы қаласы"])
def test_a_town_is_found_by_any_of_its_forms(given: str) -> None:
    town = find_town(given)
    assert town is not None
    assert [town.where(language) for language in ("kk", "ru", "en")] == ["Алматыда", "в Алматы", "in Almaty"]


def test_an_unknown_place_is_no_town() -> None:
    assert find_town("a village beyond the hills") is None
    assert find_town("") is None


def test_no_spelling_names_two_towns() -> None:
    forms = [f.casefold() for town in TOWNS for f in {town.kk, town.ru, town.en, *town.also}]
    for form in forms:
        assert (
            len([town for town in TOWNS if form in {f.casefold() for f in (town.kk, town.ru, town.en, *town.also)}])
            == 1
        )


@pytest.mark.parametrize("town", TOWNS, ids=lambda town: town.en)
def test_the_kazakh_where_form_is_the_name_and_its_suffix(town: object) -> None:
    kk, where = town.kk, town.kk_where  # type: ignore[attr-defined]  # a Town
    assert where.startswith(kk)
    assert where.removeprefix(kk) in ("да", "де", "та", "те", " қаласында")


@pytest.mark.parametrize(
    ("given", "language", "shown"),
    [
        ("УГ-157/9", "en", "UG-157/9"),
        ("UG-157/9", "kk", "УГ-157/9"),
        ("ЕЦ 166/7", "en", "ETs-166/7"),
        ("ЖД158/4", "ru", "ЖД-158/4"),
        ("№ 19", "en", "No. 19"),
        ("No. 19", "kk", "№ 19"),
        ("учреждения № 19", "kk", "№ 19"),
        ("№ 19 түзеу мекемесінде", "en", "No. 19"),
        ("СИЗО № 1", "ru", ""),
        ("колония в степи", "ru", ""),
    ],
)
def test_a_facility_code_is_written_in_the_script_of_the_language(given: str, language: str, shown: str) -> None:
    assert facility_code(given, language) == shown


@pytest.mark.parametrize(
    ("given", "number", "parts"),
    [
        ("405", "405", ()),
        ("405 (1) and (2)", "405", ("1", "2")),
        ("Article 405, part 2, of the Criminal Code", "405", ("2",)),
        ("ч. 2 ст. 405 УК РК", "405", ("2",)),
        ("частям 1 и 2 статьи 405", "405", ("1", "2")),
        ("статья 174, часть 1", "174", ("1",)),
        ("405-бабының 2-бөлігі", "405", ("2",)),
        ("Қылмыстық кодекстің 405-бабының 1 және 2-бөліктері", "405", ("1", "2")),
        ("380-1", "380-1", ()),
        ("статье 380-1 УК", "380-1", ()),
    ],
)
def test_an_article_is_read_in_every_way_of_writing_it(given: str, number: str, parts: tuple[str, ...]) -> None:
    assert read_articles(given) == (ArticleReference(number, parts),)


def test_several_articles_are_read() -> None:
    assert read_articles("ч. 1 ст. 174 и ст. 405") == (ArticleReference("174", ("1",)), ArticleReference("405"))


@pytest.mark.parametrize("given", ["статья 488 КоАП", "405 of 2014", "ст. 107 ч. 2 п. 5", "", "274(4)(2)x9"])
def test_what_is_not_understood_to_its_last_figure_is_not_read(given: str) -> None:
    assert read_articles(given) == ()


def test_articles_are_printed_in_each_language() -> None:
    one, two = ArticleReference("405", ("2",)), ArticleReference("174", ("1", "2"))
    assert in_charge((one,), "en") == "Article 405, part 2,"
    assert in_charge((one, two), "ru") == "части 2 статьи 405 и частям 1 и 2 статьи 174"
    assert in_charge((ArticleReference("405"),), "kk") == "405-бабы"
    assert in_charge((two,), "kk") == "174-бабының 1 және 2-бөліктері"
    assert in_list((one,), "kk") == "405-бап, 2-бөлік"
    assert in_list((one, two), "ru") == "статья 405, часть 2; статья 174, части 1 и 2"


@pytest.mark.parametrize(
    ("text", "languages"),
    [("штраф", ["ru"]), ("айыппұл", ["kk"]), ("a fine", ["en"]), ("15", ["kk", "ru", "en"]), ("", [])],
)
def test_free_text_fits_its_own_language_only(text: str, languages: list[str]) -> None:
    assert [language for language in ("kk", "ru", "en") if fits(text, language)] == languages
