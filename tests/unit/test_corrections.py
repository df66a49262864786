"""Repairing a document by hand: what is read, what is refused, what lasts, and how it is taken back."""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from corpus.correcting import Imported, import_rows, take_back
from corpus.errors import BadParameter, StoreChanged, UnfitCorrections
from corpus.export import Work, exporter
from corpus.store import Draft, Original, Store
from corpus.types import Assembly, Locator, Passage, Reference

TEXTS = (
    ("title", "水渠章程", "Canal Rules"),
    ("paragraph", "各村每年清理一次水渠，费用由用水户分担。", "Villages clear their canals; users share the cost."),
    ("paragraph", "水闸由管理员看守，夜间不得开启。", "A warden keeps the sluice.\nIt may not be opened at night."),
    ("heading", "二、渡船", "II. The Ferry"),
    ("paragraph", "渡船每日两班，早晚各一班。", "Boats carry no more than twelve people."),
    ("paragraph", "每船不得超过十二人。", "The ferry runs twice a day, once in the morning and once in the evening."),
    ("paragraph", "船工由村里推举，任期三年。", ""),
    ("note", "", "“Warden” means whoever the village elects."),
)  # fmt: skip

Rows = list[dict[str, Any]]


def draft(texts: tuple[tuple[str, str, str], ...] = TEXTS, path: str = "canal.txt", version: int = 1) -> Draft:
    passages = tuple(
        Passage(
            at,
            kind,  # type: ignore[arg-type]
            zh,
            en,
            level=1 if kind in ("title", "heading") else None,
            confidence=0.8 if zh and en else None,
            zh_locators=(Locator(path, line=2 * at + 1),) if zh else (),
            en_locators=(Locator(path, line=2 * at + 2),) if en else (),
        )
        for at, (kind, zh, en) in enumerate(texts)
    )
    original = Original.of(path, repr(texts).encode())
    return Draft(path, (original,), original.digest, Assembly(passages, (), Reference()), text_version=version)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path) as opened:
        opened.put(draft())
        yield opened


def tsv(store: Store, key: str = "canal.txt") -> str:
    out = io.StringIO()
    exporter("tsv").write([Work(store.document(key), store.passages(key))], out)
    return out.getvalue()


def rows(store: Store) -> Rows:
    """The export as a person sees it in a table."""
    out = io.StringIO()
    exporter("jsonl").write([Work(store.document("canal.txt"), store.passages("canal.txt"))], out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def lines(table: Rows) -> bytes:
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in table).encode()


def faces(store: Store) -> list[tuple[str, str]]:
    return [(passage.zh, passage.en) for passage in store.passages("canal.txt")]


def repair(store: Store, change: Callable[[Rows], object], **how: bool) -> Imported:
    """Export, change the rows, import."""
    table = rows(store)
    change(table)
    return import_rows(store, "canal.txt", lines(table), "canal.jsonl", **how)


def swap_english(table: Rows) -> None:
    """The repair of the pair that the aligner took crosswise."""
    table[4]["en"], table[5]["en"] = table[5]["en"], table[4]["en"]


def join_first(table: Rows) -> None:
    table[1] |= {side: table[1][side] + "\n" + table[2][side] for side in ("zh", "en")}
    del table[2]


def split_sluice(table: Rows) -> None:
    new = table[2] | {"id": "", "zh": "夜间不得开启。", "en": "It may not be opened at night."}
    table[2] |= {"zh": "水闸由管理员看守，", "en": "A warden keeps the sluice."}
    table.insert(3, new)


# What can be corrected


def test_text_that_moves_between_rows_makes_new_pairs_and_leaves_the_others_alone(store: Store):
    before = {passage.id for passage in store.passages("canal.txt")}
    done = repair(store, swap_english)
    assert faces(store)[4:6] == [(TEXTS[4][1], TEXTS[5][2]), (TEXTS[5][1], TEXTS[4][2])]
    assert done.change is not None
    assert len(done.change.kept) == 6
    assert set(done.change.kept) < before
    assert {store.resolve(name) for name in done.change.redirected} == set(done.change.added)


