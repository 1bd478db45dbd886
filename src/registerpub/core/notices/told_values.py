"""The words by which a notice may tell the value of a field, in any language: to see whether a text tells it."""

from __future__ import annotations

from registerpub.core.notices.articles import in_list, read_articles
from registerpub.core.notices.courts import court_forms
from registerpub.core.notices.numerals import term_in_words
from registerpub.core.notices.places import facility_code, find_town
from registerpub.core.records import LANGUAGES, Term

#: Shorter text is found in too many words to tell anything.
_SHORTEST = 3
_CASES = ("nominative", "genitive", "dative", "accusative")


def told_values(field: str, value: Term | str | None) -> frozenset[str]:
    """Case-folded wordings of ``value`` (of ``term``, ``article``, ``court``, ``facility`` or ``place``)."""
    if not value:
        return frozenset()
    if isinstance(value, Term):
        found = {_term(value, language, case) for language in LANGUAGES for case in _CASES}
    else:
        found = {value, *(form for language in LANGUAGES for form in _forms(field, value, language))}
    folded = {" ".join(text.split()).casefold() for text in found}
    return frozenset(text for text in folded if len(text) >= _SHORTEST)


def _term(value: Term, language: str, case: str) -> str:
    try:
        return term_in_words(value, language, case) or ""  # type: ignore[arg-type]  # not every language has each case
    except (KeyError, ValueError):
        return ""


def _forms(field: str, value: str, language: str) -> tuple[str, ...]:
    if field == "court":
        forms = court_forms(value, language)
        return (forms.nominative, forms.genitive, forms.where) if forms else ()
    if field == "place":
        town = find_town(value)
        return (town.nominative(language), town.where(language)) if town else ()
    if field == "facility":
        return (facility_code(value, language),)
    references = read_articles(value) if field == "article" else ()
    return (in_list(references, language),) if references else ()
