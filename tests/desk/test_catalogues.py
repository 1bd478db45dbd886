import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po

from registerpub.core.differences import PARTS
from registerpub.core.events import CASE_STAGES, REMOVAL_REASONS
from registerpub.core.records import CERTAINTIES, CONSENT_LEVELS, LANGUAGES, NAME_KINDS, SEXES
from registerpub.desk import vocabulary
from registerpub.desk.reasons import REASONS, reason_text
from registerpub.desk.roles import ROLES
from registerpub.pipeline.decide import REJECT_REASONS
from registerpub.sources.model import TIERS

from .conftest import LOCALES

DESK = LOCALES.parent / "src" / "registerpub" / "desk"
KEYWORDS = {**DEFAULT_KEYWORDS, "gettext_noop": None, "ngettext_lazy": (1, 2)}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]")


def read(path: Path) -> Catalog:
    with path.open("rb") as source:
        return read_po(source)


def strings(value: object) -> list[str]:
    return [value] if isinstance(value, str) else [str(part) for part in value]  # type: ignore[attr-defined]  # a tuple


def texts(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def test_the_template_lists_exactly_the_texts_of_the_desk() -> None:
    methods = [("**.py", "python"), ("**/templates/**.j2", "jinja2")]
    options = {"**/templates/**.j2": {"trimmed": "true"}}
    found = extract_from_dir(DESK, methods, options, keywords=KEYWORDS)
    extracted = {(message if isinstance(message, str) else tuple(message)) for _, _, message, _, _ in found}
    listed = {
        message.id if isinstance(message.id, str) else tuple(message.id)
        for message in texts(read(LOCALES / "django.pot"))
    }
    assert extracted == listed


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_is_complete(language: str) -> None:
    template = {strings(message.id)[0] for message in texts(read(LOCALES / "django.pot"))}
    catalogue = read(LOCALES / language / "LC_MESSAGES" / "django.po")
    assert {strings(message.id)[0] for message in texts(catalogue)} == template
    for message in texts(catalogue):
        assert all(strings(message.string)) and not message.fuzzy, message.id
        assert len(strings(message.string)) == (catalogue.num_plurals if message.pluralizable else 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_the_placeholders(language: str) -> None:
    for message in texts(read(LOCALES / language / "LC_MESSAGES" / "django.po")):
        wanted = set(PLACEHOLDER.findall(strings(message.id)[-1]))
        for text in strings(message.string):
            found = set(PLACEHOLDER.findall(text))
            assert found == wanted or (message.pluralizable and found <= wanted), (message.id, text)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_no_text_is_left_in_english(language: str) -> None:
    for message in texts(read(LOCALES / language / "LC_MESSAGES" / "django.po")):
        for text in strings(message.string):
            assert text not in strings(message.id) and re.search("[а-яё]", PLACEHOLDER.sub("", text).lower()), text


def test_kazakh_is_written_in_kazakh() -> None:
    for message in texts(read(LOCALES / "kk" / "LC_MESSAGES" / "django.po")):
        for text in strings(message.string):
            assert re.search("[а-яәғқңөұүһі]", PLACEHOLDER.sub("", text).lower()), text


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        ("CERTAINTY", CERTAINTIES),
        ("CONSENT", CONSENT_LEVELS),
        ("LANGUAGE", LANGUAGES),
        ("PAGE_PART", PARTS),
        ("NAME_KIND", NAME_KINDS),
        ("REJECTION", REJECT_REASONS),
        ("REMOVAL_REASON", REMOVAL_REASONS),
        ("ROLE", ROLES),
        ("SEX", SEXES),
        ("STAGE", CASE_STAGES),
        ("TIER", TIERS),
    ],
)
def test_every_code_of_a_closed_vocabulary_has_words(table: str, codes: tuple[str, ...]) -> None:
    assert set(codes) <= set(getattr(vocabulary, table))


def test_every_reason_that_makes_a_card_has_words() -> None:
    folder = DESK.parent / "core" / "changes"
    sources = [path.read_text(encoding="utf-8") for path in folder.glob("*.py")]
    keys = set(re.findall(r'"key": "(\w+)"', "".join(sources))) | {"new", "contradicts"}
    assert keys and keys <= set(REASONS)


def test_a_reason_says_its_numbers() -> None:
    reason = {"key": "total_mismatch", "members": 5, "added": 6, "claimed": 9}
    assert reason_text(reason) == "5 on the list and 6 added, yet the owner says 9"


def test_a_reason_without_its_numbers_is_still_read() -> None:
    assert "? added" in reason_text({"key": "total_mismatch", "members": 5})
    assert reason_text({"key": "never_heard_of"}) == "never heard of"
