"""The desk says of a case only what is recorded."""

import pytest
from django.utils import translation

from registerpub.core.casefile import fold
from registerpub.core.records import LANGUAGES, Event, PartialDate
from registerpub.desk.vocabulary import STAGE, label

NOT_IN_FORCE = ("not in force", "не вступил", "енбеген", "күшіне енген жоқ")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "event",
    [
        Event("SENTENCED_PRISON", PartialDate(2007)),
        Event("STATE_REPORTED", PartialDate(2016), status="convicted_imprisoned"),
    ],
    ids=["old verdict", "reported state"],
)
def test_a_verdict_of_which_nothing_more_is_known_is_not_said_to_lack_force(event: Event, language: str) -> None:
    stage = fold([event]).stage
    with translation.override(language):
        shown = label(STAGE, stage)
    assert shown != stage
    assert not [words for words in NOT_IN_FORCE if words in shown]
