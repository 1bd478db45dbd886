"""Scrapy's settings for one crawl: a polite guest without side doors. A function, so that nothing is read at import."""

from __future__ import annotations

from typing import Any

from registerpub import __version__
from registerpub.sources import Politeness
from registerpub_crawler.middleware import WRITER_SETTING
from registerpub_crawler.resolver import LOOPBACK_SETTING, PROXY_SETTING

MAX_BODY = 16 * 1024 * 1024
PRODUCT = "registerpub"
#: Each is asked about every page, and with these settings has nothing to say: other hosts are the guard's matter, no
#: status is an error, no depth is limited, nobody logs in.
UNUSED_DOWNLOADER_MIDDLEWARES = (
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware",
    "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware",
)
UNUSED_SPIDER_MIDDLEWARES = (
    "scrapy.spidermiddlewares.httperror.HttpErrorMiddleware",
    "scrapy.spidermiddlewares.depth.DepthMiddleware",
    "scrapy.spidermiddlewares.metacopy.MetaCopyDetectionMiddleware",
)
UNUSED_EXTENSIONS = (
    "scrapy.extensions.corestats.CoreStats",
    "scrapy.extensions.logcount.LogCount",
    "scrapy.extensions.logstats.LogStats",
)


def user_agent(contact: str) -> str:
    return f"{PRODUCT}/{__version__}" + (f" (+{contact})" if contact else "")


def build_settings(
    politeness: Politeness,
    contact: str,
    proxy: str,
    allow_loopback: bool,
    time_limit: int,
    timeout: float,
    writer: str = "thread",
) -> dict[str, Any]:
    """Everything that must differ from Scrapy's defaults."""
    return {
        "USER_AGENT": user_agent(contact),
        "ROBOTSTXT_OBEY": True,
        "ROBOTSTXT_USER_AGENT": PRODUCT,
        "AUTOTHROTTLE_ENABLED": politeness.delay > 0,
        "AUTOTHROTTLE_START_DELAY": politeness.delay,
        "AUTOTHROTTLE_TARGET_CONCURRENCY": float(politeness.concurrency),
        "DOWNLOAD_DELAY": politeness.delay,
        "CONCURRENT_REQUESTS_PER_DOMAIN": politeness.concurrency,
        "CONCURRENT_REQUESTS": politeness.concurrency,
        # Scrapy makes so many tasks for the output of every answer; ours is made of requests, which are not awaited.
        "CONCURRENT_ITEMS": 1,
        "DOWNLOAD_TIMEOUT": timeout,
        "DOWNLOAD_MAXSIZE": MAX_BODY,
        "DOWNLOAD_WARNSIZE": 0,
        "REDIRECT_MAX_TIMES": 5,
        "METAREFRESH_ENABLED": False,
        "RETRY_TIMES": 1,
        # Not 429: a site that finds us too many is left alone.
        "RETRY_HTTP_CODES": [500, 502, 503, 504, 522, 524, 408],
        # What was found first is fetched first: the newest articles.
        "SCHEDULER_MEMORY_QUEUE": "scrapy.squeues.FifoMemoryQueue",
        "COOKIES_ENABLED": False,
        # No page is told from which one we came.
        "REFERER_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "REMOTE_CONTROL_ENABLED": False,
        "HTTPPROXY_ENABLED": bool(proxy),
        "HTTPERROR_ALLOW_ALL": True,
        "DNSCACHE_ENABLED": False,
        "TWISTED_DNS_RESOLVER": "registerpub_crawler.resolver.GateResolver",
        "DOWNLOADER_MIDDLEWARES": {
            "registerpub_crawler.middleware.SourceGuard": 45,
            "registerpub_crawler.middleware.WatchForRefusal": 580,
            "registerpub_crawler.middleware.ArchiveEveryResponse": 899,
            **dict.fromkeys(UNUSED_DOWNLOADER_MIDDLEWARES),
        },
        "SPIDER_MIDDLEWARES": dict.fromkeys(UNUSED_SPIDER_MIDDLEWARES),
        # Late, so that it speaks after AutoThrottle.
        "EXTENSIONS": {"registerpub_crawler.crawl_delay.HonourCrawlDelay": 900, **dict.fromkeys(UNUSED_EXTENSIONS)},
        # What a visit brought is counted by the run; Scrapy's own counts are shown to nobody.
        "STATS_CLASS": "scrapy.statscollectors.DummyStatsCollector",
        "DOWNLOADER_STATS": False,
        "DOWNLOAD_HANDLERS": {"data": None, "file": None, "ftp": None, "s3": None},
        "DEFAULT_REQUEST_HEADERS": {
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "Accept-Encoding": "gzip, deflate",
        },
        "CLOSESPIDER_TIMEOUT": time_limit,
        "LOG_INSTALL_ROOT_HANDLER": False,
        WRITER_SETTING: writer,
        LOOPBACK_SETTING: allow_loopback,
        PROXY_SETTING: proxy,
    }
