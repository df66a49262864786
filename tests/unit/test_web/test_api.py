"""The JSON twins: the shapes that scripts rely on, and a description that is true of them."""

from __future__ import annotations

import re
from typing import Any

import pytest

from webapp import addresses

PASSAGE = [
    "id", "document", "title", "source", "ordinal", "kind", "level", "zh", "en", "confidence", "locators",
]  # fmt: skip
ERROR = ["ok", "error", "kind", "status"]


def test_a_passage_has_exactly_the_agreed_shape(client, canal, canal_passages):
    body = client.get(f"/api/v1/passages/{canal_passages[2].id}").json
    assert list(body["passage"]) == PASSAGE
    assert body["passage"] == {
        "id": canal_passages[2].id,
        "document": canal.id,
        "title": "运河修缮报告",
        "source": "canal.txt",
        "ordinal": 2,
        "kind": "paragraph",
        "level": None,
        "zh": "运河全长 42 公里，修缮耗资 3.5亿元。",
        "en": "The canal is 42 kilometers long; its repair cost CNY350 million.",
        "confidence": 0.9,
        "locators": {
            "zh": [
                {"source": "canal.txt", "line": 5, "page": None, "cell": None, "label": "", "certain": True, "part": ""}
            ],
            "en": [
                {"source": "canal.txt", "line": 6, "page": 3, "cell": None, "label": "", "certain": True, "part": ""}
            ],
        },
    }
    assert (body["previous"], body["next"]) == (canal_passages[1].id, canal_passages[3].id)


def test_a_missing_side_is_an_empty_text_and_has_no_confidence(client, canal_passages):
    found = client.get(f"/api/v1/passages/{canal_passages[3].id}").json["passage"]
    assert (found["en"], found["confidence"], found["locators"]["en"]) == ("", None, [])


def test_the_first_and_the_last_passage_have_one_neighbour(client, canal_passages):
    assert client.get(f"/api/v1/passages/{canal_passages[0].id}").json["previous"] is None
    assert client.get(f"/api/v1/passages/{canal_passages[-1].id}").json["next"] is None


def test_an_earlier_id_answers_with_the_present_one(client, corrected):
    old, present = corrected
    assert client.get(f"/api/v1/passages/{old}").json["passage"]["id"] == present


def test_a_hit_is_a_passage_with_score_tier_and_matches_on_both_sides(client):
    body = client.get("/api/v1/search?q=闸门").json
    hit = body["hits"][0]
    assert body["total"] == len(body["hits"]) == 1
    assert list(hit) == [*PASSAGE, "score", "tier", "matches"]
    start, end = hit["matches"]["zh"][0]
    assert hit["zh"][start:end] == "闸门"
    assert isinstance(hit["matches"]["en"], list)


def test_a_lookup_says_how_each_hit_is_related(client, canal_passages):
    for answer in (
        client.get("/api/v1/lookup", query_string={"text": canal_passages[2].zh}),
        client.post("/api/v1/lookup", data={"text": canal_passages[2].zh}),
        client.post("/api/v1/lookup", json={"text": canal_passages[2].zh, "limit": 5, "exclude": []}),
    ):
        first = answer.json["hits"][0]
        assert (first["relation"], first["en"]) == ("counterpart", canal_passages[2].en)


def test_a_lookup_leaves_out_the_documents_named(client, canal, canal_passages):
    query = {"text": canal_passages[2].zh, "exclude": canal.id}
    assert client.get("/api/v1/lookup", query_string=query).json["hits"] == []


def test_the_list_of_documents_has_exactly_the_agreed_shape(client, canal):
    body = client.get("/api/v1/documents").json
    assert body["total"] == 3
    assert body["documents"][0] == {
        "id": canal.id,
        "title_zh": "运河修缮报告",
        "title_en": "Report on the Repair of the Canal",
        "source": ["canal.txt"],
        "languages": ["zh", "en"],
        "passages": 8,
        "added": canal.added,
    }


def test_a_document_brings_its_record_and_its_passages_or_a_part_of_them(client, canal):
    body = client.get(f"/api/v1/documents/{canal.id}").json
    assert body["document"]["reference"]["author"] == ["柳望舒"]
    assert {"title_zh", "container-title", "publisher-place"} <= set(body["document"]["reference"])
    assert [each["ordinal"] for each in body["passages"]] == list(range(8))
    part = client.get(f"/api/v1/documents/{canal.id}?offset=2&limit=3").json
    assert [each["ordinal"] for each in part["passages"]] == [2, 3, 4]
    assert part["total"] == 8


