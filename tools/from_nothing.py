"""README's first steps on an empty machine, each timed: packages, clone, ``make demo``, sign in, a card, ``make test``.

The lines are read from README.md and typed as they stand there; what is committed is what is cloned. Everything that
was made is removed in the end. Ends with 1 where a step fails.
"""

from __future__ import annotations

import argparse
import http.cookiejar
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
from tools.machine import SUITE, USER, Machine, Refused, can_make_debian, hidden, machine  # noqa: E402

#: A step that takes longer hangs.
HOUR = 3600
T = TypeVar("T")


class Stumble(Exception):
    """A newcomer would be stuck here; the message is what they would see."""


@dataclass
class Steps:
    """What was done and how many seconds it took."""

    done: list[tuple[str, float]] = field(default_factory=list)

    def take(self, name: str, step: Callable[[], T]) -> T:
        """Do and time one step, and say so."""
        begun = time.monotonic()
        result = step()
        self.done.append((name, time.monotonic() - begun))
        print(f"{name:64}{self.done[-1][1]:8.1f} s", flush=True)
        return result


@dataclass(frozen=True)
class Readme:
    """What README.md tells a newcomer to type."""

    packages: str
    demo: str
    test: str

    @classmethod
    def read(cls, path: Path) -> Readme:
        """The lines of its fenced blocks; comments behind ``#`` are not typed."""
        fences = re.findall(r"^```\w*\n(.*?)^```", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
        lines = [line.partition("#")[0].strip() for fence in fences for line in fence.splitlines()]

        def one(start: str) -> str:
            found: str | None = next((line for line in lines if line.startswith(start)), None)
            if found is None:
                raise Stumble(f"README.md tells nobody to type {start!r}")
            return found

        return cls(one("sudo apt install"), one("make demo"), one("make test"))


def newcomer(place: Machine, readme: Readme, steps: Steps, *, debian: bool, root: bool, test: bool) -> None:
    """Everything a newcomer does, in ``place``. Raises :class:`Stumble`."""
    user = "root" if root else USER
    if debian:
        line = readme.packages.removeprefix("sudo ").replace("apt install", "apt-get install -y -qq")
        steps.take(readme.packages, lambda: typed(place, f"apt-get update -qq && {line}", "root"))
    checkout = f"{place.home(user)}/registerpub"
    steps.take("git clone", lambda: clone(place, checkout, root=root))
    for name in (f"{readme.demo}, until the desk answers", f"{readme.demo} again, until the desk answers"):
        with demonstration(place, f"{readme.demo}{free_port()}", user, checkout) as output:
            said = steps.take(name, lambda output=output: opened(output))  # type: ignore[misc]
            if name.endswith("answers") and "again" not in name:
                steps.take("sign in with a code, and open a card", lambda said=said: card(place, said, user, checkout))  # type: ignore[misc]
    if test:
        steps.take(readme.test, lambda: typed(place, readme.test, user, checkout, show=True))


def typed(place: Machine, line: str, user: str, folder: str = "", *, show: bool = False) -> str:
    """Type one line; returns what it prints."""
    done = subprocess.run(  # nosec B603  # our own words, no shell
        place.command(line, user, folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=HOUR,
    )
    if done.returncode:
        raise Stumble(f"{line}: ended with {done.returncode}\n{hidden(done.stdout[-4000:])}")
    if show:
        print(*hidden(done.stdout).splitlines()[-1:], sep="\n")
    return done.stdout


def clone(place: Machine, checkout: str, *, root: bool) -> None:
    """A fresh clone of what is committed here, owned by the newcomer."""
    folder = place.outside(checkout)
    subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", ROOT, folder], check=True)  # nosec B603, B607  # our own words, no shell
    if not root:
        place.own(checkout)


def free_port() -> str:
    """Empty where README's own port is free; else the word that chooses another, as the refusal tells to."""
    import socket

    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", 8000))
            return ""
        except OSError:
            pass
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f" PORT={probe.getsockname()[1]}"


@contextmanager
def demonstration(place: Machine, line: str, user: str, checkout: str) -> Iterator[Path]:
    """``make demo`` in its own terminal: what it prints goes into the file that is given. In the end Ctrl-C."""
    with tempfile.NamedTemporaryFile("w+") as output:
        running = subprocess.Popen(  # nosec B603  # our own words, no shell
            place.command(line, user, checkout),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            yield Path(output.name)
            os.killpg(running.pid, signal.SIGINT)
            running.wait(timeout=60)
            left = [*place.outside("/tmp").glob("registerpub-demo-*")]  # noqa: S108  # the demonstration's place there  # nosec B108  # where it makes its folder
            if left and place.root.joinpath("etc").exists():
                raise Stumble(f"after Ctrl-C the demonstration left something behind: {left}")
        finally:
            if running.poll() is None:
                os.killpg(running.pid, signal.SIGKILL)
                running.wait()


def opened(output: Path) -> str:
    """Wait until the desk answers at the address that was printed; returns what was printed."""
    begun = time.monotonic()
    while time.monotonic() - begun < HOUR:
        said = output.read_text(encoding="utf-8", errors="replace")
        if "the desk is open" in said:
            with urllib.request.urlopen(address(said), timeout=30) as page:  # noqa: S310  # an address of this machine  # nosec B310  # on this machine
                page.read()
            return said
        if re.search(r"^make: \*\*\* ", said, re.MULTILINE):
            raise Stumble(hidden(said[-4000:]))
        time.sleep(0.2)
    raise Stumble(f"the desk did not open:\n{hidden(said[-4000:])}")


def address(said: str) -> str:
    """The desk's address, from what the demonstration printed."""
    found = re.search(r"http://127\.0\.0\.1:\d+/", said.partition("desk")[2])
    if found is None:
        raise Stumble(f"no address of the desk was printed:\n{hidden(said[-4000:])}")
    return found[0]


def card(place: Machine, said: str, user: str, checkout: str) -> None:
    """Sign in as is told, in a second terminal for the code, and open the first card."""
    account = re.search(r"(\w+) +\(?editor.*?password:? +(\S+)", said)
    told = re.search(r"(\S*registerpub demo code(?: --folder \S+)?) (?:NAME|\w+)", said)
    if account is None or told is None:
        raise Stumble(f"no account or no way to its code was printed:\n{hidden(said[-4000:])}")
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    desk = address(said)
    send(opener, f"{desk}accounts/login/", login=account[1], password=account[2])
    code = typed(place, f"{told[1]} {account[1]} 2>/dev/null", user, checkout).strip()
    inbox = send(opener, f"{desk}accounts/factors/sign-in/", code=code)
    link = re.search(r'href="/(cards/[^"]+)"', inbox)
    if link is None:
        raise Stumble("the inbox shows no card after signing in")
    with opener.open(desk + link[1]) as page:
        if "<form" not in page.read().decode():
            raise Stumble("the card has no form to decide with")


def send(opener: urllib.request.OpenerDirector, page_address: str, **fields: str) -> str:
    """Fill in the form at an address and send it as a browser would; returns the page that follows."""
    with opener.open(page_address) as page:
        token = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.read().decode())[0]
    data = urllib.parse.urlencode({**fields, "csrfmiddlewaretoken": token}).encode()
    request = urllib.request.Request(page_address, data, {"Origin": page_address.partition("/accounts")[0]})  # noqa: S310
    with opener.open(request) as page:
        text: str = page.read().decode()
    return text


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--without-test", action="store_true", help="leave out make test (about twenty minutes)")
    parser.add_argument(
        "--as-root", action="store_true", help="as root, who may install packages (default: a new user)"
    )
    parser.add_argument("--suite", default=SUITE, help=f"which Debian (default: {SUITE})")
    parser.add_argument("--base", type=Path, help="keep the Debian in this tar file, for the next time")
    parser.add_argument(
        "--empty-home", action="store_true", help="no Debian of its own: this machine and an empty home"
    )
    chosen = parser.parse_args(words)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))  # what was made is removed then, too
    reason = "" if chosen.empty_home else can_make_debian()
    debian = not (chosen.empty_home or reason)
    if reason:
        print(f"no Debian of its own: {reason}; an empty home on this machine instead", file=sys.stderr)
    steps = Steps()
    with tempfile.TemporaryDirectory(prefix="registerpub-nothing-") as folder:
        Path(folder).chmod(0o755)
        try:
            readme = Readme.read(ROOT / "README.md")
            made = machine(Path(folder) / "place", chosen.suite, chosen.base, debian=debian)
            place = steps.take("an empty machine", made.__enter__)
            try:
                print(f"on {place.kind}, as {'root' if chosen.as_root else 'a user without rights'}", flush=True)
                test = not chosen.without_test
                newcomer(place, readme, steps, debian=debian, root=chosen.as_root and debian, test=test)
            finally:
                made.__exit__(None, None, None)
        except (Refused, Stumble, OSError) as error:
            print(f"stumbled: {error}", file=sys.stderr)
            return 1
    print(f"{'all of it':64}{sum(seconds for _, seconds in steps.done):8.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
