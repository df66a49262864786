"""Pages that Typst and XeLaTeX set: a journal's two columns with figures that float, line numbers, drop capitals."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

from gold import MARK, Unit

BOXES = """
#let heading1(b) = align(center, text(20pt, weight: "bold", b))
#let author(b) = align(center, text(11pt, b))
#let pull(b) = block(inset: (x: 2em, y: 1em), width: 100%, align(center, text(15pt, style: "italic", b)))
#let side(b) = block(fill: luma(230), stroke: 0.6pt, inset: 10pt, width: 100%, text(9pt, b))
#let figure1(b) = place(auto, float: true, scope: "parent", block(width: 100%, breakable: false, {
  rect(width: 80%, height: 3.5cm, fill: luma(200)); text(8.5pt, b)}))
#set text(font: ("Liberation Serif", "Noto Serif CJK SC"), size: 9.5pt)
#set par(justify: true, first-line-indent: (amount: 2em, all: true))
#set page(paper: "a4", margin: 2cm, columns: 2, numbering: "1",
  header: [#set text(8pt); 城市与气候 #h(1fr) 2025 年第 2 期])
#counter(page).update(45)
"""
NUMBERED = """
#set page(paper: "a4", margin: (left: 3cm, right: 2cm, y: 2cm), footer: context align(center)[#counter(page).display()])
#set text(font: ("Liberation Serif", "Noto Serif CJK SC"), size: 11pt)
#set par(justify: true)
#set par.line(numbering: n => text(8pt)[#n])
"""
BOOK = r"""\documentclass[10pt,twoside,twocolumn]{article}
\usepackage[UTF8,scheme=plain,fontset=none]{ctex}
\setCJKmainfont{Noto Serif CJK SC}\setCJKsansfont{Noto Sans CJK SC}
\usepackage[a4paper,margin=2cm,columnsep=8mm]{geometry}\usepackage{fancyhdr,lettrine}
\pagestyle{fancy}\fancyhf{}\fancyhead[LE,RO]{\thepage}\fancyhead[RE]{青澜市降温行动}
\fancyhead[LO]{White Paper on Cooling}
\begin{document}\setcounter{page}{8}
"""
TYPST = {"title": "heading1", "byline": "author", "quote": "pull", "box": "side", "caption": "figure1"}
LATEX = {
    "title": r"\begin{center}{\LARGE %s}\end{center}",
    "byline": r"\begin{center}%s\end{center}",
    "h1": r"\section*{%s}",
    "h2": r"\subsection*{%s}",
    "quote": r"\begin{quote}\itshape\large %s\end{quote}",
    "box": r"\begin{center}\fbox{\parbox{.9\linewidth}{\small %s}}\end{center}",
    "caption": r"\begin{figure}[t]\centering\rule{.7\linewidth}{2.5cm}\\[4pt]{\small %s}\end{figure}",
    "item": r"\begin{itemize}\item %s\end{itemize}",
}


def typst(text: str, path: Path, folder: Path) -> None:
    """What Typst sets of a text."""
    import typst as typesetter

    (folder / "page.typ").write_text(text, "utf-8")
    typesetter.compile(str(folder / "page.typ"), output=str(path))


def two_columns(units: Sequence[Unit], path: Path, folder: Path) -> None:
    """Each language in two columns, its title and its figures across both, notes below the column of their mark."""
    parts = (_column(units, "zh"), "#pagebreak()\n#counter(footnote).update(0)", _column(units, "en"))
    typst(BOXES + "\n".join(parts), path, folder)


def _column(units: Sequence[Unit], lang: str) -> str:
    notes = [unit.text(lang) for unit in units if unit.kind == "note"]
    title, byline = (f"#{TYPST[unit.kind]}[{_plain(unit.text(lang))}]" for unit in units[:2])
    made = [
        f'#set text(lang: "{lang}", hyphenate: {"true" if lang == "en" else "false"})',
        f'#place(top + center, float: true, scope: "parent", clearance: 1.5em, [{title} #v(0.3em) {byline}])',
    ]
    for unit in units[2:]:
        text = _plain(unit.text(lang).replace(MARK, "")) + (
            f"#footnote[{_plain(notes.pop(0))}]" if MARK in unit.zh else ""
        )
        if unit.kind in TYPST:
            made.append(f"#{TYPST[unit.kind]}[{text}]")
        elif unit.kind != "note":
            made.append({"h1": "= ", "h2": "== ", "item": "+ "}.get(unit.kind, "") + text)
    return "\n\n".join(made).replace("\n\n+ ", "\n+ ") + "\n"


def _plain(text: str) -> str:
    return re.sub(r"([\\#*_`$<>@\[\]~/])", r"\\\1", text)


def line_numbers(units: Sequence[Unit], path: Path, folder: Path) -> None:
    """One language after the other, every line counted in the margin."""
    made = [NUMBERED]
    for lang in ("zh", "en"):
        made.append(f'#set text(lang: "{lang}")')
        for unit in units:
            text = _plain(unit.text(lang))
            made.append(f'#text(14pt, weight: "bold")[{text}]' if unit.kind in ("title", "h1") else text)
        made.append("#pagebreak(weak: true)")
    typst("\n\n".join(made), path, folder)


def book(units: Sequence[Unit], path: Path, folder: Path) -> None:
    """Each language in two columns, chapters that begin with a drop capital, figures above the columns."""
    text = BOOK + _chapters(units, "zh") + r"\clearpage\setcounter{footnote}{0}" + _chapters(units, "en")
    (folder / "book.tex").write_text(text + r"\end{document}", "utf-8")
    for _ in range(2):
        subprocess.run(
            ["xelatex", "-interaction=batchmode", "book.tex"], cwd=folder, check=True, capture_output=True, timeout=240
        )
    (folder / "book.pdf").replace(path)


def _chapters(units: Sequence[Unit], lang: str) -> str:
    notes = [unit.text(lang) for unit in units if unit.kind == "note"]
    made, first = list[str](), False
    for unit in units:
        text = re.sub(r"([#%&_${}])", r"\\\1", unit.text(lang).replace(MARK, ""))
        if unit.kind == "p" and first and MARK not in unit.zh:
            word = text.split(" ")[0][1:] if lang == "en" else ""
            text, first = rf"\lettrine{{{text[0]}}}{{{word}}}{text[1 + len(word) :]}", False
        if MARK in unit.zh:
            text += rf"\footnote{{{notes.pop(0)}}}"
        if unit.kind != "note":
            first = first or unit.kind == "h1"
            made.append(LATEX.get(unit.kind, "%s") % text)
    return "\n\n".join(made) + "\n\n"
