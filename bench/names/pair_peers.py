"""Peers that compare two written names: rapidfuzz's token ratios and the name logic of OpenSanctions."""

from __future__ import annotations

import importlib
import itertools
from typing import Any, Protocol

LOGIC_THRESHOLD = 0.7


class PairPeer(Protocol):
    """``same`` raises ``ImportError`` if the package is missing. ``sample`` limits the pairs; 0 means all."""

    name: str
    sample: int

    def same(self, one: str, other: str) -> bool: ...


def pair_peers() -> list[PairPeer]:
    return [FuzzyPair("token_sort_ratio", 85), FuzzyPair("WRatio", 85), LogicPair()]


class FuzzyPair:
    """One of rapidfuzz's ratios at a threshold, over lower case. It knows nothing of scripts."""

    sample = 0

    def __init__(self, ratio: str, threshold: int) -> None:
        self.name = f"rapidfuzz {ratio} ≥ {threshold}"
        self._ratio = ratio
        self._threshold = threshold

    def same(self, one: str, other: str) -> bool:
        fuzz = importlib.import_module("rapidfuzz.fuzz")
        ratio = getattr(fuzz, self._ratio)
        return bool(ratio(one.lower(), other.lower(), score_cutoff=self._threshold) >= self._threshold)


class LogicPair:
    """nomenklatura's LogicV2. It remembers entities by their id, so no two entities of a run may share one."""

    name = f"nomenklatura LogicV2 ≥ {LOGIC_THRESHOLD}"
    sample = 0
    _ids = itertools.count()

    def __init__(self) -> None:
        self._tools: tuple[Any, Any, Any] | None = None

    def entity(self, name: str) -> Any:
        proxy = self._loaded()[2]
        return proxy.from_dict({"id": f"n{next(self._ids)}", "schema": "Person", "properties": {"name": [name]}})

    def score(self, one: Any, other: Any) -> float:
        model, config, _ = self._loaded()
        return float(model.compare(one, other, config).score)

    def same(self, one: str, other: str) -> bool:
        return self.score(self.entity(one), self.entity(other)) >= LOGIC_THRESHOLD

    def _loaded(self) -> tuple[Any, Any, Any]:
        if self._tools is None:
            model = importlib.import_module("nomenklatura.matching").LogicV2
            proxy = importlib.import_module("followthemoney").EntityProxy
            self._tools = (model, model.default_config(), proxy)
        return self._tools
