"""Findings as the terminal tells them: at which stage, of which file or address, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from registerpub.archive import read_captures
from registerpub.config import Config
from registerpub.core.errors import ArchiveError
from registerpub.core.records import CapturedPage
from registerpub.store.models import Capture, Finding

#: Finding kind → what a person can do. Kinds of reading, of the archive and of the stages themselves.
ADVICE: Mapping[str, str] = MappingProxyType(
    {
        "empty_body": "nothing was read: save the page again and import that file",
        "tiny_body": "nothing was read, it is too short to say anything: save the page again and import that file",
        "challenge_page": "nothing was read: open the page in a browser, save it there and import that file",
        "missing_mark": "nothing was read: look at the page, and at [articles] of its source.toml",
        "no_text": "nothing was read: open the page in a browser, save it as HTML or as text and import that file",
        "not_html": "nothing was read: save the page as HTML or as text and import that file",
        "charset_mended": "look whether the text is right",
        "malformed_html": "look whether the text is whole",
        "no_date": "dates such as 'yesterday' cannot be read: import the page again with --published",
        "doubtful_date": "the page's date cannot be true: import the page again with --published",
        "date_from_address": "look whether the day is right; it was taken from the address of the page",
        "broken_json": "nothing was read: look at the address, and at [articles] format of its source.toml",
        "selector_missed": "read by the general rules: look at the page, and at [selectors] of its source.toml",
        "mixed_letters": "look at the page in a browser: letters of two alphabets are mixed inside words",
        "no_text_layer": "nothing was read, it holds pictures only: write its text down in a .txt file and import that",
        "broken_pdf": "nothing was read: open the document, copy its text into a .txt file and import that",
        "locked_pdf": "nothing was read: save the document without its password and import that file",
        "cut_pdf": "only the beginning or some pages were read: copy the rest into a .txt file and import that",
        "too_deep": "look whether the text is whole",
        "invisible_text": "look at the page in a browser: it holds text that readers do not see",
        "list_shrank": "nobody counts as removed: see 'registerpub document history', then 'document believe'",
        "list_empty": "look at the page, and at [[discovery.watched]] items of its source.toml",
        "blocked": "the site refuses this program: do not get round it; save what matters by hand and import it",
        "home_unreachable": "nothing, unless it stays so: then look at home and mirrors of its source.toml",
        "proxy_unreachable": "start the proxy, or look at proxy and proxies under [sources] in registerpub.toml",
        "broken_sitemap": "look at the sitemap, and at [discovery] of its source.toml",
        "empty_sitemap": "look at the sitemap, and at [articles] patterns of its source.toml",
        "broken_listing": "look at the page of links, and at [discovery] of its source.toml",
        "empty_listing": "look at the page of links, and at [discovery] and [articles] patterns of its source.toml",
        "changed_without_items": "look at the page of links, and at [discovery] of its source.toml",
        "discovery_bound": "nothing, unless older articles are wanted: then name a narrower list in its source.toml",
        "maybe_missed": "set a shorter interval_minutes, or a larger max_pages, in its source.toml",
        "many_findings": "look under Sources in the desk: something is wrong with the whole source",
        "broken_record": "run 'registerpub verify'; the other records of the file were read",
        "archive_failed": "make room on the disk; the next crawl fetches what is missing",
        "alert_failed": "look at [watch] in registerpub.toml: command, webhook, mail_server",
        "ping_failed": "look at the address under [watch] ping; through a proxy it must be reachable there",
        "notify_failed": "run the command under [health] notify by hand with one line on its standard input",
        "hub_failed": "look at [websub] hub in registerpub.toml; the next change of the feed is told again",
        "webhook_dead": "ask the outlet; then 'registerpub webhook test' and 'webhook enable' send it again",
        "webhook_stopped": "ask the outlet; then 'registerpub webhook test' and 'webhook enable'",
        "manifest_failed": "make room on the disk; the next 'registerpub process' enters the files",
        "timestamp_failed": "look at [archive] timestamp in registerpub.toml; it is asked again within the hour",
        "stage_failed": "run 'registerpub process' again; if it fails again, report it with this line",
    }
)
_OTHERWISE = "look under Sources in the desk"


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding. ``place``: the file or address, else the archive record; empty where the detail names it."""

    stage: str
    kind: str
    place: str
    detail: str
    advice: str

    def line(self) -> str:
        """All of it in one line."""
        parts = [self.stage, self.kind, self.place, self.detail]
        return f"finding: {': '.join(part for part in parts if part)}; {self.advice}"


def advice(kind: str) -> str:
    """What to do about a finding of ``kind``."""
    return ADVICE.get(kind, _OTHERWISE)


def latest_finding() -> int:
    """The number of the newest finding, 0 if there is none."""
    return Finding.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def findings_after(number: int, config: Config) -> list[FindingView]:
    """Findings recorded since ``number`` was the newest, oldest first."""
    names: dict[str, dict[str, str]] = {}
    rows = Finding.objects.filter(pk__gt=number).select_related("capture__archive").order_by("pk")
    return [_view(row, names, config) for row in rows]


def _view(row: Finding, names: dict[str, dict[str, str]], config: Config) -> FindingView:
    stage = row.detail.partition(" ")[0] if row.kind == "stage_failed" else "ingest"
    place = _place(row.capture, names, config) if row.capture is not None else row.source
    detail = row.detail.removeprefix(row.kind).removeprefix(":").strip()
    return FindingView(stage, row.kind, place, detail, advice(row.kind))


def _place(capture: Capture, names: dict[str, dict[str, str]], config: Config) -> str:
    """Where the page was found; of an imported file its name, which only the archive keeps."""
    if capture.url.startswith(("http://", "https://")):
        return capture.url
    archive = capture.archive.name
    if archive not in names:
        names[archive] = _file_names(config.archive / archive)
    return names[archive].get(capture.record, capture.record)


def _file_names(path: Path) -> dict[str, str]:
    """Record id → name of the imported file; empty where the archive cannot be read any more."""
    try:
        pages = [page for page in read_captures(path) if isinstance(page, CapturedPage)]
    except ArchiveError:
        return {}
    return {page.record: page.extra["file"] for page in pages if "file" in page.extra}
