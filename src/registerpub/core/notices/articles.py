"""References to the Criminal Code: read from a source's own way of writing them, printed in the notice's language.

A reference that is not understood to its last figure is not printed as a charge; it never becomes a guess.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ArticleReference:
    """``number`` like 405 or 380-1; ``parts`` like ("1", "2")."""

    number: str
    parts: tuple[str, ...] = ()


_LIST = r"\d{1,2}(?:\s*(?:,|и|and|және|&)\s*\d{1,2})*"
_NUMBER = r"(?<![\d/-])\d{3}(?:-\d)?(?!\d)"
_REFERENCE = re.compile(
    rf"(?:част\w+|ч\.\s*ч\.|чч?\.|parts?)\s*(?P<before>{_LIST})\s*(?:стат\w+|ст\.|of\s+article|article)\s*"
    rf"(?P<number_after>{_NUMBER})"
    rf"|(?P<number>{_NUMBER})(?:-\s*(?:бап|баб)\w*)?"
    rf"(?:,?\s*(?:част\w+|ч\.\s*ч\.|чч?\.|parts?)\s*(?P<after>{_LIST})"
    rf"|\s*(?P<kazakh>{_LIST})\s*-\s*бөлі\w+"
    rf"|\s*(?P<brackets>\(\d{{1,2}}\)(?:\s*(?:,|и|and|және|&)\s*\(\d{{1,2}}\))*))?",
    re.IGNORECASE,
)
_OTHER_CODE = re.compile(r"коап|административн|әкімшілік|administrative|әқбтк", re.IGNORECASE)


def read_articles(text: str) -> tuple[ArticleReference, ...]:
    """Every article named in ``text``; empty if a figure is left over or another code than the Criminal is named."""
    if _OTHER_CODE.search(text):
        return ()
    found = []
    for match in _REFERENCE.finditer(text):
        parts = match["before"] or match["after"] or match["kazakh"] or match["brackets"] or ""
        number = match["number_after"] or match["number"]
        found.append(ArticleReference(number, tuple(re.findall(r"\d+", parts))))
    return () if re.search(r"\d", _REFERENCE.sub("", text)) else tuple(found)


def in_charge(references: Sequence[ArticleReference], language: str) -> str:
    """As it stands in the charge: "Article 405, part 2,"; «части 2 статьи 405»; «405-бабының 2-бөлігі»."""
    return _join([_in_charge(reference, language) for reference in references], language)


def in_list(references: Sequence[ArticleReference], language: str) -> str:
    """Alone on a line, nominative: "Article 405, part 2"; «статья 405, часть 2»; «405-бап, 2-бөлік»."""
    return "; ".join(_in_list(reference, language) for reference in references)


def _in_charge(reference: ArticleReference, language: str) -> str:
    number, parts, many = reference.number, _join(reference.parts, language), len(reference.parts) > 1
    if language == "ru":
        head = f"{'частям' if many else 'части'} {parts} " if parts else ""
        return f"{head}{'статьи' if parts else 'статье'} {number}"
    if language == "kk":
        return f"{number}-бабының {parts}-{'бөліктері' if many else 'бөлігі'}" if parts else f"{number}-бабы"
    return f"Article {number}" + (f", {'parts' if many else 'part'} {parts}," if parts else "")


def _in_list(reference: ArticleReference, language: str) -> str:
    number, parts, many = reference.number, _join(reference.parts, language), len(reference.parts) > 1
    if language == "ru":
        return f"статья {number}" + (f", {'части' if many else 'часть'} {parts}" if parts else "")
    if language == "kk":
        return f"{number}-бап" + (f", {parts}-{'бөліктер' if many else 'бөлік'}" if parts else "")
    return f"Article {number}" + (f", {'parts' if many else 'part'} {parts}" if parts else "")


def _join(items: Sequence[str], language: str) -> str:
    """A list with its last "and". CLDR's Kazakh lists lack «және», so Babel's are not used here."""
    word = {"kk": " және ", "ru": " и ", "en": " and "}[language]
    return word.join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)
