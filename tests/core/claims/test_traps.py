"""Things that look like news and are not, and neighbours that must not be mixed up."""

from __future__ import annotations

import pytest

from registerpub.core.claims import read_claims
from registerpub.core.records import Mention, Term
from tests.core.claims.reading import about_hero, document, read


@pytest.mark.parametrize(
    ("language", "text", "event", "polarity"),
    [
        ("kk", "Айдос Нұрланов түрмеден босатылды.", "RELEASED_UNSPECIFIED", "asserted"),
        ("kk", "Айдос Нұрланов түрмеден босатылмады.", "RELEASED_UNSPECIFIED", "denied"),
        ("kk", "Айдос Нұрланов әлі босатылған жоқ.", "RELEASED_UNSPECIFIED", "denied"),
        ("kk", "Айдос Нұрланов сәуірде босатылуы мүмкін.", "RELEASED_UNSPECIFIED", "planned"),
        ("kk", "Айдос Нұрланов босатылады деп күтіліп отыр.", "RELEASED_UNSPECIFIED", "planned"),
        ("kk", "Айдос Нұрланов шартты түрде мерзімінен бұрын босатылды.", "PAROLE_GRANTED", "asserted"),
        ("kk", "Сот Айдос Нұрлановтың бас бостандығын екі жылға шектеді.", "SENTENCED_RESTRICTED", "asserted"),
        ("kk", "Сот Айдос Нұрлановты екі жылға бас бостандығынан айырды.", "SENTENCED_PRISON", "asserted"),
        (
            "kk",
            "Прокурор Айдос Нұрлановты бес жылға бас бостандығынан айыруды сұрады.",
            "PROSECUTOR_DEMAND",
            "asserted",
        ),
        ("kk", "Айдос Нұрланов мерзімінен бұрын шартты түрде босап шықты.", "PAROLE_GRANTED", "asserted"),
        ("kk", "Айдос Нұрланов екі күн бұрын ұсталды.", "DETAINED", "asserted"),
        ("kk", "Айдос Нұрлановты полиция алдыңғы күні ұстады.", "DETAINED", "asserted"),
        ("ru", "Айдос Нурланов освобождён.", "RELEASED_UNSPECIFIED", "asserted"),
        ("ru", "Из колонии вышел Айдос Нурланов.", "RELEASED_UNSPECIFIED", "asserted"),
        (
            "ru",
            "Суд признал Айдоса Нурланова виновным и приговорил его к трём годам лишения свободы.",
            "SENTENCED_PRISON",
            "asserted",
        ),
        ("ru", "Полицейские задержали Айдоса Нурланова.", "DETAINED", "asserted"),
        ("ru", "Айдос Нурланов не был освобождён.", "RELEASED_UNSPECIFIED", "denied"),
        ("ru", "Айдос Нурланов может быть освобождён в апреле.", "RELEASED_UNSPECIFIED", "planned"),
        ("ru", "Айдос Нурланов вышел на свободу условно-досрочно.", "PAROLE_GRANTED", "asserted"),
        (
            "ru",
            "Суд приговорил Айдоса Нурланова к трём годам лишения свободы условно.",
            "SENTENCED_SUSPENDED",
            "asserted",
        ),
        ("ru", "Айдосу Нурланову отказано в УДО.", "PAROLE_DENIED", "asserted"),
        ("ru", "Прокурор запросил для Айдоса Нурланова семь лет лишения свободы.", "PROSECUTOR_DEMAND", "asserted"),
        ("ru", "По словам адвоката Ивановой, Айдоса Нурланова избили.", "ILL_TREATMENT_ALLEGED", "reported"),
        ("en", "Aidos Nurlanov has been transferred from Kostanai to Almaty.", "TRANSFERRED", "asserted"),
        ("en", "Aidos Nurlanov had been transferred from a colony in Kostanai.", "TRANSFERRED", "background"),
        ("en", "Aidos Nurlanov was not released.", "RELEASED_UNSPECIFIED", "denied"),
        ("en", "Aidos Nurlanov will be released in April.", "RELEASED_UNSPECIFIED", "planned"),
        ("en", "Activists demanded that Aidos Nurlanov be freed.", "RELEASED_UNSPECIFIED", "requested"),
        ("en", "Aidos Nurlanov was reportedly beaten.", "ILL_TREATMENT_ALLEGED", "reported"),
        ("en", "Prosecutors sought a five-year prison sentence for Aidos Nurlanov.", "PROSECUTOR_DEMAND", "asserted"),
        ("en", "Aidos Nurlanov was given a three-year suspended sentence.", "SENTENCED_SUSPENDED", "asserted"),
        (
            "en",
            "Aidos Nurlanov was sentenced to three years of restricted freedom.",
            "SENTENCED_RESTRICTED",
            "asserted",
        ),
    ],
)
def test_one_sentence_makes_exactly_one_claim(language: str, text: str, event: str, polarity: str) -> None:
    assert [(claim.event, claim.polarity) for claim in about_hero(text, language)] == [(event, polarity)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("kk", "Құқық қорғаушылар Айдос Нұрлановты босатуды талап етті."),
        ("kk", "Айдос Нұрлановтың інісі ұсталды."),
        ("kk", "Айдос Нұрланов қызметінен босатылды."),
        ("kk", "Айдос Нұрланов босатылды ма?"),
        ("ru", "Айдоса Нурланова освободили от должности."),
        ("ru", "Брат Айдоса Нурланова задержан."),
        ("ru", "Адвокат Айдоса Нурланова задержан."),
        ("ru", "Сторонники Айдоса Нурланова задержаны."),
        ("ru", "Активисты потребовали освободить Айдоса Нурланова."),
        ("ru", "Айдосу Нурланову грозит до 12 лет лишения свободы."),
        ("ru", "Освобождён ли Айдос Нурланов?"),
        ("ru", "Флешмоб в память об Айдосе Нурланове разогнали, полиция задержала десять человек."),
        ("en", "Aidos Nurlanov could face up to 12 years in prison if convicted."),
        ("en", "Activists demanded the release of Aidos Nurlanov."),
        ("en", "Aidos Nurlanov's brother was detained."),
        ("en", "A lawyer of Aidos Nurlanov was arrested."),
        ("en", "Police detained supporters of Aidos Nurlanov."),
        ("en", "Aidos Nurlanov was released from his duties."),
        ("en", "A rally over the death of activist Aidos Nurlanov was dispersed and ten people were detained."),
        ("en", "Was Aidos Nurlanov released?"),
        ("en", "Aidos Nurlanov published a novel. His book was released on Monday."),
    ],
)
def test_no_claim_is_made(language: str, text: str) -> None:
    assert about_hero(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text", "event", "term"),
    [
        ("kk", "Айдос Нұрланов 15 тәулікке қамауға алынды.", "ADMIN_ARREST", Term(days=15)),
        ("kk", "Айдос Нұрланов екі айға қамауға алынды.", "REMANDED", None),
        ("ru", "Суд арестовал Айдоса Нурланова на 15 суток.", "ADMIN_ARREST", Term(days=15)),
        ("ru", "Суд арестовал Айдоса Нурланова на два месяца.", "REMANDED", None),
        ("en", "Aidos Nurlanov was sentenced to 15 days in jail.", "ADMIN_ARREST", Term(days=15)),
        ("en", "Aidos Nurlanov was remanded in custody for two months.", "REMANDED", None),
    ],
)
def test_the_unit_tells_administrative_arrest_from_remand(
    language: str, text: str, event: str, term: Term | None
) -> None:
    assert [(claim.event, claim.term) for claim in about_hero(text, language)] == [(event, term)]


