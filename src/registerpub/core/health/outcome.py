"""How one visit ended, and which findings a later visit shows to be over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

BLOCKED = "blocked"
CHANGED_WITHOUT_ITEMS = "changed_without_items"

BLOCKING = frozenset({BLOCKED, "challenge_page"})
ROBOTS = frozenset({"robots_forbidden", "crawl_delay_too_long"})
WAY = frozenset(
    {
        *("http_status", "no_answer", "no_such_host", "timeout", "connection_refused"),
        *("cut_short", "too_large", "too_many_redirects", "refused_address", "robots_unreachable"),
        "home_unreachable",
    }
)
#: A watched list came without its entries or without most of them: nobody counts as removed, and no change is seen.
LOST_LISTS = frozenset({"list_empty", "list_shrank"})
SELDOM = frozenset({"maybe_missed"})
BODIES = frozenset({"empty_body", "tiny_body"})
OURS = frozenset({"crawl_failed", "archive_failed", "time_limit"})
#: Our own way out does not work; it says nothing of the site.
PROXY = frozenset({"proxy_unreachable"})

#: Answers by which a site turns a visitor away (RFC 9110, RFC 6585, RFC 7725).
_BLOCKING_STATUSES = ("401", "403", "429", "451")


@dataclass(frozen=True, slots=True)
class VisitCounts:
    """What a visit brought. ``items``: links seen in all discovery, ``new_items``: those never seen before.

    ``watched``: pages that are fetched on every visit and were had.
    ``findings`` are (kind, detail); the detail of one about a single article begins with "article".
    """

    failure: str = ""
    articles: int = 0
    items: int = 0
    new_items: int = 0
    not_modified: int = 0
    watched: int = 0
    findings: Sequence[tuple[str, str]] = ()


def is_list_kind(kind: str) -> bool:
    """Whether the finding says that a feed, listing or sitemap was had but gave nothing."""
    return kind not in BODIES and kind.startswith(("broken_", "empty_"))


def outcome_of(visit: VisitCounts) -> str:
    """One of :data:`OUTCOMES`.

    A visit is a success if the source gave something (a list with entries, an article, "not modified"), or if nothing
    hindered it. New entries of which not one article could be had are no success either.
    """
    if visit.failure:
        return "failed"
    articles = [finding for finding in visit.findings if finding[1].startswith("article ")]
    others = [finding for finding in visit.findings if not finding[1].startswith("article ")]
    came = bool(visit.articles or visit.items or visit.not_modified)
    if came and not (visit.new_items and not visit.articles and articles):
        return "success"
    return _hindrance(articles if came else others, visit.watched > 0) or "success"


def _hindrance(findings: Sequence[tuple[str, str]], watched: bool) -> str:
    """What kept the rest away; a watched page that was had means that the way was open."""
    kinds = {kind for kind, _ in findings}
    if kinds & BLOCKING or any(_turned_away(*finding) for finding in findings):
        return "blocked"
    if kinds & ROBOTS and not watched:
        return "robots"
    if kinds & BODIES or (kinds & (WAY | PROXY | {"time_limit"}) and not watched):
        return "no_answer"
    listless = any(is_list_kind(kind) for kind in kinds) or CHANGED_WITHOUT_ITEMS in kinds
    return "nothing" if listless else ""


def _turned_away(kind: str, detail: str) -> bool:
    return kind == "http_status" and detail.rpartition(": ")[2] in _BLOCKING_STATUSES


def ends_with(kind: str, visit: VisitCounts) -> bool:
    """Whether a successful visit that does not show a finding of ``kind`` any more is its end.

    A visit that was told "not modified" throughout has read nothing: it shows that the way is open again, and nothing
    about what stands in lists and pages.
    """
    read = bool(visit.articles or visit.items or not visit.not_modified)
    return read or kind in BLOCKING | ROBOTS | WAY | OURS | PROXY
