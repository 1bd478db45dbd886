"""Words of our own corrections: the notice that tells of one, and what stands in place of a retracted text.

A clarification adds detail and changes no meaning; a correction gives old and new values; a retraction annuls. What
is withdrawn for safety or for want of consent is told without anything from which somebody could be recognised.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from registerpub.core.errors import InputError
from registerpub.core.notices.compose import sentence_message
from registerpub.core.notices.dates import format_date
from registerpub.core.notices.filling import clean, fill
from registerpub.core.notices.message import Wording
from registerpub.core.notices.phrases import CAUSES, EXPLANATIONS, PHRASES
from registerpub.core.notices.sentences import SENTENCES
from registerpub.core.notices.values import Setting, event_values
from registerpub.core.records import Event, NoticeText, PartialDate


@dataclass(frozen=True, slots=True)
class AmendmentRequest:
    """What one amendment tells, in the language of ``person_name`` and ``headline``.

    ``kind``: clarification, correction or retraction; ``changes``: AMENDED events, one for each corrected field;
    ``explanation``: one of ``EXPLANATIONS`` or empty. ``headline`` is that of the notice as it reads from now on,
    ``published`` the day on which readers first had it; ``checked`` the day of the amendment.
    """

    person_name: str
    sex: str | None
    kind: str
    cause: str
    changes: tuple[Event, ...] = ()
    explanation: str = ""
    headline: str = ""
    published: dt.date | None = None
    checked: dt.date = dataclasses.field(kw_only=True)
    demonstration: bool = False


def compose_amendment(request: AmendmentRequest, language: str, wording: Wording) -> NoticeText:
    """The notice about a clarification, correction or retraction. Raises :class:`InputError` for unknown codes."""
    setting = _setting(request, language, wording)
    told = " ".join(part for part in (_lead(request, setting), _explanation(request, wording)) if part)
    name = PHRASES[f"amendment.name.{request.kind}"].put(wording)
    headline = setting.phrase("headline.event", event=name, name=setting.name)
    return _finish(language, wording, headline, (told, _about(request, setting)), request.demonstration)


def compose_withdrawn(request: AmendmentRequest, language: str, wording: Wording) -> NoticeText:
    """What stands under the id of a retracted notice: that it was withdrawn, when and why, and not what it said."""
    setting = _setting(request, language, wording)
    values = _amendment_values(request, setting)
    told = fill(PHRASES["amendment.withdrawn"].put(wording), values)
    text = " ".join(part for part in (told, _explanation(request, wording)) if part)
    headline = setting.phrase("amendment.withdrawn.headline", name=setting.name)
    return _finish(language, wording, headline, (text, _published(request, setting)), request.demonstration)


def compose_nameless(day: dt.date, language: str, wording: Wording, demonstration: bool = False) -> NoticeText:
    """That some notice was withdrawn on ``day``: the same words for each, whoever and whatever it was."""
    values = {"date_nom": format_date(PartialDate.of(day), language)}
    first = fill(SENTENCES["event.WITHDRAWN.nameless|u"].put(wording), values)
    headline = PHRASES["amendment.name.withdrawal"].put(wording)
    return _finish(language, wording, headline, (first, PHRASES["amendment.nameless"].put(wording)), demonstration)


def amendment_name(kind: str, wording: Wording) -> str:
    """The kind of an amendment as a heading. Raises :class:`InputError` for an unknown one."""
    message = PHRASES.get(f"amendment.name.{kind}")
    if message is None:
        raise InputError(f"there is no amendment of the kind {kind!r}")
    return message.put(wording)


def cause_name(cause: str, wording: Wording) -> str:
    """A cause in words; "" for none. Raises :class:`InputError` for an unknown one."""
    if cause and f"cause.{cause}" not in PHRASES:
        raise InputError(f"there is no cause {cause!r}")
    return PHRASES[f"cause.{cause}"].put(wording) if cause else ""


def _setting(request: AmendmentRequest, language: str, wording: Wording) -> Setting:
    if request.kind not in ("clarification", "correction", "retraction"):
        raise InputError(f"there is no amendment of the kind {request.kind!r}")
    if request.cause not in CAUSES:
        raise InputError(f"cause: {request.cause!r} is not one of: {', '.join(CAUSES)}")
    if request.explanation and request.explanation not in EXPLANATIONS:
        raise InputError(f"explanation: {request.explanation!r} is not one of: {', '.join(EXPLANATIONS)}")
    name = clean(request.person_name)
    if not name:
        raise InputError("the person's name is empty in this language")
    sex = request.sex if request.sex in ("m", "f") else "u"
    return Setting(language, wording, name, sex, owner="", source="", checked=request.checked)


def _lead(request: AmendmentRequest, setting: Setting) -> str:
    if request.kind == "clarification":
        template = PHRASES["amendment.clarified"].put(setting.wording)
        return fill(template, _amendment_values(request, setting))
    if request.kind == "retraction":
        return _sentence(Event("WITHDRAWN", details={"cause": request.cause}), setting)
    changes = request.changes or (Event("AMENDED"),)
    told = [_caused(change, "") for change in changes[:-1]] + [_caused(changes[-1], request.cause)]
    return " ".join(dict.fromkeys(_sentence(change, setting) for change in told))


def _caused(change: Event, cause: str) -> Event:
    """``change`` with its cause, or without: of several changes the last one says why."""
    return dataclasses.replace(change, details={**change.details, "cause": cause})


def _sentence(event: Event, setting: Setting) -> str:
    values = event_values(event, setting)
    return fill(sentence_message(event, values, setting.sex).put(setting.wording), values)


def _amendment_values(request: AmendmentRequest, setting: Setting) -> dict[str, str]:
    return event_values(Event("AMENDED", details={"cause": request.cause}), setting)


def _explanation(request: AmendmentRequest, wording: Wording) -> str:
    return PHRASES[f"explanation.{request.explanation}"].put(wording) if request.explanation else ""


def _about(request: AmendmentRequest, setting: Setting) -> str:
    """Which notice it is about; what a retracted one said is not said again, not even in its headline."""
    mark = PHRASES["common.demonstration_mark"].put(setting.wording)
    headline = "" if request.kind == "retraction" else clean(request.headline).removeprefix(f"{mark} ")
    about = setting.phrase("amendment.about", headline=headline, date_nom=_first_day(request, setting.language))
    return about or _published(request, setting)


def _published(request: AmendmentRequest, setting: Setting) -> str:
    return setting.phrase("amendment.published", date_nom=_first_day(request, setting.language))


def _first_day(request: AmendmentRequest, language: str) -> str:
    return format_date(PartialDate.of(request.published), language) if request.published else ""


def _finish(
    language: str, wording: Wording, headline: str, paragraphs: Iterable[str], demonstration: bool
) -> NoticeText:
    body = [paragraph for paragraph in paragraphs if paragraph]
    summary = body[0]
    if demonstration:
        mark = PHRASES["common.demonstration_mark"].put(wording)
        body.insert(0, PHRASES["common.demonstration"].put(wording))
        headline, summary = f"{mark} {headline}", f"{mark} {summary}"
    return NoticeText(language, headline, summary, "\n\n".join(body))