def test_a_corrected_passage_says_so_and_where_its_text_stands_and_has_its_sentences(store: Store):
    repair(store, swap_english)
    passage = store.passages("canal.txt")[4]
    assert passage.corrected
    assert passage.confidence == 1.0
    assert [place.line for place in (*passage.zh_locators, *passage.en_locators)] == [9, 12]
    assert passage.zh[slice(*passage.sentences[0].zh)] == passage.zh
    assert [each.corrected for each in store.passages("canal.txt")].count(True) == 2


def test_rows_can_be_joined_split_moved_and_retyped(store: Store):
    repair(store, join_first)
    assert faces(store)[1][0] == f"{TEXTS[1][1]}\n{TEXTS[2][1]}"
    assert [place.line for place in store.passages("canal.txt")[1].zh_locators] == [3, 5]
    take_back(store, "canal.txt")
    repair(store, split_sluice)
    assert [en for _zh, en in faces(store)[2:4]] == TEXTS[2][2].split("\n")
    take_back(store, "canal.txt")
    repair(store, lambda table: table.insert(1, table.pop(6)))
    assert faces(store)[1] == (TEXTS[6][1], "")
    take_back(store, "canal.txt")
    done = repair(store, lambda table: table[3].update(kind="paragraph"))
    assert store.passages("canal.txt")[3].kind == "paragraph"
    assert done.change is not None
    assert len(done.change.kept) == len(TEXTS)


def test_a_slip_is_corrected_and_told(store: Store):
    done = repair(store, lambda table: table[4].update(zh="渡船每日三班，早晚各一班。"))
    assert [(each.lang, each.characters, each.example) for each in done.checked.missing] == [("zh", 1, "两")]
    assert [(each.lang, each.example) for each in done.checked.new] == [("zh", "三")]


def test_the_order_of_the_rows_is_the_order_of_reading(store: Store):
    repair(store, lambda table: table.reverse())
    assert faces(store) == [(zh, en) for _kind, zh, en in reversed(TEXTS)]
    assert [passage.ordinal for passage in store.passages("canal.txt")] == list(range(len(TEXTS)))


def test_a_row_that_was_emptied_is_gone(store: Store):
    def move(table: Rows) -> None:
        table[6]["en"] = table[7]["en"]
        table[7]["en"] = ""

    repair(store, move)
    assert faces(store)[6:] == [(TEXTS[6][1], TEXTS[7][2])]


def test_a_file_that_changes_nothing_writes_nothing(store: Store):
    before = store.generation()
    assert repair(store, lambda table: None).change is None
    assert store.generation() == before


def test_trying_writes_nothing(store: Store):
    before = store.generation()
    assert len(repair(store, swap_english, only_try=True).made) == 1
    assert store.generation() == before
    assert not store.corrections("canal.txt")


# What lasts


def test_corrections_stand_when_the_same_source_is_added_again(store: Store):
    repair(store, swap_english)
    repair(store, join_first)
    before = store.passages("canal.txt")
    corrections = store.corrections("canal.txt")
    change = store.put(draft(version=2))
    assert store.passages("canal.txt") == before
    assert store.corrections("canal.txt") == corrections
    assert set(change.corrections) == {each.id for each in corrections}
    assert not change.waiting


def test_what_still_fits_a_changed_source_is_kept_and_the_rest_waits(store: Store):
    repair(store, swap_english)
    repair(store, join_first)
    first, second = store.corrections("canal.txt")
    other = (*TEXTS[:2], ("paragraph", "水闸改为钢制。", "The sluice is steel now."), *TEXTS[3:])
    change = store.put(draft(other))
    assert (change.corrections, change.waiting) == ((second.id,), (first.id,))
    assert faces(store)[4:6] == [(TEXTS[4][1], TEXTS[5][2]), (TEXTS[5][1], TEXTS[4][2])]
    assert [each.ordinal for each in store.corrections("canal.txt")] == [4, None]
    store.put(draft())  # the text is back, and so is the correction
    assert [each.ordinal for each in store.corrections("canal.txt")] == [1, 3]
    assert faces(store)[1][0] == f"{TEXTS[1][1]}\n{TEXTS[2][1]}"


