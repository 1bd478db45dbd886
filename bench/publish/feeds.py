"""One Atom feed of the same entries written four ways: ours (feedgen and extensions), feedgen, Django, lxml."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from bench.publish.records import invented, time_of
from django.utils.feedgenerator import Atom1Feed
from feedgen.feed import FeedGenerator
from lxml import etree

from registerpub.core.records import LANGUAGES, PublishedEntry, ReleaseInfo, Site
from registerpub.publishing import load_channels
from registerpub.publishing.edition import Edition
from registerpub.publishing.feeds import atom_feed
from registerpub.publishing.plan import feed_plan
from registerpub.wording import load_wording

ROOT = Path(__file__).parents[2]
ATOM = "http://www.w3.org/2005/Atom"


def compare(notices: int, rounds: int) -> None:
    """Median milliseconds per feed. Only ours holds links of translations, identifiers, archives and the stylesheet."""
    from django.conf import settings

    if not settings.configured:
        settings.configure(USE_TZ=True)
    entries = [entry for entry in invented(notices) if entry.text.language == "en"]
    wordings = {language: load_wording(ROOT / "locales", language) for language in LANGUAGES}
    site, channel = Site("Bench", "https://bench.example", "bench.example"), load_channels(ROOT / "feeds")[0]
    info = ReleaseInfo(1, time_of(notices))
    edition = Edition.of(site, info, [channel], invented(notices), wordings)
    plan = feed_plan(edition, channel, "en")
    ours = _median(lambda: atom_feed(plan), rounds)
    for name, write in (("feedgen", _feedgen), ("Django", _django), ("lxml", _lxml)):
        other = _median(lambda write=write: write(entries), rounds)  # type: ignore[misc]
        print(f"Atom, {notices} entries: ours {ours:.1f} ms, {name} {other:.1f} ms, {ours / other:.2f} times")


def _median(work: Callable[[], object], rounds: int) -> float:
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return sorted(taken)[rounds // 2]


def _feedgen(entries: list[PublishedEntry]) -> bytes:
    feed = FeedGenerator()
    feed.id("tag:bench.example,2026:feed")
    feed.title("Bench")
    feed.updated(entries[0].updated)
    for entry in entries:
        item = feed.add_entry(order="append")
        item.id(f"tag:bench.example,2026:{entry.notice}")
        item.title(entry.text.headline)
        item.updated(entry.updated)
        item.published(entry.published)
        item.summary(entry.text.summary)
        item.content(entry.text.body, type="html")
        item.link(href=f"https://bench.example/notices/{entry.notice}.en.html")
    return bytes(feed.atom_str(pretty=True))


def _django(entries: list[PublishedEntry]) -> str:
    feed = Atom1Feed("Bench", "https://bench.example", "Bench", language="en")
    for entry in entries:
        link = f"https://bench.example/notices/{entry.notice}.en.html"
        feed.add_item(
            entry.text.headline,
            link,
            entry.text.body,
            unique_id=f"tag:bench.example,2026:{entry.notice}",
            pubdate=entry.published,
            updateddate=entry.updated,
        )
    return str(feed.writeString("utf-8"))


def _lxml(entries: list[PublishedEntry]) -> bytes:
    feed = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})  # type: ignore[dict-item]
    _put(feed, "id", "tag:bench.example,2026:feed")
    _put(feed, "title", "Bench")
    _put(feed, "updated", entries[0].updated.isoformat())
    for entry in entries:
        item = etree.SubElement(feed, f"{{{ATOM}}}entry")
        _put(item, "id", f"tag:bench.example,2026:{entry.notice}")
        _put(item, "title", entry.text.headline)
        _put(item, "updated", entry.updated.isoformat())
        _put(item, "published", entry.published.isoformat())
        _put(item, "summary", entry.text.summary)
        _put(item, "content", entry.text.body)
        etree.SubElement(item, f"{{{ATOM}}}link", href=f"https://bench.example/notices/{entry.notice}.en.html")
    return etree.tostring(feed, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _put(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}{name}").text = text
