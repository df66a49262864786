"""The figures of a passage, on the page and in the API."""

from __future__ import annotations


def test_a_passage_says_what_figures_it_states(client, canal_passages):
    answer = client.get(f"/api/v1/passages/{canal_passages[2].id}").json
    passage = answer["passage"]
    stated = {lang: [(q["value"], q["unit"]) for q in answer["quantities"][lang]] for lang in ("zh", "en")}
    assert stated["zh"] == stated["en"] == [("42", "km"), ("350000000", "CNY")]
    spans = [passage["zh"][slice(*q["span"])] for q in answer["quantities"]["zh"]]
    assert spans == ["42 公里", "3.5亿元"]
    assert answer["disagreements"] == []


def test_a_passage_whose_sides_differ_says_where(client, add, store):
    document = add("weir", ("paragraph", "堤坝长12公里，高30米。", "The dam is 12 miles long and 30 meters high."))
    (passage,) = store.passages(document.id)
    (pair,) = client.get(f"/api/v1/passages/{passage.id}").json["disagreements"]
    assert (pair["zh"]["unit"], pair["en"]["unit"]) == ("km", "mi")
    assert passage.zh[slice(*pair["zh"]["span"])] == "12公里"


def test_the_page_shows_the_sign_between_the_columns(client, add):
    add("weir", ("paragraph", "堤坝长12公里。", "The weir is 12 miles long."))
    page = client.get("/search?q=堤坝&ui=en").text
    assert "The amounts differ: 12公里 ≠ 12 miles" in page
