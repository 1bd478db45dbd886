"""The search of the public pages in a browser: served as by the sample configurations, and without JavaScript."""

from __future__ import annotations

import dataclasses
import datetime as dt
import http.server
import json
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request, expect, sync_playwright

from registerpub.core.names.fold import fold_word, mend, weaken
from registerpub.core.records import LANGUAGES, NoticeText, PublishedEntry, ReleaseInfo, Site
from registerpub.publishing import load_channels, render_release
from registerpub.wording import load_wording
from tests.browser.conftest import CHROMIUM
from tests.publishing.open_people import AISULU, REGISTER

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Debian's chromium package")
ROOT = Path(__file__).parents[2]
START = dt.datetime(2025, 11, 3, 9, 0, tzinfo=dt.UTC)
PEOPLE = {
    "p3": {"kk": "Мұрат Қылышбаев", "ru": "Мурат Клышбаев", "en": "Murat Qylyshbayev"},
    "p4": {"kk": "Әлия Өтегенова", "ru": "Алия Утегенова", "en": "Aliya Otegenova"},
    "p5": {"kk": "Жанар Хамзина", "ru": "Жанар Хамзина", "en": "Zhanar Khamzina"},
}
HEADLINES = {"kk": "Ұстау: {}", "ru": "Задержание: {}", "en": "Detention: {}"}
SPELLINGS = (
    "Қылышбаев Klyshbayev Qılışbaev Qylyshbaev Kılışbayev Клышбаев Әлия Алия Aliya Älia Ália Өтегенова Утегенова "
    "O'tegenova "
    "Жанболат Zhanbolat Janbolat Джанболат Хамзина Khamzina Hamzina Xamzina Щербаков Shcherbakov Айсұлу Aysulu Aisulu "
    "Ғазиз G'aziz Gaziz Ğaziz Нұрсұлтан N’ursultan Ақ-Орда Ақ‑Орда О'Коннор Бейсембаева Beisembayeva Ысқақ Ысқақов "
    "Сергейұлы Сергеевич Yerzhan Ержан Yer'zhan Цой Tsoi Aленa Иoсиф Ёлкин Юлия Yuliya Julia Ия Александра Alexandra "
    "نۇرلان قىلىشباەۆ ءاليا Қуаңғали Ңғали wajiha Уәлихан Ualikhan Ye Yo Xx Axaxa ayeyeye İlham Iıi ΣΑΣ Ssss Ngngg"
).split()


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    people = (*REGISTER.people, *(dataclasses.replace(AISULU, id=i, names=names) for i, names in PEOPLE.items()))
    register = dataclasses.replace(REGISTER, people=people)
    entries = []
    for number in range(1, 131):
        person = list(PEOPLE)[number % 3]
        time = START + dt.timedelta(days=number)
        for language in LANGUAGES:
            headline = HEADLINES[language].format(PEOPLE[person][language])
            text = NoticeText(language, headline, f"Алматы {number}, § {number}/7.", "Body.")
            others = tuple(other for other in LANGUAGES if other != language)
            entries.append(PublishedEntry(number, 2026, text, "DETAINED", None, time, time, (), others, person=person))
    folder = tmp_path_factory.mktemp("search") / "tree"
    render_release(
        Site("Adil Zhol register", "http://127.0.0.1:8000", "adil-zhol.example"),
        ReleaseInfo(1, START + dt.timedelta(days=200)),
        load_channels(ROOT / "feeds")[:1],
        entries,
        {language: load_wording(ROOT / "locales", language) for language in LANGUAGES},
        folder,
        register=register,
    )
    return folder


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Files with the policy that docs/nginx.conf sends with the page of the search."""

    def end_headers(self) -> None:
        (policy,) = [
            line.split('"')[1]
            for line in (ROOT / "docs/nginx.conf").read_text(encoding="utf-8").splitlines()
            if "script-src" in line
        ]
        self.send_header("Content-Security-Policy", policy)
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        return


@pytest.fixture(scope="module")
def address(tree: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(tree)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """On a phone; every complaint of the browser is a failure."""
    context = browser.new_context(viewport={"width": 390, "height": 800}, service_workers="block")
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


def search(page: Page, words: str) -> list[str]:
    page.fill("#search-words", words)
    page.press("#search-words", "Enter")
    expect(page.locator("#search [role=status]")).to_contain_text("Found")
    expect(page.locator("#search ol")).to_have_attribute("data-for", words)
    return [link.strip() for link in page.locator("#search ol a").all_text_contents()]


FOUND = (
    ("Қылышбаев", "Murat Qylyshbayev"),
    ("қылышбаев мұрат", "Murat Qylyshbayev"),
    ("Клышбаев", "Murat Qylyshbayev"),
    ("Klyshbaev", "Murat Qylyshbayev"),
    ("Qılışbaev", "Murat Qylyshbayev"),
    ("Клышбаева Мурата", "Murat Qylyshbayev"),
    ("قىلىشباەۆ", "Murat Qylyshbayev"),
    ("Утегенова", "Aliya Otegenova"),
    ("Өтегенова", "Aliya Otegenova"),
    ("Утегеновой", "Aliya Otegenova"),
    ("khamz", "Zhanar Khamzina"),
    ("Hamzina", "Zhanar Khamzina"),
    ("Джанар Хамзина", "Zhanar Khamzina"),
)


def test_a_name_is_found_in_any_spelling_and_script(page: Page, address: str) -> None:
    page.goto(f"{address}/search.en.html")
    for words, name in FOUND:
        found = search(page, words)
        assert found[0] == name, words
        assert f"Detention: {name}" in found, words


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_a_notice_lead_to_its_page(language: str, page: Page, address: str) -> None:
    page.goto(f"{address}/search.{language}.html")
    page.fill("#search-words", "алматы 77/7")
    link = page.locator("#search ol a")
    expect(link).to_have_count(1)
    link.click()
    assert page.url == f"{address}/notices/77.{language}.html"


def test_what_is_typed_goes_into_no_request_and_no_address(page: Page, address: str, tree: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(_told(request)))
    page.goto(f"{address}/search.en.html")
    assert not any(".json" in url for url in asked)
    search(page, "Khamzina")
    asked_then = len(asked)
    search(page, "Otegenova")
    assert len(asked) == asked_then
    assert all((tree / url.removeprefix(f"{address}/")).is_file() for url in asked)
    assert page.url == f"{address}/search.en.html"


def _told(request: Request) -> str:
    assert request.method == "GET" and not request.post_data
    return request.url


def test_a_long_result_is_cut_and_says_so_and_the_newest_come_first(page: Page, address: str) -> None:
    page.goto(f"{address}/search.en.html")
    found = search(page, "detention")
    assert len(found) == 50
    expect(page.locator("#search [role=status]")).to_have_text(
        "Found: 130. Shown are the first 50: add a word to find fewer."
    )
    assert page.locator("#search ol a").first.get_attribute("href") == "notices/130.en.html"


def test_nothing_found_and_nothing_asked(page: Page, address: str) -> None:
    page.goto(f"{address}/search.ru.html")
    page.fill("#search-words", "щщщщщщ жжжжжжж")
    status = page.locator("#search [role=status]")
    expect(status).to_contain_text("Ничего не найдено")
    for words in ("", "   ", "«»", "<img src=x onerror=alert(1)>"):
        page.fill("#search-words", words)
        page.press("#search-words", "Enter")
        page.wait_for_timeout(300)
        assert page.locator("#search img").count() == 0


def test_an_index_that_cannot_be_loaded_says_so_and_is_tried_again(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.route("**/letters.json", lambda route: route.abort())
    page.goto(f"{address}/search.en.html")
    page.fill("#search-words", "Khamzina")
    expect(page.locator("#search [role=status]")).to_contain_text("could not be loaded")
    page.unroute("**/letters.json")
    assert search(page, "Khamzina")[0] == "Zhanar Khamzina"
    page.close()


def test_without_javascript_the_page_leads_to_lists_by_letter_and_month(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(f"{address}/search.kk.html")
    expect(page.locator("#search")).to_be_hidden()
    expect(page.locator("#search-needs")).to_be_visible()
    page.click("main >> text='Ә'")
    assert page.url.startswith(f"{address}/people.kk.html#letter-")
    expect(page.locator("h2:target + ul a")).to_have_text("Әлия Өтегенова")
    page.goto(f"{address}/search.kk.html")
    page.locator("main a[href^=months]").first.click()
    expect(page.locator("h1")).to_be_visible()
    context.close()


def test_the_browser_folds_words_as_the_matcher_does(page: Page, address: str, tree: Path) -> None:
    """words.js tells the rules of core/names/fold.py once more: every word must get the same key."""
    names = [word for file in (tree / "search").glob("*.json") for word in _words(json.loads(file.read_bytes()))]
    words = sorted({*SPELLINGS, *names})
    page.goto(f"{address}/search.en.html")
    tables = json.loads((tree / "search/letters.json").read_text(encoding="utf-8"))
    script = """([tables, words]) => {
        const of = registerpubWords(tables);
        return words.map((word) => [of.fold(word), of.weaken(of.fold(word))]);
    }"""
    told = page.evaluate(script, [tables, words])
    assert dict(zip(words, told, strict=True)) == {
        word: [fold_word(mend(word)), weaken(fold_word(mend(word)))] for word in words
    }


def _words(data: dict[str, Any]) -> list[str]:
    return [word for item in data.get("items", []) for word in f"{item['title']} {item['told']}".split()]


@pytest.mark.parametrize(("language", "scheme"), [("kk", "light"), ("ru", "dark"), ("en", "light")])
def test_the_page_is_accessible_and_fits_a_phone(language: str, scheme: Any, browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{address}/search.{language}.html")
    page.fill("#search-words", "Khamzina")
    expect(page.locator("#search ol a").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert Axe().run(page).response["violations"] == []
    context.close()
