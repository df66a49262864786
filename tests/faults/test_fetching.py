"""What servers may do to somebody who fetches a page: keep silent, never end, lie, lead astray."""

from __future__ import annotations

import gzip
import socket
import ssl
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from typing import Any

import pytest

from corpus.errors import UnknownFormat, UnreachablePage
from corpus.fetching import following
from corpus.fetching.following import fetch
from corpus.fetching.limits import Limits
from corpus.fetching.page import Page

LIMITS = Limits(seconds=1.5, connecting=1, silence=1, size=1 << 20)
PAGE = "<title>水渠</title><p>各村每年清理一次水渠。</p>".encode()
KEY = Path(__file__).with_name("page.test.pem")

Talk = Callable[[socket.socket, str], None]
"""What a server does with a connection and the first line that was said on it."""


def _secured(given: socket.socket, context: ssl.SSLContext | None) -> socket.socket:
    return context.wrap_socket(given, server_side=True) if context else given


@contextmanager
def server(talk: Talk, host: str = "127.0.0.1", context: ssl.SSLContext | None = None) -> Iterator[str]:
    """A server that does whatever ``talk`` does, one connection after the other; its ``host:port``."""
    listening = socket.create_server((host, 0))
    over = Event()

    def serve() -> None:
        while not over.is_set():
            with suppress(OSError):
                given, _ = listening.accept()
                given.settimeout(5)
                with given, suppress(OSError), _secured(given, context) as line:
                    said = line.recv(1 << 16).decode("latin-1")
                    talk(line, said)

    thread = Thread(target=serve)
    thread.start()
    try:
        yield f"{host}:{listening.getsockname()[1]}"
    finally:
        over.set()
        with suppress(OSError):
            socket.create_connection(listening.getsockname(), 1).close()
        thread.join(10)
        listening.close()


def answer(body: bytes, status: str = "200 OK", **headers: str) -> bytes:
    headers = {"Content_Type": "text/html", "Content_Length": str(len(body))} | headers
    lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body


def always(data: bytes) -> Talk:
    return lambda line, _: line.sendall(data)


def fetched(talk: Talk, path: str = "/page", **more: Any) -> Page:
    with server(talk) as place:
        return fetch(f"http://{place}{path}", private=True, **({"limits": LIMITS} | more))


def refusal(talk: Talk) -> str:
    with pytest.raises(UnreachablePage) as found:
        fetched(talk)
    return str(found.value)


def test_a_page_comes_as_it_was_with_what_its_server_says_of_it():
    page = fetched(always(answer(PAGE, Content_Type="Text/HTML; charset=GBK")))
    assert (page.data, page.media_type) == (PAGE, "text/html")


def test_pictures_and_films_are_not_even_taken_in():
    with pytest.raises(UnknownFormat, match="no text"):
        fetched(always(answer(b"", Content_Type="video/mp4", Content_Length="999999999")))


def test_what_is_asked_tells_nothing_of_the_user():
    said: list[str] = []

    def listen(line: socket.socket, heard: str) -> None:
        said.append(heard)
        line.sendall(answer(PAGE))

    fetched(listen, "/a?b=c#part")
    names = {line.partition(":")[0] for line in said[0].splitlines()[1:] if line}
    assert said[0].startswith("GET /a?b=c HTTP/1.1\r\n")
    assert names == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}


def test_a_packed_page_is_unpacked_and_what_stands_behind_it_left():
    for packed in (
        gzip.compress(PAGE),
        gzip.compress(PAGE[:9]) + gzip.compress(PAGE[9:]),
        gzip.compress(PAGE) + b"\0\0",
    ):
        assert fetched(always(answer(packed, Content_Encoding="gzip"))).data == PAGE


def test_a_page_in_pieces_is_put_together():
    pieces = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (PAGE[:7], PAGE[7:])) + b"0\r\n\r\n"
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    assert fetched(always(head + pieces)).data == PAGE
    assert "cut short" in refusal(always(head + pieces[:-9]))


def test_a_small_file_that_unpacks_to_very_much_is_too_large():
    packer = zlib.compressobj(9, wbits=31)
    bomb = b"".join(packer.compress(bytes(1 << 20)) for _ in range(64)) + packer.flush()
    assert len(bomb) < 100_000
    assert "larger than 1 MB" in refusal(always(answer(bomb, Content_Encoding="gzip")))


def test_a_page_that_never_ends_is_too_large():
    def pour(line: socket.socket, _: str) -> None:
        line.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            line.sendall(b"x" * 4096)

    assert "larger than 1 MB" in refusal(pour)
    assert "larger than 1 MB" in refusal(always(answer(b"", Content_Length="99999999999")))


