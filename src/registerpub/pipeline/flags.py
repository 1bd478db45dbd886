"""Sensitive flags on a person. While one stands the machine writes no notice about them: an editor does.

What corrects or retracts a notice goes out even so: two people have read it word by word.
"""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.models import User
from django.db import transaction

from registerpub.core.errors import DecisionError, InputError
from registerpub.core.records import SENSITIVE_FLAGS
from registerpub.pipeline.audit import record
from registerpub.pipeline.roles import LEADING_ROLES, role_of
from registerpub.store.models import PersonFlag, PersonRow


def flags_of(person_id: str) -> tuple[str, ...]:
    """The flags that stand, in the order of :data:`SENSITIVE_FLAGS`."""
    found = set(PersonFlag.objects.filter(person=person_id, lifted__isnull=True).values_list("flag", flat=True))
    return tuple(flag for flag in SENSITIVE_FLAGS if flag in found)


def is_sensitive(person_id: str | None) -> bool:
    """Whether the machine writes no notice about this person."""
    return bool(person_id) and PersonFlag.objects.filter(person=person_id, lifted__isnull=True).exists()


def set_flags(person_id: str, flags: tuple[str, ...], user: User, now: dt.datetime) -> None:
    """Make ``flags`` the ones that stand. Raises :class:`InputError` or :class:`DecisionError`."""
    if role_of(user) not in LEADING_ROLES or not user.is_active:
        raise DecisionError(f"{user.get_username()} may not change this: the role must be editor or publisher")
    unknown = sorted(set(flags) - set(SENSITIVE_FLAGS))
    if unknown:
        raise InputError(f"flag: {unknown[0]!r} is not one of: {', '.join(SENSITIVE_FLAGS)}")
    with transaction.atomic():
        person = PersonRow.objects.select_for_update().filter(pk=person_id).first()
        if person is None:
            raise InputError(f"there is no person {person_id!r} on record")
        before, name = set(flags_of(person_id)), user.get_username()
        for flag in sorted(set(flags) - before):
            PersonFlag.objects.create(person=person, flag=flag, by=name, at=now)
            record("flag", user, f"person:{person_id}", now, person=person_id, data={"flag": flag})
        for flag in sorted(before - set(flags)):
            rows = PersonFlag.objects.filter(person=person, flag=flag, lifted__isnull=True)
            rows.update(lifted=now, lifted_by=name)
            record("flag_lifted", user, f"person:{person_id}", now, person=person_id, data={"flag": flag})
