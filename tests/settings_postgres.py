"""The settings of the tests on PostgreSQL: ``python -m tests.postgres pytest --ds=tests.settings_postgres``."""

from __future__ import annotations

import os
from pathlib import Path

from registerpub.database_settings import DatabaseSettings, django_database
from registerpub.settings import *  # noqa: F403
from tests.postgres import VARIABLE, address

_store = DatabaseSettings(address(os.environ[VARIABLE], "postgres"))
DATABASES = {"default": {**django_database(_store, Path()), "TEST": {"NAME": "tests"}}}
