"""Opens one PDF in a process of its own: bytes come in by standard input, each step goes out as one line of JSON.

Run as ``python -m registerpub.pipeline.pdf_worker [SECONDS]``; it touches no file, no store and no network.
"""

from __future__ import annotations

import json
import logging
import resource
import sys

from registerpub.core.pdf import read_steps

#: Bytes of memory and seconds of computing that one file may cost.
MEMORY = 1536 * 1024 * 1024
SECONDS = 60


def main() -> None:
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    logging.disable()  # the library quotes what it stumbles over
    for step in read_steps(sys.stdin.buffer.read()):
        sys.stdout.write(json.dumps(step) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
