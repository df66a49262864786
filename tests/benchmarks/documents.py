"""A folder of generated bilingual documents, the same for the same number of them.

Each has a title, numbered headings and paragraphs of a few sentences, in Chinese and English. The sentences are made
of frames of our own, filled with words of the dictionary (Zipf-like) and with amounts, dates and shares; one paragraph
in thirty has no counterpart, one sentence in ten is divided in English. The files take turns: paragraph under
paragraph (text and Markdown), all Chinese before all English, and two editions in two files.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from corpus.lexicon import cedict, to_english
from corpus.words import frequency

BYTES = 50_000  # of a document
WORDS = 4_000  # of the vocabulary
PARAGRAPHS_A_SECTION = 9
ALONE, DIVIDED = 1 / 30, 1 / 10

FRAMES = (
    ("{n}{m}要{v}{o}", "{n} {m} shall {v} the {o}"),
    ("对{n}的{m}进行{v}", "the {m} of {n} is to {v}"),
    ("{m}和{n}共同{v}{o}", "{m} and {n} jointly {v} {o}"),
    ("在{n}范围内，{m}可以{v}{o}", "within the scope of {n}, the {m} may {v} {o}"),
    ("如果{n}没有{v}，{m}就会影响{o}", "if {n} does not {v}, the {m} will affect the {o}"),
    ("{d}，{n}{v}了{o}", "on {D}, {n} {v} the {o}"),
    ("{n}投入{a}用于{o}的{m}", "{n} spent {A} on the {m} of {o}"),
    ("{m}比上年增长{p}，其中{o}占{q}", "{m} grew by {P} over the previous year, of which {o} made up {Q}"),
    ("为了{v}{o}，{n}设立了{c}个{m}", "to {v} {o}, {n} set up {C} {m}"),
    ("{n}认为，{m}对{o}十分重要", "{n} believes that {m} is of great importance to {o}"),
    ("不得以{m}为由{v}{o}", "no one may {v} {o} on the ground of {m}"),
    ("{n}应当及时公布{m}、{o}等情况", "{n} shall publish the {m}, the {o} and the like in good time"),
    ("因{m}造成{o}的，由{n}负责{v}", "where {m} causes {o}, {n} is responsible to {v}"),
    ("凡{v}{o}的{n}，都有权得到{m}", "any {n} that wishes to {v} {o} is entitled to {m}"),
)
HEADINGS = (("{n}的{m}", "The {m} of {n}"), ("{v}{o}", "To {v} {o}"), ("关于{m}", "About {m}"))
NUMERALS = "一二三四五六七八九十"
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
MONTHS = ("January February March April May June July August September October November December").split()


@dataclass(frozen=True)
class Vocabulary:
    """Words and what they are called, the common ones first: nouns and verbs."""

    nouns: Sequence[tuple[str, str]]
    verbs: Sequence[tuple[str, str]]
    shares: Sequence[float]


def vocabulary() -> Vocabulary:
    """Common words of the dictionary."""
    words = dict.fromkeys(entry.simplified for entry in cedict.entries() if 2 <= len(entry.simplified) <= 4)
    common = sorted(words, key=lambda word: (-frequency(word), word))
    verbs, nouns = [], []
    for word in common:
        if not (terms := to_english(word)) or not terms[0].islower():
            continue
        is_verb = cedict.readings(word)[0].senses.startswith("to ")
        (verbs if is_verb else nouns).append((word, terms[0]))
    shares = list(accumulate(1.0 / (rank + 20) for rank in range(WORDS)))
    return Vocabulary(nouns[:WORDS], verbs[:WORDS], shares)


class Writer:
    """Writes one document."""

    def __init__(self, words: Vocabulary, seed: int) -> None:
        self._words = words
        self._chance = random.Random(seed)
        self._topic = self._chance.choices(words.nouns, cum_weights=words.shares, k=12)  # each has its own subject

    def _noun(self) -> tuple[str, str]:
        if self._chance.random() < 0.4:
            return self._chance.choice(self._topic)
        return self._chance.choices(self._words.nouns, cum_weights=self._words.shares)[0]

    def _filled(self, frame: tuple[str, str]) -> tuple[str, str]:
        chance = self._chance
        (n, N), (m, M), (o, O) = self._noun(), self._noun(), self._noun()  # noqa: N806, E741
        v, V = chance.choices(self._words.verbs, cum_weights=self._words.shares)[0]  # noqa: N806
        year, month, day = chance.randint(1990, 2026), chance.randint(1, 12), chance.randint(1, 28)
        amount, p, q, count = (
            chance.randint(12, 9800),
            chance.randint(1, 400),
            chance.randint(1, 990),
            chance.randint(2, 90),
        )
        zh = {"d": f"{year}年{month}月{day}日", "a": f"{amount}万元", "p": f"{p / 10}%", "q": f"{q / 10}%", "c": count}
        en = {
            "D": f"{MONTHS[month - 1]} {day}, {year}", "A": f"CNY{amount / 100:.2f} million", "P": f"{p / 10} percent",
            "Q": f"{q / 10}%", "C": count,
        }  # fmt: skip
        return frame[0].format(n=n, m=m, o=o, v=v, **zh), frame[1].format(n=N, m=M, o=O, v=V, **en)

    def sentence(self) -> tuple[str, str]:
        """A sentence of one to three clauses and its translation, which may be two sentences."""
        clauses = [self._filled(frame) for frame in self._chance.choices(FRAMES, k=self._chance.randint(1, 3))]
        zh = "，".join(clause for clause, _ in clauses) + "。"
        divided = len(clauses) > 1 and self._chance.random() < DIVIDED
        first, *rest = (clause for _, clause in clauses)
        rest = [_capital(rest[0]), *rest[1:]] if divided else rest
        en = _capital(first) + (". " if divided else ", " if rest else "") + ", ".join(rest) + "."
        return zh, en

    def paragraph(self) -> tuple[str, str]:
        """Some sentences; a side may be missing."""
        zh, en = zip(*(self.sentence() for _ in range(self._chance.randint(1, 5))), strict=True)
        alone = self._chance.random()
        return ("" if alone < ALONE / 2 else "".join(zh)), ("" if 1 - alone < ALONE / 2 else " ".join(en))

    def heading(self, at: int) -> tuple[str, str]:
        """The heading of a section."""
        zh, en = self._filled(self._chance.choice(HEADINGS))
        return f"{NUMERALS[at % 10]}、{zh}", f"{ROMAN[at % 10]}. {en}"

    def document(self) -> Iterator[tuple[str, str, bool]]:
        """Both sides of each paragraph, and whether it is a heading."""
        yield *self._filled(HEADINGS[0]), True
        size = section = 0
        while size < BYTES:
            rows = [self.paragraph() for _ in range(PARAGRAPHS_A_SECTION)]
            yield *self.heading(section), True
            yield from ((zh, en, False) for zh, en in rows)
            size += sum(len((zh + en).encode()) for zh, en in rows)
            section += 1


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def write(folder: Path, count: int) -> int:
    """Write so many documents; how many bytes they have."""
    words = vocabulary()
    size = 0
    for at in range(count):
        rows = list(Writer(words, at).document())
        for name, text in _files(at, rows):
            size += (folder / name).write_bytes(text.encode())
    return size


def _files(at: int, rows: Sequence[tuple[str, str, bool]]) -> Iterator[tuple[str, str]]:
    zh, en = [row[0] for row in rows if row[0]], [row[1] for row in rows if row[1]]
    mixed = [(text, heading) for *both, heading in rows for text in both if text]
    if at % 4 == 0:
        yield f"{at:04}.txt", "\n\n".join(text for text, _ in mixed)
    elif at % 4 == 1:
        yield f"{at:04}.md", "\n\n".join(("## " if heading else "") + text for text, heading in mixed)
    elif at % 4 == 2:
        yield f"{at:04}.txt", "\n\n".join([*zh, *en])
    else:
        yield f"{at:04}.zh.txt", "\n\n".join(zh)
        yield f"{at:04}.en.txt", "\n\n".join(en)


def chinese(folder: Path) -> Iterator[str]:
    """The Chinese lines of the documents: what jieba alone would have to cut."""
    for path in sorted(folder.iterdir()):
        for line in path.read_text(encoding="utf-8").splitlines():
            if any("\u4e00" <= char <= "\u9fff" for char in line):
                yield line
