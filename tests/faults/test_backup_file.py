"""A backup that is damaged, cut short, or meant to do harm is refused, and the library stays as it is."""

from __future__ import annotations

import hashlib
import io
import json
import struct
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from corpus import schema
from corpus.correcting import import_rows
from corpus.errors import BadParameter, StoreChanged, StoreError, StoreFull, UnfitBackup
from corpus.glossary.entry import Entry
from corpus.store import Draft, Original, Store
from corpus.store.backup import KEPT, Archive, keeping, writing
from corpus.store.backup import archive as archive_module
from corpus.store.backup.parts import LEFT_OUT, PARTS
from corpus.types import Assembly, Boilerplate, Locator, Passage, Reference

Members = dict[str, bytes]
Rows = list[dict[str, Any]]


def draft(path: str, *texts: tuple[str, str]) -> Draft:
    passages = tuple(
        Passage(at, "paragraph", zh, en, confidence=0.9, zh_locators=(Locator(path, line=at + 1),))
        for at, (zh, en) in enumerate(texts)
    )
    original = Original.of(path, repr(texts).encode())
    left_out = (Boilerplate("第 1 页", Locator(path, page=1)),)
    return Draft(path, (original,), original.digest, Assembly(passages, left_out, Reference(title_zh="章程")))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "home") as opened:
        opened.put(
            draft("dike.txt", ("堤坝每年加固。", "The dike is raised every year."), ("闸门常闭。", "Gates shut."))
        )
        opened.put(draft("mill.txt", ("水磨停用。", "The mill stands still.")))
        correct(opened)
        opened.set_glossary([Entry("堤坝", "dike")])
        yield opened


def correct(store: Store) -> None:
    """The two passages of the dike become one."""
    texts = {"zh": "堤坝每年加固。\n闸门常闭。", "en": "The dike is raised every year.\nGates shut."}
    row = {"id": store.passages("dike.txt")[0].id, "kind": "paragraph", **texts}
    import_rows(store, "dike.txt", json.dumps(row).encode(), "rows.jsonl")


@pytest.fixture
def members(store: Store) -> Members:
    """A good backup, member by member."""
    out = io.BytesIO()
    store.write_backup(out)
    with zipfile.ZipFile(out) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(members: Members, compression: int = zipfile.ZIP_DEFLATED) -> io.BytesIO:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out


def forged(members: Members, name: str, change: Callable[[Rows], object]) -> io.BytesIO:
    """The backup with the rows of a table changed, by somebody who knows how to make the manifest fit them."""
    rows = [json.loads(line) for line in members[f"{name}.jsonl"].splitlines()]
    change(rows)
    data = b"".join(json.dumps(row).encode() + b"\n" for row in rows)
    manifest = json.loads(members["manifest.json"])
    manifest["parts"][name] = {"rows": len(rows), "sha256": hashlib.sha256(data).hexdigest()}
    return packed(members | {f"{name}.jsonl": data, "manifest.json": json.dumps(manifest).encode()})


def state(store: Store) -> object:
    documents = store.documents()
    return store.generation(), documents, [store.laid(each.id) for each in documents], store.glossary()


def is_refused(store: Store, file: io.BytesIO, words: str = "old.zip") -> None:
    before = state(store)
    with pytest.raises(UnfitBackup, match=words) as refused, Archive(file, "old.zip") as archive:
        store.restore(archive, replace=True)
    assert "Nothing was changed." in str(refused.value)
    assert state(store) == before


def test_a_good_backup_is_restored(store: Store, members: Members):
    before = state(store)
    store.remove("mill.txt")
    with Archive(packed(members), "old.zip") as archive:
        store.restore(archive, replace=True)
    assert state(store)[1:] == before[1:]  # type: ignore[index]


def test_what_backups_hold_is_every_column_that_is_not_named_as_left_out():
    tables = {part.table.name: {*part.columns, *LEFT_OUT.get(part.table.name, ())} for part in PARTS}
    for table in schema.metadata.sorted_tables:
        if table.name not in ("state", "tombstone"):
            assert tables[table.name] == set(table.columns.keys()), table.name


