"""The language of the page that is being made, looked up once for each page, and the words that were already found.

Django asks for the current language with every word: on a page of many lines that takes longer than the lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.utils.translation import get_language, gettext, ngettext
from markupsafe import Markup

_PAGE: ContextVar[str] = ContextVar("language_of_the_page", default="")


@contextmanager
def one_language() -> Iterator[None]:
    """While a template is rendered: what is current now stays so until the end. Nothing may switch it in between."""
    token = _PAGE.set(get_language() or settings.LANGUAGE_CODE)
    try:
        yield
    finally:
        _PAGE.reset(token)


def language_now() -> str:
    """The language in which words are said now, as Django names it."""
    return _PAGE.get() or get_language() or settings.LANGUAGE_CODE


def say(message: str, /, **variables: Any) -> Markup:
    """``gettext`` for templates: ``variables`` are escaped and put in, ``%%`` is a percent sign."""
    if not variables:
        return _plain(language_now(), message)
    return _text(language_now(), message) % variables


def say_number(singular: str, plural: str, num: int, /, **variables: Any) -> Markup:
    """``ngettext`` for templates; ``num`` is one of the variables, unless it is given in other words."""
    return _counted(language_now(), singular, plural, num) % {"num": num, **variables}


# The language is what tells the cached answers apart: the words are Django's for the current one, which is the same.


@lru_cache(maxsize=4096)
def _plain(language: str, message: str) -> Markup:
    return _text(language, message) % {}


@lru_cache(maxsize=4096)
def _text(language: str, message: str) -> Markup:
    return Markup(gettext(message))  # noqa: S704  # nosec B704  # a message of our own templates


@lru_cache(maxsize=4096)
def _counted(language: str, singular: str, plural: str, num: int) -> Markup:
    return Markup(ngettext(singular, plural, num))  # noqa: S704  # nosec B704  # as above
