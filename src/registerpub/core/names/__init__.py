"""A person's names in every script, spelling and case: text in, mentions out.

Decides nothing about identity that a person could not check: every mention says what agrees, and doubt is shown.
"""

from registerpub.core.names.fold import name_key, weak_name_key
from registerpub.core.names.matcher import MATCHER_VERSION, Matcher, build_matcher
from registerpub.core.names.nominative import nominative_candidates
from registerpub.core.names.suggest import transliterate

__all__ = [
    "MATCHER_VERSION",
    "Matcher",
    "build_matcher",
    "name_key",
    "nominative_candidates",
    "transliterate",
    "weak_name_key",
]
