"""What the page of one card shows: the card, the boxes of its form, and the notice as it will read. Decides nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext

from registerpub.core.changes import CHECK, DETAIL
from registerpub.core.differences import changed_words
from registerpub.core.errors import RegisterpubError
from registerpub.core.events import EVENT_TYPES, MEMBERSHIP_EVENTS, REMOVAL_REASONS, STATUSES
from registerpub.core.records import CONSENT_LEVELS, LANGUAGES, SEXES, NoticeText
from registerpub.desk import case_words, vocabulary, words
from registerpub.desk.cautions import cautions
from registerpub.desk.outcomes import outcomes
from registerpub.desk.refusals import refusal_text
from registerpub.desk.spellings import Spelling, spellings
from registerpub.desk.submission import TEXT_PARTS, VALUE_FIELDS, Submission, Texts, written
from registerpub.pipeline.case_changes import effect_of_card
from registerpub.pipeline.flags import flags_of, is_sensitive
from registerpub.pipeline.named_event import NAMEABLE
from registerpub.pipeline.persons import list_people
from registerpub.pipeline.preview import preview_of_card
from registerpub.pipeline.registers import register_owners
from registerpub.pipeline.snooze import DAYS
from registerpub.pipeline.views import ArticleView, Card, PersonView

Choices = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Box:
    """One field of the form. ``mark``: conflict, agree, single or unknown, shown as a word beside the box."""

    name: str
    label: str
    value: str
    was: str
    choices: Choices | None
    mark: str
    hint: str


@dataclass(frozen=True, slots=True)
class NoticeBox:
    """The notice in one language: what stands in the boxes, what the machine writes, and the words that differ."""

    language: str
    text: Mapping[str, str]
    shown: Mapping[str, str]
    differences: Mapping[str, Sequence[Any]]


def initial(card: Card) -> Submission:
    """The form as the card proposes it, before anybody touched it."""
    values = {name: written(card.values.get(name)) for name in VALUE_FIELDS}
    values["register"] = values["register"] or card.row.register or ""
    for number, fact in enumerate(card.row.facts):
        values[f"fact.{number}.date"] = written(fact.date)
    waiver = str(card.values.get("no_source", "")) if needs_waiver(card) else ""
    return Submission(values=values, was=values, names=_name_as_written(card), waiver=waiver)


def rebase(card: Card, form: Submission) -> Submission:
    """``form``, filled in on an older version of the card, laid over the card as it is now.

    What the editor changed stays; boxes that were not touched show what the card proposes now.
    """
    now = initial(card)
    kept = {name: value for name, value in form.changed().items() if name in now.values}
    return replace(form, was=now.was, values={**now.values, **kept})


def _name_as_written(card: Card) -> dict[str, str]:
    """A candidate's name as written, in the language in which it was written; other languages stay empty."""
    name, found = card.row.person_name, card.suggested_names
    own = next((language for language in found if language in LANGUAGES and found[language] == name), "")
    return {language: card.row.person_name if language == own else "" for language in LANGUAGES}


def page(card: Card, form: Submission) -> dict[str, Any]:
    """Everything that ``card.html.j2`` needs for ``card`` with ``form`` filled in."""
    effect = effect_of_card(card, form.options(with_texts=False).values)
    return {
        "card": card,
        "row": card.row,
        "form": form,
        "changes": effect.changes,
        "faults": [case_words.fault(one) for one in effect.faults],
        "registers": register_owners(),
        "snooze_days": DAYS,
        "needs_person": needs_person(card),
        "decidable": card.row.state == "open",
        "needs_waiver": needs_waiver(card),
        "by_origin": by_origin(card),
        "source_words": source_words(card),
        "outlet": outlet,
        "spelling": spellings([card.row], words.current_language()).get(card.row.id, Spelling(card.row.person_name)),
        "outcome": outcomes([card.row.id]).get(card.row.id) if card.row.state != "open" else None,
        "cautions": cautions(card, form, words.today()) if card.row.state == "open" else [],
    }


