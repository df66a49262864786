"""One request to one server, at an address that was checked before. The only file that imports urllib3.

The connection goes to the very IP address that was judged: were the name resolved a second time, it might lead
elsewhere (https://en.wikipedia.org/wiki/DNS_rebinding). The certificate is still asked for by the name. No proxy, no
cookies and no password of the user's take part.
"""

from __future__ import annotations

import ssl
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPException
from importlib.metadata import version

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, IncompleteRead, NewConnectionError, ProtocolError
from urllib3.exceptions import TimeoutError as SlowServer
from urllib3.response import BaseHTTPResponse

from corpus.errors import UnknownFormat, UnreachablePage
from corpus.fetching.address import Address
from corpus.fetching.limits import Limits, Line, too_slow

FOUND = (200, 203)
"""The statuses of an answer that is the page (RFC 9110, section 15.3)."""

HEADERS: Mapping[str, str] = {
    "User-Agent": f"Duizhao/{version('duizhao')} (reads single pages that its user names)",
    "Accept": "text/html, application/xhtml+xml, application/pdf;q=0.9, text/plain;q=0.9, */*;q=0.8",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}

_NO_TEXT = ("image/", "audio/", "video/", "font/")
_PIECE = 1 << 16  # bytes read at once
_PACKED, _PLAIN = ("gzip", "x-gzip"), ("", "identity")
_GZIP = 16 + zlib.MAX_WBITS
_GZIP_MAGIC = b"\x1f\x8b"
_SLOW = (TimeoutError, SlowServer)
_CUT = (EOFError, IncompleteRead, ProtocolError, ConnectionResetError, zlib.error)
_FAULTS = (HTTPError, HTTPException, OSError, ValueError, EOFError, zlib.error)
"""What urllib3, http.client, sockets and zlib raise; a ValueError where a response is no HTTP at all."""


@dataclass(frozen=True, slots=True)
class Response:
    """What a server answered: the status, the headers that matter, and the body where it was wanted."""

    status: int
    location: str
    media_type: str
    body: bytes


def ask(address: Address, places: tuple[str, ...], line: Line) -> Response:
    """The answer of the first of ``places`` (IP addresses) that takes a connection. Raises UnreachablePage."""
    try:
        connection = _connected(address, places, line)
        try:
            line.hold(connection.sock)
            if connection.sock:
                connection.sock.settimeout(line.limits.silence)
            return _answer(connection, address, line)
        finally:
            connection.close()
    except _FAULTS as error:
        raise _unreachable(address, error) from error


def _connected(address: Address, places: tuple[str, ...], line: Line) -> HTTPConnection:
    for number, place in enumerate(places, start=1):
        line.check()
        connection = _connection(address, place, line.limits)
        try:
            connection.connect()
        except ssl.SSLError:
            raise
        except (HTTPError, OSError):
            if number == len(places):
                raise
        else:
            return connection
    raise OSError("no address")


def _connection(address: Address, place: str, limits: Limits) -> HTTPConnection:
    if address.scheme == "http":
        return HTTPConnection(place, address.port, timeout=limits.connecting)
    return HTTPSConnection(
        place,
        address.port,
        timeout=limits.connecting,
        ssl_context=ssl.create_default_context(),
        server_hostname=address.host,
    )


def _answer(connection: HTTPConnection, address: Address, line: Line) -> Response:
    connection.request(
        "GET",
        address.target,
        headers={"Host": address.authority, **HEADERS},
        preload_content=False,
        decode_content=False,
    )
    with closing(connection.getresponse()) as response:
        line.check()
        media_type = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if response.status in FOUND and media_type.startswith(_NO_TEXT):
            raise UnknownFormat(f"{address} is no text ({media_type[:40]}). Add the page that tells of it.")
        body = _body(response, address, line) if response.status in FOUND else b""
    return Response(
        response.status,
        _location(response.headers.get("Location", "")),
        media_type,
        body,
    )


def _location(value: str) -> str:
    """An address in a header: many servers write it in UTF-8, though headers are Latin-1 to those who read them."""
    try:
        return value.encode("latin-1").decode("utf-8")
    except ValueError:
        return value


def _body(response: BaseHTTPResponse, address: Address, line: Line) -> bytes:
    packing = response.headers.get("Content-Encoding", "").strip().lower()
    if packing not in (*_PACKED, *_PLAIN):
        raise UnreachablePage(
            f"{address} comes packed in a way that was not asked for ({packing[:20]}). Save the page in a browser and "
            "add that."
        )
    if (response.length_remaining or 0) > line.limits.size:
        raise _too_large(address, line.limits)
    pieces = _pieces(response, line)
    whole = bytearray()
    for piece in _unpacked(pieces, line.limits.size) if packing in _PACKED else pieces:
        whole += piece
        if len(whole) > line.limits.size:
            raise _too_large(address, line.limits)
    return bytes(whole)


def _pieces(response: BaseHTTPResponse, line: Line) -> Iterator[bytes]:
    """The body as it comes, at most the size that is allowed and one byte of it that is too much."""
    left = line.limits.size + 1
    while left and (piece := response.read1(min(_PIECE, left), decode_content=False)):
        line.check()
        left -= len(piece)
        yield piece


def _unpacked(pieces: Iterator[bytes], most: int) -> Iterator[bytes]:
    """The content of gzip data (RFC 1952), of which a small piece may hold very much, bit by bit."""
    unpacker = zlib.decompressobj(_GZIP)
    for piece in pieces:
        rest = piece
        while rest:
            if unpacker.eof:  # another member, or what some servers leave behind the last one
                if not rest.startswith(_GZIP_MAGIC):
                    return
                unpacker = zlib.decompressobj(_GZIP)
            yield unpacker.decompress(rest, min(_PIECE, most + 1))
            rest = unpacker.unconsumed_tail or unpacker.unused_data
    if not unpacker.eof:
        raise EOFError


def _too_large(address: Address, limits: Limits) -> UnreachablePage:
    return UnreachablePage(
        f"{address} is larger than {limits.size >> 20} MB. Download it in a browser, and add what you need of it."
    )


def _unreachable(address: Address, error: Exception) -> UnreachablePage:
    """What went wrong between us and the server, and what can be done about it."""
    if isinstance(error, NewConnectionError):  # which counts as one of those that are slow
        return UnreachablePage(f"No server answers at {address.authority}. Check the address and your connection.")
    if isinstance(error, _SLOW):
        return too_slow(str(address))
    if isinstance(error, ssl.SSLCertVerificationError):
        return UnreachablePage(
            f"{address} can't be trusted: its certificate is not valid ({error.verify_message}). Open it in a browser, "
            "and save the page there if you trust it all the same."
        )
    if isinstance(error, ssl.SSLError):
        return UnreachablePage(f"{address} has no secure connection to offer ({error.reason}). Try it with http://.")
    if isinstance(error, _CUT):
        return UnreachablePage(f"{address} was cut short on its way. Try again.")
    return UnreachablePage(f"{address} was not answered as pages are. Open it in a browser, save it and add that.")
