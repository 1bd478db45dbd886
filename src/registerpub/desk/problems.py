"""What is missing or misspelt in a form, said in the editor's language before the pipeline is asked.

The pipeline checks everything again; what it refuses beyond this is said by ``desk.refusals``.
"""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext

from registerpub.core.casefile.corrections import parse_term
from registerpub.core.errors import InputError
from registerpub.core.events import MEMBERSHIP_EVENTS
from registerpub.core.names.written import clean_name
from registerpub.core.records import PartialDate
from registerpub.desk.refusals import refusal_text
from registerpub.desk.settling import has_decided
from registerpub.desk.submission import TEXT_PARTS, Submission
from registerpub.pipeline.views import Card


def problems(card: Card, form: Submission, needs_waiver: bool = False, *, whole: bool = False) -> list[str]:
    """Sentences for the editor; empty where nothing is wrong.

    A second editor may leave the form as it was, unless it is to count as a ``whole`` choice of their own. Why too few
    sources are enough each writes for themselves.
    """
    if card.row.informs:
        return []
    lacking = []
    if needs_waiver and not form.waiver:
        lacking = [gettext("Too few independent sources: wait for another, or write why you decide without it.")]
    if card.row.votes and not whole and replace(form.options(), waiver="").is_empty():
        return lacking
    found = [*_person(card, form), *_values(form), *_texts(form)]
    if card.row.event in MEMBERSHIP_EVENTS and not form.values.get("register", card.row.register or ""):
        found.append(gettext("Choose whose list it is."))
    return [*found, *lacking]


def standing(card: Card, role: str | None, user: str) -> str:
    """Why this account cannot decide on this open card at all; empty where it can."""
    if has_decided(card, user):
        return gettext("You have decided on this card already: another editor is needed.")
    if role == "keeper" and not card.votes:
        return gettext("A keeper never decides alone: ask an editor to decide first.")
    return ""


def _person(card: Card, form: Submission) -> list[str]:
    if card.person is not None:
        return []
    if form.person_mode == "link" and form.person:
        return []
    if form.person_mode != "new":
        return [gettext("Say who it is: choose somebody on record or describe a new person.")]
    found = []
    if not any(form.names.values()):
        found.append(gettext("Write the name in at least one language."))
    found += _names(form)
    if not form.consent:
        found.append(gettext("Choose the level of consent: nothing is chosen for you."))
    return found


def _names(form: Submission) -> list[str]:
    found = []
    for full in filter(None, form.names.values()):
        try:
            clean_name(full)
        except InputError as error:
            found.append(refusal_text(error))
    return list(dict.fromkeys(found))


def _texts(form: Submission) -> list[str]:
    emptied = any(
        not form.texts[language][part] and (form.shown[language][part] or not any(form.shown[language].values()))
        for language in form.shown
        if form.edited(language)
        for part in TEXT_PARTS
    )
    return (
        [gettext("A part of the notice was left empty: write it or put the standard wording back.")] if emptied else []
    )


def _values(form: Submission) -> list[str]:
    found = []
    for name, value in form.changed().items():
        last = name.rpartition(".")[2]
        try:
            if value and last == "date":
                PartialDate.parse(value)
            elif value and last == "term":
                parse_term(value)
        except ValueError:
            found.append(
                gettext("«%(value)s» is not a date: write YYYY, YYYY-MM or YYYY-MM-DD.") % {"value": value}
                if last == "date"
                else gettext("«%(value)s» is not a term: write for example 5y, 1y6m or 15d.") % {"value": value}
            )
    return found
