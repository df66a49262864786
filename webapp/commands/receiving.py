"""What the server takes from the network: large forms from editors alone, and nothing of one before it is known whose.

Waitress reads a request to its end, on to the disk where it is long, and asks the application then. Here the
application is asked as soon as the headers have come.
"""

from __future__ import annotations

from copy import copy
from functools import partial
from typing import Any

from flask import Flask
from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import BaseWSGIServer, MultiSocketServer

from webapp.editing.access import room

DRAINED = 4 << 20
"""Bytes that are taken from anybody, so that whoever pasted too much gets a page that says so: a browser that is still
sending when the answer comes may not show it."""


class Parser(HTTPRequestParser):  # type: ignore[misc]  # Waitress has no types for it
    """A request of ``peer`` on its way in."""

    def __init__(self, adj: Adjustments, app: Flask, peer: str) -> None:
        super().__init__(adj)
        self._app, self._peer = app, peer

    def parse_header(self, header_plus: bytes) -> None:
        """Read the headers; then decide how much may follow them."""
        super().parse_header(header_plus)
        if self.chunked or self.content_length > DRAINED:
            most = max(DRAINED, room(self._app, self._environ()))
            # The base class compares what comes with this, and takes less than it.
            self.adj: Adjustments = copy(self.adj)
            self.adj.max_request_body_size = most + 1
            if self.content_length > most:
                self.expect_continue = False  # or it is told to go on sending

    def _environ(self) -> dict[str, Any]:
        headers = {f"HTTP_{name}": value for name, value in self.headers.items()}
        return headers | {
            "REQUEST_METHOD": self.command,
            "PATH_INFO": self.path,
            "QUERY_STRING": self.query,
            "SERVER_PROTOCOL": f"HTTP/{self.version}",
            "SERVER_NAME": "",
            "SERVER_PORT": "80",
            "REMOTE_ADDR": self._peer,
            "wsgi.url_scheme": self.url_scheme,
        }


class Channel(HTTPChannel):  # type: ignore[misc]  # as above
    """A connection whose requests are read so."""

    def __init__(self, server: BaseWSGIServer, sock: Any, addr: Any, adj: Adjustments, map: Any = None) -> None:  # noqa: ANN401 - as in the base class
        super().__init__(server, sock, addr, adj, map)
        self.parser_class = partial(Parser, app=server.application, peer=str(addr[0]))


def guard(server: BaseWSGIServer | MultiSocketServer) -> None:
    """Read the requests of each connection that comes from now on so."""
    listening = server.map.values() if isinstance(server, MultiSocketServer) else (server,)
    for each in listening:
        if isinstance(each, BaseWSGIServer):
            each.channel_class = Channel
