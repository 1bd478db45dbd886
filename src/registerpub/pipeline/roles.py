"""What an account may do, by its role: who decides, and without whom nothing is decided."""

from __future__ import annotations

from typing import Final

from django.contrib.auth.models import User

from registerpub.store.models import UserProfile

DECIDING_ROLES: Final = ("editor", "publisher", "keeper")
#: A keeper manages accounts and may be the second of two, but never decides without one of these.
LEADING_ROLES: Final = ("editor", "publisher")


def role_of(user: User) -> str:
    """The user's role; an account without one reads only."""
    profile: UserProfile | None = getattr(user, "profile", None)
    return profile.role if profile else "viewer"
