"""What looks like the surroundings of a web page, and is its text: in doubt text stays text."""

from __future__ import annotations

import pytest

from corpus.readers import read_bytes

ZH = "渡船天亮开航，日落靠岸，风大的日子停航，船夫把缆绳收好，回到岸上的小屋里去，第二天再来。"
EN = "The ferry leaves at dawn and lands at dusk; on windy days it stays, and the ferryman walks home along the pier."
TEXT = f"<p>{ZH * 2}</p><p>{EN} {EN}</p>" * 4


def hints(page: str) -> dict[str, str]:
    return {block.text: block.hint for block in read_bytes(page.encode(), "page.html").blocks}


def content(page: str) -> list[str]:
    return [text for text, hint in hints(page).items() if hint != "boilerplate"]


def kept(part: str) -> list[str]:
    """What is left of a part in the middle of a text."""
    around = set(content(f"<body><div>{TEXT}{TEXT}</div></body>"))
    return [text for text in content(f"<body><div>{TEXT}{part}{TEXT}</div></body>") if text not in around]


def built(text: str, names: str) -> str:
    return f'<div class="{names}"><div class="elementor-widget-container">{text}</div></div>'


NUMBERED = [f"第{at}班{ZH}" for at in range(8)]
NAVIGATION = "<ul>" + "".join(f'<li><a href="/{at}">栏目{at}</a></li>' for at in range(5)) + "</ul>"


@pytest.mark.parametrize(
    "names",
    [
        "elementor-element elementor-widget elementor-widget-text-editor",
        "so-panel widget widget_sow-editor",
        "widget widget_text",  # named like a box: nothing but that it holds the text tells that it is none
        "related-articles",
        "social-block",
    ],
)
def test_boxes_that_hold_most_of_the_text_are_its_parts_whatever_their_name(names: str):
    boxes = "".join(built(f"<p>{line}</p>", names) for line in NUMBERED)
    page = f"<body><div class='menu'>{NAVIGATION}</div><div><p>{EN}</p>{boxes}</div></body>"
    assert content(page) == [EN, *NUMBERED]


@pytest.mark.parametrize("names", ["lead", "thread", "frank", "print-area", "printArea", "blueprint"])
def test_a_paragraph_is_no_box_because_its_class_ends_like_the_name_of_one(names: str):
    assert kept(f'<div class="{names}">{NUMBERED[0]}</div>') == [NUMBERED[0]]


@pytest.mark.parametrize("names", ["widget", "textwidget", "widget-area", "widget_recent_entries", "footer-widgets"])
def test_a_widget_beside_the_text_is_a_box(names: str):
    assert kept(f'<div class="{names}">最近的船</div>') == []


def test_items_of_a_list_that_begin_alike_are_all_kept():
    offices = ("the harbour police", "the lighthouses", "the pilots")
    items = [f"The Minister of the Interior and of Justice shall be responsible for {each}." for each in offices]
    assert kept("<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>") == items


def test_captions_that_only_begin_alike_are_all_kept_but_not_one_that_is_cut_short():
    captions = [f"The old landing stage as it was seen from the lighthouse, in {season}" for season in ("May", "June")]
    cut = captions[0][:50]
    shown = "".join(f'<div class="wp-caption-text">{text}</div>' for text in (f"{cut}…", *captions, cut))
    assert kept(shown) == [*captions, cut]


@pytest.mark.parametrize(
    "line",
    [
        "第二步：打开APP，点击下载按钮，等待完成。",
        '第二步：打开<a href="/app">船票APP</a>，点击下载按钮，等待完成。',
        '登录OA系统后，<a href="/x">点击查看</a>待办事项，等待完成。',
        'He begged the men to follow him to the <a href="/bridge">bridge</a>.',
        "THE PARTIES SHARE THIS VIEW AND SUBSCRIBE TO IT.",
        '我们关注我们身边的<a href="/x">渡口</a>。',
    ],
)
def test_a_sentence_that_names_a_button_or_follows_somebody_is_text(line: str):
    assert len(kept(f"<p>{line}</p>")) == 1


@pytest.mark.parametrize(
    "line",
    [
        '<a href="/x">点击查看</a>更多船班',
        '要看船班，<a href="/x">请看这里</a>，或者<a href="/y">扫一扫</a>',
        'For the timetable <a href="/x">click here</a>.',
        '<a href="/x">Read the full story</a> of the ferryman',
        "FOLLOW US ON THE PIER",
    ],
)
def test_a_link_that_asks_for_something_is_none_of_the_text(line: str):
    expected = 1 if "请看这里" in line else 0  # neither link stands for the line
    assert len(kept(f"<p>{line}</p>")) == expected


