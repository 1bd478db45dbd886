"""Who came onto a list and who left it, between two versions of the page that shows it.

The same name in another order, script or spelling is a spelling changed, not somebody removed and somebody added: exact
agreement first, then the name matcher. Where it may be two people, both are told. Silence is not news: a list that is
suddenly empty, or that lost more than :func:`is_shrunk` allows, tells of no removals, only of entries that are missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final, NamedTuple

from registerpub.core.differences.noise import bare_entry
from registerpub.core.names import build_matcher, name_key, weak_name_key
from registerpub.core.reading import detect_language
from registerpub.core.records import Document, Person, PersonName

#: A list may lose this many entries at once, or a quarter of what it held, and still be believed.
BELIEVED_LOSS: Final = 3
_BELIEVED_SHARE: Final = 4

_END_OF_NAME: Final = re.compile(r"[,;:()\[\]/|\d«»\"“”]|\s[–—-]\s")
_NAME_WORDS: Final = re.compile(
    r"(?:[^\W\d_]\.\s*|[^\W\d_][^\W\d_]*(?:[-'’ʼ][^\W\d_]+)*)(?:\s+(?:[^\W\d_]\.\s*|[^\W\d_]+(?:[-'’ʼ][^\W\d_]+)*))*"
)

Pairs = tuple[tuple[str, str], ...]


class _Entry(NamedTuple):
    """``key`` is the same in every order and script; ``beside``: what stands beside the name; no number in front."""

    key: str
    beside: str
    name: str
    written: str


_Pair = tuple[_Entry, _Entry]


@dataclass(frozen=True, slots=True)
class ListDifference:
    """Entries as written. ``respelled`` and ``changed`` are (before, after): the name, or what stands beside it.

    ``missing``: entries that are gone from a list that shrank so much that it is not believed; then ``removed`` is
    empty, whatever was added is told all the same.
    """

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    respelled: Pairs = ()
    changed: Pairs = ()
    missing: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))

    @property
    def shrank(self) -> bool:
        return bool(self.missing)

    def as_dict(self) -> dict[str, Any]:
        """Only what is not empty; pairs as lists of two."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: [_plain(one) for one in value] for name, value in values.items() if value}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> ListDifference:
        names = {name: tuple(data.get(name, ())) for name in ("added", "removed", "missing")}
        pairs = {name: tuple((one, two) for one, two in data.get(name, ())) for name in ("respelled", "changed")}
        return cls(names["added"], names["removed"], pairs["respelled"], pairs["changed"], names["missing"])


def _plain(value: str | tuple[str, str]) -> str | list[str]:
    return list(value) if isinstance(value, tuple) else value


def entry_name(entry: str) -> str:
    """The name that an entry begins with: no numbering, no words in small letters before it, nothing after it.

    An entry that holds no two words in capitals side by side is taken whole.
    """
    bare = bare_entry(entry)
    head = _END_OF_NAME.split(bare, maxsplit=1)[0]
    words = head.split()
    first = next((at for at, word in enumerate(words) if word[:1].isupper()), len(words))
    last = next((at for at in range(first, len(words)) if not words[at][:1].isupper()), len(words))
    name = " ".join(words[first:last])
    return name if last - first >= 2 and _NAME_WORDS.fullmatch(name) else bare.strip()


def list_difference(before: Sequence[str], after: Sequence[str]) -> ListDifference:
    """Compare two versions of a list of people, one entry each; order and repeated entries are no difference."""
    old, new = _entries(before), _entries(after)
    gone, come, pairs = _by_key(old, new)
    again = _by_matcher(gone, come)
    pairs += [(gone[one], come[two]) for one, two in again.items()]
    taken = set(again.values())
    lost = tuple(entry.written for at, entry in enumerate(gone) if at not in again)
    shrunk = is_shrunk(len(old), len(new), len(lost))
    return ListDifference(
        added=tuple(entry.written for at, entry in enumerate(come) if at not in taken),
        removed=() if shrunk else lost,
        respelled=tuple((one.written, two.written) for one, two in pairs if one.name != two.name),
        changed=tuple((one.written, two.written) for one, two in pairs if one.name == two.name),
        missing=lost if shrunk else (),
    )


