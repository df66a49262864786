"""Make the files of the format suite with the tools that people make such files with (see README.md beside this).

    python make.py [NAME ...]

Run in an environment with ReportLab, fontTools, pypdfium2, translate-toolkit, msoffcrypto-tool, typst and pypinyin; it
calls ``pandoc``, ``soffice``, ``chromium`` and ``xelatex``. The files are kept in ``made/``, and ``places.json`` says
on which page each unit stands in each PDF.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pypdfium2
from gold import NAMES, TEXTS, letters, source, units
from making.arrange import ARRANGEMENT, Element, element, groups, parts, rows, turns
from making.drawn import scan, watermarked
from making.fonts import small_font
from making.marked import markdown, page
from making.printed import AMOUNTS, RUBY, amounts, ruby
from making.reportlab_pages import columns, facing, journal, locked_page, stacked, use_fonts
from making.typeset import book, line_numbers, two_columns

HERE = Path(__file__).parent
MADE = HERE / "made"
LOCKED = HERE.parent.parent / "faults" / "locked"
KEY = 10  # letters by which the beginning of a unit is found on a page

PRINT = """
@font-face { font-family: song; src: url(song.ttf); }
@page { size: A4; margin: 22mm 20mm; }
body { font: 11pt/1.6 song, serif; }
[lang=en] { font-family: "Liberation Serif", serif; }
p { margin: 0 0 8pt; text-align: justify; } p.note { font-size: 8.5pt; }
table { border-collapse: collapse; width: 100%; margin: 8pt 0; } td { border: 0.5pt solid #555; padding: 3pt 5pt; }
.row { display: grid; grid-template-columns: 1fr 1.25fr; gap: 9mm; } .row h1 { font-size: 15pt; }
.row h2 { font-size: 12.5pt; } .row h3 { font-size: 11pt; }
"""
NUMBERED = "@page { @bottom-center { content: counter(page); } } :root { counter-reset: page 6; }"
LONGEST = {"stacked": (19, 40, 88), "facing": (37, 39, 84)}
"""Layout → lines on a page, and characters on a line in Chinese and in English."""


def run(*command: str | Path, folder: Path | None = None) -> None:
    """A foreign program, which must succeed."""
    subprocess.run([str(each) for each in command], check=True, capture_output=True, timeout=180, cwd=folder)


def office(paths: Sequence[Path], form: str, names: Sequence[str], folder: Path) -> None:
    """LibreOffice's conversion of files into a format, and their new names."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    run("soffice", profile, "--headless", "--convert-to", form, "--outdir", folder / "out", *paths)
    for path, name in zip(paths, names, strict=True):
        (folder / "out" / f"{path.stem}.{form.split(':')[0]}").replace(MADE / name)


def printed(html: str, target: Path, folder: Path, *options: str) -> None:
    """Chromium's print of a page."""
    (folder / "page.html").write_text(html, "utf-8")
    run("chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/chromium",
        "--no-pdf-header-footer", *options, f"--print-to-pdf={target}", f"file://{folder}/page.html")  # fmt: skip


def title(name: str) -> str:
    """The Chinese title of a text."""
    return source(name)[0].zh


def flowing(folder: Path) -> None:
    """Documents that flow: pandoc's, and LibreOffice's from them."""
    for name in NAMES:
        text = folder / f"{name}.md"
        text.write_text(markdown(ARRANGEMENT[name](name)), "utf-8")
        base = ("pandoc", "-f", "markdown-smart", text)
        run(*base, "-o", MADE / f"{name}.pandoc.docx")
        run(*base, "-t", "gfm", "--wrap=none", "-o", MADE / f"{name}.pandoc.md")
        run(*base, "-s", "--metadata", f"pagetitle={title(name)}", "-o", MADE / f"{name}.pandoc.html")
        epub = ("--metadata", f"title={title(name)}", "--metadata", "lang=zh-CN", "--epub-chapter-level=2")
        run(*base, *epub, "-o", MADE / f"{name}.pandoc.epub")
    written = [f"{name}.office.odt" for name in NAMES]
    office([MADE / f"{name}.pandoc.docx" for name in NAMES], "odt", written, folder)
    for form in ("docx", "html"):
        office([MADE / each for each in written], form, [f"{name}.office.{form}" for name in NAMES], folder)


def tables(folder: Path) -> None:
    """Spreadsheets, translation memories and files for translators."""
    for name in ("law", "report", "tables"):
        path = folder / f"{name}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, quoting=csv.QUOTE_ALL).writerows([("中文", "English"), *rows(name)])
    names = ("law", "report", "tables")
    quoted = "--infilter=CSV:44,34,76,1,,0,true"
    run("soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", quoted, "--convert-to", "xlsx",
        "--outdir", folder / "out", *(folder / f"{name}.csv" for name in names))  # fmt: skip
    for name in names:
        (folder / "out" / f"{name}.xlsx").replace(MADE / f"{name}.office.xlsx")
    sheets = [MADE / f"{name}.office.xlsx" for name in names]
    separated = "csv:Text - txt - csv (StarCalc):44,34,76,1"
    office(sheets, separated, [f"{name}.office.csv" for name in names], folder)
    office(sheets[:1], "csv:Text - txt - csv (StarCalc):9,34,65535,1", ["law.office.tsv"], folder)
    memories(folder)


def memories(folder: Path) -> None:
    """TMX and XLIFF by translate-toolkit, out of a PO file."""
    from translate.storage.pypo import pofile

    for name in ("news", "report"):
        store = pofile()
        if name == "news":  # the other one's file for translators does not say its second language
            store.updateheader(add=True, language="zh_CN")
        for zh, en in rows(name):
            unit = store.addsourceunit(en)
            unit.target = zh
        (folder / f"{name}.po").write_bytes(bytes(store))
        tools = Path(sys.executable).parent
        run(tools / "po2tmx", "-l", "zh-CN", f"{name}.po", MADE / f"{name}.toolkit.tmx", folder=folder)
        run(tools / "po2xliff", f"{name}.po", MADE / f"{name}.toolkit.xlf", folder=folder)


def sides(name: str) -> list[tuple[Element, Element]]:
    """Each group of a text in both languages."""
    return [(element(group, "zh"), element(group, "en")) for group in groups(source(name))]


def openings(name: str, layout: str) -> list[tuple[list[Element], list[Element]]]:
    """The groups of a text as pages that hold both sides of each."""
    most, zh_wide, en_wide = LONGEST[layout]
    made: list[tuple[list[Element], list[Element]]] = [([], [])]
    room = most
    for zh, en in sides(name):
        lines = [sum(-(-len(t) // wide) + 1 for t in side.texts) for side, wide in ((zh, zh_wide), (en, en_wide))]
        tall = 0.8 * max(lines) + 2 * bool(zh.level)
        if tall > room:
            made.append(([], []))
            room = most
        room -= tall
        made[-1][0].append(zh)
        made[-1][1].append(en)
    return made


def pages(folder: Path) -> None:
    """PDF in ten layouts."""
    characters = "".join(path.read_text("utf-8") for path in TEXTS.glob("*.txt")) + "水利与乡村年第期页0123456789 •"
    use_fonts(small_font(characters, folder / "song.ttf"))
    columns(MADE / "law.columns.pdf", title("law"), sides("law"))
    facing(MADE / "interview.facing.pdf", "与钟表匠的谈话", openings("interview", "facing"), 24)
    zh, en = (groups(source("report")), groups(source("report")))
    flows = [element(group, "zh") for group in zh], [element(group, "en") for group in en]
    journal(MADE / "report.journal.pdf", (source("report")[0].zh, source("report")[0].en), flows, 113)
    stacked(MADE / "news.stacked.pdf", title("news"), openings("news", "stacked"), 31)
    printed(page(turns("report"), title("report"), PRINT), MADE / "report.turns.pdf", folder)
    printed(page(turns("tables"), title("tables"), PRINT), MADE / "tables.grid.pdf", folder)
    printed(page([], title("news"), PRINT + NUMBERED, beside=sides("news")), MADE / "news.beside.pdf", folder)
    text = folder / "parts.md"
    text.write_text(markdown(parts("report")), "utf-8")
    run("pandoc", "-f", "markdown-smart", text, "-o", folder / "parts.docx")
    documents = [folder / "parts.docx", MADE / "interview.office.odt", MADE / "news.office.odt"]
    names = ["report.office-parts.pdf", "interview.office-table.pdf", "news.office-turns.pdf"]
    office(documents, "pdf", names, folder)


def layouts(folder: Path) -> None:
    """PDF in layouts of publications, drafts and scans."""
    characters = "".join(path.read_text("utf-8") for path in TEXTS.glob("*.txt")) + "内部资料请勿外传第页0123456789 •"
    use_fonts(small_font(characters, folder / "song.ttf"))
    two_columns(source("shade"), MADE / "shade.two-columns.pdf", folder)
    book(source("shade"), MADE / "shade.latex.pdf", folder)
    line_numbers(source("lease"), MADE / "lease.line-numbers.pdf", folder)
    scan([unit for unit in source("law") if unit.kind != "note"], MADE / "law.scan.pdf", folder)
    watermarked(source("news"), MADE / "news.watermark.pdf")
    for name, style, body in (("annual.amounts", AMOUNTS, amounts), ("interview.ruby", RUBY, ruby)):
        text = page([], name, PRINT + style).replace("<body>", "<body>" + body(source(name.split(".")[0])))
        printed(text, MADE / f"{name}.pdf", folder, "--disable-pdf-tagging")


def places() -> None:
    """On which page of each PDF the two sides of each unit begin; None where its beginning is not there once."""
    found: dict[str, list[list[int | None]]] = {}
    for path in sorted(MADE.glob("*.pdf")):
        with pypdfium2.PdfDocument(path) as document:
            texts = [letters(each.get_textpage().get_text_range()) for each in document]
        gold = units(path.name.split(".")[0])
        found[path.name] = [[_page(unit.text(lang), texts) for lang in ("zh", "en")] for unit in gold]
    rows_of = (f'"{name}": {json.dumps(each)}' for name, each in found.items())
    (HERE / "places.json").write_text("{\n" + ",\n".join(rows_of) + "\n}\n", "utf-8")


def _page(text: str, texts: Sequence[str]) -> int | None:
    key = letters(text.split("[^1]")[0])[: KEY if any(ord(char) > 0x2E80 for char in text) else 3 * KEY]
    there = [number for number, each in enumerate(texts, 1) for _ in range(each.count(key))] if len(key) > 5 else []
    return there[0] if len(there) == 1 else None


def locked(folder: Path) -> None:
    """Files that open with a password only: Office's own encryption, and PDF's."""
    tool = Path(sys.executable).parent / "msoffcrypto-tool"
    for name in ("tables.pandoc.docx", "tables.office.xlsx"):
        run(tool, "-e", "-p", "rain", MADE / name, LOCKED / f"locked{Path(name).suffix}")
    locked_page(LOCKED / "locked.pdf", "rain")


STEPS: dict[str, Callable[[Path], None]] = {
    "flowing": flowing,
    "tables": tables,
    "pages": pages,
    "layouts": layouts,
    "locked": locked,
}

if __name__ == "__main__":
    MADE.mkdir(exist_ok=True)
    LOCKED.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        (Path(scratch) / "out").mkdir()
        for step in sys.argv[1:] or STEPS:
            STEPS[step](Path(scratch))
    places()
