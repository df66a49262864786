"""What holds for any text on its way from blocks to passages."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.alignment import align
from corpus.cleaning import RULES, clean
from corpus.folding import fold
from corpus.language_runs import language_runs
from corpus.language_runs.layout import set_rows
from corpus.language_runs.widths import METRICS, Columns, Metric
from corpus.paragraphs import repair
from corpus.quantities import find_quantities
from corpus.streams import demultiplex
from corpus.types import LANGS, Block, Locator

PIECES = st.sampled_from(
    [
        "茶园面积", "12.4 万亩", "，", "。", "（八）", "(8) ", "tea ", "gardens ", "of the ", "5G", "2024", " ", "\t",
        "“", "”", '"', "（", "）", "(", ")", "**", "# ", "- ", "$4 \\sim 6$", "\\$5", "国", "the region. ", "■", "一",
        "、", "—", "\u3000", "é", "ロシア", "щ", "😀", "\u200b", "http://a.cn/b", "第一条", "IV. ", "：", "; ", "%",
        "CNY5million ", "__", "*", "`", "```", "<!--", "-->", "\\", "[", "](/b)", "<br>", "\f",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=14).map("".join)
BLOCKS = st.lists(
    st.builds(
        Block, TEXTS, st.just(Locator("any.txt", 1)), st.sampled_from(["", "", "bullet", "heading"]), gap=st.booleans()
    ),
    max_size=8,
).map(tuple)


@given(TEXTS)
def test_language_runs_tile_the_text(text: str) -> None:
    runs = language_runs(text)
    assert "".join(text[run.start : run.end] for run in runs) == (text if runs else "")
    assert all(a.lang != b.lang and a.end == b.start for a, b in pairwise(runs))


@given(BLOCKS)
def test_every_cleaning_rule_and_the_whole_table_are_idempotent(blocks: tuple[Block, ...]) -> None:
    for name, rule in RULES:
        once = rule(blocks)
        assert rule(once) == once, name
    assert clean(clean(blocks)) == clean(blocks)


@given(TEXTS, st.sampled_from(METRICS), st.floats(10, 80), st.floats(10, 120))
def test_rows_hold_every_character_exactly_once_and_in_order(text: str, metric: Metric, zh: float, en: float) -> None:
    lined = text.replace(" ", "\n", 1) + "\n茶 tea"
    rows = set_rows(lined, Columns(zh, en, metric))
    held = "".join(lined[row.start : row.end] for row in rows)
    assert "".join(held.split()) == "".join(lined.split())
    assert all(a.end <= b.start for a, b in pairwise(rows))


def letters(texts: list[str]) -> Counter[str]:
    return Counter(char for text in texts for char in text if not char.isspace())


@given(BLOCKS)
def test_fragments_and_paragraphs_hold_every_character_exactly_once(blocks: tuple[Block, ...]) -> None:
    streams = demultiplex(blocks)
    assert letters([f.text for lang in LANGS for f in streams[lang]]) == letters([b.text for b in blocks])
    covered = Counter(
        (span.block, at)
        for lang in LANGS
        for paragraph in repair(streams[lang])
        for span in paragraph.spans
        for at in range(span.start, span.end)
    )
    assert set(covered.values()) <= {1}
    for lang in LANGS:
        assert letters([p.text for p in repair(streams[lang])]) == letters([f.text for f in streams[lang]])


@given(BLOCKS)
def test_a_fragment_stands_where_its_spans_say(blocks: tuple[Block, ...]) -> None:
    for lang, fragments in demultiplex(blocks).items():
        for fragment in fragments:
            pieces = [blocks[span.block].text[span.start : span.end] for span in fragment.spans]
            assert letters([fragment.text]) == letters(pieces), lang


SENTENCES = st.lists(TEXTS, max_size=7)


@settings(max_examples=60)
@given(SENTENCES, SENTENCES)
def test_beads_cover_every_index_once_and_in_order(zh: list[str], en: list[str]) -> None:
    beads = align(zh, en)
    assert [at for bead in beads for at in bead.zh] == list(range(len(zh)))
    assert [at for bead in beads for at in bead.en] == list(range(len(en)))
    assert all(0 <= bead.score <= 1 and (bead.zh or bead.en) for bead in beads)


@given(st.text(max_size=60) | TEXTS)
def test_folding_is_idempotent_and_its_offsets_rise_inside_the_text(text: str) -> None:
    folded = fold(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert list(folded.offsets) == sorted(folded.offsets)
    assert folded.offsets[-1] == len(text)
    assert fold(folded.text).text == folded.text


@given(TEXTS, st.sampled_from(LANGS))
def test_quantities_stand_in_order_and_apart(text: str, lang: str) -> None:
    found = find_quantities(text, "zh" if lang == "zh" else "en")
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(text[q.start : q.end].strip() == text[q.start : q.end] != "" for q in found)
