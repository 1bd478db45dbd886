"""The words of notices: composes them per language from events and sources, keeps template and edit apart.

A language in which nobody has checked the person's name waits; the others do not wait for it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any

from registerpub.config import Config, data_folder
from registerpub.core.notices import NoticeRequest, compose
from registerpub.core.notices.phrases import PHRASES
from registerpub.core.records import Event, NoticeText, Source
from registerpub.pipeline.amendment_events import told_events
from registerpub.pipeline.consent import may_tell, needs_consent
from registerpub.pipeline.denials import ASIDE
from registerpub.pipeline.evidence import open_address
from registerpub.pipeline.flags import is_sensitive
from registerpub.pipeline.resolve import Resolution
from registerpub.store.models import Decision, Evidence, NameRow, Notice, NoticeTextRow, PersonRow, RegisterRow
from registerpub.wording import Wording, load_wording

_PARTS = ("headline", "summary", "body")


@lru_cache(maxsize=8)
def wording(language: str) -> Wording:
    """The catalogue of ``language``, read once per process."""
    return load_wording(data_folder("locales"), language)


def write_texts(
    notice: Notice, resolution: Resolution, edited: Mapping[str, Mapping[str, str]], config: Config
) -> None:
    """Create the text rows of a new notice, one per language of the site."""
    for language in config.languages:
        words = edited.get(language, {})
        NoticeTextRow.objects.create(
            notice=notice,
            language=language,
            **_row_values(notice, resolution.main, resolution.facts, language, words, config),
        )


def _row_values(
    notice: Notice, main: Event, facts: Sequence[Event], language: str, edited: Mapping[str, str], config: Config
) -> dict[str, Any]:
    """State, words and what they need. The query of the publisher asks again whether that is still given."""
    template = compose_notice(notice, main, facts, language, config)
    if template is None:
        return {"state": "waiting", "template": {"edited": dict(edited)}}
    words = {"headline": template.headline, "summary": template.summary, "body": template.body}
    consent = needs_consent([main, *told_facts(facts, _subject(notice).consent)])
    if is_sensitive(_subject(notice).pk):
        written = {name: edited.get(name, "").strip() for name in words}
        if all(written.values()):
            return {"state": "human_checked", "template": {}, "needs_consent": consent, **written}
        return {"state": "sensitive", "template": {}, "needs_consent": consent}
    chosen = {name: edited.get(name, "").strip() or text for name, text in words.items()}
    return {
        "state": "human_checked" if chosen != words else "template",
        "template": words,
        "needs_consent": consent,
        **chosen,
    }


def outbox_wait(severity: str, config: Config) -> dt.timedelta:
    """How long finished words can be stopped: the class's outbox, and never less than the time to undo."""
    return dt.timedelta(seconds=max(config.policy.classes[severity].outbox_minutes * 60, config.policy.undo_seconds))


def complete_waiting(person: PersonRow, language: str, config: Config, now: dt.datetime) -> int:
    """Write the texts that waited for a checked name form, of the events as amended. Returns how many are ready now.

    Nobody has read these words yet, so they stay in the outbox as those of a new decision do, however long the notice
    has been due. What is public of it already stays public.
    """
    ready = 0
    waiting = NoticeTextRow.objects.filter(notice__person=person, language=language, state="waiting")
    for row in waiting.filter(notice__hidden=False):
        events = told_events(row.notice)
        if not events:
            continue
        edited = row.template.get("edited", {})
        values = _row_values(row.notice, events[0], events[1:], language, edited, config)
        if values["state"] != "waiting":
            _wait_in_outbox(row.notice, config, now)
            ready += NoticeTextRow.objects.filter(pk=row.pk, state="waiting").update(**values)
    return ready


def _wait_in_outbox(notice: Notice, config: Config, now: dt.datetime) -> None:
    assert notice.decision is not None
    due = now + outbox_wait(notice.decision.proposal.severity, config)
    Notice.objects.filter(pk=notice.pk, due__lt=due).update(due=due)


