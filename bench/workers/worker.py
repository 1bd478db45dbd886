"""One process of the bench: makes a project, works as a worker does, or tells what was found."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path


def main(deed: str, *arguments: str) -> None:
    if deed == "make":
        from registerpub.pipeline.project import create_project, template

        create_project(Path(os.environ["REGISTERPUB_PROJECT"]), template(arguments[1]))
    import django

    django.setup()
    deeds: dict[str, Callable[..., None]] = {"make": make, "work": work, "digest": digest}
    deeds[deed](*arguments)


def make(folder: str, _url: str) -> None:
    """A migrated project whose archive is that of all turns, with its register and its matcher."""
    from django.conf import settings

    from registerpub.pipeline.clock import utc_now
    from registerpub.pipeline.matchers import project_matcher
    from registerpub.pipeline.project import migrate
    from registerpub.pipeline.registers import import_register

    config = settings.REGISTERPUB
    migrate(config)
    config.archive.parent.mkdir(exist_ok=True)
    if config.archive.is_dir():
        config.archive.rmdir()
    config.archive.symlink_to(Path(folder) / "archive")
    import_register(Path(folder) / "register.json", utc_now())
    project_matcher(config, utc_now().date())


def work() -> None:
    """What a worker does for the job ``process``, once told to begin."""
    from django.conf import settings

    from registerpub.pipeline.clock import utc_now
    from registerpub.pipeline.process import process

    print("ready", flush=True)
    if sys.stdin.readline() == "go\n":
        process(settings.REGISTERPUB, utc_now)


def digest() -> None:
    """Print the SHA-256 over all that was found, without the moments at which it was found."""
    from registerpub.store.models import ClaimRow, DocumentRow, Evidence, MentionRow, Proposal, TotalRow

    told = [
        list(DocumentRow.objects.order_by("pk").values_list("pk", "canonical", "version", "text_sha256", "copy_of")),
        *(
            list(model.objects.order_by("document", "pk").values_list("document", *columns))
            for model, columns in (
                (MentionRow, ("person", "field", "start", "end", "certainty", "reasons")),
                (ClaimRow, ("person", "event", "polarity", "data")),
                (TotalRow, ("owner", "number", "date")),
            )
        ),
        list(
            Proposal.objects.order_by("pk").values_list("pk", "key", "person", "event", "version", "values", "reasons")
        ),
        list(Evidence.objects.order_by("pk").values_list("pk", "proposal__key", "document", "role", "quote")),
    ]
    print(hashlib.sha256(json.dumps(told, sort_keys=True, default=str).encode()).hexdigest())


if __name__ == "__main__":
    main(*sys.argv[1:])
