"""What every template of the desk knows: who is here, in which role and language."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from django.utils.functional import SimpleLazyObject

from registerpub.desk.roles import DECIDE, EDIT, RETRACT, role_of


def desk(request: HttpRequest) -> dict[str, Any]:
    """Nothing here asks the database before a template does, so that error pages work without one."""
    role = SimpleLazyObject(lambda: role_of(request.user) or "")
    return {
        "language": translation.get_language() or settings.LANGUAGE_CODE,
        "languages": settings.LANGUAGES,
        "role": role,
        "may_decide": SimpleLazyObject(lambda: str(role) in DECIDE),
        "may_edit": SimpleLazyObject(lambda: str(role) in EDIT),
        "may_retract": SimpleLazyObject(lambda: str(role) in RETRACT),
        "demonstration": settings.REGISTERPUB.site.demonstration,
    }
