"""The rules about visits and findings, one function each. Every rule gives a :class:`Condition` or ``None``.

More failures never make a source look healthier: no rule lapses because another visit failed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection

from registerpub.core.health.model import Condition, OpenFinding, SourceFacts
from registerpub.core.health.outcome import (
    BLOCKING,
    BODIES,
    CHANGED_WITHOUT_ITEMS,
    LOST_LISTS,
    OURS,
    PROXY,
    ROBOTS,
    SELDOM,
    WAY,
    is_list_kind,
)
from registerpub.core.health.thresholds import Thresholds

Rule = Callable[[SourceFacts, dt.datetime, Thresholds], Condition | None]

_PARSE = frozenset({"no_text", "no_date", "missing_mark"})


def not_visited(facts: SourceFacts, now: dt.datetime, limits: Thresholds) -> Condition | None:
    """Nobody has visited it for three intervals and at least a day: the worker does not run, or its hosts are held."""
    reference = facts.last_visit or facts.due
    if reference is None or now - reference <= _too_long(facts, limits):
        return None
    return Condition("not_visited", "failing", reference, {"hours": _hours(reference, now)})


def no_success(facts: SourceFacts, now: dt.datetime, limits: Thresholds) -> Condition | None:
    """No visit has succeeded for three intervals and at least a day; until the first success that is to be watched.

    Counts: visits without success since the day of the last one.
    """
    reference = facts.last_success or facts.first_visit
    if reference is None:
        return None
    too_long = now - reference > _too_long(facts, limits)
    if not too_long and facts.last_success is not None:
        return None
    first = reference.astimezone(now.tzinfo).date()
    visits = sum(day.visits - day.successes for day in facts.days if day.day >= first)
    state = "failing" if too_long else "watch"
    return Condition("no_success", state, reference, {"visits": visits, "hours": _hours(reference, now)})


def archive_trouble(facts: SourceFacts, now: dt.datetime, limits: Thresholds) -> Condition | None:
    """The archive could not be written, so the visit was ended: without evidence nothing is crawled."""
    found = _open(facts, {"archive_failed"})
    return Condition("archive_trouble", "failing", found.since, {"times": found.count}) if found else None


def crawl_failed(facts: SourceFacts, now: dt.datetime, limits: Thresholds) -> Condition | None:
    """The crawler itself failed; no trouble yet until it has failed three times in a row."""
    found = _open(facts, {"crawl_failed"})
    if not found:
        return None
    state = "watch" if facts.failed_in_a_row >= limits.failures_in_a_row else "healthy"
    return Condition("crawl_failed", state, found.since, {"in_a_row": facts.failed_in_a_row})


def proxy_trouble(facts: SourceFacts, now: dt.datetime, limits: Thresholds) -> Condition | None:
    """Our own proxy cannot be had, so nothing is fetched: to be watched at once, since only we can mend it."""
    found = _open(facts, PROXY)
    return Condition("proxy_trouble", "watch", found.since, {"findings": found.count}) if found else None


def block_pages(facts: SourceFacts, now: dt.datetime, limits: Thresholds) -> Condition | None:
    """The site turns us away: on the last visits, or on a fifth of the week's articles and three at least."""
    found, pages = _open(facts, BLOCKING), _pages(facts, BLOCKING)
    if not found and not pages:
        return None
    counts = {"findings": found.count if found else 0, "pages": pages.count if pages else 0}
    turned_away = found is not None and facts.last_outcome != "success"
    articles, least, share = _articles(facts, now, limits), limits.block_pages_least, limits.block_pages_share
    many = pages is not None and _is_many(pages.count, articles, least, share)
    return Condition("block_pages", "blocked" if turned_away or many else "watch", _earlier(found, pages), counts)


def robots_refusal(facts: SourceFacts, now: dt.datetime, limits: Thresholds) -> Condition | None:
    """robots.txt keeps us out, by a rule or by its pauses; blocked unless the rest of the source comes."""
    found = _open(facts, ROBOTS)
    if not found:
        return None
    state = "healthy" if facts.last_outcome == "success" else "blocked"
    return Condition("robots_refusal", state, found.since, {"findings": found.count})


def site_errors(facts: SourceFacts, now: dt.datetime, limits: Thresholds) -> Condition | None:
    """Errors on the way (status, time-out, no such host, robots.txt out of reach), trouble once they last."""
    return _lasting("site_errors", facts, WAY, now, limits)


def unreadable_lists(facts: SourceFacts, now: dt.datetime, limits: Thresholds) -> Condition | None:
    """A feed, listing or sitemap cannot be read or is empty, trouble once it lasts; a watched list that is lost, at
    once: it is no hiccup of the way, and nothing else would tell.
    """
    kinds = {finding.kind for finding in facts.findings if is_list_kind(finding.kind)}
    lasting, lost = _lasting("unreadable_lists", facts, kinds, now, limits), _pages(facts, LOST_LISTS)
    if lost is None:
        return lasting
    since, count = (lasting.since or lost.since, lasting.counts["findings"]) if lasting else (lost.since, 0)
    return Condition("unreadable_lists", "watch", min(since, lost.since), {"findings": count + lost.count})


def bytes_changed_zero_items(facts: SourceFacts, now: dt.datetime, limits: Thresholds) -> Condition | None:
    """A list whose bytes changed gave no items: the site was rebuilt and we read past it. Failing after a day."""
    found = _open(facts, {CHANGED_WITHOUT_ITEMS})
    if not found:
        return None
    state = "failing" if now - found.since > limits.changed_without_items else "watch"
    return Condition("bytes_changed_zero_items", state, found.since, {"findings": found.count})


