"""A document as Markdown for pandoc, and as a web page for a browser to print."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from gold import MARK
from making.arrange import Element


def markdown(flow: Sequence[Element], title: str = "") -> str:
    """Pandoc's Markdown, with footnotes and pipe tables. ``title`` heads it where there is no heading of level 1."""
    made, number = [f"# {title}"] if title else [], 0
    for each in flow:
        text = each.texts[0]
        for note in each.notes:
            number += 1
            text = text.replace(MARK, f"[^{number}]", 1)
            made.append(f"[^{number}]: {note}")
        made.append(_markdown(each, text))
    return "\n\n".join(made) + "\n"


def _markdown(each: Element, text: str) -> str:
    if each.tag == "h":
        return f"{'#' * each.level} {text}"
    if each.tag == "ul":
        return "\n".join(f"- {item}" for item in each.texts)
    if each.tag == "ol":
        return "\n".join(f"{at}. {item}" for at, item in enumerate(each.texts, 1)) + "\n\n<!-- -->"
    if each.tag == "data":
        return _table([tuple(row.split(";")) for row in each.texts])
    return _table(each.texts) if each.tag == "pairs" else _typed(text)


def _typed(text: str) -> str:
    """A paragraph whose number was typed and is no list's."""
    return f"\\{text}" if text.startswith("(") else text


def _table(table: Sequence[Sequence[str]]) -> str:
    head, *body = ["| " + " | ".join(row) + " |" for row in table]
    return "\n".join([head, "|" + "------------|" * len(table[0]), *body])


def page(flow: Sequence[Element], title: str, style: str, *, beside: Sequence[tuple[Element, Element]] = ()) -> str:
    """A web page; ``beside`` are elements to stand side by side, each pair in a row of a grid."""
    body = [_html(each) for each in flow]
    body += [f'<div class="row"><div>{_html(zh)}</div><div>{_html(en)}</div></div>' for zh, en in beside]
    return (
        f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{style}</style></head><body>\n" + "\n".join(body) + "\n</body></html>\n"
    )


def _html(each: Element) -> str:
    lang = f' lang="{"zh-CN" if each.lang == "zh" else "en"}"' if each.lang else ""
    if each.tag == "h":
        return f"<h{each.level}{lang}>{escape(each.texts[0])}</h{each.level}>"
    if each.tag in ("ul", "ol"):
        return f"<{each.tag}{lang}>" + "".join(f"<li>{escape(item)}</li>" for item in each.texts) + f"</{each.tag}>"
    if each.tag == "pairs":
        return _grid(each.texts, ('lang="zh-CN"', 'lang="en"'))
    if each.tag == "data":
        table = [row.split(";") for row in each.texts]
        return _grid(table, [lang.strip()] * len(table[0]))
    return f"<p{lang}>{escape(each.texts[0].replace(MARK, ''))}</p>" + "".join(
        f'<p class="note"{lang}>{escape(note)}</p>' for note in each.notes
    )


def _grid(table: Sequence[Sequence[str]], langs: Sequence[str]) -> str:
    cells = ["".join(f"<td {lang}>{escape(c)}</td>" for c, lang in zip(row, langs, strict=True)) for row in table]
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"
