"""Preview: the notice that a confirmation would write, in each language, before anything is stored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from registerpub.config import Config
from registerpub.core.events import is_private
from registerpub.core.notices import compose
from registerpub.core.records import NoticeText
from registerpub.pipeline.decide import find_card
from registerpub.pipeline.denials import ASIDE
from registerpub.pipeline.effects import list_size
from registerpub.pipeline.notices import checked_names, notice_request, owner_names, wording
from registerpub.pipeline.options import NewPerson, Options
from registerpub.pipeline.resolve import Resolution, resolve
from registerpub.pipeline.views import Card, PersonView
from registerpub.store.models import Evidence, PersonRow, Proposal


def preview(card_id: str, options: Options, *, config: Config, now: dt.datetime) -> dict[str, NoticeText]:
    """Template text per language. A language without a name form is left out: its notice would wait.

    Raises like ``decide.confirm`` where the options cannot be used.
    """
    return _preview(find_card(card_id), options, config, now)


def preview_of_card(card: Card, options: Options, *, config: Config, now: dt.datetime) -> dict[str, NoticeText]:
    """:func:`preview` of a card that has just been read."""
    return _preview(card.reading, options, config, now, card.person)


def _preview(
    proposal: Proposal, options: Options, config: Config, now: dt.datetime, known: PersonView | None = None
) -> dict[str, NoticeText]:
    """``known``: the person of the card as read with it."""
    resolution = resolve(proposal, options)
    if resolution.completed or is_private(resolution.main.code, resolution.main.status):
        return {}
    known = known if known is not None and known.id == resolution.person else None
    person = _person(resolution, known)
    evidence = [row for row in _evidence(proposal) if row.role not in ASIDE]
    owner = owner_names(resolution.main.register)
    names = _names(proposal, resolution, known)
    size = list_size(resolution.main, resolution.person, proposal.pk)
    found = {}
    for language in config.languages:
        name = names.get(language)
        if name is not None:
            request = notice_request(
                name, person, resolution.main, resolution.facts, evidence, now.date(), size, language, config, owner
            )
            found[language] = compose(request, language, wording(language))
    return found


def _person(resolution: Resolution, known: PersonView | None) -> PersonRow:
    """The known person, or one that is never saved."""
    if known is not None:
        return PersonRow(id=known.id, sex=known.sex, consent=known.consent)
    if resolution.person is not None:
        return PersonRow.objects.get(pk=resolution.person)
    new = resolution.new_person or NewPerson()
    return PersonRow(id="", sex=new.sex, consent=new.consent)


def _names(proposal: Proposal, resolution: Resolution, known: PersonView | None) -> Mapping[str, str]:
    """Language → the name that a text in it would use."""
    if known is not None:
        mains = [name for name in known.names if name[2] == "main" and name[3]]
        return {language: full for language, full, _kind, _checked in reversed(mains)}
    if resolution.person is not None:
        return checked_names(resolution.person)
    new = resolution.new_person or NewPerson()
    return new.forms(proposal.candidate, proposal.candidate_language)


def _evidence(proposal: Proposal) -> Iterable[Evidence]:
    if "evidence" in getattr(proposal, "_prefetched_objects_cache", {}):
        return proposal.evidence.all()
    return proposal.evidence.select_related("document__capture")
