"""The template environment: escaping always on, Django's translations, our own formats, nothing silently undefined."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, wraps
from types import MappingProxyType
from typing import Any

from django.contrib.auth.password_validation import password_validators_help_texts
from django.contrib.messages import get_messages
from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils.html import json_script
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext, npgettext, pgettext
from jinja2 import Environment, StrictUndefined, Template, pass_context
from jinja2.runtime import Context

from registerpub.core.differences import changed_words
from registerpub.desk import case_words, vocabulary, words
from registerpub.desk.assets import asset_address
from registerpub.desk.changes import changed
from registerpub.desk.findings import finding_words
from registerpub.desk.health_words import condition_words, state_class, state_words
from registerpub.desk.speaking import language_now, one_language, say, say_number


class _Page(Template):
    """A template that is rendered in one language from its first word to its last."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        with one_language():
            return super().render(*args, **kwargs)


def environment(**options: Any) -> Environment:
    """As ``TEMPLATES`` asks for it."""
    options = {name: value for name, value in options.items() if name not in ("autoescape", "undefined")}
    env = Environment(autoescape=True, undefined=StrictUndefined, **options)
    env.add_extension("jinja2.ext.i18n")
    env.install_gettext_callables(  # type: ignore[attr-defined]  # added by the extension
        gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    env.globals.update(gettext=say, ngettext=say_number, _=say)
    env.template_class = _Page
    env.filters.update({name: _spoken(function) for name, function in FILTERS.items()})
    env.globals.update(get_messages=get_messages, static=asset_address, url=_url, vocabulary=vocabulary)
    env.globals.update(finding_words=finding_words, password_rules=password_validators_help_texts)
    env.globals.update(condition_words=condition_words, state_words=state_words, state_class=state_class)
    return env


def _label(code: str | None, table: str) -> str:
    if code and code in getattr(vocabulary, table):
        return _known_label(language_now(), code, table)
    return vocabulary.label(getattr(vocabulary, table), code)


@lru_cache(maxsize=4096)
def _known_label(language: str, code: str, table: str) -> str:
    """``language`` is the current one: it tells the answers apart."""
    return vocabulary.label(getattr(vocabulary, table), code)


def _with_words(codes: Iterable[str], table: str) -> list[tuple[str, str]]:
    """(code, words) of causes or public explanations, for a list to choose from."""
    spoken = {"cause": words.cause, "explanation": words.explanation}[table]
    return [(code, spoken(code)) for code in codes]


def _difference(texts: tuple[str, str]) -> SafeString:
    """What changes from the first text to the second, word by word."""
    return changed(changed_words(*texts))


FILTERS: Mapping[str, Callable[..., Any]] = MappingProxyType(
    {
        "failure": vocabulary.failure,
        "age": words.age,
        "ago": words.ago,
        "case_value": case_words.value,
        "cause": words.cause,
        "changed": changed,
        "clock": words.clock,
        "clock_seconds": words.clock_seconds,
        "date": words.date,
        "since": words.since,
        "difference": _difference,
        "event": words.event,
        "explanation": words.explanation,
        "fault": case_words.fault,
        "json_script": json_script,
        "label": _label,
        "lead_in": words.lead_in,
        "lead_out": words.lead_out,
        "marked": words.marked,
        "moment": words.moment,
        "number": words.number,
        "owner": words.owner,
        "status": words.status,
        "term": words.term,
        "total_reasons": case_words.total_reasons,
        "with_words": _with_words,
    }
)


def _spoken(function: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that is applied when a page is made: Jinja works out constants once, in the first reader's language."""

    @pass_context
    @wraps(function)
    def spoken(context: Context, *args: Any) -> Any:
        return function(*args)

    return spoken


def _url(name: str, *args: Any) -> str:
    return _address(name, args, get_urlconf(), get_script_prefix())


@lru_cache(maxsize=4096)
def _address(name: str, args: tuple[Any, ...], urlconf: str | None, prefix: str) -> str:
    """Worked out once: a list has the addresses of its rows, and the frame its own, on every page."""
    return reverse(name, urlconf, args)
