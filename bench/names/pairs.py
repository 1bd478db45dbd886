"""Test 5: one name in two languages. Register in one language, a bare sentence with the name in another.

The spellings are KazPER's own, so they are what others wrote, not what a table derives. Every register here holds a
few people with different surnames: the test asks whether two spellings meet, not whether people are told apart.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from itertools import permutations

from bench.names.data import GivenName
from bench.names.ours import Ours
from bench.names.pair_peers import PairPeer, pair_peers
from bench.names.people import LANGUAGES, Invented, Surname
from bench.names.report import Table
from bench.names.scoring import share
from bench.names.settings import Settings

SENTENCES = {"kk": "Бұл туралы {} айтты.", "ru": "Об этом говорит {}.", "en": "This was said by {} on Monday."}
_COLUMNS = ("half", "register → text", "tool", "recall", "strong alone", "doubtful adds", "of", "remarks")
_NOTE = (
    "Given names of KazPER with fixed regular surnames; `register → text` are the languages. Peers compare the two "
    "names directly. `doubtful adds` as in test 1."
)
_STEMS = (
    "Серіков Сериков Serikov, Ахметов Ахметов Akhmetov, Оспанов Оспанов Ospanov, Сатпаев Сатпаев Satpayev, "
    "Тілеубеков Тлеубеков Tileubekov, Нұрланов Нурланов Nurlanov, Есенов Есенов Yessenov, Бекетов Бекетов Beketov, "
    "Мұратов Муратов Muratov, Дәулетов Даулетов Dauletov, Әлімов Алимов Alimov, Байжанов Байжанов Baizhanov"
)
SURNAMES = tuple(
    Surname((kk, ru, en), ("", "", ""), ("а", "а", "a")) for kk, ru, en in (stem.split() for stem in _STEMS.split(", "))
)


def run_pairs(settings: Settings) -> list[Table]:
    table = Table("pairs", "5. One name in two languages", _COLUMNS, _NOTE)
    for half in settings.halves:
        given = settings.given(half)
        people = people_with_fixed_surnames(given[:: settings.count(1, 10)])
        for register, text in permutations(LANGUAGES, 2):
            _measure_ours(table, half, people, register, text)
            for peer in pair_peers() if settings.peers else ():
                _measure_peer(table, half, people, register, text, peer)
    return [table]


def people_with_fixed_surnames(given: Iterable[GivenName]) -> list[Invented]:
    people = []
    for number, name in enumerate(given):
        surname = SURNAMES[number % len(SURNAMES)].of(name.gender == "F")
        people.append(Invented(f"pair-{number}", name.gender == "F", (name.kk, name.ru, name.en), surname))
    return people


def _measure_ours(table: Table, half: str, people: Sequence[Invented], register: str, text: str) -> None:
    hit = strong = doubtful = 0
    for start in range(0, len(people), len(SURNAMES)):
        group = people[start : start + len(SURNAMES)]
        tool = Ours()
        tool.build(person.entry(register) for person in group)
        for person in group:
            finding = tool.find(SENTENCES[text].format(person.full(text)), text)
            hit += person.id in finding.people
            strong += person.id in finding.strong
            doubtful += person.id not in finding.people and any(person.id in ids for ids in finding.either)
            if person.id not in finding.people:
                line = f"{register} → {text}: missed {person.full(register)} as {person.full(text)}"
                table.details.append((half, line))
    shares = (share(count, len(people)) for count in (hit, strong, doubtful))
    table.add(half, f"{register} → {text}", "ours", *shares, len(people), "")


def _measure_peer(
    table: Table, half: str, people: Sequence[Invented], register: str, text: str, peer: PairPeer
) -> None:
    chosen = people
    remark = ""
    if peer.sample and len(people) > peer.sample:
        chosen, remark = random.Random(half).sample(list(people), peer.sample), f"sample of {peer.sample}"
    try:
        hit = sum(peer.same(person.full(register), person.full(text)) for person in chosen)
    except ImportError as error:
        table.add(half, f"{register} → {text}", peer.name, None, None, None, 0, f"not installed ({error.name})")
        return
    table.add(half, f"{register} → {text}", peer.name, share(hit, len(chosen)), None, None, len(chosen), remark)
