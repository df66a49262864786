"""Pages that are drawn word by word or letter by letter: a scan with its recognised text, a text under watermarks."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path

from gold import Unit
from making.reportlab_pages import HEIGHT, WIDTH
from PIL import Image
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

LARGER = {"title": 6, "h1": 3}
Line = tuple[float, str]


def _lines(unit: Unit, lang: str, size: float, width: float) -> tuple[ParagraphStyle, list[Line]]:
    """The lines that a unit takes, each with its indent."""
    head = unit.kind in LARGER
    style = ParagraphStyle(
        unit.kind,
        fontName="song" if lang == "zh" else ("Times-Bold" if head else "Times-Roman"),
        fontSize=size + LARGER.get(unit.kind, 0),
        leading=(size + LARGER.get(unit.kind, 0)) * 1.45,
        wordWrap="CJK" if lang == "zh" else None,
        firstLineIndent=2 * size if lang == "zh" and not head else 0,
    )
    paragraph = Paragraph(unit.text(lang), style)
    paragraph.wrap(width, 1e6)
    texts = (" ".join(line[1]) if lang == "en" else "".join(line[1]) for line in paragraph.blPara.lines)
    return style, [(style.firstLineIndent if not at else 0, text) for at, text in enumerate(texts)]


def scan(units: Sequence[Unit], path: Path, folder: Path) -> None:
    """A picture of paper over invisible words, recognised in two columns: their sizes and base lines waver."""
    noise = folder / "paper.png"
    Image.effect_noise((60, 84), 12).convert("L").save(noise)
    canvas, chance = Canvas(str(path), pagesize=(WIDTH, HEIGHT), invariant=1), random.Random(7)
    wide, top, number = (WIDTH - 44 * mm) / 2, HEIGHT - 20 * mm, 1

    def word(text: str, x: float, y: float, style: ParagraphStyle) -> float:
        size, wanted = style.fontSize * chance.uniform(0.93, 1.07), stringWidth(text, style.fontName, style.fontSize)
        drawn = canvas.beginText()
        drawn.setTextRenderMode(3)
        drawn.setFont(style.fontName, size)
        drawn.setHorizScale(100 * wanted / stringWidth(text, style.fontName, size))
        drawn.setTextOrigin(x, y + chance.uniform(-0.6, 0.6))
        drawn.textOut(text)
        canvas.drawText(drawn)
        return x + wanted

    def turn() -> None:
        word(str(number), WIDTH / 2, 10 * mm, ParagraphStyle("foot", fontName="Times-Roman", fontSize=9))
        canvas.showPage()

    canvas.drawImage(str(noise), 0, 0, WIDTH, HEIGHT)
    for unit in units:
        sides = [_lines(unit, lang, 9.5, wide) for lang in ("zh", "en")]
        tall = max(len(lines) * style.leading for style, lines in sides) + 7
        if top - tall < 20 * mm:
            turn()
            canvas.drawImage(str(noise), 0, 0, WIDTH, HEIGHT)
            top, number = HEIGHT - 20 * mm, number + 1
        for left, lang, (style, lines) in zip((18 * mm, 26 * mm + wide), ("zh", "en"), sides, strict=True):
            for at, (indent, text) in enumerate(lines):
                x = left + indent
                for piece in text.split(" ") if lang == "en" else _pieces(text, chance):
                    x = word(piece, x, top - at * style.leading, style)
                    x += stringWidth(" ", style.fontName, style.fontSize) if lang == "en" else 0
        top -= tall
    turn()
    canvas.save()


def _pieces(text: str, chance: random.Random) -> list[str]:
    """Chinese as it is recognised, a few characters at a time."""
    made: list[str] = []
    while text:
        long = chance.choice((1, 2, 2, 3, 4))
        made.append(text[:long])
        text = text[long:]
    return made


def watermarked(units: Sequence[Unit], path: Path) -> None:
    """Chinese above a rule, English below it and on; letter by letter, headings twice, words across every page."""
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), invariant=1)
    place = [0.0, 20.0]  # the height on the page, and the page's number

    def turn() -> None:
        if place[1] > 20:
            canvas.showPage()
        place[:] = HEIGHT - 22 * mm, place[1] + 1
        _watermarks(canvas, int(place[1]))

    parts: list[list[Unit]] = [[]]
    for unit in units:
        if unit.kind == "h1" and len(parts[-1]) > 4:
            parts.append([])
        parts[-1].append(unit)
    for part in parts:
        turn()
        for lang in ("zh", "en"):
            for unit in part:
                _letters(canvas, unit, lang, place, turn)
            if lang == "zh":
                canvas.line(25 * mm, place[0] + 4, WIDTH - 25 * mm, place[0] + 4)
                place[0] -= 14
    canvas.save()


def _watermarks(canvas: Canvas, number: int) -> None:
    canvas.saveState()
    canvas.setFillGray(0.8)
    canvas.setFont("Helvetica-Bold", 48)
    canvas.drawCentredString(WIDTH / 2, HEIGHT * 0.33, "DRAFT")
    canvas.translate(WIDTH / 2, HEIGHT / 2)
    canvas.rotate(45)
    canvas.setFont("song", 60)
    canvas.drawCentredString(0, 0, "内部资料 请勿外传")
    canvas.restoreState()
    canvas.setFont("song", 9)
    canvas.drawCentredString(WIDTH / 2, 10 * mm, f"第 {number} 页")


def _letters(canvas: Canvas, unit: Unit, lang: str, place: list[float], turn: Callable[[], None]) -> None:
    style, lines = _lines(unit, lang, 10.5, WIDTH - 50 * mm)
    for indent, text in lines:
        if place[0] < 20 * mm:
            turn()
        canvas.setFont(style.fontName, style.fontSize)
        x = 25 * mm + indent
        for letter in text:
            if letter != " ":
                canvas.drawString(x, place[0], letter)
                if unit.kind in LARGER:  # bold, as programs make it where a font has none
                    canvas.drawString(x + 0.35, place[0], letter)
            x += stringWidth(letter, style.fontName, style.fontSize)
        place[0] -= style.leading
    place[0] -= 6
