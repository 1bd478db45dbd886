"""Pages by which the site explains itself: how to subscribe and to verify, the right of reply, what is watched."""

from __future__ import annotations

from registerpub.core.notices.message import Wording
from registerpub.publishing.entries import guide_page, marked
from registerpub.publishing.pages import Pages
from registerpub.publishing.words_guides import GUIDES

#: Which paragraph stands for the other, by whether releases are signed.
_SIGNING = {True: "guide.verify.unsigned", False: "guide.verify.signed"}


def guide(pages: Pages, name: str, language: str, *, signed: bool = False) -> bytes:
    """``NAME.LANG.html``. ``signed``: whether this site signs its releases."""
    wording = pages.wordings[language]
    words = GUIDES[name]
    told = [m.put(wording) for c, m in words.items() if not c.endswith(".title") and c != _SIGNING[signed]]
    return pages.render(
        "guide.html.j2",
        language,
        title=marked(guide_title(name, wording), pages.site, wording),
        paragraphs=told,
        here=guide_page(name, language),
        others=lambda other: guide_page(name, other),
    )


def guide_title(name: str, wording: Wording) -> str:
    return GUIDES[name][f"guide.{name}.title"].put(wording)
