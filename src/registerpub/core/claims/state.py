"""What the reader carries from sentence to sentence, and the drafts of claims it collects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from registerpub.core.claims.discourse import Bound, Discourse, View
from registerpub.core.claims.lexicon import Hit
from registerpub.core.claims.lists import Announcement
from registerpub.core.claims.owners import OwnerFinder
from registerpub.core.claims.people import Actor, Cast
from registerpub.core.claims.sentences import Sentence
from registerpub.core.claims.when import Dated, Times
from registerpub.core.records import Certainty, Claim, Document, PartialDate, Polarity, Span, Total


@dataclass(slots=True)
class State:
    """One document being read. ``names``: recognised people by their names in the list; ``told``: last background;
    ``verdict``: the sentence that last completed a verdict, and that verdict's draft; ``read_out``: the sentence that
    last told on which day a verdict was read out, that day, and the keys of those to whom; ``unnamed``: what the
    sentence before told of people without their names.
    """

    document: Document
    sentences: list[Sentence]
    owners: OwnerFinder
    cast: Cast
    list_context: bool
    discourse: Discourse = field(default_factory=Discourse)
    announcement: Announcement | None = None
    spoken: tuple[int, Dated] | None = None
    totals: list[Total] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    told: dict[str, int] = field(default_factory=dict)
    verdict: tuple[int, int] | None = None
    read_out: tuple[int, Dated, frozenset[str]] | None = None
    unnamed: tuple[Hit, Dated, Polarity] | None = None
    _drafts: list[tuple[Actor, Claim]] = field(default_factory=list)
    _places: dict[tuple[str, str, int, str], int] = field(default_factory=dict)

    @property
    def statement_date(self) -> Dated:
        """The day of publication, as the date of what the text says of the present."""
        published = self.document.published
        return (PartialDate.of(published), "relative") if published else (None, "stated")

    def add(self, actor: Actor, claim: Claim, index: int) -> None:
        """Keep a claim once per person, event and sentence; the one that says more wins. Nameless people make none."""
        if actor.anonymous or (claim.event == "STATE_REPORTED" and claim.status is None):
            return
        place = (actor.key, claim.event, claim.quote.start, claim.polarity)
        number = self._places.get(place)
        if number is not None:
            known = self._drafts[number][1]
            if known.date == claim.date or claim.date is None or known.date is None:
                self._drafts[number] = (actor, _fuller(known, claim))
                return
        self._places[place] = len(self._drafts)
        self._drafts.append((actor, claim))
        if claim.polarity == "background":
            self.told[actor.key] = index

    def draft(self, number: int) -> tuple[int, Actor, Claim]:
        actor, claim = self._drafts[number]
        return number, actor, claim

    def has_told(self, start: int) -> bool:
        """Whether the last draft is of a sentence that starts at ``start`` or after it."""
        return bool(self._drafts) and self._drafts[-1][1].quote.start >= start

    def told_in(self, start: int, codes: frozenset[str]) -> list[tuple[int, Actor, Claim]]:
        """Drafts of events of ``codes`` whose sentence starts at ``start``."""
        found = []
        for number in range(len(self._drafts) - 1, -1, -1):
            claim = self._drafts[number][1]
            if claim.quote.start < start:
                break
            if claim.quote.start == start and claim.event in codes:
                found.append(self.draft(number))
        return found[::-1]

    def amend(self, number: int, claim: Claim) -> None:
        """Put a fuller claim in the place of a draft."""
        self._drafts[number] = (self._drafts[number][0], claim)

    def claims(self) -> Iterator[Claim]:
        """Claims about register people, and about those recognised in this document under their name in the list."""
        for actor, claim in self._drafts:
            if actor.person or actor.alternatives:
                yield claim
            elif actor.key in self.names:
                yield replace(claim, name=self.names[actor.key])


@dataclass(frozen=True, slots=True)
class Turn:
    """One sentence being read: its number, its parsed view and its dates and terms."""

    state: State
    index: int
    seen: View
    times: Times

    @property
    def sentence(self) -> Sentence:
        return self.seen.parsed.sentence

    def around(self, hit: Hit) -> str:
        """The folded chunk that holds the trigger."""
        chunk = self.seen.parsed.chunks[self.seen.parsed.chunk_at(hit.start)]
        return self.sentence.folded[chunk.start : max(chunk.end, hit.end)]

    def speaker(self) -> str | None:
        names = (name.text for name in self.seen.parsed.names if self.seen.roles[name] == "speaker")
        return next(names, None)

    def claim(self, actor: Actor, surface: str, hit: Hit, bound: Bound) -> Claim:
        """The bare claim: who, event, spans, rule and certainty."""
        start = self.sentence.start
        certainty: Certainty = actor.certainty if bound.sure or actor.certainty == "weak" else "check"
        return Claim(
            person=actor.person,
            name=surface if actor.person or actor.alternatives else actor.name,
            event=hit.code,
            quote=self.sentence.span,
            trigger=Span("text", start + hit.start, start + hit.end),
            rule=f"{self.sentence.language}: {hit.source} [{bound.how}]",
            certainty=certainty,
            alternatives=actor.alternatives,
        )


def _fuller(known: Claim, claim: Claim) -> Claim:
    """The known claim with what the other adds."""
    if known.date is None and claim.date is not None:
        return replace(claim, term=claim.term or known.term, penalty=claim.penalty or known.penalty)
    return replace(known, term=known.term or claim.term, penalty=known.penalty or claim.penalty)
