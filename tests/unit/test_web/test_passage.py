"""The page of one passage: where it stands, what its terms are called, what is like it elsewhere."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from corpus.types import Passage


def page(client: FlaskClient, passage: Passage, **parameters: str) -> str:
    answer = client.get(f"/passages/{passage.id}", query_string={"ui": "en"} | parameters)
    assert answer.status_code == 200
    return answer.text


@pytest.fixture
def lock(store, add) -> Passage:
    """A passage under two headings, whose term stands in another passage too."""
    document = add(
        "locks",
        ("title", "船闸手册", "Handbook of Locks"),
        ("heading", "一、船闸", "I. Locks"),
        ("heading", "（一）闸门", "i. Gates"),
        ("paragraph", "船闸的闸门由橡木做成。", "The gates of the ship lock are made of oak."),
        ("heading", "二、航道", "II. The channel"),
        ("paragraph", "航道旁边也有一座船闸。", "There is a ship lock by the channel too."),
    )
    return store.passages(document.id)[3]


def test_its_place_in_the_document_and_in_the_file_is_told(client, canal_passages):
    text = page(client, canal_passages[5])
    assert "¶ 6 of 8" in text
    assert "canal.txt, line 11" in text
    assert "canal.txt, page 3, line 12" in text


def test_the_headings_above_it_lead_to_their_passages(client, canal_passages):
    text = page(client, canal_passages[7])
    trail = text[text.index('class="section"') : text.index("</nav>", text.index('class="section"'))]
    assert trail.index("I. The Works at a Glance") < trail.index("i. Locks")
    assert f'href="/passages/{canal_passages[6].id}"' in trail


def test_a_heading_stands_under_higher_ones_alone(client, canal_passages):
    assert 'class="section"' not in page(client, canal_passages[1])
    assert f'href="/passages/{canal_passages[1].id}">' in page(client, canal_passages[6])


def test_no_headings_are_told_of_what_stands_above_all_of_them(client, canal_passages):
    assert 'class="section"' not in page(client, canal_passages[0])


def test_two_neighbours_on_either_side_are_shown_and_no_more_are_read(client, store, canal_passages, monkeypatch):
    asked: list[tuple[int, int | None]] = []
    real = type(store).passages

    def passages(self, key: str, start: int = 0, stop: int | None = None) -> tuple[Passage, ...]:
        asked.append((start, stop))
        return real(self, key, start, stop)

    page(client, canal_passages[0])  # the index is made
    monkeypatch.setattr(type(store), "passages", passages)
    text = page(client, canal_passages[4])
    assert [each.id in text for each in canal_passages] == [False, True, True, True, True, True, True, False]
    assert asked == [(2, 7)]


def test_its_terms_are_told_with_what_stands_for_them_here(client, lock):
    text = page(client, lock)
    assert 'href="/translations?term=%E8%88%B9%E9%97%B8"' in text
    assert '<span lang="en">ship lock</span>' in text
    assert "5 passages" in text


def test_its_twin_tells_its_headings_and_terms(client, lock, canal_passages):
    answer = client.get(f"/api/v1/passages/{lock.id}").get_json()
    assert {"zh": "船闸", "en": "ship lock", "passages": 5} in answer["terms"]
    section = client.get(f"/api/v1/passages/{canal_passages[7].id}").get_json()["section"]
    assert section == [canal_passages[1].id, canal_passages[6].id]


def test_a_passage_without_a_counterpart_has_no_terms_but_the_form(client, canal_passages):
    text = page(client, canal_passages[3])
    assert "here, it seems:" not in text
    assert 'name="term"' in text


def test_similar_passages_of_other_documents_are_looked_up_when_asked_for(client, add, lock):
    add("copy", ("paragraph", "船闸的闸门由橡木做成。", "Oak is what the gates of a lock are made of."))
    assert "Oak is what" not in page(client, lock)
    assert "similar=1#elsewhere" in page(client, lock)
    found = page(client, lock, similar="1")
    assert "Oak is what" in found
    assert "similar=1#elsewhere" not in found


def test_similar_passages_may_be_in_either_language_alone(client, add, lock):
    add("alone", ("paragraph", "这座船闸的闸门是用橡木做成的。", ""))
    assert "这座船闸的闸门是用橡木做成的。" in page(client, lock, similar="1").replace("<mark>", "").replace(
        "</mark>", ""
    )


def test_where_nothing_is_like_it_the_page_says_so(client, add):
    add("lone", ("paragraph", "", "Zebras gallop."))
    (passage,) = (
        each for each in client.application.extensions["duizhao"].store.all_passages() if each.en == "Zebras gallop."
    )
    assert "Nothing in other documents comes near" in page(client, passage, similar="1")


def test_another_version_of_its_document_is_a_click_away(client, add, lock, store):
    newer = add(
        "locks-2",
        ("title", "船闸手册（修订版）", ""),
        ("paragraph", "船闸的闸门改用钢板。", ""),
        title_zh="船闸手册 2020",
    )
    store.edit(lock.document, store.document(lock.document).reference.__class__(title_zh="船闸手册 2010"))
    address = f"/compare?a={lock.document}&amp;b={newer.id}&amp;at={lock.id}"
    assert address in page(client, lock)
    answer = client.get(address.replace("&amp;", "&"))
    assert answer.status_code == 303
    assert answer.location.endswith("#r-4")