@pytest.mark.parametrize(
    "line", ['双方签署了<a href="/x">《河港渡船通航公约》</a>。', '<a href="/x">All land here.</a>']
)
def test_a_sentence_that_is_nearly_all_a_link_is_text(line: str):
    assert len(kept(f"<p>{line}</p>")) == 1


def test_articles_of_a_law_whose_headings_are_links_are_no_cards_of_other_texts():
    articles = [(f"第{at}条", f"船夫应当在第{at}日靠岸。") for at in "一二三四"]
    law = "".join(f'<div><h3><a href="/{at}">{at}</a></h3><p>{text}</p></div>' for at, text in articles)
    assert kept(law) == [text for article in articles for text in article]


def test_paragraphs_under_headings_that_are_links_are_no_summaries_of_other_texts():
    books = [(f"渡口的书{at}", f"{at}{ZH * 3}") for at in range(4)]
    listed = "".join(f'<div><h3><a href="/{at}">{at}</a></h3><p>{text}</p></div>' for at, text in books)
    assert kept(listed) == [text for book in books for text in book]


def test_headings_of_a_novel_that_are_numbers_stay():
    novel = "".join(f"<h2>{at}</h2>{TEXT}" for at in range(1, 5))
    shown = hints(f"<body><article><h1>渡口</h1>{novel}</article></body>")
    assert [shown[f"{at}"] for at in range(1, 5)] == ["heading"] * 4


def test_a_box_with_the_id_header_is_text_where_no_word_processor_wrote_it():
    assert kept('<div id="header"><p>我们渡口的人民</p></div>') == ["我们渡口的人民"]
    assert kept('<div title="header"><p>渡口卷宗</p></div>') == []


@pytest.mark.parametrize("name", ["refugees", "keynote", "note5", "s5", "reference-5-of-the-pier"])
def test_a_bare_figure_that_is_not_raised_is_a_word_of_its_sentence(name: str):
    line = f'As Article <a href="#{name}">5</a> of the rules says, all is well.'
    assert kept(f"<p>{line}</p>") == ["As Article 5 of the rules says, all is well."]


@pytest.mark.parametrize("name", ["fn5", "_ftn5", "cite_note-5", "footnote-5", "sdfootnote5sym", "note5", "ref-5"])
def test_a_figure_in_brackets_that_leads_to_a_note_is_its_mark(name: str):
    assert kept(f'<p>All is well.<a href="rules.html#{name}">(5)</a></p>') == ["All is well."]


def test_a_heading_that_is_a_link_to_itself_is_a_heading():
    assert kept('<h2><a class="permalink" href="#pier">渡口的来历</a></h2>') == ["渡口的来历"]
    assert kept('<h2>渡口的来历<a class="permalink" href="#pier">Link to this heading</a></h2>') == ["渡口的来历"]


def test_answers_that_are_hidden_until_they_are_asked_for_are_text_where_they_are_most_of_it():
    asked = "".join(f'<dt>问{at}</dt><dd style="display: none">{ZH}{ZH}{at}</dd>' for at in range(6))
    assert len(content(f"<body><div><dl>{asked}</dl></div></body>")) == 12


def test_an_aside_with_more_prose_than_the_text_is_beside_it_all_the_same():
    beside = f'<aside class="widget">{EN} {EN}</aside>' * 3
    shown = content(f"<body><nav>{NAVIGATION}</nav><article><h1>渡口</h1><p>{ZH * 2}</p></article>{beside}</body>")
    assert shown == ["渡口", ZH * 2]


@pytest.mark.parametrize("end", "。；")
def test_clauses_one_after_another_that_name_laws_are_no_list_of_links(end: str):
    laws = [f"（{at}）《渡口管理条例》第{at}号" for at in "一二三四"]
    listed = "".join(f'<p>{law[:3]}<a href="/{law}">{law[3:]}</a>{end}</p>' for law in laws)
    assert kept(listed) == [f"{law}{end}" for law in laws]


def test_numbers_over_chapters_are_text_also_where_no_heading_has_them():
    chapters = "".join(
        f"<p>{at}</p>{TEXT.replace('渡船', f'渡船{at}').replace('The', f'{at}: The')}" for at in (1, 2, 3)
    )
    assert [text for text in content(f"<body><div>{chapters}</div></body>") if text.isdigit()] == ["1", "2", "3"]


def test_a_letter_in_brackets_and_the_word_note_are_words_of_their_sentence():
    assert kept('<p>See section 3<a href="#ref-a">(a)</a> and <a href="#note1">note 1</a>.</p>') == [
        "See section 3(a) and note 1."
    ]
