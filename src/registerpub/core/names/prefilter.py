"""Whether a page can name anybody of the register at all, decided on its markup, before its text is read.

Never says no to a page whose text names somebody; a yes only means that the page must be read.
"""

from __future__ import annotations

from registerpub.core.markup import views
from registerpub.core.names.finder import Finder


def may_name_anyone(finder: Finder, page: str) -> bool:
    """Whether the text of a decoded page, markup and all, may hold a name."""
    return any(finder.spans(view) if has_lines else finder.capitals(view) for view, has_lines in views(page))
