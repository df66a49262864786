"""The parameters of an address, read strictly: a value that can't be used is a BadParameter that says which can."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, cast, get_args

from werkzeug.datastructures import MultiDict

from corpus.errors import BadParameter
from corpus.reference_fields import STATUSES
from corpus.types import LANGS, Kind, Lang
from indexer.answer import Answer
from indexer.notes import Note
from indexer.query.parser import YEARS
from indexer.search import SORTS
from webapp.remarks import remark

DEFAULT_LIMIT = 20
MAX_LIMIT = 1000
BEYOND = 10**9  # more passages than any library has; Python refuses to read numbers of thousands of digits
Languages = Literal["zh", "en", "both"]

Values = MultiDict[str, str]


@dataclass(frozen=True, slots=True)
class Window:
    """Which part of an answer is wanted. ``clipped`` says that more was asked for than is given at once."""

    limit: int = DEFAULT_LIMIT
    offset: int = 0
    clipped: bool = False

    def noted(self, answer: Answer) -> Answer:
        """The answer, with a note where its length was clipped."""
        return noted(answer, remark("clipped", count=str(MAX_LIMIT))) if self.clipped else answer


def noted(answer: Answer, *notes: Note) -> Answer:
    """The answer with notes of the application after its own."""
    return replace(answer, notes=(*answer.notes, *notes))


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """What is asked of the library: the words of the query, the filters, and the part of the answer.

    ``having`` and ``lacking`` (parameters ``with`` and ``without``) are what the translation contains and does not.
    """

    text: str
    window: Window
    widen: bool = True
    documents: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    languages: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()
    having: str = ""
    lacking: str = ""
    fold: bool = False
    sort: str = SORTS[0]

    def filters(self) -> dict[str, tuple[str, ...]]:
        """The values that the answer is limited to, by the name of the parameter; several are alternatives."""
        return {
            "document": self.documents,
            "kind": self.kinds,
            "language": self.languages,
            "year": self.years,
            "status": self.statuses,
            "source": self.sources,
            "collection": self.collections,
        }


def search_request(values: Values) -> SearchRequest:
    """The search that an address asks for."""
    return SearchRequest(
        text=values.get("q", "").strip(),
        window=window(values),
        widen=flag(values, "widen", default=True),
        documents=tuple(values.getlist("document")),
        kinds=tuple(cast(Kind, one_of("kind", kind, get_args(Kind))) for kind in values.getlist("kind")),
        languages=tuple(one_of("language", each, get_args(Languages)) for each in values.getlist("language")),
        years=tuple(_year(each) for each in values.getlist("year")),
        statuses=tuple(one_of("status", each, STATUSES) for each in values.getlist("status")),
        sources=tuple(values.getlist("source")),
        collections=tuple(values.getlist("collection")),
        having=values.get("with", "").strip(),
        lacking=values.get("without", "").strip(),
        fold=flag(values, "fold", default=False),
        sort=one_of("sort", values.get("sort", SORTS[0]), SORTS),
    )


@dataclass(frozen=True, slots=True)
class LookupRequest:
    """A pasted text or a passage's id, the language wanted back (None for the other one), documents to leave out."""

    text: str
    window: Window
    lang: Lang | None = None
    exclude: tuple[str, ...] = ()
    passage: str = ""


def lookup_request(values: Mapping[str, Any] | Values) -> LookupRequest:
    """The lookup that an address, a form or a JSON body asks for."""
    given = values if isinstance(values, MultiDict) else MultiDict[str, str](_texts(values))
    lang = given.get("lang", "")
    return LookupRequest(
        text=given.get("text", "").strip(),
        window=window(given),
        lang=cast(Lang, one_of("lang", lang, LANGS)) if lang else None,
        exclude=tuple(given.getlist("exclude")),
        passage=given.get("passage", ""),
    )


def window(values: Values) -> Window:
    """``limit`` (1 to 1000) and ``offset`` (0 or more)."""
    limit = whole(values, "limit", DEFAULT_LIMIT, least=1)
    return Window(min(limit, MAX_LIMIT), whole(values, "offset", 0, least=0), limit > MAX_LIMIT)


def whole(values: Values, name: str, default: int, least: int) -> int:
    """A whole number that is not below ``least``; one beyond all measure is read as ``BEYOND``."""
    text = values.get(name, "").strip()
    if not text:
        return default
    if text.isascii() and text.isdigit():
        digits = text.lstrip("0") or "0"
        number = int(digits) if len(digits) < len(str(BEYOND)) else BEYOND
        if number >= least:
            return number
    raise BadParameter(f"{name} must be a whole number from {least}, not {text!r}.")


def flag(values: Values, name: str, *, default: bool) -> bool:
    """A switch: 1 or 0."""
    return one_of(name, values.get(name) or str(int(default)), ("0", "1")) == "1"


def one_of(name: str, value: str, allowed: tuple[str, ...]) -> str:
    """A word of a list."""
    if value not in allowed:
        raise BadParameter(f"{name} must be one of {', '.join(allowed)}, not {value!r}.")
    return value


def is_year(text: str) -> bool:
    """Whether it is a year or a range of years, as the query's ``year:`` takes them."""
    return YEARS.fullmatch(text) is not None and text != ".."


def _year(text: str) -> str:
    if not is_year(text):
        raise BadParameter(f"year must be a year or a range such as 2019, >2019 or 2015..2019, not {text!r}.")
    return text


def _texts(body: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The fields of a JSON body as the texts a form would send."""
    for name, value in body.items():
        for each in value if isinstance(value, list) else [value]:
            if each is not None:
                # JSON may hold halves of characters, which no answer could repeat.
                yield name, str(each).encode("utf-8", "replace").decode()
