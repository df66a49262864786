"""What helps where a search finds nothing: how often each of its words stands by itself, and what would find more.

Everything here is counted before it is offered: no way leads to another empty page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from corpus.folding import is_han
from corpus.words import chinese_words
from indexer.query.lexer import Token, tokens
from webapp import addresses
from webapp.asking import ask_search
from webapp.i18n import N_
from webapp.parameters import SearchRequest, Window
from webapp.state import Library
from webapp.vocabulary import VOCABULARY

MOST_PARTS = 8
"""Words that are counted one by one; longer queries are sentences, which are looked up as passages."""

_ONE = Window(limit=1)


@dataclass(frozen=True, slots=True)
class Part:
    """A word or a quoted string of the query, and how many passages of the whole library hold it as typed."""

    query: str
    passages: int


@dataclass(frozen=True, slots=True)
class Way:
    """A search that finds something: what it does otherwise, where, and ``of``, the filter it drops or its query."""

    does: str
    address: str
    passages: int
    of: str = ""


@dataclass(frozen=True, slots=True)
class Help:
    """What is told beside an empty answer; ``parts`` only where there are several, ``limited`` by what was typed."""

    parts: tuple[Part, ...] = ()
    ways: tuple[Way, ...] = ()
    limited: bool = False

    @property
    def together(self) -> bool:
        """Whether it is only together, or within its limits, that the words are not found."""
        return self.limited or any(part.passages for part in self.parts)


@dataclass(frozen=True, slots=True)
class _Unit:
    """A word or a quoted string, with what stood before it."""

    text: str
    quoted: bool
    side: str
    left_out: bool

    def query(self, *, bound: bool = True, quoted: bool = True) -> str:
        """The unit as a query, with its side and its quotation marks or without."""
        text = f'"{self.text}"' if self.quoted and quoted else self.text
        return f"{'-' if self.left_out else ''}{self.side if bound else ''}{text}"


def help_for(asked: SearchRequest, library: Library) -> Help:
    """What helps with a search that found nothing at all."""
    units, filters = _units(asked.text)
    ways = tuple(way for way in _ways(asked, units, filters, library) if way.passages)
    return Help(_parts(units, library), ways, limited=bool(filters))


def _parts(units: list[_Unit], library: Library) -> tuple[Part, ...]:
    queries = [unit.query() for unit in units if not unit.left_out]
    if len(queries) == 1 and all(map(is_han, queries[0])):
        queries = [word.text for word in chinese_words(queries[0])]
    queries = list(dict.fromkeys(queries))
    if not 1 < len(queries) <= MOST_PARTS:
        return ()
    alone = (SearchRequest(query, _ONE, widen=False) for query in queries)
    return tuple(Part(each.text, ask_search(each, library).total) for each in alone)


def _ways(asked: SearchRequest, units: list[_Unit], filters: list[str], library: Library) -> Iterator[Way]:
    wider = replace(asked, window=_ONE)
    if asked.having or asked.lacking:
        less = ask_search(replace(wider, having="", lacking=""), library)
        yield Way(N_("Ask for less of the translation"), addresses.cleared("with", "without"), less.total)
    limited = [name for name, values in asked.filters().items() if values]
    for names in ((name,) for name in limited):
        yield _without(wider, names, library)
    if len(limited) > 1:
        yield _without(wider, tuple(limited), library)
    if limited and (asked.having or asked.lacking):
        bare = SearchRequest(asked.text, _ONE, widen=asked.widen)
        address = addresses.cleared("with", "without", *addresses.FILTERS)
        yield Way(N_("Search for the words alone"), address, ask_search(bare, library).total)
    if not asked.widen:
        found = ask_search(replace(wider, widen=True), library)
        yield Way(N_("Count equivalents in the other language too"), addresses.here(widen=None), found.total)
    for does, query in _rewritten(units, filters):
        if query.strip() and query != asked.text:
            found = ask_search(replace(wider, text=query), library)
            yield Way(does, addresses.asking(query), found.total, query)


def _without(asked: SearchRequest, names: tuple[str, ...], library: Library) -> Way:
    found = ask_search(replace(asked, **{_FIELDS[name]: () for name in names}), library)  # type: ignore[arg-type]
    does = N_("Without the filter: %(name)s") if len(names) == 1 else N_("Search without the filters")
    return Way(does, addresses.cleared(*names), found.total, VOCABULARY["limit"][names[0]] if len(names) == 1 else "")


def _rewritten(units: list[_Unit], filters: list[str]) -> Iterator[tuple[str, str]]:
    """The query with less asked in it, and what was given up."""
    wanted = [unit for unit in units if not unit.left_out]
    if filters:
        yield N_("Without what limits it in the query itself"), _joined(unit.query() for unit in units)
    if any(unit.side for unit in units):
        yield N_("On either side"), _joined((unit.query(bound=False) for unit in units), filters)
    if any(unit.quoted for unit in units):
        yield N_("Without the quotation marks"), _joined((unit.query(quoted=False) for unit in units), filters)
    if wanted and len(wanted) < len(units):
        yield N_("Without leaving anything out"), _joined((unit.query() for unit in wanted), filters)
    if 1 < len(wanted) <= MOST_PARTS:
        any_of_them = " OR ".join(unit.query() for unit in wanted)
        yield N_("With any of the words"), _joined((f"({any_of_them})",), filters) if filters else any_of_them


def _joined(parts: Iterable[str], filters: Iterable[str] = ()) -> str:
    return " ".join((*parts, *filters))


_FIELDS = {
    "document": "documents",
    "kind": "kinds",
    "language": "languages",
    "year": "years",
    "status": "statuses",
    "source": "sources",
    "collection": "collections",
}
"""The filters of a search by the name of their parameter."""


def _units(text: str) -> tuple[list[_Unit], list[str]]:
    """The words and quoted strings of a query, and the filters that were typed into it."""
    units, filters = list[_Unit](), list[str]()
    before = list[Token]()
    for token in tokens(text):
        match token.type:
            case "word" | "quote" | "interval":
                side = next((f"{each.name}:" for each in before if each.type == "prefix"), "")
                left_out = any(_negates(each) for each in before)
                units.append(_Unit(token.text, token.type == "quote", side, left_out))
                before.clear()
            case "filter":
                filters.append(f"{token.name}:{token.text}")
            case _:
                before.append(token)
    return units, filters


def _negates(token: Token) -> bool:
    return token.type == "minus" or (token.type == "operator" and token.text == "NOT")
