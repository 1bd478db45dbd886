"""A person's names in every script, spelling and case: text in, mentions out.

Decides nothing about identity that a person could not check: every mention says what agrees, and doubt is shown.
"""

from registerpub.core.names.building import build_matcher, dump_matcher, load_matcher, names_digest
from registerpub.core.names.fold import name_key, weak_name_key
from registerpub.core.names.matcher import MATCHER_VERSION, Matcher
from registerpub.core.names.nominative import nominative_candidates
from registerpub.core.names.rulings import active_rulings
from registerpub.core.names.suggest import transliterate

__all__ = [
    "MATCHER_VERSION",
    "Matcher",
    "active_rulings",
    "build_matcher",
    "dump_matcher",
    "load_matcher",
    "name_key",
    "names_digest",
    "nominative_candidates",
    "transliterate",
    "weak_name_key",
]
