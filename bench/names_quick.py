"""Quick look at the name matcher: recall, precision and speed on the reference data beside the repository.

Run from the repository root: ``.venv/bin/python bench/names_quick.py [even|odd] [--show]``. Sentences of even rows are
for tuning, odd rows for reporting. A sentence counts as found for a person if any mention names that person.
"""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from pathlib import Path

from registerpub.core.names import build_matcher, transliterate
from registerpub.core.records import Document, Person, PersonName

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "names"


def main() -> None:
    half = "odd" if "odd" in sys.argv else "even"
    show = "--show" in sys.argv
    russian, kazakh = rows("factrueval_dev.ru.jsonl", half), rows("kaznerd_valid.kk.jsonl", half)
    for title, data, language, form in (
        ("ru text, ru register", russian, "ru", None),
        ("ru text, en register", russian, "ru", "en"),
        ("kk text, kk register", kazakh, "kk", None),
        ("kk text, en register", kazakh, "kk", "en"),
        ("kk text, ru register", kazakh, "kk", "ru"),
    ):
        measure(f"{half} {title}", data, language, form, show)


def rows(name: str, half: str) -> list[dict]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines[0 if half == "even" else 1 :: 2]]


def full_names(row: dict) -> list[str]:
    """Base names of the row's mentions of two words or more (given name and surname)."""
    found = []
    for gold in row["gold"]:
        if "kind" in gold:
            if gold["kind"] in ("name+surname", "name+patronymic+surname") and gold["cls"] == "plain":
                found.append(f"{gold['first']} {gold['last']}")
        elif "." not in gold["surface"]:
            found.append(gold["base_name"])
    return [
        name
        for name in found
        if len(name.split()) == 2 and not {"None"}.intersection(name.split()) and is_written_out(name)
    ]


def is_written_out(name: str) -> bool:
    return all(len(word) > 1 for word in name.split())


def same_people(person: str, row: dict) -> bool:
    """Whether the row's gold has the person in either order, possibly with a patronymic or initial."""
    words = set(person.split())
    bases = [set(name.split()) for name in full_names(row)]
    bases += [set(gold["base_name"].split()) for gold in row["gold"] if gold["base_name"]]
    initials = any(
        gold.get("cls") == "initials" and person.split()[1] in str(gold["base_name"]) for gold in row["gold"]
    )
    return initials or any(words <= base for base in bases)


def measure(title: str, data: list[dict], language: str, form: str | None, show: bool) -> None:
    names = sorted({name for row in data for name in full_names(row)})
    people = []
    for name in names:
        written = transliterate(name, form) if form else name
        people.append(Person(name, (PersonName(form or language, written or name),)))
    start = time.perf_counter()
    matcher = build_matcher(people)
    built = time.perf_counter() - start
    texts = [Document(str(number), row["text"], language=language) for number, row in enumerate(data)]
    size = sum(len(text.text.encode()) for text in texts)
    start = time.perf_counter()
    found = [matcher.find(text) for text in texts]
    first = time.perf_counter() - start
    start = time.perf_counter()
    for text in texts:
        matcher.find(text)
    again = time.perf_counter() - start
    long = Document("long", "\n\n".join(row["text"] for row in data), language=language)
    start = time.perf_counter()
    matcher.find(long)
    whole = time.perf_counter() - start
    counts: dict[str, int] = defaultdict(int)
    for row, mentions in zip(data, found, strict=True):
        score(row, mentions, counts, show)
    recall = counts["hit"] / max(1, counts["hit"] + counts["missed"])
    strong = counts["strong"] / max(1, counts["hit"] + counts["missed"])
    precision = counts["right"] / max(1, counts["right"] + counts["wrong"])
    print(
        f"{title}: {len(names)} names, recall {recall:.4f} (strong {strong:.4f}), precision {precision:.4f} "
        f"({counts['wrong']} wrong); built {built:.2f} s; {size / first / 1e6:.1f} MB/s first, "
        f"{size / again / 1e6:.1f} again, {size / whole / 1e6:.1f} as one document"
    )


def score(row: dict, mentions: tuple, counts: dict[str, int], show: bool) -> None:
    wanted = set(full_names(row))
    people = {person for mention in mentions for person in (mention.person, *mention.alternatives) if person}
    certain = {mention.person for mention in mentions if mention.certainty == "strong"}
    for name in wanted:
        either = {name, " ".join(reversed(name.split()))}
        hit = bool(either & people)
        counts["hit" if hit else "missed"] += 1
        counts["strong"] += bool(either & certain)
        if show and not hit:
            print("  missed", name, "|", [gold["surface"] for gold in row["gold"]])
    surfaces = [gold["surface"] for gold in row["gold"]]
    for mention in mentions:
        good = any(same_people(person, row) for person in (mention.person, *mention.alternatives) if person)
        counts["right" if good else "wrong"] += 1
        if show and not good:
            print("  wrong", mention.person, mention.alternatives, repr(mention.surface), mention.reasons, surfaces)


if __name__ == "__main__":
    main()
