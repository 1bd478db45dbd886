"""What an outlet chose to be sent: the notices of its channels' feeds, and every withdrawal."""

from __future__ import annotations

import json

import pytest

from registerpub.pipeline import webhooks
from registerpub.pipeline.publish import publish
from registerpub.pipeline.webhook_channels import carried, unknown_channels
from registerpub.pipeline.webhooks import WebhookRefused
from registerpub.publishing.entries import feed_name
from registerpub.store.models import AuditPayload, Delivery, NoticeTextRow
from tests.pipeline.conftest import LATER, Desk
from tests.pipeline.receiving import Receiver
from tests.pipeline.telling import Wire
from tests.pipeline.test_publish_channels import add_channel


def owed(wire: Wire) -> int:
    return wire.turn().laid_out


def test_each_channel_carries_for_an_outlet_what_its_feed_shows(wire: Wire, confirmed: Desk) -> None:
    """Also a channel of one list and one of a person of whom nothing is public: that one is not there at all."""
    add_channel(confirmed, "list-ftw", "The list of Free the Writers", 'registers = ["ftw"]\n')
    add_channel(confirmed, "two", "Two cases", 'persons = ["m5", "m6"]\n')
    publish(wire.config, wire.now + LATER)
    rows = NoticeTextRow.objects.filter(release__isnull=False)
    places = list(rows.values_list("notice__number", "language"))
    feeds, shown = wire.config.public / "current", dict[str, set[tuple[int, str]]]()
    for channel in ("all", "arrests", "lists", "releases", "corrections", "list-ftw", "two"):
        shown[channel] = set()
        for language in wire.config.languages:
            path = feeds / feed_name(channel, language, "json")
            items = json.loads(path.read_bytes())["items"] if path.exists() else []
            shown[channel] |= {(int(item["id"].split("/")[-2]), language) for item in items}
        hook = wire.row()
        hook.channels = [channel]
        assert carried(wire.config, hook, places) == shown[channel], channel
    assert shown["all"] == set(places) == shown["lists"]
    assert shown["arrests"] == set()


def test_an_outlet_of_another_channel_is_sent_nothing_but_the_withdrawal(wire: Wire, outlet: Receiver) -> None:
    webhooks.choose(wire.config, wire.row(), ["en"], ["arrests"], wire.deed())
    assert owed(wire) == 0 and outlet.bodies == []
    wire.hold()
    publish(wire.config, wire.now + LATER)
    wire.turn(LATER)
    kinds = set(Delivery.objects.exclude(kind="test").values_list("kind", "language"))
    assert kinds == {("withdrawal", "en")}
    assert [json.loads(body)["pubstatus"] for body in outlet.bodies] == ["canceled"]


def test_an_outlet_of_the_notices_channel_is_sent_them_in_its_languages(wire: Wire, outlet: Receiver) -> None:
    webhooks.choose(wire.config, wire.row(), ["ru"], ["lists", "arrests"], wire.deed())
    wire.turn()
    assert {json.loads(body)["language"] for body in outlet.bodies} == {"ru"}
    public = NoticeTextRow.objects.filter(release__isnull=False, language="ru").count()
    assert len(outlet.bodies) == public > 0


def test_a_channel_that_is_gone_carries_nothing_and_is_told_of(wire: Wire, confirmed: Desk) -> None:
    path = add_channel(confirmed, "list-ftw", "The list of Free the Writers", 'registers = ["ftw"]\n')
    webhooks.choose(wire.config, wire.row(), [], ["list-ftw"], wire.deed())
    path.unlink()
    assert unknown_channels(wire.config, webhooks.view(wire.row()).channels) == ["list-ftw"]
    assert owed(wire) == 0


def test_a_choice_is_checked_kept_in_the_audit_and_everything_is_one_channel(wire: Wire) -> None:
    with pytest.raises(WebhookRefused, match="no channel 'arests'; it has: all, arrests"):
        webhooks.choose(wire.config, wire.row(), [], ["arests"], wire.deed())
    with pytest.raises(WebhookRefused, match="no language 'de'"):
        webhooks.choose(wire.config, wire.row(), ["de"], [], wire.deed())
    with pytest.raises(WebhookRefused, match="no channel 'x'"):
        webhooks.add(wire.config, "radio-two", "https://radio.example/in", [], wire.deed(), ["x"])
    webhooks.choose(wire.config, wire.row(), ["kk", "kk"], ["verdicts", "arrests", "verdicts"], wire.deed())
    assert (wire.row().languages, wire.row().channels) == (["kk"], ["arrests", "verdicts"])
    assert any("verdicts" in str(data) for data in AuditPayload.objects.values_list("data", flat=True))
    webhooks.choose(wire.config, wire.row(), [], ["arrests", "all"], wire.deed())
    assert wire.row().channels == []
