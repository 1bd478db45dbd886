"""Scans inputs on a Dask scheduler's workers: the same jobs as the pool of processes, on as many machines as there are.

A task is one archive, from its bytes to its results, and depends on nothing but the register, which each worker is
given when it joins. Whatever a lost worker had is done again by another. Results come back packed, one archive at a
time and in the order of the inputs, so that no worker needs this machine's disk.

Whoever reaches a scheduler runs programs on its workers, and the register's names go to them: only an address with TLS
or on this machine is taken.
"""

from __future__ import annotations

import tempfile
import time
import uuid
import zlib
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from registerpub import __version__
from registerpub.archive.foreign import is_archive
from registerpub.core.claims import CLAIMS_VERSION
from registerpub.core.errors import InputError, RegisterpubError
from registerpub.pipeline.scan import Scanner
from registerpub.pipeline.scan_pool import Behind, Done, Job, faults_of, scan_to_part

#: Seconds for a scheduler to answer, and for workers to come (back).
_PATIENCE: Final = 60
#: Seconds between two looks at whether there are workers.
_LOOK: Final = 5
#: So many archives per thread of a worker are under way or wait to be taken home.
_AHEAD: Final = 3
_VERSION: Final = f"{__version__}, claims {CLAIMS_VERSION}"


@dataclass(frozen=True, slots=True)
class _Result:
    results: bytes
    faults: bytes
    done: Done


def check_address(address: str) -> None:
    """Raise :class:`InputError` for a scheduler that names would reach in clear."""
    parts = urlsplit(address)
    try:
        known = parts.scheme in ("tcp", "tls") and parts.hostname and parts.port
    except ValueError:
        known = None
    if not known:
        raise InputError(f"--scheduler {address}: write tls://HOST:PORT, or tcp://127.0.0.1:PORT on this machine")
    if parts.scheme == "tcp" and parts.hostname not in ("127.0.0.1", "::1", "localhost"):
        raise InputError(
            f"--scheduler {address}: the register's names would go there in clear, and whoever reaches it runs "
            "programs on its workers: use tls://, or a tunnel to this machine"
        )


def run_on_cluster(
    jobs: Sequence[Job], scanner: Scanner, behind: Behind, address: str, *, marked: bool
) -> Iterator[tuple[Job, Done]]:
    """Every job in order as it is done; what is no archive is small and done here.

    Raises :class:`RegisterpubError` if the scheduler or all workers went away, or an archive ends every worker.
    """
    check_address(address)
    try:
        import distributed
    except ImportError:
        raise InputError(
            "--scheduler: distributed is not installed: install the packages of requirements-run.lock"
        ) from None
    name = f"registerpub-scan-{uuid.uuid4().hex}"
    try:
        with distributed.Client(address, timeout=_PATIENCE, set_as_default=False) as client:
            client.wait_for_workers(1, timeout=_PATIENCE)
            client.register_plugin(_plugin(name, scanner), name=name)
            try:
                yield from _in_order(client, jobs, scanner, behind, name, marked)
            finally:
                client.unregister_worker_plugin(name)
    except TimeoutError as error:
        raise RegisterpubError(f"{address}: no scheduler with workers answers within {_PATIENCE} seconds") from error
    except distributed.KilledWorker as error:
        raise RegisterpubError(
            "one archive has ended several workers in turn, perhaps for want of memory: scan it by itself, and take "
            "the scan up again with --resume"
        ) from error
    except (OSError, distributed.client.FutureCancelledError) as error:
        raise RegisterpubError(f"{address}: the scheduler went away: take the scan up again with --resume") from error


def _in_order(
    client: Any, jobs: Sequence[Job], scanner: Scanner, behind: Behind, name: str, marked: bool
) -> Iterator[tuple[Job, Done]]:
    waiting: deque[tuple[Job, Any]] = deque()
    left = iter(enumerate(jobs))
    while True:
        # Asked anew each time: workers come and go.
        room = max(_AHEAD * sum(client.nthreads().values()), 1)
        while len(waiting) < room and (following := next(left, None)) is not None:
            number, job = following
            waiting.append((job, _begin(client, number, job, name, marked)))
        if not waiting:
            return
        job, future = waiting.popleft()
        if future is None:
            yield job, scan_to_part(*job, None, scanner, behind.advance, marked=marked)
        else:
            yield job, _take_home(job, _result_of(client, future))


def _result_of(client: Any, future: Any) -> _Result:
    """Wait as long as there are workers: an archive may take hours, and Dask waits for ever for workers to come.

    Raises :class:`RegisterpubError` when there has been none for longer than patience lasts.
    """
    wait: float = min(_LOOK, _PATIENCE)
    seen = time.monotonic()
    while True:
        try:
            result: _Result = future.result(timeout=wait)
            return result
        except TimeoutError as error:
            if future.status == "error":
                raise
            # What is done and on its way here begins anew each time: it is given longer.
            wait = 2 * wait if future.done() else min(_LOOK, _PATIENCE)
            if client.nthreads():
                seen = time.monotonic()
            elif time.monotonic() - seen > _PATIENCE:
                raise RegisterpubError(
                    f"the scheduler has had no worker for {_PATIENCE} seconds: start workers, then take the scan up "
                    "again with --resume"
                ) from error


def _begin(client: Any, number: int, job: Job, name: str, marked: bool) -> Any:
    path = job[0]
    if not is_archive(path):
        return None
    return client.submit(
        _scan_there, path.resolve(), name, marked, key=f"{name}-{number}", priority=-number, pure=False
    )


def _take_home(job: Job, result: _Result) -> Done:
    """Written aside and renamed: a part is whole or absent."""
    try:
        for part, data in ((faults_of(job[1]), result.faults), (job[1], result.results)):
            aside = part.with_name(part.name + "-new")
            aside.write_bytes(zlib.decompress(data))
            aside.replace(part)
    except OSError as error:
        raise RegisterpubError(f"{job[1]}: cannot be written: {error.strerror}") from error
    return result.done


# --- on the workers --------------------------------------------------------------------------------------------------


def _plugin(name: str, scanner: Scanner) -> Any:
    """Brings the register to each worker, also to one that joins later."""
    import distributed

    class Register(distributed.WorkerPlugin):  # type: ignore[misc]  # it has no types
        def __init__(self) -> None:
            self.name, self.scanner, self.version = name, scanner, _VERSION

        def setup(self, worker: Any) -> None:
            from registerpub.pipeline.scan_cluster import keep_register

            keep_register(worker, self.name, self.scanner, self.version)

        def teardown(self, worker: Any) -> None:
            worker.__dict__.pop(self.name, None)

    return Register()


def keep_register(worker: Any, name: str, scanner: Scanner, version: str) -> None:
    """Called on a worker. Raises :class:`RegisterpubError` where another version is installed: it would find others."""
    if version != _VERSION:
        raise RegisterpubError(f"a worker has registerpub {_VERSION}, this machine {version}: install the same")
    worker.__dict__[name] = scanner


def _scan_there(path: Path, name: str, marked: bool) -> _Result:
    import distributed

    scanner = distributed.get_worker().__dict__[name]
    with tempfile.TemporaryDirectory(prefix="registerpub-scan-") as folder:
        part = Path(folder) / "part"
        done = scan_to_part(path, part, None, scanner, lambda size: None, marked=marked)
        packed = [zlib.compress(file.read_bytes(), 1) for file in (part, faults_of(part))]
    return _Result(packed[0], packed[1], done)
