"""Messages: an English text under a context, as Babel extracts them, and the object that puts them in a language.

Holds no texts itself. Every message of the notices is a literal call of :func:`pgettext` or :func:`npgettext`, so
that ``pybabel extract`` finds it. The catalogue is read elsewhere and handed in as :class:`Wording`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol


class Wording(Protocol):
    """One language of the catalogue. Both methods raise ``RegisterpubError`` where the language lacks the message.

    ``digest`` stands for all of its texts: another one means that something is worded in another way.
    """

    @property
    def digest(self) -> str: ...

    def text(self, context: str, message: str) -> str: ...

    def plural(self, context: str, singular: str, plural: str, number: int) -> str: ...


@dataclass(frozen=True, slots=True)
class Message:
    """A template in English; ``{placeholders}`` are filled by ``core.notices.filling``."""

    context: str
    text: str

    def put(self, wording: Wording) -> str:
        """The template in the language of ``wording``."""
        return wording.text(self.context, self.text)


@dataclass(frozen=True, slots=True)
class PluralMessage:
    """A template that depends on a number."""

    context: str
    singular: str
    plural: str

    def put(self, wording: Wording, number: int) -> str:
        return wording.plural(self.context, self.singular, self.plural, number)


def pgettext(context: str, text: str) -> Message:
    """Mark a message for extraction; it is translated later, by :meth:`Message.put`."""
    return Message(context, text)


def npgettext(context: str, singular: str, plural: str) -> PluralMessage:
    """Mark a message with plural forms for extraction."""
    return PluralMessage(context, singular, plural)


def by_context(*tables: Iterable[Message]) -> Mapping[str, Message]:
    """Index messages by context. Raises ``ValueError`` where two messages share one."""
    index: dict[str, Message] = {}
    for message in (message for table in tables for message in table):
        if message.context in index:
            raise ValueError(f"two messages share the context {message.context}")
        index[message.context] = message
    return MappingProxyType(index)
