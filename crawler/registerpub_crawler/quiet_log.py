"""Logging that cannot leak: only our own lines are printed as written; of others only who, how bad and where.

Addresses hold slugs and slugs hold names, and Scrapy puts addresses into most of its messages.
"""

from __future__ import annotations

import logging
import sys

OWN = "registerpub_crawler"


class QuietFormatter(logging.Formatter):
    """Own records in full; foreign ones without their message, with the type and place of an exception."""

    def format(self, record: logging.LogRecord) -> str:
        moment = self.formatTime(record)
        if record.name.startswith(OWN):
            return f"{moment} {record.levelname} {record.getMessage()}"
        return f"{moment} {record.levelname} {record.name} ({record.module}:{record.lineno}){_exception(record)}"


def _exception(record: logging.LogRecord) -> str:
    error = record.exc_info[1] if record.exc_info else None
    return f" {kind_and_place(error)}" if error is not None else ""


def kind_and_place(error: BaseException) -> str:
    """What can be said of any error. Its words may quote a page."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f" at {trace.tb_frame.f_code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno}" if trace else ""
    return f"{type(error).__name__}{place}"


def _is_worth_printing(record: logging.LogRecord) -> bool:
    """Scrapy sets its own level, so the root's does not hold for it."""
    return record.levelno >= logging.WARNING or record.name.startswith(OWN)


def install() -> logging.Logger:
    """Send the log to standard error and return our own logger."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(QuietFormatter())
    handler.addFilter(_is_worth_printing)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    own = logging.getLogger(OWN)
    own.setLevel(logging.INFO)
    return own
