"""Which notices an outlet is sent: those that the feeds of its channels hold, in its languages.

Withdrawals go to every outlet, whatever its channels: who was sent something must hear that it is gone, and like a
tombstone in the feeds a withdrawal does not tell by its channel what it was about.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from registerpub.config import Config
from registerpub.pipeline.channels import site_channels
from registerpub.pipeline.release_entries import entries_in
from registerpub.publishing import Channel
from registerpub.store.models import NoticeTextRow, Webhook

#: Notice and language.
Place = tuple[int, str]


def unknown_channels(config: Config, chosen: Collection[str]) -> list[str]:
    """Those of ``chosen`` that the site does not have now, in order: nothing is sent for them."""
    return sorted(set(chosen) - {channel.id for channel in site_channels(config).channels}) if chosen else []


def carried(config: Config, hook: Webhook, places: Sequence[Place]) -> set[Place]:
    """Those of the public texts ``places`` that stand in one of the outlet's channels; all if it chose none.

    A channel that is not there, or not shown in the language, carries nothing, as its feed is not there either.
    """
    if not hook.channels or not places:
        return set(places)
    channels = [channel for channel in site_channels(config).channels if channel.id in hook.channels]
    named = _public_people() if any(channel.persons for channel in channels) else set()
    found = set()
    for entry in entries_in({number for number, _ in places}):
        language = entry.text.language
        if any(_is_shown(channel, language, named) and channel.select([entry]) for channel in channels):
            found.add((entry.notice, language))
    return found & set(places)


def _public_people() -> set[tuple[str, str]]:
    """Person and language of every public text."""
    rows = NoticeTextRow.objects.filter(release__isnull=False, withdrawn__isnull=True, notice__person__isnull=False)
    return {(person or "", language) for person, language in rows.values_list("notice__person", "language")}


def _is_shown(channel: Channel, language: str, named: Collection[tuple[str, str]]) -> bool:
    """As :meth:`Channel.is_shown`: not while one of its people is not public in the language."""
    return all((person, language) in named for person in channel.persons)
