"""How codes, dates and terms read in one language: ``core.notices`` with the shipped catalogues, and Babel.

Never Django's own formats: they print Kazakh dates in English order.
"""

from __future__ import annotations

import datetime as dt
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_datetime, format_timedelta
from babel.numbers import format_decimal
from django.conf import settings
from django.utils import timezone
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from registerpub.config import data_folder
from registerpub.core.events import STATUSES
from registerpub.core.notices import cause_name, event_name, format_date, format_term, status_label
from registerpub.core.notices.phrases import PHRASES
from registerpub.core.records import PartialDate, Term
from registerpub.desk.speaking import language_now
from registerpub.desk.vocabulary import MEMBERSHIP, label
from registerpub.pipeline.evidence import CONTEXT
from registerpub.pipeline.views import QuoteView
from registerpub.wording import Wording, load_wording


def current_language() -> str:
    """The language in which this request is answered."""
    return language_now().partition("-")[0]


@cache
def _wording(language: str) -> Wording:
    return load_wording(data_folder("locales"), language)


def _locale() -> Locale:
    return _locale_of(current_language())


@cache
def _locale_of(language: str) -> Locale:
    return Locale.parse("en_GB" if language == "en" else language)


def event(code: str) -> str:
    """«Remand in custody»."""
    return _event(code, current_language())


@lru_cache(maxsize=1024)
def _event(code: str, language: str) -> str:
    return event_name(code, language, _wording(language))


def cause(code: str) -> str:
    """Why a notice was changed, as readers are told it."""
    return cause_name(code, _wording(current_language()))


def explanation(code: str) -> str:
    """The public sentence of a code."""
    return PHRASES[f"explanation.{code}"].put(_wording(current_language())) if code else ""


def status(code: str | None, sex: str | None = None) -> str:
    """A custody status or a membership in words; an unknown past is said as such."""
    if not code:
        return gettext("not known")
    if code not in STATUSES:
        return label(MEMBERSHIP, code)
    return _status(code, sex, current_language())


@lru_cache(maxsize=1024)
def _status(code: str, sex: str | None, language: str) -> str:
    return status_label(code, sex, language, _wording(language))


def date(value: PartialDate | dt.date | str | None) -> str:
    """A date as precise as it is known."""
    if isinstance(value, str):
        value = PartialDate.parse(value) if value else None
    elif isinstance(value, dt.date):
        value = PartialDate.of(value)
    return _plain_date(value, current_language()) if value else gettext("date unknown")


@lru_cache(maxsize=4096)
def _plain_date(value: PartialDate, language: str) -> str:
    """Kept: the same few days stand on every page."""
    return format_date(value, language, form="plain")


def since(value: PartialDate) -> str:
    """«since 2016», «с 2016 года», «2016 жылдан бері»."""
    return format_date(value, current_language(), form="since")


def term(value: Term | None) -> str:
    return format_term(value, current_language()) if value else ""


def moment(value: dt.datetime) -> str:
    """A time in the project's zone, its distance from UTC written out: zone names are wrong in Russian."""
    local = value.astimezone(ZoneInfo(settings.REGISTERPUB.timezone))
    minutes = int((local.utcoffset() or dt.timedelta()).total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    zone = f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")
    time = format_datetime(local, "HH:mm", locale=_locale())
    return f"{date(local.date())}, {time} ({zone})"


def clock(value: dt.datetime) -> str:
    """The time of day in the project's zone: «12:03»."""
    return format_datetime(value.astimezone(ZoneInfo(settings.REGISTERPUB.timezone)), "HH:mm", locale=_locale())


def clock_seconds(value: dt.datetime) -> str:
    """«12:03:20»."""
    return format_datetime(value.astimezone(ZoneInfo(settings.REGISTERPUB.timezone)), "HH:mm:ss", locale=_locale())


def today() -> dt.date:
    """The day it is now in the project's zone."""
    return timezone.now().astimezone(ZoneInfo(settings.REGISTERPUB.timezone)).date()


def ago(moment: dt.datetime, now: dt.datetime) -> str:
    """«2 hours ago»; «in 2 hours» for what is still to come. Clocks of two machines may differ by some seconds."""
    if -60 < (moment - now).total_seconds() <= 5:
        return gettext("just now")
    return format_timedelta(moment - now, granularity="minute", threshold=1.2, add_direction=True, locale=_locale())


def age(since: dt.datetime, now: dt.datetime) -> str:
    """«2 hours»; never negative."""
    waited = max(now - since, dt.timedelta())
    return format_timedelta(waited, granularity="minute", threshold=1.2, locale=_locale())


def number(value: int) -> str:
    return format_decimal(value, locale=_locale())


def owner(names: dict[str, str]) -> str:
    """A register owner's bare name in the desk's language, else in any."""
    return names.get(current_language()) or next(iter(names.values()), "")


def lead_in(text: str) -> str:
    """Context before a quote, from a whole word on: the pipeline cuts it by length."""
    return f"…{text[text.index(' ') :]}" if len(text) >= CONTEXT and " " in text else text


def lead_out(text: str) -> str:
    """Context after a quote, up to a whole word."""
    return f"{text[: text.rindex(' ') + 1]}…" if len(text) >= CONTEXT and " " in text else text


def marked(quote: QuoteView) -> SafeString:
    """The quote, escaped, with the name and the words that make the event each in its own mark."""
    pieces, position = [], 0
    for start, end, kind in quote.marks:
        pieces.append(conditional_escape(quote.text[position:start]))
        css = "name" if kind == "name" else "trigger"
        pieces.append(format_html('<mark class="{}">{}</mark>', css, quote.text[start:end]))
        position = end
    pieces.append(conditional_escape(quote.text[position:]))
    return format_html_join("", "{}", ((piece,) for piece in pieces))