def form_parts(card: Card, form: Submission, notices: Sequence[NoticeBox]) -> dict[str, Any]:
    """The parts of the page that only somebody who decides is given."""
    main, further = boxes(card, form)
    return {
        "main_boxes": main,
        "further_boxes": further,
        "notices": notices,
        "flags": flags_of(subject(card, form) or "") if may_be_sensitive(card) else (),
        "people": people_choices(card) if needs_person(card) else (),
        "sexes": [(code, vocabulary.label(vocabulary.SEX, code)) for code in SEXES],
        "consents": [(code, vocabulary.label(vocabulary.CONSENT, code)) for code in CONSENT_LEVELS],
        "event_choices": event_choices() if card.row.kind == CHECK else (),
    }


def event_choices() -> list[tuple[str, str]]:
    """What the sentences of a check card can tell of, by name."""
    return sorted(((code, words.event(code)) for code in NAMEABLE), key=lambda choice: choice[1].casefold())


def needs_person(card: Card) -> bool:
    """Whether an editor must say who it is before anything can be confirmed."""
    return card.person is None and not card.row.informs


def needs_waiver(card: Card) -> bool:
    """Whether a written reason is asked for because too few independent sources support the card."""
    policy = settings.REGISTERPUB.policy.classes[card.row.severity]
    primary = policy.primary_is_enough and any(article.tier == "primary" for article in card.articles)
    return card.row.sources < card.origins_needed and not primary


def people_choices(card: Card) -> list[tuple[str, str]]:
    """Known people by name: first those who may be meant, then those whose names are alike."""
    alike = {person.id for person in card.namesakes}
    ranked = sorted(list_people(), key=lambda one: (one.id not in card.row.alternatives, one.id not in alike))
    return [(person.id, describe(person)) for person in ranked]


def describe(person: PersonView) -> str:
    """A person in one line: name and custody."""
    name = person.name(words.current_language())
    return f"{name} ({words.status(person.status, person.sex)})" if person.status else name


def source_words(card: Card) -> Sequence[Any]:
    """For a card of a changed report: the words that its source took out and put in."""
    quotes = {quote.role: quote.text for article in card.articles for quote in article.quotes}
    if card.row.kind != "corrected" or not {"before", "after"} <= set(quotes):
        return ()
    return changed_words(quotes["before"], quotes["after"])


def by_origin(card: Card) -> list[tuple[str, list[ArticleView]]]:
    """(label, articles) by independent origin, in the order in which origins first appear."""
    groups: dict[str, list[ArticleView]] = {}
    for article in card.articles:
        groups.setdefault(article.behind or article.origin, []).append(article)
    return [(_origin_label(articles), articles) for articles in groups.values()]


def _origin_label(articles: Sequence[ArticleView]) -> str:
    """Who writes and in which languages: «Steppe Dispatch, English»; never the name of a folder."""
    languages = dict.fromkeys(vocabulary.label(vocabulary.LANGUAGE, article.language) for article in articles)
    return ", ".join([outlet(articles[0]), *languages])


def outlet(article: ArticleView) -> str:
    """How the source is called, else its host, else that it is a saved page."""
    host = (urlsplit(article.url).hostname or "") if article.url.startswith(("http://", "https://")) else ""
    named = article.source if article.source not in ("", article.origin) else ""
    return named or host.removeprefix("www.") or gettext("saved page")


