"""The command line, in English: data goes to standard output, everything else to standard error."""

from registerpub.cli.main import main

__all__ = ["main"]
