"""What an amendment leaves behind, inside its decision's transaction: events, versions of texts and a notice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from registerpub.config import Config
from registerpub.core.events import EVENT_TYPES
from registerpub.core.records import Event, NoticeText
from registerpub.pipeline.amendment_events import told_events
from registerpub.pipeline.amendment_options import RETRACT, SAFETY, AmendmentOptions
from registerpub.pipeline.amendment_texts import NewWords
from registerpub.pipeline.amendment_undo import kept_texts
from registerpub.pipeline.consent import needs_consent
from registerpub.pipeline.effects import new_notice
from registerpub.pipeline.notices import told_facts
from registerpub.store.mapping import event_row
from registerpub.store.models import Decision, Notice, NoticeTextRow, TextVersion


def record_amendment(
    decision: Decision,
    notice: Notice,
    options: AmendmentOptions,
    events: Sequence[Event],
    words: Mapping[str, NewWords],
    config: Config,
    now: dt.datetime,
) -> Notice | None:
    """Append the events and write the texts. Returns the notice about it; None for a retraction for safety.

    For safety the notice and all that was said about it are hidden: the publisher takes them out with the next release
    and leaves a nameless notice, as it does for whatever leaves.
    """
    if options.kind == SAFETY:
        Notice.objects.filter(pk=notice.pk).update(hidden=True)
        notice.amendments.update(hidden=True)
        return None
    person = notice.person
    assert person is not None
    for event in events:
        event_row(event, person, now, decision=decision).save()
    told = told_events(notice)
    made = new_notice(decision, person, "WITHDRAWN" if options.kind == RETRACT else "AMENDED", config, now)
    made.register, made.kind, made.cause, made.corrects = notice.register, options.kind, options.cause, notice
    made.replaced = kept_texts(notice)
    made.save()
    code = told[0].code if told else notice.event
    sensitive = needs_consent([*events, *told[:1], *told_facts(told[1:], person.consent)])
    sensitive = sensitive or EVENT_TYPES[notice.event].publish == "consent"
    for row in notice.texts.all():
        _rewrite(row, made, code, words.get(row.language), sensitive, options)
    return made


def _rewrite(
    row: NoticeTextRow, made: Notice, code: str, words: NewWords | None, sensitive: bool, options: AmendmentOptions
) -> None:
    """A public text gets a version, to go out with the notice about it; one that nobody has read is changed itself.

    A text that waits for a name form is composed of the events as amended when the form is there.
    """
    row.needs_consent = row.needs_consent or sensitive
    if row.release_id is not None and words is not None:
        version = TextVersion(text=row, amendment=made, event=code, state=words.state)
        _put(version, words.after)
        version.save()
        if words.told is not None:
            told = NoticeTextRow(notice=made, language=row.language, state="template", needs_consent=row.needs_consent)
            _put(told, words.told)
            told.template = {"headline": told.headline, "summary": told.summary, "body": told.body}
            told.save()
    elif options.kind == RETRACT:
        row.state = "retracted"
    elif words is not None:
        row.state, machine = words.state, words.machine
        row.template = {"headline": machine.headline, "summary": machine.summary, "body": machine.body}
        _put(row, words.after)
    row.save()


def _put(row: NoticeTextRow | TextVersion, words: NoticeText) -> None:
    row.headline, row.summary, row.body = words.headline, words.summary, words.body
