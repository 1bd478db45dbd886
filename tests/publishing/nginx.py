"""A real nginx on this machine with the sample configuration of the documentation."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SAMPLE = Path(__file__).parents[2] / "docs" / "nginx.conf"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")

_BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
#: Whether nginx can send files packed with brotli here.
HAS_BROTLI = _BROTLI.is_file()

_FRAME = """\
{modules}
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    log_format short "$status $body_bytes_sent $uri";
    include {folder}/site.conf;
}}
"""


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def serving(root: Path, folder: Path, port: int) -> Iterator[Path]:
    """Serve ``root`` as the sample tells, but for a log of what was asked; gives that log.

    ``folder`` takes nginx's own files. A line of the log is ``STATUS BYTES PATH``.
    """
    folder.mkdir()
    text = SAMPLE.read_text(encoding="utf-8")
    text = re.sub(r"listen 80;", f"listen 127.0.0.1:{port};", text)
    text = re.sub(r"root /srv/feeds/current;", f"root {root};", text)
    text = re.sub(r"access_log off;", f"access_log {folder}/access.log short;", text)
    if not HAS_BROTLI:
        text = text.replace("    brotli_static on;\n", "")
    (folder / "site.conf").write_text(text, encoding="utf-8")
    modules = f"load_module {_BROTLI};" if HAS_BROTLI else ""
    (folder / "nginx.conf").write_text(_FRAME.format(folder=folder, modules=modules), encoding="utf-8")
    command = [str(NGINX), "-c", str(folder / "nginx.conf"), "-p", str(folder), "-e", str(folder / "error.log")]
    with subprocess.Popen(command) as server:
        try:
            _wait_for(port, server)
            yield folder / "access.log"
        finally:
            server.terminate()


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        if server.poll() is not None:
            raise AssertionError(f"nginx ended with {server.returncode}")
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("nginx does not answer")
