"""Kazakh sentences that leave out to whom it happened, where nobody but one person can be meant.

Kazakh drops subjects freely, and its pronouns have no sex: «Істің материалдары сотқа тапсырылды»,
«Төрт жыл, – деді ол». An editor is asked to check what is read this way.
"""

from __future__ import annotations

import re
from typing import Final

from registerpub.core.claims.discourse import Bound, Discourse, View
from registerpub.core.claims.lexicon import Hit
from registerpub.core.claims.verbs import OFFICIAL_KK, OTHER_PERSON

#: Acts whose words alone are too common, or that need somebody named.
_NAMED_ONLY: Final = frozenset({"DETAINED", "DIED", "LEFT_COUNTRY", "INTL_OPINION", "STATE_REPORTED", "ADMIN_FINE"})
#: Whoever asks for a penalty, or speaks against it, imposes none.
_SIDES: Final = re.compile(r"прокур|айыптаушы|адвокат|қорғаушы")
_TOLD: Final = frozenset({"", "participle", "hearsay"})


def only_person(seen: View, hit: Hit, discourse: Discourse) -> Bound | None:
    """The one person of the document, if this sentence names nobody and speaks of nobody else; else None."""
    sentence = seen.parsed.sentence
    if sentence.language != "kk" or hit.code in _NAMED_ONLY or hit.code.startswith("LIST_") or hit.form not in _TOLD:
        return None
    if hit.code.startswith("SENTENCED") and _SIDES.search(sentence.folded):
        return None
    if seen.parsed.names or any(reference.count != 1 for reference in seen.references):
        return None
    pool = discourse.topic if len(discourse.topic) == 1 else discourse.sole
    known = {actor.key for actor, _ in discourse.recent if not actor.anonymous}
    if len(pool) != 1 or known - {pool[0][0].key} or OTHER_PERSON.search(OFFICIAL_KK.sub(" ", sentence.folded)):
        return None
    return Bound(pool, "only one", sure=False)
