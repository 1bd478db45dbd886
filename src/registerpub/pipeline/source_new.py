"""Makes the folder of a new source from one address: guesses, saves a page, and leaves the rest to a person.

``source.toml`` is written last: until then the folder is no source, and making it can be begun again.
"""

from __future__ import annotations

import datetime as dt
import re
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from registerpub.config import source_names
from registerpub.core.errors import InputError
from registerpub.gate import plain_host
from registerpub.pipeline.source_fetch import Answer, FetchFailed, Visitor
from registerpub.pipeline.source_page import Page, look_at
from registerpub.pipeline.source_text import Draft, source_text
from registerpub.sources import load_source
from registerpub.sources.expected import save_expected
from registerpub.sources.loading import FILE_NAME, NAME


@dataclass(frozen=True, slots=True)
class NewSource:
    """``files`` were written to ``folder``; ``notes``: what could not be had, each with what to do."""

    name: str
    folder: Path
    files: tuple[str, ...]
    notes: tuple[str, ...] = ()


def new_source(root: Path, url: str, name: str, timezone: str, visitor: Visitor | None, now: dt.datetime) -> NewSource:
    """Make ``root/sources/NAME``; ``name`` empty: from the host. ``visitor`` ``None``: nothing is fetched.

    Raises :class:`InputError` if the address cannot be used or the name is taken, :class:`GateError` for an address
    that is refused.
    """
    draft = _draft(url, timezone)
    name = name_for(root, url, name)
    folder = root / "sources" / name
    saved: dict[str, tuple[str, bytes]] = {}
    notes: list[str] = []
    if visitor is not None:
        draft = _explore(draft, url, visitor, saved, notes)
    text = source_text(draft)
    _check(name, text)
    folder.mkdir(parents=True, exist_ok=True)
    for file, (_, body) in saved.items():
        (folder / file).write_bytes(body)
    stamp = now.strftime("%Y-%m-%dT%H:%M:%SZ")
    save_expected(folder, {file: {"url": address, "fetched": stamp} for file, (address, _) in saved.items()})
    temporary = folder / f".{FILE_NAME}.tmp"
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(folder / FILE_NAME)
    return NewSource(name, folder, (FILE_NAME, *saved), tuple(notes))


def name_for(root: Path, url: str, name: str) -> str:
    """The name of a new source at ``url``: the one given, else from the host. Raises :class:`InputError`."""
    _draft(url, "")
    name = name or _name_of(urlsplit(url).hostname or "")
    if not NAME.fullmatch(name):
        raise InputError(f"{name!r} is no name of a source: use a-z, 0-9, '-' and '_'")
    if name in source_names(root):
        raise InputError(f"there is a source {name!r} already: give another name with --name")
    return name


def hosts_of(url: str) -> tuple[str, ...]:
    """The host of ``url`` and its twin with or without ``www.``."""
    host = plain_host(urlsplit(url).hostname or "")
    twin = host.removeprefix("www.") if host.startswith("www.") else f"www.{host}"
    return (host,) if re.search(r"[\d:\]]$", host) or "." not in host else (host, twin)


def _draft(url: str, timezone: str) -> Draft:
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise InputError("this is no address: write it whole, beginning with https://") from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise InputError(f"{url!r} is no address of a page: write it whole, beginning with https://")
    home = f"{parts.scheme}://{parts.netloc}/"
    return Draft(title=parts.hostname.removeprefix("www."), home=home, hosts=hosts_of(url), timezone=timezone)


def _explore(draft: Draft, url: str, visitor: Visitor, saved: dict[str, tuple[str, bytes]], notes: list[str]) -> Draft:
    """Fetch the page and the first feed it names; what cannot be had is a note, and the folder is made all the same."""
    try:
        answer = visitor.get(url)
        sitemaps = visitor.sitemaps(url)
    except FetchFailed as error:
        notes.append(f"nothing was fetched: {error}. Save an article here by hand and complete {FILE_NAME}")
        return draft
    page = look_at(answer.body, answer.url)
    draft = _known(replace(draft, sitemaps=tuple(sitemaps[:1])), page, answer, url, saved)
    feeds = [feed for feed in page.feeds if plain_host(urlsplit(feed).hostname or "") in draft.hosts]
    if feeds and not draft.feeds:
        draft = replace(draft, feeds=(feeds[0],))
        try:
            saved["feed.xml"] = (feeds[0], visitor.get(feeds[0]).body)
        except FetchFailed as error:
            notes.append(f"the feed was not fetched: {error}")
    if not (draft.feeds or draft.sitemaps):
        notes.append("neither feed nor sitemap is named: the home page is read as a listing; set its links")
    if "article.html" not in saved:
        notes.append("save one article as article.html here, and add it to expected.json with its address")
    return draft


def _known(draft: Draft, page: Page, answer: Answer, url: str, saved: dict[str, tuple[str, bytes]]) -> Draft:
    """With what the page itself tells; the page is kept under the name of what it is."""
    if page.is_feed:
        saved["feed.xml"] = (url, answer.body)
        return replace(draft, feeds=(url,))
    draft = replace(draft, title=page.site or draft.title, languages=page.languages or draft.languages)
    pattern = article_pattern(url)
    if pattern:
        saved["article.html"] = (url, answer.body)
        return replace(draft, pattern=pattern)
    saved["listing.html"] = (url, answer.body)
    return replace(draft, listing=url)


def article_pattern(url: str) -> str:
    """An expression for articles like ``url``, empty if it looks like a front page or a section.

    Numbers may be other numbers, the last part of the path anything.
    """
    parts = urlsplit(url)
    segments = [segment for segment in parts.path.split("/") if segment]
    if not segments or not re.search(r"\d|[-_].*[-_]|\.html?$", segments[-1]):
        return ""
    middle = [r"\d+" if segment.isdigit() else re.escape(segment) for segment in segments[:-1]]
    start = re.escape(f"{parts.scheme}://{parts.netloc}/")
    return f"^{start}{''.join(f'{segment}/' for segment in middle)}[^/?#]+"


def _name_of(host: str) -> str:
    labels = plain_host(host).removeprefix("www.").split(".")
    kept = labels if labels[-1].isdigit() else labels[:-1] or labels
    name = re.sub(r"[^a-z0-9]+", "-", "-".join(kept)).strip("-")
    if not name:
        raise InputError("no name can be made from this address: give one with --name")
    return name


def _check(name: str, text: str) -> None:
    """A file that cannot be used would stop the whole project: it is tried before it is put in place."""
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work) / name
        folder.mkdir()
        (folder / FILE_NAME).write_text(text, encoding="utf-8")
        load_source(folder)
