"""Words of the page that searches. Texts only; ``locales/README.md`` tells how they are kept."""

from __future__ import annotations

from registerpub.core.notices.message import by_context, pgettext

SEARCH_WORDS = by_context(
    (
        pgettext("page.search", "Search"),
        pgettext("page.search.label", "Words or a name, in any spelling"),
        pgettext("page.search.about", "The search runs on your device: what you type is not sent anywhere."),
        pgettext(
            "page.search.needs",
            "The search needs JavaScript, which is switched off here or could not be loaded. Everything can also be "
            "found in the lists below.",
        ),
        pgettext("page.search.loading", "The index is being loaded…"),
        pgettext("page.search.failed", "The index could not be loaded. Try once more, or look into the lists below."),
        pgettext("page.search.found", "Found: {n}."),
        pgettext("page.search.first", "Shown are the first {n}: add a word to find fewer."),
        pgettext("page.search.similar", "Nothing was found with exactly these words. What is similar:"),
        pgettext(
            "page.search.none", "Nothing was found. That something is not here does not mean that it did not happen."
        ),
        pgettext("page.search.letters", "People by letter"),
    )
)
