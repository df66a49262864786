"""Small PDFs for tests, written by hand: text at places, ruled lines, pages with names, a password that nobody has.

The fonts are named only and not embedded. One has the Chinese standard encoding that every reader of PDFs knows; the
other, for characters that are not in it, says what its characters are by a map.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

WIDTH, HEIGHT = 595.0, 842.0
EM = 10.0


@dataclass(frozen=True)
class Text:
    """A text at a place: ``x`` and the ``y`` of its base line are points from the upper left corner."""

    text: str
    x: float
    y: float
    size: float = EM
    bold: bool = False
    turned: bool = False


@dataclass(frozen=True)
class Box:
    """A rectangle whose sides are drawn."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Leaf:
    """A page: its texts and boxes, by how many degrees it is turned, and whether it says itself how large it is."""

    held: tuple[Text | Box, ...]
    turned: int = 0
    sized: bool = True


@dataclass
class Column:
    """A column of text that is set from top to bottom: ``x``, its ``width``, and the ``y`` of the next line."""

    x: float
    width: float
    y: float = 80.0
    size: float = EM
    leading: float = 1.5
    texts: list[Text] = field(default_factory=list)

    def paragraph(self, text: str, indent: float = 0.0, gap: float = 0.0, **style: bool) -> Column:
        """Set a paragraph, its first line ``indent`` ems in, ``gap`` ems below the one above."""
        self.y += gap * self.size
        for number, line in enumerate(wrapped(text, self.width, self.size, indent)):
            x = self.x + (0 if number else indent * self.size)
            self.texts.append(Text(line, x, self.y, self.size, **style))
            self.y += self.leading * self.size
        return self


def advance(text: str, size: float = EM) -> float:
    """The width of a text: Chinese characters take an em, others half of one."""
    return sum(size if unicodedata.east_asian_width(char) in "WF" else size / 2 for char in text)


def wrapped(text: str, width: float, size: float = EM, indent: float = 0.0) -> Iterator[str]:
    """The lines of a text that is broken where it must be: between Chinese characters and at blanks."""
    line, room = "", width - indent * size
    for token in _tokens(text):
        if line and advance(line + token.rstrip(), size) > room + 0.01:
            yield line.rstrip()
            line, room = "", width
        line += token if line else token.lstrip()
    if line:
        yield line.rstrip()


def _tokens(text: str) -> Iterator[str]:
    token = ""
    for char in text:
        wide = unicodedata.east_asian_width(char) in "WF"
        if wide and char in "，。；：、？！）》”":
            token += char
            continue
        if token and (wide or token.endswith(" ") or unicodedata.east_asian_width(token[-1]) in "WF"):
            yield token
            token = ""
        token += char
    if token:
        yield token


def pdf(*leaves: Leaf | Iterable[Text | Box], labels: str = "", title: str = "", locked: bool = False) -> bytes:
    """A PDF of these pages. ``labels`` is the inside of its number tree of page labels, ``title`` its own title."""
    pages = [leaf if isinstance(leaf, Leaf) else Leaf(tuple(leaf)) for leaf in leaves]
    codes: dict[str, int] = {}
    contents = ["\n".join(_drawn(held, codes) for held in page.held) for page in pages]
    count = len(pages)
    named = f"/PageLabels<</Nums[{labels}]>>" if labels else ""
    kids = " ".join(f"{10 + 2 * at} 0 R" for at in range(count))
    fonts = "/F 3 0 R/B 6 0 R/G 900000 0 R/H 900002 0 R"
    objects = {
        1: f"<</Type/Catalog/Pages 2 0 R{named}>>",
        2: f"<</Type/Pages/Count {count}/Kids[{kids}]/MediaBox[0 0 {WIDTH} {HEIGHT}]/Resources<</Font<<{fonts}>>>>>>",
        **_font(3, "Plain", codes),
        **_font(6, "Plain-Bold", codes),
        **_standard_font(900000, "STSong-Light"),
        **_standard_font(900002, "STSong-Bold"),
    }
    if title:
        objects[9] = f"<</Title({title})>>"
    for at, (page, content) in enumerate(zip(pages, contents, strict=True)):
        box = (f"/MediaBox[0 0 {WIDTH} {HEIGHT}]" if page.sized else "") + f"/Rotate {page.turned}"
        objects[10 + 2 * at] = f"<</Type/Page/Parent 2 0 R{box}/Contents {11 + 2 * at} 0 R>>"
        objects[11 + 2 * at] = _stream(content)
    secret = "A" * 32
    lock = f"/Encrypt<</Filter/Standard/V 1/R 2/O({secret})/U({secret})/P -4>>/ID[({secret})({secret})]"
    return _file(objects, (lock if locked else "") + ("/Info 9 0 R" if title else ""))