@pytest.mark.parametrize("limit", ["5000", "1000000000000", "9" * 5000])
def test_a_limit_beyond_the_largest_is_clipped_with_a_note(client, limit):
    body = client.get(f"/api/v1/search?q=运河&limit={limit}").json
    assert body["ok"]
    assert [note for note in body["notes"] if "1000" in note["text"]]
    assert all(list(note) == ["kind", "text"] for note in body["notes"])


def test_an_offset_beyond_the_last_passage_gives_none_of_them(client):
    body = client.get(f"/api/v1/search?q=运河&offset={'9' * 5000}").json
    assert (body["hits"], body["total"] > 0) == ([], True)


def test_an_empty_query_finds_nothing(client):
    assert client.get("/api/v1/search").json["total"] == 0


@pytest.mark.parametrize(
    ("address", "status", "kind"),
    [
        ("/api/v1/documents/none", 404, "UnknownDocument"),
        ("/api/v1/passages/none", 404, "UnknownPassage"),
        ("/api/v1/search?q=a&limit=0", 400, "BadParameter"),
        ("/api/v1/search?q=a&limit=ten", 400, "BadParameter"),
        ("/api/v1/search?q=a&offset=-1", 400, "BadParameter"),
        ("/api/v1/search?q=a&widen=2", 400, "BadParameter"),
        ("/api/v1/search?q=a&kind=poem", 400, "BadParameter"),
        ("/api/v1/lookup?text=a&lang=fr", 400, "BadParameter"),
        ("/api/v1/nothing", 404, "NotFound"),
    ],
)
def test_an_error_has_one_shape(client, address, status, kind):
    answer = client.get(address)
    assert answer.status_code == status
    assert list(answer.json) == ERROR
    assert (answer.json["ok"], answer.json["kind"], answer.json["status"]) == (False, kind, status)
    assert len(answer.json["error"]) > 20


@pytest.mark.parametrize("address", ["/api/v1/lookup", "/api/v1/check"])
@pytest.mark.parametrize(
    ("sent", "status", "kind"),
    [
        ({"data": "text=a", "content_type": "text/plain"}, 415, "UnsupportedMediaType"),
        ({"data": b"<a/>", "content_type": "application/xml"}, 415, "UnsupportedMediaType"),
        ({"data": b"a"}, 415, "UnsupportedMediaType"),
        ({"data": b"[", "content_type": "application/json"}, 400, "BadParameter"),
        ({"data": {"text": "a" * (1 << 20)}}, 413, "RequestEntityTooLarge"),
        ({"data": "{}", "content_type": "application/json", "headers": {"Host": "evil.example"}}, 400, "UnknownHost"),
    ],
)
def test_what_is_sent_and_can_t_be_used_is_refused_in_the_one_shape(client, address, sent, status, kind):
    answer = client.post(address, **sent)
    assert (answer.status_code, list(answer.json)) == (status, ERROR)
    assert (answer.json["ok"], answer.json["kind"], answer.json["status"]) == (False, kind, status)
    described = client.get("/api/v1/openapi.json").json["paths"][address.removeprefix("/api/v1")]["post"]["responses"]
    assert str(status) in described


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "POST"])
def test_a_method_that_an_address_does_not_know_is_refused_with_those_that_it_knows(client, method):
    answer = client.open("/api/v1/search", method=method)
    assert (answer.status_code, list(answer.json), answer.json["kind"]) == (405, ERROR, "MethodNotAllowed")
    assert {"GET", "HEAD", "OPTIONS"} == set(answer.headers["Allow"].split(", "))


def test_an_unknown_style_is_an_error_that_lists_the_styles(client, canal_passages):
    answer = client.get(f"/api/v1/passages/{canal_passages[0].id}/cite?style=none")
    assert (answer.status_code, answer.json["kind"]) == (404, "UnknownStyle")
    assert "apa" in answer.json["error"]


def test_a_wrong_method_or_body_is_an_error_of_the_same_shape(client):
    wrong = client.post("/api/v1/search")
    assert (wrong.status_code, list(wrong.json), set(wrong.headers["Allow"].split(", "))) == (
        405,
        ERROR,
        {"GET", "HEAD", "OPTIONS"},
    )
    for body in (b"[1]", b"{"):
        answer = client.post("/api/v1/lookup", data=body, content_type="application/json")
        assert (answer.status_code, answer.json["kind"]) == (400, "BadParameter")


def test_a_text_beyond_all_measure_is_refused_in_the_same_shape(client):
    answer = client.post("/api/v1/lookup", data={"text": "水" * 600_000})
    assert (answer.status_code, list(answer.json)) == (413, ERROR)


def test_chinese_stays_readable_in_the_answer(client):
    assert "运河" in client.get("/api/v1/documents").text


def test_the_description_names_every_address_and_no_other(app, client):
    described = client.get("/api/v1/openapi.json").json["paths"]
    rules = {
        re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule.removeprefix("/api/v1")): rule.methods - {"HEAD", "OPTIONS"}
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith("api.")
    }
    assert {path: {method.upper() for method in operations} for path, operations in described.items()} == rules


