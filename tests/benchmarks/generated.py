"""A library of generated passages in a file, and questions about it: the same for the same size.

Passages are made of words with a Zipf-like vocabulary, about 120 Han characters (of words that jieba knows) and 90
English words (invented ones) each.
"""

from __future__ import annotations

import marshal
import os
import random
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path

import jieba

from corpus.types import Document, Passage, Reference
from corpus.words import stem

PER_DOCUMENT = 100
ROUNDS = 4  # of the fifteen kinds of question


def spool(folder: Path, passages: int) -> None:
    """Write the passages to a file, and where each begins to another."""
    draw = random.Random(0)
    jieba.initialize()
    known = sorted(jieba.dt.FREQ.items(), key=lambda pair: -pair[1])
    zh = [word for word, _ in known if all("\u4e00" <= char <= "\u9fff" for char in word)][:20_000]
    en = list({"".join(draw.choices("etaoinshrdlucm", k=draw.randint(2, 9))): None for _ in range(40_000)})[:20_000]
    weights = list(accumulate(1 / (rank + 3) for rank in range(20_000)))
    offsets = array("Q", [0])
    with (folder / "passages").open("wb") as file:
        for _ in range(passages):
            texts = (
                "".join(draw.choices(zh, cum_weights=weights, k=81)),
                " ".join(draw.choices(en, cum_weights=weights, k=90)),
            )
            offsets.append(offsets[-1] + file.write(marshal.dumps(texts)))
    (folder / "offsets").write_bytes(offsets.tobytes())


@dataclass(frozen=True)
class Changes:
    """Nothing ever changes here."""

    generation: int = 1
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


class Spooled:
    """A library of the passages in the file."""

    def __init__(self, folder: Path) -> None:
        self.offsets = array("Q")
        self.offsets.frombytes((folder / "offsets").read_bytes())
        self.file = os.open(folder / "passages", os.O_RDONLY)
        self.count = len(self.offsets) - 1
        self.held = tuple(
            Document(f"d{at}", f"d{at}", (f"d{at}",), "", Reference(), ("zh", "en"), "", PER_DOCUMENT)
            for at in range(self.count // PER_DOCUMENT)
        )

    def texts(self, at: int) -> tuple[str, str]:
        return marshal.loads(os.pread(self.file, self.offsets[at + 1] - self.offsets[at], self.offsets[at]))

    def generation(self) -> int:
        return 1

    def changes_since(self, generation: int) -> Changes:
        return Changes()

    def documents(self) -> tuple[Document, ...]:
        return self.held

    def passages(self, document: str) -> tuple[Passage, ...]:
        first = int(document[1:]) * PER_DOCUMENT
        return tuple(self._passage(at) for at in range(first, first + PER_DOCUMENT))

    def get_many(self, ids: Iterable[str]) -> dict[str, Passage]:
        return {name: self._passage(int(name[1:])) for name in ids}

    def _passage(self, at: int) -> Passage:
        zh, en = self.texts(at)
        return Passage(at % PER_DOCUMENT, "paragraph", zh, en, id=f"p{at}", document=f"d{at // PER_DOCUMENT}")


@dataclass(frozen=True)
class Question:
    """Strings and words that have to stand in a passage, or one of which has; words that must not; a prefix."""

    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    either: bool = False
    without: str = ""
    prefix: str = ""

    def for_us(self) -> str:
        zh = [f'zh:"{text}"' for text in self.zh]
        en = [f'en:"{text}"' if " " in text else f"en:{text}" for text in self.en]
        prefix = [f"en:{self.prefix}*"] if self.prefix else []
        without = [f"-en:{self.without}"] if self.without else []
        return (" OR " if self.either else " ").join([*zh, *en, *prefix, *without])

    def for_whoosh(self) -> str:
        en = [f'en:"{text}"' if " " in text else f"en:{text}" for text in self.en]
        prefix = [f"en:{self.prefix}*"] if self.prefix else []
        without = [f"NOT en:{self.without}"] if self.without else []
        zh = [f"zh:{text}" for text in self.zh]
        return (" OR " if self.either else " AND ").join([*zh, *en, *prefix]) + " ".join(["", *without])

    def for_fts5(self) -> str:
        zh = [f'zh : "{" ".join(pairs(text) or [text])}"' for text in self.zh]
        en = [f'en : "{" ".join(map(stem, text.split()))}"' for text in self.en]
        prefix = [f'en : "{self.prefix}" *'] if self.prefix else []
        asked = (" OR " if self.either else " AND ").join([*zh, *en, *prefix])
        return f'{asked} NOT en : "{stem(self.without)}"' if self.without else asked


def questions(library: Spooled) -> list[Question]:
    """A fixed mix, drawn from the texts."""
    draw = random.Random(1)
    zh, en = zip(*(library.texts(at) for at in range(0, library.count, library.count // 200)), strict=True)

    def string(size: int) -> str:
        text = draw.choice(zh)
        at = draw.randrange(len(text) - size)
        return text[at : at + size]

    def phrase(size: int) -> str:
        words = draw.choice(en).split()
        at = draw.randrange(len(words) - size)
        return " ".join(words[at : at + size])

    rarest = sorted({word for text in en for word in text.split()}, key=lambda word: sum(word in text for text in en))
    return [
        question
        for _ in range(ROUNDS)
        for question in (
            *(Question(zh=(string(size),)) for size in (1, 2, 3, 4, 6, 10)),
            Question(zh=(string(2), string(2))),
            Question(en=(phrase(1),)),
            Question(en=(draw.choice(rarest[:500]),)),
            Question(en=(phrase(2),)),
            Question(en=(phrase(1), phrase(1))),
            Question(en=(phrase(1), phrase(1), phrase(1)), either=True),
            Question(prefix=phrase(1)[:3]),
            Question(zh=(string(2),), en=(phrase(1),)),
            Question(zh=(string(2),), without=phrase(1)),
        )
    ]


def pairs(text: str) -> list[str]:
    """Each character with its neighbour."""
    return [one + other for one, other in pairwise(text)]
