"""Texts written and labelled for measuring how claims are read; see ``cases/README.md``."""
