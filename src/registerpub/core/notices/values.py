"""The values of an event's placeholders in one language: dates, terms, courts, articles, places.

Says only what the event holds. A detail that cannot be said in this language is left empty, never guessed.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from registerpub.core.casefile.corrections import parse_term
from registerpub.core.events import EVENT_TYPES, REMOVAL_REASONS, STATUSES
from registerpub.core.notices.articles import in_charge, in_list, read_articles
from registerpub.core.notices.courts import UNKNOWN_COURT, court_forms
from registerpub.core.notices.dates import format_date
from registerpub.core.notices.filling import clean, fill
from registerpub.core.notices.labels import event_name, is_publishable, status_label
from registerpub.core.notices.message import Wording
from registerpub.core.notices.numerals import term_in_words
from registerpub.core.notices.phrases import CAUSES, PHRASES
from registerpub.core.notices.places import facility_code, find_town, fits
from registerpub.core.notices.sentences import STATES
from registerpub.core.notices.translated import find_level, find_penalty
from registerpub.core.records import Event, PartialDate, Term


@dataclass(frozen=True, slots=True)
class Setting:
    """What all sentences of one notice share. ``owner`` is already in its quotation marks; empty means unknown."""

    language: str
    wording: Wording
    name: str
    sex: str
    owner: str
    source: str
    checked: dt.date

    def phrase(self, context: str, **values: str) -> str:
        """A phrase with its values; "" if any value is empty."""
        if not all(values.values()):
            return ""
        return fill(PHRASES[context].put(self.wording), values, capitalise=False)


def event_values(event: Event, setting: Setting) -> dict[str, str]:
    """Every placeholder that a sentence may hold; "" for what is not known."""
    values = {"name": setting.name, "owner": setting.owner, "source": setting.source, "ban": "", "level": ""}
    values |= _dates(event, setting)
    values |= _term(event, setting)
    values |= _court(event, setting)
    values |= _law(event, setting)
    values |= _where(event, setting)
    values |= _record(event, setting)
    state = STATES[f"state.{event.status or 'unknown'}|{setting.sex}"]
    values["state"] = state.put(setting.wording)
    values["as_of"] = setting.phrase("phrase.as_of", date_nom=values["date_nom"])
    values["penalty"] = _penalty(event, setting)
    if event.code == "PROSECUTOR_DEMAND":
        values["penalty"] = ", ".join(filter(None, (values["penalty"], values["term"])))
    if event.code == "EXTRA_BAN":
        values["ban"] = _free(event.details.get("extra_bans", ""), setting.language)
    if event.code == "SECURITY_LEVEL_CHANGED":
        values["level"] = find_level(event.details.get("facility_security", ""), setting.wording)
    return values


def _dates(event: Event, setting: Setting) -> dict[str, str]:
    language = setting.language
    until = _parsed(event.details.get("restraint_until") or event.details.get("until") or "")
    moved = _parsed(event.details.get("next_hearing_date", ""))
    form = "plain" if language == "ru" and moved and moved.precision != "day" else "until"
    date = PartialDate.of(setting.checked) if event.code in ("AMENDED", "WITHDRAWN") else event.date
    return {
        "date": format_date(date, language, "adverbial"),
        "date_nom": format_date(date, language),
        "until_nom": format_date(until, language),
        "until": setting.phrase("phrase.until", until=format_date(until, language, "until")),
        "moved_to": setting.phrase(
            "phrase.moved_to", until=format_date(moved, language, "plain" if form == "plain" else "until")
        ),
    }


def _term(event: Event, setting: Setting) -> dict[str, str]:
    term, language = event.term, setting.language
    days = event.details.get("days", "")
    if term is None and event.code.startswith("ADMIN_") and days.isdecimal():
        term = Term(days=int(days))
    forms = {"term": term and term_in_words(term, language, "accusative" if language == "ru" else "nominative")}
    forms["term_dat"] = term and term_in_words(term, language, "dative")
    forms["term_gen"] = term and term_in_words(term, language, "genitive")
    values = {name: form or "" for name, form in forms.items()}
    return values | {"for_term": setting.phrase("phrase.for_term", term=values["term"], term_dat=values["term_dat"])}


def _court(event: Event, setting: Setting) -> dict[str, str]:
    given = clean(event.details.get("court", ""))
    known = court_forms(given, setting.language) if given else None
    forms = known or UNKNOWN_COURT[setting.language]
    return {
        "court": forms.nominative,
        "court_gen": forms.genitive,
        "court_loc": forms.where,
        "known_court": forms.nominative if known else "",
        "court_nom": (known.nominative if known else given) if given and fits(given, setting.language) else "",
    }


def _law(event: Event, setting: Setting) -> dict[str, str]:
    """``charge`` for a sentence, ``article`` for a line of its own. Administrative events have another code."""
    given = "" if event.code.startswith("ADMIN_") else clean(event.details.get("article", ""))
    references = read_articles(given)
    if not references:
        return {"charge": "", "article": _free(given, setting.language)}
    alone = in_list(references, setting.language)
    return {
        "charge": setting.phrase("phrase.charge", article=in_charge(references, setting.language)),
        "article": setting.phrase("line.criminal_code", article=alone),
    }


def _where(event: Event, setting: Setting) -> dict[str, str]:
    place, facility = (clean(event.details.get(name, "")) for name in ("place", "facility"))
    town, language = find_town(place), setting.language
    code = facility_code(facility, language)
    return {
        "place": town.where(language) if town else "",
        "place_nom": town.nominative(language) if town else _free(place, language),
        "facility": code,
        "facility_nom": code or _free(facility, language),
    }


def _penalty(event: Event, setting: Setting) -> str:
    given = event.details.get("penalty", "")
    return find_penalty(given, setting.wording) or _free(given, setting.language)


def _record(event: Event, setting: Setting) -> dict[str, str]:
    """Values of corrections, retractions and removals."""
    details, values = event.details, dict.fromkeys(("old", "new", "field", "apology", "nameless"), "")
    reason = details.get("reason", "")
    because = removal_reason(reason, setting.language, setting.wording) or _free(reason, setting.language)
    if event.code == "TERM_CHANGED":
        values["old"] = amended_value("term", details.get("old", ""), setting)
    if event.code in ("AMENDED", "WITHDRAWN"):
        cause = details.get("cause", "")
        because = PHRASES[f"cause.{cause}"].put(setting.wording) if cause in CAUSES else ""
        values["nameless"] = "yes" if event.code == "WITHDRAWN" and cause == "safety" else ""
        if cause == "our_error":
            values["apology"] = PHRASES["common.apology"].put(setting.wording)
        field = PHRASES.get(f"field.{details.get('field', '')}")
        values["field"] = field.put(setting.wording) if field else ""
        for side in ("old", "new"):
            values[side] = amended_value(details.get("field", ""), details.get(side, ""), setting)
    return values | {"because": setting.phrase("phrase.because", reason=because)}


def removal_reason(code: str, language: str, wording: Wording) -> str:
    """Why somebody left a list, as a noun; "" for a code that is not one of ``REMOVAL_REASONS``."""
    return PHRASES[f"reason.{code}"].put(wording) if code in REMOVAL_REASONS else ""


def amended_value(field: str, value: str, setting: Setting) -> str:
    """The old or new value of a corrected field as a reader sees it; "" if it may not or cannot be said."""
    language, wording = setting.language, setting.wording
    if field == "date":
        return format_date(_parsed(value), language)
    if field == "term":
        term = _parsed_term(value)
        return term_in_words(term, language) if term else ""
    if field == "status":
        allowed = value in STATUSES and is_publishable(Event("STATE_REPORTED", status=value))
        return status_label(value, setting.sex, language, wording) if allowed else ""
    if field == "code":
        allowed = value in EVENT_TYPES and is_publishable(Event(value))
        return event_name(value, language, wording) if allowed else ""
    if field in ("article", "court", "place", "facility", "penalty"):
        event = Event("STATE_REPORTED", details={field: value})
        known = {"penalty": _penalty(event, setting)} | _court(event, setting) | _law(event, setting)
        known |= _where(event, setting)
        shown = {"court": "court_nom", "place": "place_nom", "facility": "facility_nom"}.get(field, field)
        return known[shown]
    return ""


def _free(text: str, language: str) -> str:
    """Free text of a source, if it is in the notice's language."""
    plain = clean(text).rstrip(".")
    return plain if fits(plain, language) else ""


def _parsed(value: str) -> PartialDate | None:
    """A date in a free detail; None if it is not written as one, for then it cannot be said in three languages."""
    try:
        return PartialDate.parse(value)
    except ValueError:
        return None


def _parsed_term(value: str) -> Term | None:
    try:
        return parse_term(value)
    except ValueError:
        return None
