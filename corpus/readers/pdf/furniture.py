"""Running heads, feet and page numbers: what stands at the edge of the pages and not in the text.

A line at the edge is a running head where its wording, figures aside, stands at the same height on other pages, or
where a running head of other pages stands at its height. A number is that of the page where it goes up with the pages.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.numbering import han_number, roman_number
from corpus.readers.pdf.counted import line_numbers
from corpus.readers.pdf.lines import Line
from corpus.readers.pdf.sheet import Sheet

EDGE = 3  # rows at either end of a page that may be furniture
REPEATED = 3  # pages with a line at its height, from which on it is a running head
NEAR = 4.0  # points by which its height may differ
SAME_SIZE = 0.3  # points
LIKE = 0.1  # share by which the size of a watermark may differ from page to page
LONGEST = 120  # characters of a running head
ZONE = 0.12  # share of the page's height at either end, where a number stands that is alone in the document
FACING = 2  # pages that may have the same number, one for each language
MARGIN = 0.05  # share of the page's height at either end, where browsers print what they add
BEYOND = 3  # pages to the next one with a number that are asked whether it fits

_NUMBER = re.compile(
    r"(?:第|[-—–·•~|‧∙(（\[]|Page|P\.?)?\s*"
    r"(?P<number>\d{1,4}|[ivxlc]{1,7}|[IVXLC]{1,7}|[一二三四五六七八九十百〇零]{1,5})"
    r"\s*(?:页|[-—–·•~|‧∙)）\]])?(?:\s*[,，(（]?\s*(?:/|of|共)\s*\d{1,4}\s*页?\s*[)）]?)?",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"(?P<first>\d{1,4})(?:\s|[|｜·])|(?:\s|[|｜·])(?P<last>\d{1,4})\Z")
_PRINTED = re.compile(
    r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\.?|\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日)[,，]?"  # a date with a time
    r"\s*(?:[上下]午\s*)?\d{1,2}[:：]\d\d(?:[:：]\d\d)?(?:\s*[AP]M)?|"
    r"(?:https?|file|ftp)://\S+|www\.\S+|about:blank|(?:[A-Z]:\\|/\w+/)\S+|"
    r"(?P<page>\d{1,4})\s*(?:/|of)\s*(?P<pages>\d{1,4})",
    re.IGNORECASE,
)
"""What a browser prints in the margins: when, from where, and which page of how many."""

_FIGURES = re.compile(r"[\d\s]+")
_NOTE = re.compile(r"[\d①-⑳*\[(].*[。.!?！？;；]")
"""A short note that pages have alike: "1 Ibid."."""

_DRESSED = re.compile(r"第.*页|[-—–·•~|‧∙(（\[].+|Page.*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A number at the edge of a page: as printed, its value, whether it is Roman, and whether words stand beside it."""

    text: str
    value: int
    roman: bool
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A line at the edge of a page: its sheet, its place among the sheet's lines, and how many rows further in."""

    sheet: int
    line: int
    top: bool
    depth: int


@dataclass(frozen=True, slots=True)
class Furniture:
    """The lines that are no text, by sheet, and the number read on each sheet."""

    lines: tuple[frozenset[int], ...]
    numbers: tuple[Number | None, ...]


def furniture(sheets: Sequence[Sheet], names: Sequence[str]) -> Furniture:
    """The running heads, feet and page numbers of a document; ``names`` are those that the file has for its pages."""
    edges = [place for at, sheet in enumerate(sheets) for place in _edges(at, sheet)]
    heads = _repeated(sheets, edges)
    numbers = {place: each for place, each in _numbers(sheets, edges, names).items() if _is_own(sheets, place, heads)}
    known = heads | set(numbers)
    known |= _at_their_height(sheets, edges, known) | _printed(sheets, edges)
    marked: list[set[int]] = [set() for _ in sheets]
    for at in range(len(sheets)):
        for top in (True, False):
            marked[at].update(_from_outside([place for place in edges if (place.sheet, place.top) == (at, top)], known))
    for at, odd in enumerate(_aside(sheets)):
        marked[at].update(odd)
    read: dict[int, Number] = {}
    for place, number in sorted(numbers.items(), key=lambda each: each[1].beside):
        if place.line in marked[place.sheet]:
            read.setdefault(place.sheet, number)
    return Furniture(tuple(map(frozenset, marked)), tuple(read.get(at) for at in range(len(sheets))))


