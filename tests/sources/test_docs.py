"""The page for source authors names every key of ``source.toml``, and none that does not exist."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from registerpub.sources.schema import SOURCE_SCHEMA

PAGE = (Path(__file__).parents[2] / "docs" / "sources.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `([a-z_.]+)` \|[^|]*\|([^|]*)\|$", PAGE, re.MULTILINE)


def keys(schema: Mapping[str, Any], prefix: str = "") -> Iterator[str]:
    for name, rules in schema.get("properties", {}).items():
        yield prefix + name
        yield from keys(rules, f"{prefix}{name}.")
        yield from keys(rules.get("items", {}), f"{prefix}{name}.")


def test_the_key_list_is_the_schema() -> None:
    assert [key for key, _ in ROWS] == list(dict.fromkeys(keys(SOURCE_SCHEMA)))


def test_every_example_is_a_value_of_toml() -> None:
    shown = {key: example.strip().strip("`") for key, example in ROWS if example.strip()}
    assert len(shown) > 40
    for key, example in shown.items():
        assert tomllib.loads(f"value = {example}"), key


def test_every_command_of_the_page_exists() -> None:
    from registerpub.cli.sources import source

    named = set(re.findall(r"`?(?:registerpub )?source (new|check|list|verify|enable|disable)\b", PAGE))
    assert named >= {"new", "check", "list", "verify", "enable"}
    assert named <= set(source.commands)