# Files that are none


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        b"SQLite format 3\x00" + b"\0" * 200,
        "一篇文章。".encode(),
        packed({}).getvalue(),
        packed({"a.txt": b"a"}).getvalue(),
        packed({"manifest.json": b"{}"}).getvalue(),
        packed({"manifest.json": b"[" * 60_000}, zipfile.ZIP_STORED).getvalue(),
        packed({"manifest.json": b"\xff"}).getvalue(),
        packed({"manifest.json": b'{"format": "duizhao-backup", "version": 1, "parts": []}'}).getvalue(),
    ],
    ids=[
        "empty",
        "a beginning",
        "a database",
        "a text",
        "an empty zip",
        "a zip",
        "no format",
        "deep",
        "bytes",
        "parts",
    ],
)
def test_a_file_that_is_no_backup_is_refused(store: Store, data: bytes):
    is_refused(store, io.BytesIO(data), "is no backup of Duizhao")


def test_a_backup_cut_short_anywhere_is_refused(store: Store, members: Members):
    whole = packed(members).getvalue()
    for size in range(0, len(whole), 97):
        is_refused(store, io.BytesIO(whole[:size]))


def test_a_backup_with_a_damaged_byte_is_refused_or_restored_as_it_was(store: Store, members: Members):
    whole = packed(members).getvalue()
    before = state(store)[1:]  # type: ignore[index]
    refused = 0
    for at in range(0, len(whole), 41):
        damaged = io.BytesIO(whole[:at] + bytes([whole[at] ^ 0x21]) + whole[at + 1 :])
        try:
            with Archive(damaged, "old.zip") as archive:
                store.restore(archive, replace=True)
        except UnfitBackup:
            refused += 1
        assert state(store)[1:] == before  # type: ignore[index]
    assert refused > 30


def test_a_newer_backup_is_refused_with_that_reason(store: Store, members: Members):
    manifest = json.loads(members["manifest.json"]) | {"version": 2}
    is_refused(store, packed(members | {"manifest.json": json.dumps(manifest).encode()}), "newer version of Duizhao")


def test_rows_that_are_not_those_of_the_manifest_are_refused(store: Store, members: Members):
    is_refused(store, packed(members | {"glossary.jsonl": b""}), "glossary.jsonl is not what was written")


# Files that are meant to do harm


@pytest.mark.parametrize("name", ["../escaped.txt", "/etc/escaped", "originals/../../x", "index/seg", "library.db"])
def test_a_member_that_belongs_to_no_backup_is_refused_and_nothing_is_written(
    store: Store, members: Members, tmp_path: Path, name: str
):
    before = set(tmp_path.rglob("*"))
    is_refused(store, packed(members | {name: b"x"}), "belongs to no backup")
    assert set(tmp_path.rglob("*")) == before


def test_a_member_that_stands_twice_is_refused(store: Store, members: Members):
    out = packed(members)
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(out, "a") as archive:
        archive.writestr("documents.jsonl", b"")
    is_refused(store, out)


def test_a_member_that_becomes_a_thousand_times_as_large_is_refused(store: Store, members: Members):
    bomb = b"\0" * (8 << 20)
    is_refused(store, packed(members | {f"originals/{hashlib.sha256(bomb).hexdigest()}": bomb}), "far larger")
    is_refused(store, packed(members | {"passages.jsonl": bomb}), "far larger")


def test_members_that_share_their_bytes_are_refused(store: Store, members: Members):
    """The trick of zip bombs whose members overlap: together they would be larger than the file."""
    whole = packed(members).getvalue()
    directory = whole.index(b"PK\x01\x02")
    sizes = [at for at in range(directory, len(whole)) if whole.startswith(b"PK\x01\x02", at)]
    larger = bytearray(whole)
    for at in sizes:
        packed_size, size = struct.unpack_from("<II", whole, at + 20)
        struct.pack_into("<II", larger, at + 20, packed_size + len(whole), size)
    is_refused(store, io.BytesIO(bytes(larger)))


def test_what_is_packed_well_is_stored_as_it_is_and_comes_back(store: Store, tmp_path: Path):
    long = "水" * 400_000
    store.put(
        Draft("long.txt", (Original.of("long.txt", b" " * 4_000_000),), "d", draft("long.txt", (long, "")).assembly)
    )
    out = io.BytesIO()
    store.write_backup(out)
    with Store.open(tmp_path / "other") as other, Archive(out, "a.zip") as archive:
        other.restore(archive)
        assert state(other)[1:] == state(store)[1:]  # type: ignore[index]


