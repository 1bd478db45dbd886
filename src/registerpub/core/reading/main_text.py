"""Which part of a page is the article: the source's selector, JSON-LD, trafilatura, then the plainest guess.

trafilatura works on the text it is given and fetches nothing.
"""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from html import unescape
from itertools import islice

from lxml.html import HtmlElement as Element

from registerpub.core.reading.cleaning import tidy
from registerpub.core.reading.model import RawParagraph
from registerpub.core.reading.selectors import select
from registerpub.core.reading.tree import paragraphs_of

_LARGEST_TREE = 60_000
_FEWEST_LETTERS = 40
_SHARE_FOUND = 0.7
_MOST_SEARCHING = 200_000_000
_ENOUGH_TOLD = 300
_SHORTEST_TOLD = 15
_SHARE_TOLD = 0.9
_TAG = re.compile(r"<[^<>]*>")


def find_paragraphs(tree: Element, selector: str, title: str, told: str = "") -> tuple[list[RawParagraph], str]:
    """Paragraphs of the article with their roles, and by which of :data:`METHODS` they were found.

    ``told``: the article as the page gives it to programs. Empty only if no paragraph of the page has letters: where
    nothing looks like an article, because the page is a line or two, every paragraph is taken.
    """
    selected = [paragraph for element in outermost(tree, selector) for paragraph in paragraphs_of(element)]
    methods: tuple[tuple[str, Callable[[], list[RawParagraph]]], ...] = (
        ("selectors", lambda: selected),
        ("json_ld", lambda: _by_told(tree, told)),
        ("extractor", lambda: _by_trafilatura(tree)),
        ("guess", lambda: _by_guess(tree)),
    )
    for method, find in methods:
        chosen = find()
        if _have(chosen, _FEWEST_LETTERS):
            return _without_title(chosen, title), method
    if _have(selected, 1):
        return _without_title(selected, title), "selectors"
    return _without_title(_everything(tree), title), "everything"


def _by_told(tree: Element, told: str) -> list[RawParagraph]:
    """The visible paragraphs that the page's own data calls its article; none where that is cut or not on the page.

    Only what a reader sees counts: data that nobody sees could say anything.
    """
    plain = tidy(_TAG.sub(" ", unescape(told)))
    letters = sum(map(str.isalpha, plain))
    if letters < _ENOUGH_TOLD or plain.endswith(("...", "…")):
        return []
    own = paragraphs_of(tree)
    if len(own) * len(plain) > _MOST_SEARCHING:
        return []
    chosen = [item for item in own if len(item.text) >= _SHORTEST_TOLD and item.text in plain]
    return chosen if _letters(chosen) >= _SHARE_TOLD * letters else []


def outermost(tree: Element, selector: str) -> list[Element]:
    """Elements that fit the selector, without those inside of another."""
    found = select(tree, selector)
    if len(found) < 2:
        return found
    inside = set(found)
    return [element for element in found if not any(parent in inside for parent in element.iterancestors())]


def _by_trafilatura(tree: Element) -> list[RawParagraph]:
    """trafilatura tells which paragraphs are the article; the page's own tree tells what they are for."""
    if sum(1 for _ in tree.iter()) > _LARGEST_TREE:
        return []
    import trafilatura  # here: a crawl knows these rules and never reads a page, and loading it takes long

    found = trafilatura.bare_extraction(copy.deepcopy(tree), fast=True, include_comments=False, with_metadata=False)
    if found is None or found.body is None:
        return []
    told = paragraphs_of(found.body)
    own = paragraphs_of(tree)
    kept = _matching(own, told)
    if _letters(kept) >= _SHARE_FOUND * _letters(told):
        return kept
    roles = {paragraph.text: paragraph.role for paragraph in own}
    return [replace(item, role=roles.get(item.text, "body")) for item in told]


def _matching(own: Sequence[RawParagraph], told: Sequence[RawParagraph]) -> list[RawParagraph]:
    """Those of our own paragraphs that trafilatura told, whole or run together with others, each as often as told.

    Of lines that stand in a menu as well as in the text, those nearest to the lines of the text alone count.
    """
    ours = {item.text for item in own}
    often = Counter(item.text for item in told)
    together = " ".join(item.text for item in told if item.text not in ours)
    searchable = len(own) * len(together) <= _MOST_SEARCHING
    exact = [index for index, item in enumerate(own) if item.text in often]
    ever = Counter(item.text for item in own)
    sure = [index for index in exact if ever[own[index].text] == 1] or exact
    kept: set[int] = set()
    for index in sorted(exact, key=lambda index: (max(sure[0] - index, index - sure[-1], 0), -index)):
        if often[own[index].text]:
            often[own[index].text] -= 1
            kept.add(index)
    loose = {index for index, item in enumerate(own) if searchable and together and item.text in together}
    return [item for index, item in enumerate(own) if index in kept or index in loose]


def _by_guess(tree: Element) -> list[RawParagraph]:
    for query in ("//article", "//main", "//*[@role='main']", "//body"):
        found = tree.xpath(query)
        paragraphs = [paragraph for element in found[:1] for paragraph in paragraphs_of(element)]
        if _have(paragraphs, _FEWEST_LETTERS):
            return paragraphs
    return []


def _everything(tree: Element) -> list[RawParagraph]:
    """Every paragraph with letters but those of the site's own frame."""
    body = copy.deepcopy(tree)
    for element in body.xpath("//header[not(ancestor::article or ancestor::main)] | //footer | //aside"):
        if element.getparent() is not None:
            element.drop_tree()
    return [paragraph for paragraph in paragraphs_of(body) if _have([paragraph], 1)]


def _without_title(paragraphs: Sequence[RawParagraph], title: str) -> list[RawParagraph]:
    """The headline is kept apart; repeated at the head of the text it would be read twice.

    It stays where it is all that the page says: a page with words is not a page without text.
    """
    head = [item for item in paragraphs[:3] if not title or item.text != title]
    kept = [*head, *paragraphs[3:]]
    return kept if _have(kept, 1) else list(paragraphs)


def _have(paragraphs: Sequence[RawParagraph], fewest: int) -> bool:
    """Whether there are so many letters in all; no more is looked at than is needed to tell."""
    letters = (letter for paragraph in paragraphs for letter in paragraph.text if letter.isalpha())
    return next(islice(letters, fewest - 1, None), "") != ""


def _letters(paragraphs: Sequence[RawParagraph]) -> int:
    return sum(sum(map(str.isalpha, paragraph.text)) for paragraph in paragraphs)