def _aside(sheets: Sequence[Sheet]) -> Iterator[set[int]]:
    """The lines of each sheet that are a watermark's, as other pages show, or number its lines."""
    marks: dict[str, list[float]] = defaultdict(list)
    for sheet in sheets:
        for text, size in sheet.marks:
            marks[text].append(size)
    for sheet, numbers in zip(sheets, line_numbers([sheet.lines for sheet in sheets]), strict=True):
        yield {at for at, line in enumerate(sheet.lines) if _is_one_of(line, marks)} | numbers


def _is_one_of(line: Line, marks: Mapping[str, Sequence[float]]) -> bool:
    """Whether a line is a watermark that stands over text elsewhere: it has its size too."""
    return any(abs(line.size - size) < LIKE * size for size in marks.get(line.text, ()))


def _edges(at: int, sheet: Sheet) -> Iterator[Place]:
    rows = _rows(sheet.lines)
    upper = [row for row in rows if sheet.lines[row[0]].base < sheet.height / 2]
    lower = rows[len(upper) :]
    for top, outer in ((True, upper), (False, lower[::-1])):
        for depth, row in enumerate(outer[:EDGE]):
            yield from (Place(at, line, top, depth) for line in row)


def _rows(lines: Sequence[Line]) -> list[list[int]]:
    rows: list[list[int]] = []
    for at in sorted(range(len(lines)), key=lambda each: lines[each].base):
        if rows and lines[at].base - lines[rows[-1][0]].base < 0.5 * lines[at].size:
            rows[-1].append(at)
        else:
            rows.append([at])
    return rows


def _is_own(sheets: Sequence[Sheet], place: Place, heads: set[Place]) -> bool:
    """Whether a number stands alone or in a running head: that of a note at the foot goes up with the pages too."""
    alone = _NUMBER.fullmatch(_line(sheets, place).text.strip())
    return bool(alone) or place in heads or (place.top and _is_apart(sheets, place))


def _line(sheets: Sequence[Sheet], place: Place) -> Line:
    return sheets[place.sheet].lines[place.line]


def _height(sheets: Sequence[Sheet], place: Place) -> float:
    """How far a line is from its edge of the page: pages of one document may differ in height."""
    base = _line(sheets, place).base
    return base if place.top else sheets[place.sheet].height - base


def _repeated(sheets: Sequence[Sheet], edges: Sequence[Place]) -> set[Place]:
    """The lines whose wording stands at the same height on several pages."""
    groups: dict[tuple[bool, str, int], list[Place]] = defaultdict(list)
    for place in edges:
        line = _line(sheets, place)
        wording = _wording(line)
        if len(line.text) <= LONGEST and len(wording) > 1 and not _NOTE.fullmatch(line.text):
            groups[place.top, wording, round(_height(sheets, place) / NEAR)].append(place)
    found: set[Place] = set()
    alone = Counter(_wording(line) for sheet in sheets for line in sheet.lines)
    for (top, wording, height), places in groups.items():
        near = [*places, *groups.get((top, wording, height + 1), ()), *groups.get((top, wording, height - 1), ())]
        count = len({place.sheet for place in near})
        few = (
            len(sheets) < 2 * REPEATED
            and count > 1
            and all(place.depth == 0 and _is_apart(sheets, place) for place in near)
        )
        if count >= REPEATED or few:
            title = alone[wording] == len(near) and near[0].sheet == 0  # it stands nowhere else: the first is text
            found.update(place for place in places if not (title and place.sheet == 0))
    return found


def _wording(line: Line) -> str:
    """A line without its figures, which change from page to page."""
    return _FIGURES.sub("", line.text).lower()


def _at_their_height(sheets: Sequence[Sheet], edges: Sequence[Place], known: set[Place]) -> set[Place]:
    """The outermost lines that stand where other pages have a running head, in its size and apart from the text."""
    heights = Counter(
        (place.top, round(_height(sheets, place)), round(_line(sheets, place).size / SAME_SIZE)) for place in known
    )
    found: set[Place] = set()
    for place in edges:
        line, height = _line(sheets, place), round(_height(sheets, place))
        size = round(line.size / SAME_SIZE)
        times = sum(heights[place.top, height + by, size] for by in (-1, 0, 1))
        if place.depth == 0 and times >= REPEATED and len(line.text) <= LONGEST and _is_apart(sheets, place):
            found.add(place)
    return found


