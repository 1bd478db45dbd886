"""Everything that looks like a person of the register is explained, whether it is taken for one or not."""

from __future__ import annotations

import pytest

from tests.core.names.people import matcher, person

REGISTER = matcher(person("q", "kk Қайсар Қыдыров", sex="m"), person("s", "ru Сания Маратовна Тахирова", sex="f"))


def reasons(text: str, who: str) -> list[str]:
    (found,) = [one for one in REGISTER.explain(text) if one["person"] == who]
    assert found["verdict"] == "no"
    assert text[found["start"] : found["end"]] == found["surface"]
    return list(found["reasons"])


def test_a_mention_gives_a_state_for_each_field_and_a_certainty_in_words() -> None:
    (found,) = REGISTER.explain("Сании Маратовне Тахировой отказали")
    assert found["verdict"] == found["certainty"] == "strong"
    assert found["words"] == "named in full: nothing speaks against it"
    assert found["reasons"] == ["surname:agrees", "given:agrees", "patronymic:agrees", "script:cyrillic"]


@pytest.mark.parametrize(
    ("text", "who", "reason"),
    [
        ("Ерлан Қыдыров келді", "q", "given:conflicts"),
        ("Қыдыров үндемеді", "q", "given:unknown"),
        ("А. Кыдыров в суде", "q", "given:initial_conflicts"),
        ("Қайсар Қыдырова", "q", "sex:conflicts"),
        ("Сании Тахирову", "s", "case:conflicts"),
        ("Сания Ерлановна Тахирова", "s", "patronymic:conflicts"),
        ("семья Кыдыровых", "q", "surname:plural"),
        ("Қыдыров көшесі", "q", "context:place"),
        ("Кыдыровский район", "q", "surname:inside_another_word"),
    ],
)
def test_a_span_that_is_no_mention_says_what_speaks_against_it(text: str, who: str, reason: str) -> None:
    assert reason in reasons(text, who)


def test_what_looks_like_nobody_is_not_explained() -> None:
    assert REGISTER.explain("Погода в Алматы улучшилась.") == ()


def test_a_spelling_that_was_ruled_out_says_so() -> None:
    register = matcher(person("q", "kk Қайсар Қыдыров", excluded="ru Кайсар Кыдыров"))
    (found,) = register.explain("Қайсар Кыдыров")
    assert found["verdict"] == "strong"
    (found,) = register.explain("Кайсар Кыдыров")
    assert found["verdict"] == "no"
    assert "ruled_out" in found["reasons"]
