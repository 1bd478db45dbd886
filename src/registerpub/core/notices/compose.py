"""Composes a notice: headline, summary and body in one language, from confirmed events and their sources.

Says only what the events hold; a verdict of first instance never stands without the word on its force; every notice
ends with its sources and the day they were checked. Deterministic, and says nothing of kinds marked ``never``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from registerpub.core.errors import InputError
from registerpub.core.events import EVENT_TYPES
from registerpub.core.notices.dates import format_date
from registerpub.core.notices.filling import PROPER_NAMES, clean, fill, placeholders
from registerpub.core.notices.labels import event_name, is_publishable, status_label
from registerpub.core.notices.message import Message, Wording
from registerpub.core.notices.phrases import LIST_SIZE, PHRASES
from registerpub.core.notices.sentences import SENTENCES
from registerpub.core.notices.values import Setting, event_values
from registerpub.core.notices.variants import PLAIN, VARIANTS
from registerpub.core.records import Event, NoticeText, PartialDate, Source

#: For so many days a first-instance verdict is said to be not in force; later nobody knows without being told.
DAYS_OPEN_TO_APPEAL = 30
#: Events that show that the verdict before them is in force.
_SHOWS_FORCE = frozenset(
    [
        "APPEAL_UPHELD",
        "PAROLE_GRANTED",
        "PAROLE_DENIED",
        "REPLACED_MILDER",
        "RESTRICTION_REVOKED",
        "RELEASED_SERVED",
        "PARDONED",
    ]
)
#: Line after a sentence → (value it prints, its placeholder, placeholders that already said it, details it comes from).
_LINES: Mapping[str, tuple[str, str, frozenset[str], frozenset[str]]] = {
    "line.term": ("term", "term", frozenset({"term", "for_term"}), frozenset()),
    "line.until": ("until_nom", "until_nom", frozenset({"until"}), frozenset({"restraint_until", "until"})),
    "line.penalty": ("penalty", "penalty", frozenset({"penalty"}), frozenset({"penalty"})),
    "line.article": ("article", "article", frozenset({"charge"}), frozenset({"article"})),
    "line.court": ("court_nom", "court_nom", frozenset(), frozenset({"court"})),
    "line.place": ("place_nom", "place_nom", frozenset({"place"}), frozenset({"place"})),
    "line.facility": ("facility_nom", "facility", frozenset({"facility"}), frozenset({"facility"})),
}
#: Details that make sense with any step of a case or of custody; elsewhere only those the event's type lists.
_OF_A_CASE = frozenset({"article", "court", "place", "facility"})
_CASE_FAMILIES = frozenset({"arrest", "case", "verdict", "release", "custody"})


@dataclass(frozen=True, slots=True)
class NoticeRequest:
    """What one notice tells.

    ``person_name`` in the notice's language, nominative; ``owner`` the bare name of the register's owner in that
    language; ``facts`` further confirmed events of the same decision; ``list_size`` the computed count of the
    register after it; ``checked`` the day on which the sources were checked.
    """

    person_name: str
    sex: str | None
    main: Event
    facts: tuple[Event, ...] = ()
    owner: str | None = None
    sources: tuple[Source, ...] = ()
    checked: dt.date = field(kw_only=True)
    list_size: int | None = None
    demonstration: bool = False


def compose(request: NoticeRequest, language: str, wording: Wording) -> NoticeText:
    """The notice in ``language``. Raises :class:`InputError` if its main event is of a kind that is never published.

    ``body`` is plain text with paragraphs parted by an empty line. Facts of kinds never published are left out.
    """
    if request.main.code not in EVENT_TYPES or not is_publishable(request.main):
        raise InputError(f"{request.main.code} is never published")
    if not clean(request.person_name):
        raise InputError("the person's name is empty in this language")
    setting = _setting(request, language, wording)
    if event_values(request.main, setting)["nameless"]:
        return _nameless(request, setting)
    first = _sentences(request.main, request, setting)
    facts = [_sentences(fact, request, setting) for fact in request.facts if is_publishable(fact)]
    paragraphs = [first, " ".join(_unique(facts)), _about_the_list(request, setting), _sources(request, setting)]
    return _finish(request, setting, _headline(request.main, setting), first, paragraphs)


def _setting(request: NoticeRequest, language: str, wording: Wording) -> Setting:
    titles = [clean(source.title).rstrip(".") for source in request.sources]
    return Setting(
        language=language,
        wording=wording,
        name=clean(request.person_name),
        sex=request.sex if request.sex in ("m", "f") else "u",
        owner=_quoted(clean(request.owner or ""), language),
        source=next((title for title in titles if title), ""),
        checked=request.checked,
    )


def _quoted(owner: str, language: str) -> str:
    """Owners stand in quotation marks in Kazakh and Russian, so that no word has to agree with them."""
    bare = owner.strip("«»“”\"' ")
    return f"«{bare}»" if bare and language in ("kk", "ru") else bare


def sentence_message(event: Event, values: Mapping[str, str], sex: str) -> Message:
    """The message of the first variant whose needs are met."""
    variants = VARIANTS.get(event.code, PLAIN)
    chosen = next(variant for variant in variants if variant.is_met(values))
    return SENTENCES[f"event.{event.code}{chosen.suffix}|{sex}"]


def _sentences(event: Event, request: NoticeRequest, setting: Setting) -> str:
    """The event's sentence, a line for each known detail that it does not hold, and the word on a verdict's force."""
    values = event_values(event, setting)
    template = sentence_message(event, values, setting.sex).put(setting.wording)
    said = {name.partition("_")[0] if name.startswith(("court_", "term_")) else name for name in placeholders(template)}
    parts = [fill(template, values, names=_names(setting)), *_lines(event, values, said, setting)]
    if event.code.startswith("SENTENCED_"):
        parts.append(_force(event, request, setting))
    return " ".join(part for part in parts if part)


def _names(setting: Setting) -> frozenset[str]:
    """Placeholders whose value is a proper name: «a page saved by an editor» is none."""
    is_saved_page = setting.source == PHRASES["source.saved"].put(setting.wording)
    return PROPER_NAMES - {"source"} if is_saved_page else PROPER_NAMES


def _lines(event: Event, values: Mapping[str, str], said: set[str], setting: Setting) -> list[str]:
    kind, lines = EVENT_TYPES[event.code], []
    fitting = frozenset(kind.details) | (_OF_A_CASE if kind.family in _CASE_FAMILIES else frozenset())
    for context, (value, placeholder, covered, details) in _LINES.items():
        fits = bool(details & fitting) if details else kind.has_term and event.code != "AMNESTIED"
        done = any(values.get(name) for name in said & covered)
        if value == "court_nom":  # an unknown court is said as "a court", which says nothing of this one
            done = bool(values["known_court"]) and "court" in said
        if values[value] and fits and not done:
            lines.append(fill(PHRASES[context].put(setting.wording), {placeholder: values[value]}))
    return lines


def _force(event: Event, request: NoticeRequest, setting: Setting) -> str:
    events = (request.main, *request.facts)
    if any(other.code in _SHOWS_FORCE for other in events):
        return ""
    recent = event.date is not None and (request.checked - event.date.last_day()).days <= DAYS_OPEN_TO_APPEAL
    return PHRASES["common.not_in_force" if recent else "common.force_unknown"].put(setting.wording)


def _about_the_list(request: NoticeRequest, setting: Setting) -> str:
    if not setting.owner:
        return ""
    parts = []
    if request.main.code == "LIST_RECOGNISED":
        parts.append(setting.phrase("common.politically_motivated", owner=setting.owner))
    if request.list_size is not None:
        template = LIST_SIZE.put(setting.wording, request.list_size)
        parts.append(fill(template, {"owner": setting.owner, "n": str(request.list_size)}))
    return " ".join(parts)


def _sources(request: NoticeRequest, setting: Setting) -> str:
    cited = []
    for source in request.sources:
        title = clean(source.title).rstrip(".")
        day = format_date(PartialDate.of(source.date), setting.language) if source.date else ""
        cited.append(f"{title} ({day})" if day else title)
    checked = format_date(PartialDate.of(request.checked), setting.language)
    shown = "; ".join(_unique(cited))
    return setting.phrase("common.source_line", source=shown, date_nom=checked) or setting.phrase(
        "common.checked", date_nom=checked
    )


def _headline(event: Event, setting: Setting) -> str:
    if event.code == "STATE_REPORTED" and event.status:
        state = status_label(event.status, setting.sex, setting.language, setting.wording)
        return setting.phrase("headline.state", name=setting.name, state=state)
    name = event_name(event.code, setting.language, setting.wording, setting.sex)
    owned = setting.owner if EVENT_TYPES[event.code].family == "list" else ""
    return setting.phrase("headline.owner", event=name, owner=owned, name=setting.name) or setting.phrase(
        "headline.event", event=name, name=setting.name
    )


def _nameless(request: NoticeRequest, setting: Setting) -> NoticeText:
    """A retraction for safety: neither the name nor a source that may hold it."""
    values = event_values(request.main, setting)
    text = fill(sentence_message(request.main, values, setting.sex).put(setting.wording), values)
    headline = event_name(request.main.code, setting.language, setting.wording)
    return _finish(request, setting, headline, text, [text])


def _finish(
    request: NoticeRequest, setting: Setting, headline: str, summary: str, paragraphs: Iterable[str]
) -> NoticeText:
    body = [paragraph for paragraph in paragraphs if paragraph]
    if request.demonstration:
        mark = PHRASES["common.demonstration_mark"].put(setting.wording)
        body.insert(0, PHRASES["common.demonstration"].put(setting.wording))
        headline, summary = f"{mark} {headline}", f"{mark} {summary}"
    return NoticeText(setting.language, headline, summary, "\n\n".join(body))


def _unique(parts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(part for part in parts if part))
