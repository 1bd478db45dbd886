"""Measures the name matcher and its peers on the reference data beside the repository: ``python -m bench.names``.

Changes nothing and needs no network. Everything generated here is seeded, so two runs measure the same thing.
"""