def test_a_relative_clause_is_background_and_the_main_clause_is_news() -> None:
    claims = about_hero(
        "Aidos Nurlanov, who was sentenced to five years in prison in 2016, was released on Friday.", "en"
    )
    assert [(c.event, c.polarity, str(c.date)) for c in claims] == [
        ("SENTENCED_PRISON", "background", "2016"),
        ("RELEASED_UNSPECIFIED", "asserted", "2023-03-03"),
    ]


def test_a_participle_lends_its_year_to_nothing_else() -> None:
    claims = about_hero("Айдос Нурланов, осуждённый в 2016 году, вышел на свободу.", "ru")
    assert [(c.event, c.date) for c in claims] == [("RELEASED_UNSPECIFIED", None)]


def test_an_attribute_is_background_and_the_verb_is_news() -> None:
    claims = about_hero("Бес жылға сотталған Айдос Нұрланов кеше түрмеден босап шықты.", "kk")
    assert [(c.event, c.polarity, c.date and str(c.date)) for c in claims] == [
        ("SENTENCED_PRISON", "background", None),
        ("RELEASED_UNSPECIFIED", "asserted", "2023-03-02"),
    ]


def test_an_attribute_of_other_people_is_not_the_subjects() -> None:
    assert about_hero("Айдос Нұрланов қаза тапқан балалардың ата-анасына көңіл айтты.", "kk") == ()


