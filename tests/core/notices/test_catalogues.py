"""The catalogues are complete and up to date with the code."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from registerpub.core.errors import ConfigError, RegisterpubError
from registerpub.core.events import EVENT_TYPES, STATUSES
from registerpub.core.notices.filling import placeholders
from registerpub.core.notices.names_of_events import EVENT_NAMES
from registerpub.core.notices.names_of_statuses import STATE_CLAUSES, STATUS_LABELS
from registerpub.core.notices.sentences import SENTENCES
from registerpub.core.notices.variants import PLAIN, VARIANTS
from registerpub.core.records import LANGUAGES
from registerpub.wording import Wording, load_wording, read_catalogue

KEYWORDS: dict[str, tuple[int | tuple[int, str], ...]] = {"pgettext": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3)}
#: Placeholders that name the same thing in another case.
CASES = ("_gen", "_loc", "_dat", "_nom")


def extracted() -> set[tuple[str, str]]:
    root = Path(__file__).parents[3] / "src" / "registerpub"
    found = set()
    for folder in ("core/notices", "publishing"):
        for _, _, message, _, context in extract_from_dir(root / folder, [("**.py", "python")], keywords=KEYWORDS):
            found.add((context or "", message if isinstance(message, str) else message[0]))
    return found


def messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def keys(catalogue: Catalog) -> set[tuple[str, str]]:
    return {(m.context or "", m.id if isinstance(m.id, str) else m.id[0]) for m in messages(catalogue)}


def bare(template: str) -> set[str]:
    names = set()
    for name in placeholders(template):
        for case in CASES:
            name = name.removesuffix(case)
        names.add("n" if name == "n_people" else name)
    return names


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_holds_exactly_the_messages_of_the_code(language: str, locales: Path) -> None:
    assert keys(read_catalogue(locales, language)) == extracted()


def test_the_template_is_up_to_date_with_the_code(locales: Path) -> None:
    with (locales / "notices.pot").open("rb") as source:
        assert keys(read_po(source)) == extracted()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_untranslated_fuzzy_or_obsolete(language: str, locales: Path) -> None:
    catalogue = read_catalogue(locales, language)
    strings = [[m.string] if isinstance(m.string, str) else list(m.string or [""]) for m in messages(catalogue)]
    assert all(text.strip() for forms in strings for text in forms)
    assert not [m.context for m in messages(catalogue) if m.fuzzy]
    assert not catalogue.obsolete


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_have_the_placeholders_of_the_english_text(language: str, locales: Path) -> None:
    for message in messages(read_catalogue(locales, language)):
        english = message.id if isinstance(message.id, str) else message.id[0]
        strings = [message.string] if isinstance(message.string, str) else list(message.string or [])
        for text in strings:
            if message.context == "phrase.for_term":
                assert bare(text) == {"term"}
            else:
                assert bare(text) == bare(english), message.context


def test_english_says_what_the_code_says(wordings: Mapping[str, Wording]) -> None:
    assert all(wordings["en"].text(m.context, m.text) == m.text for m in SENTENCES.values())


@pytest.mark.parametrize("code", [code for code, kind in EVENT_TYPES.items() if kind.publish != "never"])
def test_every_published_event_has_sentences_for_each_sex_in_each_language(
    code: str, wordings: Mapping[str, Wording]
) -> None:
    for variant in VARIANTS.get(code, PLAIN):
        for sex in "mfu":
            message = SENTENCES[f"event.{code}{variant.suffix}|{sex}"]
            assert all(message.put(wording) for wording in wordings.values())


def test_events_never_published_have_a_name_for_the_desk_and_no_sentence() -> None:
    hidden = {code for code, kind in EVENT_TYPES.items() if kind.publish == "never"}
    assert hidden
    assert not [context for context in SENTENCES for code in hidden if context.startswith(f"event.{code}")]
    assert {f"event_name.{code}" for code in EVENT_TYPES} == set(EVENT_NAMES)


def test_every_status_has_a_label_and_a_clause_for_each_sex() -> None:
    assert set(STATUS_LABELS) == {f"status.{code}|{sex}" for code in STATUSES for sex in "mfu"}
    assert set(STATE_CLAUSES) == {f"state.{code}|{sex}" for code in STATUSES for sex in "mfu"}


def test_the_last_sentence_of_every_event_needs_nothing() -> None:
    assert all(not variants[-1].needs for variants in VARIANTS.values())
    assert set(VARIANTS) <= set(EVENT_TYPES)


def test_no_sentence_is_out_of_reach() -> None:
    reachable = {
        f"event.{code}{variant.suffix}|{sex}"
        for code, kind in EVENT_TYPES.items()
        if kind.publish != "never"
        for variant in VARIANTS.get(code, PLAIN)
        for sex in "mfu"
    }
    assert reachable == set(SENTENCES)


@pytest.mark.parametrize("context", sorted(SENTENCES))
def test_kazakh_joins_no_suffix_to_a_placeholder(context: str, wordings: Mapping[str, Wording]) -> None:
    text = SENTENCES[context].put(wordings["kk"])
    after = [piece[:1] for piece in text.split("}")[1:]]
    assert not [letter for letter in after if letter.isalpha() or letter in ("-", "'", "’")]


def test_a_missing_message_is_an_error_and_not_english(wordings: Mapping[str, Wording]) -> None:
    with pytest.raises(RegisterpubError, match=r"lacks event\.NEW"):
        wordings["kk"].text("event.NEW|m", "{name} did something new.")


def test_a_fuzzy_message_is_an_error(tmp_path: Path) -> None:
    folder = tmp_path / "ru" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "notices.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
        '#, fuzzy\nmsgctxt "page.home"\nmsgid "All notices"\nmsgstr "Примерно"\n',
        encoding="utf-8",
    )
    with pytest.raises(RegisterpubError, match=r"page\.home"):
        load_wording(tmp_path, "ru").text("page.home", "All notices")


def test_a_missing_catalogue_is_told_by_its_path(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"notices\.po does not exist"):
        load_wording(tmp_path, "kk")


def test_plural_forms_follow_the_language(wordings: Mapping[str, Wording]) -> None:
    english = "Names now on the list of {owner}: {n}."
    shown = [wordings["ru"].plural("common.list_size", english, english, n).split()[-1] for n in (1, 2, 5, 11, 22)]
    assert shown == ["человек.", "человека.", "человек.", "человек.", "человека."]