def test_a_correction_finds_its_text_further_down(store: Store):
    repair(store, swap_english)
    more = (("paragraph", "本章程自公布之日起施行。", "These rules are in force."), *TEXTS)
    store.put(draft(more))
    (correction,) = store.corrections("canal.txt")
    assert correction.ordinal == 5
    assert faces(store)[5] == (TEXTS[4][1], TEXTS[5][2])


def test_a_correction_stands_where_better_stages_cut_the_same_text_in_another_way(store: Store):
    repair(store, join_first)
    joined = ("paragraph", TEXTS[1][1] + TEXTS[2][1], f"{TEXTS[1][2]} {TEXTS[2][2]}")
    change = store.put(draft((TEXTS[0], joined, *TEXTS[3:])))
    assert len(change.corrections) == 1
    assert faces(store)[1][0] == f"{TEXTS[1][1]}\n{TEXTS[2][1]}"


def test_a_correction_that_the_stages_have_learned_stands(store: Store):
    repair(store, swap_english)
    right = (*TEXTS[:4], ("paragraph", TEXTS[4][1], TEXTS[5][2]), ("paragraph", TEXTS[5][1], TEXTS[4][2]), *TEXTS[6:])
    change = store.put(draft(right))
    assert len(change.corrections) == 1
    assert not any(passage.corrected for passage in store.passages("canal.txt"))


def test_of_rows_that_repeat_the_corrected_one_is_found_again(store: Store):
    bill = tuple(("table", "合计", "Total") for _ in range(6))
    store.put(draft(bill))
    repair(store, lambda table: table[3].update(kind="heading"))
    store.put(draft((("title", "账单", "Bill"), *bill)))
    kinds = [passage.kind for passage in store.passages("canal.txt")]
    assert kinds.count("heading") == 1
    assert kinds.index("heading") in (3, 4)


def test_corrections_of_an_edition_stay_with_the_pair_that_it_becomes_part_of(store: Store):
    repair(store, lambda table: table[6].update(kind="note"))
    (correction,) = store.corrections("canal.txt")
    change = store.put(draft(path="canal.txt + canal.en.txt"), absorbing=["canal.txt"])
    assert [each.id for each in store.corrections(change.document_id)] == [correction.id]
    assert [step.did for step in store.history(change.document_id)] == ["import"]


# One after the other


def test_a_second_repair_keeps_the_first_as_it_was(store: Store):
    repair(store, swap_english)
    (first,) = store.corrections("canal.txt")
    repair(store, join_first)
    assert first.id in {each.id for each in store.corrections("canal.txt")}
    assert len(store.corrections("canal.txt")) == 2


def test_a_repair_of_a_repair_goes_back_to_what_the_stages_made(store: Store):
    repair(store, swap_english)
    repair(store, lambda table: table[4].update(kind="note"))
    (correction,) = store.corrections("canal.txt")
    assert [(each.zh, each.en) for each in correction.before] == [each[1:] for each in TEXTS[4:6]]
    assert [each.kind for each in correction.after] == ["note", "paragraph"]


def test_a_repair_that_is_put_right_by_hand_is_no_correction_any_more(store: Store):
    repair(store, swap_english)
    repair(store, swap_english)
    assert faces(store) == [each[1:] for each in TEXTS]
    assert not store.corrections("canal.txt")


# Taking back


def test_a_correction_is_taken_back_and_the_others_stand(store: Store):
    before = [passage.id for passage in store.passages("canal.txt")]
    repair(store, swap_english)
    repair(store, join_first)
    first, second = store.corrections("canal.txt")
    take_back(store, "canal.txt", [first.id])
    assert [each.id for each in store.corrections("canal.txt")] == [second.id]
    assert faces(store)[1:3] == [each[1:] for each in TEXTS[1:3]]
    take_back(store, "canal.txt")
    assert [passage.id for passage in store.passages("canal.txt")] == before
    assert not any(passage.corrected for passage in store.passages("canal.txt"))


def test_an_added_and_a_removed_passage_are_taken_back(store: Store):
    repair(store, lambda table: table.pop(3), allow_changes=True)
    repair(store, lambda table: table.append(table[0] | {"id": "", "zh": "附则", "en": "Appendix"}), allow_changes=True)
    assert len(faces(store)) == len(TEXTS)
    assert [each.corrected for each in store.passages("canal.txt")].count(True) == 1
    take_back(store, "canal.txt")
    assert faces(store) == [each[1:] for each in TEXTS]


