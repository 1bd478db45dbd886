"""Makes the project of $REGISTERPUB_PROJECT owe an outlet and a hub something: ``telling_worker.py OUTLET``.

One process for what would be twenty commands.
"""

from __future__ import annotations

import datetime as dt
import os
import sys

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "registerpub.settings"
django.setup()

from registerpub import settings  # noqa: E402  # Django must be set up before its models are read
from registerpub.pipeline import deliveries, webhooks  # noqa: E402
from registerpub.pipeline.accounts import create_user  # noqa: E402
from registerpub.pipeline.cards import list_cards  # noqa: E402
from registerpub.pipeline.clock import utc_now  # noqa: E402
from registerpub.pipeline.decide import confirm  # noqa: E402
from registerpub.pipeline.importing import import_evidence  # noqa: E402
from registerpub.pipeline.options import Options  # noqa: E402
from registerpub.pipeline.process import process  # noqa: E402
from registerpub.pipeline.publish import publish  # noqa: E402
from registerpub.pipeline.registers import import_register  # noqa: E402
from registerpub.pipeline.webhooks import Deed  # noqa: E402
from registerpub.store.models import HubTopic  # noqa: E402
from tests.projects import DATA  # noqa: E402


def main(outlet: str) -> None:
    config, deed = settings.REGISTERPUB, Deed(None, utc_now())
    import_register(DATA / "second-register.json", utc_now())
    hook, _ = webhooks.add(config, "radio-one", outlet, [], deed)
    assert deliveries.test(config, hook, deed) == ""
    webhooks.enable(config, hook, deed)
    import_evidence([DATA / "second-article.en.txt"], config, published=dt.date(2021, 3, 3))
    process(config, utc_now)
    editors = [create_user(name, f"a long pass phrase of {name}", "editor") for name in ("aigul", "pavel")]
    for card in [card for card in list_cards(config, "open") if card.implicit]:
        for editor in editors:
            confirm(card.id, editor, Options(), config=config, channel="desk", seen_version=None, now=utc_now())
    publish(config, utc_now())
    HubTopic.objects.filter(path__startswith="feeds/all.en.").update(told="", due=utc_now())


if __name__ == "__main__":
    main(sys.argv[1])
