"""The terminal: `duizhao COMMAND`. Each command is a module of `webapp.commands`, loaded when it is called.

This is one of the two places where errors are caught; the other is `webapp.errors`.
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import sys
import traceback
from collections.abc import Mapping, Sequence
from contextlib import suppress
from difflib import get_close_matches
from keyword import iskeyword
from typing import Any, NoReturn

import click

from corpus.errors import DuizhaoError
from webapp.commands.terminal import home_option

COMMANDS: Mapping[str, str] = {
    "demo": "Try Duizhao with the documents that come with it.",
    "add": "Read files, folders and pages of the web into the library.",
    "list": "List the documents of the library.",
    "show": "Print a document, both languages side by side.",
    "edit": "Set the bibliographic data of a document.",
    "remove": "Take documents out of the library.",
    "search": "Find passages in either language.",
    "lookup": "Find the counterpart of a text, and passages like it.",
    "check": "Tell whether a quotation is word for word.",
    "translations": "Tell how a term was translated.",
    "glossary": "Keep your own terms: read, write or list them.",
    "concordance": "Show every occurrence of a query on a line.",
    "collocates": "List the words that stand near a query.",
    "frequencies": "Count the words of a language.",
    "suggest": "Complete the end of a query.",
    "cite": "Print a passage's citation, or the quotation with it.",
    "export": "Print passages in a format of other programs.",
    "import": "Put corrected rows in place of a document's passages.",
    "corrections": "List what was corrected by hand, or take it back.",
    "backup": "Write the whole library to one file.",
    "restore": "Put a backup in place of the library.",
    "compare": "Tell what differs between two versions.",
    "align": "Pair the paragraphs of files without adding them.",
    "stats": "Count what the library holds.",
    "rebuild": "Make the search index anew.",
    "serve": "Open the library in a web browser.",
    "password": "Hash an editor's password for settings.toml.",
}
"""The commands in the order of the help. It is kept here so that the help need not load them."""


GIVES_WAY = frozenset({"add", "rebuild"})
"""Commands that work for long, often beside a server whose readers should not notice."""

NICENESS = 10
"""How far these give way (nice, POSIX): of 50 readers on two processors, while documents are added, 95 of 100 wait less
than 85 ms instead of 130. Where nobody else wants the processor nothing takes longer."""


class Program(click.Group):
    """The group of all commands: finds them, and turns what goes wrong into a message and an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        if cmd_name not in COMMANDS:
            return None
        module = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command: click.Command = importlib.import_module(f"webapp.commands.{module}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments name. Raises UsageError with the nearest name where there is none."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            near = get_close_matches(args[0], COMMANDS, n=1)
            advice = f"Did you mean {near[0]!r}?" if near else "`duizhao --help` lists the commands."
            ctx.fail(f"There is no command {args[0]!r}. {advice}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table of commands."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> object:
        """Run the command. A reader of our output who has had enough (`| head`) is no failure."""
        try:
            done = super().invoke(ctx)
            sys.stdout.flush()  # here and not at exit, where nobody could catch what it raises
        except BrokenPipeError:  # here and not in main, where click makes it a failure
            with suppress(OSError, ValueError):  # Python would complain again at exit
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        return done

    def main(self, args: Sequence[str] | None = None, *others: Any, **more: Any) -> NoReturn:  # noqa: ANN401 - click's own signature
        """Run a command and leave with its exit code."""
        given = list(sys.argv[1:] if args is None else args)
        more |= {"standalone_mode": False}
        try:
            code = super().main(given, *others, **more)
        except (KeyboardInterrupt, click.Abort):
            click.echo("Interrupted.", err=True)
            code = 130
        except Exception as error:  # noqa: BLE001 - the border: whatever went wrong, people get a sentence
            code = _report(error, as_json="--json" in given[: given.index("--") if "--" in given else None])
        sys.exit(code if isinstance(code, int) else 0)


def _report(error: Exception, as_json: bool) -> int:
    """Say what went wrong, as JSON on stdout or as a sentence on stderr. The exit code."""
    if isinstance(error, DuizhaoError):
        message, kind, status, code = str(error), error.kind, error.http_status, error.exit_code
    elif isinstance(error, click.NoSuchOption):
        message = f"{error.format_message()} What begins with a minus and is no option goes after --, at the end."
        kind, status, code = "BadParameter", 400, error.exit_code
    elif isinstance(error, click.ClickException):
        message, kind, status, code = error.format_message(), "BadParameter", 400, error.exit_code
    else:
        message = f"Duizhao failed in a way that nobody foresaw ({type(error).__name__}: {error}). Please report it."
        kind, status, code = "InternalError", 500, 1
        traceback.print_exception(error)
    if as_json:
        click.echo(json.dumps({"ok": False, "error": message, "kind": kind, "status": status}, ensure_ascii=False))
    else:
        if isinstance(error, click.UsageError) and error.ctx:
            click.echo(f"{error.ctx.get_usage()}\n", err=True)
        click.echo(f"Error: {message}", err=True)
    return code


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@home_option
@click.version_option(package_name="duizhao", prog_name="duizhao", message="%(prog)s %(version)s")
def program() -> None:
    """Duizhao (对照): search Chinese and English documents as parallel passages, read and cite both sides."""


def main() -> None:
    """The entry point of the command `duizhao`."""
    if next(filter(COMMANDS.__contains__, sys.argv[1:]), "") in GIVES_WAY and sys.platform != "win32":
        os.nice(NICENESS)
    # Being told to stop is being interrupted: temporary folders and half-written files go.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        # Texts hold what a terminal's own encoding may not; a pipe must get UTF-8 on every system.
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # always a text file here
    program()
