"""The pure heart: frozen records in, frozen records out. No Django, Scrapy, clock, randomness, disk or network."""
