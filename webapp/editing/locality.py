"""Whether a request comes from somebody who sits at this machine, and through nothing that stands in between."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address

from flask import Request

from webapp.security import host_name
from webapp.settings import Settings

SENT_BY_BROWSERS = frozenset({
    "Host", "User-Agent", "Connection", "Keep-Alive", "Cookie", "Origin", "Referer", "Cache-Control", "Pragma", "Dnt",
    "Priority", "Range", "Te", "Expect", "Upgrade-Insecure-Requests", "Save-Data", "Purpose", "X-Purpose", "X-Moz",
    "X-Requested-With", "X-Csrftoken", "Idempotency-Key", "Available-Dictionary", "Dictionary-Id", "Last-Event-Id",
    "Service-Worker", "Service-Worker-Navigation-Preload", "Content-Length", "Content-Type", "Content-Encoding",
    "Accept", "Accept-Charset", "Accept-Encoding", "Accept-Language",
    "If-Match", "If-None-Match", "If-Modified-Since", "If-Unmodified-Since", "If-Range",
})  # fmt: skip
"""The headers of browsers and of command-line tools such as curl (RFC 9110, RFC 9218, RFC 9842, and what is in use).

A list of what proxies add would never be complete: a header that is not among these was added on the way.
"""

SENT_BY_BROWSERS_TOO = "Sec-"
"""How those names begin that browsers keep to themselves (Fetch Standard, forbidden request-headers)."""

_OLD = ("HTTP/1.0", "HTTP/0.9", "")
"""Versions that proxies still speak behind them (nginx by default, until 2026) and browsers have not for decades."""


def is_loopback(address: str) -> bool:
    """Whether an address or a name is this machine's own and reached from nowhere else."""
    if address.lower().rstrip(".") == "localhost":
        return True
    try:
        found = ip_address(address.removeprefix("[").removesuffix("]"))
    except ValueError:
        return False
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        return found.ipv4_mapped.is_loopback
    return found.is_loopback


def serves_this_machine_alone(settings: Settings) -> bool:
    """Whether the server listens on the loopback and was not told of any other name."""
    return is_loopback(settings.host) and not settings.allowed_hosts


def is_local(request: Request) -> bool:
    """Whether a request comes straight from this machine, as far as it shows.

    A proxy on this machine has the loopback's address too. Most give themselves away: by a header that no browser
    sends, by the name they were asked for, by their old version, or because they keep to themselves what a browser
    says of its connection (RFC 9110, section 7.6.1). One that leaves none of these traces can't be told from a program
    of this machine, so a library behind any proxy needs a password.
    """
    return (
        is_loopback(request.remote_addr or "")
        and is_loopback(host_name(request.headers.get("Host", "")))
        and str(request.environ.get("SERVER_PROTOCOL", "")).upper() not in _OLD
        and all(map(_is_a_browsers, request.headers.keys()))
        and _keeps_its_connection(request)
    )


def _is_a_browsers(header: str) -> bool:
    name = header.title()
    return name in SENT_BY_BROWSERS or name.startswith(SENT_BY_BROWSERS_TOO)


def _keeps_its_connection(request: Request) -> bool:
    """Whether a browser asks to keep its connection, as each does where it speaks HTTP/1.1; programs need not."""
    if not request.headers.get("User-Agent", "").startswith("Mozilla/") and "Sec-Fetch-Site" not in request.headers:
        return True
    return request.headers.get("Connection", "").lower() == "keep-alive"
