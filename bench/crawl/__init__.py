"""Measures the crawl, the archive and the scheduler beside their peers: ``python -m bench.crawl``.

Everything runs on this machine against a site that is generated on the spot; the network is not needed.
"""
