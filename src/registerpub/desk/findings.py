"""What went wrong with a source or a page, in words an editor can use: what it is and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext_lazy as _

_WAIT = _("Nothing to do unless it stays so for a day; then tell the keeper.")
_LOOK = _(
    "If it matters, save the page over a connection that does not give you away, and upload it under «Saved evidence»."
)
_RULES = _("Tell the keeper: the settings of this source may have to be changed.")
_READ_WITH_CARE = _("The page was read. Compare the quote with the page before you confirm a card from it.")
_CHECK_DATE = _("Check the date on every card that comes from this page.")
_WRITE_DOWN = _("If it matters, read it yourself, write the text down in a file and upload it under «Saved evidence».")
_KEEPER = _("Tell the keeper: this is a fault of the program or of its machine.")
_OUTLET = _("Tell the keeper: the outlet has to be asked, then the webhook is tested and switched on again.")

#: Kind → (what it is, what to do).
FINDINGS: Mapping[str, tuple[Any, Any]] = MappingProxyType(
    {
        # Pages
        "empty_body": (_("The page came back empty."), _WAIT),
        "tiny_body": (_("The page came back almost empty."), _WAIT),
        "challenge_page": (_("The site showed a visitor check or a login form instead of the page."), _LOOK),
        "missing_mark": (_("The page does not look like a page of this source."), _RULES),
        "no_text": (_("No article text was found on the page."), _RULES),
        "charset_mended": (_("The page misstated its letters; they were mended."), _READ_WITH_CARE),
        "malformed_html": (_("The page is cut short or damaged."), _READ_WITH_CARE),
        "no_date": (_("The page does not say its day of publication."), _CHECK_DATE),
        "doubtful_date": (_("The page states a day that cannot be true; it was not used."), _CHECK_DATE),
        "date_from_address": (_("The day of publication was taken from the address of the page."), _CHECK_DATE),
        "broken_json": (_("The site's answer cannot be read as an article."), _RULES),
        "selector_missed": (
            _("The article was not found at its usual place on the page and was looked for elsewhere."),
            _RULES,
        ),
        "not_html": (_("The page is a picture, a document or another file that is not read."), _LOOK),
        "too_deep": (_("The page is built so oddly that only its plain text was read."), _READ_WITH_CARE),
        "invisible_text": (
            _("The page holds text or signs that readers do not see; they were left out."),
            _("This may be an attempt to deceive. Confirm nothing from this page alone."),
        ),
        "list_shrank": (
            _("A watched list suddenly lost many of its entries; nobody was taken for removed."),
            _("Look at the page itself before you believe it; the history of the page shows who is missing."),
        ),
        "list_empty": (_("No entry was found on a watched list."), _RULES),
        "mixed_letters": (
            _("Words on the page mix letters of two alphabets that look alike."),
            _("It may be a slip, or an attempt to hide a name. Compare the quote with the page."),
        ),
        "no_text_layer": (_("The document holds only pictures of its pages, and pictures are not read."), _WRITE_DOWN),
        "broken_pdf": (_("The document is damaged or built in such a way that it cannot be read."), _WRITE_DOWN),
        "locked_pdf": (_("The document is locked with a password and was not read."), _WRITE_DOWN),
        "cut_pdf": (
            _("Only a part of the document was read: it is too long, or some of its pages are damaged."),
            _READ_WITH_CARE,
        ),
        # The way to the site
        "crawl_failed": (_("The visit to the source failed."), _KEEPER),
        "http_status": (_("The site answered with an error."), _WAIT),
        "no_answer": (_("The site did not answer."), _WAIT),
        "no_such_host": (_("The site's address was not found."), _WAIT),
        "timeout": (_("The site took too long to answer."), _WAIT),
        "connection_refused": (_("The site refused the connection."), _WAIT),
        "cut_short": (_("The answer broke off."), _WAIT),
        "too_large": (_("The answer was too large and was not kept."), _LOOK),
        "too_many_redirects": (_("The site sends its visitors round in a circle."), _WAIT),
        "robots_forbidden": (_("The site asks not to be visited by programs there; its wish was respected."), _LOOK),
        "robots_unreachable": (_("The site's rules for programs could not be read, so it was not visited."), _WAIT),
        "crawl_delay_too_long": (_("The site asks for longer pauses between requests than the program keeps."), _RULES),
        "refused_address": (
            _("An address leads where the program may not go; it was not opened."),
            _("If it happens again, tell the keeper: somebody may be leading the program astray."),
        ),
        "foreign_host": (_("A link leads to another site; it was not followed."), _("Nothing to do.")),
        "time_limit": (_("The visit was ended before everything was fetched; the rest comes next time."), _WAIT),
        "blocked": (
            _("The site refuses this program; the visit was ended, and nothing was done to get round it."),
            _(
                "Tell the keeper. What matters can be saved by hand, over a connection that does not give you away, "
                "and imported."
            ),
        ),
        "home_unreachable": (_("The site's own address cannot be reached; a mirror of it was read instead."), _WAIT),
        "proxy_unreachable": (
            _("The program's own way to the site, its proxy, does not work."),
            _("Tell the keeper: the proxy may have stopped, or its address is wrong."),
        ),
        "broken_sitemap": (_("The source's sitemap cannot be read."), _RULES),
        "empty_sitemap": (_("The source's sitemap lists no article."), _RULES),
        "broken_listing": (_("The source's page of links cannot be read as expected."), _RULES),
        "empty_listing": (_("The source's page of links shows no article."), _RULES),
        "changed_without_items": (_("The source's list has changed and shows no article any more."), _RULES),
        "discovery_bound": (
            _("The source lists more than one visit looks at; the newest were looked at."),
            _("Nothing to do. The keeper can name a narrower list in the settings of the source."),
        ),
        "maybe_missed": (
            _("Everything on the source's list was new: something may have come and gone between two visits."),
            _("Tell the keeper: the source may have to be visited more often."),
        ),
        "many_findings": (_("So much went wrong on one visit that not all of it was noted."), _RULES),
        "broken_feed": (_("The source's list of news cannot be read."), _RULES),
        "empty_feed": (_("The source's list of news is empty."), _WAIT),
        # Our own work
        "archive_failed": (_("The archive could not be written, so the visit was ended."), _KEEPER),
        "alert_failed": (_("An alert reached nobody; it will be tried again."), _KEEPER),
        "ping_failed": (_("The service that notices silence could not be reached."), _KEEPER),
        "notify_failed": (_("The command that tells of changes of sources failed; it will be tried again."), _KEEPER),
        "hub_failed": (_("The hub that passes feeds on could not be told of a change."), _KEEPER),
        "webhook_dead": (_("An outlet did not take a message for 54 hours, so it was given up."), _OUTLET),
        "webhook_stopped": (_("An outlet's webhook was stopped: it takes nothing."), _OUTLET),
        "broken_record": (_("An archived page is damaged and was left out."), _KEEPER),
        "manifest_failed": (
            _("The daily list of archived files could not be written; it will be tried again."),
            _KEEPER,
        ),
        "timestamp_failed": (
            _("The daily list of archived files got no time stamp; it will be asked for again."),
            _KEEPER,
        ),
        "stage_failed": (_("A page could not be processed; it will be tried again."), _KEEPER),
    }
)
OTHERWISE = (_("Something else went wrong."), _KEEPER)


def finding_words(kind: str) -> tuple[str, str]:
    """(what it is, what to do) in the current language."""
    what, remedy = FINDINGS.get(kind, OTHERWISE)
    return str(what), str(remedy)
