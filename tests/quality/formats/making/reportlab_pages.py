"""Pages that ReportLab sets: columns, facing pages, a journal, one language above the other.

Each writer draws its own running heads and page numbers; ``first`` is the number printed on the file's first page.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from html import escape
from pathlib import Path

from gold import MARK
from making.arrange import Element
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Frame,
    FrameBreak,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

WIDTH, HEIGHT = A4


def use_fonts(chinese: Path) -> None:
    """Make the fonts known: an embedded one for Chinese, and Adobe's, which is not embedded."""
    pdfmetrics.registerFont(TTFont("song", str(chinese)))
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))


def style(lang: str, size: float = 10, font: str = "song", level: int = 0, **more: object) -> ParagraphStyle:
    """The style of a paragraph or heading."""
    name = font if lang == "zh" else ("Times-Bold" if level else "Times-Roman")
    points = size + (0, 6, 3, 1.5)[level]
    indent = 2 * size if lang == "zh" and not level else 0
    return ParagraphStyle(
        f"{lang}{level}",
        fontName=name,
        fontSize=points,
        leading=points * 1.45,
        spaceBefore=(0, 4, 8, 6)[level],
        spaceAfter=6,
        wordWrap="CJK" if lang == "zh" else None,
        alignment=TA_JUSTIFY if not level else 0,
        **({"firstLineIndent": indent} | more),
    )


def flowables(flow: Sequence[Element], width: float, size: float = 10, font: str = "song") -> list:
    """Paragraphs, lists, tables and notes of elements in one language each."""
    made: list = []
    for each in flow:
        plain = partial(style, each.lang or "zh", size, font)
        if each.tag in ("ul", "ol"):
            for at, item in enumerate(each.texts, 1):
                bullet = "•" if each.tag == "ul" else f"{at}."
                item_style = plain(firstLineIndent=0, leftIndent=14, bulletIndent=2)
                made.append(Paragraph(escape(item), item_style, bulletText=bullet))
        elif each.tag == "data":
            cells = plain(firstLineIndent=0)
            table = [[Paragraph(escape(cell), cells) for cell in row.split(";")] for row in each.texts]
            wide = width * 0.46
            made += [Table(table, colWidths=[wide, *[(width - wide) / (len(table[0]) - 1)] * (len(table[0]) - 1)])]
            made += [Spacer(1, 6)]
        else:
            text = escape(each.texts[0])
            if each.level:
                made.append(CondPageBreak(40))
            made.append(Paragraph(text.replace(escape(MARK), ""), plain(level=each.level)))
            made += [Paragraph(escape(note), style(each.lang, size - 2, font, leftIndent=10)) for note in each.notes]
    return made


def _document(path: Path, title: str) -> BaseDocTemplate:
    return BaseDocTemplate(str(path), pagesize=A4, title=title, author="", invariant=1)


def columns(path: Path, title: str, sides: Sequence[tuple[Element, Element]]) -> None:
    """Chinese in the left column, English in the right, each pair at the same height, cut where the page ends."""
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    canvas.setTitle(title)
    wide, low, high = (WIDTH - 44 * mm) / 2, 20 * mm, HEIGHT - 18 * mm
    places = (18 * mm, 18 * mm + wide + 8 * mm)
    top = high

    def turn() -> None:
        canvas.setFont("Times-Roman", 9)
        canvas.drawCentredString(WIDTH / 2, 10 * mm, f"- {canvas.getPageNumber()} -")
        canvas.showPage()

    for side in sides:
        rest = [flowables([each], wide, font="STSong-Light")[-1] for each in side]
        while any(rest):
            cut = [each.split(wide, top - low) if each else [] for each in rest]
            fits = [each for each in cut if each]
            if not fits or (rest[0] and rest[0].style.fontSize > 10 and top - low < 50):
                turn()
                top = high
                continue
            heads = [each[0] if each else None for each in cut]
            tall = [head.wrap(wide, top - low)[1] if head else 0 for head in heads]
            for head, height, left in zip(heads, tall, places, strict=True):
                if head:
                    head.drawOn(canvas, left, top - height)
            rest = [each[1] if len(each) > 1 else (None if each else was) for each, was in zip(cut, rest, strict=True)]
            top = top - max(tall) - 7 if not any(rest) else low
    turn()
    canvas.save()


