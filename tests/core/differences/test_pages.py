"""What counts as a change of a page, and how it is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registerpub.core.differences import PageText, content_digest, differing_parts, page_difference, page_text
from registerpub.core.records import Document, Paragraph

LEAD = "Суд в Семее приговорил активистку к 7 годам лишения свободы."
LAWYER = "Адвокат сообщил, что подаст апелляционную жалобу в течение двух недель."
CLOSED = "Процесс проходил в закрытом режиме, журналистов в зал не пустили."


def body(*texts: str, title: str = "Приговор", watched: str = "") -> PageText:
    return PageText(title, tuple(("body", text) for text in texts), watched)


def kinds(before: PageText, after: PageText) -> list[str]:
    return [paragraph.kind for paragraph in page_difference(before, after).paragraphs]


def told(before: PageText, after: PageText, op: str) -> str:
    paragraphs = page_difference(before, after).paragraphs
    return " ".join(part.text for paragraph in paragraphs for part in paragraph.words if part.op == op)


def test_a_changed_figure_is_a_change_told_by_its_words() -> None:
    before, after = body(LEAD, LAWYER), body(LEAD.replace("7 годам", "5 годам"), LAWYER)
    assert before.content() != after.content()
    assert kinds(before, after) == ["changed", "same"]
    assert (told(before, after, "removed"), told(before, after, "added")) == ("7", "5")


def test_a_term_alone_in_a_line_is_a_change() -> None:
    assert body(LEAD, "7 лет").content() != body(LEAD, "5 лет").content()


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ((LEAD, LAWYER, CLOSED), ["same", "same", "added"]),
        ((LEAD,), ["same", "removed"]),
        ((LAWYER, LEAD), ["same", "moved"]),
        ((CLOSED, LEAD, LAWYER), ["added", "same", "same"]),
        ((LEAD, CLOSED), ["same", "removed", "added"]),
    ],
    ids=["added", "removed", "moved", "before", "replaced"],
)
def test_paragraphs_are_added_removed_and_moved(after: tuple[str, ...], expected: list[str]) -> None:
    found = kinds(body(LEAD, LAWYER), body(*after))
    assert found == expected or sorted(found) == sorted(expected) and "moved" in found


def test_a_title_is_compared_by_words() -> None:
    found = page_difference(body(LEAD), body(LEAD, title="Приговор отменён"))
    assert [part.op for part in found.title] == ["same", "added"] and found.is_change
    assert not page_difference(body(LEAD), body(LEAD)).is_change


@pytest.mark.parametrize("role", ["related", "notice"])
def test_furniture_is_told_and_is_no_change(role: str) -> None:
    before = PageText("t", (("body", LEAD), (role, "Читайте также: погода")))
    after = PageText("t", (("body", LEAD), (role, "Читайте также: курс тенге"), (role, "Спорт")))
    assert before.content() == after.content() and differing_parts(before, after) == (role,)


def test_noise_is_told_and_is_no_change() -> None:
    before, after = body(LEAD, "Просмотров: 12"), body("обновлено 12:41", LEAD, "Просмотров: 1 204")
    assert before.content() == after.content() and content_digest(before) == content_digest(after)
    assert differing_parts(before, after) == ("noise",)
    assert differing_parts(before, before) == ()


def test_a_caption_counts_since_lists_of_names_in_plain_text_are_captions() -> None:
    before = PageText("t", (("body", LEAD), ("caption", "Асель Жунусова")))
    after = PageText("t", (("body", LEAD), ("caption", "Асель Жунусова, Семей")))
    assert before.content() != after.content()


def test_in_a_list_order_numbers_and_repetition_are_no_change_and_in_an_article_they_are() -> None:
    one, other = ("1. Асан", "2. Болат"), ("1. Болат", "2. Асан", "3. Асан")
    assert body(*one, watched="list").content() == body(*other, watched="list").content()
    assert body(*one).content() != body(*other).content()


def test_a_time_counts_in_a_schedule_only() -> None:
    one, other = ("Зал 3", "10:00"), ("Зал 3", "14:00")
    assert body(*one, watched="schedule").content() != body(*other, watched="schedule").content()
    assert body(*one).content() == body(*other).content()


def test_a_document_is_cut_by_its_paragraphs() -> None:
    document = Document("r", "Один.\n\nДва.", "t", paragraphs=(Paragraph(0, 5, "ru"), Paragraph(7, 11, "ru", "notice")))
    assert page_text(document).paragraphs == (("body", "Один."), ("notice", "Два."))
    assert page_text(Document("r", "Один.")).article() == ("Один.",)


def test_thousands_of_rewritten_paragraphs_are_still_told() -> None:
    before = body(*(f"Абзац номер {number} о суде." for number in range(400)))
    after = body(*(f"Совсем другое {number * 7}, ничего общего тут нет" for number in range(400)))
    assert set(kinds(before, after)) <= {"added", "removed", "changed"}


def test_a_page_that_is_too_long_is_shown_by_whole_paragraphs() -> None:
    before, after = ("слово " * 100_000 + end for end in ("конец", "начало"))
    assert kinds(body(before), body(after)) == ["removed", "added"]


words = st.sampled_from("суд вынес приговор к 7 5 годам лишения свободы Асан Болат үкім шықты the court ruled".split())
sentences = st.lists(words, min_size=3, max_size=12).map(lambda found: "В " + " ".join(found) + " сказал адвокат.")
articles = st.lists(sentences, min_size=1, max_size=6)
noise = st.sampled_from(["Просмотров: 1 204", "3 min read", "обновлено 12:41", "12:41", "Поделиться", "Қаралым: 7"])
furniture = st.lists(st.tuples(st.sampled_from(["related", "notice"]), sentences), max_size=4)


def assemble(found: list[str], around: list[tuple[str, str]], told: list[str]) -> PageText:
    return PageText("t", (*(("body", text) for text in (*told, *found)), *around))


@given(articles, furniture, furniture, st.lists(noise, max_size=3), st.lists(noise, max_size=3), st.data())
def test_any_change_of_a_word_in_the_body_is_a_change_and_is_told(
    article: list[str],
    around: list[tuple[str, str]],
    around_later: list[tuple[str, str]],
    told: list[str],
    told_later: list[str],
    data: st.DataObject,
) -> None:
    at = data.draw(st.integers(0, len(article) - 1))
    split = article[at].split()
    place = data.draw(st.integers(0, len(split) - 1))
    new = data.draw(st.one_of(words, st.just("")).filter(lambda word: word != split[place]))
    changed = " ".join((*split[:place], *([new] if new else []), *split[place + 1 :]))
    later = [*article[:at], changed, *article[at + 1 :]]
    before, after = assemble(article, around, told), assemble(later, around_later, told_later)
    assert before.content() != after.content() and content_digest(before) != content_digest(after)
    found = page_difference(before, after)
    assert any(part.op != "same" for paragraph in found.paragraphs for part in paragraph.words) or "moved" in {
        paragraph.kind for paragraph in found.paragraphs
    }


@given(articles, furniture, furniture, st.lists(noise, max_size=3), st.lists(noise, max_size=3))
def test_any_change_in_furniture_or_noise_only_is_none(
    article: list[str],
    around: list[tuple[str, str]],
    around_later: list[tuple[str, str]],
    told: list[str],
    told_later: list[str],
) -> None:
    before, after = assemble(article, around, told), assemble(article, around_later, told_later)
    assert before.content() == after.content()
    assert not page_difference(before, after).is_change
    assert bool(differing_parts(before, after)) == (
        [text for role, text in around if role == "related"] != [t for role, t in around_later if role == "related"]
        or [text for role, text in around if role == "notice"] != [t for role, t in around_later if role == "notice"]
        or told != told_later
    )


@given(articles, articles)
def test_the_new_text_can_be_read_from_the_difference(one: list[str], other: list[str]) -> None:
    found = page_difference(body(*one), body(*other)).paragraphs
    shown = ["".join(part.text for part in item.words if part.op != "removed") for item in found]
    assert [text for text in shown if text] == other
    gone = ["".join(part.text for part in item.words if part.op != "added") for item in found]
    assert sorted(text for text in gone if text) == sorted(one)
