"""The WSGI application that a server such as granian runs."""

from __future__ import annotations

import os
from pathlib import Path

from django.core.wsgi import get_wsgi_application

from registerpub.presence import enter

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "registerpub.settings")
enter(Path(os.environ.get("REGISTERPUB_PROJECT", ".")) / "var")
application = get_wsgi_application()

from django.conf import settings  # noqa: E402

from registerpub.desk.memory import settle  # noqa: E402  needs the settings to be loaded
from registerpub.secret_key import read_secret  # noqa: E402

read_secret(settings.REGISTERPUB.var)
settle()
