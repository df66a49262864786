"""Passages cut, joined and shifted between: every operation keeps the text, all of it, in its order and on its side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.corrections.history import passage_with
from corpus.corrections.writing_out import face
from corpus.sentences import split_sentences
from corpus.types import LANGS, Kind, Lang, Passage

Rows = tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """Where the sides of a passage are cut: offsets in code points, None where a side is left as it is."""

    zh: int | None = None
    en: int | None = None

    def at(self, lang: Lang) -> int | None:
        """The offset on one side."""
        return self.zh if lang == "zh" else self.en


def edges(text: str, lang: Lang) -> tuple[int, ...]:
    """Where a text may be cut: before each of its sentences, and behind the last; nowhere where there is none."""
    starts = [sentence.start for sentence in split_sentences(text, lang)]
    return (*starts, len(text)) if starts else ()


def split(rows: Sequence[Passage], at: int, cut: Cut) -> Rows:
    """Passage number ``at`` becomes two; a side that is left as it is stays with the first.

    The rows as they were where one of the two would be empty.
    """
    passage = rows[at]
    heads = {lang: _parts(passage.text(lang), cut.at(lang), len(passage.text(lang))) for lang in LANGS}
    first, second = ({lang: parts[part] for lang, parts in heads.items()} for part in (0, 1))
    if not any(first.values()) or not any(second.values()):
        return tuple(rows)
    kind: Kind = "paragraph" if passage.kind in ("title", "heading") else passage.kind
    made = _written(passage, first), passage_with((second["zh"], second["en"], kind, None))
    return (*rows[:at], *made, *rows[at + 1 :])


def move_on(rows: Sequence[Passage], at: int, cut: Cut) -> Rows:
    """What is behind the cut goes to the beginning of the next passage; the rows as they were where nothing does."""
    return _shifted(rows, at, cut, at + 1)


def move_back(rows: Sequence[Passage], at: int, cut: Cut) -> Rows:
    """What stands before the cut goes to the end of the passage before. The rows as they were where nothing does."""
    return _shifted(rows, at, cut, at - 1)


def join(rows: Sequence[Passage], at: int) -> Rows:
    """Passage number ``at`` and the next become one, which is of the kind of the first."""
    one, other = rows[at], rows[at + 1]
    texts = {lang: _together(one.text(lang), other.text(lang)) for lang in LANGS}
    return (*rows[:at], _written(one, texts), *rows[at + 2 :])


def rewrite(rows: Sequence[Passage], at: int, zh: str, en: str, kind: Kind, level: int | None) -> Rows:
    """Passage number ``at`` with other texts or of another kind; one without any text is gone."""
    texts = (zh.strip(), en.strip())
    made = (passage_with((*texts, kind, level if kind in ("title", "heading") else None)),) if any(texts) else ()
    return (*rows[:at], *made, *rows[at + 1 :])


def as_in_source(rows: Sequence[Passage], present: Sequence[Passage], made: Sequence[Passage]) -> Rows:
    """The rows that are not ``present``, with white space between paragraphs as the text stages ``made`` it.

    Text that was cut inside a paragraph and is joined again is that paragraph, and no correction.
    """
    known = {face(passage) for passage in present}
    sources: dict[Lang, list[str]] = {lang: [passage.text(lang) for passage in made] for lang in LANGS}
    return tuple(
        row
        if face(row) in known
        else replace(row, zh=_source_spelling(row.zh, sources["zh"]), en=_source_spelling(row.en, sources["en"]))
        for row in rows
    )


def _shifted(rows: Sequence[Passage], at: int, cut: Cut, to: int) -> Rows:
    """What is on the side of the cut towards passage number ``to``, at that one's edge."""
    here, there = {}, {}
    for lang in LANGS:
        text, other = rows[at].text(lang), rows[to].text(lang)
        head, tail = _parts(text, cut.at(lang), len(text) if to > at else 0)
        here[lang], moved = (head, tail) if to > at else (tail, head)
        there[lang] = (_together(moved, other) if to > at else _together(other, moved)) if moved else other
    changed = {at: here, to: there}
    if all(rows[number].text(lang) == text for number, texts in changed.items() for lang, text in texts.items()):
        return tuple(rows)
    made = [_written(row, changed[number]) if number in changed else row for number, row in enumerate(rows)]
    return tuple(row for row in made if row.zh or row.en)


def _parts(text: str, at: int | None, otherwise: int) -> tuple[str, str]:
    place = otherwise if at is None else at
    return text[:place].rstrip(), text[place:].lstrip()


def _together(one: str, other: str) -> str:
    """Two paragraphs in one passage stand on lines of their own."""
    return f"{one}\n{other}" if one and other else one or other


def _written(passage: Passage, texts: dict[Lang, str]) -> Passage:
    return passage_with((texts["zh"], texts["en"], passage.kind, passage.level))


def _source_spelling(text: str, sources: Sequence[str]) -> str:
    """The text as it stands in one of its sources, white space apart."""
    if "\n" not in text or text in sources:
        return text
    lines = text.split("\n")
    wanted = re.compile(r"\s*".join(map(re.escape, lines)))
    found = (wanted.search(source) for source in sources if all(line in source for line in lines))
    return next((match[0] for match in found if match), text)
