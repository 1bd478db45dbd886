"""An empty machine to try things on, thrown away afterwards: a minimal Debian in a folder, or at least an empty home.

``from_nothing.py`` and ``replay_image.py`` run in it. From this machine it takes over how packages are reached
(settings of apt and pip, certificates, proxies) and nothing else; none of these addresses is ever printed.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

SUITE = "bookworm"
SUITES = ("bookworm", "trixie", "forky", "sid")
USER = "newcomer"
#: Nobody on this machine has this number.
NUMBER = 59234
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
BUNDLE = "/etc/ssl/host-certificates.crt"
PROXIES = ("http_proxy", "https_proxy", "no_proxy")
#: One process tree with its own mounts: whatever happens, nothing stays mounted and nothing goes on running.
ENTER = """\
root=$1; mounts=$2; who=$3; shift 3
mount -t proc proc "$root/proc"
mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
for place in $mounts; do mount --bind -o ro "$place" "$root$place"; done
chroot --userspec="$who" --groups="${who#*:}" "$root" "$@"
exit $?
"""


class Refused(Exception):
    """It cannot be had here; the message says why and what to do."""


@dataclass(frozen=True)
class Machine:
    """A Debian in ``root``. ``mounts`` are folders of this machine that hold packages, seen there read-only."""

    root: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    mounts: tuple[str, ...] = ()
    kind: str = "a minimal Debian of its own"

    def command(self, line: str, user: str = USER, folder: str = "") -> list[str]:
        """The words that run ``line`` in a shell there, as ``user`` (``root`` or the newcomer), in ``folder``."""
        home = self.home(user)
        given = {"HOME": home, "USER": user, "PATH": PATH, "LANG": "C.UTF-8", "TERM": "dumb", **self.environment}
        words = [f"{name}={value}" for name, value in given.items()]
        ids = "0:0" if user == "root" else f"{NUMBER}:{NUMBER}"
        return [
            *("unshare", "--mount", "--pid", "--fork", "--kill-child", "--propagation", "private"),
            *("sh", "-euc", ENTER, "sh", str(self.root), " ".join(self.mounts), ids),
            *("env", "-i", *words),
            *("sh", "-c", f"cd {shlex.quote(folder or home)} && {line}"),
        ]

    def home(self, user: str = USER) -> str:
        """The home as seen there."""
        return "/root" if user == "root" else f"/home/{user}"

    def outside(self, path: str) -> Path:
        """The same place as seen from this machine."""
        return self.root / path.lstrip("/")

    def own(self, path: str) -> None:
        """Give a folder there to the newcomer."""
        _own(self.outside(path))


class EmptyHome(Machine):
    """No Debian of its own: this machine's programs, but another user, an empty home and an empty environment."""

    def command(self, line: str, user: str = USER, folder: str = "") -> list[str]:
        if user == "root":
            raise Refused("only the newcomer runs commands where there is no machine of its own")
        given = {"HOME": self.home(), "USER": user, "PATH": PATH, "LANG": "C.UTF-8", "TERM": "dumb", **self.environment}
        words = [f"{name}={value}" for name, value in given.items()]
        who = ["setpriv", f"--reuid={NUMBER}", f"--regid={NUMBER}", "--clear-groups"] if os.geteuid() == 0 else []
        return [*who, "env", "-i", *words, "sh", "-c", f"cd {shlex.quote(folder or self.home())} && {line}"]

    def home(self, user: str = USER) -> str:
        return str(self.root / "home")

    def outside(self, path: str) -> Path:
        return Path(path)


@contextmanager
def machine(place: Path, suite: str = SUITE, base: Path | None = None, *, debian: bool = True) -> Iterator[Machine]:
    """An empty machine below ``place``, which is removed in the end. ``base``: a tar of the Debian, kept for next time.

    Raises :class:`Refused`.
    """
    place.mkdir(parents=True, mode=0o755)
    try:
        yield _debian(place / "root", suite, base) if debian else _home(place)
    finally:
        shutil.rmtree(place, ignore_errors=True)
        if place.exists():
            print(f"{place} could not be removed whole", file=sys.stderr)


def can_make_debian() -> str:
    """Empty, or why there is no Debian to be had here."""
    if os.geteuid() != 0:
        return "only root can make one"
    if shutil.which("mmdebstrap") is None:
        return "mmdebstrap is not installed (apt-get install mmdebstrap)"
    if subprocess.run(["unshare", "--mount", "--pid", "--fork", "true"], capture_output=True, check=False).returncode:  # nosec B603, B607  # our own words, no shell
        return "this machine does not let processes have mounts of their own"
    return ""


