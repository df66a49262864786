"""Nothing is lost on the way from a file of any format to passages and what was left out."""

from __future__ import annotations

import json
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from html import escape, unescape
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from beside import module
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.assemble import assemble
from corpus.errors import NothingToRead
from corpus.readers import read_bytes
from corpus.types import Assembly, RawDocument

formats = module(Path(__file__).parent.parent / "faults" / "formats.py")
MADE = sorted(formats.MADE.iterdir())


def signs(texts: Iterable[str]) -> Counter[str]:
    """The characters of texts, blanks of every kind apart."""
    return Counter(re.sub(r"[\s\u200b-\u200d\u2060\ufeff\u00ad]", "", "".join(texts)))


def letters(texts: Iterable[str]) -> Counter[str]:
    """The letters and figures of texts: what no rule takes for markup."""
    return Counter(char for text in texts for char in text if char.isalnum())


def blocks_of(document: RawDocument) -> list[str]:
    return [block.text for block in document.blocks]


def shown(made: Assembly) -> list[str]:
    """What of a document is shown, and what was left out of it and kept."""
    return [
        *(side for passage in made.passages for side in (passage.zh, passage.en)),
        *(b.text for b in made.boilerplate),
    ]


# The files of the format suite, against their text as it stands in them


def _members(path: Path, wanted: str) -> list[str]:
    with zipfile.ZipFile(path) as held:
        return [held.read(name).decode() for name in held.namelist() if re.fullmatch(wanted, name)]


