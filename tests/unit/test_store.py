from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import event

from corpus.errors import BadParameter, UnknownDocument, UnknownPassage
from corpus.store import Draft, Original, Store, writing
from corpus.types import Assembly, Boilerplate, Locator, Passage, Reference

FIRST = (
    "各村每年清理一次水渠，费用由用水户分担。",
    "Each village clears its canals once a year; the water users share the cost.",
)
SECOND = (
    "水闸由管水员看守，夜间不得擅自开启。",
    "The sluice is kept by the water warden and may not be opened at night.",
)
THIRD = ("天旱时先灌秧田，后灌菜地。", "In a dry season the seedbeds are watered first and the gardens after them.")


def draft(path: str, *texts: tuple[str, str], reference: Reference | None = None, digest: str = "") -> Draft:
    place = (Locator(path, line=1),)
    passages = tuple(
        Passage(ordinal, "paragraph", zh, en, confidence=0.9, zh_locators=place, en_locators=place)
        for ordinal, (zh, en) in enumerate(texts)
    )
    left_out = (Boilerplate("首页 > 水利", Locator(path, line=9)),)
    originals = (Original.of(path, "\n".join(zh + en for zh, en in texts).encode()),)
    return Draft(path, originals, digest or originals[0].digest, Assembly(passages, left_out, reference or Reference()))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "not" / "yet" / "there") as opened:
        yield opened


def test_what_is_put_comes_back_as_it_was(store: Store):
    given = draft("canal.txt", FIRST, SECOND, reference=Reference(title_zh="水渠章程", author=("李渠",)))
    change = store.put(given)
    document = store.document(change.document_id)
    assert (document.path, document.source, document.digest) == ("canal.txt", ("canal.txt",), given.digest)
    assert document.reference == given.assembly.reference
    assert document.languages == ("zh", "en")
    assert document.passages == 2
    stored = store.passages(document.id)
    assert [replace(passage, id="", document="") for passage in stored] == list(given.assembly.passages)
    assert tuple(passage.id for passage in stored) == change.added
    assert store.boilerplate(document.id) == given.assembly.boilerplate
    assert store.originals(document.id) == ((given.originals[0].name, given.originals[0].data),)


def test_a_document_of_one_language_says_so(store: Store):
    assert store.document(store.put(draft("a.txt", ("只有中文", ""))).document_id).languages == ("zh",)


def test_a_library_that_is_opened_again_is_the_same(tmp_path: Path):
    with Store.open(tmp_path) as store:
        store.put(draft("canal.txt", FIRST))
        before = (store.documents(), tuple(store.all_passages()), store.generation())
    with Store.open(tmp_path) as store:
        assert (store.documents(), tuple(store.all_passages()), store.generation()) == before


def test_documents_stand_in_order_of_adding_also_when_one_is_added_again(store: Store):
    for path in ("b.txt", "a.txt", "c.txt"):
        store.put(draft(path, (path, "")))
    store.put(draft("b.txt", ("neu", "")))
    assert [document.path for document in store.documents()] == ["b.txt", "a.txt", "c.txt"]
    assert [passage.zh for passage in store.all_passages()] == ["neu", "a.txt", "c.txt"]


def test_a_document_answers_to_its_id_path_file_name_and_the_start_of_its_id(store: Store):
    name = store.put(draft("rules/canal.txt", FIRST)).document_id
    pair = replace(
        draft("x", SECOND),
        path="x.zh.txt + x.en.txt",
        originals=(Original.of("x.zh.txt", b"1"), Original.of("x.en.txt", b"2")),
    )
    other = store.put(pair).document_id
    for key in (name, name[:5], "rules/canal.txt"):
        assert store.document(key).id == name
    for key in ("x.zh.txt", "x.en.txt", "x.zh.txt + x.en.txt"):
        assert store.document(key).id == other


