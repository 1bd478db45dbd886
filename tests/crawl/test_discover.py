"""Links of saved discovery documents: each kind, hostile bytes, and the command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registerpub.core.errors import InputError
from registerpub.sources import JsonListing, Listing, Source, Watched
from registerpub_crawler.discover import main, read_discovery

HOME = "https://p.example/"
SOURCE = Source(
    name="paper",
    title="Paper",
    home=HOME,
    hosts=("p.example",),
    kind="news",
    tier="news",
    languages=("en",),
    timezone="UTC",
    feeds=(f"{HOME}rss.xml",),
    sitemaps=(f"{HOME}index.xml",),
    listings=(Listing(f"{HOME}news/", links="h3 a", next="a.next", max_pages=2),),
    json_listings=(JsonListing(f"{HOME}api?page={{page}}", "data.items", f"{HOME}a/{{id}}"),),
    watched=(Watched(f"{HOME}list"),),
    article_patterns=(r"/a/\d+",),
)
ADDRESSES = (f"{HOME}rss.xml", f"{HOME}index.xml", f"{HOME}news/", f"{HOME}api?page=1")


def test_a_listing_gives_the_chosen_links_and_the_next_page() -> None:
    body = (
        '<h3><a href="/a/1#top">x</a></h3><h3><a href="/a/1">again</a></h3><a href="/a/9">no</a>'
        '<h3><a href="/b/2">other</a></h3><h3><a href="https://elsewhere.example/a/3">foreign</a></h3>'
        '<a class="next" href="?p=2">2</a>'
    )
    found = read_discovery(SOURCE, f"{HOME}news/", body.encode())
    assert found["articles"] == [f"{HOME}a/1"]
    assert found["next"] == f"{HOME}news/?p=2"


def test_a_sitemap_index_gives_its_parts_and_a_part_its_articles() -> None:
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    index = f"<sitemapindex {space}><sitemap><loc>{HOME}part-1.xml</loc></sitemap></sitemapindex>"
    part = f"<urlset {space}><url><loc>{HOME}a/1</loc></url><url><loc>{HOME}b</loc></url></urlset>"
    assert read_discovery(SOURCE, f"{HOME}index.xml", index.encode())["parts"] == [f"{HOME}part-1.xml"]
    assert read_discovery(SOURCE, f"{HOME}part-1.xml", part.encode())["articles"] == [f"{HOME}a/1"]


def test_a_json_listing_fills_its_template() -> None:
    body = json.dumps({"data": {"items": [{"id": 7}, {"id": 8}, {"other": 1}]}})
    assert read_discovery(SOURCE, f"{HOME}api?page=1", body.encode())["articles"] == [f"{HOME}a/7", f"{HOME}a/8"]


@pytest.mark.parametrize("url", ADDRESSES)
@pytest.mark.parametrize("body", [b"", b"\0\0", b"[]", b"<a", b"not this", b"[" * 100_000])
def test_what_is_no_such_document_gives_no_links(url: str, body: bytes) -> None:
    assert read_discovery(SOURCE, url, body)["articles"] == []


@given(
    st.sampled_from(ADDRESSES), st.binary(max_size=200) | st.text("<>/ahref='\"{}[],: 1", max_size=200).map(str.encode)
)
def test_no_bytes_make_it_fail(url: str, body: bytes) -> None:
    assert isinstance(read_discovery(SOURCE, url, body)["articles"], list)


def test_what_holds_no_links_is_refused() -> None:
    for url in (f"{HOME}list", f"{HOME}a/1"):
        with pytest.raises(InputError, match="no document of links"):
            read_discovery(SOURCE, url, b"")


def test_the_command_prints_one_answer_for_each_pair(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "paper"
    folder.mkdir()
    (folder / "source.toml").write_text(
        f'title = "P"\nhome = "{HOME}"\nhosts = ["p.example"]\nkind = "news"\ntier = "news"\nlanguages = ["en"]\n'
        f'timezone = "UTC"\n[discovery]\nfeeds = ["{HOME}rss.xml"]\n'
    )
    feed = folder / "feed.xml"
    feed.write_text(f"<rss><channel><item><link>{HOME}ә</link></item></channel></rss>")
    assert main([str(folder), f"{HOME}rss.xml", str(feed), f"{HOME}rss.xml", str(feed)]) == 0
    assert json.loads(capsys.readouterr().out) == [{"articles": [f"{HOME}ә"], "fault": ""}] * 2
    assert main([str(folder), f"{HOME}a", str(feed)]) == 2
    assert main([str(folder), f"{HOME}rss.xml", str(folder / "none")]) == 2
    assert main([str(folder)]) == 2
    assert "usage" in capsys.readouterr().err
