"""`duizhao password`: an editor's password in the form in which it may lie in a file."""

from __future__ import annotations

import click

from corpus.errors import BadParameter


@click.command("password")
def command() -> None:
    """Ask for an editor's password, and print the line for settings.toml that holds its hash.

    The hash tells nobody the password; still keep settings.toml from others' eyes.
    """
    typed = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    if not typed.strip():
        raise BadParameter("An empty password would be none. Type one.")
    # Imported here for the start-up time: the terminal imports this module to list its options.
    from werkzeug.security import generate_password_hash

    click.echo(f'editor_password = "{generate_password_hash(typed)}"')
