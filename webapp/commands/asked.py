"""The options of a query: the filters beside it, and what its translation contains, as the API's parameters."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click
from werkzeug.datastructures import MultiDict

if TYPE_CHECKING:
    from webapp.parameters import Values

_FILTERS = (
    (("--document", "--doc", "document"), "DOC", "Only in this document; may be repeated."),
    (("--kind", "kind"), "KIND", "Only headings, clauses …; may be repeated."),
    (("--language", "language"), "zh|en|both", "Only passages with this side alone, or with both."),
    (("--year", "year"), "YEAR", "Only documents of this year or range, such as 2015..2019; may be repeated."),
    (("--status", "status"), "STATUS", "Only official, unofficial or machine translations; may be repeated."),
    (("--source", "source"), "NAME", "Only documents read from this file or published there; may be repeated."),
    (("--collection", "collection"), "NAME", "Only documents of this collection; may be repeated."),
)


def filter_options(*names: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The filters of these names (of all, without any) as options, which the function takes as ``**given``."""

    def limited(function: Callable[..., Any]) -> Callable[..., Any]:
        for spelled, metavar, text in reversed(_FILTERS):
            if not names or spelled[-1] in names:
                function = click.option(*spelled, multiple=True, metavar=metavar, help=text)(function)
        return function

    return limited


def query_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options, which the function takes as ``**given`` and hands on to ``asked_values``."""
    lacking = click.option("--without", default="", metavar="QUERY", help="What the translation does not contain.")
    having = click.option("--with", default="", metavar="QUERY", help="What the translation contains.")
    return having(lacking(filter_options()(function)))


def asked_values(query: tuple[str, ...], **given: Any) -> Values:  # noqa: ANN401 (texts and lists)
    """The parameters that ask the same of the API."""
    values: Values = MultiDict()
    for name, value in {**given, "q": " ".join(query)}.items():
        values.setlist(name, value if isinstance(value, tuple) else [value])
    return values
