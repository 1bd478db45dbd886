"""SimplePie (PHP, as in WordPress) and Rome (Java, as in newsroom systems) read our feeds from a real server."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from registerpub.core.records import LANGUAGES, PublishedEntry
from tests.publishing.nginx import NGINX
from tests.publishing.test_readers import (  # noqa: F401  # entries and server are fixtures
    FEEDS,
    NUMBERS,
    Server,
    after_both,
    entries,
    headlines,
    run,
    server,
    titles_after,
)

PHP, SIMPLEPIE = shutil.which("php"), Path("/usr/share/php/simplepie/autoloader.php")
JAVA = shutil.which("java")
JARS = [Path("/usr/share/java") / f"{name}.jar" for name in ("rome", "rome-utils", "jdom2", "slf4j-api")]
HERE = Path(__file__).parent / "readers"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(NGINX is None, reason="nginx is not installed: apt-get install nginx-light"),
]
needs_php = pytest.mark.skipif(
    PHP is None or not SIMPLEPIE.is_file(), reason="apt-get install php-cli php-xml php-curl libphp-simplepie"
)
needs_java = pytest.mark.skipif(
    JAVA is None or not all(jar.is_file() for jar in JARS), reason="apt-get install default-jdk-headless librome-java"
)
START = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC).timestamp()


def by_simplepie(url: str, cache: Path) -> dict[str, Any]:
    done = run(["php", HERE / "simplepie.php", url, cache], cache)
    assert done.returncode == 0, done.stderr.decode()
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@needs_php
@pytest.mark.parametrize(("language", "kind"), FEEDS)
def test_simplepie_shows_every_item_and_a_correction_as_new_and_gets_no_byte_twice(
    language: str,
    kind: str,
    server: Server,  # noqa: F811
    entries: list[PublishedEntry],  # noqa: F811
    tmp_path: Path,
) -> None:
    cache = tmp_path / "simplepie"
    cache.mkdir()
    url = server.url(language, kind)
    first = by_simplepie(url, cache)
    assert [item["title"] for item in first["items"]] == headlines(language)
    numbers = list(range(NUMBERS[language], 0, -1))
    assert [item["link"] for item in first["items"]] == [
        f"{server.address}/notices/{number}.{language}.html" for number in numbers
    ]
    assert [item["date"] for item in first["items"]] == [START + 3600 * number for number in numbers]
    assert first["language"] == language
    assert by_simplepie(url, cache) == first
    assert server.statuses((kind,)) == ["200", "304"]
    server.publish(after_both(entries))
    later = by_simplepie(url, cache)
    before = {item["id"] for item in first["items"]}
    fresh = [item["id"] for item in later["items"] if item["id"] not in before]
    assert sorted(fresh) == [f"tag:adil-zhol.example,2026:notice/{number}/{language}" for number in (7, 8)]
    assert sorted(item["title"] for item in later["items"]) == titles_after(language)


def by_rome(urls: Sequence[str], home: Path) -> dict[str, list[list[str]]]:
    """Address → rows as the program prints them; one start of Java for all."""
    path = ":".join(map(str, JARS))
    done = run(["java", "-XX:TieredStopAtLevel=1", "-cp", path, HERE / "RomeReader.java", *urls], home)
    assert done.returncode == 0, done.stderr.decode()
    found: dict[str, list[list[str]]] = {}
    for line in done.stdout.decode().splitlines():
        address, *row = line.split("\t")
        found.setdefault(address, []).append(row)
    return found


@needs_java
def test_rome_shows_every_item_and_a_correction_as_new_and_gets_no_byte_twice(
    server: Server,  # noqa: F811
    entries: list[PublishedEntry],  # noqa: F811
    tmp_path: Path,
) -> None:
    places = {server.url(language, kind): language for language, kind in FEEDS}
    first = by_rome(list(places), tmp_path)
    assert set(first) == set(places) and set(places.values()) == set(LANGUAGES)
    for url, language in places.items():
        *rows, again = first[url]
        assert again == ["again", "304"]
        numbers = list(range(NUMBERS[language], 0, -1))
        assert [row[1] for row in rows] == headlines(language)
        assert [row[0] for row in rows] == [f"tag:adil-zhol.example,2026:notice/{n}/{language}" for n in numbers]
        assert [row[2] for row in rows] == [f"{server.address}/notices/{n}.{language}.html" for n in numbers]
        assert [float(row[3]) for row in rows] == [START + 3600 * number for number in numbers]
    server.publish(after_both(entries))
    later = by_rome(list(places), tmp_path)
    for url, language in places.items():
        before, after = ({row[0] for row in found[url][:-1]} for found in (first, later))
        assert after - before == {f"tag:adil-zhol.example,2026:notice/{n}/{language}" for n in (7, 8)}
        assert sorted(row[1] for row in later[url][:-1]) == titles_after(language)
