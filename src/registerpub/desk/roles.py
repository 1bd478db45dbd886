"""Who may do what. Every view names its roles here by a decorator; a view without one is a defect that a test finds."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from registerpub.store.models import UserProfile

View = Callable[..., HttpResponse]

ROLES = ("viewer", "editor", "publisher", "keeper")
#: Everybody with a role may read; an account without one may only sign out and choose its language.
READ = frozenset(ROLES)
#: A keeper may be the second of two; that a keeper never decides alone is enforced by the pipeline.
DECIDE = frozenset(("editor", "publisher", "keeper"))
#: What takes effect on one person's word: never a keeper's.
EDIT = frozenset(("editor", "publisher"))
#: Accounts, sources and keys.
MANAGE = frozenset(("keeper",))
#: What only a publisher does: let go of a hold, erase.
PUBLISH = frozenset(("publisher",))
#: Taking back what is published.
RETRACT = PUBLISH
#: Who reads the audit.
OVERSEE = frozenset(("publisher", "keeper"))


def profile_of(user: Any) -> UserProfile | None:
    """The profile of a signed-in account, or None."""
    if isinstance(user, AnonymousUser) or not user.is_authenticated:
        return None
    try:
        profile: UserProfile = user.profile
    except UserProfile.DoesNotExist:
        return None
    return profile


def role_of(user: Any) -> str | None:
    """One of :data:`ROLES`, or None for strangers and for accounts whose role is unknown."""
    profile = profile_of(user)
    return profile.role if profile and profile.role in READ else None


def signed_in(request: HttpRequest) -> User:
    """The account behind a request that the sign-in wall has let through."""
    assert isinstance(request.user, User)
    return request.user


def needs(roles: frozenset[str]) -> Callable[[View], View]:
    """Refuse everybody whose role is not in ``roles`` with 403."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if role_of(request.user) not in roles:
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.roles = roles  # type: ignore[attr-defined]  # read by the test of every view and role
        return guarded

    return decorate
