"""Who a session is of, read with the role: every page of the desk asks for both."""

from __future__ import annotations

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import User


class Accounts(AuthenticationBackend):  # type: ignore[misc]  # allauth has no types
    """allauth's, which also says whose password is whose."""

    def get_user(self, user_id: int) -> User | None:
        user = User.objects.select_related("profile").filter(pk=user_id).first()
        return user if user is not None and self.user_can_authenticate(user) else None
