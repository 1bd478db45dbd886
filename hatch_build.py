"""Build hook: compiles the message catalogues; a standard wheel also carries the data folders of the checkout.

An editable install keeps reading the checkout, so that nothing stale is copied into it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]  # hatchling's own generic is not parametrised by hooks
    """Compile ``locales/*/LC_MESSAGES/*.po`` and add the data folders to standard wheels."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        compile_catalogues(root / "locales")
        if self.target_name == "wheel" and version == "standard":
            build_data["force_include"].update(
                {
                    str(root / "locales"): "registerpub/_data/locales",
                    str(root / "feeds"): "registerpub/_data/feeds",
                    str(root / "crawler" / "sources"): "registerpub/_data/sources",
                }
            )


def compile_catalogues(locales: Path) -> None:
    """Write the ``.mo`` beside every ``.po`` below ``locales``."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    for po in sorted(locales.glob("*/LC_MESSAGES/*.po")):
        with po.open("rb") as source:
            catalog = read_po(source, locale=po.parent.parent.name)
        with po.with_suffix(".mo").open("wb") as target:
            write_mo(target, catalog)


if __name__ == "__main__":
    compile_catalogues(Path(__file__).parent / "locales")
