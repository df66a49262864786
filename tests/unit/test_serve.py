"""The server as people start it: a process of its own."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

DUIZHAO = (sys.executable, "-c", "from webapp.cli import main; main()")


@contextmanager
def started(*args: str, temp: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A command that serves, and the address it has printed."""
    environ = os.environ | {"TMPDIR": str(temp), "TEMP": str(temp), "DUIZHAO_HOME": str(temp / "home")}
    process = subprocess.Popen(
        [*DUIZHAO, *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", env=environ
    )
    assert process.stdout is not None
    try:
        lines = (re.search(r"http://\S+", line) for line in process.stdout)
        address = next(line.group() for line in lines if line)
        yield process, address
    finally:
        process.kill()
        process.communicate()


def get(address: str) -> str:
    with urllib.request.urlopen(address, timeout=30) as response:
        return str(response.read().decode("utf-8"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows can't ask a process to stop")
def test_the_demo_serves_its_samples_and_leaves_nothing_behind(tmp_path: Path):
    with started("demo", "--port", "0", temp=tmp_path) as (process, address):
        documents = json.loads(get(f"{address}api/v1/documents"))
        assert documents["total"] >= 6
        assert "<form" in get(address)
        assert len(list(tmp_path.iterdir())) == 1
        process.send_signal(signal.SIGTERM)
        _out, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (0, "")
    assert list(tmp_path.iterdir()) == []


BROWSER = "User-Agent: Mozilla/5.0 (X11; Linux x86_64)\r\nSec-Fetch-Site: none\r\nAccept: */*\r\n"

KEPT = "Connection: keep-alive\r\n"

PROXIES = (
    "X-Forwarded-For", "X-Forwarded-Proto", "Forwarded", "X-Real-IP", "Via", "Fly-Client-Ip", "X-Arr-Log-Id",
    "Do-Connecting-Ip", "X-Vercel-Id", "Tailscale-User-Login", "Remote-User", "X-Varnish", "Surrogate-Capability",
)  # fmt: skip


def test_a_proxy_before_the_server_gives_nobody_the_right_to_edit(tmp_path: Path):
    with started("serve", "--port", "0", temp=tmp_path) as (_process, address):
        assert status(address, BROWSER + KEPT) == 200
        assert status(address, "User-Agent: curl/8.0\r\nAccept: */*\r\n") == 200
        assert status(address, BROWSER + KEPT, version="HTTP/1.0") == 403
        # A browser asks to keep its connection, and a proxy keeps that to itself (RFC 9110, section 7.6.1).
        assert status(address, BROWSER) == 403
        assert status(address, BROWSER + "Connection: close\r\n") == 403
        for header in PROXIES:
            assert status(address, f"{BROWSER}{KEPT}{header}: 127.0.0.1\r\n") == 403, header


def test_a_large_form_is_refused_before_it_is_sent_unless_an_editor_sends_it(tmp_path: Path):
    upload = "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 60000000\r\nExpect: 100-continue\r\n"
    with started("serve", "--port", "0", temp=tmp_path) as (_process, address):
        assert status(address, BROWSER + KEPT + upload, "POST /library/add") == 100
        assert status(address, BROWSER + KEPT + upload, "POST /search") == 413
        assert status(address, BROWSER + KEPT + upload + "Via: 1.1 proxy\r\n", "POST /library/add") == 413
        chunked = "Transfer-Encoding: chunked\r\n"
        body = b"1000000\r\n" + b"x" * (6 << 20)
        assert status(address, BROWSER + KEPT + chunked, "POST /lookup", body=body) == 413
        much = "Content-Type: text/plain\r\nContent-Length: 2000000\r\n"
        assert status(address, BROWSER + KEPT + much, "POST /lookup", body=b"x" * 2_000_000) == 413


def status(
    address: str, headers: str, asked: str = "GET /library/add", version: str = "HTTP/1.1", body: bytes = b""
) -> int:
    """What the server answers first."""
    host = address.removeprefix("http://").rstrip("/")
    name, _, port = host.rpartition(":")
    with socket.create_connection((name, int(port)), timeout=30) as connection:
        connection.sendall(f"{asked} {version}\r\nHost: {host}\r\n{headers}\r\n".encode())
        with suppress(ConnectionError):  # the answer may come before all is sent
            connection.sendall(body)
        return int(connection.makefile("rb").readline().split()[1])


def test_a_port_that_is_taken_is_said_so(tmp_path: Path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        command = [*DUIZHAO, "--home", str(tmp_path), "serve", "--port", port]
        done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 2
    assert port in done.stderr
    assert "--port" in done.stderr


@pytest.mark.parametrize("host", ["no.such.host.invalid", "999.1.1.1", "203.0.113.7"])
def test_a_host_that_is_none_of_this_machine_is_said_so(tmp_path: Path, host: str):
    command = [*DUIZHAO, "--home", str(tmp_path), "serve", "--host", host, "--port", "0"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 2
    assert host in done.stderr
    assert "--host" in done.stderr
    assert "nother program" not in done.stderr
