"""The editors' web application: shows cards and hands decisions to ``registerpub.pipeline``; decides nothing itself.

Never shows a source's own HTML, never opens a live page, never puts a person's name into an address, title or log.
"""
