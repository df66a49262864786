"""The way from an address to its page: who is asked, and where redirects lead."""

from __future__ import annotations

import socket

from corpus.errors import BadParameter, UnreachablePage
from corpus.fetching.address import Address, follow, parse
from corpus.fetching.connection import FOUND, Response, ask
from corpus.fetching.limits import Limits, Line, within
from corpus.fetching.page import Page, leads_to_login
from corpus.fetching.public import is_public

_REDIRECTS = (301, 302, 303, 307, 308)

_REFUSALS = {
    401: "asks for a name and a password. Open it in a browser, save the page and add that",
    403: "is not given to programs, or not to everybody. Open it in a browser, save the page and add that",
    404: "does not exist (404). Check the address",
    410: "does not exist any more (410). Look for it in an archive of the web",
    429: "is asked for too often at the moment (429). Try again later",
    451: "may not be shown for legal reasons (451)",
}
"""What the statuses mean that people meet (RFC 9110, section 15; 6585; 7725)."""

_MOST_PLACES = 4
"""Addresses of one server that are tried: with more, one that answers none would take a minute."""


def fetch(text: str, *, private: bool = False, limits: Limits | None = None) -> Page:
    """The page at an address, and where it was in the end.

    Redirects are followed, each checked like the first address. Unless ``private`` is said, no address is asked that
    is not everybody's; where it is said, a page that everybody reaches still leads to no other. Raises BadParameter
    where the text is no address, UnreachablePage where no page comes, UnknownFormat where it is a picture or a film.
    """
    address = parse(text)
    return within(limits or Limits(), lambda line: _followed(address, line, private=private), str(address))


def _followed(first: Address, line: Line, *, private: bool) -> Page:
    address = first
    places = _places(first)
    private = private and not _are_public(places)  # who means a public page does not mean where that may lead
    for _ in range(line.limits.redirects + 1):
        response = ask(address, _allowed(address, places, private=private), line)
        if response.status in FOUND:
            return _page(first, address, response)
        if response.status not in _REDIRECTS or not response.location:
            raise _refused(address, response.status)
        address = _next(address, response.location)
        places = _places(address)
    raise UnreachablePage(
        f"{first} leads from one address to the next without end; it may want cookies. Open it in a browser, save the "
        "page and add that."
    )


def _page(first: Address, last: Address, response: Response) -> Page:
    page = Page(first, last, response.media_type, response.body)
    if leads_to_login(page):
        raise UnreachablePage(f"{first} leads to a page to log in. Open it in a browser, save the page and add that.")
    return page


def _next(address: Address, location: str) -> Address:
    try:
        return follow(address, location)
    except BadParameter as error:
        raise UnreachablePage(
            f"{address} leads to what is no address of the web. Open it in a browser, save the page and add that."
        ) from error


def _refused(address: Address, status: int) -> UnreachablePage:
    server = "can't be had from its server at the moment. Try again later"
    other = "was not given by its server. Open it in a browser, save the page and add that"
    said = _REFUSALS.get(status) or f"{server if status >= 500 else other} (status {status})"
    return UnreachablePage(f"{address} {said}.")


def _places(address: Address) -> tuple[str, ...]:
    """The IP addresses of a server. Raises UnreachablePage where there are none."""
    try:
        found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    except (OSError, ValueError) as error:
        raise UnreachablePage(
            f"There is no server {address.host}, or no connection to the internet. Check the spelling of the address."
        ) from error
    return tuple(dict.fromkeys(str(place[0]) for *_, place in found))


def _are_public(places: tuple[str, ...]) -> bool:
    return all(map(is_public, places))


def _allowed(address: Address, places: tuple[str, ...], *, private: bool) -> tuple[str, ...]:
    """The places of an address that are tried. Raises UnreachablePage where one is not everybody's and none may be."""
    if not private and not _are_public(places):
        raise UnreachablePage(
            f"{address} leads into a private network or to this machine. If that is meant, add it in the terminal with "
            "--allow-private."
        )
    return places[:_MOST_PLACES]
