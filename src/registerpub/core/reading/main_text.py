"""Which part of a page is the article: the source's selector, else trafilatura, else the plainest guess.

trafilatura works on the text it is given and fetches nothing.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import replace

import trafilatura
from lxml import html
from lxml.html import HtmlElement as Element

from registerpub.core.reading.model import RawParagraph
from registerpub.core.reading.tree import paragraphs_of

_LARGEST_TREE = 60_000
_FEWEST_LETTERS = 40
_SHARE_FOUND = 0.7
_MOST_SEARCHING = 200_000_000


def find_paragraphs(tree: Element, selector: str, title: str) -> list[RawParagraph]:
    """Paragraphs of the article with their roles; empty only if no paragraph of the page has letters.

    Where nothing looks like an article, because the page is a line or two, every paragraph is taken.
    """
    selected = [paragraph for element in outermost(tree, selector) for paragraph in paragraphs_of(element)]
    chosen = selected
    if _letters(chosen) < _FEWEST_LETTERS:
        chosen = _by_trafilatura(tree)
    if _letters(chosen) < _FEWEST_LETTERS:
        chosen = _by_guess(tree)
    if not chosen:
        chosen = selected if _letters(selected) else _everything(tree)
    return _without_title(chosen, title)


def outermost(tree: Element, selector: str) -> list[Element]:
    """Elements that fit the selector, without those inside of another."""
    if not selector:
        return []
    found = tree.cssselect(selector)
    inside = set(found)
    return [element for element in found if not any(parent in inside for parent in element.iterancestors())]


def _by_trafilatura(tree: Element) -> list[RawParagraph]:
    """trafilatura tells which paragraphs are the article; the page's own tree tells what they are for."""
    if sum(1 for _ in tree.iter()) > _LARGEST_TREE:
        return []
    source = html.tostring(tree, encoding="unicode")
    found = trafilatura.bare_extraction(source, fast=True, include_comments=False, with_metadata=False)
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
    """Those of our own paragraphs that trafilatura told, whole or run together with others."""
    exact = {item.text for item in told}
    together = " ".join(item.text for item in told)
    searchable = len(own) * len(together) <= _MOST_SEARCHING
    return [item for item in own if item.text in exact or (searchable and item.text in together)]


def _by_guess(tree: Element) -> list[RawParagraph]:
    for query in ("//article", "//main", "//*[@role='main']", "//body"):
        found = tree.xpath(query)
        paragraphs = [paragraph for element in found[:1] for paragraph in paragraphs_of(element)]
        if _letters(paragraphs) >= _FEWEST_LETTERS:
            return paragraphs
    return []


def _everything(tree: Element) -> list[RawParagraph]:
    """Every paragraph with letters but those of the site's own frame."""
    body = copy.deepcopy(tree)
    for element in body.xpath("//header[not(ancestor::article or ancestor::main)] | //footer | //aside"):
        if element.getparent() is not None:
            element.drop_tree()
    return [paragraph for paragraph in paragraphs_of(body) if _letters([paragraph])]


def _without_title(paragraphs: Sequence[RawParagraph], title: str) -> list[RawParagraph]:
    """The headline is kept apart; repeated at the head of the text it would be read twice.

    It stays where it is all that the page says: a page with words is not a page without text.
    """
    head = [item for item in paragraphs[:3] if not title or item.text != title]
    kept = [*head, *paragraphs[3:]]
    return kept if _letters(kept) else list(paragraphs)


def _letters(paragraphs: Sequence[RawParagraph]) -> int:
    return sum(letter.isalpha() for paragraph in paragraphs for letter in paragraph.text)
