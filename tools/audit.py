"""Asks PyPI and OSV which locked packages have known vulnerabilities: ``python tools/audit.py PIP-AUDIT LOCK…``.

Ends with 0 if every package of every lock was looked up and nothing is known, 1 if something is known, 2 if a package
could not be looked up, because the data cannot be reached: that is no clean answer. (pip-audit ends with 0 there.)
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field

SERVICES = ("pypi", "osv")


@dataclass
class Answer:
    """Of one service about one lock: packages that were looked up, those that were not, what is known."""

    checked: list[str] = field(default_factory=list)
    unchecked: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    failure: str = ""


def read_answer(output: str, errors: str) -> Answer:
    """What pip-audit printed as JSON; without any, its last words are the failure."""
    try:
        told = json.loads(output)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return Answer(failure=(errors.strip().splitlines() or ["it said nothing"])[-1][:200])
    answer = Answer()
    for package in told:
        (answer.unchecked if "skip_reason" in package else answer.checked).append(package["name"])
        for known in package.get("vulns", ()):
            mended = ", ".join(known.get("fix_versions", ())) or "no version yet"
            answer.known.append(f"{package['name']} {package['version']}: {known['id']}, mended in {mended}")
    return answer


def ask(program: str, lock: str, service: str) -> Answer:
    """Run pip-audit over one lock; it installs nothing."""
    options = ["--disable-pip", "--require-hashes", "--progress-spinner", "off", "--format", "json"]
    command = [program, *options, "--vulnerability-service", service, "--requirement", lock]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # nosec B603  # named in the Makefile
    return read_answer(done.stdout, done.stderr)


def verdict(answers: Sequence[Answer]) -> int:
    """0: everything was looked up and nothing is known; 1: something is known; 2: something was not looked up."""
    if any(answer.known for answer in answers):
        return 1
    return 2 if any(answer.failure or answer.unchecked or not answer.checked for answer in answers) else 0


def main(program: str, locks: Sequence[str]) -> int:
    """Print one line for each lock and service, and one for each thing that is known."""
    answers = []
    for lock in locks:
        for service in SERVICES:
            answer = ask(program, lock, service)
            answers.append(answer)
            print(f"{lock}, {service}: {len(answer.checked)} packages looked up, {len(answer.known)} vulnerabilities")
            for line in answer.known:
                print(f"  {line}")
            if answer.unchecked:
                print(f"  NOT CHECKED: {len(answer.unchecked)} packages, the service gave no answer for them")
            if answer.failure or not (answer.checked or answer.unchecked):
                print(f"  NOT CHECKED: {answer.failure or 'no package was looked up'}")
    return verdict(answers)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
