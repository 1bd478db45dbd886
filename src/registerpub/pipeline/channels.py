"""The channels of the site: those that ship with registerpub and the project's own files in ``feeds/``.

A file that cannot be used never keeps anything from leaving the public: the rest is published without it, and the
error is told afterwards. Nor may a channel's words or its file's name name somebody of whom nothing is public.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from registerpub.config import Config, data_folder
from registerpub.core.errors import ConfigError, InputError
from registerpub.pipeline.discretion import Discretion
from registerpub.publishing import Channel, in_order, load_channel, load_channels
from registerpub.store.models import PersonRow, RegisterRow


@dataclass(frozen=True, slots=True)
class SiteChannels:
    """``left_out``: how many channels name somebody who is not public; ``faults``: one message per unusable file."""

    channels: tuple[Channel, ...]
    left_out: int
    faults: tuple[str, ...]

    def complain(self) -> None:
        """Raise :class:`ConfigError` if a file could not be used."""
        if self.faults:
            raise ConfigError("\n".join((*self.faults, "everything else was published without it")))


def site_channels(config: Config) -> SiteChannels:
    """Every channel that can be used and may stand in public. Raises only for shipped ones."""
    shipped = load_channels(data_folder("feeds"))
    taken, own, faults = {channel.id for channel in shipped}, [], []
    for path in sorted(config.feeds.glob("*.toml")):
        try:
            channel = load_channel(path, taken)
            _check_known("registers", channel.registers, RegisterRow.objects.values_list("pk", flat=True), f"{path}")
            _check_known("persons", channel.persons, PersonRow.objects.values_list("pk", flat=True), f"{path}", False)
        except InputError as error:
            faults.append(str(error))
        else:
            own.append(channel)
    allowed = own
    if own:
        discretion = Discretion.of_now()
        allowed = [channel for channel in own if not _is_broken(channel, discretion)]
    return SiteChannels(in_order([*shipped, *allowed]), len(own) - len(allowed), tuple(faults))


def _check_known(key: str, wanted: Collection[str], known: Collection[str], place: str, listed: bool = True) -> None:
    """``listed``: whether the message may list what is known."""
    for name in wanted:
        if name not in known:
            mend = f"known: {', '.join(sorted(known)) or 'none'}" if listed else "'registerpub register show' lists ids"
            raise ConfigError(f"{place}: {key}: there is no {key.removesuffix('s')} {name!r}; {mend}")


def _is_broken(channel: Channel, discretion: Discretion) -> bool:
    words = [(language, text) for texts in (channel.titles, channel.descriptions) for language, text in texts.items()]
    return discretion.is_broken_by_name(channel.id) or any(
        discretion.is_broken_by_words(text, language) for language, text in words
    )
