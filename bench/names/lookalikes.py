"""Test 7: the same surname with a different but similar given name must not be taken for the person.

Pairs of Kazakh given names of one sex, one or two letters apart, whose Russian and English forms differ too. Each pair
gets a surname of its own, so nobody else of the register can be meant.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bench.names.data import GivenName
from bench.names.ours import Ours
from bench.names.pair_peers import PairPeer, pair_peers
from bench.names.pairs import SENTENCES
from bench.names.people import Invented, Surname, surnames_of_other_kinds, surnames_with_ov
from bench.names.report import Table
from bench.names.scoring import share
from bench.names.settings import Settings
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

_COLUMNS = (
    "half", "register → text", "tool", "false hits", "strong", "check", "weak", "doubtful",
    "the person itself found", "of", "remarks",
)  # fmt: skip
_NOTE = (
    "The text names somebody with the surname of a person of the register and another given name, at most two letters "
    "away in Kazakh. Shares of the pairs; `doubtful`: answers with several candidates. `the person itself found`: the "
    "control, the same sentences with the right given name."
)
_FURTHEST = 2
_DIRECTIONS = (("kk", "kk"), ("ru", "ru"), ("en", "en"), ("kk", "ru"), ("kk", "en"), ("ru", "en"))


@dataclass(frozen=True, slots=True)
class Lookalike:
    """``person`` is on the register, ``other`` is in the text."""

    person: Invented
    other: Invented


def run_lookalikes(settings: Settings) -> list[Table]:
    table = Table("lookalikes", "7. Look-alike given names with the same surname", _COLUMNS, _NOTE)
    surnames = _distinct(
        [*surnames_with_ov(settings.reference.given), *surnames_of_other_kinds(settings.reference.given)]
    )
    for half in settings.halves:
        pairs = sample_pairs(settings.given(half), surnames, settings.count(2000, 100), half)
        for register, text in _DIRECTIONS:
            _measure_ours(table, half, pairs, register, text)
            for peer in pair_peers() if settings.peers else ():
                _measure_peer(table, half, pairs, register, text, peer)
    return [table]


def _measure_peer(
    table: Table, half: str, pairs: Sequence[Lookalike], register: str, text: str, peer: PairPeer
) -> None:
    title = f"{register} → {text}"
    try:
        found = sum(peer.same(pair.person.full(register), pair.other.full(text)) for pair in pairs)
        itself = sum(peer.same(pair.person.full(register), pair.person.full(text)) for pair in pairs)
    except ImportError as error:
        table.add(half, title, peer.name, *[None] * 6, 0, f"not installed ({error.name})")
        return
    shares = (share(found, len(pairs)), *[None] * 4, share(itself, len(pairs)))
    table.add(half, title, peer.name, *shares, len(pairs), "names compared directly")


def sample_pairs(given: Sequence[GivenName], surnames: Sequence[Surname], count: int, seed: str) -> list[Lookalike]:
    """Seeded; at most one pair per surname, so fewer than ``count`` if the surnames run out."""
    rng = random.Random(seed)
    pairs = similar_names(given)
    rng.shuffle(pairs)
    chosen = rng.sample(list(surnames), min(count, len(surnames)))
    return [
        Lookalike(_person(f"pair-{at}", one, surname), _person(f"other-{at}", other, surname))
        for at, ((one, other), surname) in enumerate(zip(pairs[:count], chosen, strict=False))
    ]


def similar_names(given: Sequence[GivenName]) -> list[tuple[GivenName, GivenName]]:
    pairs = []
    for sex in "MF":
        names = list({name.kk: name for name in given if name.gender == sex}.values())
        forms = [name.kk.lower() for name in names]
        for at, name in enumerate(names):
            near = process.extract(
                forms[at], forms, scorer=Levenshtein.distance, score_cutoff=_FURTHEST, limit=None, processor=None
            )
            pairs += [(name, names[to]) for _, _, to in near if to != at and _differ(name, names[to])]
    return pairs


def _differ(one: GivenName, other: GivenName) -> bool:
    return (
        one.kk.lower() != other.kk.lower() and one.ru.lower() != other.ru.lower() and one.en.lower() != other.en.lower()
    )


def _distinct(surnames: Sequence[Surname]) -> list[Surname]:
    """Surnames that are written differently in every language."""
    found: dict[str, Surname] = {}
    taken: set[str] = set()
    for surname in surnames:
        masculine = surname.of(False)
        if taken.isdisjoint(masculine):
            taken.update(masculine)
            found[masculine[0]] = surname
    return list(found.values())


def _person(id: str, name: GivenName, surname: Surname) -> Invented:
    female = name.gender == "F"
    return Invented(id, female, (name.kk, name.ru, name.en), surname.of(female))


def _measure_ours(table: Table, half: str, pairs: Sequence[Lookalike], register: str, text: str) -> None:
    tool = Ours()
    tool.build(pair.person.entry(register) for pair in pairs)
    counts: Counter[str] = Counter()
    for pair in pairs:
        mentions = tool.mentions(SENTENCES[text].format(pair.other.full(text)), text)
        certainties = [mention.certainty for mention in mentions if mention.person]
        counts.update(set(certainties[:1]))
        counts["false"] += bool(certainties)
        counts["doubtful"] += any(mention.person is None for mention in mentions)
        itself = tool.find(SENTENCES[text].format(pair.person.full(text)), text)
        counts["itself"] += pair.person.id in itself.people
        for mention in mentions:
            line = (
                f"{register} → {text}: {pair.person.full(register)} at «{mention.surface}» {' '.join(mention.reasons)}"
            )
            table.details.append((half, line))
    keys = ("false", "strong", "check", "weak", "doubtful", "itself")
    table.add(half, f"{register} → {text}", "ours", *(share(counts[key], len(pairs)) for key in keys), len(pairs), "")
