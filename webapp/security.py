"""What the application refuses and what it forbids the browser.

The library answers on this machine, to names it knows: a page elsewhere that makes a name of its own point here
(DNS rebinding) gets no text. What is sent must come from our own pages: a page elsewhere has nothing to send here.
The browser may load nothing but our own files and run no script or style of a page.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from flask import Flask, Request, Response, request
from werkzeug.exceptions import BadRequest, Forbidden

from webapp.settings import Settings

SAFE = ("GET", "HEAD", "OPTIONS")
"""Methods that change nothing (RFC 9110, section 9.2.1)."""

LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")

_HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[a-z0-9._-]*[a-z0-9_-])\.?(?::[0-9]{1,5})?")
"""RFC 9110, section 7.2: an IPv6 address in brackets or a name, and perhaps a port."""

POLICY = "; ".join(
    (
        "default-src 'none'",
        *(f"{kind}-src 'self'" for kind in ("style", "script", "img", "font", "connect")),
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    # Not no-referrer: with that, browsers hide from us that our own forms are our own (Origin: null).
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class UnknownHost(BadRequest):
    """The request names a host that this server does not answer for."""

    description = (
        "This server does not answer to that name. Open it as 127.0.0.1 or localhost, "
        "or start it with --allow-host and the name."
    )


class ForeignForm(Forbidden):
    """A form was sent here from a page that is not ours."""

    description = (
        "This was sent from a page of another address; nothing was done. Where a proxy stands before this server, "
        "it must pass on the Host header that the browser sent."
    )


def host_name(header: str) -> str:
    """The name in a Host header, without its port and in lower case; an IPv6 address keeps its brackets.

    Empty where the header is none: whatever else stands beside a known name makes it unknown.
    """
    found = _HOST.fullmatch(header.strip().lower())
    return found["name"] if found else ""


def allowed_hosts(settings: Settings) -> frozenset[str]:
    """The names this server answers to."""
    bare = (settings.host, *settings.allowed_hosts)
    given = (host_name(f"[{name}]" if name.count(":") > 1 else name) for name in bare)
    return frozenset((*LOCAL_HOSTS, *filter(None, given)))


def from_ourselves(sent: Request) -> bool:
    """Whether a form was sent by a page of this server, as far as the browser says; programs say nothing of it.

    Both headers are asked: a proxy that hides the name people know it by from us betrays itself by the Origin
    (RFC 6454; Fetch Metadata Request Headers, W3C).
    """
    site, origin = sent.headers.get("Sec-Fetch-Site"), sent.headers.get("Origin")
    if site not in (None, "same-origin", "none"):
        return False
    if origin in (None, "null"):
        return origin is None or site == "same-origin"
    try:
        return urlsplit(origin).netloc.lower() == sent.headers.get("Host", "").lower()
    except ValueError:
        return False


def install(app: Flask, settings: Settings) -> None:
    """Check the Host of each request and where forms come from, and send the headers above with each answer."""
    known = allowed_hosts(settings)

    def check() -> None:
        if host_name(request.headers.get("Host", "")) not in known:
            raise UnknownHost
        if request.method not in SAFE and not from_ourselves(request):
            raise ForeignForm

    def protect(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    app.before_request(check)
    app.after_request(protect)
