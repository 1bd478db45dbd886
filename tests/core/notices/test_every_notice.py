"""Every kind of event reads well for each sex in each language, with all its details and with none."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registerpub.core.events import DETAIL_FIELDS, EVENT_TYPES, STATUSES
from registerpub.core.notices import NoticeRequest, compose, is_publishable
from registerpub.core.records import Event, NoticeText, PartialDate, Source, Term
from registerpub.wording import Wording

NAMES = {"kk": "Айсұлу Бекова", "ru": "Айсулу Бекова", "en": "Aisulu Bekova"}
OWNERS = {"kk": "Әділ жол", "ru": "Адил жол", "en": "Adil Zhol"}
PUBLISHED = [code for code, kind in EVENT_TYPES.items() if kind.publish != "never"]
FULL = {
    "court": "Сарыарқа аудандық соты",
    "place": "Тараз",
    "facility": "ЕЦ-166/7",
    "article": "ч. 1 ст. 274 УК РК",
    "penalty": "штраф",
    "reason": "released",
    "restraint_until": "2021-02-28",
    "until": "2023-02",
    "next_hearing_date": "2020-10-02",
    "facility_security": "учреждение средней безопасности",
    "extra_bans": "участие в собраниях",
    "days": "15",
    "old": "5y",
    "new": "4y6m",
    "field": "term",
    "cause": "our_error",
}
FAULTS = re.compile(r"[{}]|  |\s[.,;:!?)]|\(\s|\(\s*\)|\.\.|,,|;;|,\.|^\W*[,;:.]|«»|“”|None")


def notice(event: Event, sex: str | None, language: str, wording: Wording, bare: bool = False) -> NoticeText:
    request = NoticeRequest(
        person_name=NAMES[language],
        sex=sex,
        main=event,
        owner=None if bare else OWNERS[language],
        sources=() if bare else (Source("Дала жаңалықтары", None, "kk", dt.date(2020, 9, 8)),),
        checked=dt.date(2020, 9, 9),
        list_size=None if bare else 9,
    )
    return compose(request, language, wording)


def faults(text: NoticeText) -> list[str]:
    parts = [text.headline, text.summary, *text.body.split("\n\n")]
    return [part for part in parts if FAULTS.search(part) or part != part.strip() or not part]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("sex", ["m", "f", None])
@pytest.mark.parametrize("code", PUBLISHED)
def test_reads_well_with_every_detail_and_with_none(
    code: str, sex: str | None, language: str, wordings: Mapping[str, Wording]
) -> None:
    full = Event(code, PartialDate(2020, 9, 1), status="house_arrest", term=Term(years=2, months=1), details=FULL)
    assert faults(notice(full, sex, language, wordings[language])) == []
    assert faults(notice(Event(code), sex, language, wordings[language], bare=True)) == []
    for date in (PartialDate(2020), PartialDate(2020, 3)):
        assert faults(notice(Event(code, date), sex, language, wordings[language], bare=True)) == []


@pytest.mark.parametrize("code", [code for code in PUBLISHED if code not in ("AMENDED", "WITHDRAWN")])
def test_the_name_the_date_and_the_source_are_said(code: str, wordings: Mapping[str, Wording]) -> None:
    event = Event(code, PartialDate(2020, 9, 1), status="house_arrest", details={"next_hearing_date": "2021-02-01"})
    for language, wording in wordings.items():
        text = notice(event, "f", language, wording)
        assert NAMES[language] in text.summary
        assert NAMES[language] in text.headline
        assert "2020" in text.summary
        assert "Дала жаңалықтары" in text.body


details = st.dictionaries(
    st.sampled_from(DETAIL_FIELDS), st.one_of(st.sampled_from(sorted(FULL.values())), st.just("")), max_size=8
)
terms = st.one_of(st.none(), st.builds(Term, st.integers(0, 25), st.integers(0, 11), st.integers(0, 30)))


@settings(max_examples=150, deadline=None)
@given(code=st.sampled_from(PUBLISHED), sex=st.sampled_from(["m", "f", None]), term=terms, details=details)
def test_reads_well_whatever_is_known(
    code: str, sex: str | None, term: Term | None, details: dict[str, str], wordings: Mapping[str, Wording]
) -> None:
    for language, wording in wordings.items():
        event = Event(code, None, term=term, details=details)
        assert faults(notice(event, sex, language, wording, bare=True)) == []


def test_every_status_can_be_reported_except_the_hidden_one(wordings: Mapping[str, Wording]) -> None:
    hidden = [code for code in STATUSES if not is_publishable(Event("STATE_REPORTED", status=code))]
    assert hidden == ["forced_psychiatry"]
    for status in set(STATUSES) - set(hidden):
        for language, wording in wordings.items():
            event = Event("STATE_REPORTED", PartialDate(2020, 9), status=status)
            assert all(faults(notice(event, sex, language, wording)) == [] for sex in ("m", "f", None))


@pytest.mark.parametrize("code", PUBLISHED)
def test_russian_agrees_with_the_sex_or_does_without(code: str, wordings: Mapping[str, Wording]) -> None:
    """Masculine and feminine participles and past tenses never meet in a notice about somebody of unknown sex."""
    event = Event(code, PartialDate(2020, 9, 1), status="released_pardoned", term=Term(years=2))
    said = {sex: notice(event, sex, "ru", wordings["ru"]).summary for sex in ("m", "f", None)}
    if said["m"] != said["f"]:
        assert said[None] not in (said["m"], said["f"])
