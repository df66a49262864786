"""Which addresses of the internet are everybody's, and which lead into somebody's own network or machine.

Tables of our own, because what Python calls global changes with its version. Sources: the special-purpose registries
of IANA for IPv4 and IPv6 (RFC 6890, as of 2025), RFC 1918, 3849, 3927, 4193, 5737, 6598, 9637.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_CLOSED_4 = tuple(map(IPv4Network, """
    0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24
    192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4
    168.63.129.16/32
""".split()))  # fmt: skip
"""This host, private, shared (CGNAT), loopback, link-local, documentation, benchmarks, 6to4, multicast, reserved;
last the one at which every machine in Azure reaches the services of its host, which lies among the public ones
(https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16)."""

_OPEN_6 = IPv6Network("2000::/3")  # the only space that is given out (RFC 4291, section 2.4)
_CLOSED_6 = tuple(map(IPv6Network, "2001::/23 2001:db8::/32 2002::/16 3fff::/20".split()))
"""Protocols (Teredo among them), documentation, 6to4: what they carry inside may lead anywhere."""

_CARRIERS = (IPv6Network("::ffff:0:0/96"), IPv6Network("64:ff9b::/96"))
"""IPv4 written as IPv6 (RFC 4291) and reached through a gateway (NAT64, RFC 6052): the last 32 bits are the address."""


def is_public(address: str) -> bool:
    """Whether an IP address, as a resolver writes it, is one that everybody reaches."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    if isinstance(found, IPv4Address):
        return _is_open(found)
    if found.scope_id:
        return False
    if any(found in carrier for carrier in _CARRIERS):
        return _is_open(IPv4Address(int(found) & 0xFFFF_FFFF))
    return _is_open_6(found)


def _is_open(address: IPv4Address) -> bool:
    return not any(address in network for network in _CLOSED_4)


def _is_open_6(address: IPv6Address) -> bool:
    return address in _OPEN_6 and not any(address in network for network in _CLOSED_6)
