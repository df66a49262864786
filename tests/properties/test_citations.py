"""What holds for the citation of any record, in every style."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.reference_fields import TYPES
from corpus.types import Reference
from webapp.citations import cite, csl_item
from webapp.citations.bundled_styles import STYLES
from webapp.citations.visible import one_line

WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12) | st.sampled_from(
    [
        "渡口",
        "何向南 / He Xiangnan",
        "Otto van der Berg",
        "“Why?”",
        "2",
        "第3版",
        "约1936",
        "a.b.",
        "《水》",
        "<i>&amp;",
    ]
)
NAMES = st.lists(WORDS, max_size=5).map(tuple)
NAMED = ("author", "editor", "translator")
TEXTS = (
    "title_zh", "title_en", "publisher", "publisher_place", "container_title", "edition", "number", "genre", "volume",
    "issue", "page", "issued", "accessed", "url", "doi", "language",
)  # fmt: skip

RECORDS = st.builds(
    Reference,
    type=st.sampled_from(("", *TYPES)),
    **dict.fromkeys(TEXTS, WORDS),
    **dict.fromkeys(NAMED, NAMES),
)

HAN = st.text(st.sampled_from("山水舟桥云雀田禾远近何沈青岚"), min_size=2, max_size=6)
LATIN = st.text(st.sampled_from("abdegiklmnoprstu"), min_size=3, max_size=8).map(str.capitalize)

TITLED = WORDS.filter(lambda text: any(map(str.isalnum, one_line(text))))


def letters(text: str) -> str:
    """The letters and digits of a text: styles have a say in quotation marks, punctuation and capitals."""
    return "".join(filter(str.isalnum, text.casefold()))


TOKENS = re.compile("[\U0010f000-\U0010ffff]")


@pytest.mark.parametrize("style", [style.name for style in STYLES])
@settings(max_examples=25)
@given(record=RECORDS, lang=st.sampled_from((None, "zh", "en")))
@example(record=Reference(doi="10.1/ "), lang=None)
@example(record=Reference(type="chapter", editor=("", " ")), lang="zh")
@example(record=Reference(page="–"), lang="en")
def test_any_record_is_cited_on_one_line_with_its_title(style, record, lang):
    text = cite(record, style=style, lang=lang)
    assert letters(csl_item(record, lang).get("title", "")) in letters(text)
    assert text.splitlines() == [text] == [text.strip()]
    assert not TOKENS.search(text)


@given(title_zh=TITLED, title_en=TITLED, lang=st.sampled_from(("zh", "en")))
def test_the_title_of_a_book_stands_in_its_citation_as_it_is(title_zh, title_en, lang):
    text = cite(Reference(type="book", title_zh=title_zh, title_en=title_en), lang=lang)
    assert one_line(title_zh if lang == "zh" else title_en).rstrip(".") in text
    assert one_line(text) == text


@pytest.mark.parametrize("kind", ["book", "article-journal"])
@pytest.mark.parametrize("style", [style.name for style in STYLES])
@settings(max_examples=15)
@given(data=st.data())
def test_who_wrote_a_work_and_where_and_when_it_came_out_stands_in_its_citation(style, kind, data):
    lang = data.draw(st.sampled_from(("zh", "en")))
    title, where, name, second = (data.draw(HAN if lang == "zh" else LATIN) for _ in range(4))
    year = str(data.draw(st.integers(1900, 2026)))
    published = {"publisher": where} if kind == "book" else {"container_title": where, "volume": "4", "issue": "2"}
    names = (name, second) if lang == "zh" else (f"Ada {name}", f"Otto {second}")
    record = Reference(type=kind, author=names, issued=year, **{f"title_{lang}": title}, **published)
    text = letters(cite(record, style=style))
    for words in (title, where, name, second, year):
        assert letters(words) in text