def test_a_passage_says_which_of_its_sentences_translate_which(client, add, store):
    document = add("ferry2", ("paragraph", "渡船停了。没有人付钱。", "The ferry has stopped. Nobody pays."))
    (passage,) = store.passages(document.id)
    answer = client.get(f"/api/v1/passages/{passage.id}").json
    beads = [(passage.zh[slice(*bead["zh"])], passage.en[slice(*bead["en"])]) for bead in answer["sentences"]]
    assert "".join(zh for zh, _en in beads) == passage.zh
    assert " ".join(filter(None, (en for _zh, en in beads))) == passage.en
    assert answer["corrected"] is False


def test_the_description_is_true_of_the_answers(client, canal, canal_passages):
    description = client.get("/api/v1/openapi.json").json
    values = {"document_id": canal.id, "passage_id": canal_passages[2].id, "job_id": "none"}
    for path, operations in description["paths"].items():
        answer = client.get("/api/v1" + path.format(**values) + "?q=运河&text=运河全长 42 公里&lang=zh")
        assert answer.status_code == (404 if "{job_id}" in path else 200), path
        content = operations["get"]["responses"][str(answer.status_code)]["content"]
        assert answer.mimetype in content, path
        if answer.is_json:
            assert problems(answer.json, content["application/json"]["schema"], description) == [], path
    error = {"$ref": "#/components/schemas/Error"}
    assert problems(client.get("/api/v1/passages/none").json, error, description) == []


def problems(value: Any, schema: dict[str, Any], root: dict[str, Any], at: str = "") -> list[str]:
    """Where a value does not follow its schema; objects may hold no key that is not described."""
    if "$ref" in schema:
        return problems(value, root["components"]["schemas"][schema["$ref"].rpartition("/")[2]], root, at)
    if "oneOf" in schema:
        found = [problems(value, each, root, at) for each in schema["oneOf"]]
        return [] if sum(not each for each in found) == 1 else [f"{at}: {value!r} is not one of {schema['oneOf']}"]
    if "const" in schema:
        return [] if value == schema["const"] else [f"{at}: {value!r}"]
    kinds = {
        "string": str,
        "boolean": bool,
        "integer": int,
        "number": (int, float),
        "array": list,
        "object": dict,
        "null": type(None),
    }
    allowed = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not any(isinstance(value, kinds[kind]) for kind in allowed) or value not in schema.get("enum", [value]):
        return [f"{at}: {value!r} is not {schema}"]
    found: list[str] = []
    if isinstance(value, list):
        found += [
            problem for i, each in enumerate(value) for problem in problems(each, schema["items"], root, f"{at}[{i}]")
        ]
    if isinstance(value, dict) and "properties" in schema:
        found += [f"{at}.{name} is missing" for name in schema["required"] if name not in value]
        found += [f"{at}.{name} is not described" for name in value if name not in schema["properties"]]
        for name in value.keys() & schema["properties"].keys():
            found += problems(value[name], schema["properties"][name], root, f"{at}.{name}")
    return found


def test_a_passage_can_be_looked_up_by_its_id(client, canal_passages):
    by_text = client.get("/api/v1/lookup", query_string={"text": canal_passages[2].zh}).json
    by_id = client.get("/api/v1/lookup", query_string={"passage": canal_passages[2].id})
    assert (by_id.json, by_id.json["hits"][0]["id"]) == (by_text, canal_passages[2].id)
    assert client.post("/api/v1/lookup", json={"passage": canal_passages[2].id}).json == by_text
    assert client.get("/api/v1/lookup?passage=none").status_code == 404


def test_nothing_is_folded_unless_it_is_asked_for(client):
    plain, folded = (client.get(f"/api/v1/search?q=运河&fold={fold}").json for fold in "01")
    assert "folded" not in plain
    assert folded["total"] == plain["total"] >= folded["folded"] == len(folded["hits"])
    assert client.get("/api/v1/search?q=运河&fold=2").status_code == 400


def test_halves_of_characters_in_a_body_are_no_crash(client):
    body = b'{"text": "\\ud83d \xe8\xbf\x90\xe6\xb2\xb3", "exclude": ["\\udc00"]}'
    assert client.post("/api/v1/lookup", data=body, content_type="application/json").status_code == 200


@pytest.mark.parametrize("path", ["/search", "/lookup"])
def test_every_parameter_of_an_address_is_described(client, path):
    described = {each["name"] for each in client.get("/api/v1/openapi.json").json["paths"][path]["get"]["parameters"]}
    assert described == set(addresses.TWINS[f"{path[1:]}.{path[1:]}"][1])
