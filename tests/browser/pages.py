"""The addresses of every page, for the tests that hold for each of them: add the address of a new page here.

``{document}`` stands for a document in both languages that was added in two editions, ``{other}`` for one in both
languages that mixes them in a file, ``{single}`` for one in a single language, ``{passage}`` for a passage with both
sides of ``{document}``. What follows a ``#`` is opened by the browser alone.
"""

from __future__ import annotations

from collections.abc import Mapping

PAGES = (
    "/",
    "/search?q=图书馆",
    "/search?q=图书馆#filters",
    "/search?q=library&sort=document",
    "/search?q=图书馆&with=library&without=museum",
    "/search?q=图书馆&view=kwic",
    "/search?q=zzqqxx",
    '/search?q="图书馆" "zzqqxx" year:2020&kind=heading',
    "/lookup",
    "/lookup?text=图书馆有一间屋子很安静。",
    "/lookup?passage={passage}",
    "/check",
    "/check?text=图书馆的开放时间很长很长",
    "/translations",
    "/translations?term=图书馆",
    "/translations?term=图书馆&year=2000..2030",
    "/collocates",
    "/collocates?q=图书馆",
    "/frequencies",
    "/frequencies?lang=en",
    "/queries",
    "/queries?keep=search&q=图书馆&year=2020",
    "/library",
    "/library/backup",
    "/library/restore",
    "/library?sort=title",
    "/library?collection=nowhere",
    "/library/add",
    "/glossary",
    "/library/add?as={document}",
    "/documents/{document}/edit",
    "/documents/{document}/remove",
    "/documents/{document}",
    "/documents/{document}#outline",
    "/documents/{document}?layout=stacked",
    "/documents/{document}?layout=zh",
    "/documents/{document}?layout=panes",
    "/documents/{document}?find=图书馆&page=1",
    "/documents/{document}?state=unsure&page=1",
    "/documents/{other}",
    "/documents/{single}",
    "/documents/{document}/corrections",
    "/passages/{passage}/correct",
    "/passages/{passage}",
    "/passages/{passage}?similar=1",
    "/compare",
    "/compare?a={document}",
    "/compare?a={document}&b={other}",
    "/compare?a={document}&b={other}&show=only-a",
    "/compare?a={document}&b=nowhere",
    "/help",
    "/about",
    "/nowhere",
    "/passages/nowhere",
)
"""Every page in each of its states that has an address."""

ELSEWHERE: Mapping[str, str] = {
    "static": "files",
    "backups.download": "a file to save",
    "editing.sidecar": "a file to save",
    "queries.export": "a file to save",
    "citing.cite": "plain text, to copy or to save",
    "login.login": "only where there is a password: test_accessibility.py looks at it there",
    "editing.job": "only while there is such work: test_accessibility.py looks at it there",
}
"""The other addresses that answer GET, by endpoint, and why they are not in the list."""


def filled(addresses: tuple[str, ...], names: Mapping[str, str]) -> tuple[str, ...]:
    """Addresses with the ids of a library in the place of the names."""
    return tuple(address.format_map(names) for address in addresses)


def with_parameters(address: str, **parameters: str) -> str:
    """An address with more parameters, before its fragment where it has one."""
    path, mark, fragment = address.partition("#")
    added = "&".join(f"{name}={value}" for name, value in parameters.items())
    return f"{path}{'&' if '?' in path else '?'}{added}{mark}{fragment}" if added else address