def empty_bodies(facts: SourceFacts, now: dt.datetime, limits: Thresholds) -> Condition | None:
    """Answers of 200 with (almost) nothing in them, on the last visits or on three of the week's articles."""
    found, pages = _open(facts, BODIES), _pages(facts, BODIES)
    if not found and not pages:
        return None
    lasting = found is not None and now - found.since > _lasting_time(facts, limits)
    state = "watch" if lasting or (pages is not None and pages.count >= limits.parse_least) else "healthy"
    counts = {"findings": found.count if found else 0, "pages": pages.count if pages else 0}
    return Condition("empty_bodies", state, _earlier(found, pages), counts)


def parse_failures(facts: SourceFacts, now: dt.datetime, limits: Thresholds) -> Condition | None:
    """A fifth of the week's articles (three at least) without text, date or mark; failing at four fifths and ten.

    Of the three the commonest counts, since one page may show several.
    """
    pages = [page for page in facts.pages if page.kind in _PARSE]
    if not pages:
        return None
    worst, articles = max(page.count for page in pages), _articles(facts, now, limits)
    if _is_many(worst, articles, limits.parse_failing_least, limits.parse_failing_share):
        state = "failing"
    else:
        state = "watch" if _is_many(worst, articles, limits.parse_least, limits.parse_share) else "healthy"
    counts = {page.kind: page.count for page in sorted(pages, key=lambda page: page.kind)}
    return Condition("parse_failures", state, min(page.since for page in pages), {**counts, "articles": articles})


def long_running(facts: SourceFacts, now: dt.datetime, limits: Thresholds) -> Condition | None:
    """A visit goes on past its time limit, or visits are again and again ended by it."""
    limit = dt.timedelta(seconds=facts.time_limit_seconds) + limits.long_running_margin
    if facts.running_since is not None and now - facts.running_since > limit:
        minutes = int((now - facts.running_since).total_seconds() // 60)
        return Condition("long_running", "watch", facts.running_since, {"minutes": minutes})
    return _lasting("long_running", facts, {"time_limit"}, now, limits)


def too_seldom(facts: SourceFacts, now: dt.datetime, limits: Thresholds) -> Condition | None:
    """Visit after visit everything on a list is new: things may come and go unseen, so the interval is too long."""
    return _lasting("too_seldom", facts, SELDOM, now, limits)


def clock(facts: SourceFacts, now: dt.datetime, limits: Thresholds) -> Condition | None:
    """A visit lies in the future: the machine's clock was or is wrong, and no time here can be trusted."""
    if facts.last_visit is None or facts.last_visit - now <= limits.clock_margin:
        return None
    return Condition("clock", "watch", None, {"minutes": int((facts.last_visit - now).total_seconds() // 60)})


def other_findings(facts: SourceFacts, now: dt.datetime, limits: Thresholds) -> Condition | None:
    """Open findings that no other rule speaks of: worth knowing, no trouble."""
    known = {*BLOCKING, *ROBOTS, *WAY, *BODIES, *SELDOM, *OURS, *PROXY, CHANGED_WITHOUT_ITEMS}
    others = {finding.kind for finding in facts.findings if not is_list_kind(finding.kind)} - known
    found = _open(facts, others)
    return Condition("other_findings", "healthy", found.since, {"findings": found.count}) if found else None


def _too_long(facts: SourceFacts, limits: Thresholds) -> dt.timedelta:
    return max(dt.timedelta(minutes=facts.interval_minutes) * limits.success_intervals, limits.success_least)


def _lasting_time(facts: SourceFacts, limits: Thresholds) -> dt.timedelta:
    return max(dt.timedelta(minutes=facts.interval_minutes) * limits.lasting_intervals, limits.lasting_least)


def _lasting(
    kind: str, facts: SourceFacts, kinds: Collection[str], now: dt.datetime, limits: Thresholds
) -> Condition | None:
    """Three intervals and at least six hours are lasting; what passes sooner is the way of the web."""
    found = _open(facts, kinds)
    if not found:
        return None
    state = "watch" if now - found.since > _lasting_time(facts, limits) else "healthy"
    return Condition(kind, state, found.since, {"findings": found.count})


def _open(facts: SourceFacts, kinds: Collection[str]) -> OpenFinding | None:
    """All open findings of these kinds as one."""
    rows = [row for row in facts.findings if row.kind in kinds]
    return OpenFinding("", min(row.since for row in rows), sum(row.count for row in rows)) if rows else None


def _pages(facts: SourceFacts, kinds: Collection[str]) -> OpenFinding | None:
    rows = [row for row in facts.pages if row.kind in kinds]
    return OpenFinding("", min(row.since for row in rows), sum(row.count for row in rows)) if rows else None


def _earlier(*found: OpenFinding | None) -> dt.datetime:
    return min(row.since for row in found if row is not None)


def _articles(facts: SourceFacts, now: dt.datetime, limits: Thresholds) -> int:
    first = now.date() - limits.page_window
    return sum(day.articles for day in facts.days if day.day >= first)


def _is_many(count: int, articles: int, least: int, share: float) -> bool:
    return count >= least and count >= share * articles


def _hours(since: dt.datetime, now: dt.datetime) -> int:
    return int((now - since).total_seconds() // 3600)
