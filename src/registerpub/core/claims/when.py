"""Which of a sentence's dates and terms belong to a trigger, and how a series of dates is dealt out to its people.

«A, B and C were released in January, February and April»: as many dates as people pair off in order, with or without
«respectively». Where the numbers differ nobody gets a date: a guess would put a false day on somebody's record.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from registerpub.core.claims.dates import DateHit, find_dates, in_series
from registerpub.core.claims.grammar import Parsed
from registerpub.core.claims.lexicon import Hit
from registerpub.core.claims.sentences import Sentence
from registerpub.core.claims.terms import TermHit, find_terms
from registerpub.core.claims.verbs import SPREAD
from registerpub.core.events import EVENT_TYPES
from registerpub.core.records import DateBasis, PartialDate, Term

#: A participle makes a chunk tell of something else: «осуждённый в 2016 году», «arrested in May».
_PARTICIPLE = re.compile(
    r"(?:нн|[врсх]ш|[уюая]щ)(?:ый|ий|ая|ого|его|ому|ему|ым|им|ую|ой|ей|ые|ие|ых|их)\b|(?:^|, )\w+ed\b"
)
_SINCE = re.compile(r"(?:since|с|бастап)\b")
_SINCE_BEFORE = re.compile(r"\b(?:since|с|со) $")
#: «Until at least Monday, 6 March», «до вторника, 7 марта»: what may stand before the day.
_UNTIL_BEFORE = re.compile(
    r"\b(?:until|till|through|by|before|to|до|по|к|на)(?: the| at least| late| early)?(?: (?:[a-z]+day|"
    r"понедельник[ау]?|вторник[ау]?|сред[ыуе]|четверг[ау]?|пятниц[ыуе]|суббот[ыуе]|воскресень[яюе]),?)? $"
)
_UNTIL_REACH = 36
_DATIVE_KK = re.compile(
    r"(?:қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан)(?:ға|ге|қа|ке)$"
)
_UNTIL_WITH = re.compile(r"(?:until|by|до)\b")
_PAPER_BEFORE = re.compile(
    r"\b(?:отменил\w*|отменен\w*|изменил\w*|оставил\w*|пересмотрел\w*) (?:[\w-]+ )?(?:приговор\w*|решени\w+|"
    r"вердикт\w*)(?: суда)?(?: от)? $|"
    r"\b(?:verdict|sentence|conviction|ruling) of $"
)
_YEAR_OF_VERDICTS = re.compile(r"\bприговор(?:ы|а|ов)? (?:19|20)\d\d$")
_PAPER_AFTER = re.compile(
    r"(?: жылы?)?(?:ғы|гі) (?:[\w-]+ )?(?:үкім|шешім)| (?:бастама|қозғалыс|оқиға)\w*| (?:verdict|sentence|conviction|"
    r"ruling|case)\b"
)
_PAPER_KK = re.compile(r" (?:[\w-]+ )?(?:үкім|шешім)(?:і?н|д)[іың]\w*|,? үкімін\b| үкім[ін]+\b")
#: «The January 9 Initiative»: a name, no day.
_OF_A_BODY = re.compile(
    r" (?:initiative|movement|committee|group|foundation|alliance|front|club|union|cent(?:re|er))\b"
)
_ADVERBIAL = re.compile(r" ?(?:on|in|at|back in|one|late|early) [^,;]{3,40}, ?")
_TO = re.compile(r"\b(?:to|до) $")
#: Acts at a point in time: «in custody since June, was released» does not say when.
_ACTS = ("release", "verdict")

Dated = tuple[PartialDate | None, DateBasis]


class Times:
    """Dates and terms of one sentence, found once and only if a rule asks: most sentences tell of nobody."""

    def __init__(self, parsed: Parsed, published: dt.date | None) -> None:
        self._parsed = parsed
        self._published = published

    @cached_property
    def _dates(self) -> list[DateHit]:
        folded, language = self._parsed.sentence.folded, self._parsed.sentence.language
        dates = find_dates(folded, language)
        kept = [date for date in dates if not _is_end(date, folded) and not _of_a_paper(date, folded)]
        kept = [date for date in kept if not _OF_A_BODY.match(folded, date.end)]
        return [date for date in kept if not _of_a_title(date, self._parsed.sentence)]

    @cached_property
    def _terms(self) -> list[TermHit]:
        return find_terms(self._parsed.sentence.folded, self._parsed.sentence.language)

    @cached_property
    def spread(self) -> bool:
        return bool(SPREAD.search(self._parsed.sentence.folded))

    def bare_date(self, start: int, end: int) -> tuple[Dated, int] | None:
        """A date that begins between two places, and where it ends."""
        date = next((date for date in self._dates if start <= date.start <= end), None)
        resolved = self._resolved(date, False)
        return (resolved, date.end) if date is not None and resolved[0] is not None else None

    def date_before(self, hit: Hit) -> Dated:
        """The last date of the chunk before the trigger: all that an attribute («2016 жылы сотталған X») can have."""
        before = [date for date in self._in_chunk(hit) if date.end <= hit.start]
        return self._resolved(before[-1] if before else None, False)

    def is_undealt(self, hit: Hit, people: int) -> bool:
        """A series of dates that does not pair off with its people: no date may be guessed."""
        if people < 2:
            return False
        dates = self._spread(hit, people) if self.spread else self._series(hit)
        return len(dates) > 1 and len(dates) != people

    def date_of(self, hit: Hit, lone: bool, future: bool = False) -> Dated:
        """The date of a trigger: nearest in its chunk, else an opening adverbial, else the only date if it is alone."""
        chosen = self._nearest(hit) or self._opening(hit) or self._only(lone)
        if chosen is not None and EVENT_TYPES[hit.code].family in _ACTS and self._begins_state(chosen):
            return None, "stated"
        return self._resolved(chosen, future)

    def dates_for(self, hit: Hit, count: int) -> list[Dated] | None:
        """One date per subject, in order, where the sentence gives a series of as many dates."""
        if count < 2:
            return None
        dealt = self._spread(hit, count) if self.spread else self._series(hit)
        return [self._resolved(date, False) for date in dealt] if len(dealt) == count else None

    def terms_for(self, hit: Hit, count: int) -> list[Term] | None:
        if not self.spread or count < 2:
            return None
        return [term.term for term in self._terms] if len(self._terms) == count else None

    def term_of(self, hit: Hit, people: int) -> Term | None:
        """The term inside the trigger, or the nearest one of its chunk.

        None for several people with several terms: who got which is not said, and a guess could be false.
        """
        start, end = self._bounds(hit)
        inside = [term for term in self._terms if start <= term.start < end]
        if people > 1 and len({term.term for term in inside}) > 1:
            return None
        if hit.code == "TERM_CHANGED" and inside:
            return next((term.term for term in inside if self._is_result(term)), None)
        return min(inside, key=lambda term: _distance(term, hit)).term if inside else None

    def _is_result(self, term: TermHit) -> bool:
        """«From seven to five years», «до пяти лет», «бес жылға дейін»: to what a term was changed, not by how much."""
        folded = self._parsed.sentence.folded
        before = _TO.search(folded, max(0, term.start - 4), term.start)
        return bool(before) or folded.startswith(" дейін", term.end)

    def since_of(self, hit: Hit) -> PartialDate | None:
        """The date of «since 2007» in the chunk: how long a state has lasted."""
        since = next((date for date in self._in_chunk(hit) if self._begins_state(date)), None)
        return self._resolved(since, False)[0]

    def _begins_state(self, date: DateHit) -> bool:
        """«since 2007», «с июня», «маусымнан бері»: from when something lasts, not when an act happened."""
        folded = self._parsed.sentence.folded
        before = folded[max(0, date.start - 6) : date.start]
        return bool(
            _SINCE.match(folded, date.start)
            or _SINCE_BEFORE.search(before)
            or " бері" in folded[date.end : date.end + 14]
        )

    def only_date(self) -> Dated | None:
        """The date of a sentence that has exactly one."""
        return self._resolved(self._dates[0], False) if len(self._dates) == 1 else None

    def only_term(self) -> Term | None:
        """The length of time of a sentence that has exactly one."""
        return self._terms[0].term if len(self._terms) == 1 else None

    def any_recent(self, limit: int) -> Dated:
        """The first date of the sentence within ``limit`` days before publication: when a statement was made."""
        for date in self._dates:
            found, basis = self._resolved(date, False)
            if found is None or self._published is None:
                continue
            if 0 <= (self._published - found.last_day()).days <= limit:
                return found, basis
        return None, "stated"

    def judged(self) -> Sentence:
        """The sentence for judging how an event is put: «екі күн бұрын» is a date, its «earlier» no sign of history."""
        folded = self._parsed.sentence.folded
        for date in self._dates:
            if date.days_back is not None:
                folded = folded[: date.start] + " " * (date.end - date.start) + folded[date.end :]
        return replace(self._parsed.sentence, folded=folded)

    def _resolved(self, date: DateHit | None, future: bool) -> Dated:
        resolved = date.resolve(self._published, future) if date else None
        return resolved if resolved else (None, "stated")

    def _bounds(self, hit: Hit) -> tuple[int, int]:
        chunk = self._parsed.chunks[self._parsed.chunk_at(hit.start)]
        last = self._parsed.chunks[self._parsed.chunk_at(hit.end - 1)]
        return min(chunk.start, hit.start), max(chunk.end, last.end, hit.end)

    def _in_chunk(self, hit: Hit) -> list[DateHit]:
        start, end = self._bounds(hit)
        return [date for date in self._dates if start <= date.start < end]

    def _spread(self, hit: Hit, count: int) -> list[DateHit]:
        """The dates of the chunk if just these can be dealt out, else those of the sentence outside of relative clauses
        if these can, else all. A trigger in such a clause has no others than those of its own."""
        inside, chunks = self._in_chunk(hit), self._parsed.chunks
        if len(inside) == count or chunks[self._parsed.chunk_at(hit.start)].relative:
            return inside
        outside = [date for date in self._dates if not chunks[self._parsed.chunk_at(date.start)].relative]
        return outside if len(outside) == count else self._dates

    def _series(self, hit: Hit) -> list[DateHit]:
        """Dates joined by commas and «and» at the trigger or at the sentence's opening; empty if there are none."""
        series: list[list[DateHit]] = []
        for date in self._dates:
            if series and in_series(series[-1][-1], date, self._parsed.sentence.folded):
                series[-1].append(date)
            else:
                series.append([date])
        opening = self._opening(hit)
        near = self._in_chunk(hit) or ([opening] if opening else [])
        fitting = [dates for dates in series if any(date in near for date in dates)]
        return fitting[0] if len(fitting) == 1 and len(fitting[0]) > 1 else []

    def _nearest(self, hit: Hit) -> DateHit | None:
        inside = self._in_chunk(hit)
        late = self._parsed.sentence.language != "kk"
        return min(inside, key=lambda date: (_distance(date, hit), (date.start < hit.start) == late), default=None)

    def _opening(self, hit: Hit) -> DateHit | None:
        """«On September 8, X was …»: a date in a first chunk without names."""
        first = self._parsed.chunks[0]
        if self._parsed.chunk_at(hit.start) == 0 or any(
            first.start <= name.start < first.end for name in self._parsed.names
        ):
            return None
        inside = [date for date in self._dates if date.start < self._opened(first.end)]
        return inside[0] if inside else None

    def _opened(self, end: int) -> int:
        """«Five winters ago, in January 2021, she was …»: where the adverbials end that open an English sentence."""
        folded = self._parsed.sentence.folded
        adverbial = _ADVERBIAL.match(folded, end) if self._parsed.sentence.language == "en" else None
        return adverbial.end() if adverbial and len(folded[:end].split()) <= 5 else end

    def _only(self, lone: bool) -> DateHit | None:
        if not lone or len(self._dates) != 1:
            return None
        date = self._dates[0]
        chunk = self._parsed.chunks[self._parsed.chunk_at(date.start)]
        aside = chunk.relative or _PARTICIPLE.search(self._parsed.sentence.folded, chunk.start, chunk.end)
        return None if aside else date