def test_taking_back_what_there_is_not_is_refused(store: Store):
    with pytest.raises(BadParameter, match="duizhao corrections"):
        take_back(store, "canal.txt", ["nothing"])
    assert take_back(store, "canal.txt") is None


def test_taking_back_a_correction_that_waits_forgets_it(store: Store):
    repair(store, join_first)
    store.put(draft(TEXTS[3:]))
    take_back(store, "canal.txt")
    store.put(draft())
    assert faces(store) == [each[1:] for each in TEXTS]


# What is refused


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda table: table.pop(1), "Missing from the Chinese: 20 characters"),
        (lambda table: table.pop(3), "Missing from the Chinese: 4 characters, for example “二、渡船”"),
        (lambda table: table[1].update(en=""), "Missing from the English"),
        (lambda table: table[5].update(zh="每船不得超过十二人。违者罚款十元并没收船只。"), "New in the Chinese"),
        (lambda table: table.append(table[0] | {"id": "", "zh": "附则", "en": ""}), "New in the Chinese: 2 characters"),
        (lambda table: [row.update(zh=row["en"], en=row["zh"]) for row in table], "^8 rows changed sides: .*headings"),
        (lambda table: table[3].update(zh="II. The Ferry", en="二、渡船"), "^1 row changed sides"),
        (lambda table: table[6].update(zh="", en=table[6]["zh"]), "^1 row changed sides: .*--allow-changes"),
        (lambda table: table[5].update(zh="每船不得超过??人。"), "question marks"),
        (lambda table: table[5].update(zh="每船不得超过\ufffd二人。"), "UTF-8"),
        (lambda table: table[1].update(id=table[2]["id"]), "same id"),
        (lambda table: table[1].update(id="canal-x"), "no passage of"),
        (lambda table: table[1].update(document="other"), "belongs to the document other"),
        (lambda table: [row.update(id="") for row in table], "No row of"),
        (lambda table: table[1].update(kind="chapter"), "There are: title, heading"),
        (lambda table: table[3].update(level="deep"), "a number from 1 to 9"),
        (lambda table: table[3].update(level="1" * 5000), "the level '1{30}…'. A heading's is a number from 1 to 9"),
        (lambda table: table[1].update(kind=["note"]), "a list or an object under 'kind'"),
        (lambda table: table[1].update(zh=table[1]["zh"] + "\x07"), "control character U[+]0007"),
        (lambda table: table[1].update(en="a\x0b" + table[1]["en"]), "control character U[+]000B"),
        (lambda table: table[1].update(zh=None), "no text"),
        (lambda table: table[1].update(remark="?"), "column 'remark'"),
        (lambda table: table[1].pop("zh"), "has no 'zh'"),
        (lambda table: table.clear(), "is empty"),
        (lambda table: [row.update(zh="", en="") for row in table], "duizhao remove"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_advice_and_changes_nothing(
    store: Store, change: Callable[[Rows], object], said: str
):
    before = store.generation()
    with pytest.raises(UnfitCorrections, match=said.replace("?", "[?]") if said == "?" else said):
        repair(store, change)
    assert store.generation() == before


def test_the_columns_of_a_table_that_were_exchanged_are_noticed_and_can_be_meant(store: Store):
    table = tsv(store).replace("\tzh\ten\t", "\ten\tzh\t", 1)
    assert table != tsv(store)
    with pytest.raises(UnfitCorrections, match="8 rows changed sides"):
        import_rows(store, "canal.txt", table.encode(), "canal.tsv")
    import_rows(store, "canal.txt", table.encode(), "canal.tsv", allow_changes=True)
    assert faces(store) == [(en, zh) for _kind, zh, en in TEXTS]


def test_text_on_the_wrong_side_can_be_moved_to_that_of_its_language(store: Store):
    english, chinese = "The ferryman is chosen for three years.", "“管理员”指村里推举的人。"
    both = ("paragraph", "渡口设灯。A lamp burns at the landing all night.", "")
    store.put(draft((*TEXTS[:6], ("note", english, chinese), both, ("heading", "Annex", "附录"))))

    def move(table: Rows) -> None:
        table[6] |= {"zh": chinese, "en": english}
        table[7] |= {"zh": "渡口设灯。", "en": "A lamp burns at the landing all night."}
        table[8] |= {"zh": "附录", "en": "Annex"}

    done = repair(store, move)
    assert done.checked.missing == done.checked.new == ()
    assert faces(store)[6:] == [
        (chinese, english),
        ("渡口设灯。", "A lamp burns at the landing all night."),
        ("附录", "Annex"),
    ]


def test_control_characters_that_the_document_has_already_do_not_hinder(store: Store):
    store.put(draft((*TEXTS, ("paragraph", "水退\x07了。", "The water is down."))))
    repair(store, swap_english)
    assert faces(store)[-1][0] == "水退\x07了。"


def test_what_is_meant_is_taken(store: Store):
    repair(store, lambda table: table.pop(1), allow_changes=True)
    assert len(faces(store)) == len(TEXTS) - 1
    store.put(draft())  # and stays out
    assert len(faces(store)) == len(TEXTS) - 1


def test_of_two_rows_with_the_same_text_none_is_lost(store: Store):
    store.put(
        draft((*TEXTS, ("table", "本日合计金额", "Total of the day"), ("table", "本日合计金额", "Total of the day")))
    )
    with pytest.raises(UnfitCorrections, match="Missing from the Chinese: 6 characters"):
        repair(store, lambda table: table.pop())


def test_a_document_that_changed_meanwhile_is_not_overwritten(store: Store, monkeypatch: pytest.MonkeyPatch):
    table = rows(store)
    swap_english(table)
    plan, seen = store.laid("canal.txt"), store.passages("canal.txt")
    store.put(draft(TEXTS[:-1]))
    with pytest.raises(StoreChanged, match="export it again"):
        store.correct("canal.txt", plan, seen)
    assert len(faces(store)) == len(TEXTS) - 1


# Files from spreadsheets


def excel(table: str, *, everything: bool = False, end: str = "\r\n") -> str:
    """The table as a spreadsheet saves it that understands our signs as they are."""
    out = io.StringIO()
    how = csv.QUOTE_ALL if everything else csv.QUOTE_MINIMAL
    writer = csv.writer(out, dialect="excel-tab", quoting=how, lineterminator=end)
    for line in table.splitlines():
        cells = [cell.replace("\\n", "\n") for cell in line.split("\t")]
        writer.writerow(cells)
    return out.getvalue()


def corrected_tsv(store: Store) -> str:
    table = [line.split("\t") for line in tsv(store).splitlines()]
    table[5][8], table[6][8] = table[6][8], table[5][8]
    return "".join("\t".join(line) + "\n" for line in table)


@pytest.mark.parametrize("saved", ["as it was", "\r\n", "quoted", "everything quoted", "no end"])
@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("gb18030", b""),
    ],
)
def test_a_table_is_read_however_a_spreadsheet_saves_it(store: Store, encoding: str, mark: bytes, saved: str):
    table = corrected_tsv(store)
    text = {
        "as it was": table,
        "\r\n": table.replace("\n", "\r\n"),
        "quoted": excel(table),
        "everything quoted": excel(table, everything=True, end="\n"),
        "no end": table.rstrip("\n"),
    }[saved]
    done = import_rows(store, "canal.txt", mark + text.encode(encoding), "canal.tsv")
    assert len(done.made) == 1
    assert faces(store)[4:6] == [(TEXTS[4][1], TEXTS[5][2]), (TEXTS[5][1], TEXTS[4][2])]
    assert faces(store)[:4] == [each[1:] for each in TEXTS[:4]]


