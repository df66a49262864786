"""Concordances, frequencies, collocates, suggestions and exports of hits, as the API gives them."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ElementTree
from urllib.parse import unquote

import pytest

from corpus.export import exporter, formats
from corpus.export.tsv import unescaped
from webapp.exports import MEDIA_TYPES


@pytest.fixture
def mill(add):
    return add(
        "mill",
        ("paragraph", "水磨由乡里修缮。水磨停了。", "The village repairs the mill. The mill stood still."),
        ("paragraph", "水磨换了新轮。", "The mill has a new wheel."),
        title_zh="水磨记",
        issued="2020",
    )


def test_a_line_of_a_concordance_has_exactly_the_agreed_shape(client, mill, store):
    body = client.get("/api/v1/concordance?q=水磨&sort=right&limit=1&width=8").json
    assert (body["total"], body["passages"], body["left_out"]) == (3, 2, 0)
    assert body["forms"] == [{"form": "水磨", "count": 3}]
    (line,) = body["lines"]
    passage = store.passages(mill.id)[1]
    assert list(line) == [
        "passage", "document", "title", "source", "ordinal", "kind", "side", "node", "left", "text", "right",
        "counterpart", "likely",
    ]  # fmt: skip
    assert line["passage"] == passage.id
    assert (line["side"], line["node"], line["left"], line["text"], line["right"]) == (
        "zh", [0, 2], "", "水磨", "换了新轮",
    )  # fmt: skip
    assert line["counterpart"] == {"span": [0, len(passage.en)], "text": passage.en}


def test_a_concordance_pairs_sentence_with_sentence(client, mill):
    lines = client.get("/api/v1/concordance?q=水磨").json["lines"]
    assert [line["counterpart"]["text"] for line in lines][:2] == [
        "The village repairs the mill.",
        "The mill stood still.",
    ]


def test_a_concordance_is_a_table_too(client, mill):
    answer = client.get("/api/v1/concordance?q=水磨&format=tsv&sort=left&limit=1")
    assert answer.mimetype == "text/tab-separated-values"
    lines = answer.get_data(as_text=True).split("\n")
    comments = [line for line in lines if line.startswith("# ")]
    assert {"# query: 水磨", "# total: 3", "# sort: left", "# widen: false"} <= set(comments)
    heading, *rows = [line.split("\t") for line in lines if line and not line.startswith("# ")]
    assert heading[:5] == ["left", "node", "right", "counterpart", "likely"]
    assert len(rows) == 3
    assert {len(row) for row in rows} == {len(heading)}


@pytest.mark.parametrize(
    "address",
    [
        "concordance?q=x&sort=size",
        "concordance?q=x&unit=stroke",
        "concordance?q=x&lang=fr",
        "concordance?q=x&format=xml",
        "concordance?q=x&width=0",
        "frequencies",
        "frequencies?lang=fr",
        "frequencies?lang=en&sort=size",
        "frequencies?lang=en&function_words=yes",
        "collocates?q=x&window=0",
        "collocates?q=x&sort=size",
        "search/export?q=x&format=odt",
        "search/export?q=x&level=word",
        "suggest?q=x&limit=0",
    ],
)
def test_a_value_that_can_not_be_used_is_an_error_with_advice(client, address):
    answer = client.get(f"/api/v1/{address}")
    assert (answer.status_code, answer.json["kind"]) == (400, "BadParameter")


@pytest.mark.parametrize("name", ["concordance", "collocates"])
def test_nothing_asked_is_nothing_found(client, name):
    assert client.get(f"/api/v1/{name}").json["total"] == 0


def test_more_than_is_given_at_once_is_clipped_with_a_note(client, mill):
    for address in ("concordance?q=水磨", "collocates?q=水磨", "frequencies?lang=zh"):
        notes = client.get(f"/api/v1/{address}&limit=5000").json["notes"]
        assert [note["kind"] for note in notes] == ["clipped"]


def test_words_are_counted_where_the_filters_say(client, mill):
    body = client.get("/api/v1/frequencies?lang=en&prefix=mill&year=2020").json
    assert body["words"] == [
        {
            "word": "mill",
            "count": 3,
            "passages": 2,
            "forms": [{"form": "mill", "count": 3}],
            "spread": 1,
            "documents": [{"document": mill.id, "count": 3}],
        }
    ]
    assert client.get("/api/v1/frequencies?lang=en&prefix=mill&year=2018").json["words"] == []


def test_collocates_tell_how_often_and_how_surprising(client, mill):
    (word,) = client.get("/api/v1/collocates?q=en:mill&least=1&window=1").json["words"][:1]
    assert list(word) == ["word", "count", "left", "right", "passages", "overall", "likelihood"]
    assert (word["word"], word["left"], word["right"], word["overall"]) == ("stood", 0, 1, 1)


def test_suggestions_are_queries_with_their_hits(client, mill):
    body = client.get("/api/v1/suggest?q=水").json
    assert {"text": "水磨", "term": "水磨", "lang": "zh", "passages": 2, "kind": "completion"} in body["suggestions"]
    assert client.get("/api/v1/suggest?q=").json["suggestions"] == []
    assert [each["text"] for each in client.get("/api/v1/suggest?q=shuimo").json["did_you_mean"]] == ["水磨"]


def test_an_export_has_every_hit_and_says_what_was_asked(client, mill, store):
    answer = client.get("/api/v1/search/export?q=水磨&limit=1&widen=0&year=2020&format=jsonl")
    assert answer.mimetype == "application/jsonl"
    asked, *hits = map(json.loads, answer.get_data(as_text=True).splitlines())
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", asked.pop("exported"))
    assert re.fullmatch(r"Duizhao \d+\.\d+\S*", asked.pop("tool"))
    assert asked == {
        "kind": "query",
        "query": "水磨",
        "year": ["2020"],
        "widen": False,
        "sort": "relevance",
        "total": 2,
        "notes": [],
    }
    assert hits == client.get("/api/v1/search?q=水磨&widen=0&year=2020").json["hits"]


def test_an_export_has_a_name_in_plain_letters_and_one_in_all(client, mill):
    header = client.get("/api/v1/search/export?q=%22水磨%22+mill%0d%0a&format=tsv").headers["Content-Disposition"]
    plain, full = re.fullmatch(r"attachment; filename=\"([\w.-]+)\"; filename\*=UTF-8''(\S+)", header).groups()
    assert re.fullmatch(r"duizhao-mill-\d{4}-\d\d-\d\d\.tsv", plain)
    assert unquote(full).startswith("duizhao-水磨-mill-")


def test_every_hit_of_a_large_answer_is_exported(client, add):
    add("many", *[("paragraph", f"石桥第{number}座", "") for number in range(1203)])
    asked, *rows = client.get("/api/v1/search/export?q=石桥&sort=document").get_data(as_text=True).splitlines()
    assert json.loads(asked)["total"] == 1203
    assert [json.loads(row)["ordinal"] for row in rows] == list(range(1203))


def test_a_memory_of_hits_has_the_sentences_with_what_was_found(client, mill):
    text = client.get("/api/v1/search/export?q=停了&format=tmx&level=sentence").get_data(as_text=True)
    root = ElementTree.fromstring(text)
    assert [seg.text for seg in root.iter("seg")] == ["水磨停了。", "The mill stood still."]
    assert {"x-query": "停了"}.items() <= {p.get("type"): p.text for p in root.find("header")}.items()


def test_what_begins_as_a_formula_is_no_formula_in_the_file(client, add):
    add("sums", ("paragraph", "=SUM(石桥)", "+1 bridge"), title_zh="@石桥")
    line = client.get("/api/v1/search/export?q=石桥&format=tsv").get_data(as_text=True).splitlines()[-1]
    cells = line.split("\t")
    assert not any(cell[:1] in tuple("=+-@") for cell in cells if cell)
    assert [unescaped(cell) for cell in cells[7:9]] == ["=SUM(石桥)", "+1 bridge"]


def test_every_format_is_answered_as_what_it_is_and_described_so(client, mill):
    described = client.get("/api/v1/openapi.json").json["paths"]["/search/export"]["get"]["responses"]["200"]["content"]
    for name in formats():
        answer = client.get(f"/api/v1/search/export?q=水磨&format={name}")
        assert (answer.status_code, answer.mimetype) == (200, MEDIA_TYPES[name])
        assert bool(described[answer.mimetype]) is not exporter(name).BINARY
    assert set(MEDIA_TYPES) == set(formats())
    assert set(described) == set(MEDIA_TYPES.values())
