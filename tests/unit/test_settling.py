"""What one language leaves in doubt, the other settles: joins, headlines, displaced tails and strays."""

from __future__ import annotations

from corpus import swaps
from corpus.pairing import Pairer, crossing, stretches
from corpus.paragraphs import mend
from corpus.settling import settle
from corpus.strays import reclaimed
from corpus.swaps import exchanged
from corpus.types import Fragment, Lang, Span

Page = list[tuple[Lang, str]]


def streams(page: Page) -> dict[Lang, tuple[Fragment, ...]]:
    """The blocks of a page, each in one language, as the stream of either language."""
    every = [Fragment(lang, text, (Span(at, 0, len(text)),)) for at, (lang, text) in enumerate(page)]
    return {"zh": tuple(f for f in every if f.lang == "zh"), "en": tuple(f for f in every if f.lang == "en")}


def chains(page: Page):
    found = streams(page)
    return {"zh": mend(found["zh"], found["en"]), "en": mend(found["en"], found["zh"])}


def settled(page: Page) -> dict[Lang, list[str]]:
    return {lang: [p.text for p in paragraphs] for lang, paragraphs in settle(chains(page)).items()}


OPENING: Page = [
    ("zh", "桥头的磨坊修好以后，村里又能自己磨面了。"),
    ("zh", "老人们说，石磨磨出来的面粉比机器磨的更香。"),
    ("en", "Since the mill at the bridge was repaired, the village grinds its own flour again."),
    ("en", "Old people say that flour from millstones smells better than flour from machines."),
]


def test_a_headline_without_a_stop_stays_one_where_the_other_language_has_two_paragraphs() -> None:
    page = [
        *OPENING,
        ("zh", "磨坊重新开张，面粉供不应求，还要再请两位磨工"),
        ("en", "The mill is open again and needs two more millers"),
        ("zh", "磨坊每天磨面三百公斤，全部卖给附近的村子。"),
        ("en", "Every day the mill grinds 300 kilograms of flour, all of which is sold to the villages nearby."),
    ]
    assert settled(page)["zh"][2:] == [text for lang, text in page[4:] if lang == "zh"]
    assert settled(page)["en"][2:] == [text for lang, text in page[4:] if lang == "en"]


def test_a_page_that_ends_cuts_both_columns() -> None:
    page = [
        *OPENING,
        ("zh", "磨坊每天磨面三百公斤，其中一半"),
        ("en", "Every day the mill grinds 300 kilograms of flour; half of"),
        ("zh", "卖给附近的村子，另一半留给学校的食堂。"),
        ("en", "it is sold to the villages nearby, the other half goes to the canteen of the school."),
    ]
    assert settled(page)["zh"][2:] == ["磨坊每天磨面三百公斤，其中一半卖给附近的村子，另一半留给学校的食堂。"]
    assert len(settled(page)["en"]) == 3


DISPLACED: Page = [
    *OPENING,
    ("zh", "磨坊主人每个星期六带孩子们参观水车，并且"),
    ("en", "Every Saturday the miller shows the water wheel to children and"),
    ("zh", "水渠在冬天会结冰，那时磨坊停工六个星期。"),
    ("zh", "让他们自己动手筛一袋面粉带回家。"),
    ("en", "lets them sift a bag of flour with their own hands to take home."),
    ("en", "In winter the canal freezes, and the mill stands still for six weeks."),
]


def test_of_a_paragraph_and_a_tail_the_other_language_says_which_goes_on() -> None:
    assert settled(DISPLACED)["zh"][2:] == [
        "磨坊主人每个星期六带孩子们参观水车，并且让他们自己动手筛一袋面粉带回家。",
        "水渠在冬天会结冰，那时磨坊停工六个星期。",
    ]


def test_orders_that_are_right_are_not_exchanged() -> None:
    page = [block for block in DISPLACED if "水渠" not in block[1] and "canal" not in block[1]]
    assert exchanged(chains(page), Pairer()) == chains(page)


def test_paragraphs_that_the_other_language_has_in_the_same_order_are_paired_once() -> None:
    page = [
        *OPENING,
        ("zh", "水车与水渠"), ("en", "The wheel and the canal"),
        ("zh", "水车每天早上六点开始转动，晚上九点停下。"),
        ("en", "Every day the wheel begins to turn at six in the morning and stops at nine in the evening."),
        ("zh", "学校的孩子们给每一块磨石都起了名字。"),
        ("en", "The children of the school have given every millstone a name."),
    ]  # fmt: skip
    found = chains(page)
    assert list(swaps._candidates(found["zh"], stretches(found["zh"])))  # one language alone can't tell
    asked = []

    class Counting(Pairer):
        def path(self, rows):
            asked.append(rows)
            return super().path(rows)

    assert exchanged(found, Counting()) == found
    assert all(rows["zh"] == stretches(found["zh"]) and rows["en"] == stretches(found["en"]) for rows in asked)


def test_a_stray_without_counterpart_finds_the_open_paragraph_that_is_too_short() -> None:
    others: Page = []
    for zh, en in (
        (
            "水车直径六米，用当地的柳木做成，每隔十年换一次叶片。",
            "The wheel is six metres wide and made of local willow.",
        ),
        ("磨石来自北山，每块重四百公斤，由两头骡子拉下山来。", "The millstones come from the northern hill."),
        ("学校的孩子们给每一块磨石都起了名字。", "The children of the school have given every millstone a name."),
        ("今年秋天，磨坊还要举办一次面包节。", "This autumn the mill will even hold a festival of bread."),
        ("客人可以在磨坊旁边的小屋里过夜。", "Guests may spend the night in the hut beside the mill."),
    ):
        others += [("zh", zh), ("en", en)]
    page: Page = [
        *OPENING,
        ("zh", "磨坊的账目挂在门口，谁都可以看，收入的十分之一用来修路，剩下的"),
        ("en", "The accounts of the mill hang at the door for everyone to see; a tenth of the income is spent on "
               "repairing roads, and what is left is shared between the millers and the fund for old people."),
        *others,
        ("zh", "由磨工和敬老基金平分。"),
    ]  # fmt: skip
    before = chains(page)
    assert before["zh"].pieces[-1].text == "由磨工和敬老基金平分。"
    after = reclaimed(before, Pairer().joins(before))
    assert [p.text for p in after["zh"].pieces].index("由磨工和敬老基金平分。") == 3


def test_headings_in_both_languages_speak_against_a_cut() -> None:
    page = [
        *OPENING,
        ("zh", "价格不变"), ("en", "Prices as before"),
        ("zh", "成年人参观磨坊每人两元。"), ("en", "Adults pay two yuan to see the mill."),
    ]  # fmt: skip
    zh, en = (stretches(chain) for chain in chains(page).values())
    assert crossing(zh[-1], en[-1]) < zh[-1].odds + en[-1].odds
    assert settled(page)["zh"][-2:] == ["价格不变", "成年人参观磨坊每人两元。"]


def test_every_piece_stays_in_one_place_whatever_is_moved() -> None:
    for page in (OPENING, DISPLACED):
        for lang in ("zh", "en"):
            assert sorted("".join(settled(page)[lang]).replace(" ", "")) == sorted(
                "".join(text for each, text in page if each == lang).replace(" ", "")
            )
