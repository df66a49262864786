"""Two versions of any texts: nothing is lost, nothing is told twice, and both texts can be read from what differs."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from corpus.editions import compare, link
from corpus.editions.wording import changes
from corpus.types import Lang, Passage

WORDS = (
    "水闸",
    "渡口",
    "码头有 42 盏灯",
    "，",
    "。",
    "春天",
    "lamp ",
    "the boats ",
    "5.1% ",
    "二、",
    "\n",
    "運河",
    "Ａ",
    "",
)
TEXTS = st.lists(st.sampled_from(WORDS), max_size=8).map("".join) | st.text(max_size=12)
LANG = st.sampled_from(("zh", "en"))
VERSION = st.lists(st.tuples(TEXTS, TEXTS), max_size=7)


def passages(texts: list[tuple[str, str]]) -> tuple[Passage, ...]:
    return tuple(Passage(at, "paragraph", zh=zh.strip(), en=en.strip()) for at, (zh, en) in enumerate(texts))


@given(VERSION, VERSION)
def test_every_passage_of_both_versions_is_in_one_link(a: list[tuple[str, str]], b: list[tuple[str, str]]):
    links = link(passages(a), passages(b))
    assert sorted(at for each in links for at in each.a) == list(range(len(a)))
    assert sorted(at for each in links for at in each.b) == list(range(len(b)))
    assert all(each.a or each.b for each in links)


@given(VERSION, VERSION)
def test_links_that_are_not_moved_keep_the_order_of_both(a: list[tuple[str, str]], b: list[tuple[str, str]]):
    links = [each for each in link(passages(a), passages(b)) if not each.moved]
    for side in ("a", "b"):
        places = [at for each in links for at in getattr(each, side)]
        assert places == sorted(places)


@given(VERSION, LANG)
def test_a_version_is_the_same_as_itself(texts: list[tuple[str, str]], lang: Lang):
    version = passages(texts)
    assert {row.status for row in compare(version, version, lang).rows} <= {"same"}


@given(TEXTS, TEXTS, LANG)
def test_changes_lie_in_order_within_both_texts_and_what_is_between_says_the_same(a: str, b: str, lang: Lang):
    found = changes(a, b, lang)
    ends = [(0, 0), *((each.a[1], each.b[1]) for each in found)]
    starts = [*((each.a[0], each.b[0]) for each in found), (len(a), len(b))]
    for (at, to), (end, stop) in zip(ends, starts, strict=True):
        assert at <= end
        assert to <= stop
        assert not changes(a[at:end], b[to:stop], lang)
    assert all(one.a[1] <= two.a[0] and one.b[1] <= two.b[0] for one, two in pairwise(found))
