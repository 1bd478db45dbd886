"""``python -m registerpub.cli`` is the ``registerpub`` command."""

from registerpub.cli.main import main

main()
