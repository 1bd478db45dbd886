"""What a visit has still to do, by configured address, so that nothing is called done before it is.

A page of links may be asked for conditionally next time only if everything that it led to has been fetched.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from registerpub_crawler.cursor import Cursor
from registerpub_crawler.discovery import Step


@dataclass
class Entry:
    """One configured address. ``open``: steps and items not done yet; ``fresh``: validators of pages that were read.

    ``listed`` counts links, ``items`` those that may be articles. ``last``: the links of the page read last.
    """

    place: str
    empty: str
    open_steps: set[str] = field(default_factory=set)
    open_items: set[str] = field(default_factory=set)
    fresh: dict[str, tuple[str, str]] = field(default_factory=dict)
    unchanged: bool = False
    listed: int = 0
    items: int = 0
    last: tuple[str, ...] = ()


class Progress:
    """The entries of a visit and the items they wait for. Items are called by their address at home."""

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}
        self._waiting: dict[str, dict[str, str]] = {}
        self._asked: set[str] = set()
        self._done: set[str] = set()

    def open_step(self, step: Step, empty: str) -> None:
        self.entries.setdefault(step.entry, Entry(step.place, empty)).open_steps.add(key_of(step))

    def close_step(self, step: Step) -> None:
        self.entries[step.entry].open_steps.discard(key_of(step))

    def want(self, item: str, stamp: str, entry: str) -> bool:
        """``entry`` waits for the item; whether it must be asked for now."""
        self._waiting.setdefault(item, {})[entry] = stamp
        if item not in self._done:
            self.entries[entry].open_items.add(item)
        is_new = item not in self._asked
        self._asked.add(item)
        return is_new

    def is_done(self, item: str) -> bool:
        """Whether the item was fetched in this visit."""
        return item in self._done

    def finish(self, item: str, cursor: Cursor, now: dt.datetime) -> None:
        """The item was fetched: every entry that lists it knows."""
        self._done.add(item)
        for entry, stamp in self._waiting.get(item, {}).items():
            self.entries[entry].open_items.discard(item)
            cursor.remember_item(item, stamp, now, entry)

    def settle(self, cursor: Cursor, now: dt.datetime) -> None:
        """Remember the validators of entries of which nothing is left, forget those of the others."""
        for name, entry in self.entries.items():
            if entry.open_steps or entry.open_items:
                for page in {name, *entry.fresh, *entry.open_steps}:
                    cursor.forget_feed(page)
            else:
                for page, validators in entry.fresh.items():
                    cursor.remember_feed(page, *validators, now)

    @property
    def is_discovered(self) -> bool:
        """Whether every page of links was read."""
        return not any(entry.open_steps for entry in self.entries.values())

    @property
    def is_complete(self) -> bool:
        """Whether nothing at all is left to do."""
        return self.is_discovered and not any(entry.open_items for entry in self.entries.values())


def key_of(step: Step) -> str:
    """What a page of links is remembered by: its address and the headers that choose its language."""
    return step.url + "".join(f" {name}={value}" for name, value in step.headers)