def _debian(root: Path, suite: str, base: Path | None) -> Machine:
    tar = base or root.with_name("base.tar")
    if not tar.exists():
        part = tar.with_name(f"{tar.name}.part")
        sources = _sources(suite, root.parent)
        command = [
            "mmdebstrap",
            "--quiet",
            "--variant=minbase",
            "--mode=root",
            "--format=tar",
            suite,
            str(part),
            str(sources),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # nosec B603  # our own words, no shell
        if done.returncode:
            raise Refused(f"no Debian could be made:\n{hidden(done.stderr[-2000:])}")
        part.rename(tar)
    root.mkdir()
    subprocess.run(["tar", "-C", root, "-xf", tar], check=True)  # nosec B603, B607  # our own words, no shell
    environment, mounts = _ways(root)
    made = Machine(root, environment, mounts)
    for line in (f"groupadd --gid {NUMBER} {USER}", f"useradd --uid {NUMBER} --gid {NUMBER} --create-home {USER}"):
        subprocess.run(made.command(line, "root"), check=True)  # nosec B603  # our own words, no shell
    return made


def _sources(suite: str, folder: Path) -> Path:
    """This machine's Debian sources, of another suite if need be, as a file in ``folder``."""
    files = [Path("/etc/apt/sources.list"), *sorted(Path("/etc/apt/sources.list.d").glob("*"))]
    for path in files:
        if path.suffix in (".list", ".sources") and path.exists():
            text = path.read_text(encoding="utf-8")
            if re.search(r"\bmain\b", text) and re.search(rf"\b({'|'.join(SUITES)})\b", text):
                found = folder / path.name
                found.write_text(re.sub(rf"\b({'|'.join(SUITES)})\b", suite, text), encoding="utf-8")
                return found
    raise Refused("this machine names no Debian sources under /etc/apt")


def _home(place: Path) -> EmptyHome:
    (place / "home").mkdir()
    _own(place / "home")
    kept = {name: value for name, value in os.environ.items() if _is_way(name)}
    return EmptyHome(place, kept, (), "this machine, with an empty home and environment")


def _is_way(name: str) -> bool:
    return name.lower() in PROXIES or name.startswith("PIP_") or name == "SSL_CERT_FILE"


def _ways(root: Path) -> tuple[dict[str, str], tuple[str, ...]]:
    """How packages are reached, taken over into ``root``: the environment for it, and the folders to be seen there."""
    for name in ("/etc/resolv.conf", "/etc/hosts"):
        shutil.copy(name, root / name[1:])
    dump = subprocess.run(["apt-config", "dump"], capture_output=True, text=True, check=True).stdout  # nosec B603, B607  # our own words, no shell
    lines = re.findall(r"^Acquire::(?:https?::Proxy|https?::CA[Ii]nfo|Check-\S+)\b.*$", dump, re.MULTILINE)
    (root / "etc/apt/apt.conf.d/99ways").write_text("\n".join([*lines, ""]), encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name.lower() in PROXIES}
    settings = _pip_settings()
    bundle = Path(settings.pop("cert", "") or os.environ.get("SSL_CERT_FILE") or "/etc/ssl/certs/ca-certificates.crt")
    if bundle.is_file():
        (root / BUNDLE[1:]).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(bundle, root / BUNDLE[1:])
        settings["cert"] = BUNDLE
    if "constraint" in settings:
        shutil.copy(settings["constraint"], root / "etc/pip-constraint.txt")
        settings["constraint"] = "/etc/pip-constraint.txt"
    mounts = []
    for word in " ".join(settings.values()).split():
        # An index in a folder points to files beside it.
        place = str(Path(word.removeprefix("file://")).parent) if word.startswith("file://") else word
        if place.startswith("/") and Path(place).is_dir():
            (root / place[1:]).mkdir(parents=True, exist_ok=True)
            mounts.append(place)
    text = "".join(f"{name} = {value}\n" for name, value in settings.items())
    (root / "etc/pip.conf").write_text(f"[global]\n{text}", encoding="utf-8")
    return environment, tuple(dict.fromkeys(mounts))


def _pip_settings() -> dict[str, str]:
    """The settings of this machine's pip that say where packages come from."""
    done = subprocess.run([sys.executable, "-m", "pip", "config", "list"], capture_output=True, text=True, check=False)  # nosec B603  # our own words, no shell
    found = re.findall(r"^(?:global|install|:env:)\.([\w-]+)='(.*)'$", done.stdout, re.MULTILINE)
    wanted = ("index-url", "extra-index-url", "find-links", "constraint", "cert", "trusted-host", "proxy")
    return {name: value.replace("\\n", " ").strip() for name, value in found if name in wanted}


def _own(folder: Path) -> None:
    if os.geteuid() == 0:
        subprocess.run(["chown", "--recursive", "--no-dereference", f"{NUMBER}:{NUMBER}", folder], check=True)  # nosec B603, B607  # our own words, no shell


def hidden(text: str) -> str:
    """``text`` without addresses other than those of this machine itself."""
    return re.sub(r"\b(?:https?|file|ftp)://(?!127\.0\.0\.|localhost)[^\s'\",)]+", "…", text)