def facing(path: Path, title: str, sides: Sequence[tuple[Sequence[Element], Sequence[Element]]], first: int) -> None:
    """Chinese on the left pages, English on the right: ``sides`` are what stands on one opening."""
    document = _document(path, title)
    frame = Frame(25 * mm, 20 * mm, WIDTH - 50 * mm, HEIGHT - 45 * mm)

    def head(canvas: object, document: object) -> None:
        canvas.setFont("song", 8)
        left = document.page % 2 == 1
        number = str(first + document.page - 1)
        if left:
            canvas.drawString(25 * mm, HEIGHT - 15 * mm, f"{number}    {title}")
        else:
            canvas.drawRightString(WIDTH - 25 * mm, HEIGHT - 15 * mm, f"{title}    {number}")

    document.addPageTemplates(PageTemplate(frames=[frame], onPage=head))
    story: list = []
    for zh, en in sides:
        story += [*flowables(zh, frame._width, 11), PageBreak(), *flowables(en, frame._width, 11), PageBreak()]
    document.build(story[:-1])


def journal(path: Path, titles: tuple[str, str], sides: Sequence[Sequence[Element]], first: int) -> None:
    """Each language in two columns of its own, with running heads that alternate and the journal's page numbers."""
    document = _document(path, titles[0])
    wide, gap = (WIDTH - 44 * mm) / 2, 8 * mm
    frames = [Frame(18 * mm + at * (wide + gap), 18 * mm, wide, HEIGHT - 42 * mm, id=f"c{at}") for at in (0, 1)]

    def head(canvas: object, document: object) -> None:
        canvas.setFont("song", 8)
        even = (first + document.page - 1) % 2 == 0
        canvas.drawCentredString(WIDTH / 2, HEIGHT - 14 * mm, "水利与乡村  2024 年第 3 期" if even else titles[0])
        canvas.setFont("Times-Roman", 9)
        place = canvas.drawString if even else canvas.drawRightString
        place(18 * mm if even else WIDTH - 18 * mm, HEIGHT - 14 * mm, str(first + document.page - 1))

    document.addPageTemplates(PageTemplate(frames=frames, onPage=head))
    zh, en = (flowables(flow, wide, 9) for flow in sides)
    document.build([*zh, PageBreak(), *en])


def stacked(path: Path, title: str, sides: Sequence[tuple[Sequence[Element], Sequence[Element]]], first: int) -> None:
    """Chinese in the upper half of each page, its English below a rule; ``sides`` are what stands on one page."""
    document = _document(path, title)
    wide = WIDTH - 50 * mm
    middle = HEIGHT * 0.5
    frames = [
        Frame(25 * mm, middle, wide, HEIGHT - middle - 20 * mm, id="zh"),
        Frame(25 * mm, 18 * mm, wide, middle - 20 * mm, id="en"),
    ]

    def labelled(canvas: object, document: object) -> None:
        canvas.setFont("song", 9)
        canvas.line(25 * mm, middle, WIDTH - 25 * mm, middle)
        canvas.drawCentredString(WIDTH / 2, 10 * mm, f"第 {first + document.page - 1} 页")

    document.addPageTemplates(PageTemplate(id="page", frames=frames, onPage=labelled))
    story: list = []
    for zh, en in sides:
        story += [NextPageTemplate("page"), *flowables(zh, wide, 11), FrameBreak()]
        story += [*flowables(en, wide, 11), PageBreak()]
    document.build(story[:-1])


def locked_page(path: Path, password: str) -> None:
    """A page that opens with a password only."""
    canvas = Canvas(str(path), encrypt=StandardEncryption(password, ownerPassword=password[::-1], strength=128))
    canvas.drawString(25 * mm, HEIGHT - 25 * mm, "Rain is kept in this file.")
    canvas.save()
