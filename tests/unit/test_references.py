"""Works on their way out: files for reference managers, keys, tags of a page's head, links into the original."""

from __future__ import annotations

import json
import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.types import Document, Locator, Passage, Reference
from webapp.references import FORMATS, entries, form_named, titles_in
from webapp.references.caveats import caveats
from webapp.references.fragments import original_link, text_fragment
from webapp.references.latex import address, escaped, title
from webapp.references.meta_tags import meta_tags

MILL = Reference(
    type="article-journal",
    title_zh="水磨与河",
    title_en="The Mill and the River",
    author=("何溪", "Ann van der Mill"),
    translator=("Tom Weir Jr.",),
    container_title="河工学刊",
    volume="12",
    issue="3",
    page="41–58",
    issued="2016-09-05",
    url="https://rivers.example/a_b?x=1&y=2",
    accessed="2020-02-01",
    keywords=("水磨", "mills, water"),
)


def work(reference: Reference = MILL, added: str = "2021-03-04T05:06:07+00:00") -> Document:
    return Document("ab2cd3ef", "mill.txt", ("mill.txt",), "0", reference, ("zh", "en"), added, 1)


def written(name: str, reference: Reference = MILL, lang=None, note: str = "") -> str:
    return form_named(name).write(entries(work(reference), lang, note))


def tags(text: str) -> list[tuple[str, str]]:
    return [(line[:2], line[6:]) for line in text.splitlines()]


def fields(text: str) -> dict[str, str]:
    return dict(re.findall(r"^  (\w+) = (.*),$", text, re.MULTILINE))


# The order of languages


def test_a_work_in_both_languages_has_an_entry_in_each_its_own_first():
    assert [entry.lang for entry in entries(work())] == ["zh", "en"]
    english = Reference(title_zh="水磨", title_en="The Mill", language="en zh")
    assert titles_in(english) == ("en", "zh")


def test_a_work_with_one_title_has_one_entry_whatever_language_is_asked_for():
    assert [entry.lang for entry in entries(work(Reference(title_zh="水磨")), "en")] == ["zh"]


def test_a_work_without_a_title_is_known_by_its_file():
    assert [entry.text("title") for entry in entries(work(Reference()))] == ["mill.txt"]


def test_the_day_of_adding_stands_for_a_date_of_access_of_online_works_alone():
    online, printed = Reference(title_en="Mill", url="https://a.example/"), Reference(title_en="Mill")
    assert entries(work(online))[0].item["accessed"] == {"date-parts": [[2021, 3, 4]]}
    assert "accessed" not in entries(work(printed))[0].item


def test_names_that_stand_in_both_languages_are_told_apart_in_the_two_entries():
    reference = Reference(
        title_zh="水磨", title_en="The Mill", author=("何溪 / He Xi",), publisher="河社 / River Press", issued="2016"
    )
    text = written("ris", reference)
    assert re.findall("^(AU|PB)  - (.*)\r$", text, re.MULTILINE) == [
        ("AU", "何溪"), ("PB", "河社"), ("AU", "He, Xi"), ("PB", "River Press"),
    ]  # fmt: skip
    assert re.findall("^ID  - (.*)\r$", text, re.MULTILINE) == ["he2016mill-zh", "he2016mill-en"]
    assert kinds(reference, PAIR).count("other-language") == 0


def test_a_work_in_traditional_characters_says_so():
    (entry,) = entries(work(Reference(title_zh="運河兩岸的楊柳與遊船")))
    assert (entry.lang, entry.item["language"]) == ("zh", "zh-Hant")


# RIS


def test_ris_says_everything_of_a_translated_article():
    assert tags(written("ris", lang="zh", note="“甲”")) == [
        ("TY", "JOUR"),
        ("ID", "millriver2016"),
        ("AU", "何溪"),
        ("AU", "van der Mill, Ann"),
        ("A4", "Weir, Tom, Jr."),
        ("TI", "水磨与河"),
        ("TT", "The Mill and the River"),
        ("PY", "2016"),
        ("DA", "2016/09/05/"),
        ("Y2", "2020/02/01/"),
        ("T2", "河工学刊"),
        ("VL", "12"),
        ("IS", "3"),
        ("UR", "https://rivers.example/a_b?x=1&y=2"),
        ("LA", "zh-CN"),
        ("SP", "41"),
        ("EP", "58"),
        ("KW", "水磨"),
        ("KW", "mills, water"),
        ("N1", "“甲”"),
        ("ER", ""),
    ]


