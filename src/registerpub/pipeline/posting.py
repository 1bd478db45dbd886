"""Posts one small request to an outside service, through the gate. Redirects are not followed."""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import urlsplit

from registerpub.core.errors import RegisterpubError
from registerpub.gate import Gate, Outgoing, RequestFailed, send

__all__ = ["PostFailed", "post"]


class PostFailed(RegisterpubError):
    """The service could not be reached or did not answer as it should."""


def post(url: str, body: bytes, content_type: str, gate: Gate, proxy: str = "") -> bytes:
    """The body of the answer 200. Raises :class:`GateError` or :class:`PostFailed`; the message names no path."""
    try:
        answer = send(url, gate, Outgoing("POST", body, {"Content-Type": content_type}), proxy)
    except RequestFailed as error:
        raise PostFailed(str(error)) from error
    if answer.status != HTTPStatus.OK:
        raise PostFailed(f"{urlsplit(url).hostname} answered {answer.status}")
    return answer.body
