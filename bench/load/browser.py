"""One editor's browser: keeps cookies and connections, reads pages and forms, looks whether a page is the right one.

Each editor comes from a loopback address of their own, as from a device of their own: the limits of sign-in hold for
addresses.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import lxml.html
from locust.clients import HttpSession
from requests.adapters import HTTPAdapter

_PATIENCE = 60


class WrongPage(Exception):
    """An answer that nobody can go on with; it has been counted."""


@dataclass(frozen=True, slots=True)
class Page:
    """An answer as a browser has it; ``root`` is None for a redirection and for data."""

    status: int
    location: str
    root: Any
    data: Any

    def find(self, css: str) -> list[Any]:
        return [] if self.root is None else list(self.root.cssselect(css))

    def token(self) -> str:
        """What every form of the page carries against forgery."""
        return str(self.find("input[name=csrfmiddlewaretoken]")[0].get("value"))

    def fields(self, css: str) -> dict[str, str]:
        """A form as it stands, without the button that sends it."""
        form = self.find(css)[0]
        elsewhere = self.find(f'input[form="{form.get("id")}"]') if form.get("id") else []
        return dict(form.form_values()) | {
            one.get("name"): one.get("value", "") for one in elsewhere if one.get("name")
        }

    def messages(self) -> list[str]:
        return [" ".join(one.text_content().split()) for one in self.find("main > p.notice[role=status]")]


class Browser:
    """``faults`` of a page are given to locust, which counts them as errors of its kind."""

    def __init__(self, client: HttpSession, name: str, language: str, number: int) -> None:
        self._client, self._name, self._language = client, name, language
        device = HTTPAdapter(pool_maxsize=4)
        device.init_poolmanager(4, 4, source_address=(f"127.0.{1 + number // 200}.{1 + number % 200}", 0))
        client.mount("http://", device)

    def ask(
        self,
        kind: str,
        path: str,
        form: Mapping[str, str] | None = None,
        *,
        status: Sequence[int] = (200,),
        css: str = "",
        signed_in: bool = True,
    ) -> Page:
        """Open ``path``, or send ``form`` to it. Another status, or a page without ``css``, is an error of ``kind``.

        Raises :class:`WrongPage` then: there is nothing to go on with.
        """
        with self._client.request(
            "GET" if form is None else "POST",
            path,
            name=kind,
            data=form,
            allow_redirects=False,
            catch_response=True,
            timeout=_PATIENCE,
        ) as answer:
            page = _read(answer)
            fault = self._fault(page, status, css, signed_in)
            if fault:
                answer.failure(f"{kind}: {fault}")
            else:
                answer.success()  # also where locust sees an error of HTTP
        if fault:
            raise WrongPage(fault)
        return page

    def _fault(self, page: Page, status: Sequence[int], css: str, signed_in: bool) -> str:
        """What is wrong with a page: also one that was made for somebody else, or in another language than asked."""
        if page.status not in status:
            said = [" ".join(one.text_content().split()) for one in page.find("main .error, main h1")]
            return f"status {page.status} {page.location} {' | '.join(said)}"[:300]
        if page.root is None:
            return ""
        if signed_in and page.root.get("lang") != self._language:
            return f"it speaks {page.root.get('lang')} instead of {self._language}"
        if signed_in and not any(one.text_content().endswith(self._name) for one in page.find(".tools a.quiet")):
            return "it was made for somebody else"
        return f"there is no {css}" if css and not page.find(css) else ""


def _read(answer: Any) -> Page:
    kind, root, data = answer.headers.get("Content-Type", ""), None, None
    if kind.startswith("text/html") and answer.content and answer.status_code not in (301, 302):
        root = lxml.html.fromstring(answer.content, parser=lxml.html.HTMLParser(encoding="utf-8"))
    elif kind.startswith("application/json"):
        data = answer.json()
    return Page(answer.status_code or 0, answer.headers.get("Location", ""), root, data)
