"""What can be set: defaults, then the library's own file, then the environment, then the command line.

Settings are resolved once, by the command line or by the application factory, and passed down as a
value. Nothing below ``webapp`` reads the environment.
"""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from corpus.errors import BadParameter

SETTINGS_FILE = "settings.toml"
"""The name of the optional settings file inside the library's folder."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that a user may set about one library and its server.

    ``home`` is the library's folder. ``host`` and ``port`` are where the server listens.
    ``allowed_hosts`` are Host headers that are answered besides ``host`` itself and the names of this
    machine's loopback. ``threads`` is how many requests are worked on at once. ``engine`` is the name
    of the search engine that keeps the index. ``editor_password`` (or its hash, see
    :mod:`webapp.editing.password`) is what an editor gives to change the library in the browser; it is no
    option of any command, because others on the machine can read the command line.
    """

    home: Path
    host: str = "127.0.0.1"
    port: int = 8000
    allowed_hosts: tuple[str, ...] = ()
    threads: int = 4
    engine: str = "whoosh"
    editor_password: str = field(default="", repr=False)


def resolve(
    home: Path | None = None,
    given: Mapping[str, object] = MappingProxyType({}),
    environ: Mapping[str, str] = os.environ,
) -> Settings:
    """The settings in force: ``home`` and ``given`` (what the command line says; None is "not said") win.

    After them come ``DUIZHAO_HOME``, ``DUIZHAO_HOST`` … (lists are comma-separated), then
    ``settings.toml`` in the library's folder, then the defaults. Raises BadParameter for a value of the
    wrong kind and for a file or a name that can't be understood.
    """
    settings = Settings(home=home or home_from(environ))
    settings = _apply(settings, _from_file(settings.home / SETTINGS_FILE), SETTINGS_FILE)
    settings = _apply(settings, _from_environment(environ), "the environment")
    return _apply(settings, {name: value for name, value in given.items() if value is not None}, "the command line")


def home_from(environ: Mapping[str, str]) -> Path:
    """The library's folder: ``DUIZHAO_HOME``, or the place where this system keeps a user's data."""
    if environ.get("DUIZHAO_HOME"):
        return Path(environ["DUIZHAO_HOME"]).expanduser()
    return user_data_folder(sys.platform, environ) / "duizhao"


def user_data_folder(platform: str, environ: Mapping[str, str]) -> Path:
    """Where programs keep a user's data on ``platform`` (a value of ``sys.platform``)."""
    if platform == "win32":
        return Path(environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    given = Path(environ.get("XDG_DATA_HOME") or "")
    # The XDG specification: a relative path here is invalid and to be ignored.
    return given if given.is_absolute() else Path.home() / ".local" / "share"


def _from_file(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError) as error:
        raise BadParameter(
            f"{path} can't be used ({error}). Correct it, or move it away to use the defaults."
        ) from error


def _from_environment(environ: Mapping[str, str]) -> dict[str, object]:
    names = [field.name for field in fields(Settings) if field.name != "home"]
    found = {name: environ.get(f"DUIZHAO_{name.upper()}") for name in names}
    return {name: value for name, value in found.items() if value}


def _apply(settings: Settings, values: Mapping[str, object], origin: str) -> Settings:
    """``settings`` with ``values`` in place, each checked against the kind of the default it replaces."""
    known = {field.name: getattr(settings, field.name) for field in fields(Settings) if field.name != "home"}
    if unknown := sorted(set(values) - set(known)):
        raise BadParameter(f"There is no setting {unknown[0]!r} ({origin}). There are: {', '.join(sorted(known))}.")
    checked: dict[str, Any] = {name: _convert(name, value, known[name], origin) for name, value in values.items()}
    return replace(settings, **checked)


def _convert(name: str, value: object, default: object, origin: str) -> object:
    if isinstance(default, int) and not isinstance(value, bool) and str(value).isdecimal():
        return int(str(value))
    if isinstance(default, tuple) and isinstance(value, str):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    if isinstance(default, tuple) and isinstance(value, list | tuple) and all(isinstance(part, str) for part in value):
        return tuple(value)
    if isinstance(default, str) and isinstance(value, str):
        return value
    wanted = {int: "a whole number", tuple: "a list of names"}.get(type(default), "a text")
    shown = "" if name == "editor_password" else f", not {value!r}"
    raise BadParameter(f"The setting {name!r} must be {wanted}{shown} ({origin}).")
