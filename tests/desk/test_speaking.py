"""The language of a page is looked up once for the page, and never stays for the next one."""

from __future__ import annotations

import pytest
from django.template import engines
from django.utils import translation
from markupsafe import Markup

from registerpub.desk.speaking import language_now, one_language, say, say_number
from registerpub.desk.words import current_language, event, status

LANGUAGES = ("kk", "ru", "en")


def page(source: str, **context: object) -> str:
    return str(engines["jinja2"].from_string(source).render(context))


@pytest.mark.parametrize("source", ['{{ gettext("Inbox") }}', '{{ "A"|label("SEVERITY") }}', '{{ "REMANDED"|event }}'])
def test_each_page_speaks_the_language_that_is_current(source: str) -> None:
    found: dict[str, str] = {}
    for language in (*LANGUAGES, *LANGUAGES):
        with translation.override(language):
            said = page(source)
        assert found.setdefault(language, said) == said
    assert len(set(found.values())) == 3


def test_outside_of_a_page_words_follow_at_once() -> None:
    for language in LANGUAGES:
        with translation.override(language):
            assert (language_now(), current_language()) == (language, language)
            event("REMANDED"), status("CONVICTED_IMPRISONED", "f")


def test_a_page_that_fails_leaves_no_language_behind() -> None:
    with translation.override("kk"), pytest.raises(ZeroDivisionError):
        page("{{ 1 // 0 }}")
    with translation.override("ru"):
        assert language_now() == "ru"


def test_what_is_put_into_words_is_escaped_and_percent_signs_stand() -> None:
    with translation.override("en"), one_language():
        assert say("found as «%(form)s»", form="<b>") == "found as «&lt;b&gt;»"
        assert say("found as «%(form)s»", form=Markup("<b>")) == "found as «<b>»"
        assert say("100%%") == "100%" and isinstance(say("Inbox"), Markup)
        assert say_number("%(num)s card", "%(num)s cards", 1) == "1 card"
        assert say_number("%(num)s card", "%(num)s cards", 2, num="<2>") == "&lt;2&gt; cards"


def test_a_code_without_words_is_shown_as_it_is() -> None:
    with translation.override("kk"):
        assert page('{{ code|label("SEVERITY") }}', code="<unheard of>") == "&lt;unheard of&gt;"
        assert page('{{ code|label("SEVERITY") }}', code=None) == ""