def boxes(card: Card, form: Submission) -> tuple[list[Box], list[Box]]:
    """The fields that matter for this event, and the others."""
    kind = EVENT_TYPES[card.row.event]
    matters = {"date", *kind.details}
    matters |= {"term"} if kind.has_term else set()
    matters |= {"status"} if card.row.event == "STATE_REPORTED" else set()
    matters |= {"register"} if card.row.event in MEMBERSHIP_EVENTS else set()
    matters |= {"reason"} if card.row.event == "LIST_REMOVED" else set()
    main: list[Box] = []
    further: list[Box] = []
    for name in VALUE_FIELDS:
        if name == "register" and card.row.event not in MEMBERSHIP_EVENTS:
            continue
        if name == "penalty" and name not in kind.details:
            continue
        proposed = form.was.get(name, "")
        if card.row.kind == DETAIL and not proposed and name not in card.values.get("clears", ()):
            continue
        (main if name in matters or proposed else further).append(_box(card, form, name, proposed))
    return main, further


def _box(card: Card, form: Submission, name: str, proposed: str) -> Box:
    hints = {"date": gettext("YYYY-MM-DD, YYYY-MM or YYYY"), "term": gettext("for example 5y, 1y6m or 15d")}
    if name in card.differing:
        mark = "conflict"
    elif not proposed:
        mark = "unknown"
    else:
        mark = "agree" if card.row.sources > 1 else "single"
    value = form.values.get(name, "")
    label = vocabulary.label(vocabulary.FIELD, name)
    return Box(name, label, value, proposed, _choices(card, name, value), mark, hints.get(name, ""))


def _choices(card: Card, name: str, value: str) -> Choices | None:
    """The closed vocabulary of a field, None for free text. A value outside it stays choosable, never lost."""
    if name == "status":
        choices = [(code, words.status(code)) for code in STATUSES]
    elif name == "reason" and card.row.event == "LIST_REMOVED":
        choices = [(code, vocabulary.label(vocabulary.REMOVAL_REASON, code)) for code in REMOVAL_REASONS]
    elif name == "penalty":
        choices = [(code, str(told)) for code, told in vocabulary.PENALTY_KIND.items()]
    elif name == "register":
        choices = [(register, words.owner(owner)) for register, owner in register_owners().items()]
    else:
        return None
    if value and value not in dict(choices):
        choices.append((value, value))
    return [("", gettext("not stated")), *choices]


def machine_texts(card: Card, form: Submission) -> Texts:
    """What the machine writes for the choices made; empty boxes about somebody with a sensitive flag.

    Raises the pipeline's errors for choices that cannot be.
    """
    texts = preview_of_card(card, form.options(with_texts=False), config=settings.REGISTERPUB, now=timezone.now())
    parts = {language: _parts(texts[language]) for language in LANGUAGES if language in texts}
    if may_be_sensitive(card) and is_sensitive(subject(card, form)):
        return {language: dict.fromkeys(TEXT_PARTS, "") for language in parts}
    return parts


def may_be_sensitive(card: Card) -> bool:
    """Whether flags need be asked for: not of somebody of whom it was read with the card that there are none."""
    return card.person is None or card.person.flagged


def subject(card: Card, form: Submission) -> str | None:
    """Whom on record a confirmation would be about, as far as that is chosen."""
    return card.row.person or (form.person if form.person_mode == "link" else "") or None


def _parts(text: NoticeText) -> dict[str, str]:
    return {part: str(getattr(text, part)).strip() for part in TEXT_PARTS}


def notice_boxes(form: Submission, machine: Texts) -> list[NoticeBox]:
    """An edited text stays as the editor wrote it, beside what differs from the machine's; others follow it."""
    found = []
    for language, template in machine.items():
        text = form.texts[language] if form.edited(language) else template
        differences = {
            part: changed_words(template[part], text[part]) for part in TEXT_PARTS if text[part] != template[part]
        }
        found.append(NoticeBox(language, text, template, differences))
    return found


def try_notices(card: Card, form: Submission) -> tuple[list[NoticeBox], str]:
    """The notice's boxes, or none and the reason why the choices do not give one yet."""
    try:
        return notice_boxes(form, machine_texts(card, form)), ""
    except RegisterpubError as error:
        return [], refusal_text(error)
