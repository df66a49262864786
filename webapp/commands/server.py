"""The web application on a production server, for `serve` and `demo`."""

from __future__ import annotations

import logging
import signal
import sys
from types import FrameType

import click
from waitress.server import create_server

from corpus.errors import BadParameter
from webapp import create_app
from webapp.commands.library import open_library, update_index
from webapp.settings import Settings


def serve(settings: Settings) -> None:
    """Answer requests until the process is interrupted. Raises BadParameter where it can't listen."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s: %(message)s", stream=sys.stderr)
    with open_library(settings) as library:
        update_index(library.store, settings)  # now, so that the first visitor need not wait for it
        app = create_app(settings, library.store, library.index)
        try:
            server = create_server(app, host=settings.host, port=settings.port, threads=settings.threads, ident=None)
        except OSError as error:
            raise BadParameter(
                f"Can't listen on {settings.host}, port {settings.port} ({error.strerror or error}). "
                "Another program may be using it: name another with --port, or 0 for any that is free."
            ) from error
        signal.signal(signal.SIGTERM, _stop)
        click.echo(f"Duizhao is at {_address(settings.host, server.effective_port)} (Ctrl-C stops it)")
        sys.stdout.flush()
        try:
            server.run()  # returns when interrupted, with its requests answered
        finally:
            server.close()


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _address(host: str, port: int) -> str:
    # A server on all interfaces is reached from here by the loopback's name.
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{shown}:{port}/"