def test_straight_quotation_marks_are_text_where_the_table_is_ours(store: Store):
    quoted = ("paragraph", '他说:"水退了。"', '"The water is down," he said.')
    whole = ("heading", '"前言"', '"Foreword"')
    store.put(draft((*TEXTS, quoted, whole)))
    done = import_rows(store, "canal.txt", corrected_tsv(store).encode(), "canal.tsv")
    assert len(done.made) == 1
    assert faces(store)[-2:] == [quoted[1:], whole[1:]]
    table = excel(corrected_tsv(store))  # crossed back again
    assert len(import_rows(store, "canal.txt", table.encode(), "canal.tsv").corrections) == 0
    assert faces(store)[-2:] == [quoted[1:], whole[1:]]


def test_quotation_marks_that_a_spreadsheet_takes_off_are_put_back(store: Store):
    store.put(draft((*TEXTS, ("paragraph", "水退了。", '"The water is down," he said.'))))
    table = corrected_tsv(store).replace('"The water is down,"', "The water is down,")
    done = import_rows(store, "canal.txt", table.encode(), "canal.tsv")
    assert done.restored == (10,)
    assert faces(store)[-1][1] == '"The water is down," he said.'


def test_quotation_marks_are_put_back_where_the_id_has_spaces_around_it(store: Store):
    store.put(draft((*TEXTS, ("paragraph", "水退了。", '"The water is down," he said.'))))
    table = rows(store)
    table[-1] |= {"id": f" {table[-1]['id']} ", "en": "The water is down, he said."}
    assert import_rows(store, "canal.txt", lines(table), "canal.jsonl").restored == (9,)


