"""Web pages saved as one file (MHTML, RFC 2557): the page itself is taken out, its pictures and scripts are left."""

from __future__ import annotations

import email.message
import email.parser
import email.policy
import re
from dataclasses import replace

from registerpub.core.records import CapturedPage

_HEAD = 4096
_HEADERS = 64 * 1024
_WEB_ADDRESS = re.compile(r"https?://[^\s/@]+(?:/\S*)?", re.IGNORECASE)
_IS_MIME = re.compile(rb"^(?:[\w-]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){0,20}?mime-version:", re.IGNORECASE)
_IS_BUNDLE = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)


def is_mhtml(payload: bytes) -> bool:
    """Whether the bytes are a page and its parts in one file, as browsers save it."""
    head = payload[:_HEAD].lstrip()
    return bool(_IS_MIME.match(head) and _IS_BUNDLE.search(head))


def saved_address(payload: bytes) -> str:
    """The address that a browser says the bundle was saved from (``Snapshot-Content-Location``), empty if none.

    Without a fragment; an address with a user name in it is none that a page should be known by.
    """
    if not is_mhtml(payload):
        return ""
    said = email.parser.BytesHeaderParser(policy=email.policy.compat32).parsebytes(payload[:_HEADERS].lstrip())
    address = "".join(str(said.get("Snapshot-Content-Location", "")).split()).partition("#")[0]
    return address if _WEB_ADDRESS.fullmatch(address) else ""


def unwrapped(page: CapturedPage) -> CapturedPage:
    """The page with the HTML of a saved bundle in the place of the bundle; any other page as it is.

    A bundle without a page comes back as it is, too, and is then refused by its type.
    """
    if not is_mhtml(page.payload):
        return page
    part = _root(page.payload)
    if part is None:
        return page
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return page
    charset = part.get_content_charset() or ""
    return replace(page, payload=content, content_type=f"text/html; charset={charset}" if charset else "text/html")


def _root(payload: bytes) -> email.message.Message | None:
    """The first part that is HTML: browsers write the page itself before what it shows."""
    try:
        bundle = email.parser.BytesParser(policy=email.policy.compat32).parsebytes(payload.lstrip())
        return next((part for part in bundle.walk() if part.get_content_type() == "text/html"), None)
    except (RecursionError, ValueError, LookupError):  # what the parser raises for nesting and for odd headers
        return None
