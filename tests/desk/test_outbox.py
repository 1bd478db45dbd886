from django.test import Client

from registerpub.desk import vocabulary
from registerpub.pipeline.outbox import STOPS
from registerpub.store.models import NameRow

from .samples import World
from .test_card import CARD, send


def test_an_empty_outbox_says_so(editor: Client) -> None:
    assert "No notice has been confirmed yet." in editor.get("/outbox/").content.decode()


def test_the_outbox_shows_each_text_and_what_waits(editor: Client, second: Client, world: World) -> None:
    NameRow.objects.filter(language="ru").update(checked=False)
    send(editor, CARD, "confirm")
    send(second, CARD, "confirm")
    page = editor.get("/outbox/").content.decode()
    assert "Notice 1" in page and "due" in page
    assert "Prison sentence: Talgat Bekenov" in page
    assert page.index('lang="kk">') < page.index('<div lang="en">')
    assert "waits: nobody has checked the name in this language" in page


def test_a_text_that_will_not_go_out_says_why(editor: Client, second: Client, world: World) -> None:
    send(editor, CARD, "confirm")
    send(second, CARD, "confirm")
    assert "will not go out" not in editor.get("/outbox/").content.decode()
    world.person.consent = "withheld"
    world.person.save()
    assert "will not go out: there is no consent" in editor.get("/outbox/").content.decode()


def test_every_reason_why_a_text_stays_has_words() -> None:
    assert set(STOPS) <= set(vocabulary.STOP)
