"""People: who is added by hand, name forms that editors add, check or withdraw, and consent."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Mapping

from django.contrib.auth.models import User
from django.db import transaction

from registerpub.config import Config
from registerpub.core.errors import DecisionError, InputError
from registerpub.core.names import name_key
from registerpub.core.names.written import clean_name
from registerpub.core.records import CONSENT_LEVELS, LANGUAGES, SEXES
from registerpub.pipeline.audit import record
from registerpub.pipeline.notices import complete_waiting
from registerpub.pipeline.roles import LEADING_ROLES, role_of
from registerpub.store.models import ConsentChange, NameRow, NoticeTextRow, PersonRow


def add_name(
    person_id: str, language: str, full: str, *, user: User, config: Config, now: dt.datetime, channel: str = "desk"
) -> int:
    """Record that ``user`` checked ``full`` as the person's main name in ``language``.

    It is a decision, as texts that waited for it go out: from a terminal it follows ``terminal_decisions``. Returns the
    number of notice texts that no longer wait for a name; they wait in the outbox as new ones do. Raises
    :class:`InputError` or :class:`DecisionError`.
    """
    if language not in LANGUAGES:
        raise InputError(f"{language!r} is not a language; use one of: {', '.join(LANGUAGES)}")
    full = clean_name(full)
    _may_edit(user)
    if channel == "terminal" and not config.policy.terminal_decisions:
        raise DecisionError(
            "decisions from the terminal are off: check the name in the desk, or set terminal_decisions = true under "
            "[policy]"
        )
    with transaction.atomic():
        person = PersonRow.objects.select_for_update().filter(pk=person_id).first()
        if person is None:
            raise InputError(f"there is no person {person_id!r} on record")
        _set_main(person, language, full)
        told = {"language": language, "name": full}
        record("name", user, f"person:{person_id}", now, channel=channel, person=person_id, data=told)
        return complete_waiting(person, language, config, now)


def add_person(
    names: Mapping[str, str], sex: str | None, consent: str | None, sure: bool, user: User, now: dt.datetime
) -> str:
    """Put somebody on record of whom no card tells yet; returns the id. ``names``: language → form that was checked.

    Nothing is on record of them but their names, and nothing is published. Who bears the name of somebody on record
    is asked about twice: ``sure``. Raises :class:`InputError` or :class:`DecisionError`.
    """
    _may_edit(user)
    forms = {language: " ".join(full.split()) for language, full in names.items() if full.strip()}
    for language in forms:
        if language not in LANGUAGES:
            raise InputError(f"{language!r} is not a language; use one of: {', '.join(LANGUAGES)}")
    if not forms:
        raise InputError("name: a new person needs a name form in at least one language")
    if consent not in CONSENT_LEVELS:
        raise InputError(f"a new person needs a consent level: one of {', '.join(CONSENT_LEVELS)}")
    if sex not in (None, *SEXES):
        raise InputError(f"sex is m or f, not {sex!r}")
    clean = {language: clean_name(full) for language, full in forms.items()}
    with transaction.atomic():
        if not sure and any(same_name(full) for full in clean.values()):
            raise DecisionError("somebody on record bears this name: look at them, then say that this is somebody else")
        place = PersonRow.objects.count()
        person = PersonRow.objects.create(id=new_person_id(), sex=sex, consent=consent, created=now, position=place)
        for language, full in clean.items():
            NameRow.objects.create(person=person, language=language, full=full, kind="main", checked=True)
        ConsentChange.objects.create(person=person, previous=None, level=consent, by=user.username, at=now)
        told = {"names": list(clean.values()), "level": consent}
        record("person_added", user, f"person:{person.pk}", now, person=person.pk, data=told)
    return person.pk


def withdraw_name(person_id: str, language: str, full: str, user: User, now: dt.datetime) -> None:
    """Take away a name form that is not the person's: pages that are read from now on are not matched by it.

    A main name in which something was written stays: the right one is added first and takes its place. Raises
    :class:`InputError` or :class:`DecisionError`.
    """
    _may_edit(user)
    with transaction.atomic():
        person = PersonRow.objects.select_for_update().filter(pk=person_id).first()
        row = NameRow.objects.filter(person=person, language=language, full=full).order_by("id").first()
        if person is None or row is None:
            raise InputError("there is no such name form on record")
        if not person.names.exclude(pk=row.pk).exclude(kind="excluded").exists() and row.kind != "excluded":
            raise DecisionError("this is the only name of this person: add the right one first")
        written = NoticeTextRow.objects.filter(notice__person=person, language=language).exclude(state="waiting")
        if row.kind == "main" and written.filter(notice__decision__undone__isnull=True).exists():
            raise DecisionError("notices bear this name: add the right one first, then withdraw this one")
        told = {"language": language, "name": full, "kind": row.kind}
        record("name_withdrawn", user, f"person:{person_id}", now, person=person_id, data=told)
        NameRow.objects.filter(person=person, language=language, full=full).delete()


def new_person_id() -> str:
    """An opaque, project-wide id."""
    return "p" + "".join(secrets.choice("abcdefghjkmnpqrstuvwxyz23456789") for _ in range(9))


def same_name(full: str, person_id: str | None = None) -> tuple[str, ...]:
    """Ids of the people on record, other than ``person_id``, one of whose names reads like ``full`` in any script.

    Two people may bear one name, so this is a warning to look twice and never a refusal.
    """
    key = name_key(full)
    forms = NameRow.objects.exclude(kind="excluded").exclude(person_id=person_id or "")
    rows = forms.order_by("person_id").values_list("person_id", "full") if key else ()
    return tuple(dict.fromkeys(other for other, name in rows if name_key(name) == key))


def set_consent(
    person_id: str, level: str | None, *, user: User, config: Config, channel: str, now: dt.datetime
) -> None:
    """Record a consent level; ``None`` or ``withheld`` takes the person out of the next release.

    Taking consent back is always possible. Giving more is a decision: from a terminal it follows
    ``terminal_decisions``. Raises
    :class:`InputError` or :class:`DecisionError`.
    """
    _may_edit(user)
    if level is not None and level not in CONSENT_LEVELS:
        raise InputError(f"{level!r} is not a consent level; use one of: {', '.join(CONSENT_LEVELS)}")
    if level not in (None, "withheld") and channel == "terminal" and not config.policy.terminal_decisions:
        raise DecisionError(
            "decisions from the terminal are off: consent can only be taken back here, unless terminal_decisions = "
            "true stands under [policy]"
        )
    with transaction.atomic():
        person = PersonRow.objects.select_for_update().filter(pk=person_id).first()
        if person is None:
            raise InputError(f"there is no person {person_id!r} on record")
        if person.consent == level:
            return
        ConsentChange.objects.create(person=person, previous=person.consent, level=level, by=user.username, at=now)
        told = {"previous": person.consent, "level": level}
        record("consent", user, f"person:{person_id}", now, channel=channel, person=person_id, data=told)
        PersonRow.objects.filter(pk=person_id).update(consent=level)


def check_may_rule_out(user: User, *, config: Config, channel: str) -> None:
    """Raise :class:`DecisionError` unless ``user`` may rule out alone who is meant, as whoever may reject a card alone.

    Undoing a ruling asks for no more than :func:`check_may_lift`: it brings nothing but cards to decide on.
    """
    check_may_lift(user)
    if channel == "terminal" and not config.policy.terminal_decisions:
        raise DecisionError(
            "decisions from the terminal are off: reject the card in the desk, or set terminal_decisions = true under "
            "[policy]"
        )


def check_may_lift(user: User) -> None:
    """Raise :class:`DecisionError` unless ``user`` is an active editor or publisher."""
    _may_edit(user)


def _may_edit(user: User) -> None:
    if role_of(user) not in LEADING_ROLES or not user.is_active:
        raise DecisionError(f"{user.get_username()} may not change this: the role must be editor or publisher")


def _set_main(person: PersonRow, language: str, full: str) -> None:
    """``full`` becomes the checked main form; an earlier main form stays as an alias, so that it is still found."""
    others = NameRow.objects.filter(person=person, language=language, kind="main").exclude(full=full)
    others.update(kind="alias")
    row = NameRow.objects.filter(person=person, language=language, full=full).order_by("id").first()
    if row is None:
        NameRow.objects.create(person=person, language=language, full=full, kind="main", checked=True)
    else:
        NameRow.objects.filter(pk=row.pk).update(kind="main", checked=True)