def test_ris_ends_its_lines_as_the_format_asks():
    assert set(re.findall(r"\r?\n", written("ris"))) == {"\r\n"}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("book", "BOOK"), ("report", "RPRT"), ("webpage", "ELEC"), ("article-newspaper", "NEWS"), ("thesis", "THES"),
     ("legislation", "STAT"), ("document", "GEN")],
)  # fmt: skip
def test_ris_has_a_type_for_each_kind_of_work(kind, expected):
    assert tags(written("ris", Reference(type=kind, title_en="Mill")))[0] == ("TY", expected)


def test_a_date_without_a_day_keeps_its_slashes_in_ris():
    assert ("DA", "2016/09//") in tags(written("ris", Reference(title_en="Mill", issued="2016-09")))


def test_an_institution_with_a_comma_is_not_taken_for_a_person_by_ris():
    institution = Reference(title_en="Mill", author=("Ministry of Rivers, North Office",))
    assert ("AU", "Ministry of Rivers North Office") in tags(written("ris", institution))


TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)


@given(TEXTS, TEXTS)
def test_no_value_can_begin_a_line_of_ris(name, note):
    text = form_named("ris").write(entries(work(Reference(title_en=f"Mill\r\nER  - {name}")), note=f"a\nTY  - {note}"))
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in text.removesuffix("\r\n").split("\r\n"))
    assert text.count("\r\nER  - ") == 1


# BibTeX and BibLaTeX


def test_bibtex_says_everything_of_a_translated_article():
    text = written("bibtex", lang="zh")
    assert text.startswith("@article{millriver2016,\n")
    assert fields(text) == {
        "author": "{何溪 and van der Mill, Ann}",
        "title": "{水磨与河}",
        "journal": "{河工学刊}",
        "translator": "{Weir, Jr., Tom}",
        "volume": "{12}",
        "number": "{3}",
        "pages": "{41--58}",
        "year": "{2016}",
        "month": 'sep # "~5"',
        "url": "{https://rivers.example/a_b?x=1&y=2}",
        "urldate": "{2020-02-01}",
        "langid": "{chinese}",
        "keywords": "{水磨, mills water}",
    }


def test_biblatex_has_names_of_its_own_for_dates_and_journals():
    found = fields(written("biblatex", lang="en"))
    assert (found["date"], found["journaltitle"], found["langid"]) == ("{2016-09-05}", "{河工学刊}", "{english}")
    assert not {"year", "month", "journal"} & found.keys()


@pytest.mark.parametrize(
    ("kind", "classic", "modern"),
    [("webpage", "misc", "online"), ("report", "techreport", "report"), ("thesis", "phdthesis", "thesis"),
     ("article-newspaper", "article", "article"), ("chapter", "incollection", "incollection")],
)  # fmt: skip
def test_each_kind_of_work_has_a_type_that_its_program_knows(kind, classic, modern):
    reference = Reference(type=kind, title_en="Mill", url="https://a.example/", publisher="River Press")
    assert written("bibtex", reference).startswith(f"@{classic}{{")
    assert written("biblatex", reference).startswith(f"@{modern}{{")


def test_the_two_entries_of_a_pair_have_keys_of_their_own():
    assert re.findall(r"@article{(.*),", written("bibtex")) == ["millriver2016-zh", "millriver2016-en"]


def test_an_institution_stands_in_braces_a_chinese_name_needs_none():
    reference = Reference(title_en="Mill", author=("Ministry of Rivers", "何溪", "World & River Trust"))
    assert (
        fields(written("bibtex", reference))["author"] == r"{{Ministry of Rivers} and 何溪 and {World \& River Trust}}"
    )


def test_capitals_inside_words_and_signs_of_latex_are_safe():
    assert title("GDP of the Mill, 50% & WeChat") == r"{GDP} of the Mill, 50\% \& {WeChat}"
    assert title("NATO’s Mill") == "{NATO}’s Mill"
    assert escaped("a_b #1 $2 ~ ^ \\") == r"a\_b \#1 \$2 \textasciitilde{} \textasciicircum{} \textbackslash{}"
    assert address("https://a.example/{x}?a=b_c&d=%20") == "https://a.example/%7Bx%7D?a=b_c&d=%20"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("The lore of mills in China", "The lore of mills in {China}"),
     ("Mills: Water and the law of Anglo-Irish weirs", "Mills: Water and the law of {Anglo}-{Irish} weirs"),
     ("The Lore of Mills through the Ages", "The Lore of Mills through the Ages"),
     ("Ann’s Mill at Weir’s End", "Ann’s Mill at Weir’s End"),
     ("中国 Mill 水磨", "中国 Mill 水磨")],
)  # fmt: skip
def test_names_in_a_title_in_small_letters_keep_their_capitals(text, expected):
    assert title(text) == expected


