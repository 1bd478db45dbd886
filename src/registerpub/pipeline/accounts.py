"""Accounts: made from the terminal only; there is no sign-up and no reset by e-mail."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from registerpub.core.errors import InputError
from registerpub.pipeline.audit import record
from registerpub.pipeline.clock import utc_now
from registerpub.store.models import UserProfile


def create_user(name: str, password: str, role: str, language: str = "en") -> User:
    """Create an account with a role. Raises :class:`InputError` if the name is taken or the password too weak."""
    if not name.isprintable() or not name.strip() or len(name) > 150:
        raise InputError("the account name must be 1 to 150 printable characters")
    if User.objects.filter(username=name).exists():
        raise InputError(f"there is already a user {name!r}")
    user = User(username=name)
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise InputError("the password cannot be used: " + " ".join(error.messages)) from error
    with transaction.atomic():
        user.set_password(password)
        user.save()
        UserProfile.objects.create(user=user, role=role, language=language)
        record("account", None, f"account:{user.pk}", utc_now(), channel="terminal", data={"made": name, "role": role})
    return user


def find_user(name: str) -> User:
    """The account called ``name``; an unknown one is an :class:`InputError`."""
    user = User.objects.filter(username=name).first()
    if user is None:
        raise InputError(f"there is no user {name!r}: make one with 'registerpub user add {name} --role editor'")
    return user
