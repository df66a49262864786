"""Whether a request comes from somebody who sits at this machine, and through nothing that stands in between."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address

from flask import Request

from webapp.security import host_name
from webapp.settings import Settings

FORWARDED = (
    "Forwarded", "Via", "X-Real-Ip", "X-Client-Ip", "X-Cluster-Client-Ip", "X-Remote-Ip", "X-Remote-Addr",
    "True-Client-Ip", "Fastly-Client-Ip", "Cdn-Loop", "X-Host", "X-Scheme", "X-Request-Id", "X-Correlation-Id",
    "X-Azure-Clientip", "X-Appengine-User-Ip", "Client-Ip",
)  # fmt: skip
"""Headers that a proxy adds and no browser sends: RFC 7239, RFC 9110 section 7.6.3, and what is in use besides."""

FORWARDED_FAMILIES = ("X-Forwarded", "X-Original-", "X-Envoy-", "X-Proxy", "Cf-", "X-Amz", "X-Amzn-", "Proxy-")
"""How the names of such headers begin where there are many."""

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
    """Whether a request comes straight from this machine.

    A proxy on this machine has the loopback's address too. It gives itself away by a header, by the name it was asked
    for, or by its old version; one that hides all of that is told from nobody, so a library behind a proxy needs a
    password.
    """
    return (
        is_loopback(request.remote_addr or "")
        and is_loopback(host_name(request.headers.get("Host", "")))
        and str(request.environ.get("SERVER_PROTOCOL", "")).upper() not in _OLD
        and not any(map(_is_forwarding, request.headers.keys()))
    )


def _is_forwarding(header: str) -> bool:
    name = header.replace("_", "-").title()
    return name in FORWARDED or name.startswith(FORWARDED_FAMILIES)
