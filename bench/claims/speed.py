"""Documents of 2 KB per second of processor time: the whole path, the reading of claims, and a bare trigger scan.

The bare scan folds the same documents and tries every trigger in them, without people, clauses or dates: the least that
any reader with these triggers has to do. All three are measured in one run, so their ratio does not depend on the
machine. The register is that of all dev texts. The best of several rounds counts.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Sequence

from bench.claims.labels import people_of
from bench.claims.path import document_of
from bench.claims.texts import make_documents, people
from bench.names.report import Table

from registerpub.core.claims import read_claims
from registerpub.core.claims.folding import fold
from registerpub.core.claims.lexicon import find_hits
from registerpub.core.names import build_matcher
from registerpub.core.records import Document

DOCUMENTS = 300
ROUNDS = 3
#: Every document tells of somebody; one in ten does, as in a source that the register's people are news in.
SHARES = (1.0, 0.1)


def run_speed() -> Table:
    columns = ("documents with a case", "of", "matching and claims", "claims", "bare trigger scan", "claims : scan")
    table = Table("speed", "Documents of 2 KB per second", columns, "Per second of processor time, one process.")
    for share in SHARES:
        table.add(f"{share:.0%}", DOCUMENTS, *_measure(share))
    return table


def _measure(share: float) -> tuple[float, float, float, float]:
    made = list(make_documents(DOCUMENTS, share=share))
    documents = [document_of(one.text, dt.date.fromisoformat(one.published)) for one in made]
    matcher = build_matcher(people_of(list(people())))
    mentions = [matcher.find(document) for document in documents]

    def match() -> None:
        for document in documents:
            matcher.find(document)

    def read() -> None:
        for document, found in zip(documents, mentions, strict=True):
            read_claims(document, found, ())

    matching, reading, scanning = best(match), best(read), best(lambda: _scan(documents))
    rates = [DOCUMENTS / seconds for seconds in (matching + reading, reading, scanning)]
    return rates[0], rates[1], rates[2], reading / scanning


def _scan(documents: Sequence[Document]) -> None:
    for document in documents:
        find_hits(fold(document.text), document.language)


def best(work: Callable[[], None], rounds: int = ROUNDS) -> float:
    """Seconds of processor time of the quickest round, after one that does not count."""
    work()
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)
