"""Texts that only play at events: satire, fiction, drills, mock trials. What they tell has not happened."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from registerpub.core.claims.sentences import Sentence

#: The word that says so, in its own sentence or in the one before or behind it.
_SAID: Final = re.compile(
    r"^\W*in (?:the|his|her|a|this) (?:new )?(?:play|film|novel|movie|series|drama|opera|musical|comedy|sketch)\b|"
    r"\b(?:satir\w+|parod(?:y|ies)|spoof|lampoon|"
    r"(?:april|all) fools?'? (?:day|joke)|ministry of (?:irony|truth|silly \w+)|"
    r"mock (?:trial|court|arrest|hearing)|moot court|role[- ]?play(?:ing|ed)?|re-?enact(?:ed|ment|s|ing)?|"
    r"(?:in|of|during|for|by) (?:a|an|the|our|this) (?:\w+ )?(?:drill|simulation|training exercise|rehearsal|"
    r"classroom exercise|war game|dystopia|sketch|skit|short story|puppet show|board game|video game)|"
    r"(?:drill|simulation|exercise) (?:scenario|script)|fictional|fictitious|imaginary|make-believe|not a true story|"
    r"(?:book|novel|film|play|exhibition|documentary|memoir|poem) (?:tells|recounts|shows|describes) (?:how|the story)|"
    r"any resemblance|was (?:only |just )?a (?:joke|drill|rehearsal|sketch)|invented (?:character|story|person)|"
    r"(?:plays?|played|playing|portrays?|stars? as|cast as) (?:a|an|the) (?:\w+ ){0,2}?(?:prisoner|convict|dissident|"
    r"judge|prosecutor|journalist|poet|activist|hero|heroine)|"
    r"(?:hero|heroine|protagonist|main character|character|villain) of (?:the|his|her|a|this) (?:\w+ ){0,2}?"
    r"(?:novel|play|film|series|story|book|drama|comedy|musical|comic)|"
    r"(?:novel|play|film|movie|series|drama|comic|musical|opera|thriller)(?:'s)? "
    r"(?:hero|heroine|protagonist|character)|"
    r"(?:chapter|act|scene|episode) (?:\d+|one|two|three|four|five|six)\b[^.]{0,40}"
    r"\b(?:novel|play|series|film|drama))\b"
)
#: How many sentences away it may stand.
_REACH: Final = 1


def is_made_up(sentences: Sequence[Sentence], index: int) -> bool:
    """Whether an English sentence, or one right beside it, says that it is all play."""
    if sentences[index].language != "en":
        return False
    near = sentences[max(0, index - _REACH) : index + _REACH + 1]
    return any(_SAID.search(one.folded) for one in near)
