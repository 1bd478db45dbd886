"""The entries of a watched list or schedule: one person or session each, masked like any text."""

from __future__ import annotations

from registerpub.core.reading.charset import decode_page
from registerpub.core.reading.cleaning import tidy
from registerpub.core.reading.hidden import remove_hidden
from registerpub.core.reading.main_text import outermost
from registerpub.core.reading.privacy import mask_private
from registerpub.core.reading.tree import paragraphs_of, parse_html
from registerpub.core.records import CapturedPage


def read_entries(page: CapturedPage, selector: str) -> tuple[str, ...]:
    """Text of the elements that fit the CSS ``selector``, each in one line, those without a letter left out.

    Empty for a page that is no HTML or holds none: whether that may be believed is for others to say.
    """
    tree, _ = parse_html(decode_page(page.payload, page.content_type).text)
    if tree is None:
        return ()
    remove_hidden(tree)
    parts = ([part.text for part in paragraphs_of(found)] for found in outermost(tree, selector))
    texts = (mask_private(tidy(" ".join(texts)))[0] for texts in parts)
    return tuple(text for text in texts if any(map(str.isalpha, text)))