def test_columns_in_another_order_and_without_those_that_say_nothing_new_are_read(store: Store):
    names = ["zh", "en", "id"]
    table = [
        "\t".join(names),
        *("\t".join(str(row[name]).replace("\n", "\\n") for name in names) for row in rows(store)),
    ]
    assert import_rows(store, "canal.txt", "\n".join(table).encode(), "canal.tsv").change is None


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"PK\x03\x04 and so on", "workbook"),
        (b"no,zh,en\nx,y,z\n", "not separated by tabs"),
        (b"id,zh,en\nx,y,z\n", "the id x, which is no passage"),
        (b'id,zh,en\nx,"y,z\n', "quotation mark that nothing closes"),
        ("编号\t中文\t英文\n1\t水\twater\n".encode(), "has no 'id'"),
        (b"id\tzh\tzh\ten\n", "two columns"),
        (b"id\tzh\ten\n", "no rows"),
        (b"id\tzh\ten\nx\ty\tz\tw\n", "under no heading"),
        (b"id\tzh\ten\t\nx\ty\tz\tremark\n", "under no heading"),
        (b'{"id": 1\n', "no JSON"),
        (b'{"id": "1"}\n[]\n', "no JSON object"),
        (b'[{"id": "1", "zh": "", "en": ""}]', "one object a line"),
        (b'\n[\n  {"id": "1"}\n]\n', "one object a line"),
        (b'{"id": "1", "zh": "\\ud800", "en": ""}', "half a character .* under 'zh'"),
        (b'{"id": "\\udfff", "zh": "", "en": ""}', "half a character .* under 'id'"),
        (b'{"id": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "too many lists"),
    ],
)
def test_a_file_that_is_no_export_is_refused_with_advice(store: Store, data: bytes, said: str):
    with pytest.raises(UnfitCorrections, match=said):
        import_rows(store, "canal.txt", data, "canal.tsv")


def test_what_an_export_holds_beside_passages_is_passed_over(store: Store):
    table = [*rows(store), {"kind": "boilerplate", "document": "x", "source": "canal.txt", "text": "首页"}]
    assert import_rows(store, "canal.txt", lines(table), "canal.jsonl").change is None


def test_the_passages_of_a_library_of_this_version_come_back_as_they_were(store: Store):
    stored = store.passages("canal.txt")
    repair(store, swap_english)
    take_back(store, "canal.txt")
    assert [replace(each, id="", document="") for each in store.passages("canal.txt")] == [
        replace(each, id="", document="") for each in stored
    ]


def test_what_an_export_says_of_itself_above_its_heading_is_passed_over():
    from corpus.corrections.tables import readings

    (rows,) = readings("# tool: Duizhao\n# title: 水\nid\tzh\ten\n1\t水\twater\n".encode(), "a.tsv")
    assert rows == ((4, {"id": "1", "zh": "水", "en": "water"}),)
