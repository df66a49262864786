"""Pages for a browser to print: tables of amounts that go on overleaf, and Chinese with its Pinyin."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from gold import Unit

AMOUNTS = """
@page { size: 148mm 170mm; margin: 18mm 16mm; @bottom-right { content: counter(page); } }
.d { width: 100%; border-collapse: collapse; border-top: 1.2pt solid; border-bottom: 1.2pt solid; }
th { border-bottom: 0.6pt solid; font-weight: normal; } td, th { padding: 3pt 6pt; text-align: right; border-width: 0; }
td:first-child, th:first-child { text-align: left; }
.unitrow { text-align: right; font-size: 8.5pt; margin: 0; } .tnote { font-size: 8.5pt; }
[lang=en] { break-before: page; }
"""
RUBY = """
@page { size: A4; margin: 22mm; @bottom-center { content: counter(page); } }
[lang=zh] { line-height: 2.4; font-size: 13pt; } rt { font: 6.5pt "Liberation Serif"; }
"""
TAGS = {"title": "h1", "h1": "h2"}


def amounts(units: Sequence[Unit]) -> str:
    """One language after the other; tables without upright lines, whose head stands on every page."""
    return "".join(f'<div lang="{lang}">{"".join(_flow(units, lang))}</div>' for lang in ("zh", "en"))


def _flow(units: Sequence[Unit], lang: str) -> list[str]:
    made: list[str] = []
    for unit in units:
        if unit.kind != "data":
            tag = TAGS.get(unit.kind, "p")
            made.append(f'<{tag} class="{unit.kind}">{escape(unit.text(lang))}</{tag}>')
            continue
        head = not made[-1].endswith("</tbody>")
        row = "".join(f"<{'th' if head else 'td'}>{escape(cell)}" for cell in unit.text(lang).split(";"))
        if head:
            made.append(f'<table class="d"><thead><tr>{row}</thead><tbody></tbody>')
        else:
            made[-1] = made[-1].removesuffix("</tbody>") + f"<tr>{row}</tbody>"
    return [each + "</table>" if each.startswith("<table") else each for each in made]


def ruby(units: Sequence[Unit]) -> str:
    """Paragraphs in turns, each Chinese character with its Pinyin above it."""
    made = []
    for unit in units:
        tag = TAGS.get(unit.kind, "p")
        made += [f'<{tag} lang="zh">{_read(unit.zh)}</{tag}>', f'<{tag} lang="en">{escape(unit.en)}</{tag}>']
    return "\n".join(made)


def _read(text: str) -> str:
    from pypinyin import pinyin

    return "".join(
        f"<ruby>{char}<rt>{pinyin(char)[0][0]}</rt></ruby>" if "\u4e00" <= char <= "\u9fff" else escape(char)
        for char in text
    )
