"""``notices/N.LANG.ninjs.json``: a notice for newsroom systems, IPTC News in JSON 2.1."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from registerpub.core.notices import event_name, fill
from registerpub.core.notices.message import Wording
from registerpub.core.records import PublishedEntry, Site, Tombstone
from registerpub.publishing.entries import (
    FEED_TAG_YEAR,
    address,
    entry_id,
    marked,
    notice_id,
    page_name,
    scheme_id,
    tombstone_id,
)
from registerpub.publishing.words import PAGE

_STANDARD = {"name": "ninjs", "version": "2.1", "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_2.1.json"}


def ninjs_name(notice: int, language: str) -> str:
    return f"notices/{notice}.{language}.ninjs.json"


def ninjs_item(site: Site, entry: PublishedEntry, content: str, wording: Wording) -> bytes:
    """``content`` is the body as HTML. The id is that of the feeds' entry; the title of a demonstration says so."""
    language, text = entry.text.language, entry.text
    item: dict[str, Any] = {
        "uri": entry_id(site, entry),
        "standard": _STANDARD,
        "type": "text",
        "representationtype": "full",
        "profile": "text-only",
        "version": str(entry.version),
        "firstcreated": entry.published.isoformat(),
        "versioncreated": entry.updated.isoformat(),
        "pubstatus": entry.pubstatus,
        "language": language,
        "copyrightholder": site.title,
        "usageterms": fill(PAGE["page.rights"].put(wording), {"site": site.title}),
        "headlines": [{"role": "main", "value": marked(text.headline, site, wording)}],
        "descriptions": [{"role": "summary", "contenttype": "text/plain", "value": text.summary or text.headline}],
        "bodies": [
            {
                "role": "main",
                "contenttype": "text/plain",
                "charcount": len(text.body),
                "wordcount": len(text.body.split()),
                "value": text.body,
            },
            {"role": "main", "contenttype": "text/html", "value": content},
        ],
        "subjects": [
            {
                "name": event_name(entry.event, language, wording),
                "rel": "about",
                "uri": f"{scheme_id(site, 'event')}/{entry.event}",
                "literal": entry.event,
            }
        ],
        "infosources": [_source(source.title, source.url) for source in entry.sources],
        "altids": [{"role": "notice", "value": notice_id(site, entry)}],
        "renditions": [
            {"name": "page", "href": address(site, page_name(entry.notice, language)), "contenttype": "text/html"}
        ],
        "associations": [
            {"name": f"translation-{other}", "uri": f"{notice_id(site, entry)}/{other}", "language": other}
            for other in entry.translations
        ],
    }
    shown = {name: value for name, value in item.items() if value not in ([], "")}
    return (json.dumps(shown, ensure_ascii=False, indent=1) + "\n").encode()


def withdrawn_item(site: Site, stone: Tombstone) -> bytes:
    """For whoever keeps copies: the notice of this id is withdrawn. It holds nothing of what it said."""
    item = {
        "uri": tombstone_id(site, stone),
        "standard": _STANDARD,
        "type": "text",
        "versioncreated": stone.left.astimezone(dt.UTC).isoformat(),
        "pubstatus": "canceled",
        "language": stone.language,
        "copyrightholder": site.title,
    }
    return (json.dumps(item, ensure_ascii=False, indent=1) + "\n").encode()


def test_item(site: Site, time: dt.datetime) -> bytes:
    """A message that tells nothing: systems must not publish it, as ``withheld`` says."""
    item = {
        "uri": f"tag:{site.tag_authority},{FEED_TAG_YEAR}:test",
        "standard": _STANDARD,
        "type": "text",
        "versioncreated": time.astimezone(dt.UTC).isoformat(),
        "pubstatus": "withheld",
        "language": "en",
        "copyrightholder": site.title,
        "headlines": [{"role": "main", "value": "Test of a webhook: do not publish"}],
    }
    return (json.dumps(item, ensure_ascii=False, indent=1) + "\n").encode()


def _source(title: str, url: str | None) -> dict[str, str]:
    return {"name": title, "uri": url} if url else {"name": title}
