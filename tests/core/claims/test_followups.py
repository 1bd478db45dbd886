"""The sentence after a verdict tells its day, its article or its length; of another verdict it fills nothing."""

from __future__ import annotations

import pytest

from registerpub.core.records import Claim, Term
from tests.core.claims.reading import read_plain

VERDICT = {
    "en": "A judge sentenced Aidos Nurlanov to four years in prison. ",
    "ru": "Суд приговорил Айдоса Нурланова к четырём годам лишения свободы. ",
    "kk": "Сот Айдос Нұрлановты төрт жылға бас бостандығынан айырды. ",
}


def verdict(text: str, language: str) -> Claim:
    (claim,) = (claim for claim in read_plain(text, language).claims if claim.event.startswith("SENTENCED"))
    return claim


@pytest.mark.parametrize(
    ("language", "next_sentence"),
    [
        ("en", "The verdict was announced on February 17."),
        ("en", "The court handed down its ruling on February 17."),
        ("ru", "Приговор огласили 17 февраля."),
        ("ru", "Судья вынесла приговор 17 февраля."),
        ("kk", "Үкім 17 ақпанда жарияланды."),
        ("kk", "Сот үкімін 17 ақпанда оқыды."),
    ],
)
def test_the_day_of_the_verdict_is_taken_from_the_next_sentence(language: str, next_sentence: str) -> None:
    text = VERDICT[language] + next_sentence
    claim = verdict(text, language)
    assert (str(claim.date), claim.date_basis) == ("2023-02-17", "inferred")
    assert text[claim.quote.start : claim.quote.end] == text


@pytest.mark.parametrize(
    ("language", "next_sentence"),
    [
        ("en", "He was found guilty under Article 174, part 2."),
        ("ru", "Его признали виновным по части 2 статьи 174."),
        ("kk", "Ол 174-баптың 2-бөлігі бойынша кінәлі деп танылды."),
    ],
)
def test_the_article_is_taken_from_the_next_sentence_and_the_day_from_the_one_after(
    language: str, next_sentence: str
) -> None:
    told = {"en": " The verdict was announced on February 17.", "ru": " Приговор огласили 17 февраля."}
    claim = verdict(VERDICT[language] + next_sentence + told.get(language, " Үкім 17 ақпанда шықты."), language)
    assert (claim.article, str(claim.date)) == ("174(2)", "2023-02-17")


def test_the_length_is_taken_from_the_next_sentence() -> None:
    assert verdict("Aidos Nurlanov was sentenced to prison. The term is five years.", "en").term == Term(years=5)


@pytest.mark.parametrize(
    ("language", "next_sentence"),
    [
        ("en", "The verdict against his brother was announced on February 17."),
        ("en", "The sentence of Erik Musin was announced on February 17."),
        ("en", "The verdict will be announced on February 17."),
        ("en", "The appeals court announced its ruling on February 17."),
        ("en", "The verdict was announced between the hearings of February 17 and February 20."),
        ("en", "She was found guilty under Article 174."),
        ("en", "He was found guilty under Article 174 and Article 405."),
        ("ru", "Приговор вступит в силу 17 февраля."),
        ("ru", "Приговор его брату огласили 17 февраля."),
        ("ru", "Ерика Мусина признали виновным по статье 174."),
        ("ru", "Приговор не огласили 17 февраля."),
        ("kk", "Ерік Мусиннің үкімі 17 ақпанда жарияланды."),
        ("kk", "Үкім 17 ақпанда күшіне енеді."),
    ],
)
def test_somebody_elses_or_another_verdict_fills_nothing(language: str, next_sentence: str) -> None:
    claim = verdict(VERDICT[language] + next_sentence, language)
    assert (claim.date, claim.article) == (None, None)


def test_of_two_verdicts_neither_takes_the_day() -> None:
    text = (
        "Суд приговорил Айдоса Нурланова к пяти годам лишения свободы, а Ерика Мусина оправдал. "
        "Приговор огласили 17 февраля."
    )
    assert {claim.date for claim in read_plain(text, "ru").claims} == {None}


def test_a_day_long_past_makes_the_verdict_history() -> None:
    claim = verdict(VERDICT["ru"] + "Приговор огласили 17 февраля 2019 года.", "ru")
    assert (str(claim.date), claim.polarity) == ("2019-02-17", "background")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Суд арестовал Айдоса Нурланова на два месяца (статья 405 УК)."),
        ("kk", "Сот Айдос Нұрлановты екі айға қамады (405-бап)."),
        ("en", "A court remanded Aidos Nurlanov in custody for two months (Article 405)."),
    ],
)
def test_a_remand_by_months_is_no_prison_sentence_and_keeps_its_article(language: str, text: str) -> None:
    assert [(c.event, c.article) for c in read_plain(text, language).claims] == [("REMANDED", "405")]