def test_a_pair_is_found_by_the_path_of_either_edition(store: Store):
    originals = (Original.of("x_50%.zh.txt", b"1"), Original.of("x_50%.en.txt", b"2"))
    given = replace(draft("x", SECOND), path="a/x_50%.zh.txt + a/x_50%.en.txt", originals=originals)
    name = store.put(given).document_id
    store.put(draft("a/x_50%.txt", FIRST))
    for path in ("a/x_50%.zh.txt", "a/x_50%.en.txt"):
        found = store.pair_with(path)
        assert found is not None
        assert found.id == name
    for path in ("x_50%.zh.txt", "A/x_50%.zh.txt", "a/x_50%.txt", "a/x_50%.zh.txt + a/x_50%.en.txt"):
        assert store.pair_with(path) is None


def test_a_document_takes_in_others_with_what_the_user_set_in_them(store: Store):
    zh, en = (store.put(draft(path, text)) for path, text in (("zh.txt", FIRST), ("en.txt", SECOND)))
    store.edit("en.txt", Reference(title_en="Rules", volume="2"))
    store.edit("zh.txt", Reference(volume="1"))
    after = store.put(draft("zh.txt", FIRST, SECOND), absorbing=["en.txt"])
    assert (after.kept, after.redirected, after.retired) == (zh.added, en.added, ())
    assert store.resolve(en.added[0]) == after.added[0]
    (document,) = store.documents()
    assert (document.reference.title_en, document.reference.volume) == ("Rules", "1")
    assert store.changes_since(0).removed == (en.document_id,)
    assert store.put(draft("en.txt", SECOND)).added == en.added  # and it can come back
    assert store.resolve(en.added[0]) == en.added[0]


def test_a_key_that_fits_nothing_or_several_documents_is_refused_with_advice(store: Store):
    store.put(replace(draft("one/a.txt", FIRST), originals=(Original.of("a.txt", b"1"),)))
    store.put(replace(draft("two/a.txt", SECOND), originals=(Original.of("a.txt", b"2"),)))
    with pytest.raises(UnknownDocument, match="duizhao list"):
        store.document("nowhere")
    with pytest.raises(UnknownDocument, match="several documents"):
        store.document("a.txt")
    with pytest.raises(UnknownDocument):
        store.document("")


def test_adding_a_changed_file_keeps_the_ids_of_unchanged_passages(store: Store):
    before = store.put(draft("canal.txt", FIRST, SECOND, THIRD))
    after = store.put(draft("canal.txt", FIRST, THIRD))
    assert after.kept == (before.added[0], before.added[2])
    assert (after.added, after.redirected, after.retired) == ((), (), (before.added[1],))
    assert [passage.id for passage in store.passages(after.document_id)] == list(after.kept)


def test_the_id_of_a_changed_passage_leads_to_its_successor(store: Store):
    before = store.put(draft("canal.txt", FIRST, SECOND))
    for wording in ("不许", "严禁"):  # twice: a redirect leads on when its target changes in turn
        after = store.put(draft("canal.txt", FIRST, (SECOND[0].replace("不得", wording), SECOND[1])))
        assert store.resolve(before.added[1]) == after.added[0]
        assert wording in store.passage(before.added[1]).zh


def test_the_id_of_a_passage_that_is_gone_says_that_it_was_retired(store: Store):
    before = store.put(draft("canal.txt", FIRST, SECOND))
    store.put(draft("canal.txt", FIRST))
    with pytest.raises(UnknownPassage, match="retired"):
        store.passage(before.added[1])
    with pytest.raises(UnknownPassage, match="no passage"):
        store.resolve("never-was")


@pytest.mark.parametrize("many", [0, writing.MANY])
def test_a_text_that_comes_back_has_its_old_id_again(store: Store, monkeypatch: pytest.MonkeyPatch, many: int):
    monkeypatch.setattr(writing, "MANY", many)
    before = store.put(draft("canal.txt", FIRST, SECOND))
    store.put(draft("canal.txt", FIRST))
    after = store.put(draft("canal.txt", FIRST, SECOND))
    assert after.added == (before.added[1],)
    assert store.resolve(before.added[1]) == before.added[1]