def _printed(sheets: Sequence[Sheet], edges: Sequence[Place]) -> set[Place]:
    """The outermost rows in the margins in which a browser tells of itself; the page's title may stand beside it."""
    outer = [place for place in edges if place.depth == 0 and _is_in_margin(sheets, place)]
    sure = {(place.sheet, place.top) for place in outer if _is_printed(sheets, place)}
    return {place for place in outer if (place.sheet, place.top) in sure}


def _is_in_margin(sheets: Sequence[Sheet], place: Place) -> bool:
    return _height(sheets, place) < MARGIN * sheets[place.sheet].height


def _is_printed(sheets: Sequence[Sheet], place: Place) -> bool:
    found = _PRINTED.fullmatch(_line(sheets, place).text.strip())
    if not found or not found["page"]:
        return bool(found)
    return (int(found["page"]), int(found["pages"])) == (place.sheet + 1, len(sheets))


def _is_apart(sheets: Sequence[Sheet], place: Place) -> bool:
    line = _line(sheets, place)
    others = [other.base for other in sheets[place.sheet].lines if abs(other.base - line.base) > 0.5 * line.size]
    return min((abs(base - line.base) for base in others), default=99.0) > 1.8 * line.size


def _from_outside(places: Sequence[Place], known: set[Place]) -> Iterator[int]:
    """The lines of an edge from the outermost row inwards, as far as whole rows are furniture."""
    for depth in range(EDGE):
        row = [place for place in places if place.depth == depth]
        if not row or not all(place in known for place in row):
            return
        yield from (place.line for place in row)


def _numbers(sheets: Sequence[Sheet], edges: Sequence[Place], names: Sequence[str]) -> dict[Place, Number]:
    """The numbers at the edges that go up with the pages; on a single page one that stands where it must."""
    found = {place: number for place in edges if (number := _number(_line(sheets, place).text))}
    by_height: dict[tuple[bool, int], dict[int, list[tuple[Place, Number]]]] = defaultdict(lambda: defaultdict(list))
    for place, number in found.items():
        for by in (0, 1):
            key = place.top, int((_height(sheets, place) + by * NEAR) / (2 * NEAR)) * 2 + by
            by_height[key][place.sheet].append((place, number))
    fitting = {place for held in by_height.values() for place in _rising(held)}
    dressed = {place for place in found if _is_dressed(sheets, place) or _is_named(sheets, place, names)}
    return {place: number for place, number in found.items() if place in fitting or place in dressed}


def _is_named(sheets: Sequence[Sheet], place: Place, names: Sequence[str]) -> bool:
    """Whether a number that stands alone at the edge is what the file names its page."""
    alone = place.depth == 0 and _height(sheets, place) < ZONE * sheets[place.sheet].height
    return alone and _line(sheets, place).text.strip() == names[place.sheet]


def _is_dressed(sheets: Sequence[Sheet], place: Place) -> bool:
    """Whether a number says that it is a page's, or stands alone where the only page of a document has it."""
    line = _line(sheets, place)
    if not _NUMBER.fullmatch(line.text.strip()):
        return False
    outer = _height(sheets, place) < ZONE * sheets[place.sheet].height
    return outer and place.depth == 0 and bool(_DRESSED.fullmatch(line.text.strip()) or len(sheets) == 1)


def _rising(held: dict[int, list[tuple[Place, Number]]]) -> Iterator[Place]:
    """Those of the numbers at one height that a neighbour fits: one more on the next page, or the same beside it."""
    order = sorted(held)
    counts = Counter(number.value for found in held.values() for _, number in found)
    for one, other in pairwise(order):
        for place, number in held[one]:
            for after, following in held[other]:
                steps, pages = following.value - number.value, other - one
                facing = steps == 0 and pages == 1 and not number.beside and counts[number.value] <= FACING
                rises = 0 < steps <= pages <= min(BEYOND, 2 * steps)
                if number.roman == following.roman and (facing or rises):
                    yield place
                    yield after


def _number(text: str) -> Number | None:
    text = text.strip()
    if whole := _NUMBER.fullmatch(text):
        return _read(whole["number"])
    beside = _BESIDE.search(text) if len(text) <= LONGEST else None
    if beside and beside["first"] and beside.start():
        beside = None
    found = _read(beside["first"] or beside["last"]) if beside else None
    return replace(found, beside=True) if found else None


def _read(text: str) -> Number | None:
    if text.isascii() and text.isdigit():
        return Number(text, int(text), False)
    if text.isascii():
        value = roman_number(text.lower())
        return Number(text, value, True) if value else None
    value = han_number(text)
    return Number(text, value, False) if value else None
