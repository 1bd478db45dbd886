"""The project's matcher: everybody on record, with the rulings in force."""

from __future__ import annotations

import datetime as dt

from registerpub.config import Config
from registerpub.core.names import Matcher
from registerpub.pipeline.matcher_cache import kept_matcher
from registerpub.pipeline.rulings import rulings_in_force
from registerpub.store.mapping import all_people, name_facts


def project_matcher(config: Config, today: dt.date) -> Matcher:
    """The matcher of everybody on record, with the rulings in force on ``today``; kept under ``var/cache``."""
    return kept_matcher(config.cache, list(name_facts()), all_people, tuple(rulings_in_force(today)))
