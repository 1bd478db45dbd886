"""What leaves the public leaves a nameless notice: that something was withdrawn on a day, and nothing more.

One for each notice that left, in the same words whatever the cause: safety, a hold, consent taken back. Of the whole
family of a notice and its amendments there is one. What leaves because the site now covers other languages or lists is
no withdrawal.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping

from registerpub.config import Config
from registerpub.core.notices import compose_nameless
from registerpub.core.notices.phrases import PROTECTION
from registerpub.pipeline.discretion import Discretion
from registerpub.pipeline.effects import next_number
from registerpub.pipeline.notices import wording
from registerpub.pipeline.publishable import WITHDRAWAL, publishable
from registerpub.store.models import Notice, NoticeTextRow, Release


def nameless_notices(
    leaving: Collection[int], discretion: Discretion, config: Config, now: dt.datetime
) -> list[tuple[Notice, list[str]]]:
    """The notices to write, not saved yet, with their languages, for the texts ``leaving`` (by row id)."""
    stays = publishable(None).select_related("notice").prefetch_related("versions").filter(pk__in=leaving)
    outside = {row.pk for row in stays if not discretion.is_broken_by(row)}
    rows = NoticeTextRow.objects.filter(pk__in=set(leaving) - outside, language__in=config.languages)
    families: dict[int, set[str]] = {}
    for row in rows.select_related("notice__corrects").order_by("notice__number"):
        families.setdefault((row.notice.corrects or row.notice).number, set()).add(row.language)
    first = next_number()
    values = {"kind": WITHDRAWAL, "event": "WITHDRAWN", "cause": PROTECTION, "created": now, "due": now}
    return [
        (Notice(number=number, **values), sorted(languages))
        for number, (_, languages) in enumerate(sorted(families.items()), start=first)
    ]


def write_nameless(
    notices: Iterable[tuple[Notice, list[str]]], release: Release, times: Mapping[int, dt.datetime], config: Config
) -> None:
    """Save them as part of ``release``, which tells their time."""
    for notice, languages in notices:
        notice.save()
        time = times[notice.number]
        for language in languages:
            words = compose_nameless(time.date(), language, wording(language), config.site.demonstration)
            parts = {"headline": words.headline, "summary": words.summary, "body": words.body}
            NoticeTextRow.objects.create(
                notice=notice,
                language=language,
                template=parts,
                state="template",
                published=time,
                updated=time,
                release=release,
                **parts,
            )
