"""Addresses of the web in one spelling each: what a page is known by, and what is asked of its server."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from ipaddress import IPv6Address
from typing import Literal
from urllib.parse import quote, urljoin, urlsplit

from corpus.errors import BadParameter

LONGEST = 2000
"""Characters of an address: what browsers and servers agree on taking."""

_PORTS = {"http": 80, "https": 443}
_WEB = re.compile(r"https?:", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"(?!file:)[a-z][a-z0-9+.-]{2,15}://", re.IGNORECASE)
_UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
_HOST = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*", re.ASCII)
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})?")
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")
_IN_PATH, _IN_QUERY = "/:@!$&'()*+,;=~%", "/?:@!$&'()*+,;=~%"
"""What stands as it is besides letters and digits (RFC 3986, sections 3.3 and 3.4)."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address in its normal form (RFC 3986, section 6.2.2), without the part behind ``#``.

    ``host`` is in ASCII and lower case, an IPv6 address without its brackets; ``target`` is the path with the query.
    """

    scheme: Literal["http", "https"]
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """The host, and the port where it is not that of the scheme: what a ``Host`` header says."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    def __str__(self) -> str:
        return f"{self.scheme}://{self.authority}{self.target}"


def is_address(text: str) -> bool:
    """Whether somebody who writes this means a place on a network, and no file."""
    return bool(_WEB.match(text) or _OTHER_SCHEME.match(text))


def parse(text: str) -> Address:
    """The address in a text. Raises BadParameter where it is none that a page may be fetched from."""
    text = text.strip()
    if len(text) > LONGEST or any(unicodedata.category(char) in _UNSEEN for char in text):
        raise _unfit(text, "is too long or holds characters that can't be seen")
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise _unfit(text, "is no address") from error
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise _unfit(text, "is no address of the web")
    if "@" in parts.netloc:
        raise BadParameter("An address with a name or a password in it is not fetched. Write it without them.")
    if port == 0:
        raise _unfit(text, "has no port")
    target = _target(parts.path, parts.query)
    return Address("https" if scheme == "https" else "http", _host(host, text), port or _PORTS[scheme], target)


def follow(base: Address, location: str) -> Address:
    """Where a redirect leads. Raises BadParameter, as :func:`parse`."""
    try:
        return parse(urljoin(str(base), location.strip()))
    except ValueError as error:  # brackets without an address in them
        raise _unfit(location, "is no address") from error


def _unfit(text: str, why: str) -> BadParameter:
    shown = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text[:100])
    return BadParameter(f"{shown} {why}. Write it as a browser shows it: https://example.org/page.html")


def _host(name: str, text: str) -> str:
    """A host in ASCII (IDNA, RFC 3490). Numbers for hosts are judged where they lead, however they are written."""
    try:
        if ":" in name:
            return IPv6Address(name).compressed if "%" not in name else _host("", text)
        host = name.encode("idna").decode("ascii").lower().removesuffix(".")
    except ValueError as error:
        raise _unfit(text, "names no server") from error
    if not _HOST.fullmatch(host):
        raise _unfit(text, "names no server")
    return host


def _target(path: str, query: str) -> str:
    written = _without_dots(_escaped(path, _IN_PATH)) or "/"
    return f"{written}?{_escaped(query, _IN_QUERY)}" if query else written


def _escaped(text: str, safe: str) -> str:
    """Percent signs where they must stand and nowhere else, with capital letters."""
    return quote(_ESCAPE.sub(_unescaped, text), safe=safe)


def _unescaped(escape: re.Match[str]) -> str:
    if not escape[1]:
        return "%25"
    char = chr(int(escape[1], 16))
    return char if _UNRESERVED.fullmatch(char) else escape[0].upper()


def _without_dots(path: str) -> str:
    """A path without ``.`` and ``..`` (RFC 3986, section 5.2.4); one that leads above the root leads to the root."""
    kept: list[str] = []
    steps = path.split("/")
    for step in steps[1:]:
        if step == "..":
            del kept[-1:]
        elif step != ".":
            kept.append(step)
    if steps[-1] in (".", ".."):
        kept.append("")
    return "/" + "/".join(kept) if steps[1:] else ""
