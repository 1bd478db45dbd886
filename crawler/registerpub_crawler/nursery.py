"""``python -m registerpub_crawler.nursery``: crawls for somebody who crawls often, each in a process of its own.

Reading the program is most of what a small crawl costs. A nursery has read it once; for each order it forks a child
that crawls as ``python -m registerpub_crawler`` would. Standard input is a socket of packets (``SOCK_SEQPACKET``): an
order is JSON, ``[working folder, argument…]``, with descriptors: the crawl's standard input, output and errors, where
to tell its end, then whatever it shall hold open. Of its end it tells two lines: its process, its exit code; a crawl
that was killed tells no code. The nursery ends when the other end of its socket is closed.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import signal
import socket
import sys
import traceback
from collections.abc import Sequence

from registerpub_crawler.__main__ import main

_LONGEST, _MOST_DESCRIPTORS = 65536, 250
_STREAMS = 3
#: What Scrapy reads only once a crawl begins. None of it makes a reactor, which cannot be shared with a child.
_READ_LATE = (
    *(f"scrapy.core.downloader.{name}" for name in ("contextfactory", "handlers.http11", "middleware")),
    *(f"scrapy.downloadermiddlewares.{name}" for name in ("cookies", "httpcompression", "redirect", "robotstxt")),
    *(f"scrapy.extensions.{name}" for name in ("closespider", "feedexport", "memusage", "remote_control", "telnet")),
    *(f"scrapy.spidermiddlewares.{name}" for name in ("referer", "start", "urllength")),
    *(f"scrapy.{name}" for name in ("dupefilters", "logformatter", "pqueues", "robotstxt", "squeues")),
    "scrapy.statscollectors",
    *("registerpub_crawler.crawl_delay", "scrapy.extensions.throttle", "scrapy.utils.engine", "twisted.web.client"),
)


def serve(orders: socket.socket) -> None:
    """Fork for every order until there are no more."""
    # Nobody waits for the children: their end is told by themselves.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for name in _READ_LATE:
        importlib.import_module(name)
    gc.freeze()
    while True:
        order, descriptors, _, _ = socket.recv_fds(orders, _LONGEST, _MOST_DESCRIPTORS)
        if not order:
            return
        if os.fork() == 0:
            orders.close()
            folder, *arguments = json.loads(order)
            _crawl(folder, arguments, descriptors)
        for descriptor in descriptors:
            os.close(descriptor)


def _crawl(folder: str, arguments: Sequence[str], descriptors: Sequence[int]) -> None:
    """In the child; does not return. ``descriptors``: three streams, the place of the end, and what is only held."""
    code = 1
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    end = descriptors[_STREAMS]
    os.write(end, f"{os.getpid()}\n".encode("ascii"))
    try:
        for number, descriptor in enumerate(descriptors[:_STREAMS]):
            os.dup2(descriptor, number)
            os.close(descriptor)
        os.chdir(folder)
        code = main(arguments)
    except SystemExit as refused:  # a wrong argument
        code = refused.code if isinstance(refused.code, int) else 1
    except BaseException:
        traceback.print_exc()
    finally:
        try:
            sys.stdout.flush()
            sys.stderr.flush()
            os.write(end, f"{code}\n".encode("ascii"))
        finally:
            os._exit(code)


if __name__ == "__main__":
    # Kept away from the numbers 0 to 2, which become the crawl's.
    taken = socket.socket(fileno=os.dup(0))
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    serve(taken)
