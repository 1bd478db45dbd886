"""A file that a release will hold, before it is rendered: where it lies, what its bytes depend on, how they are made.

This is the seam for every kind of file. A planner looks at the edition and gives back its planned files; the builder
renders those whose inputs have changed since the release before, and links the others. Nothing here renders.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from registerpub.core.errors import RegisterpubError

if TYPE_CHECKING:
    from registerpub.publishing.edition import Edition

_DIGEST_BYTES = 16
#: Asked first: most parts are of these kinds, and an entry has dozens.
_COMMON = frozenset((str, int, type(None), dt.datetime, dt.date))
_PLAIN = (str, int, float, type(None), dt.date, bytes)


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

    Equal values give the same digest in every process. Raises :class:`RegisterpubError` for anything else, since what
    cannot be told apart must not decide what is published.
    """
    return hashlib.blake2b(repr(_flat(parts)).encode(), digest_size=_DIGEST_BYTES).hexdigest()


def _flat(value: Any) -> Any:
    """``value`` as nested tuples of plain values, so that its ``repr`` says all of it and nothing else."""
    kind = type(value)
    if issubclass(kind, _PLAIN):
        return value
    if kind in (tuple, list):
        return tuple([part if type(part) in _COMMON else _flat(part) for part in value])
    if is_dataclass(kind):
        return kind.__name__, *[part if type(part) in _COMMON else _flat(part) for part in _reader(kind)(value)]
    if issubclass(kind, Mapping):
        return "mapping", *sorted([(_flat(key), _flat(part)) for key, part in value.items()])
    if issubclass(kind, Collection) and not issubclass(kind, type):
        return "set", *sorted(_flat(part) for part in value)
    raise RegisterpubError(f"{kind.__name__} is no input of a published file: give the digest plain values")


@lru_cache(maxsize=64)
def _reader(kind: type[Any]) -> Callable[[Any], tuple[Any, ...]]:
    names = [field.name for field in fields(kind)]
    read = attrgetter(*names)
    return read if len(names) > 1 else lambda value: (read(value),)
