"""JSON Lines and JSON lists of others, and our own with boilerplate."""

from __future__ import annotations

import json
from collections.abc import Iterable
from time import process_time

import pytest

from corpus.errors import DamagedFile
from corpus.readers import read_bytes
from corpus.ready import ready_passages
from corpus.types import Block


def read(text: str, name: str = "pairs.jsonl") -> tuple[Block, ...]:
    return read_bytes(text.encode(), name).blocks


def pairs(blocks: tuple[Block, ...]) -> list[tuple[str, str]]:
    return [(passage.zh, passage.en) for passage in ready_passages([block for block in blocks if block.unit])]


@pytest.mark.parametrize(
    "row",
    [
        {"zh": "渡船停了。", "en": "The ferry stopped."},
        {"translation": {"en": "The ferry stopped.", "zh-CN": "渡船停了。"}},
        {"source": "The ferry stopped.", "target": "渡船停了。"},
        {"chinese_text": "渡船停了。", "english_text": "The ferry stopped."},
        {"中文": "渡船停了。", "英文": "The ferry stopped."},
    ],
)
@pytest.mark.parametrize("frame", ["{}\n", "[{}]", "\ufeff{}"])
def test_a_pair_is_known_whatever_its_keys_are_called(row: dict[str, object], frame: str):
    text = frame.format(json.dumps(row, ensure_ascii=False))
    assert pairs(read(text)) == [("渡船停了。", "The ferry stopped.")]


def test_other_values_are_kept_and_lists_are_lines():
    blocks = read('{"zh": ["渡船。", "停了。"], "en": "The ferry.", "page": 3, "tags": ["quay", null]}\n')
    assert pairs(blocks) == [("渡船。\n停了。", "The ferry.")]
    assert [block.text for block in blocks if block.hint == "boilerplate"] == ["3", "quay\n"]


def test_texts_in_one_language_are_read_one_by_one():
    blocks = read('{"text": "渡船停了。"}\n"没有人付钱。"\n')
    assert [(block.text, block.unit, block.locator.line) for block in blocks] == [
        ("渡船停了。", None, 1), ("没有人付钱。", None, 2)
    ]  # fmt: skip


def test_boilerplate_of_our_own_is_boilerplate_again():
    passage = {"id": "a-1", "document": "a", "ordinal": 0, "kind": "note", "level": None, "confidence": 0.25}
    rows = (passage | {"zh": "渡船", "en": "Ferry"}, {"kind": "boilerplate", "document": "a", "text": "- 3 -"})
    blocks = read("".join(f"{json.dumps(row)}\n" for row in rows))
    assert [block.text for block in blocks if block.hint == "boilerplate"] == ["- 3 -"]
    (told,) = ready_passages([block for block in blocks if block.unit])
    assert (told.kind, told.confidence, told.zh, told.en) == ("note", 0.25, "渡船", "Ferry")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"zh": "渡', "Line 1"),
        ('{"zh": "a"}\n{zh: 1}', "Line 2"),
        ('{"zh": "\\ud83d"}', "half a character"),
        ("[" * 5000, "too many lists"),
        ('{"a": ' * 200 + "1" + "}" * 200, "too many lists"),
    ],
)
def test_what_is_no_json_is_refused_with_its_line(text: str, said: str):
    with pytest.raises(DamagedFile, match=said):
        read(text)


def test_objects_with_keys_of_their_own_cost_little_more_than_those_with_the_same():
    def seconds(objects: Iterable[dict[str, str]]) -> float:
        data = "\n".join(map(json.dumps, objects)).encode()
        begun = process_time()
        assert len(read_bytes(data, "keys.jsonl").blocks) == 60_000
        return process_time() - begun

    alike = seconds({f"k{key}": "a" for key in range(50)} for _at in range(1_200))
    assert seconds({f"k{at}_{key}": "a" for key in range(50)} for at in range(1_200)) < 4 * alike


def test_the_languages_are_found_among_keys_of_single_objects():
    rows = (
        json.dumps(
            {**{f"k{at}_{key}": "x" for key in range(20)}, "a": f"第{at}条船靠岸了。", "b": f"Boat {at} has landed."}
        )
        for at in range(40)
    )
    found = read_bytes("\n".join(rows).encode(), "keys.jsonl").blocks
    assert sum(block.unit is not None and block.lang == "en" for block in found) == 40