@pytest.mark.parametrize(
    "data",
    [
        answer(PAGE, Content_Length=str(len(PAGE) + 1)),
        answer(gzip.compress(PAGE)[:-4], Content_Encoding="gzip"),
        answer(b"no gzip at all", Content_Encoding="gzip"),
        b"",
    ],
)
def test_a_page_that_breaks_off_is_not_taken_for_the_whole(data: bytes):
    assert "cut short" in refusal(always(data))


@pytest.mark.parametrize(
    "data",
    [
        b"\0\1\2\r\n\r\n",
        b"220 mail.example.org ESMTP\r\n",
        b"HTTP/1.1 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 200,
        b"HTTP/1.1 200 OK\r\nA: " + b"b" * 100_000,
    ],
)
def test_what_is_no_answer_of_the_web_is_told_so(data: bytes):
    assert "was not answered as pages are" in refusal(always(data)) or "cut short" in refusal(always(data))


def test_a_packing_that_nobody_asked_for_is_refused():
    assert "not asked for (br)" in refusal(always(answer(PAGE, Content_Encoding="br")))


def dripping(first: bytes, drop: bytes) -> Talk:
    def drip(line: socket.socket, _: str) -> None:
        line.sendall(first)
        for _ in range(25):
            line.sendall(drop)
            Event().wait(0.1)

    return drip


@pytest.mark.parametrize(
    "talk",
    [
        dripping(b"", b""),
        dripping(b"HTTP/1.1 200 OK\r\n", b"x"),
        dripping(b"HTTP/1.1 200 OK\r\n\r\n", b"x"),
        dripping(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        dripping(answer(b"", "302 Found", Location="/page"), b""),
    ],
    ids=["silence", "headers", "page", "pieces", "redirects"],
)
def test_a_slow_server_is_left_in_time(talk: Talk):
    began = monotonic()
    with pytest.raises(UnreachablePage, match=r"in time|without end"):
        fetched(talk)
    assert monotonic() - began < 6  # the limit, and what the server above needs to notice


def test_a_name_that_is_not_found_in_time_is_left(monkeypatch: pytest.MonkeyPatch):
    asked = Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [asked.wait(20)][:0])
    began = monotonic()
    with pytest.raises(UnreachablePage, match="in time"):
        fetch("http://slow.test/", private=True, limits=Limits(seconds=0.5))
    assert monotonic() - began < 5
    asked.set()


@pytest.mark.parametrize(
    ("status", "said"),
    [("401 No", "password"), ("403 No", "in a browser"), ("404 No", "does not exist"), ("410 No", "any more"),
     ("429 No", "later"), ("500 No", "later"), ("503 No", "later"), ("418 No", "status 418"), ("204 No", "status 204"),
     ("302 No", "status 302")],
)  # fmt: skip
def test_a_page_that_is_not_given_says_why(status: str, said: str):
    assert said in refusal(always(answer(b"", status)))


def test_redirects_are_followed_and_both_addresses_known():
    def lead(line: socket.socket, heard: str) -> None:
        line.sendall(answer(PAGE) if "/new" in heard else answer(b"", "301 Moved", Location="/new?é"))

    page = fetched(lead, "/old")
    assert (page.asked.target, page.found.target, page.data) == ("/old", "/new?%C3%A9", PAGE)


def test_redirects_without_end_are_given_up():
    assert "without end" in refusal(always(answer(b"", "302 Found", Location="/page")))


@pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://a.org/", "http://a:b@c.org/", "http://[", "data:,x"])
def test_a_redirect_leads_to_pages_alone(location: str):
    assert "no address of the web" in refusal(always(answer(b"", "302 Found", Location=location)))


def test_a_page_to_log_in_is_not_taken_for_the_page():
    def lead(line: socket.socket, heard: str) -> None:
        line.sendall(answer(PAGE) if "/login" in heard else answer(b"", "302 Found", Location="/login"))

    assert "log in" in refusal(lead)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "0", "[::1]", "[::ffff:127.0.0.1]"])
def test_nothing_on_this_machine_is_asked_unless_that_is_meant(host: str):
    said: list[str] = []
    with server(lambda _, heard: said.append(heard)) as place, pytest.raises(UnreachablePage, match="--allow-private"):
        fetch(f"http://{host}:{place.rpartition(':')[2]}/", limits=LIMITS)
    assert said in ([], [""])  # the empty one is our own, to end the server


def named(monkeypatch: pytest.MonkeyPatch, **names: list[str]) -> list[str]:
    """Let these names lead to these addresses, one after the other where there are several; the names asked for."""
    asked: list[str] = []
    look = socket.getaddrinfo

    def find(host: str, port: int, *given: Any, **more: Any) -> Any:
        asked.append(host)
        places = names.get(host.removesuffix(".test"))
        return look((places.pop(0) if len(places) > 1 else places[0]) if places else host, port, *given, **more)

    monkeypatch.setattr(socket, "getaddrinfo", find)
    return asked


