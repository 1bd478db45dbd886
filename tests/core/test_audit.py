"""Whatever is done to a chain of entries is found, and erasing a payload breaks nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registerpub.core.audit import GENESIS, Link, canonical, entry_digest, first_fault, payload_digest

START = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)


def chain(length: int) -> list[Link]:
    links: list[Link] = []
    previous = GENESIS
    for number in range(1, length + 1):
        salt, data = f"{number:032x}", canonical({"seen": number})
        payload, at = payload_digest(salt, data), START + dt.timedelta(seconds=number)
        digest = entry_digest(previous, number, at, "decide", "7", "desk", "card:k7m2p9qwer", payload)
        links.append(
            Link(number, at, "decide", "7", "desk", "card:k7m2p9qwer", payload, previous, digest, salt, data, False)
        )
        previous = digest
    return links


CHANGES = {
    "at": START,
    "action": "undo",
    "account": "8",
    "channel": "terminal",
    "subject": "card:other",
    "payload": "0" * 64,
    "previous": "1" * 64,
    "digest": "2" * 64,
    "salt": "3" * 32,
    "data": "{}",
}


def test_a_whole_chain_holds() -> None:
    assert first_fault([]) is None
    assert first_fault(chain(5)) is None


@given(st.integers(0, 4), st.sampled_from(sorted(CHANGES)))
def test_any_change_of_any_entry_is_found_at_that_entry(at: int, name: str) -> None:
    links = chain(5)
    links[at] = replace(links[at], **{name: CHANGES[name]})  # type: ignore[arg-type]  # a field with its own type
    fault = first_fault(links)
    assert fault is not None and fault.number == at + 1


@given(st.integers(0, 3))
def test_an_entry_that_was_taken_out_is_found(at: int) -> None:
    links = chain(5)
    del links[at]
    fault = first_fault(links)
    assert fault is not None and fault.number == at + 1


@given(st.permutations(range(4)))
def test_entries_in_another_order_are_found(order: list[int]) -> None:
    links = chain(4)
    assert (first_fault([links[at] for at in order]) is None) == (order == sorted(order))


def test_a_forged_tail_with_matching_digests_of_its_own_still_changes_the_head() -> None:
    links = chain(3)
    forged = entry_digest(links[1].digest, 3, START, "undo", "7", "desk", "", links[2].payload)
    assert forged != links[2].digest


@given(st.sets(st.integers(0, 4)))
def test_erased_payloads_leave_the_chain_provable(erased: set[int]) -> None:
    links = [replace(link, salt="", data="", erased=True) if at in erased else link for at, link in enumerate(chain(5))]
    assert first_fault(links) is None


def test_a_payload_that_is_empty_without_being_erased_is_a_fault() -> None:
    links = chain(2)
    links[0] = replace(links[0], salt="", data="")
    fault = first_fault(links)
    assert fault is not None and (fault.number, fault.kind) == (1, "payload")


def test_the_same_words_have_another_digest_each_time() -> None:
    assert payload_digest("a" * 32, "{}") != payload_digest("b" * 32, "{}")


@pytest.mark.parametrize("value", [{"b": 1, "a": "қ"}, [1, None, "x"], {}])
def test_one_value_has_one_text(value: object) -> None:
    import json

    assert canonical(json.loads(canonical(value))) == canonical(value)
