"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/): the same entries for readers and programs that prefer it."""

from __future__ import annotations

import json
from typing import Any

from registerpub.core.records import PublishedEntry
from registerpub.publishing.entries import entry_id, kind_of, marks, notice_id
from registerpub.publishing.feed_plan import FeedPlan

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(plan: FeedPlan) -> bytes:
    """The document. ``next_url`` leads to the archives; ``_registerpub`` holds what the format has no word for."""
    feed: dict[str, Any] = {
        "version": VERSION,
        "title": plan.title,
        "home_page_url": plan.home,
        "feed_url": plan.address("json"),
        "description": plan.description,
        "language": plan.language,
        "authors": [{"name": plan.site.title}],
    }
    if plan.previous:
        feed["next_url"] = plan.previous_address("json")
    if plan.hub:
        feed["hubs"] = [{"type": "WebSub", "url": plan.hub}]
    feed["_registerpub"] = {
        "rights": plan.rights,
        "updated": plan.updated.isoformat(),
        "translations": {language: href for rel, href, language in plan.related("json") if rel == "related"},
    }
    feed["items"] = [_item(entry, plan) for entry in plan.entries]
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode()


def _item(entry: PublishedEntry, plan: FeedPlan) -> dict[str, Any]:
    return {
        "id": entry_id(plan.site, entry),
        "url": plan.page(entry),
        "title": plan.headline(entry),
        "content_html": plan.pages.content(entry),
        "summary": plan.summary(entry),
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "language": plan.language,
        "tags": [kind_of(entry, plan.wording), *(words for _, _, words in marks(entry, plan.wording) if words)],
        "_registerpub": {
            "notice": notice_id(plan.site, entry),
            "event": entry.event,
            "register": entry.register,
            "version": entry.version,
            "pubstatus": entry.pubstatus,
            **_amendment(entry, plan),
            "translations": {language: plan.page(entry, language) for language in entry.translations},
        },
    }


def _amendment(entry: PublishedEntry, plan: FeedPlan) -> dict[str, str]:
    """What was done to the notice, or which one it is about: nothing for most."""
    target = plan.pages.entries.get((entry.corrects or 0, entry.text.language))
    values = {"amendment": entry.kind, "change": entry.change, "cause": entry.cause}
    values["corrects"] = entry_id(plan.site, target) if target else ""
    return {name: value for name, value in values.items() if value}
