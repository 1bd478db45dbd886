"""Strike two machines at random, mend everything, and look whether anything is lost or there twice.

    python -m tests.faults --sources 500 --rounds 4 --faults 200 --seed 1

Needs root on Linux (namespaces), iproute2, util-linux, a C compiler and PostgreSQL. Prints what it does and, as its
last line, what it found, as JSON; exit 1 if anything is wrong. The same seed strikes the same things in the same order.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.faults.running import Run
from tests.faults.striking import KINDS

#: Set in the process that may strike, the first one of its own namespaces: the folder of the run.
INSIDE = "REGISTERPUB_FAULTS_INSIDE"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--sources", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=4, help="how often every source is due")
    parser.add_argument("--faults", type=int, default=200)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 32))
    parser.add_argument("--only", default=",".join(KINDS), help="kinds of faults")
    parser.add_argument("--keep", type=Path, help="a folder for the logs of a run that found something")
    options = parser.parse_args()
    if INSIDE not in os.environ:
        return _in_own_namespaces(sys.argv[1:], options.seed)
    run = Run(Path(os.environ[INSIDE]), options.sources, options.rounds)
    began = time.monotonic()
    found: dict[str, Any] = {"seed": options.seed, "sources": options.sources, "rounds": options.rounds}
    try:
        run.make()
        run.work(options.seed, options.faults, tuple(options.only.split(",")))
        found |= {"problems": run.problems()}
    except TimeoutError as error:
        found |= {"problems": [f"it did not come to rest: {error}"]}
    finally:
        run.end()
        if options.keep:
            run.keep_logs(options.keep)
    found |= {"seconds": round(time.monotonic() - began), **run.figures}
    print(json.dumps(found), flush=True)
    return 1 if found["problems"] else 0


def _in_own_namespaces(arguments: list[str], seed: int) -> int:
    """The same again as the first process of its own namespaces: its end is the end of all that it has made."""
    given = arguments if any(word.startswith("--seed") for word in arguments) else [*arguments, f"--seed={seed}"]
    flags = ["--mount", "--net", "--pid", "--fork", "--kill-child", "--mount-proc", "--propagation", "private"]
    command = ["setpriv", "--pdeathsig", "KILL", "unshare", *flags, sys.executable, "-m", "tests.faults", *given]
    with tempfile.TemporaryDirectory(prefix="rp-faults-") as name:
        Path(name).chmod(0o755)  # PostgreSQL's own user has its folder below
        environment = {**os.environ, INSIDE: name, "PYTHONPATH": str(Path(__file__).parents[2])}
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
