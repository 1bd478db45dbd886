"""The words of an amendment: what the notice reads from now on, and the notice that tells of the change.

What an editor once wrote in place of the machine's words stays until an editor changes it: then it is on them to see
that it says what is right now.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from registerpub.config import Config
from registerpub.core.errors import DecisionError
from registerpub.core.notices import AmendmentRequest, clean, clean_paragraphs, compose_amendment, compose_withdrawn
from registerpub.core.records import Event, NoticeText
from registerpub.pipeline.amendment_options import CLARIFY, RETRACT, AmendmentOptions
from registerpub.pipeline.notices import checked_name, compose_notice, wording
from registerpub.store.models import Notice, NoticeTextRow, PersonRow, TextVersion


@dataclass(frozen=True, slots=True)
class NewWords:
    """One language of a notice: ``now`` as readers have it, ``after`` the change, ``machine`` as the template has it.

    ``base``: what stands if nobody edits it. ``told``: the notice about the change, None where readers never had this
    language. ``edited``: ``after`` is an editor's wording.
    """

    now: NoticeText
    after: NoticeText
    base: NoticeText
    machine: NoticeText
    told: NoticeText | None
    edited: bool

    @property
    def state(self) -> str:
        return "human_checked" if self.edited else "template"


def current_words(row: NoticeTextRow) -> tuple[NoticeText, str]:
    """What a text says now, amendments that wait in the outbox included, and its state."""
    last: NoticeTextRow | TextVersion = row.versions.filter(undone__isnull=True).order_by("id").last() or row
    return NoticeText(row.language, last.headline, last.summary, last.body), last.state


def standing_words(notice: Notice) -> list[NoticeText]:
    """What each text of ``notice`` says now, but for those that wait for a name form."""
    rows = notice.texts.filter(state__in=("template", "human_checked")).order_by("language")
    return [current_words(row)[0] for row in rows]


def new_words(
    notice: Notice,
    options: AmendmentOptions,
    changes: Sequence[Event],
    told: Sequence[Event],
    config: Config,
    now: dt.datetime,
) -> dict[str, NewWords]:
    """Language → words, of every language that is not still waiting for a name form.

    ``changes`` and ``told`` as :class:`Corrected`. Raises :class:`DecisionError` where words that an editor wrote would
    go on saying what has just been corrected, and where nothing would change at all.
    """
    rows = [row for row in notice.texts.order_by("language") if row.state in ("template", "human_checked")]
    found = {row.language: _words(row, notice, options, changes, told, config, now) for row in rows}
    if options.kind != RETRACT:
        _check_changed(found, changes)
    return found


def _words(
    row: NoticeTextRow,
    notice: Notice,
    options: AmendmentOptions,
    changes: Sequence[Event],
    told: Sequence[Event],
    config: Config,
    now: dt.datetime,
) -> NewWords:
    words, state = current_words(row)
    person = notice.person
    assert person is not None
    if options.kind == RETRACT:
        request = _request(row, person, options, (), "", config, now)
        machine = compose_withdrawn(request, row.language, wording(row.language))
        base = after = machine
        edited = False
    else:
        machine = compose_notice(notice, told[0], told[1:], row.language, config) or words
        base = machine if state == "template" and options.kind != CLARIFY else words
        after = _edited(base, options.texts.get(row.language, {}))
        edited = after != machine
    notes = None
    if row.release_id is not None and row.language in config.languages:
        request = _request(row, person, options, changes, after.headline, config, now)
        notes = compose_amendment(request, row.language, wording(row.language))
    return NewWords(words, after, base, machine, notes, edited)


def _edited(base: NoticeText, given: Mapping[str, str]) -> NoticeText:
    return NoticeText(
        base.language,
        clean(given.get("headline", "")) or base.headline,
        clean(given.get("summary", "")) or base.summary,
        clean_paragraphs(given.get("body", "")) or base.body,
    )


def _request(
    row: NoticeTextRow,
    person: PersonRow,
    options: AmendmentOptions,
    changes: Sequence[Event],
    headline: str,
    config: Config,
    now: dt.datetime,
) -> AmendmentRequest:
    return AmendmentRequest(
        person_name=checked_name(person, row.language) or "",
        sex=person.sex,
        kind=options.kind,
        cause=options.cause,
        changes=tuple(changes),
        explanation=options.explanation,
        headline=headline,
        published=row.published.date() if row.published else None,
        checked=now.date(),
        demonstration=config.site.demonstration,
    )


def _check_changed(found: Mapping[str, NewWords], changes: Sequence[Event]) -> None:
    same = [language for language, words in found.items() if words.after == words.now]
    if len(same) == len(found) and not changes:
        raise DecisionError("nothing would change: give a new value or change the text")
    stale = [language for language in same if changes and found[language].edited and found[language].told]
    if stale:
        raise DecisionError(
            f"an editor wrote the text in {', '.join(stale)}: change it as well, or it goes on saying what is corrected"
        )
