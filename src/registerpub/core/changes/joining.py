"""What a late report changes about a card that is already there: nothing, something new, or a contradiction.

Values stand as they are stored: ``date`` as text, ``term`` as its units, everything else as text or None. Two reports
differ only where both say something and it cannot be the same: free text in two languages is never compared.

:data:`NOT_LATER` beside a date says that the text told no day and the day of publication stands for it: what happened
then or shortly before. A report of the next morning that says «yesterday» does not contradict it but knows better.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from registerpub.core.notices.articles import ArticleReference, read_articles
from registerpub.core.notices.places import facility_code, find_town, fits
from registerpub.core.records import LANGUAGES, PartialDate

Values = Mapping[str, Any]

NOT_LATER: Final = "date_not_later"
#: Days before its publication within which news without a day have happened.
RECENT: Final = dt.timedelta(days=7)
#: How a date is known goes with the date; quotes and kinds are no values.
_NO_VALUES: Final = ("date_basis", NOT_LATER, "quote", "kind", "details")
#: Letters by which two inflected words of one language count as one.
_STEM: Final = 5


def merged(kept: Values, new: Values) -> dict[str, Any]:
    """Fields that the card lacked are filled in, a date together with how it is known; what it says stays.

    Only a date gives way, to one that agrees with it and says more: a day to a month, a day told to one not told.
    """
    found = dict(kept) | {name: value for name, value in new.items() if value and not kept.get(name)}
    if new.get("date") and (not kept.get("date") or (dates_agree(kept, new) and _says_more(kept, new))):
        for name in ("date", "date_basis", NOT_LATER):
            found.pop(name, None)
            found |= {name: new[name]} if name in new else {}
    elif kept.get("date"):
        found.pop(NOT_LATER, None)
        found |= {NOT_LATER: kept[NOT_LATER]} if kept.get(NOT_LATER) else {}
    return found


def dates_agree(one: Values, two: Values) -> bool:
    """Whether both dates can be of one day. True where one of them is not known."""
    if not one.get("date") or not two.get("date"):
        return True
    first, second = PartialDate.parse(one["date"]), PartialDate.parse(two["date"])
    if first.agrees_with(second):
        return True
    if one.get(NOT_LATER) and two.get(NOT_LATER):
        return abs(first.last_day() - second.last_day()) <= RECENT
    if one.get(NOT_LATER):
        return _is_shortly_before(second, first)
    return bool(two.get(NOT_LATER)) and _is_shortly_before(first, second)


def _is_shortly_before(told: PartialDate, limit: PartialDate) -> bool:
    return told.first_day() <= limit.last_day() and limit.last_day() - told.last_day() <= RECENT


def _says_more(kept: Values, new: Values) -> bool:
    first, second = PartialDate.parse(kept["date"]), PartialDate.parse(new["date"])
    if bool(kept.get(NOT_LATER)) != bool(new.get(NOT_LATER)):
        return bool(kept.get(NOT_LATER))
    if kept.get(NOT_LATER):
        return second.last_day() < first.last_day()
    return len(str(second)) > len(str(first))


def merged_facts(kept: Sequence[Values], new: Sequence[Values]) -> list[Values]:
    """Further facts come along; of one event and status the first stays."""
    known = {_kind(fact) for fact in kept}
    return [*kept, *(fact for fact in new if _kind(fact) not in known)]


def conflicts(kept: Values, new: Values) -> bool:
    """Whether both fill in a field and say something else there."""
    names = [name for name in kept if name not in (*_NO_VALUES, "date") and kept[name] and new.get(name)]
    return not dates_agree(kept, new) or any(not agrees(name, kept[name], new[name]) for name in names)


def facts_conflict(kept: Sequence[Values], new: Sequence[Values]) -> bool:
    """Whether a fact of ``new`` contradicts the one of the same event and status in ``kept``."""
    known = {_kind(fact): fact for fact in kept}
    return any(_kind(fact) in known and conflicts(_flat(known[_kind(fact)]), _flat(fact)) for fact in new)


def _kind(fact: Values) -> tuple[Any, Any]:
    return fact["event"], fact["status"]


def _flat(fact: Values) -> Values:
    return {**fact, **fact["details"]}


def agrees(name: str, one: Any, two: Any) -> bool:
    """Whether two values of a field other than a date can be the same."""
    if one == two:
        return True
    if not isinstance(one, str) or not isinstance(two, str):
        return False
    if name == "place" and find_town(one) and find_town(two):
        return find_town(one) == find_town(two)
    if name == "article" and read_articles(one) and read_articles(two):
        return _same_articles(read_articles(one), read_articles(two))
    if name == "facility" and facility_code(one, "en") and facility_code(two, "en"):
        return facility_code(one, "en") == facility_code(two, "en")
    return name in ("place", "article", "facility", "court") and _may_say_the_same(one, two)


def _same_articles(one: Sequence[ArticleReference], two: Sequence[ArticleReference]) -> bool:
    """The same articles; parts count only where both name them."""
    if {reference.number for reference in one} != {reference.number for reference in two}:
        return False
    parts = {reference.number: reference.parts for reference in one}
    return all(
        not reference.parts or not parts[reference.number] or set(reference.parts) == set(parts[reference.number])
        for reference in two
    )


def _may_say_the_same(one: str, two: str) -> bool:
    """In one language: whether the words of one are among those of the other, endings aside."""
    if not any(fits(one, language) and fits(two, language) for language in LANGUAGES):
        return True
    first, second = _words(one), _words(two)
    return _are_among(first, second) or _are_among(second, first)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold())) - {"the"}


def _are_among(some: set[str], others: set[str]) -> bool:
    return all(any(_is_one_word(word, other) for other in others) for word in some)


def _is_one_word(one: str, two: str) -> bool:
    """The same beginning: endings come after it."""
    length = min(len(one), len(two), _STEM)
    return one[:length] == two[:length]