def schedule_difference(before: Sequence[str], after: Sequence[str]) -> ListDifference:
    """Compare two versions of a schedule: sessions come and go, so entries count as written and none is missing."""
    old, new = dict.fromkeys(map(bare_entry, before)), dict.fromkeys(map(bare_entry, after))
    return ListDifference(tuple(one for one in new if one not in old), tuple(one for one in old if one not in new))


def is_shrunk(before: int, after: int, lost: int) -> bool:
    """Whether a list of ``before`` entries that lost ``lost`` and now holds ``after`` is a fault rather than news."""
    return before > 0 and (after == 0 or lost > max(BELIEVED_LOSS, before // _BELIEVED_SHARE))


def _entries(written: Iterable[str]) -> list[_Entry]:
    """Each entry once; blank ones are none."""
    found: dict[str, _Entry] = {}
    for entry in map(bare_entry, written):
        name = entry_name(entry)
        if name:
            key = " ".join(sorted(name_key(name).split())) or name.casefold()
            found.setdefault(entry, _Entry(key, entry.replace(name, "").casefold(), name, entry))
    return list(found.values())


def _by_key(before: Sequence[_Entry], after: Sequence[_Entry]) -> tuple[list[_Entry], list[_Entry], list[_Pair]]:
    """What is left on either side once equal names are paired, and the pairs that are not written the same.

    Two entries of one name that say different things beside it may be two people; that say the same, in another
    spelling, are one person twice.
    """
    kept = {entry.written for entry in before} & {entry.written for entry in after}
    waiting: dict[str, list[_Entry]] = {}
    for entry in before:
        if entry.written not in kept:
            waiting.setdefault(entry.key, []).append(entry)
    come, pairs = [], []
    for entry in after:
        alike = waiting.get(entry.key, [])
        if entry.written not in kept and alike:
            pairs.append((alike.pop(0), entry))
        elif entry.written not in kept:
            come.append(entry)
    gone = [entry for entry in before if entry in waiting.get(entry.key, ())]
    return _once(gone, after), _once(come, before), pairs


def _once(entries: Sequence[_Entry], others: Sequence[_Entry]) -> list[_Entry]:
    """Without those whom the other list holds in another spelling, and without repetitions."""
    told = {(entry.key, entry.beside) for entry in others}
    kept = []
    for entry in entries:
        if (entry.key, entry.beside) not in told:
            told.add((entry.key, entry.beside))
            kept.append(entry)
    return kept


def _by_matcher(gone: Sequence[_Entry], come: Sequence[_Entry]) -> dict[int, int]:
    """Place in ``gone`` → place in ``come`` of the one entry that names the same person; none where several may."""
    if not gone or not come:
        return {}
    matcher = build_matcher(Person(str(at), _both_orders(entry.name)) for at, entry in enumerate(gone))
    weak = [_weak_key(entry.name) for entry in gone]
    candidates: dict[int, set[int]] = {}
    for at, name in enumerate(entry.name for entry in come):
        found = {
            int(person)
            for mention in matcher.find(Document("", name, language=detect_language(name)))
            if mention.certainty != "weak"
            for person in (mention.person, *mention.alternatives)
            if person is not None
        }
        key = _weak_key(name)
        found |= {one for one, old in enumerate(weak) if old == key}
        for person in found:
            candidates.setdefault(person, set()).add(at)
    wanted = [at for found in candidates.values() for at in found]
    return {one: at for one, found in candidates.items() if len(found) == 1 for at in found if wanted.count(at) == 1}


def _weak_key(name: str) -> str:
    return " ".join(sorted(weak_name_key(name).split())) or name.casefold()


def _both_orders(name: str) -> tuple[PersonName, ...]:
    """Lists write the surname first or last; the matcher is told both."""
    words = name.split()
    language = detect_language(name)
    orders = dict.fromkeys((" ".join(words), " ".join((*words[1:], words[0]))))
    return tuple(PersonName(language, full, kind) for full, kind in zip(orders, ("main", "alias"), strict=False))
