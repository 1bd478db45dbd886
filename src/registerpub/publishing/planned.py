"""A file that a release will hold, before it is rendered: where it lies, what its bytes depend on, how they are made.

This is the seam for every kind of file. A planner looks at the edition and gives back its planned files; the builder
renders those whose inputs have changed since the release before, and links the others. Nothing here renders.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from registerpub.core.errors import RegisterpubError

if TYPE_CHECKING:
    from registerpub.publishing.edition import Edition

_DIGEST_BYTES = 16


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """``path`` below the tree's root, with forward slashes; ``render`` gives its bytes.

    ``inputs`` is a :func:`digest` of all that the bytes depend on. Two files of one path and the same inputs must have
    the same bytes: what is left out of it will not be seen to change.
    """

    path: str
    inputs: str
    render: Callable[[], bytes]


#: Gives the files of one kind. It must not render: most of what it plans never is.
Planner = Callable[["Edition"], Iterable[PlannedFile]]


def digest(*parts: object) -> str:
    """32 hexadecimal digits for ``parts``: text, numbers, days, times, and dataclasses and collections of those.

    Equal values give the same digest in every process; keys of mappings are text. Raises :class:`RegisterpubError` for
    anything else, since what cannot be told apart must not decide what is published.
    """
    return hashlib.blake2b(
        _ENCODER.encode(parts).encode("utf-8", "surrogatepass"), digest_size=_DIGEST_BYTES
    ).hexdigest()


def _plain(value: Any) -> Any:
    """What JSON does not know, as something that says all of it and cannot be taken for text."""
    kind = type(value)
    if kind is dt.datetime or kind is dt.date:
        return {kind.__name__: value.isoformat()}
    if is_dataclass(kind):
        return {kind.__name__: _reader(kind)(value)}
    if kind is bytes:
        return {"bytes": value.hex()}
    if issubclass(kind, Mapping):
        return dict(value)
    if issubclass(kind, Set):
        return {"set": sorted(_ENCODER.encode(part) for part in value)}
    raise RegisterpubError(f"{kind.__name__} is no input of a published file: give the digest plain values")


_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain)


@lru_cache(maxsize=64)
def _reader(kind: type[Any]) -> Callable[[Any], tuple[Any, ...]]:
    names = [field.name for field in fields(kind)]
    read = attrgetter(*names)
    return read if len(names) > 1 else lambda value: (read(value),)
