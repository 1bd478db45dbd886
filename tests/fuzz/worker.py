"""One target under atheris, in a process of its own: ``python -m tests.fuzz.worker NAME [OPTIONS of libFuzzer]``."""

from __future__ import annotations

import os
import sys

import atheris


def main(name: str, options: list[str]) -> None:
    """Fuzz until libFuzzer's options say stop. It ends the process: 0 if nothing was found."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "registerpub.settings"
    with atheris.instrument_imports(include=["registerpub", "registerpub_crawler", "warcio"]):
        import django

        django.setup()
        import registerpub.pipeline.register_upload  # noqa: F401  so that it is instrumented
        from tests.fuzz import targets
        from tests.fuzz.planted import PLANTED
    target = {**targets.targets(), **PLANTED}[name]
    if target.store:
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
    atheris.Setup([sys.argv[0], *options], target.run)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
