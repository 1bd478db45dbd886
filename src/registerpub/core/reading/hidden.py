"""Text that a page holds and no reader sees: taken out of the tree, and told where it stood inside the article.

The rules by which an element counts as hidden are those of :mod:`registerpub.core.markup`, which must see pages in the
same way. What a page shows or hides by script, or by rules of other files, is not known here.
"""

from __future__ import annotations

from typing import Any

from lxml import etree
from lxml.html import HtmlElement as Element

from registerpub.core.markup import HIDEABLE, has_background, hiding_classes, is_hidden, is_white

_MAY_BE_HIDDEN: Any = etree.XPath("//*[@hidden or @style or @aria-hidden]")
_HAS_CLASS: Any = etree.XPath("//*[@class]")
_STYLES: Any = etree.XPath("//style/text()")
#: Letters of hidden text inside the article that are worth a look; labels for screen readers are shorter, mostly.
_WORTH_A_LOOK = 20
_LABEL = 60
_ARTICLE = ("article", "main", "p")


def remove_hidden(tree: Element) -> bool:
    """Take elements out that no reader sees; whether such text stood inside the article."""
    found = False
    classes = hiding_classes("".join(map(str, _STYLES(tree))))
    for element in _MAY_BE_HIDDEN(tree):
        if element.tag in HIDEABLE and is_hidden(element.get, frozenset()):
            found = _drop(element, _WORTH_A_LOOK) or found
        elif is_white(element.get("style") or "") and _on_nothing(element):
            found = _is_worth_a_look(element, _WORTH_A_LOOK) or found
    for element in _HAS_CLASS(tree) if classes else ():
        if element.tag in HIDEABLE and is_hidden(element.get, classes):
            found = _drop(element, _LABEL) or found
    return found


def _drop(element: Element, fewest: int) -> bool:
    worth = _is_worth_a_look(element, fewest)
    if element.getparent() is not None:
        element.drop_tree()
    return worth


def _is_worth_a_look(element: Element, fewest: int) -> bool:
    letters = sum(map(str.isalpha, "".join(map(str, element.itertext()))))
    return letters >= fewest and (
        element.tag == "p" or any(parent.tag in _ARTICLE for parent in element.iterancestors())
    )


def _on_nothing(element: Element) -> bool:
    """White text on no ground that the page's own markup gives it: it may be invisible, or on a ground that a style
    sheet gives. It is kept and told.
    """
    return not any(has_background(parent.get("style") or "") for parent in element.iterancestors())
