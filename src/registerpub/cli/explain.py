"""The command ``names explain``: why a span of a text names a person of a register, or why it does not."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import Any

import click

from registerpub.cli.common import echo_json, open_project


@click.command(epilog='Example: registerpub names explain "Кайсар Кыдыров в суде" --register register.json')
@click.argument("text")
@click.option(
    "--register",
    "register_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A register file; without it, the people of the project.",
)
@click.option("--language", type=click.Choice(["kk", "ru", "en"]), help="Language of the text, if it matters.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def explain(context: click.Context, text: str, register_file: Path | None, language: str | None, as_json: bool) -> None:
    """Show which spans of TEXT name somebody, which only look like it, and what speaks for and against.

    TEXT "-" is read from standard input. Nothing is stored.
    """
    if text == "-":
        text = sys.stdin.read()
    found = _found(context, text, register_file, language or "und")
    if as_json:
        echo_json(found)
        return
    for one in found:
        _show(one)
    if not found:
        click.echo("nothing in this text looks like anybody of the register", err=True)


def _found(context: click.Context, text: str, register_file: Path | None, language: str) -> list[dict[str, Any]]:
    if register_file is not None:
        from registerpub.pipeline.scan import explain_text

        return list(explain_text(register_file, text, language, dt.datetime.now(dt.UTC).date()))
    config = open_project(context)
    from registerpub.pipeline.clock import utc_now
    from registerpub.pipeline.matchers import project_matcher

    return list(project_matcher(config, utc_now().date()).explain(text, language))


def _show(one: dict[str, Any]) -> None:
    who = one["person"] or " or ".join(one["alternatives"])
    click.echo(f"{one['start']}-{one['end']}  {one['surface']}")
    click.echo(f"    {who}: {one['verdict']}, {one['words']}")
    click.echo("    " + ", ".join(_reason(reason) for reason in one["reasons"]))


def _reason(reason: str) -> str:
    """A reason in words; «given:conflicts» as «given name conflicts»."""
    field, _, state = reason.partition(":")
    return _PHRASES.get(reason) or " ".join((_FIELDS.get(field, field), state)).replace("_", " ").strip()


_FIELDS = {"given": "given name", "case": "grammatical case"}
_PHRASES = {
    "alias:agrees": "a name of one word that the register gives",
    "case:differs": "grammatical cases differ",
    "case:lower": "written in small letters",
    "context:byline": "stands where an author is named",
    "context:place": "beside a word for a place, school or company",
    "coreference": "named in full elsewhere in the text",
    "ending:unsure": "an ending that also ends other words",
    "given:initial": "initial of the given name agrees",
    "given:initial_conflicts": "initial of another given name",
    "given:initial_weak": "initial agrees by habits of spelling only",
    "given:weak": "given name agrees by habits of spelling only",
    "namesake:present": "a namesake is in the text",
    "neighbour:unknown": "an unknown word before it may be somebody's given name",
    "order:unsure": "it is open which words belong together",
    "person:ambiguous": "more than one person fits",
    "ruled_out": "ruled out by an editor or by the register",
    "script:cyrillic": "in Cyrillic letters",
    "script:latin": "in Latin letters",
    "surname:inside_another_word": "only the beginning of a longer word",
    "surname:plural": "the name of a family",
    "surname:shared": "surname shared by several given names",
    "surname:similar": "surname agrees but for a misprint",
    "surname:weak": "surname agrees by habits of spelling only",
}
