"""What a request that brought no answer is called: Scrapy's exceptions and the kinds of finding they become."""

from __future__ import annotations

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.http import Response

from registerpub_crawler.discovery import SMALLEST
from registerpub_crawler.run import CrawlRun

_NOTHING = b"\0 \t\r\n\x0b\x0c\xef\xbb\xbf"
_FAULTS: tuple[tuple[type[BaseException], str], ...] = (
    (CannotResolveHostError, "no_such_host"),
    (DownloadTimeoutError, "timeout"),
    (DownloadCancelledError, "too_large"),
    (DownloadConnectionRefusedError, "connection_refused"),
    (ResponseDataLossError, "cut_short"),
)
# Scrapy drops these with one type of exception; its words are all that tells them apart.
_DROPPED = (
    ("Forbidden by robots.txt", "robots_forbidden", ""),
    ("max redirections reached", "too_many_redirects", ""),
    ("DOWNLOAD_MAXSIZE", "too_large", ": its compressed body opens to more than the limit"),
)


def is_of_proxy(run: CrawlRun, fault: BaseException) -> bool:
    """Whether it is our own proxy that could not be had: it alone is looked up and connected to where there is one."""
    return bool(run.proxy) and isinstance(fault, (DownloadConnectionRefusedError, CannotResolveHostError))


def note_fault(run: CrawlRun, fault: BaseException, place: str) -> None:
    """Record why no answer came to the request of ``place``. What the proxy did is told already."""
    if is_of_proxy(run, fault):
        return
    if isinstance(fault, IgnoreRequest):
        known = (known for known in _DROPPED if known[0] in str(fault))
        _, kind, detail = next(known, ("", "no_answer", ": dropped on the way"))
        run.find(kind, place + detail)
        return
    kind = next((kind for known, kind in _FAULTS if isinstance(fault, known)), "no_answer")
    run.find(kind, f"{place}: {type(fault).__name__}")


def is_sound(run: CrawlRun, response: Response, place: str, smallest: int = SMALLEST) -> bool:
    """Whether the body has ``smallest`` bytes and so may be anything; 200 with nothing in it is a fault, not news."""
    size = len(response.body.strip(_NOTHING))
    if size == 0:
        run.find("empty_body", place)
    elif size < smallest:
        run.find("tiny_body", f"{place}: {size} bytes")
    return size >= smallest
