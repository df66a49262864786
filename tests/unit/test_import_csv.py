"""A document's CSV, corrected in a spreadsheet, becomes the document's passages."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.correcting import import_rows
from corpus.errors import UnfitCorrections
from corpus.export import Work, exporter
from corpus.store import Draft, Original, Store
from corpus.types import Assembly, Locator, Passage, Reference

TEXTS = (
    ("磨坊规约", "Rules of the Mill"),
    ("磨工每日清点麦袋；", "The miller counts the sacks each day;\n-- and weighs them."),
    ("=甲+乙;=丙", '"Flour", he said; "=bran", she said.'),
    ("磨石每年凿一次，\n由石匠来做。", "A mason dresses the stones, once a year."),
    ("写作 \\n 的地方不换行。", "Where \\n stands, no line ends."),
)  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    passages = tuple(
        Passage(at, "paragraph", zh, en, confidence=0.9, zh_locators=(Locator("mill.txt", line=at + 1),))
        for at, (zh, en) in enumerate(TEXTS)
    )
    original = Original.of("mill.txt", b"mill")
    with Store.open(tmp_path) as opened:
        opened.put(Draft("mill.txt", (original,), original.digest, Assembly(passages, (), Reference())))
        yield opened


def exported(store: Store, form: str) -> str:
    out = io.StringIO()
    exporter(form).write([Work(store.document("mill.txt"), store.passages("mill.txt"))], out)
    return out.getvalue()


def saved(table: str, sign: str, end: str = "\r\n") -> str:
    """The table as a spreadsheet saves it in which somebody exchanged the last two translations."""
    rows = list(csv.reader(io.StringIO(table.removeprefix("\ufeff"), newline="")))
    rows[-1][8], rows[-2][8] = rows[-2][8], rows[-1][8]
    out = io.StringIO()
    csv.writer(out, delimiter=sign, lineterminator=end).writerows(rows)
    return out.getvalue()


def test_an_export_that_nobody_changed_changes_nothing(store: Store):
    assert import_rows(store, "mill.txt", exported(store, "csv").encode(), "mill.csv").change is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_what_a_spreadsheet_saves_is_read_and_nothing_else_changes(store: Store, sign: str, encoding: str):
    data = saved(exported(store, "csv"), sign).encode(encoding)
    assert len(import_rows(store, "mill.txt", data, "mill.csv").made) == 1
    found = [(each.zh, each.en) for each in store.passages("mill.txt")]
    assert found == [*TEXTS[:3], (TEXTS[3][0], TEXTS[4][1]), (TEXTS[4][0], TEXTS[3][1])]


def test_a_table_with_tabs_that_was_saved_with_commas_is_read(store: Store):
    rows = [line.split("\t") for line in exported(store, "tsv").splitlines()]
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    assert import_rows(store, "mill.txt", out.getvalue().encode(), "mill.csv").change is None


def test_a_column_that_no_export_has_is_refused(store: Store):
    table = "\r\n".join(f"{line},x" for line in exported(store, "csv").split("\r\n", 1)[0].splitlines())
    row = f"{store.passages('mill.txt')[0].id}{',' * 12}"
    with pytest.raises(UnfitCorrections, match="column 'x' that no export has"):
        import_rows(store, "mill.txt", f"{table}\r\n{row}".encode(), "mill.csv")
