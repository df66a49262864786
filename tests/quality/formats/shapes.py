"""Make the files of the format suite in shapes that people make by hand and no converter writes (see README.md).

    python shapes.py

Word documents, a book and a page are written here, element by element; of two further documents ``soffice`` makes an
OpenDocument text and a page. The files are kept in ``made/``.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

from gold import MARK, Unit, source
from making.word import cell, document, listed, lists, packed, paragraph, run, table

MADE = Path(__file__).parent / "made"
CLOSING = "，。、；：？！”』」）"
"""Marks that no line begins with."""

ZH_WIDE, EN_WIDE = 34, 76  # characters on a line of what was copied out of a PDF
LEVELS = {"h1": 0, "clause": 1, "item": 2}
NUMBERS = {
    1: (
        ("chineseCountingThousand", "第%1章"),
        ("chineseCountingThousand", "第%2条"),
        ("chineseCountingThousand", "（%3）"),
    ),
    2: (("decimal", "Chapter %1"), ("decimal", "Article %2"), ("decimal", "(%3)")),
}
NUMBER = re.compile(
    r"第[一二三四五六七八九十]+[章条]\s*|（[一二三四五六七八九十]+）|(?:Chapter|Article) \d+\s|\(\d+\)\s"
)


def numbered() -> bytes:
    """Paragraphs in turns, whose numbers are counted by Word in lists of three levels."""
    body = []
    for unit in source("boathouse"):
        for number, text in ((1, unit.zh), (2, unit.en)):
            level = LEVELS.get(unit.kind)
            bare = text if level is None else NUMBER.sub("", text, count=1)
            style = unit.kind
            body.append(paragraph(bare, style) if level is None else listed(bare, style, number, level))
    return document("".join(body), numbering=lists(NUMBERS))


def merged() -> bytes:
    """A table with headings across it in both languages, and a cell beside the rows of each chapter."""
    rows, begins = [], True
    for unit in source("boathouse"):
        if unit.kind in ("title", "h1"):
            rows.append(cell(f"{unit.zh} {unit.en}", '<w:gridSpan w:val="3"/>'))
            begins = True
            continue
        label = cell("条款 Clause" if begins else "", f'<w:vMerge w:val="{"restart" if begins else "continue"}"/>')
        rows.append(label + cell(unit.zh) + cell(unit.en))
        begins = False
    return document(table(*rows, columns=3))


def noted() -> bytes:
    """A table of four columns: numbers, the two languages, and here and there what the translator noted."""
    notes = {3: "已核对", 7: "术语待定 to be confirmed", 12: "见附图"}
    rows = ["".join(map(cell, ("编号", "原文", "译文", "备注")))]
    for at, unit in enumerate(source("ferry"), start=1):
        rows.append("".join(map(cell, (str(at), unit.zh, unit.en, notes.get(at, "")))))
    return document(table(*rows, columns=4))


def tabbed() -> bytes:
    """English, two tabs, Chinese."""
    return document("".join(paragraph(f"{unit.en}\t\t{unit.zh}", unit.kind) for unit in source("boathouse")))


def lines() -> bytes:
    """What was copied out of a PDF: each line is a paragraph, and a blank one stands between units."""
    body = []
    for unit in source("ferry"):
        if unit.kind in ("title", "h1"):
            body += [paragraph(unit.zh, unit.kind), paragraph(unit.en, unit.kind)]
        else:
            body += [paragraph(line) for line in (*_chinese(unit.zh), *_english(unit.en))] + [paragraph("")]
    return document("".join(body))


def _chinese(text: str) -> Iterator[str]:
    line = ""
    for char in text:
        if len(line) >= ZH_WIDE and char not in CLOSING:
            yield line
            line = ""
        line += char
    yield line


def _english(text: str) -> Iterator[str]:
    line = ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > EN_WIDE:
            yield line
            line = ""
        line = f"{line} {word}".strip()
    yield line


def changed() -> bytes:
    """Paragraphs in turns with changes that were recorded, hidden text, a comment, and footnotes in both languages."""
    body: list[str] = []
    notes: list[str] = []
    text = source("museum")
    for at, unit in enumerate(text):
        if unit.kind != "note":
            body += [
                paragraph("", unit.kind, runs=_with_changes(side, text[at + 1 :], lang, notes))
                for lang, side in (("zh", unit.zh), ("en", unit.en))
            ]
    comment = f'<w:comment w:id="7">{paragraph("这里译得对吗？ Is this right?")}</w:comment>'
    return document("".join(body), footnotes="".join(notes), comments=comment)


def _with_changes(text: str, after: tuple[Unit, ...], lang: str, notes: list[str]) -> str:
    """The runs of a paragraph; its notes are added to those before."""
    before, *behind = text.split(MARK)
    half = len(before) // 2
    runs = run(before[:half])
    runs += '<w:del w:id="90"><w:r><w:delText>删掉的半句 deleted words</w:delText></w:r></w:del>'
    runs += f'<w:ins w:id="91">{run(before[half:])}</w:ins>' + run("隐藏的字 hidden words", "<w:vanish/>")
    runs += '<w:r><w:commentReference w:id="7"/></w:r>'
    for each in behind:
        number = len(notes) + 1
        notes.append(f'<w:footnote w:id="{number}">{paragraph(after[0].text(lang), "note")}</w:footnote>')
        runs += f'<w:r><w:footnoteReference w:id="{number}"/></w:r>{run(each)}'
    return runs


def boxed() -> bytes:
    """Boxes in pairs, one a language, as leaflets have them."""
    text = source("postman")
    body = []
    for at in range(0, len(text), 7):
        boxes = "".join(_box(text[at : at + 7], lang) for lang in ("zh", "en"))
        body.append(paragraph("", runs=boxes))
    return document("".join(body))


def _box(text: tuple[Unit, ...], lang: str) -> str:
    inner = "".join(paragraph(unit.text(lang), unit.kind) for unit in text)
    shape = f"<wps:wsp><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
    drawn = f'<a:graphic><a:graphicData uri="box">{shape}</a:graphicData></a:graphic>'
    drawing = f"<w:drawing><wp:anchor>{drawn}</wp:anchor></w:drawing>"
    return f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice></mc:AlternateContent></w:r>'


def heads() -> bytes:
    """Headings with both languages in one line, over paragraphs in turns."""
    body = []
    for unit in source("boathouse"):
        together = unit.kind in ("title", "h1")
        texts = [f"{unit.zh} {unit.en}"] if together else [unit.zh, unit.en]
        body += [paragraph(text, unit.kind) for text in texts]
    return document("".join(body))


def book() -> bytes:
    """A book for Chinese reading programs: marks of notes are pictures, and notes a list behind the text."""
    body: list[str] = []
    notes: list[str] = []
    text = source("museum")
    for at, unit in enumerate(text):
        for lang in ("zh", "en") if unit.kind != "note" else ():
            written = escape(unit.text(lang), quote=False)
            while MARK in written:
                notes.append(text[at + 1].text(lang))
                mark = f'<a class="duokan-footnote" href="#n{len(notes)}"><img alt="注" src="n.png"/></a>'
                written = written.replace(MARK, f"<sup>{mark}</sup>", 1)
            body.append(_marked(unit.kind, written))
    items = "".join(
        f'<li class="duokan-footnote-item" id="n{at}"><p>{escape(note, quote=False)}</p></li>'
        for at, note in enumerate(notes, start=1)
    )
    return _epub("".join(body) + f'<ol class="duokan-footnote-content">{items}</ol>')


def _epub(body: str) -> bytes:
    opf = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="2.0"><metadata/><manifest>'
        '<item id="t" href="t.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="t"/></spine></package>'
    )
    container = '<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>'
    page = f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>b</title></head><body>{body}</body></html>'
    members = {"mimetype": "application/epub+zip", "META-INF/container.xml": container, "b.opf": opf, "t.xhtml": page}
    return packed(members)


def _marked(kind: str, text: str) -> str:
    tag = {"title": "h1", "h1": "h2"}.get(kind, "p")
    return f"<{tag}>{text}</{tag}>"


def lesson() -> bytes:
    """A page for learners: each sentence has its number, a line of Pinyin and its translation."""
    first, *text = source("postman")
    sentences = "".join(
        f'<div class="sentence"><span class="num">{at}.</span><p class="cn">{unit.zh}</p>'
        f'<p class="py">shān lǐ de yóuchāi xìng mò</p><p class="en">{escape(unit.en)}</p></div>\n'
        for at, unit in enumerate(text, start=1)
    )
    bar = '<div class="topbar"><a href="/">学汉语</a> <a href="/l">Lessons</a> <a href="/v">Vocabulary</a></div>'
    body = f'{bar}<h1>{first.zh} <small>{first.en}</small></h1><div class="lesson">{sentences}</div>'
    head = '<head><meta charset="utf-8"><title>课文</title></head>'
    return f"<!DOCTYPE html><html>{head}<body>{body}</body></html>".encode()


SHAPES: dict[str, Callable[[], bytes]] = {
    "boathouse.word-numbers.docx": numbered,
    "boathouse.word-merged.docx": merged,
    "boathouse.word-tabs.docx": tabbed,
    "ferry.word-notes.docx": noted,
    "ferry.word-lines.docx": lines,
    "museum.word-changes.docx": changed,
    "museum.notes.epub": book,
    "postman.lesson.html": lesson,
}
CONVERTED: dict[str, Callable[[], bytes]] = {
    "postman.office-boxes.odt": boxed,
    "boathouse.office-heads.html": heads,
}
"""What LibreOffice makes of documents that are not kept."""


def convert(target: Path, data: bytes) -> None:
    """LibreOffice's conversion of a Word document."""
    with tempfile.TemporaryDirectory() as scratch:
        given = Path(scratch) / f"{target.stem}.docx"
        given.write_bytes(data)
        profile = f"-env:UserInstallation=file://{scratch}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", target.suffix[1:], "--outdir", MADE, given]
        subprocess.run([str(each) for each in command], check=True, capture_output=True, timeout=180)


if __name__ == "__main__":
    for name, make in SHAPES.items():
        (MADE / name).write_bytes(make())
    for name, make in CONVERTED.items():
        convert(MADE / name, make())
