"""What holds for any library that is written out and put back."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.correcting import import_rows, take_back
from corpus.errors import UnknownPassage
from corpus.export import Work, exporter
from corpus.glossary.entry import Entry
from corpus.store import Draft, Original, Store
from corpus.store.backup import Archive
from corpus.types import Assembly, Boilerplate, Locator, Passage, Reference, SentenceBead

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=12) | st.sampled_from(
    ["水渠", "a\tb\\n", "\x00", ""]
)
LOCATORS = st.builds(Locator, TEXT, st.none() | st.integers(1, 9), st.none() | st.integers(1, 9), st.none() | TEXT)
URLS = TEXT.map(lambda text: f"https://{text}") | st.just("")  # web pages name themselves as they like
REFERENCES = st.builds(Reference, title_zh=TEXT, title_en=TEXT, author=st.lists(TEXT, max_size=2).map(tuple), url=URLS)


@st.composite
def passages(draw: st.DrawFn) -> tuple[Passage, ...]:
    made = []
    for at, (zh, en) in enumerate(draw(st.lists(st.tuples(TEXT, TEXT), max_size=5))):
        cuts = draw(st.integers(0, len(zh))), draw(st.integers(0, len(en)))
        beads = (
            SentenceBead((0, cuts[0]), (0, cuts[1]), 0.1),
            SentenceBead((cuts[0], len(zh)), (cuts[1], len(en))),
        )
        places = (draw(LOCATORS),) if zh else ()
        one = Passage(at, "paragraph", zh, en, None, 1 / 3, places, sentences=draw(st.sampled_from([(), beads])))
        made.append(one)
    return tuple(made)


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    path = draw(st.sampled_from(["a.txt", "b/ü.txt", "c.md"]))
    left_out = tuple(Boilerplate(text, Locator(path, line=1)) for text in draw(st.lists(TEXT, max_size=2)))
    original = Original.of(path, draw(st.binary(max_size=30)) * draw(st.sampled_from([1, 1, 5000])))
    assembly = Assembly(draw(passages()), left_out, draw(REFERENCES))
    return Draft(path, (original,), original.digest, assembly, draw(REFERENCES), draw(st.integers(0, 3)))


TERMS = st.lists(st.builds(Entry, TEXT, TEXT, st.sampled_from(["", "preferred"]), TEXT), max_size=2)
ACTS = st.one_of(drafts(), st.sampled_from(["edit", "collect", "correct", "undo", "remove"]), TERMS)


def act(store: Store, deed: object) -> None:
    """One of the things that people do to a library, if there is anything to do it to."""
    if isinstance(deed, Draft):
        store.put(deed)
        return
    if isinstance(deed, list):
        store.set_glossary(deed)
        return
    for document in store.documents()[-1:]:
        if deed == "edit":
            store.edit(document.id, replace(document.reference, publisher="北山出版社"))
        elif deed == "collect":
            store.collect(document.id, ["水利", "Water works"])
        elif deed == "remove":
            store.remove(document.id)
        elif deed == "undo":
            take_back(store, document.id)
        elif document.passages:
            correct(store, document.id)


def correct(store: Store, document: str) -> None:
    """The last passage becomes a note, by way of a file as people do it."""
    *rows, last = store.passages(document)
    out = io.StringIO()
    exporter("jsonl").write([Work(store.document(document), (*rows, replace(last, kind="note")))], out)
    if any(each.zh.strip() or each.en.strip() for each in (*rows, last)):
        import_rows(store, document, out.getvalue().encode(), "rows.jsonl", allow_changes=True)


def everything(store: Store) -> object:
    """All that can be asked of a library, in one value; the paths alone say when something was."""
    documents = store.documents()
    return (
        documents,
        [(store.laid(each.id), store.history(each.id)) for each in documents],
        [(store.boilerplate(each.id), store.originals(each.id)) for each in documents],
        [(store.sidecar(each.id), store.found_reference(each.id)) for each in documents],
        store.made_before(2),
        store.glossary(),
    )


def backup(store: Store) -> io.BytesIO:
    out = io.BytesIO()
    store.write_backup(out)
    return out


def leads(store: Store, ids: set[str]) -> dict[str, str]:
    """Where each address leads, or what is said of it."""
    found = {}
    for name in ids:
        try:
            found[name] = store.resolve(name)
        except UnknownPassage as error:
            found[name] = str(error)
    return found


@settings(max_examples=60)
@given(st.lists(ACTS, max_size=7))
def test_a_library_comes_back_as_it_was_with_every_address(deeds: list[object]):
    with TemporaryDirectory() as home, Store.open(Path(home, "a")) as store, Store.open(Path(home, "b")) as second:
        ids: set[str] = set()
        for deed in deeds:
            act(store, deed)
            ids |= {passage.id for passage in store.all_passages()}
        with Archive(backup(store), "a.zip") as archive:
            second.restore(archive)
        assert everything(second) == everything(store)
        assert leads(second, ids) == leads(store, ids)
        assert second.generation() > store.generation()


@settings(max_examples=60)
@given(st.lists(ACTS, max_size=5), st.lists(ACTS, max_size=5))
def test_an_earlier_state_comes_back_and_no_address_is_forgotten(before: list[object], after: list[object]):
    with TemporaryDirectory() as home, Store.open(Path(home)) as store:
        for deed in before:
            act(store, deed)
        was, kept = everything(store), backup(store)
        ids = {passage.id for passage in store.all_passages()}
        old = leads(store, ids)
        for deed in after:
            act(store, deed)
            ids |= {passage.id for passage in store.all_passages()}
        seen = store.generation()
        present = {document.id for document in store.documents()}
        with Archive(kept, "a.zip") as archive:
            done = store.restore(archive, replace=True)
        assert everything(store) == was
        found = leads(store, ids)
        assert {name: found[name] for name in old} == old
        assert not any(each.startswith("There is no passage") for each in found.values())
        changes = store.changes_since(seen)
        assert set(changes.changed) == {document.id for document in store.documents()}
        assert present - {document.id for document in store.documents()} == set(done.removed) == set(changes.removed)
