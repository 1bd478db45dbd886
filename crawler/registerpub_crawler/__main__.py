"""``python -m registerpub_crawler SOURCE_FOLDER --archive DIR --state FILE``: crawl one source once.

Prints one JSON line (:class:`registerpub_crawler.summary.Summary`). Exit 0 whatever the site did (findings say what), 1
if the crawl itself failed, 2 if it was asked for something impossible.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import signal
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from scrapy import signals
from scrapy.crawler import AsyncCrawlerProcess

from registerpub.archive import WarcWriter, recover
from registerpub.core.counted import counted
from registerpub.core.errors import ArchiveError, RegisterpubError
from registerpub.core.proxies import proxy_problem
from registerpub.gate import Gate
from registerpub.sources import load_source
from registerpub_crawler import quiet_log
from registerpub_crawler.archiving import WRITERS
from registerpub_crawler.cursor import Cursor
from registerpub_crawler.garbage import collect_seldom
from registerpub_crawler.run import CrawlRun, utc_now
from registerpub_crawler.settings import build_settings, user_agent
from registerpub_crawler.spider import SourceSpider

MEGABYTE = 1024 * 1024


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one crawl; returns the exit code."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if proxy_problem(options.proxy):
        parser.error(f"--proxy: {proxy_problem(options.proxy)}")
    if options.end_with_parent:
        threading.Thread(target=_end_with_parent, name="parent", daemon=True).start()
    log = quiet_log.install()
    try:
        source = load_source(options.source)
        salvaged = recover(options.archive)
    except RegisterpubError as error:
        print(f"registerpub_crawler: {error}", file=sys.stderr)
        return 1 if isinstance(error, ArchiveError) else 2
    cursor = Cursor.load(options.state)
    writer = _writer(source.name, cursor, options)
    run = CrawlRun(source, Gate(options.allow_loopback), writer, cursor, options.proxy)
    pages = counted(len(source.discovery_addresses), "page of links", "pages of links")
    log.info("crawl of %s starts: %s, %s salvaged", source.name, pages, counted(len(salvaged), "file"))
    try:
        _crawl(run, options)
        writer.close()
        if not run.failure:
            # Only now: what the cursor calls seen must be in a complete file.
            run.cursor.save(options.state, utc_now())
    except (RegisterpubError, OSError) as error:
        run.failure = run.failure or str(error)
    except Exception as error:  # a fault of ours; the caller keeps what is said last
        run.failure = run.failure or quiet_log.kind_and_place(error)
    print(json.dumps(run.summary(len(salvaged)).as_dict(), ensure_ascii=False))
    came = counted(run.requests, "request"), counted(run.articles, "article")
    log.info("crawl of %s ends: %s, %s", source.name, *came)
    if run.failure:
        print(f"registerpub_crawler: {run.failure}", file=sys.stderr)
    return 1 if run.failure else 0


def _writer(prefix: str, cursor: Cursor, options: argparse.Namespace) -> WarcWriter:
    return WarcWriter(
        options.archive,
        prefix,
        max_bytes=options.max_megabytes * MEGABYTE,
        max_age=dt.timedelta(minutes=options.max_minutes),
        info={"http-header-user-agent": user_agent(options.contact), "robots": "obey"},
        visits=cursor.visits,
    )


def _crawl(run: CrawlRun, options: argparse.Namespace) -> None:
    settings = build_settings(
        run.source.politeness,
        options.contact,
        options.proxy,
        options.allow_loopback,
        options.time_limit,
        options.timeout,
        options.writer,
    )
    process = AsyncCrawlerProcess(settings)
    crawler = process.create_crawler(SourceSpider)
    crawler.signals.connect(collect_seldom, signal=signals.spider_opened)
    process.crawl(crawler, run=run)
    process.start()


def _end_with_parent() -> None:
    """Nobody waits for an orphan, and its hosts are free for the next crawl: end at once, as by kill -9.

    What is complete stays in the open archive file, which the next crawl salvages.
    """
    while os.read(sys.stdin.fileno(), 1024):
        pass
    os.kill(os.getpid(), signal.SIGKILL)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="registerpub_crawler",
        description="Crawl one source once into WARC files.",
        epilog="Prints one line of JSON: counts, findings, completed files. Exit 0 whatever the site did, 1 if the "
        "crawl itself failed (nothing is remembered then; what was archived stays), 2 if it was asked for something "
        "impossible.",
    )
    parser.add_argument("source", type=Path, help="folder with source.toml")
    parser.add_argument("--archive", type=Path, required=True, help="folder for WARC files")
    parser.add_argument("--state", type=Path, required=True, help="file that remembers what was seen; may be deleted")
    parser.add_argument("--contact", default="", help="address for the user agent, so that a site can reach us")
    parser.add_argument("--proxy", default="", help="http proxy for every request, such as http://127.0.0.1:8118")
    parser.add_argument(
        "--writer",
        choices=WRITERS,
        default="thread",
        help="where the archive is written: in a thread of its own (default), or in that of the crawl",
    )
    parser.add_argument("--allow-loopback", action="store_true", help="let requests go to this machine (demonstration)")
    parser.add_argument("--time-limit", type=int, default=900, help="seconds after which the crawl ends in good order")
    parser.add_argument("--timeout", type=float, default=30.0, help="seconds to wait for one answer")
    parser.add_argument("--max-megabytes", type=int, default=512, help="an archive file of this size is completed")
    parser.add_argument("--max-minutes", type=int, default=360, help="an archive file of this age is completed")
    parser.add_argument(
        "--end-with-parent",
        action="store_true",
        help="end when standard input is closed, which whoever started this crawl holds open as long as it lives",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
