"""Sentences with a word of law beside somebody's name, of which no rule makes anything: an editor is asked to look."""

from __future__ import annotations

import dataclasses

import pytest

from registerpub.core.claims import read_claims
from registerpub.core.claims.legal_words import find_legal_words
from registerpub.core.claims.unexplained import find_unexplained
from registerpub.core.claims.unread import Unexplained
from registerpub.core.records import Document, Mention, Paragraph, PartialDate
from tests.core.claims.reading import HERO, PUBLISHED, document, mentions


def found(text: str, language: str, certainty: str = "strong") -> tuple[Unexplained, ...]:
    page = document(text, language)
    named = [
        dataclasses.replace(mention, certainty=certainty)  # type: ignore[arg-type]  # one of the three
        for mention in mentions(text, {"hero": HERO[language]})
    ]
    return find_unexplained(page, named, read_claims(page, named, ()).claims)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A court in Aktau ordered new curtains from Aidos Nurlanov."),
        ("ru", "Айдос Нурланов вернул колонии должок сполна."),
        ("ru", "Суд закрыл процесс по делу Айдоса Нурланова от прессы."),
        ("kk", "Айдос Нұрлановтың ісі бойынша сот мүлікті тізімдеді."),
    ],
)
def test_a_name_beside_a_word_of_law_is_to_be_looked_at(language: str, text: str) -> None:
    (one,) = found(text, language)
    assert (one.person, one.quote.field, text[one.quote.start : one.quote.end]) == ("hero", "text", text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Aidos Nurlanov read from his new poems to the children."),
        ("ru", "Айдос Нурланов отметил день рождения с друзьями."),
        ("kk", "Айдос Нұрланов балаларға жаңа өлеңдерін оқып берді."),
    ],
)
def test_a_name_alone_is_not(language: str, text: str) -> None:
    assert found(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Aidos Nurlanov was sentenced to five years in prison on 1 March."),  # a claim
        ("en", "Aidos Nurlanov was not detained."),  # a denial
        ("en", "Activists demanded that the court free Aidos Nurlanov."),  # a demand
        ("en", "Will a court ever hear Aidos Nurlanov?"),  # a question
        ("en", "The wife of Aidos Nurlanov came to the court."),  # somebody else
        ("ru", "«Суд был закрыт», – сообщил Айдос Нурланов."),  # he only speaks
        ("ru", "На фото: Айдос Нурланов в зале суда."),  # under a picture
        ("ru", "Айдосу Нурланову грозит до пяти лет колонии."),  # a maximum
        ("kk", "Айдос Нұрланов қамауға алынған жоқ."),  # a denial
    ],
)
def test_what_the_rules_understand_is_not(language: str, text: str) -> None:
    assert found(text, language) == ()


def test_somebody_who_may_be_another_is_not_asked_about() -> None:
    text = "A court in Aktau ordered new curtains from Aidos Nurlanov."
    assert found(text, "en", "weak") == ()
    ambiguous = Mention(None, "text", 47, 61, "Aidos Nurlanov", "check", ("a", "b"))
    assert find_unexplained(document(text, "en"), [ambiguous], ()) == ()


def test_dates_and_history_are_told() -> None:
    (old,) = found("In 2016 a court in Aktau ordered new curtains from Aidos Nurlanov.", "en")
    assert (old.dates, old.is_history) == ((PartialDate(2016),), True)
    (new,) = found("On 1 March a court in Aktau ordered new curtains from Aidos Nurlanov.", "en")
    assert (new.dates, new.is_history) == ((PartialDate(2023, 3, 1),), False)


def test_hard_wrapped_text_gives_places_in_the_text_as_it_is() -> None:
    text = "A court in Aktau ordered new\ncurtains from Aidos Nurlanov. Nobody else was named.\n"
    page = Document("d", text, language="en", published=PUBLISHED, paragraphs=(Paragraph(0, len(text), "en"),))
    (one,) = find_unexplained(page, mentions(text, {"hero": HERO["en"]}), ())
    assert text[one.quote.start : one.quote.end] == "A court in Aktau ordered new\ncurtains from Aidos Nurlanov."


def test_words_of_law_are_whole_words_or_beginnings() -> None:
    assert find_legal_words("the court heard a fine speech about liberty", "en") == [(4, 9), (36, 43)]
    assert find_legal_words("судно судили в суде", "ru") == [(15, 19)]
    assert find_legal_words("anything", "und") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Aidos Nurlanov has taught all his life. On Monday the prison gate was shut behind him."),
        ("ru", "Айдос Нурланов всю жизнь учил детей. Вчера за ним закрылись ворота колонии."),
        ("kk", "Айдос Нұрланов өмір бойы бала оқытты. Кеше колония қақпасы жабылды."),
        ("en", "The court sat until night. Aidos Nurlanov smiled."),
    ],
)
def test_a_word_of_law_in_the_sentence_beside_the_name_is_looked_at_with_both(language: str, text: str) -> None:
    (one,) = found(text, language)
    assert (one.person, text[one.quote.start : one.quote.end]) == ("hero", text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Aidos Nurlanov read his poems. Dana Serikova came to the court."),  # of somebody else
        ("en", "Aidos Nurlanov read his poems. It rained. It snowed. The court was closed."),  # too far
        ("en", "Aidos Nurlanov read his poems. Will the court sit again?"),  # a question
        ("en", "Aidos Nurlanov was sentenced to five years in prison. The court was full."),  # he is told of
        ("ru", "Брат Айдоса Нурланова читал стихи. Суд был закрыт."),  # he only is somebody's relative
    ],
)
def test_what_stands_beside_somebody_else_or_is_told_already_is_not(language: str, text: str) -> None:
    assert found(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A court sentenced Aidos Nurlanov to five years in prison. All names and events are fictional."),
        ("en", "In a mock trial last night Aidos Nurlanov was sentenced to five years in prison."),
        ("ru", "Айдоса Нурланова задержали в Актау. Все события вымышлены, совпадения случайны."),
        ("ru", "По сценарию учений Айдоса Нурланова задержали в Актау."),
        ("ru", "Тренинг для наблюдателей. Айдоса Нурланова задержали в Актау."),
        ("ru", "Айдоса Нурланова задержали в Актау. Это первоапрельская шутка."),
        ("kk", "Айдос Нұрлановты полиция ұстады. Бұл шынайы оқиға емес."),
    ],
)
def test_what_calls_itself_play_makes_no_claim_and_is_looked_at(language: str, text: str) -> None:
    page = document(text, language)
    named = mentions(text, {"hero": HERO[language]})
    assert read_claims(page, named, ()).claims == ()
    assert [one.person for one in found(text, language)] == ["hero"]
