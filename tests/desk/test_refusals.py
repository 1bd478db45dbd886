"""No message of the pipeline reaches an editor in English who does not read it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from registerpub.core.errors import DecisionError, InputError
from registerpub.desk.refusals import OTHERWISE, REFUSALS, refusal_text
from registerpub.pipeline import decide
from registerpub.pipeline.options import Options
from registerpub.store.models import Proposal, Vote

from .conftest import sign_in
from .samples import World
from .test_card import CANDIDATE, CARD, form_of, send, text_of

SOURCE = Path(decide.__file__).parents[1]
#: Where errors come from that a decision, a preview or a name form can raise.
ASKED = (
    "core/casefile/corrections.py:parse_term",
    "core/names/written.py",
    "core/notices/amendments.py",
    "core/notices/compose.py",
    "core/notices/labels.py",
    "core/records/basics.py:PartialDate",
    "pipeline/amendment_effects.py",
    "pipeline/amendment_events.py",
    "pipeline/amendment_options.py",
    "pipeline/amendment_texts.py",
    "pipeline/amendments.py",
    "pipeline/candidates.py",
    "pipeline/by_hand.py",
    "pipeline/card_moves.py",
    "pipeline/cards.py",
    "pipeline/decide.py",
    "pipeline/bulk.py",
    "pipeline/care.py",
    "pipeline/details.py",
    "pipeline/earlier.py",
    "pipeline/effects.py",
    "pipeline/flags.py",
    "pipeline/hand_correction.py",
    "pipeline/holds.py",
    "pipeline/lease.py",
    "pipeline/looks.py",
    "pipeline/named_event.py",
    "pipeline/notices.py",
    "pipeline/options.py",
    "pipeline/people.py",
    "pipeline/persons.py",
    "pipeline/preview.py",
    "pipeline/published.py",
    "pipeline/resolve.py",
    "pipeline/rulings.py:lift",
    "pipeline/rulings.py:limit",
    "pipeline/snooze.py",
    "pipeline/versions.py:page_history",
    "pipeline/undo.py",
)
ERRORS = {"DecisionError", "InputError", "Leased", "NotLooked", "StaleCard", "ValueError"}
ENGLISH = re.compile(r"\b(the|is|are|this|you|choose|card|person|name|not|already|on record|sources?)\b", re.IGNORECASE)


def raised(place: str) -> Iterator[str]:
    """Every message that the module, or one class or function of it, can raise; what changes in it is an x."""
    path, _, part = place.partition(":")
    tree: ast.AST = ast.parse((SOURCE / path).read_text(encoding="utf-8"))
    functions = {node.name: node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    if part:
        tree = next(node for node in ast.walk(tree) if getattr(node, "name", "") == part)
    for node in ast.walk(tree):
        call = node.exc if isinstance(node, ast.Raise) else None
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in functions:  # ``raise no_card(…)``
            call = next(part.value for part in ast.walk(functions[call.func.id]) if isinstance(part, ast.Return))  # type: ignore[attr-defined]  # a name, asked above
        if not isinstance(call, ast.Call) or getattr(call.func, "id", "") not in ERRORS:
            continue
        said = call.args[0]
        if isinstance(said, ast.Call) and getattr(said.func, "id", "") in functions:
            function = functions[said.func.id]  # type: ignore[attr-defined]  # a name, asked above
            returned = [part.value for part in ast.walk(function) if isinstance(part, ast.Return) and part.value]
            yield from map(sample, returned)
        elif not isinstance(said, ast.Call):
            yield sample(said)


def sample(said: ast.expr) -> str:
    if isinstance(said, ast.Constant):
        return str(said.value)
    assert isinstance(said, ast.JoinedStr), ast.unparse(said)
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "x" for part in said.values)


MESSAGES = sorted({message for place in ASKED for message in raised(place)})


def test_the_messages_of_the_pipeline_are_found() -> None:
    assert len(MESSAGES) > 30 and "card x is already x" in MESSAGES


@pytest.mark.parametrize("message", MESSAGES)
def test_every_message_of_the_pipeline_has_words_of_its_own_in_each_language(message: str) -> None:
    said = set()
    for language in ("en", "ru", "kk"):
        with translation.override(language):
            text = refusal_text(InputError(message))
            assert text != str(OTHERWISE), "add it to desk/refusals.py and translate it"
            assert text not in said
            said.add(text)
            assert language == "en" or not ENGLISH.search(text)


@pytest.mark.parametrize("message", REFUSALS)
def test_every_entry_of_the_table_is_still_raised(message: str) -> None:
    pattern = re.compile("x".join(re.escape(part) for part in re.split(r"\{\w+\}", message)).replace("x", ".+"))
    known = [*MESSAGES, str(decide.StaleCard("the card has changed since you opened it: look at it again"))]
    assert any(pattern.fullmatch(known_message) for known_message in known)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_message_that_nobody_foresaw_is_a_general_sentence(language: str) -> None:
    with translation.override(language):
        text = refusal_text(DecisionError("something quite new happened to Aliya Bekova"))
        assert text == str(OTHERWISE) and not ENGLISH.search(text) and "Bekova" not in text


def test_a_refusal_says_its_numbers() -> None:
    with translation.override("ru"):
        assert "U+202E" in refusal_text(InputError("a name cannot hold the sign U+202E: write letters, only"))
        assert "300" in refusal_text(InputError("the name is longer than 300 characters"))


def alerts(response: Any) -> str:
    found = re.findall(r'<p class="notice error"[^>]*>(.*?)</p>', response.content.decode(), re.DOTALL)
    assert found
    return " ".join(found)


@pytest.mark.parametrize(("language", "words"), [("kk", "Бұрыннан белгілі"), ("ru", "Уже известно")])
def test_a_link_to_somebody_who_is_listed_already_is_refused_in_words(world: World, language: str, words: str) -> None:
    client = sign_in("k1", "editor", language)
    changes = {"person_mode": "link", "person": world.person.pk, "waiver": "шағын аудан"}
    response = send(client, CANDIDATE, "confirm", **changes)
    assert response.status_code == 422
    assert words in alerts(response) and not ENGLISH.search(alerts(response))


@pytest.mark.parametrize("language", ["kk", "ru"])
@pytest.mark.parametrize(
    ("address", "changes"),
    [
        (CARD, {"value.date": "", "value.term": ""}),
        (CANDIDATE, {"value.date": "", "person_mode": "new", "name.en": "Arman Li", "consent": "public_record_only"}),
        (CANDIDATE, {"person_mode": "link", "person": "pnobody"}),
        (CANDIDATE, {"value.register": "nowhere", "person_mode": "link", "person": "pk3t8w2xq"}),
    ],
)
def test_what_the_pipeline_refuses_is_said_in_the_editors_language(
    world: World, language: str, address: str, changes: dict[str, str]
) -> None:
    client = sign_in("k1", "editor", language)
    for action in ("confirm", "preview"):
        response = send(client, address, action, waiver="шағын аудан", **changes)
        assert not ENGLISH.search(alerts(response))
    assert not Vote.objects.exists()


@pytest.mark.parametrize("action", ["confirm", "reject.not_a_change"])
def test_whoever_loses_a_race_sees_what_became_of_the_card(
    world: World, monkeypatch: pytest.MonkeyPatch, action: str
) -> None:
    client = sign_in("k1", "editor", "ru")
    fields = form_of(client.get(CARD))

    def decided_first(card_id: str, *others: Any, **further: Any) -> None:
        Proposal.objects.filter(public_id=card_id).update(state="confirmed")
        raise DecisionError(f"card {card_id} is already confirmed")

    monkeypatch.setattr(decide, action.partition(".")[0], decided_first)
    response = client.post(CARD, {**fields, "action": action})
    assert response.status_code == 409
    assert "Тем временем карточка уже решена" in text_of(response) and "already" not in text_of(response)


def test_the_table_of_differences_names_people_and_never_their_ids(
    editor: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def differ(*others: Any, **further: Any) -> None:
        raise decide.DifferingOptions([("person", "a new person", world.person.pk)], Options())

    fields = form_of(editor.get(CARD))
    monkeypatch.setattr(decide, "confirm", differ)
    page = editor.post(CARD, {**fields, "action": "confirm"}).content.decode()
    row = re.search(r"<th scope=\"row\">Person</th>(.*?)</tr>", page, re.DOTALL)
    assert row is not None and re.findall("<td>(.*?)</td>", row[1]) == ["A new person", "Talgat Bekenov"]
