"""`duizhao serve`: the library in a web browser."""

from __future__ import annotations

import click

from webapp.commands.server import serve
from webapp.commands.terminal import home_option, settings


@click.command("serve")
@click.option("--host", metavar="HOST", help="The address to listen on.  [default: 127.0.0.1, this machine only]")
@click.option(
    "--port", type=click.IntRange(0, 65535), help="The port to listen on; 0 takes any that is free.  [default: 8000]"
)
@click.option(
    "--allow-host", "allowed", multiple=True, metavar="NAME", help="Answer to this name too; may be repeated."
)
@home_option
def command(host: str | None, port: int | None, allowed: tuple[str, ...]) -> None:
    """Open the library in a web browser, on this machine."""
    given = {"host": host, "port": port, "allowed_hosts": allowed or None}
    serve(settings(**{name: value for name, value in given.items() if value is not None}))
