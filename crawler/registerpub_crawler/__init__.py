"""The crawler: discovers, fetches and archives one source per run, as a process of its own.

It knows no register, no names and no database; what it leaves behind are WARC files and a disposable cursor.
"""
