"""Preview: the notice that a confirmation would write, in each language, before anything is stored."""

from __future__ import annotations

import datetime as dt

from registerpub.config import Config
from registerpub.core.events import is_private
from registerpub.core.notices import compose
from registerpub.core.records import NoticeText
from registerpub.pipeline.decide import find_card
from registerpub.pipeline.denials import ROLE as DENIAL
from registerpub.pipeline.effects import list_size
from registerpub.pipeline.notices import checked_name, notice_request, wording
from registerpub.pipeline.options import NewPerson, Options
from registerpub.pipeline.resolve import Resolution, resolve
from registerpub.store.models import PersonRow, Proposal


def preview(card_id: str, options: Options, *, config: Config, now: dt.datetime) -> dict[str, NoticeText]:
    """Template text per language. A language without a name form is left out: its notice would wait.

    Raises like ``decide.confirm`` where the options cannot be used.
    """
    proposal = find_card(card_id)
    resolution = resolve(proposal, options)
    if resolution.completed or is_private(resolution.main.code, resolution.main.status):
        return {}
    person = _person(resolution)
    evidence = list(proposal.evidence.exclude(role=DENIAL).select_related("document__capture"))
    size = list_size(resolution.main, resolution.person, proposal.pk)
    found = {}
    for language in config.languages:
        name = _name(proposal, resolution, language)
        if name is not None:
            request = notice_request(
                name, person, resolution.main, resolution.facts, evidence, now.date(), size, language, config
            )
            found[language] = compose(request, language, wording(language))
    return found


def _person(resolution: Resolution) -> PersonRow:
    """The known person, or one that is never saved."""
    if resolution.person is not None:
        return PersonRow.objects.get(pk=resolution.person)
    new = resolution.new_person or NewPerson()
    return PersonRow(id="", sex=new.sex, consent=new.consent)


def _name(proposal: Proposal, resolution: Resolution, language: str) -> str | None:
    if resolution.person is not None:
        return checked_name(PersonRow.objects.get(pk=resolution.person), language)
    new = resolution.new_person or NewPerson()
    return new.forms(proposal.candidate, proposal.candidate_language).get(language)