def test_a_month_without_a_day_stands_alone_in_bibtex():
    assert fields(written("bibtex", Reference(title_en="Mill", issued="2016-09")))["month"] == "sep"


@given(TEXTS, TEXTS)
def test_braces_of_bibtex_are_always_in_pairs(words, name):
    text = written("bibtex", Reference(title_en=f"Mill {words}", author=(f"Mill {name}",), publisher=words))
    depth = 0
    for char in text:
        depth += {"{": 1, "}": -1}.get(char, 0)
        assert depth >= 0
    assert depth == 0


@given(TEXTS, TEXTS)
def test_keys_are_plain_letters_and_digits(words, name):
    (entry,) = entries(work(Reference(title_en=f"Mill {words}", author=(name,) if name.strip() else (), issued="2016")))
    assert re.fullmatch(r"[a-z0-9-]+", entry.key)


@pytest.mark.parametrize(
    ("reference", "key"),
    [
        (Reference(title_en="On the Mill", author=("Zoë Mühle",), issued="2016"), "muhle2016mill"),
        (Reference(title_en="A Mill", author=("The River Trust",), issued="2016-01"), "river2016mill"),
        (Reference(title_zh="水磨", author=("何溪",), issued="2016"), "doc-ab2cd3ef"),
    ],
)
def test_a_key_is_made_of_name_year_and_word(reference, key):
    assert entries(work(reference))[0].key == key


# CSL-JSON


def test_csl_json_is_a_list_of_items_with_ids():
    first, second = json.loads(written("csl-json"))
    assert (first["id"], first["language"], first["title"]) == ("millriver2016-zh", "zh-CN", "水磨与河")
    assert second["author"][1] == {"family": "Mill", "given": "Ann", "non-dropping-particle": "van der"}


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_a_record_with_nothing_in_it_is_written_by_every_format(form):
    assert "mill.txt" in form.write(entries(work(Reference(), added="")))


# Tags in the head of a page


def test_a_journal_article_has_every_tag_that_is_asked_for():
    assert meta_tags(work()) == (
        ("citation_title", "水磨与河"),
        ("citation_author", "何溪"),
        ("citation_author", "van der Mill, Ann"),
        ("citation_publication_date", "2016/09/05"),
        ("citation_language", "zh-CN"),
        ("citation_journal_title", "河工学刊"),
        ("citation_volume", "12"),
        ("citation_issue", "3"),
        ("citation_firstpage", "41"),
        ("citation_lastpage", "58"),
        ("citation_public_url", "https://rivers.example/a_b?x=1&y=2"),
        ("citation_keywords", "水磨"),
        ("citation_keywords", "mills, water"),
    )


@pytest.mark.parametrize(
    ("reference", "tag"),
    [
        (Reference(type="report", publisher="水务局"), ("citation_technical_report_institution", "水务局")),
        (Reference(type="thesis", publisher="河工大学"), ("citation_dissertation_institution", "河工大学")),
        (Reference(type="chapter", container_title="河志"), ("citation_inbook_title", "河志")),
        (Reference(type="paper-conference", container_title="河会"), ("citation_conference_title", "河会")),
        (Reference(type="webpage", container_title="河网"), ("z.itemType", "webpage")),
        (Reference(type="webpage", container_title="河网"), ("prism.publicationName", "河网")),
        (Reference(type="article-newspaper", container_title="河报"), ("z.itemType", "newspaperArticle")),
        (Reference(type="book", publisher="河社"), ("citation_publisher", "河社")),
        (Reference(type="book", publisher_place="河城"), ("eprints.place_of_pub", "河城")),
        (Reference(type="report"), ("z.itemType", "report")),
    ],
)
def test_the_tags_tell_the_type_of_a_work(reference, tag):
    assert tag in meta_tags(work(reference))


def test_a_newspaper_is_no_journal_to_a_reference_manager():
    names = [name for name, _ in meta_tags(work(Reference(type="article-newspaper", container_title="河报")))]
    assert "citation_journal_title" not in names


# Links into the original

LINE = "水磨立在河湾处，三百年来碾过两岸的麦子；如今磨盘停着，渠水还流，村里的孩子夏天都到磨房边捉鱼。"
ENGLISH = "The mill stands in the bend of the river and has ground the wheat of both banks for three hundred years."


def fragment(text: str, lang) -> list[str]:
    return [unquote(part) for part in text_fragment(text, lang).split(",")]


def test_a_short_text_is_named_whole():
    assert fragment("磨盘停着。", "zh") == ["磨盘停着。"]