def _drawn(held: Text | Box, codes: dict[str, int]) -> str:
    if isinstance(held, Box):
        left, bottom = held.left, HEIGHT - held.bottom
        return f"{left} {bottom} {held.right - left} {held.bottom - held.top} re S"
    turn = "0 1 -1 0" if held.turned else "1 0 0 1"
    if _is_standard(held.text):
        font, code = "GH"[held.bold], _utf16(held.text)
    else:
        font = "FB"[held.bold]
        code = "".join(f"{codes.setdefault(char, len(codes) + 1):04x}" for char in held.text)
    return f"BT /{font} {held.size} Tf {turn} {held.x} {HEIGHT - held.y} Tm <{code}> Tj ET"


def _is_standard(text: str) -> bool:
    try:
        return bool(text.encode("gb2312"))
    except UnicodeEncodeError:
        return False


def _standard_font(number: int, name: str) -> dict[int, str]:
    return {
        number: f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/UniGB-UCS2-H/DescendantFonts[{number + 1} 0 R]>>",
        number + 1: f"<</Type/Font/Subtype/CIDFontType0/BaseFont/{name}/DW 1000/W[1 95 500]"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>"
        f"/FontDescriptor<</Type/FontDescriptor/FontName/{name}/Flags 6/Ascent 880/Descent -120/StemV 90"
        "/ItalicAngle 0/CapHeight 700/FontBBox[0 -120 1000 880]>>>>",
    }


def _font(number: int, name: str, codes: dict[str, int]) -> dict[int, str]:
    widths = "".join(f"{code}[{advance(char, 1000):.0f}]" for char, code in codes.items())
    chars = list(codes.items())
    maps = [
        f"{len(part)} beginbfchar\n" + "\n".join(f"<{code:04x}><{_utf16(char)}>" for char, code in part) + "\nendbfchar"
        for part in (chars[at : at + 100] for at in range(0, len(chars), 100))
    ]
    cmap = (
        "/CIDInit/ProcSet findresource begin 12 dict begin begincmap /CMapName/M def /CMapType 2 def\n"
        "1 begincodespacerange <0000><ffff> endcodespacerange\n" + "\n".join(maps) + "\nendcmap end end"
    )
    described = "<</Type/FontDescriptor/FontName/{0}/Flags 4/Ascent 880/Descent -120/FontBBox[0 -120 1000 880]>>"
    return {
        number: f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H"
        f"/DescendantFonts[{number + 1} 0 R]/ToUnicode {number + 2} 0 R>>",
        number + 1: f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/DW 1000/W[{widths}]"
        f"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        f"/FontDescriptor {described.format(name)}>>",
        number + 2: _stream(cmap),
    }


def _utf16(char: str) -> str:
    return char.encode("utf-16-be", "surrogatepass").hex()


def _stream(content: str) -> str:
    return f"<</Length {len(content)}>>stream\n{content}\nendstream"


def _file(objects: dict[int, str], trailer: str) -> bytes:
    data = b"%PDF-1.7\n"
    places: dict[int, int] = {}
    for number, text in sorted(objects.items()):
        places[number] = len(data)
        data += f"{number} 0 obj\n{text}\nendobj\n".encode("ascii")
    start = len(data)
    table = "".join(f"{n} 1\n{at:010d} 00000 n \n" for n, at in places.items())
    size = max(places) + 1
    root = f"<</Size {size}/Root 1 0 R{trailer}>>"
    end = f"xref\n0 1\n0000000000 65535 f \n{table}trailer\n{root}\nstartxref\n{start}\n%%EOF\n"
    return data + end.encode("ascii")


def doubling(levels: int, text: str) -> bytes:
    """A page with a text, and with a drawing that draws another one twice, which draws another one twice …"""
    named = "/Resources<</XObject<</X {0} 0 R>>>>"
    form = "<</Type/XObject/Subtype/Form/BBox[0 0 595 842]{0}/Length 11>>stream\n/X Do /X Do\nendstream"
    return _file(
        {
            1: "<</Type/Catalog/Pages 2 0 R>>",
            2: "<</Type/Pages/Count 1/Kids[3 0 R]>>",
            3: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
            "/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>",
            4: _stream(f"/X Do BT /F 12 Tf 72 700 Td ({text}) Tj ET"),
            5: "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            **{6 + level: form.format(named.format(7 + level)) for level in range(levels)},
            6 + levels: "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 9>>stream\n0 0 m h S\nendstream",
        },
        "",
    )


def numbered(leaf: Iterable[Text | Box], number: str) -> list[Text | Box]:
    """A page with a number in the middle of its foot."""
    return [*leaf, Text(number, (WIDTH - advance(number)) / 2, HEIGHT - 40)]


def shifted(texts: Sequence[Text], by: float) -> list[Text]:
    """The same texts further down."""
    return [replace(text, y=text.y + by) for text in texts]