def test_several_terms_for_several_people_are_dealt_out_only_when_the_text_says_so() -> None:
    people = {"a": ("Aidos Nurlanov",), "b": ("Marat Zhanov",)}
    sentence = "Aidos Nurlanov and Marat Zhanov were sentenced to three and five years in prison"
    plain = read(f"{sentence}.", "en", people).claims
    dealt = read(f"{sentence}, respectively.", "en", people).claims
    assert [claim.term for claim in plain] == [None, None]
    assert [claim.term for claim in dealt] == [Term(years=3), Term(years=5)]


def test_house_arrest_is_no_release() -> None:
    claims = about_hero("Сегодня суд отпустил Айдоса Нурланова под домашний арест.", "ru")
    assert [claim.event for claim in claims] == ["HOUSE_ARREST"]


def test_reported_speech_in_the_past_perfect_is_news() -> None:
    claims = about_hero("His lawyer said Aidos Nurlanov had been hospitalized.", "en")
    assert [(c.event, c.polarity) for c in claims] == [("HOSPITALISED", "asserted")]


def test_a_judge_before_an_active_verb_does_not_get_the_sentence() -> None:
    claims = about_hero("Судья Айдос Нурланов приговорил активиста к пяти годам лишения свободы.", "ru")
    assert claims == ()


def test_a_replaced_remainder_is_no_new_verdict() -> None:
    claims = about_hero("Суд заменил Айдосу Нурланову неотбытую часть наказания ограничением свободы.", "ru")
    assert [claim.event for claim in claims] == ["REPLACED_MILDER"]


def test_a_lawyers_pronoun_means_the_client() -> None:
    claims = about_hero("Айдос Нұрлановтың адвокаты соттың оны бес жылға соттағанын айтты.", "kk")
    assert [(c.event, c.certainty) for c in claims] == [("SENTENCED_PRISON", "check")]


def test_details_of_a_verdict_are_read() -> None:
    text = "Алмалинский районный суд приговорил Айдоса Нурланова по части 2 статьи 405 УК к 3,5 годам лишения свободы."
    (claim,) = about_hero(text, "ru")
    assert (claim.article, claim.court) == ("405(2)", "Алмалинский районный суд")
    assert claim.term == Term(years=3, months=6)


def test_quote_and_trigger_point_into_the_text() -> None:
    text = "It rained. Aidos Nurlanov was released on Monday. It rained again."
    (claim,) = about_hero(text, "en")
    assert text[claim.quote.start : claim.quote.end] == "Aidos Nurlanov was released on Monday."
    assert claim.trigger is not None
    assert "released" in text[claim.trigger.start : claim.trigger.end]


def test_an_ambiguous_mention_keeps_its_alternatives() -> None:
    text = "Nurlanov was detained on Monday."
    mention = Mention(None, "text", 0, 8, "Nurlanov", "check", ("a", "b"))
    (claim,) = read_claims(document(text, "en"), [mention], []).claims
    assert (claim.person, claim.alternatives, claim.certainty) == (None, ("a", "b"), "check")
