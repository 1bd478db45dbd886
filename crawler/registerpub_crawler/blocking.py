"""Whether an answer says that the site does not want us: then the visit ends, without a second try and without tricks.

A source that blocks us is reported; a person decides what to do. Nothing here looks for a way round.
"""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime

from registerpub.core.reading import decode_page

REFUSED, TOO_MANY, UNAVAILABLE = (403, 451), 429, 503
#: So many refused articles in a row are no matter of single articles any more.
REFUSALS_IN_A_ROW = 3
#: Seconds. A site that asks for more is asked again the next day.
MAX_RETRY_AFTER = 86_400
#: Beyond these a page is an article that speaks of such checks, not one of them.
_LARGEST_CHECK, _MOST_LETTERS = 100_000, 600
#: Bytes. Such a page begins with what marks it; a longer search would be a tenth of a crawl's work.
_BEGINNING = 16_384
_MARKS = (
    b"_cf_chl_opt",
    b"cf-browser-verification",
    b"checking your browser",
    b"enable javascript and cookies to continue",
    b"__js_challenge",
    b"/__qrator/",
)
#: These stand in ordinary texts, too, and say something only as the title of the page.
_TITLES = (b"just a moment", b"ddos-guard", b"attention required! | cloudflare")
_TITLE = re.compile(rb"<title[^<>]*>\s*([^<>]*)")
_NOT_TEXT = re.compile(r"<(script|style|noscript|title)\b.*?</\1\s*>|<[^<>]*>", re.IGNORECASE | re.DOTALL)


def is_check(body: bytes, content_type: str, mitigated: str) -> bool:
    """Whether the page checks the visitor instead of answering. ``mitigated``: the header of that name, if sent."""
    if mitigated.strip().lower() == "challenge":
        return True
    if len(body) > _LARGEST_CHECK or not _is_marked(body[:_BEGINNING].lower()):
        return False
    text = _NOT_TEXT.sub(" ", decode_page(body, content_type).text)
    return sum(letter.isalpha() for letter in text) < _MOST_LETTERS


def _is_marked(lower: bytes) -> bool:
    """Every page of a crawl is looked at, so plain searches come first."""
    if any(mark in lower for mark in _MARKS):
        return True
    title = _TITLE.search(lower)
    return title is not None and title[1].startswith(_TITLES)


def seconds_asked(value: str, now: dt.datetime) -> int:
    """What ``Retry-After`` (RFC 9110, 10.2.3) asks for: seconds from ``now``, at most :data:`MAX_RETRY_AFTER`."""
    value = value.strip()
    if value.isascii() and value.isdecimal():
        return min(int(value[:12]), MAX_RETRY_AFTER)
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return 0
    moment = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return max(0, min(int((moment - now).total_seconds()), MAX_RETRY_AFTER))
