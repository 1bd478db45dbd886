"""Whole pages: what becomes a document, what becomes a finding, and what no page can do to us."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registerpub.core.reading import FINDING_KINDS, ReadingRules, ReadResult, parse_html_file, read_page
from registerpub.core.records import CapturedPage, Document

SEED = Path(__file__).resolve().parents[4] / "shared" / "data" / "seed-article.txt"
FETCHED = dt.datetime(2024, 5, 6, 12, tzinfo=dt.UTC)
FILLER = "Жаңа мектептің құрылысы көктемде басталып, күзде аяқталады деп күтіледі, дейді ауыл әкімдігі."


def page(body: str | bytes, content_type: str = "text/html; charset=utf-8", **extra: str) -> CapturedPage:
    payload = body if isinstance(body, bytes) else body.encode()
    return CapturedPage(
        "<urn:x>", 0, "http://paper.example/a", FETCHED, payload, "", "paper", content_type, 200, extra=extra
    )


def article(*paragraphs: str, head: str = "", title: str = "Мектеп салынады") -> str:
    inner = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!doctype html><html><head><title>{title} | Газет</title>{head}</head>"
        "<body><nav><a href='/'>Басты бет</a></nav>"
        f"<article><h1>{title}</h1>{inner}</article><footer><p>© Газет</p></footer></body></html>"
    )


def kinds(result: ReadResult) -> list[str]:
    return [finding.kind for finding in result.findings]


def texts(document: Document, role: str = "body") -> list[str]:
    return [document.text[item.start : item.end] for item in document.paragraphs if item.role == role]


def read(body: str | bytes, rules: ReadingRules | None = None) -> Document:
    document = read_page(page(body), rules or ReadingRules()).document
    assert document is not None
    return document


def test_an_article_becomes_a_document_with_exact_paragraphs() -> None:
    second = "Құрылысқа бюджеттен қаражат бөлінді, жобаны аудан тұрғындары қолдады."
    document = read(article(FILLER, second))
    assert document.title == "Мектеп салынады"
    assert document.text == f"{FILLER}\n\n{second}"
    assert texts(document) == [FILLER, second]
    assert (document.language, document.id, document.url) == ("kk", "<urn:x>", "http://paper.example/a")


def test_selectors_of_the_source_come_first() -> None:
    inner = f"<h1>Site</h1><h2 class=t>True</h2><i class=d>8 мая 2021</i><div class=b>{FILLER}</div>"
    body = f"<html><body>{inner}</body></html>"
    document = read(body, ReadingRules("h2.t", "i.d", "div.b"))
    assert (document.title, document.published, document.text) == ("True", dt.date(2021, 5, 8), FILLER)


def test_title_and_day_come_from_json_ld_in_the_zone_of_the_source() -> None:
    head = (
        '<script type="application/ld+json">{"@graph":[{"@type":["NewsArticle"],"headline":"A &amp; B",'
        '"datePublished":"2020-09-08T20:30:00Z"}]}</script><meta property="og:title" content="other">'
    )
    document = read(article(FILLER, head=head), ReadingRules(timezone="Asia/Almaty"))
    assert (document.title, document.published) == ("A & B", dt.date(2020, 9, 9))


def test_broken_json_ld_is_as_if_it_were_not_there() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", </script>'
    head += '<meta property="article:published_time" content="2020-09-08">'
    assert read(article(FILLER, head=head)).published == dt.date(2020, 9, 8)


def test_a_day_after_the_page_was_fetched_is_not_believed() -> None:
    result = read_page(page(article(FILLER, head='<meta name="date" content="2031-01-01">')))
    assert result.document is not None
    assert result.document.published is None
    assert "no_date" in kinds(result)


def test_captions_related_links_and_notices_carry_their_roles() -> None:
    body = article(
        f"</p><figure><figcaption>Мектептің сызбасы.</figcaption></figure><p>{FILLER}",
        "Тағы оқыңыз: Көпір ашылды",
        "Все права защищены.",
    )
    document = read(body, ReadingRules(body_selector="article"))
    assert texts(document, "caption") == ["Мектептің сызбасы."]
    assert texts(document, "related") == ["Тағы оқыңыз: Көпір ашылды"]
    assert texts(document, "notice") == ["Все права защищены."]
    assert texts(document) == [FILLER]


def test_each_paragraph_has_its_own_language_and_the_body_decides_for_the_page() -> None:
    russian = "Строительство новой школы начнётся весной и закончится осенью, сообщили в акимате."
    document = read(article(FILLER, FILLER + " Тағы.", russian), ReadingRules(body_selector="article"))
    assert [item.language for item in document.paragraphs] == ["kk", "kk", "ru"]
    assert document.language == "kk"


def test_private_numbers_never_leave_reading() -> None:
    document = read(
        article(FILLER + " Тел. +7 701 000 11 22, ЖСН 850101300123.", title="Карта 4111111111111111 туралы")
    )
    assert not {"850101300123", "701", "4111111111111111"} & set((document.text + document.title).split())
    assert "█" * 12 in document.text
    assert "█" * 16 in document.title


def test_double_line_breaks_part_paragraphs_and_single_ones_do_not() -> None:
    document = read(article("Бірінші<br>жол жалғасы осында, ұзақ сөйлем.<br><br>Екінші абзац тағы бар."))
    assert texts(document) == ["Бірінші жол жалғасы осында, ұзақ сөйлем.", "Екінші абзац тағы бар."]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", "empty_body"),
        (b" \r\n\t ", "empty_body"),
        (b"<html></ht>", "tiny_body"),
        (
            "<html><title>Just a moment...</title><body><p>Checking your browser, wait.</p></body></html>",
            "challenge_page",
        ),
        ("<html><body><form><p>Please sign in</p><input type='password'></form></body></html>", "challenge_page"),
        ("<html><head><title>A site</title></head><body><script>var a = 'many';</script></body></html>", "no_text"),
        (b"%PDF-1.7 " + b"x" * 100, "broken_pdf"),
        (b"\x89PNG " + b"x" * 100, "not_html"),
    ],
)
def test_silence_is_a_finding_and_never_a_document(body: str | bytes, kind: str) -> None:
    result = read_page(page(body))
    assert result.document is None
    assert kind in kinds(result)


def test_an_article_about_challenges_is_an_article() -> None:
    result = read_page(page(article(*[f"{FILLER} CAPTCHA, cf-chl, access denied {n}." for n in range(20)])))
    assert result.document is not None


def test_a_json_answer_is_not_html() -> None:
    result = read_page(page('{"error": "not found", "padding": "' + "x" * 100 + '"}', "application/json"))
    assert kinds(result) == ["not_html"]


def test_a_page_without_the_marks_of_its_source_is_not_believed() -> None:
    missing = read_page(page(article(FILLER)), ReadingRules(must_contain=("id=story",)))
    forbidden = read_page(page(article(FILLER)), ReadingRules(must_not_contain=("Газет",)))
    assert missing.document is None
    assert forbidden.document is None
    assert kinds(missing) == kinds(forbidden) == ["missing_mark"]


def test_hidden_text_is_left_out_and_reported() -> None:
    hidden = "<span style='display: none'>Жасырын сөйлем осы жерде тұр, оны ешкім көрмейді.</span>"
    result = read_page(page(article(FILLER + hidden)))
    assert result.document is not None
    assert "Жасырын" not in result.document.text
    assert "invisible_text" in kinds(result)


def test_a_name_cannot_be_split_by_invisible_letters() -> None:
    result = read_page(page(article(FILLER + " Ол Ай\u200bдын деген кісі.")))
    assert result.document is not None
    assert "Айдын" in result.document.text
    assert "invisible_text" in kinds(result)


def test_a_page_cut_short_is_read_and_reported() -> None:
    result = read_page(page(article(FILLER, FILLER)[:-120]))
    assert result.document is not None
    assert "malformed_html" in kinds(result)


def test_a_wrong_charset_is_mended_and_reported() -> None:
    russian = "Суд вынес приговор по делу о строительстве школы, сообщила пресс-служба."
    result = read_page(page(article(russian, title="Приговор").encode("cp1251")))
    assert result.document is not None
    assert result.document.text == russian
    assert "charset_mended" in kinds(result)


def test_nesting_without_end_is_read_flat() -> None:
    result = read_page(page("<html><body>" + "<div>" * 100_000 + f"<p>{FILLER}</p>"))
    assert result.document is not None
    assert result.document.text == FILLER
    assert "too_deep" in kinds(result)


def test_plain_text_has_a_paragraph_per_line_and_its_own_day() -> None:
    result = read_page(page(f"{FILLER}\r\n\r\n{FILLER}\n", "text/plain; charset=utf-8", published="2020-09-08"))
    assert result.document is not None
    assert texts(result.document) == [FILLER, FILLER]
    assert result.document.published == dt.date(2020, 9, 8)
    assert result.document.title == ""


def test_plain_text_of_a_saved_page_keeps_menus_and_captions_apart() -> None:
    lines = [
        "Skip to content",
        "A school will be built, officials say",
        "The site of the school in May 2023.",
        "The site of the school in May 2023.",
        "AKSAI, Kazakhstan -- A new school will be built next spring, the district said in a statement.",
        "The builders are:",
        "Serik Aubakir",
        "Dana Serikbai",
        "Read more: A bridge opens",
        "If you are in Russia, please note that you could face fines or imprisonment for sharing our content.",
        'This outlet was declared an "undesirable organization" there.',
    ]
    document = read_page(page("\n".join(lines), "text/plain")).document
    assert document is not None
    assert texts(document, "caption") == lines[:4]
    assert texts(document) == lines[4:8]
    assert texts(document, "related") == [lines[8]]
    assert texts(document, "notice") == lines[9:]


@pytest.mark.skipif(not SEED.is_file(), reason="the seed article is not beside this checkout")
def test_the_seed_article_keeps_its_twelve_paragraphs_of_text_apart_from_furniture() -> None:
    document = parse_html_file(SEED.read_bytes(), "seed", "text/plain").document
    assert document is not None
    body = texts(document)
    assert body[0].startswith("ALMATY, Kazakhstan -- ")
    assert sum(text.endswith(".") and len(text) > 80 for text in body) >= 12
    captions = texts(document, "caption")
    assert len([text for text in captions if "appears in court" in text]) == 2
    assert "XS" in captions
    assert any("fines or imprisonment" in text for text in texts(document, "notice"))


@pytest.mark.parametrize(
    "body",
    [
        b"<" * 1_000_000,
        b"<html>" + b"<script" * 100_000,
        b"<html><body><p " + b"a=b " * 200_000 + b">text</p>",
        b"<html><head><script type='application/ld+json'>" + b"[" * 200_000 + b"</script></head><body>",
        b"<p>" + b"&#x1F600;" * 50_000,
        b"<html><body><p>" + b"\0" * 100_000 + b"text</p></body></html>",
        b"<!--" * 100_000,
        b"<html><body>" + b"<a href='x'>" * 50_000,
    ],
)
def test_no_page_hangs_or_breaks_the_reader(body: bytes) -> None:
    """The suite ends a test that hangs."""
    result = read_page(page(body))
    assert result.document is not None or result.findings


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=300), st.sampled_from(["text/html", "text/plain", "", "text/html; charset=utf-16"]))
def test_any_bytes_give_a_result_whose_paragraphs_cover_the_text(body: bytes, content_type: str) -> None:
    wrapped = b"<html><body><article><p>" + body + b"</p></article></body></html>"
    for payload in (body, wrapped):
        result = read_page(page(payload, content_type))
        assert all(finding.kind in FINDING_KINDS for finding in result.findings)
        if result.document is None:
            assert result.findings
            continue
        pieces = [result.document.text[item.start : item.end] for item in result.document.paragraphs]
        assert "\n\n".join(pieces) == result.document.text
        assert all(pieces)


def test_a_page_with_another_text_gives_another_document_and_the_same_bytes_the_same() -> None:
    assert read(article(FILLER)) == read(article(FILLER))
    assert read(article(FILLER)) != read(article(FILLER + " Жаңа сөз."))