def wait_again(row: NoticeTextRow) -> None:
    """A finished text that nobody has read in public waits for a name form again; what an editor wrote in it is kept.

    So does the text as it was before each amendment: taking one back does not bring the words back that were stopped.
    """
    values = {name: getattr(row, name) for name in (*_PARTS, "template")}
    NoticeTextRow.objects.filter(pk=row.pk).update(**_as_waiting(values))
    for made in row.notice.amendments.all():
        kept = made.replaced.get(row.language)
        if kept and kept["state"] in ("template", "human_checked") and not kept["public"]:
            made.replaced[row.language] = kept | _as_waiting(kept)
            made.save(update_fields=["replaced"])


def _as_waiting(values: Mapping[str, Any]) -> dict[str, Any]:
    edited = {name: values[name] for name in _PARTS if values[name] != values["template"].get(name)}
    return {"state": "waiting", "template": {"edited": edited}, **dict.fromkeys(_PARTS, "")}


def compose_notice(
    notice: Notice, main: Event, facts: Sequence[Event], language: str, config: Config
) -> NoticeText | None:
    """The template text of a notice, or None while no checked name form exists in ``language``."""
    person = _subject(notice)
    name = checked_name(person, language)
    if name is None or notice.decision is None:
        return None
    evidence = decided_evidence(notice.decision)
    request = notice_request(
        name, person, main, facts, evidence, notice.created.date(), notice.list_size, language, config
    )
    return compose(request, language, wording(language))


def _subject(notice: Notice) -> PersonRow:
    """Whom a notice about an event tells of."""
    assert notice.person is not None
    return notice.person


def notice_request(
    name: str,
    person: PersonRow,
    main: Event,
    facts: Sequence[Event],
    evidence: Sequence[Evidence],
    checked: dt.date,
    list_size: int | None,
    language: str,
    config: Config,
    owner: Mapping[str, str] | None = None,
) -> NoticeRequest:
    """What the composer needs. Facts that may not be published are left out here, before any text exists.

    ``owner`` as :func:`owner_names` gives it, where it was read for several languages; else it is read.
    """
    return NoticeRequest(
        person_name=name,
        sex=person.sex,
        main=main,
        facts=told_facts(facts, person.consent),
        owner=_in_language(owner_names(main.register) if owner is None else owner, language),
        sources=cited_sources(evidence, language),
        checked=checked,
        list_size=list_size,
        demonstration=config.site.demonstration,
    )


def told_facts(facts: Sequence[Event], consent: str | None) -> tuple[Event, ...]:
    """The facts that a text about a person with this consent level tells."""
    return tuple(fact for fact in facts if may_tell(fact, consent))


def checked_name(person: PersonRow, language: str) -> str | None:
    """The main name form that somebody has checked in ``language``."""
    return checked_names(person.pk).get(language)


def checked_names(person: str) -> dict[str, str]:
    """Language → the main name form that somebody has checked in it; the first where there are several."""
    rows = NameRow.objects.filter(person=person, kind="main", checked=True).order_by("-id")
    return dict(rows.values_list("language", "full"))


def owner_names(register: str | None) -> Mapping[str, str]:
    """Language → the bare name of the list's owner; empty without a list."""
    row = RegisterRow.objects.filter(pk=register).first() if register else None
    found: Mapping[str, str] = row.owner if row else {}
    return found


def _in_language(owner: Mapping[str, str], language: str) -> str | None:
    return owner.get(language) or owner.get("en") or next(iter(owner.values()), None)


def decided_evidence(decision: Decision) -> list[Evidence]:
    """What the decision rested on. Evidence that joined the card later is not what a notice tells.

    A clock that was put back between the two would leave nothing: then everything counts.
    """
    rows = list(decision.proposal.evidence.exclude(role__in=ASIDE).select_related("document__capture"))
    return [row for row in rows if row.added <= decision.at] or rows


def cited_sources(
    evidence: Sequence[Evidence], language: str, unlinked: Collection[int] = frozenset()
) -> tuple[Source, ...]:
    """One line per document, in the order in which they joined the card.

    ``unlinked`` documents lose their address, those that stand in it as negative numbers their title.
    """
    saved, untitled = (PHRASES[f"source.{one}"].put(wording(language)) for one in ("saved", "untitled"))
    found: dict[int, Source] = {}
    for row in evidence:
        document = row.document
        address = open_address(document)
        url = address if address.startswith(("http://", "https://")) and document.pk not in unlinked else None
        title = untitled if -document.pk in unlinked else document.outlet or saved
        found.setdefault(document.pk, Source(title, url, document.language, document.published))
    return tuple(found.values())