Forgery = tuple[str, Callable[[Rows], object]]

FORGERIES: dict[str, Forgery] = {
    "a key is missing": ("documents", lambda rows: rows[0].pop("path")),
    "a key is new": ("documents", lambda rows: rows[0].update(position=1)),
    "a number is a text": ("documents", lambda rows: rows[0].update(passages="1")),
    "a number is huge": ("passages", lambda rows: rows[0].update(level=2**70)),
    "a number is none": ("passages", lambda rows: rows[0].update(confidence=float("nan"))),
    "a text is half a character": ("passages", lambda rows: rows[0].update(zh="\ud83d")),
    "a kind is unknown": ("passages", lambda rows: rows[0].update(kind="spell")),
    "an id is no id": ("documents", lambda rows: rows[0].update(id="../up")),
    "a time is none": ("documents", lambda rows: rows[0].update(added="yesterday")),
    "a record has a strange field": ("documents", lambda rows: rows[0]["found"].update(colour="red")),
    "a record's field is a list": ("documents", lambda rows: rows[0]["edits"].update(title_zh=["章程"])),
    "an address runs a script": ("documents", lambda rows: rows[0]["edits"].update(url="javascript:alert(1)")),
    "a date is none": ("documents", lambda rows: rows[0]["found"].update(issued="2021-13-40")),
    "a type is none": ("documents", lambda rows: rows[0]["sidecar"].update(type="spell")),
    "a collection has no name": ("documents", lambda rows: rows[0].update(collections=["\u2026"])),
    "a collection's name has no end": ("documents", lambda rows: rows[0].update(collections=["x" * 99])),
    "a deed is unknown": ("history", lambda rows: rows[0].update(did="burn")),
    "a document stands twice": ("documents", lambda rows: rows.append(rows[0])),
    "a path stands twice": ("documents", lambda rows: rows[0].update(path=rows[1]["path"])),
    "a document has no file": ("documents", lambda rows: rows[0].update(source=[])),
    "a passage is missing": ("passages", lambda rows: rows.pop()),
    "a passage is out of place": ("passages", lambda rows: rows.reverse() or rows[0].update(ordinal=9)),
    "a passage stands twice": ("passages", lambda rows: rows[0].update(id=rows[1]["id"])),
    "a passage is of no document": ("passages", lambda rows: rows[0].update(document="nowhere")),
    "a sentence ends behind its text": ("passages", lambda rows: rows[0].update(sentences=[[0, 999, 0, 1, None]])),
    "a sentence ends before it begins": ("passages", lambda rows: rows[0].update(sentences=[[3, 1, 0, 1, None]])),
    "a place is no place": ("passages", lambda rows: rows[0].update(zh_locators=[["a.txt", "x", None, None]])),
    "a correction changes nothing": ("corrections", lambda rows: rows[0].update(before=[])),
    "a correction is beyond the end": ("corrections", lambda rows: rows[0].update(ordinal=7)),
    "a correction stands twice": ("corrections", lambda rows: rows.append(rows[0])),
    "an original is not there": ("originals", lambda rows: rows[0].update(digest="0" * 64)),
    "an original belongs to nobody": ("originals", lambda rows: rows.pop()),
    "an address leads nowhere": ("redirects", lambda rows: rows[0].update(target="nowhere")),
    "an address is a passage's": ("redirects", lambda rows: rows[0].update(id=rows[0]["target"])),
    "a term has no status": ("glossary", lambda rows: rows[0].update(status="good")),
    "a row is a list": ("glossary", lambda rows: rows.append([])),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("what", FORGERIES)
def test_rows_that_can_not_be_are_refused(store: Store, members: Members, what: str):
    name, change = FORGERIES[what]
    is_refused(store, forged(members, name, change))


def test_a_file_with_other_bytes_than_its_name_says_is_refused(store: Store, members: Members):
    name = next(name for name in members if name.startswith("originals/"))
    is_refused(store, packed(members | {name: b"other"}), "files is damaged")


# What goes wrong on the way


def test_a_library_that_is_not_empty_is_replaced_only_where_that_is_meant(store: Store, members: Members):
    before = state(store)
    with Archive(packed(members), "old.zip") as archive, pytest.raises(BadParameter, match="--replace"):
        store.restore(archive)
    assert state(store) == before


def test_what_was_there_is_kept_as_a_backup(store: Store, members: Members, tmp_path: Path):
    store.put(draft("late.txt", ("后来的文章。", "A later text.")))
    before = state(store)
    with Archive(packed(members), "old.zip") as archive:
        done = store.restore(archive, replace=True)
    assert len(done.removed) == done.retired == 1
    with (tmp_path / "home" / KEPT).open("rb") as kept, Archive(kept, KEPT) as archive:
        store.restore(archive, replace=True)
    assert state(store)[1:] == before[1:]  # type: ignore[index]


def test_a_disk_without_room_is_told_before_anything_is_written(
    store: Store, members: Members, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(keeping.shutil, "disk_usage", lambda _folder: type("Usage", (), {"free": 100}))
    before = state(store)
    with Archive(packed(members), "old.zip") as archive, pytest.raises(StoreFull, match="Free some space"):
        store.restore(archive, replace=True)
    assert state(store) == before


def test_where_the_old_library_can_not_be_kept_nothing_is_restored(store: Store, members: Members, tmp_path: Path):
    (tmp_path / "home" / f".{KEPT}.partial").mkdir()
    before = state(store)
    with Archive(packed(members), "old.zip") as archive, pytest.raises(StoreError, match="nothing was restored"):
        store.restore(archive, replace=True)
    assert state(store) == before


def test_what_is_restored_twice_leaves_what_was_kept_the_first_time(store: Store, members: Members, tmp_path: Path):
    store.put(draft("late.txt", ("后来的文章。", "A later text.")))
    before = state(store)
    for _time in range(2):
        with Archive(packed(members), "old.zip") as archive:
            store.restore(archive, replace=True)
    with (tmp_path / "home" / KEPT).open("rb") as kept, Archive(kept, KEPT) as archive:
        store.restore(archive, replace=True)
    assert state(store)[1:] == before[1:]  # type: ignore[index]


def test_a_library_that_changed_since_it_was_looked_at_is_not_replaced(store: Store, members: Members, tmp_path: Path):
    seen = store.generation()
    store.remove("mill.txt")
    before = state(store)
    with Archive(packed(members), "old.zip") as archive, pytest.raises(StoreChanged, match="Nothing was restored"):
        store.restore(archive, replace=True, seen=seen)
    assert state(store) == before
    assert not (tmp_path / "home" / KEPT).exists()


@pytest.mark.parametrize("writes", [2**40, 2**53 - 1, 2**64, 10**30])
def test_a_backup_that_tells_of_absurdly_many_writes_leaves_a_library_that_can_be_backed_up(
    store: Store, members: Members, writes: int
):
    manifest = json.loads(members["manifest.json"]) | {"generation": writes}
    with Archive(packed(members | {"manifest.json": json.dumps(manifest).encode()}), "old.zip") as archive:
        store.restore(archive, replace=True)
    assert store.generation() < 2**40
    out = io.BytesIO()
    store.write_backup(out)
    with Archive(out, "new.zip") as archive:
        store.restore(archive, replace=True)


def test_a_row_without_end_is_not_read_to_its_end(store: Store, members: Members, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(archive_module, "LONGEST_LINE", 2000)
    is_refused(store, forged(members, "documents", lambda rows: rows[0].update(path="x" * 3000)), "longer than any")


def test_a_file_that_no_library_can_hold_is_refused_before_it_is_read(
    store: Store, members: Members, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(archive_module, "LARGEST_ORIGINAL", 10)
    is_refused(store, packed(members), "larger than a library can hold")


def test_a_row_that_fits_into_no_backup_is_told_when_it_is_made(store: Store, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(writing, "LONGEST_LINE", 100)
    with pytest.raises(StoreError, match="fits into no backup"):
        store.write_backup(io.BytesIO())


def test_a_mistake_of_ours_is_not_told_as_the_files(members: Members, monkeypatch: pytest.MonkeyPatch):
    def mistaken(_value: object) -> bool:
        raise ValueError("ours")

    monkeypatch.setattr(archive_module, "_is_manifest", mistaken)
    with pytest.raises(ValueError, match="ours"):
        Archive(packed(members), "old.zip")
