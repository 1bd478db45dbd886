"""The first run of a project: who may make the first account at the desk, and what is still to be set up.

While there is no account at all, the desk takes one keeper from whoever knows the set-up code that ``registerpub up``
printed. The code is made anew at each start and lives in the memory of that start only: nothing on disk opens the desk,
and a code out of an old log opens nothing. The row that is written with the account closes this door for good, also
for two who come at once and for a desk whose accounts have all been switched off.
"""

from __future__ import annotations

import datetime as dt
import os
import secrets
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils.crypto import constant_time_compare

from registerpub.config import Config
from registerpub.core.errors import RegisterpubError
from registerpub.pipeline.accounts import KEEPER, create_user
from registerpub.pipeline.roles import LEADING_ROLES
from registerpub.pipeline.source_settings import with_current_sources
from registerpub.store.models import CrawlVisit, FirstRun, RegisterRow

#: By this the supervisor tells the desk its code.
CODE_VARIABLE = "REGISTERPUB_SETUP_CODE"
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that are mistaken for each other when copied from a screen
#: Twenty signs, 99 bits: nobody guesses them however often they try.
_GROUPS, _GROUP = 4, 5


class SetUpRefused(RegisterpubError):
    """The first keeper cannot be made. ``code``: ``closed``, ``no_code`` or ``wrong_code``."""

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """What has been set up: numbers of registers, of sources that are switched on, of active accounts.

    ``visited``: some source has been visited at least once.
    """

    registers: int
    sources: int
    visited: bool
    editors: int
    keepers: int

    @property
    def is_ready(self) -> bool:
        """There is a register and something to watch for its people."""
        return bool(self.registers and self.sources)


def new_code() -> str:
    """A set-up code, in groups."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)


def expected_code() -> str:
    """The code of this start, empty if the desk was started without one."""
    return os.environ.get(CODE_VARIABLE, "")


def is_open() -> bool:
    """Whether the first keeper may still be made at the desk."""
    return not (User.objects.exists() or FirstRun.objects.exists())


def make_first_keeper(code: str, name: str, password: str, language: str, now: dt.datetime) -> User:
    """Make the first keeper. Raises :class:`SetUpRefused`, or :class:`InputError` for a name or password.

    Whatever is refused has changed nothing, and a keeper who was made has closed the door in the same transaction.
    """
    if not expected_code():
        raise SetUpRefused("no_code", "the desk was started without a set-up code: run 'registerpub up'")
    if not constant_time_compare(_plain(code), _plain(expected_code())):
        raise SetUpRefused("wrong_code", "this is not the set-up code that 'registerpub up' printed at its last start")
    closed = SetUpRefused("closed", "there is an account already: sign in, or make one with 'registerpub user add'")
    try:
        with transaction.atomic():
            if not is_open():
                raise closed
            user = create_user(name, password, KEEPER, language, "desk")
            FirstRun.objects.create(keeper=user, made=now)
    except IntegrityError as error:
        raise closed from error
    return user


def first_steps(config: Config) -> FirstSteps:
    """How far the setting up has come, by what is there: it can be left at any point and gone on with."""
    active = User.objects.filter(is_active=True)
    return FirstSteps(
        registers=RegisterRow.objects.count(),
        sources=len(with_current_sources(config).crawl.enabled),
        visited=CrawlVisit.objects.exists(),
        editors=active.filter(profile__role__in=LEADING_ROLES).count(),
        keepers=active.filter(profile__role=KEEPER).count(),
    )


def is_set_up(config: Config) -> bool:
    """Whether there is a register and a source that is switched on. Asked on every page of some people: quick."""
    return RegisterRow.objects.exists() and bool(config.crawl.enabled or with_current_sources(config).crawl.enabled)


def _plain(code: str) -> str:
    """As it may be typed: spaces and hyphens do not count, capitals neither."""
    return "".join(sign for sign in code.lower() if sign.isascii() and sign.isalnum())