def _of_a_paper(date: DateHit, folded: str) -> bool:
    """«The 2014 verdict», «приговор 2014 года», «2014 жылғы үкім»: when a paper was written, no act upon it."""
    if date.month is None and folded.endswith(("ғы", "гі"), date.start, date.end) and _PAPER_KK.match(folded, date.end):
        return True
    if _YEAR_OF_VERDICTS.search(folded, max(0, date.start - 12), date.start + 4):
        return True
    return bool(_PAPER_BEFORE.search(folded, max(0, date.start - 40), date.start)) or bool(
        _PAPER_AFTER.match(folded, date.end)
    )


def _of_a_title(date: DateHit, sentence: Sentence) -> bool:
    """«Инициатива 9 января», «движение «16 декабря»»: a day that is part of a name in quotation marks."""
    if '"' not in sentence.folded:
        return False
    opening = sentence.folded.rfind('"', 0, date.start)
    closing = sentence.folded.find('"', date.end)
    if opening < 0 or closing < 0 or sentence.folded.count('"', 0, date.start) % 2 == 0:
        return False
    words = sentence.text[opening + 1 : closing].split()
    return len(words) <= 5 and (words[0][0].isupper() or date.start == opening + 1)


def _is_end(date: DateHit, folded: str) -> bool:
    """«Until 1 July», «до 28 ноября», «20 қазанға дейін»: to when something lasts, not when it was decided."""
    return bool(
        _UNTIL_BEFORE.search(folded, max(0, date.start - _UNTIL_REACH), date.start)
        or _UNTIL_WITH.match(folded, date.start)
    ) or (folded.startswith(" дейін", date.end) or bool(_DATIVE_KK.search(folded, date.start, date.end)))


def _distance(part: DateHit | TermHit, hit: Hit) -> int:
    return max(0, part.start - hit.end, hit.start - part.end)


def pick(items: Sequence[Dated] | None, index: int, default: Dated) -> Dated:
    return items[index] if items is not None else default
