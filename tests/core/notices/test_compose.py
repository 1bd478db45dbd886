"""What notices say, word for word, about invented people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pytest

from registerpub.core.errors import InputError
from registerpub.core.notices import NoticeRequest, compose, event_name, removal_reason, status_label
from registerpub.core.records import Event, PartialDate, Source, Term
from registerpub.wording import Wording

DAY = dt.date(2021, 10, 12)
NAMES = {"kk": "Нұрлан Сейтов", "ru": "Нурлан Сеитов", "en": "Nurlan Seitov"}
WOMAN = {"kk": "Айсұлу Бекова", "ru": "Айсулу Бекова", "en": "Aisulu Bekova"}
OWNERS = {"kk": "Әділ жол", "ru": "Адил жол", "en": "Adil Zhol"}


def body(event: Event, language: str, wordings: Mapping[str, Wording], sex: str | None = "m", **more: object) -> str:
    names = WOMAN if sex == "f" else NAMES
    values: dict[str, object] = {"owner": OWNERS[language], "checked": DAY} | more
    request = NoticeRequest(person_name=names[language], sex=sex, main=event, **values)  # type: ignore[arg-type]  # mixed
    return compose(request, language, wordings[language]).body


@pytest.mark.parametrize(
    ("language", "court", "sentence"),
    [
        (
            "en",
            "Almaly District Court of Almaty",
            "The Almaly District Court of Almaty found Nurlan Seitov guilty under Article 405, parts 1 and 2, of the "
            "Criminal Code and sentenced him to five years in prison on 11 October 2021.",
        ),
        (
            "ru",
            "Алмалинский районный суд Алматы",
            "11 октября 2021 года в Алмалинском районном суде Алматы Нурлан Сеитов признан виновным по частям 1 и 2 "
            "статьи 405 Уголовного кодекса и приговорён к пяти годам лишения свободы.",
        ),
        (
            "kk",
            "Алматының Алмалы аудандық соты",
            "2021 жылғы 11 қазанда Алматының Алмалы аудандық сотының үкімімен Нұрлан Сейтов Қылмыстық кодекстің "
            "405-бабының 1 және 2-бөліктері бойынша кінәлі деп танылып, бес жылға бас бостандығынан айырылды.",
        ),
    ],
)
def test_a_prison_sentence_in_full(language: str, court: str, sentence: str, wordings: Mapping[str, Wording]) -> None:
    details = {"court": court, "article": "405 (1) and (2)"}
    event = Event("SENTENCED_PRISON", PartialDate(2021, 10, 11), term=Term(years=5), details=details)
    assert body(event, language, wordings).startswith(sentence)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Adil Zhol recognised Aisulu Bekova as a political prisoner on 8 September 2020."),
        ("ru", "8 сентября 2020 года Айсулу Бекова признана политзаключённой (список «Адил жол»)."),
        ("kk", "2020 жылғы 8 қыркүйекте «Әділ жол» шешімімен Айсұлу Бекова саяси тұтқын деп танылды."),
    ],
)
def test_a_recognition_names_its_owner(language: str, sentence: str, wordings: Mapping[str, Wording]) -> None:
    event = Event("LIST_RECOGNISED", PartialDate(2020, 9, 8), register="adil")
    assert body(event, language, wordings, sex="f").startswith(sentence)


@pytest.mark.parametrize(
    ("language", "court", "sentence"),
    [
        (
            "en",
            "Zhambyl Regional Court",
            "The Zhambyl Regional Court replaced the remaining prison term of Aisulu Bekova with a milder penalty "
            "on 22 January 2021: a fine.",
        ),
        (
            "ru",
            "Жамбылский областной суд",
            "22 января 2021 года в Жамбылском областном суде неотбытая часть срока заменена более мягким наказанием "
            "(Айсулу Бекова): штраф.",
        ),
        (
            "kk",
            "Жамбыл облыстық соты",
            "2021 жылғы 22 қаңтарда Жамбыл облыстық сотының қаулысымен Айсұлу Бекова ісі бойынша жазаның өтелмеген "
            "бөлігі неғұрлым жеңіл жазамен ауыстырылды: айыппұл.",
        ),
    ],
)
def test_a_replaced_penalty(language: str, court: str, sentence: str, wordings: Mapping[str, Wording]) -> None:
    details = {"court": court, "penalty": "fine"}
    event = Event("REPLACED_MILDER", PartialDate(2021, 1, 22), details=details)
    assert body(event, language, wordings, sex="f").startswith(sentence)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Names now on the list of Adil Zhol: 9."),
        ("ru", "Сейчас в списке «Адил жол» 9 человек."),
        ("kk", "«Әділ жол» тізімінде қазір 9 адам бар."),
    ],
)
def test_the_size_of_the_list_stands_with_its_owner(language: str, line: str, wordings: Mapping[str, Wording]) -> None:
    event = Event("LIST_RECOGNISED", PartialDate(2020, 9, 8))
    assert line in body(event, language, wordings, list_size=9)
    assert line not in body(event, language, wordings, list_size=9, owner=None)


def test_a_sentence_without_court_article_or_day_still_reads(wordings: Mapping[str, Wording]) -> None:
    event = Event("SENTENCED_PRISON", PartialDate(2020, 7), term=Term(years=1))
    said = {language: body(event, language, wordings, sex="f").split(". ")[0] for language in wordings}
    assert said == {
        "en": "Aisulu Bekova was sentenced to one year in prison in July 2020",
        "ru": "В июле 2020 года Айсулу Бекова приговорена к одному году лишения свободы",
        "kk": "2020 жылғы шілдеде Айсұлу Бекова бір жылға бас бостандығынан айырылды",
    }


@pytest.mark.parametrize(
    "code", ["SENTENCED_PRISON", "SENTENCED_RESTRICTED", "SENTENCED_SUSPENDED", "SENTENCED_NONCUSTODIAL"]
)
def test_a_fresh_verdict_is_said_to_be_not_in_force(code: str, wordings: Mapping[str, Wording]) -> None:
    event = Event(code, PartialDate(2021, 10, 11))
    assert "has not entered into force and may be appealed" in body(event, "en", wordings)
    assert "Приговор не вступил в силу" in body(event, "ru", wordings)
    assert "заңды күшіне енген жоқ" in body(event, "kk", wordings)


@pytest.mark.parametrize("date", [PartialDate(2016), PartialDate(2021, 8), None])
def test_of_an_old_verdict_only_what_is_known_is_said(
    date: PartialDate | None, wordings: Mapping[str, Wording]
) -> None:
    text = body(Event("SENTENCED_PRISON", date, term=Term(years=5)), "en", wordings)
    assert "has not been reported" in text
    assert "may be appealed" not in text


def test_a_verdict_left_unchanged_on_appeal_needs_no_word_on_its_force(wordings: Mapping[str, Wording]) -> None:
    fact = Event("SENTENCED_PRISON", PartialDate(2021, 10, 1), term=Term(years=5))
    text = body(Event("APPEAL_UPHELD", PartialDate(2021, 10, 11)), "en", wordings, facts=(fact,))
    assert "force" not in text


def test_a_court_in_another_language_is_not_printed(wordings: Mapping[str, Wording]) -> None:
    event = Event(
        "REMANDED", PartialDate(2021, 10, 11), term=Term(months=2), details={"court": "Абайский районный суд"}
    )
    assert body(event, "en", wordings).startswith(
        "A court remanded Nurlan Seitov in custody for two months on 11 October"
    )
    assert "2021 жылғы 11 қазанда соттың шешімімен Нұрлан Сейтов екі айға қамауға" in body(event, "kk", wordings)
    assert "на два месяца по решению Абайского районного суда." in body(event, "ru", wordings)


def test_a_court_of_unknown_shape_stands_on_its_own_line(wordings: Mapping[str, Wording]) -> None:
    event = Event("REMANDED", details={"court": "Суды Абайского района"})
    assert "Суд: Суды Абайского района." in body(event, "ru", wordings)


def test_details_that_the_sentence_lacks_follow_it(wordings: Mapping[str, Wording]) -> None:
    details = {"article": "статья 174, часть 1", "facility": "УГ-157/9", "place": "Атырау"}
    event = Event("STATE_REPORTED", PartialDate(2021, 10), status="convicted_imprisoned", term=Term(5), details=details)
    text = body(event, "en", wordings, sources=(Source("Dala News", None, "en"),))
    assert text.startswith("Dala News reports that Nurlan Seitov is imprisoned after conviction as of October 2021.")
    assert (
        "Term: five years. Article of law: Criminal Code, Article 174, part 1. Place: Atyrau. Facility: UG-157/9."
        in text
    )


def test_a_detail_that_does_not_belong_to_the_event_is_not_printed(wordings: Mapping[str, Wording]) -> None:
    event = Event(
        "LIST_RECOGNISED", PartialDate(2021, 10, 1), term=Term(5), details={"place": "Семей", "penalty": "fine"}
    )
    assert body(event, "en", wordings) == body(Event("LIST_RECOGNISED", PartialDate(2021, 10, 1)), "en", wordings)


def test_unknown_sex_in_russian_takes_the_noun(wordings: Mapping[str, Wording]) -> None:
    event = Event("DETAINED", PartialDate(2021, 10, 11), details={"place": "Семей"})
    text = body(event, "ru", wordings, sex=None)
    assert text.startswith("Задержание: Нурлан Сеитов (11 октября 2021 года, в Семее).")


def test_facts_follow_the_main_sentence_once_each(wordings: Mapping[str, Wording]) -> None:
    fact = Event("REMANDED", PartialDate(2021, 3), term=Term(months=2))
    main = Event("LIST_RECOGNISED", PartialDate(2021, 10, 1))
    paragraphs = body(main, "en", wordings, facts=(fact, fact)).split("\n\n")
    assert paragraphs[1] == "A court remanded Nurlan Seitov in custody for two months in March 2021."


def test_a_removal_gives_its_reason(wordings: Mapping[str, Wording]) -> None:
    event = Event("LIST_REMOVED", PartialDate(2021, 10, 1), details={"reason": "released"})
    assert "removed Nurlan Seitov from its list on 1 October 2021. Reason: release." in body(event, "en", wordings)
    assert "исключён из списка «Адил жол». Причина: освобождение." in body(event, "ru", wordings)
    assert "«Әділ жол» тізімінен шығарылды. Себебі: бостандыққа шығуы." in body(event, "kk", wordings)
    assert removal_reason("nonsense", "en", wordings["en"]) == ""


def test_the_sources_and_the_day_of_checking_end_the_notice(wordings: Mapping[str, Wording]) -> None:
    sources = (Source("Dala News.", None, "en", dt.date(2021, 10, 11)), Source("Zhol", "https://zhol.example/1", "en"))
    text = body(Event("PARDONED"), "en", wordings, sources=sources)
    assert text.endswith("Source: Dala News (11 October 2021); Zhol. Checked: 12 October 2021.")
    assert body(Event("PARDONED"), "en", wordings).endswith("Checked: 12 October 2021.")


def test_the_authorities_position_stands_beside_the_owners(wordings: Mapping[str, Wording]) -> None:
    text = body(Event("LIST_RECOGNISED"), "en", wordings)
    assert "Adil Zhol considers the case politically motivated; the authorities deny" in text


def test_what_is_never_published_is_refused(wordings: Mapping[str, Wording]) -> None:
    for event in (Event("FORCED_PSYCHIATRY"), Event("STATE_REPORTED", status="forced_psychiatry"), Event("NO_SUCH")):
        with pytest.raises(InputError, match="never published"):
            body(event, "en", wordings)


def test_a_fact_that_is_never_published_is_left_out(wordings: Mapping[str, Wording]) -> None:
    facts = (Event("HOSPITALISED", PartialDate(2021, 9)), Event("STATE_REPORTED", status="forced_psychiatry"))
    assert body(Event("PARDONED"), "en", wordings, facts=facts) == body(Event("PARDONED"), "en", wordings)


def test_a_correction_shows_both_values_and_apologises_for_our_error(wordings: Mapping[str, Wording]) -> None:
    details = {"field": "term", "old": "5y", "new": "4y6m", "cause": "our_error"}
    text = body(Event("AMENDED", details=details), "en", wordings)
    assert "we earlier gave “five years” (term). The correct value is “four years and six months”." in text
    assert "Reason: our error. We apologise" in text
    assert "apologise" not in body(Event("AMENDED", details=details | {"cause": "new_fact"}), "en", wordings)


def test_a_correction_never_tells_a_hidden_value(wordings: Mapping[str, Wording]) -> None:
    details = {"field": "status", "old": "forced_psychiatry", "new": "at_large"}
    text = body(Event("AMENDED", details=details), "en", wordings)
    assert "psychiatric" not in text
    assert "our record of Nurlan Seitov was corrected (status)" in text


def test_a_retraction_for_safety_names_neither_person_nor_source(wordings: Mapping[str, Wording]) -> None:
    for language, wording in wordings.items():
        request = NoticeRequest(
            NAMES[language],
            "m",
            Event("WITHDRAWN", details={"cause": "safety"}),
            facts=(Event("PARDONED"),),
            owner=OWNERS[language],
            sources=(Source(f"About {NAMES[language]}", None, "en"),),
            checked=DAY,
        )
        text = compose(request, language, wording)
        assert NAMES[language] not in text.headline + text.summary + text.body
        assert OWNERS[language] not in text.body


def test_a_demonstration_says_so_in_headline_summary_and_body(wordings: Mapping[str, Wording]) -> None:
    for language, wording in wordings.items():
        text = compose(
            NoticeRequest(NAMES[language], "m", Event("PARDONED"), checked=DAY, demonstration=True), language, wording
        )
        plain = compose(NoticeRequest(NAMES[language], "m", Event("PARDONED"), checked=DAY), language, wording)
        assert text.headline.endswith(plain.headline)
        assert text.headline.startswith("[")
        assert text.summary.startswith("[")
        assert text.body.endswith(plain.body)
        assert text.body != plain.body


def test_braces_and_control_characters_in_a_name_do_no_harm(wordings: Mapping[str, Wording]) -> None:
    request = NoticeRequest("Nur{date}lan\u202e\x00 <b>Seitov</b>", "m", Event("PARDONED"), checked=DAY)
    assert compose(request, "en", wordings["en"]).summary == "Nur{date}lan <b>Seitov</b> was pardoned."


def test_an_empty_name_is_refused(wordings: Mapping[str, Wording]) -> None:
    with pytest.raises(InputError, match="name is empty"):
        compose(NoticeRequest(" \u200e", "m", Event("PARDONED"), checked=DAY), "en", wordings["en"])


def test_a_demand_of_the_prosecution_is_said_to_be_no_decision(wordings: Mapping[str, Wording]) -> None:
    event = Event("PROSECUTOR_DEMAND", PartialDate(2021, 10, 1), term=Term(years=7))
    text = body(event, "en", wordings)
    assert "to impose the following penalty on Nurlan Seitov: seven years. This is a request, not a decision" in text


def test_labels_know_sex_and_refuse_unknown_codes(wordings: Mapping[str, Wording]) -> None:
    russian = wordings["ru"]
    labels = [status_label("released_pardoned", sex, "ru", russian) for sex in ("m", "f", None)]
    assert labels == ["помилован", "помилована", "помилование"]
    assert event_name("DIED", "kk", wordings["kk"]) == "Қайтыс болу"
    with pytest.raises(InputError):
        status_label("flying", "m", "ru", russian)
    with pytest.raises(InputError):
        event_name("FLYING", "ru", russian)
