"""What the form of a correction or retraction holds, and the choices that it means. No request, no writing.

A field or text comes with what stood in it when the page was made (``was.…``, ``shown.…``), so that only what somebody
changed becomes a choice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from registerpub.core.events import EVENT_TYPES, REMOVAL_REASONS, STATUSES
from registerpub.core.notices import clean, clean_paragraphs
from registerpub.core.records import LANGUAGES, Event, NoticeText
from registerpub.desk.vocabulary import FIELD, REMOVAL_REASON, label
from registerpub.desk.words import event as event_words
from registerpub.desk.words import status as status_words
from registerpub.pipeline.amendment_events import fields_of, written
from registerpub.pipeline.amendment_options import SAFETY, TEXT_PARTS, AmendmentOptions
from registerpub.pipeline.amendment_texts import NewWords
from registerpub.pipeline.consent import may_tell
from registerpub.pipeline.counts import register_owners

Texts = dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class AmendmentForm:
    """As it was sent; empty for a page that is opened. ``seal``: what the sender has read in a preview."""

    kind: str = ""
    cause: str = ""
    explanation: str = ""
    reason: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    was: Mapping[str, str] = field(default_factory=dict)
    texts: Texts = field(default_factory=dict)
    shown: Texts = field(default_factory=dict)
    seal: str = ""

    def options(self) -> AmendmentOptions:
        """The choices; what was left as it stood is none."""
        changed = {name: value for name, value in self.values.items() if value != self.was.get(name, "")}
        edited = {lang: text for lang, text in self.texts.items() if text != self.shown.get(lang)}
        cause = "safety" if self.kind == SAFETY else self.cause
        return AmendmentOptions(self.kind, cause, self.reason, self.explanation, changed, edited)


@dataclass(frozen=True, slots=True)
class Box:
    """One field of an event. ``choices``: (code, words), empty for free text."""

    name: str
    label: str
    value: str
    was: str
    choices: Sequence[tuple[str, str]] = ()


def read_form(data: Mapping[str, str]) -> AmendmentForm:
    """From what was posted; unknown names are passed over."""
    parts: dict[str, Texts] = {"text": {}, "shown": {}}
    values: dict[str, dict[str, str]] = {"value": {}, "was": {}}
    for name, value in data.items():
        head, _, rest = name.partition(".")
        plain = value.replace("\r\n", "\n").strip()
        if head in values:
            values[head][rest] = plain
        elif head in parts:
            language, _, part = rest.partition(".")
            if part in TEXT_PARTS:
                tidy = clean_paragraphs if part == "body" else clean
                parts[head].setdefault(language, {})[part] = tidy(plain)
    names = ("kind", "cause", "explanation", "reason", "seal")
    given = {name: data.get(name, "").replace("\r\n", "\n").strip() for name in names}
    return AmendmentForm(**given, values=values["value"], was=values["was"], texts=parts["text"], shown=parts["shown"])


def boxes(told: Sequence[Event], form: AmendmentForm, consent: str | None) -> list[tuple[str, list[Box]]]:
    """(name of the event, its fields) for each event that the notice tells."""
    found = []
    for number, event in enumerate(told):
        prefix = f"fact.{number - 1}." if number else ""
        fields = [_box(f"{prefix}{name}", name, event, form, consent) for name in fields_of(event)]
        found.append((event_words(event.code), fields))
    return found


def _box(full: str, name: str, event: Event, form: AmendmentForm, consent: str | None) -> Box:
    was = written(event, name)
    return Box(full, label(FIELD, name), form.values.get(full, was), was, _choices(name, event, consent))


def _choices(name: str, event: Event, consent: str | None) -> list[tuple[str, str]]:
    """Closed vocabularies. An event may turn out to be one that may be told of this person, and of its own kind."""
    if name == "code":
        membership = event.register is not None
        codes = [
            code
            for code, kind in EVENT_TYPES.items()
            if may_tell(Event(code), consent) and (kind.family == "list") == membership and kind.family != "record"
        ]
        return [(code, event_words(code)) for code in dict.fromkeys([event.code, *codes])]
    if name == "status":
        codes = [code for code in STATUSES if may_tell(Event("STATE_REPORTED", status=code), consent)]
        return [("", ""), *((code, status_words(code)) for code in codes)]
    if name == "reason" and event.code == "LIST_REMOVED":
        return [("", ""), *((code, label(REMOVAL_REASON, code)) for code in REMOVAL_REASONS)]
    if name == "register":
        owners = register_owners()
        return [(register, next(iter(owner.values()), register)) for register, owner in owners.items()]
    return []


def text_boxes(words: Mapping[str, NewWords]) -> list[tuple[str, dict[str, str], dict[str, str]]]:
    """(language, what stands in the boxes, what they would hold if nobody edited them)."""
    found = [(language, words[language]) for language in LANGUAGES if language in words]
    return [(language, parts_of(new.after), parts_of(new.base)) for language, new in found]


def parts_of(text: NoticeText) -> dict[str, str]:
    return {part: getattr(text, part) for part in TEXT_PARTS}