def _word(path: Path) -> list[str]:
    found = _members(path, r"word/(?:document|footnotes)\.xml")
    return [unescape(text) for part in found for text in re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", part)]


def _open_document(path: Path) -> list[str]:
    body = _members(path, r"content\.xml")[0].split("<office:text", 1)[1].split(">", 1)[1]
    body = re.sub(r"<text:note-citation[^>]*>[^<]*</text:note-citation>", "", body)
    return [unescape(re.sub(r"<[^>]*>", "", body))]


def _page(text: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", re.sub(r"(?s)<(style|script|head)\b.*?</\1>", "", text)))


def _book(path: Path) -> list[str]:
    return [_page(page) for page in _members(path, r".*text/ch\d+\.xhtml")]


def _workbook(path: Path) -> list[str]:
    return [unescape(text) for text in re.findall(r"<t[^>]*>([^<]*)</t>", _members(path, r"xl/sharedStrings\.xml")[0])]


def _pdf(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_range().replace("\ufffe", "") for page in document]


def _text(path: Path) -> list[str]:
    encoding = "utf-16" if path.read_bytes()[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    return [path.read_text(encoding)]


def _marked(path: Path) -> list[str]:
    found = re.findall(r"(?s)<(?:seg|source|target)\b[^>]*>(.*?)</", path.read_text("utf-8"))
    return [unescape(text) for text in found]


LAYERS: dict[str, Callable[[Path], list[str]]] = {
    ".docx": _word,
    ".odt": _open_document,
    ".epub": _book,
    ".xlsx": _workbook,
    ".pdf": _pdf,
    ".csv": lambda path: [re.sub(r'[",]', "", text) for text in _text(path)],
    ".tsv": lambda path: [text.replace('"', "") for text in _text(path)],
    ".md": lambda path: [re.sub(r"[|\\]", "", text) for text in _text(path)],
    ".html": lambda path: [_page(text) for text in _text(path)],
    ".tmx": _marked,
    ".xlf": _marked,
}


@pytest.mark.parametrize("path", MADE, ids=lambda path: path.name)
def test_every_sign_of_a_file_is_read_and_shown_or_left_out_and_kept(path: Path) -> None:
    document = read_bytes(path.read_bytes(), path.name)
    layer, kept = signs(LAYERS[path.suffix](path)), signs(blocks_of(document))
    if path.suffix in (".csv", ".tsv"):  # what parts cells is no text, and can't be told from it by a count
        del layer[","]
        del layer['"']
    assert layer - kept == Counter()
    assert letters(shown(assemble(document))) == letters(blocks_of(document))


# Texts that nobody wrote, in every format that can be made here

WORDS = st.sampled_from(
    "雨停了。|河边|The rain|is over.|2024|3.5%|第一条 |(1) |Article 1 |“好”|é|щ|カ|😀|한|…|—|*|_|~|&|<|>|\"|'|;|,|#|/|"
    "①|㎡|ﬁ|𠮷|\u3000|注：|Note: |a-b|e.g. |C++|$5|100 万元|首页|Home".split("|")
)
TEXT = st.lists(WORDS, min_size=1, max_size=9).map("".join).map(str.strip)
TEXTS = st.lists(TEXT.filter(lambda text: any(map(str.isalnum, text))), min_size=1, max_size=6)
unhurried = settings(deadline=None, max_examples=15)


def _docx(texts: Sequence[str]) -> bytes:
    return formats.word(b"".join(formats.paragraph(escape(text)) for text in texts))


def _table(texts: Sequence[str]) -> bytes:
    cells = (f"<w:tc>{formats.paragraph(escape(text)).decode()}</w:tc>" for text in texts)
    return formats.word(f"<w:tbl>{''.join(f'<w:tr>{cell}{cell}</w:tr>' for cell in cells)}</w:tbl>".encode())


def _odt(texts: Sequence[str]) -> bytes:
    put = "".join(f"<text:p>{escape(text)}</text:p>" for text in texts)
    body = formats.inside(b"<office:text>", b"</office:text>", put.encode())
    given = formats.valid("odt")[0]
    with zipfile.ZipFile(BytesIO(given)) as held:
        start = re.search(rb"<office:text[^>]*>", held.read("content.xml"))
    assert start
    return formats.repacked(given, {"content.xml": lambda old: body(old.replace(start[0], b"<office:text>", 1))})


def _epub(texts: Sequence[str]) -> bytes:
    put = "".join(f"<p>{escape(text)}</p>" for text in texts).encode()
    return formats.repacked(
        formats.valid("epub")[0],
        {
            "EPUB/text/ch001.xhtml": lambda old: re.sub(
                rb"(?s)<body.*</body>", lambda _: b"<body>" + put + b"</body>", old
            )
        },
    )


def _xlsx(texts: Sequence[str]) -> bytes:
    rows = "".join(
        f"<row r='{at}'><c r='A{at}' t='inlineStr'><is><t xml:space='preserve'>{escape(text)}</t></is></c></row>"
        for at, text in enumerate(texts, 1)
    )
    return formats.sheet(rows.encode())


def _tmx(texts: Sequence[str]) -> bytes:
    units = "".join(
        f"<tu><tuv xml:lang='zh'><seg>{escape(text)}</seg></tuv><tuv xml:lang='en'><seg>{escape(text)}</seg></tuv></tu>"
        for text in texts
    )
    return f"<tmx version='1.4'><header/><body>{units}</body></tmx>".encode()


def _xliff(texts: Sequence[str]) -> bytes:
    units = "".join(
        f"<unit id='{at}'><segment><source>{escape(text)}</source><target>{escape(text)}</target></segment></unit>"
        for at, text in enumerate(texts)
    )
    root = "xliff version='2.0' srcLang='zh' trgLang='en' xmlns='urn:oasis:names:tc:xliff:document:2.0'"
    return f"<{root}><file id='f'>{units}</file></xliff>".encode()


def _jsonl(texts: Sequence[str]) -> bytes:
    return "".join(json.dumps({"zh": text, "en": text}) + "\n" for text in texts).encode()


def _csv(texts: Sequence[str]) -> bytes:
    return ("中文,English\r\n" + "".join('"{0}","{0}"\r\n'.format(text.replace('"', '""')) for text in texts)).encode()


WRITERS: dict[str, tuple[str, Callable[[Sequence[str]], bytes], int]] = {
    "docx": ("rain.docx", _docx, 1),
    "table in docx": ("rain.docx", _table, 2),
    "odt": ("rain.odt", _odt, 1),
    "epub": ("rain.epub", _epub, 1),
    "html": ("rain.html", lambda texts: ("<body>" + "".join(f"<p>{escape(t)}</p>" for t in texts)).encode(), 1),
    "xlsx": ("rain.xlsx", _xlsx, 1),
    "csv": ("rain.csv", _csv, 2),
    "tmx": ("rain.tmx", _tmx, 2),
    "xliff": ("rain.xlf", _xliff, 2),
    "jsonl": ("rain.jsonl", _jsonl, 2),
}
"""Format → a file's name, how texts are written into one, and how often each."""


@pytest.mark.parametrize("form", WRITERS)
@unhurried
@given(texts=TEXTS)
def test_any_text_in_any_format_is_read_and_shown_or_left_out_and_kept(form: str, texts: list[str]) -> None:
    name, write, times = WRITERS[form]
    document = read_bytes(write(texts), name)
    assert signs(texts * times) - signs(blocks_of(document)) == Counter()
    try:
        made = assemble(document)
    except NothingToRead:
        return  # nothing but furniture
    assert letters(shown(made)) == letters(blocks_of(document))
