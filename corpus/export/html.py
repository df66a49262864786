"""HTML (https://html.spec.whatwg.org): both languages side by side in one file, to read, to print and to pass on.

The page needs nothing besides itself, runs no script and fetches nothing. Each document is a table whose rows are
passages, or sentences; its head says what the document is, the page's foot when and with what it was made. What was
asked of a search stands before all, and what it found is marked. Attributes (``data-kind`` …) say of each row what it
is, so that our reader takes the rows alone for passages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from html import escape
from itertools import chain, groupby, islice
from typing import TextIO

from corpus.export import Heading, Level, Work
from corpus.export_columns import as_text, credits, in_words, made, places
from corpus.export_xml import holdable, record_text
from corpus.types import LANGS, Boilerplate, Document, Lang, Locator, Passage, Reference

BOILERPLATE = True
BINARY = False

STYLE = """
:root { color-scheme: light dark; }
body { max-width: 76rem; margin: 2rem auto; padding: 0 1.2rem; font: 1rem/1.65 Georgia, "Times New Roman", serif; }
:lang(zh) { font-family: "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, serif; line-height: 1.8; }
h1, h2 { line-height: 1.3; margin: 0; }
header { margin: 2.5rem 0 1rem; }
header p, dl, footer, summary, thead, .place { font-size: .875rem; }
header p { margin: .15rem 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; }
dd { margin: 0; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { padding: .35rem .7rem; text-align: start; vertical-align: top; }
td { overflow-wrap: anywhere; white-space: pre-wrap; }
thead th { border-bottom: 1px solid; font-weight: 600; }
tbody :is(td, th) { border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent); font-weight: inherit; }
.place { width: 3.6rem; padding-inline-start: 0; font-variant-numeric: tabular-nums; opacity: .75; }
.place a { color: inherit; text-decoration: none; }
.place span { display: block; font-size: .75rem; line-height: 1.3; }
[data-kind="title"] td { font-size: 1.35rem; font-weight: 600; }
[data-kind="heading"] td { font-weight: 600; }
[data-kind="heading"] > * { padding-top: 1.1rem; }
[data-kind="note"] td, [data-kind="caption"] td, [data-kind="reference"] td { font-size: .9rem; }
mark { color: inherit; background: color-mix(in srgb, gold 45%, transparent); }
footer { margin-top: 3rem; border-top: 1px solid; padding-top: .6rem; }
:target { outline: 2px solid; }
@page { margin: 18mm 15mm; }
@media print {
  body { max-width: none; margin: 0; padding: 0; font-size: 10pt; }
  section + section { break-before: page; }
  tr { break-inside: avoid; }
  [data-kind="title"], [data-kind="heading"], header { break-after: avoid; }
  .place a { pointer-events: none; }
}
@media (max-width: 40rem) {
  thead { position: absolute; clip-path: inset(50%); }
  table, tbody, tr, td { display: block; }
  tbody th { display: block; border: 0; padding-bottom: 0; }
  td:not(:last-child) { border: 0; }
  td:empty { display: none; }
}
"""

HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="generator" content="{tool}">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
"""
FOOT = """<footer><p>Exported {date} with {tool}.</p></footer>
</body>
</html>
"""
COLUMNS = (
    '<thead><tr><th class="place" scope="col">No.</th><th scope="col" lang="zh">中文</th>'
    '<th scope="col">English</th></tr></thead>\n'
)


def write(works: Iterable[Work], out: TextIO, level: Level = "passage", heading: Heading | None = None) -> None:
    """Write one page with a table for every work; hits in a row of one document share a table."""
    facts = made()
    coming = iter(works)
    first = list(islice(coming, 2))
    out.write(HEAD.format(tool=_text(facts["tool"]), title=_text(_title(first, heading)), style=STYLE))
    out.writelines(_asked(heading) if heading else ())
    if not first:
        out.write("<p>There is nothing in this export.</p>\n")
    shown: set[str] = set()
    for document, group in groupby(chain(first, coming), key=lambda work: work.document.id):
        out.writelines(_document(group, level, document not in shown))
        shown.add(document)
    out.write(FOOT.format(date=facts["exported"], tool=_text(facts["tool"])))


def _title(works: Sequence[Work], heading: Heading | None) -> str:
    """What the page is called: by the query, or by the first document."""
    if heading:
        return f"Duizhao: {heading.facts.get('query', '')}"
    return " … ".join(("Duizhao" if not works else works[0].document.title, *([""] if len(works) > 1 else ()))).strip()


def _asked(heading: Heading) -> Iterator[str]:
    """What an export answers, a fact a line."""
    yield "<dl>\n"
    for label, said in in_words(heading):
        yield f"<dt>{_run(label)}</dt><dd>{_run(said)}</dd>\n"
    yield "</dl>\n"


def _document(works: Iterable[Work], level: Level, named: bool) -> Iterator[str]:
    """The works of one document as a table under what is known of it; ``named`` where links may lead to it."""
    works = iter(works)
    first = next(works)
    record = f' data-record="{_text(record_text(first.document.reference))}"' if named else ""
    yield f'<section data-document="{_text(first.document.id)}" data-title="{_text(first.document.title)}"{record}>\n'
    yield from _head(first.document, named)
    yield f"<table>\n{COLUMNS}<tbody>\n"
    left_out: list[Boilerplate] = []
    for work in chain((first,), works):
        for passage in work.passages:
            yield from _rows(passage, work, level)
        left_out.extend(work.boilerplate)
    yield "</tbody>\n</table>\n"
    yield from _left_out(left_out)
    yield "</section>\n"


def _head(document: Document, named: bool) -> Iterator[str]:
    """The titles of a document, and its record as far as it is known."""
    record = document.reference
    titles: dict[Lang, str] = {"zh": record.title_zh, "en": record.title_en}
    yield f'<header id="{_text(document.id)}">\n' if named else "<header>\n"
    if not any(titles.values()):
        yield f"<h1>{_run(document.title)}</h1>\n"
    for number, lang in enumerate(lang for lang in LANGS if titles[lang]):
        tag = "h2" if number else "h1"
        yield f'<{tag} lang="{lang}">{_text(titles[lang])}</{tag}>\n'
    yield from (f"<p>{fact}</p>\n" for fact in _record(record) if fact)
    yield f"<p>{_run(' + '.join(document.source))}, added {_text(document.added)}</p>\n</header>\n"


def _record(record: Reference) -> Iterator[str]:
    yield "; ".join(map(_run, credits(record)))
    where = (record.container_title, record.publisher_place, record.publisher, record.issued)
    yield ", ".join(_run(part) for part in where if part)
    yield f"{record.status.capitalize()} text" if record.status else ""
    safe = record.url.startswith(("http://", "https://"))
    yield f'<a href="{_text(record.url)}" rel="noreferrer">{_text(record.url)}</a>' if safe else _text(record.url)


def _rows(passage: Passage, work: Work, level: Level) -> Iterator[str]:
    """A row for the passage, or one for each of its sentences."""
    marks = work.found.matches if work.found else {}
    row = partial(_row, passage, marks)
    if level == "passage" or not passage.sentences:
        yield row(passage.id, {lang: (0, len(passage.text(lang))) for lang in LANGS}, passage.confidence)
        return
    for number, bead in work.sentences(passage):
        yield row(f"{passage.id}.{number}", {"zh": bead.zh, "en": bead.en}, bead.confidence)


def _row(
    passage: Passage,
    marks: Mapping[Lang, Sequence[tuple[int, int]]],
    name: str,
    spans: Mapping[Lang, tuple[int, int]],
    confidence: float | None,
) -> str:
    attributes = {"id": name, "data-kind": passage.kind}
    attributes |= {} if passage.level is None else {"data-level": str(passage.level)}
    attributes |= {} if confidence is None else {"data-confidence": repr(confidence)}
    attributes |= {"data-places": as_text(at)} if (at := places(passage)) else {}
    written = "".join(f' {key}="{_text(value)}"' for key, value in attributes.items() if value)
    cells = "".join(
        f'<td lang="{lang}">{_marked(passage.text(lang), spans[lang], marks.get(lang, ()))}</td>' for lang in LANGS
    )
    number = f'<a href="#{_text(name)}">{passage.ordinal + 1}</a>' if name else str(passage.ordinal + 1)
    return f'<tr{written}><th class="place" scope="row">{number}{_place(passage)}</th>{cells}</tr>\n'


def _place(passage: Passage) -> str:
    """The pages that the passage stands on, where the source has pages: as printed, or else counted."""
    places = dict.fromkeys(map(_page, (*passage.zh_locators, *passage.en_locators)))
    return "".join(f"<span>{_text(place)}</span>" for place in places if place)


def _page(place: Locator) -> str:
    if place.label and place.certain:
        return f"p. {place.label}"
    return "" if place.page is None else f"page {place.page} of the file"


def _marked(text: str, span: tuple[int, int], marks: Sequence[tuple[int, int]]) -> str:
    """A stretch of a text with what was found in it marked."""
    at, end = span
    parts = []
    for begin, stop in marks:
        begin, stop = max(begin, at), min(stop, end)
        if begin < stop:
            parts.append(f"{_text(text[at:begin])}<mark>{_text(text[begin:stop])}</mark>")
            at = stop
    return "".join((*parts, _text(text[at:end])))


def _left_out(pieces: Sequence[Boilerplate]) -> Iterator[str]:
    if pieces:
        yield "<details><summary>Left out of the passages</summary>\n<ul>\n"
        yield from (f"<li>{_run(piece.text)}</li>\n" for piece in pieces)
        yield "</ul></details>\n"


_CHINESE = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def _run(text: str) -> str:
    """A text of either language, set apart so that its direction stays its own."""
    lang = "zh" if _CHINESE.search(text) else "en"
    return f'<bdi lang="{lang}">{_text(text)}</bdi>'


def _text(text: str) -> str:
    """The text as a page holds it: what XML can't hold, a page can't either."""
    return escape(holdable(text)).replace("\r", "&#13;")