def test_a_long_text_is_named_by_its_beginning_and_its_end():
    start, end = fragment(LINE, "zh")
    assert LINE.startswith(start)
    assert LINE.endswith(end)
    assert len(start) + len(end) < len(LINE)
    assert fragment(ENGLISH, "en") == [
        "The mill stands in the bend of the",
        "wheat of both banks for three hundred years.",
    ]


def test_chinese_is_cut_at_punctuation_where_every_dictionary_sees_a_word_end():
    start, end = fragment(LINE, "zh")
    assert LINE[len(start)] in "，；。"
    assert LINE[-len(end) - 1] in "，；。"


def test_a_passage_of_two_paragraphs_reaches_from_the_first_to_the_last():
    assert fragment(f"磨盘停着。\n{LINE}", "zh")[0] == "磨盘停着。"


def test_signs_that_the_form_uses_itself_are_encoded():
    assert text_fragment("well-known, A & B", "en") == "well%2Dknown%2C%20A%20%26%20B"


@given(st.text(max_size=200), st.sampled_from(["zh", "en"]))
def test_a_fragment_has_at_most_one_bare_comma_and_no_sign_that_would_end_it(text, lang):
    found = text_fragment(text.encode("utf-8", "replace").decode(), lang)
    assert found.count(",") <= 1
    assert re.fullmatch(r"[A-Za-z0-9._~%,]*", found)


@pytest.mark.parametrize(
    ("url", "start"),
    [
        ("https://rivers.example/mill", "https://rivers.example/mill#:~:text="),
        ("https://rivers.example/mill#history", "https://rivers.example/mill#history:~:text="),
        ("https://rivers.example/mill#:~:text=old", "https://rivers.example/mill#:~:text=%E"),
    ],
)
def test_a_link_into_a_page_keeps_its_anchor(url, start):
    assert original_link(Reference(title_zh="水磨", url=url), Passage(0, "paragraph", "磨盘停着。", "")).startswith(
        start
    )


@pytest.mark.parametrize(
    "url", ["", "ftp://rivers.example/mill", "https://rivers.example/mill.pdf", "javascript:alert(1)"]
)
def test_what_is_no_web_page_has_no_link(url):
    assert original_link(Reference(title_zh="水磨", url=url), Passage(0, "paragraph", "磨盘停着。", "")) == ""


def test_both_sides_are_named_that_of_the_work_first():
    passage = Passage(0, "paragraph", "磨盘停着。", "The millstone rests.")
    link = original_link(Reference(title_en="Mill", language="en", url="https://rivers.example/"), passage)
    assert unquote(link).endswith("#:~:text=The millstone rests.&text=磨盘停着。")


# What is to be known before copying


def kinds(reference: Reference, passage: Passage, style: str = "gbt7714-2015-numeric") -> list[str]:
    return [each.kind for each in caveats(passage, work(reference), style)]


PAIR = Passage(0, "paragraph", "磨盘停着。", "The millstone rests.", confidence=0.9)


@pytest.mark.parametrize(
    ("reference", "passage", "kind"),
    [
        (Reference(type="book", title_zh="水磨"), PAIR, "missing"),
        (Reference(title_zh="水磨", url="https://a.example/"), PAIR, "access-day"),
        (Reference(title_en="Mill", publisher="河社"), PAIR, "other-language"),
        (Reference(type="book", title_zh="水磨"), PAIR, "no-page"),
        (Reference(type="book", title_zh="水磨"),
         Passage(0, "paragraph", "甲", "", zh_locators=(Locator("mill.pdf", page=7, label="5", certain=False),)),
         "file-page"),
        (Reference(title_zh="水磨", status="machine"), PAIR, "machine"),
        (Reference(title_zh="水磨", status="unofficial"), PAIR, "unofficial"),
        (Reference(title_zh="水磨"), Passage(0, "paragraph", "甲", "B", confidence=0.1), "unsure-pairing"),
        (Reference(title_zh="水磨"), Passage(0, "paragraph", "共 12 座。", "There are 15 mills.", confidence=0.9),
         "amounts-differ"),
    ],
)  # fmt: skip
def test_a_doubt_is_told_before_copying(reference, passage, kind):
    assert kind in kinds(reference, passage)


def test_nothing_is_told_of_a_complete_record_and_a_sure_pair():
    record = Reference(
        type="book", title_zh="水磨", author=("何溪",), publisher="河社", publisher_place="河城", issued="2016"
    )
    place = (Locator("mill.pdf", page=7, label="5"),)
    assert kinds(record, Passage(0, "paragraph", "磨盘停着。", "", zh_locators=place)) == []
