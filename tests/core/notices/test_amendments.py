"""What corrections and retractions say, word for word, about invented people."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

import pytest

from registerpub.core.errors import InputError
from registerpub.core.notices import (
    AmendmentRequest,
    amendment_name,
    cause_name,
    compose_amendment,
    compose_nameless,
    compose_withdrawn,
)
from registerpub.core.notices.phrases import CAUSES, EXPLANATIONS
from registerpub.core.records import Event
from registerpub.wording import Wording

DAY = dt.date(2021, 3, 4)
NAMES = {"kk": "Айсұлу Бекова", "ru": "Айсулу Бекова", "en": "Aisulu Bekova"}
LANGUAGES = ("kk", "ru", "en")
FAULTS = re.compile(r"[{}]|  |\s[.,;:!?)]|\(\s|\(\s*\)|\.\.|,,|;;|,\.|^\W*[,;:.]|«»|“”|None")
TERM = Event("AMENDED", details={"field": "term", "old": "3y", "new": "2y6m", "cause": "our_error"})
DATE = Event("AMENDED", details={"field": "date", "old": "2021-03-03", "new": "2021-01", "cause": "our_error"})


def request(language: str, **changes: Any) -> AmendmentRequest:
    values: dict[str, Any] = {"kind": "correction", "cause": "our_error", "headline": "Head", "published": DAY}
    return AmendmentRequest(person_name=NAMES[language], sex="f", checked=DAY, **{**values, **changes})


def test_a_correction_tells_old_and_new_once_with_its_cause_and_an_apology(wordings: Mapping[str, Wording]) -> None:
    text = compose_amendment(request("en", changes=(TERM, DATE), explanation="misread"), "en", wordings["en"])
    assert text.headline == "Our correction: Aisulu Bekova"
    assert text.body == (
        "Correction, 4 March 2021: for Aisulu Bekova we earlier gave “three years” (term). The correct value is “two "
        "years and six months”. Correction, 4 March 2021: for Aisulu Bekova we earlier gave “3 March 2021” (date). The "
        "correct value is “January 2021”. Reason: our error. We apologise to readers and to those concerned. We "
        "misread the source.\n\nThe notice in question: “Head”. Published: 4 March 2021."
    )


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("kk", "Түзету, 2021 жылғы 4 наурыз (Айсұлу Бекова): бұған дейін «үш жыл» деп жазған едік"),
        ("ru", "Исправление, 4 марта 2021 года (Айсулу Бекова): ранее мы указали «три года» (срок)."),
        ("en", "Correction, 4 March 2021: for Aisulu Bekova we earlier gave “three years” (term)."),
    ],
)
def test_each_language_corrects_in_its_own_words(language: str, told: str, wordings: Mapping[str, Wording]) -> None:
    assert told in compose_amendment(request(language, changes=(TERM,)), language, wordings[language]).body


def test_a_retraction_says_nothing_of_what_was_said(wordings: Mapping[str, Wording]) -> None:
    for language in LANGUAGES:
        asked = request(language, kind="retraction", cause="source_error", headline="Smuggling: Aisulu Bekova")
        for text in (
            compose_amendment(asked, language, wordings[language]),
            compose_withdrawn(asked, language, wordings[language]),
        ):
            assert "Smuggling" not in text.body + text.headline + text.summary
            assert NAMES[language] in text.headline


def test_only_our_own_error_is_apologised_for(wordings: Mapping[str, Wording]) -> None:
    for cause, said in (("our_error", True), ("source_error", False), ("new_fact", False)):
        for kind in ("correction", "retraction", "clarification"):
            text = compose_amendment(request("en", kind=kind, cause=cause, changes=(DATE,)), "en", wordings["en"])
            assert ("We apologise" in text.body) == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_nameless_notice_is_the_same_for_everybody(language: str, wordings: Mapping[str, Wording]) -> None:
    text = compose_nameless(DAY, language, wordings[language])
    assert text == compose_nameless(DAY, language, wordings[language])
    assert not any(name.split()[1] in text.body for name in NAMES.values())
    marked = compose_nameless(DAY, language, wordings[language], demonstration=True)
    assert marked.headline.startswith("[") and marked.body.endswith(text.body)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["clarification", "correction", "retraction"])
@pytest.mark.parametrize("sex", ["m", "f", None])
def test_every_amendment_reads_well(language: str, kind: str, sex: str | None, wordings: Mapping[str, Wording]) -> None:
    for cause in CAUSES[:3]:
        for explanation in ("", *EXPLANATIONS):
            for changes in ((), (TERM,), (Event("AMENDED", details={"field": "court", "old": "", "new": ""}),)):
                asked = AmendmentRequest(
                    NAMES[language], sex, kind, cause, changes, explanation, "Head", DAY, checked=DAY
                )
                texts = [compose_amendment(asked, language, wordings[language])]
                if kind == "retraction":
                    texts.append(compose_withdrawn(asked, language, wordings[language]))
                for text in texts:
                    for part in (text.headline, text.summary, *text.body.split("\n\n")):
                        assert part and part == part.strip() and not FAULTS.search(part), part


@pytest.mark.parametrize(
    "changes", [{"kind": "safety"}, {"kind": "withdrawal"}, {"cause": "whim"}, {"explanation": "because"}]
)
def test_unknown_codes_are_refused(changes: dict[str, str], wordings: Mapping[str, Wording]) -> None:
    with pytest.raises(InputError):
        compose_amendment(request("en", **changes), "en", wordings["en"])


def test_kinds_and_causes_have_words(wordings: Mapping[str, Wording]) -> None:
    assert amendment_name("withdrawal", wordings["en"]) == "A notice was withdrawn"
    assert cause_name("protection", wordings["en"]) == "safety or want of consent"
    assert cause_name("", wordings["en"]) == ""
    for call, code in ((amendment_name, "edit"), (cause_name, "whim")):
        with pytest.raises(InputError):
            call(code, wordings["en"])
