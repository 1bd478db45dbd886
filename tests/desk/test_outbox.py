from django.test import Client
from django.utils import timezone

from registerpub.desk import vocabulary
from registerpub.pipeline.outbox import STOPS
from registerpub.store.models import NameRow, NoticeTextRow, Release

from .conftest import sign_in
from .samples import World
from .test_card import CARD, send, text_of


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


def test_what_is_not_public_of_a_public_notice_can_be_pulled_back(editor: Client, second: Client, world: World) -> None:
    NameRow.objects.filter(language="ru").update(checked=False)
    send(editor, CARD, "confirm")
    send(second, CARD, "confirm")
    now = timezone.now()
    public = NoticeTextRow.objects.exclude(language="ru")
    public.update(release=Release.objects.create(number=1, time=now), published=now, updated=now)
    assert "Pull back" not in editor.get("/outbox/").content.decode()
    second.post(f"/people/{world.person.pk}/names/", {"language": "ru", "full": "Талгат Бекетов"})
    page = editor.get("/outbox/").content.decode()
    assert "Pull back what is not published" in page and "Бекетов" in page and "due now" not in page
    answer = editor.post(CARD, {"action": "pull_back", "reason": "a slip"}, follow=True)
    page = answer.content.decode()
    assert "what was not published yet waits again" in page and "Бекетов" not in page.split("<article", 1)[1]
    assert NoticeTextRow.objects.get(language="ru").state == "waiting"
    assert sorted(public.values_list("language", flat=True)) == ["en", "kk"]
    assert "pulled a notice back" in text_of(sign_in("k1", "keeper").get("/audit/"))


def test_every_reason_why_a_text_stays_has_words() -> None:
    assert set(STOPS) <= set(vocabulary.STOP)