def test_redirects_are_not_read_where_no_passage_came(store: Store):
    name = store.put(draft("canal.txt", FIRST, SECOND)).document_id
    asked: list[str] = []
    event.listen(store._database._engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    store.remove(name)
    assert any("INSERT INTO redirect" in each for each in asked)
    assert [each for each in asked if each.startswith("SELECT redirect")] == []


def test_many_passages_are_fetched_at_once_in_the_order_asked_for(store: Store):
    first, second, third = store.put(draft("canal.txt", FIRST, SECOND, THIRD)).added
    assert list(store.get_many([third, "never-was", first, third])) == [third, first]
    assert store.get_many([second])[second].zh == SECOND[0]


def test_many_thousand_passages_are_more_than_one_statement_and_all_there(store: Store):
    names = store.put(draft("long.txt", *((f"第{n}段", f"Part {n}") for n in range(2_000)))).added
    assert len(store.get_many(names)) == len(list(store.all_passages())) == 2_000


def test_a_removed_document_leaves_nothing_but_retired_ids(store: Store):
    change = store.put(draft("canal.txt", FIRST, SECOND))
    assert store.remove("canal.txt").retired == change.added
    assert (store.documents(), tuple(store.all_passages())) == ((), ())
    with pytest.raises(UnknownDocument):
        store.boilerplate(change.document_id)
    with pytest.raises(UnknownPassage, match="retired"):
        store.resolve(change.added[0])


def test_a_document_that_is_added_after_its_removal_has_its_old_ids(store: Store):
    before = store.put(draft("canal.txt", FIRST))
    store.remove(before.document_id)
    after = store.put(draft("canal.txt", FIRST))
    assert (after.document_id, after.added) == (before.document_id, before.added)
    assert store.passage(after.added[0]).zh == FIRST[0]


def test_what_the_user_has_set_survives_adding_again(store: Store):
    found = Reference(title_zh="水渠章程", issued="1931")
    name = store.put(draft("canal.txt", FIRST, reference=found)).document_id
    edited = store.edit(name, replace(found, title_en="Canal rules", issued=""))
    assert edited.reference == Reference(title_zh="水渠章程", title_en="Canal rules")
    store.put(draft("canal.txt", SECOND, reference=replace(found, title_zh="水渠新章", title_en="Rules")))
    assert store.document(name).reference == Reference(title_zh="水渠新章", title_en="Canal rules")


def test_a_field_set_back_to_what_the_file_says_follows_the_file_again(store: Store):
    found = Reference(title_zh="水渠章程")
    name = store.put(draft("canal.txt", FIRST, reference=found)).document_id
    store.edit(name, Reference(title_zh="别名"))
    store.edit(name, found)
    store.put(draft("canal.txt", SECOND, reference=Reference(title_zh="水渠新章")))
    assert store.document(name).reference.title_zh == "水渠新章"
    assert store.found_reference(name).title_zh == "水渠新章"


def test_a_document_can_take_the_place_of_another_and_keeps_its_id_and_its_edits(store: Store):
    old = store.put(draft("old.txt", FIRST, SECOND))
    store.edit(old.document_id, Reference(title_zh="题"))
    new = store.put(draft("new.txt", FIRST, THIRD), replacing="old.txt")
    assert new.document_id == old.document_id
    assert new.kept == (old.added[0],)
    document = store.document(old.document_id)
    assert (document.path, document.title) == ("new.txt", "题")


def test_a_path_that_left_its_id_to_another_document_gets_a_new_one(store: Store):
    old = store.put(draft("old.txt", FIRST))
    store.put(draft("new.txt", SECOND), replacing=old.document_id)
    assert store.put(draft("old.txt", FIRST)).document_id != old.document_id


def test_a_path_of_one_document_may_not_replace_another(store: Store):
    store.put(draft("a.txt", FIRST))
    other = store.put(draft("b.txt", SECOND)).document_id
    with pytest.raises(BadParameter, match=r"a\.txt"):
        store.put(draft("a.txt", THIRD), replacing=other)
    assert [passage.zh for passage in store.all_passages()] == [FIRST[0], SECOND[0]]


def test_content_is_found_under_whatever_name_it_was_added(store: Store):
    given = draft("canal.txt", FIRST)
    name = store.put(given).document_id
    found = store.holding(given.digest)
    assert found is not None
    assert found.id == name
    assert store.holding("0" * 64) is None


def test_content_of_one_edition_is_found_in_the_document_of_both(store: Store):
    zh, en = Original.of("a.zh.txt", b"zh"), Original.of("a.en.txt", b"en")
    name = store.put(replace(draft("a", FIRST), originals=(zh, en), digest="both")).document_id
    found = store.holding(en.digest)
    assert found is not None
    assert found.id == name


def test_every_write_that_changes_something_is_a_new_generation(store: Store):
    seen = [store.generation()]
    name = store.put(draft("canal.txt", FIRST)).document_id
    seen.append(store.generation())
    store.edit(name, Reference(title_zh="题"))
    seen.append(store.generation())
    store.remove(name)
    seen.append(store.generation())
    assert seen == sorted(set(seen))


def test_changes_since_a_generation_name_documents_to_read_again_and_those_gone(store: Store):
    a, b, c = (store.put(draft(path, (path, ""))).document_id for path in ("a", "b", "c"))
    then = store.generation()
    assert store.changes_since(then).changed == store.changes_since(then).removed == ()
    store.put(draft("b", ("neu", "")))
    store.remove(a)
    store.edit(c, Reference(title_en="C"))
    changes = store.changes_since(then)
    assert (changes.generation, changes.changed, changes.removed) == (store.generation(), (b, c), (a,))
    store.put(draft("a", ("a", "")))
    assert (store.changes_since(then).changed, store.changes_since(then).removed) == ((b, c, a), ())


def test_a_reader_sees_one_state_while_another_connection_writes(store: Store):
    store.put(draft("a.txt", *((f"第{n}段", "") for n in range(1_200))))
    seen = iter(store.all_passages())
    next(seen)
    store.remove("a.txt")
    assert len(list(seen)) == 1_199


def test_threads_may_read_and_write_at_once(store: Store):
    def work(name: str) -> str:
        for turn in range(5):
            store.put(draft(name, (f"{name}{turn}", "")))
        return store.passages(name)[0].zh

    names = [f"{n}.txt" for n in range(4)]
    with ThreadPoolExecutor(len(names)) as pool:
        assert list(pool.map(work, names)) == [f"{name}4" for name in names]
    assert len(store.documents()) == 4
    assert store.generation() == 20


def test_a_part_of_a_document_is_read_by_itself(store: Store):
    name = store.put(draft("canal.txt", FIRST, SECOND, THIRD)).document_id
    whole = store.passages(name)
    assert store.passages(name, 1, 2) == whole[1:2]
    assert store.passages(name, 1) == whole[1:]
    assert store.passages(name, 3, 9) == ()


def test_sketches_tell_how_passages_are_paired_and_where_they_stand(store: Store):
    name = store.put(draft("canal.txt", FIRST, (SECOND[0], ""))).document_id
    first, second = store.sketches(name)
    assert [(each.id, each.ordinal) for each in (first, second)] == [(p.id, p.ordinal) for p in store.passages(name)]
    assert (first.zh, first.en, first.confidence, first.kind) == (True, True, 0.9, "paragraph")
    assert (second.zh, second.en) == (True, False)
    place = Locator("canal.txt", line=1)
    assert store.places(name) == ((0, (place, place)), (1, (place, place)))
    assert store.headings(name) == ()
