"""registerpub: from a crawled page to a confirmed item in three feeds. A machine proposes, only a person decides."""

__version__ = "0.1.0"
