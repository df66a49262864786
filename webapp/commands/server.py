"""The web application on a production server, for `serve` and `demo`."""

from __future__ import annotations

import errno
import gc
import logging
import sys
from contextlib import suppress
from dataclasses import replace
from threading import Event, Thread
from typing import TYPE_CHECKING, cast

import click
from flask import Flask
from waitress.server import BaseWSGIServer, MultiSocketServer, create_server

from corpus.errors import BadParameter, DuizhaoError
from corpus.lexicon import read_whole
from indexer.index import Index
from indexer.search import search
from indexer.suggestions import suggest
from indexer.suggestions.known_terms import renew
from webapp import create_app
from webapp.commands.library import open_library, update_index
from webapp.commands.receiving import DRAINED, guard
from webapp.commands.terminal import counted
from webapp.editing.jobs import NAME as JOBS
from webapp.editing.jobs import Jobs
from webapp.editing.later import settle
from webapp.editing.staging import sweep
from webapp.settings import Settings

if TYPE_CHECKING:
    from webapp.state import Library

WATCHED = 0.1
"""Seconds between two looks at whether the library was changed: one small question to the database, of 0.1 ms. At one
second readers came first as often as not, and waited for the index."""

CALM = 150
"""Looks without a change after which new words are collected for suggestions: a second's work that would else be done
again for each of many documents that are added one after the other."""

TOLD = 10
"""Documents that are named of those that were not added any more."""

ADVICE = {
    errno.EADDRINUSE: "Another program may be using it: name another with --port, or 0 for any that is free.",
    errno.EACCES: "This user may not use it: name a port above 1023 with --port, or 0 for any that is free.",
}
OTHER_ADVICE = "Name an address of this machine with --host: 127.0.0.1 for it alone, 0.0.0.0 for its networks too."
"""What to do where a server can't listen: by the number of the error, and otherwise."""


def serve(settings: Settings, *, any_port: bool = False) -> None:
    """Answer requests until the process is interrupted.

    With ``any_port`` a port that is taken gives way to one that is free. Raises BadParameter where it can't listen.
    """
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s: %(message)s", stream=sys.stderr)
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a request that waits for a thread is no trouble
    with open_library(settings) as library:
        update_index(library.store, settings)  # now, so that the first visitor need not wait for it
        app = create_app(settings, library.store, library.index)
        sweep()
        server = _listen(app, settings, any_port)
        ended = Event()
        cast(Jobs, app.extensions[JOBS]).tended = True
        warming = Thread(target=_keep_warm, args=(library, ended), daemon=True)
        warming.start()
        click.echo(f"Duizhao is at {_address(server, settings.host)} (Ctrl-C stops it)")
        sys.stdout.flush()
        try:
            server.run()  # returns when interrupted, with its requests answered
        finally:
            server.close()
            ended.set()
            _end_work(app)
            warming.join()  # what it works with is closed, and in a demo removed, after this


def _end_work(app: Flask) -> None:
    """Let what changes the library come to its end, and say what did not."""
    left = cast(Jobs, app.extensions[JOBS]).end()
    settle(app)
    if left:
        shown = ", ".join(left[:TOLD]) + (", …" if len(left) > TOLD else "")
        click.echo(f"Not added before the server stopped: {counted(len(left), 'document')} ({shown})", err=True)


def _keep_warm(library: Library, ended: Event) -> None:
    """Have everything read that answers stand on, before the first visitor asks and after each change.

    Whoever asks would otherwise wait: for the dictionaries some seconds, and after a document was added, also by
    another process, for the index to take it in.
    """
    index = library.index
    index.tended = True
    _warm(index)
    read_whole()
    _settle()
    warm, calm = -1, 0
    while not ended.wait(WATCHED):
        with suppress(DuizhaoError):
            now = library.store.generation()
            calm = calm + 1 if now == warm else 0
            if now != warm:
                _warm(index)
                renew(index, anew=False)
                warm = now
            elif calm == CALM:
                renew(index)


def _settle() -> None:
    """Take what was read for good out of the sight of Python's collector of garbage.

    It goes through all there is again and again, and the dictionaries alone, which are never garbage, take it 0.3
    seconds, in which nobody is answered.
    """
    gc.collect()
    gc.freeze()


def _warm(index: Index) -> None:
    """The index, the library's words, which are suggested while somebody types, and the names in it.

    An unknown word is compared with the names.
    """
    with suppress(DuizhaoError):  # what is wrong with the library is said to whoever asks it something
        search("图书馆 library", index, limit=1)
        suggest("图书馆", index)
        search("Wulanchabu", index, limit=1)


def _listen(app: Flask, settings: Settings, any_port: bool) -> BaseWSGIServer | MultiSocketServer:
    try:
        server = create_server(
            app,
            host=settings.host,
            port=settings.port,
            threads=settings.threads,
            ident=None,
            max_request_body_size=DRAINED + 1,  # more where the headers say who sends it
            clear_untrusted_proxy_headers=False,  # they tell the application that a request is not this machine's
        )
        guard(server)
        return server
    except (OSError, ValueError) as error:  # ValueError: the host has no address
        if any_port and isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
            return _listen(app, replace(settings, port=0), any_port=False)
        raise BadParameter(
            f"Can't listen on {settings.host}, port {settings.port} ({getattr(error, 'strerror', None) or error}). "
            + ADVICE.get(getattr(error, "errno", 0), OTHER_ADVICE)
        ) from error


def _address(server: BaseWSGIServer | MultiSocketServer, host: str) -> str:
    """Where a browser on this machine finds the server."""
    # A host with several addresses has several sockets; the first is as good as any.
    port = server.effective_listen[0][1] if isinstance(server, MultiSocketServer) else server.effective_port
    # A server on all interfaces is reached from here by the loopback's name.
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{shown}:{port}/"
