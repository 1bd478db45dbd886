"""List claims: who was recognised or added, over one sentence or several.

«Six more citizens were recognised» opens an announcement with its owner, date and speaker; «the new political prisoners
are A, B and C», or a list of items, then names the people. «The previous list included …» is no news.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from registerpub.core.claims.discourse import Bound, Discourse, View
from registerpub.core.claims.inflection import NameCase, nominative
from registerpub.core.claims.lexicon import Hit
from registerpub.core.claims.list_context import about_previous_list
from registerpub.core.claims.numbers import number_source
from registerpub.core.claims.owners import Owner
from registerpub.core.claims.people import Actor
from registerpub.core.claims.persons import counted_people
from registerpub.core.claims.series import acts_itself, after_mark, listable, pairs, whole_series
from registerpub.core.claims.subjects import bind
from registerpub.core.records import DateBasis, PartialDate, Polarity

LIST_CODES = frozenset({"LIST_RECOGNISED", "LIST_REMOVED", "LIST_CANDIDATE"})
#: An enumeration may follow its announcement at this distance, in sentences.
REACH = 4

_INTRO = {
    "en": r"\W*(?:it now|it|the list now|the list|they|these|those(?: [\w-]+){0,5}|the (?:new|newly|latest|six|"
    r"NUM)\b[^:,]{0,90}?|among (?:them|"
    r"those)[^:,]{0,50}?|new(?:ly)?[^:,]{0,70}?|NUM [^:,]{0,60}?|their names)"
    r" ?(?:are|is|were|include[sd]?)\b[ :-]*",
    "ru": r"\W*(?:это|ими (?:стали|являются)|среди них|в их числе|речь(?: идет)? о|(?:их )?имена[^:]{0,40}?|нов\w+ "
    r"(?:политзаключ\w+|политическ\w+ заключ\w+|имена|фигурант\w+|участник\w+)[^:]{0,60}?|"
    r"(?:в |в этот )?спис\w+[^:]{0,60}?|политзаключенными[^:]{0,60}?|они|NUM[^:]{0,40}?)(?: (?:стали|вошли|добавлены|"
    r"названы|включены|признаны|являются|попали|внесены|это))?[ :-]*",
    "kk": r"\W*(?:олар|бұлар|олардың (?:арасында|қатарында)|олардың есімдері|жаңа[^:-]{0,60}|тізімге[^:-]{0,80}|"
    r"тізімде[^:-]{0,60}|жаңадан[^:-]{0,60}|соңғы (?:ен|қос|кір|ілін|ілік)[^:-]{0,40}|(?:қосылған|енген|кірген|жаңа)"
    r"(?:дар|дер|лар|лер)[^:-]{0,40}|есімдері[^:-]{0,20}|NUM[^:-]{0,40})[ :-]*",
}
_MARKED = re.compile(
    r"(?:[:-]|\b(?:are|is|were|include[sd]?|это|стали|вошли|добавлены|названы|включены|признаны|внесены|попали))"
    r"[ :-]*$|"
    r"\b(?:are|is|were|include[sd]?|это|стали|вошли|среди них|в их числе|among (?:them|those)(?: are| is)?|"
    r"арасында|қатарында|\w+(?:лар|лер|дар|дер|тар|тер)(?: -+|:))"
    r"[ :-]*(?:[a-zа-яёәіңғүұқөһ-]{3,} ){0,3}$"
)
_ROLE_FIRST = re.compile(r"\W{0,4}(?:\d{1,3}\W{1,3})?(?:[a-zа-яёәіңғүұқөһ-]{3,} ){1,3}")
_ACTIVE = re.compile(
    r"^(?:включил|признал|внес|добавил|объявил|таныды|танып|таныған)|(?:таныды|қосты|енгізді|деп таныған|қосып|"
    r"енгізіп)$"
)


@dataclass(frozen=True, slots=True)
class Announcement:
    """What is known of a batch of recognitions before its names are read."""

    index: int
    owner: Owner | None
    date: PartialDate | None
    date_basis: DateBasis
    speaker: str | None
    polarity: Polarity
    count: int | None
    items: bool


def named_by_hit(seen: View, hit: Hit, discourse: Discourse) -> Bound:
    """The people that a list trigger's own sentence names; empty for a bare announcement."""
    after = after_mark(seen, hit)
    if after:
        return Bound(pairs(after), "enumeration")
    bound = bind(seen, hit, discourse)
    counted = counted_people(seen.parsed.sentence.folded, seen.parsed.sentence.language)
    if counted and counted[0] >= hit.end and bound.how == "many":
        return bound
    if counted and bound.how in ("understood", "pronoun", "sentence reference", "sentence subject", "role", "many"):
        return Bound()
    if bound.group is None:
        return bound
    if counted and bound.group.end <= counted[0] <= hit.start or acts_itself(seen, hit, bound.group):
        return Bound()
    return replace(bound, names=whole_series(seen, bound.group))


def enumerated(
    seen: View, announcement: Announcement, index: int
) -> tuple[tuple[tuple[Actor, str], ...], tuple[int, int]] | None:
    """Names given by a sentence after an announcement, with the span of its opening words; None if it gives none."""
    sentence = seen.parsed.sentence
    if not seen.parsed.names or index - announcement.index > REACH + (announcement.count or 0):
        return None
    if about_previous_list(sentence.folded):
        return None
    if announcement.items and _is_item(seen):
        return pairs(listable(seen, list(seen.parsed.names[:1]))), (0, seen.parsed.names[0].end)
    if index - announcement.index > REACH:
        return None
    first = seen.parsed.names[0].start
    intro = _intro(sentence.language).match(sentence.folded, 0, first)
    if intro is None or first - intro.end() > 30:
        return None
    names = listable(seen, list(seen.parsed.names))
    marked = bool(_MARKED.search(sentence.folded[:first])) or (
        announcement.count is not None and len(names) == announcement.count
    )
    return (pairs(names), (0, intro.end())) if marked and names else None


def _is_item(seen: View) -> bool:
    """A short line that begins with a name, at most a number or a few role words before it."""
    text, start = seen.parsed.sentence.text, seen.parsed.names[0].start
    return (start <= 8 or bool(_ROLE_FIRST.fullmatch(text, 0, start))) and len(text.split()) <= 25


@cache
def _intro(language: str) -> re.Pattern[str]:
    return re.compile(_INTRO[language].replace("NUM", number_source(language)))


def case_of(folded_trigger: str) -> NameCase:
    """The case of the names that a list trigger governs: objects of «признали», subjects of «признаны»."""
    return "acc" if _ACTIVE.search(folded_trigger) else "nom"


def list_name(name: str, language: str, trigger: str) -> str:
    """A candidate's name as the list has it. Kazakh keeps a clear case ending even on subjects of embedded clauses."""
    case = case_of(trigger)
    if language == "kk" and case == "nom":
        case = "gen"
    return nominative(name, language, case)