def test_the_address_that_was_checked_is_the_one_that_is_asked(monkeypatch: pytest.MonkeyPatch):
    asked = named(monkeypatch, rebind=["127.0.0.1", "127.0.0.9", "127.0.0.9"])
    monkeypatch.setattr(following, "is_public", lambda place: place == "127.0.0.1")
    with server(always(answer(PAGE))) as place:
        page = fetch(f"http://rebind.test:{place.rpartition(':')[2]}/", limits=LIMITS)
    assert page.data == PAGE
    assert asked.count("rebind.test") == 1


def test_a_redirect_into_a_private_network_is_refused(monkeypatch: pytest.MonkeyPatch):
    named(monkeypatch, public=["127.0.0.1"], private=["127.0.0.9"])
    monkeypatch.setattr(following, "is_public", lambda place: place == "127.0.0.1")
    lead = always(answer(b"", "302 Found", Location="http://private.test/"))
    with server(lead) as place, pytest.raises(UnreachablePage, match=r"private\.test/ leads into a private network"):
        fetch(f"http://public.test:{place.rpartition(':')[2]}/", limits=LIMITS)


def test_a_public_page_leads_into_no_private_network_even_where_private_pages_are_allowed(
    monkeypatch: pytest.MonkeyPatch,
):
    named(monkeypatch, public=["127.0.0.1"], private=["127.0.0.9"])
    monkeypatch.setattr(following, "is_public", lambda place: place == "127.0.0.1")
    lead = always(answer(b"", "302 Found", Location="http://private.test/"))
    with server(lead) as place, pytest.raises(UnreachablePage, match=r"private\.test/ leads into a private network"):
        fetch(f"http://public.test:{place.rpartition(':')[2]}/", private=True, limits=LIMITS)


def test_a_private_page_leads_to_another_where_they_are_allowed():
    with (
        server(always(answer(PAGE))) as last,
        server(always(answer(b"", "302 Found", Location=f"http://{last}/"))) as place,
    ):
        assert fetch(f"http://{place}/", private=True, limits=LIMITS).data == PAGE


def test_a_name_with_one_private_address_among_others_is_refused(monkeypatch: pytest.MonkeyPatch):
    rows = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (place, 80)) for place in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: rows)
    with pytest.raises(UnreachablePage, match="private network"):
        fetch("http://mixed.test/", limits=LIMITS)


def test_the_next_address_of_a_server_is_tried_where_one_is_dead(monkeypatch: pytest.MonkeyPatch):
    with server(always(answer(PAGE))) as place:
        port = int(place.rpartition(":")[2])
        rows = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, port)) for each in ("127.0.0.9", "127.0.0.1")]
        look = socket.getaddrinfo
        monkeypatch.setattr(
            socket, "getaddrinfo", lambda host, *_, **__: rows if host == "two.test" else look(host, port, 0, 1)
        )
        assert fetch(f"http://two.test:{port}/", private=True, limits=LIMITS).data == PAGE


def test_a_server_that_is_not_there_is_told_so():
    with server(always(b"")) as place:
        pass
    with pytest.raises(UnreachablePage, match="No server answers"):
        fetch(f"http://{place}/", private=True, limits=LIMITS)
    with pytest.raises(UnreachablePage, match="There is no server"):
        fetch("http://nowhere.invalid/", private=True, limits=LIMITS)


@pytest.fixture
def secure() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(KEY)
    return context


def test_a_certificate_is_asked_for_by_the_name_though_the_connection_goes_to_a_number(
    secure: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch
):
    named(monkeypatch, page=["127.0.0.1"], other=["127.0.0.1"])
    with server(always(answer(PAGE)), context=secure) as place:
        port = place.rpartition(":")[2]
        with pytest.raises(UnreachablePage, match="certificate is not valid"):
            fetch(f"https://page.test:{port}/", private=True, limits=LIMITS)
        monkeypatch.setenv("SSL_CERT_FILE", str(KEY))
        assert fetch(f"https://page.test:{port}/", private=True, limits=LIMITS).data == PAGE
        with pytest.raises(UnreachablePage, match=r"certificate is not valid .*[Hh]ostname"):
            fetch(f"https://other.test:{port}/", private=True, limits=LIMITS)


def test_a_server_without_a_secure_connection_is_told_so():
    with server(always(answer(PAGE))) as place, pytest.raises(UnreachablePage, match="no secure connection"):
        fetch(f"https://{place}/", private=True, limits=LIMITS)
