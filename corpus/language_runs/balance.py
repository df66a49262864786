"""Names and numbers that one language has and the other lacks: what they tell about the words at the seams."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from corpus.folding import is_han
from corpus.language_runs.costs import ALONE, counted_as
from corpus.language_runs.pieces import Piece
from corpus.language_runs.tokens import FUNCTION_WORDS
from corpus.language_runs.widths import Columns

LACKING = 1.5  # of a name or number where the other language lacks one
UNUSUAL = 1.0  # of a Latin word in Chinese that has hardly any
MANY_NAMES = 0.03  # Latin words a Chinese character in a text that has many
OFTENER = 3  # times as often as its halves, where rows cut it, a word stands whole
NEAR = 80  # pieces within which the two languages say the same

_SPLIT = re.compile(r"[\s\u3000-\u303f\u3400-\u9fff\uff00-\uffef]+")
_INSIDE = re.compile(
    r"(?<=[\u3400-\u9fff]) ?([A-Za-z][\w/-]*(?: [A-Za-z][\w/-]*){0,2})(?= ?[\u3400-\u9fff，。、；：）])"
)


def balanced(pieces: Sequence[Piece], langs: Sequence[int], columns: Columns) -> tuple[Piece, ...]:
    """The pieces with other costs where a name or number stands more often in one language than in the other.

    ``langs`` is what each piece was found to be, 0 Chinese and 1 English. A name or number in Chinese stands in the
    English too; a number in English stands in the Chinese, unless written in words.
    """
    where: dict[str, list[int]] = defaultdict(list)
    for at, piece in enumerate(pieces):
        if piece.key:
            where[piece.key].append(at)
    done = list(pieces)
    usual = min(1.0, columns.latin / MANY_NAMES)
    for key, places in where.items():
        names = key not in FUNCTION_WORDS and any(pieces[at].name for at in places)
        for at in places:
            near = [langs[place] for place in places if place != at and abs(place - at) <= NEAR]
            en = sum(near)
            zh = len(near) - en
            zh_cost, en_cost = pieces[at].costs
            if key[0].isalpha():
                if key in columns.names:
                    zh_cost += LACKING * (zh > en)
                else:
                    zh_cost += ALONE * (zh >= en) - ALONE * (len(places) == 1) + UNUSUAL * (1.0 - usual)
                en_cost += LACKING * usual * (en > zh == 0 and names)
            else:
                zh_cost += LACKING * (zh > en)
                en_cost += LACKING * (en > zh)
            done[at] = replace(pieces[at], costs=(zh_cost, en_cost))
    return tuple(done)


def names_in_chinese(texts: Sequence[str]) -> tuple[frozenset[str], float]:
    """The Latin words that stand by themselves inside Chinese more than once, and how many do for each character."""
    times = Counter(
        key
        for text in texts
        for match in _INSIDE.finditer(text)
        for word in match.group(1).split()
        if (key := counted_as(word))
    )
    words = Counter({key: count for key, count in times.items() if key[0].isalpha() and key not in FUNCTION_WORDS})
    characters = sum(is_han(char) for text in texts for char in text)
    return frozenset(key for key, count in words.items() if count > 1), words.total() / max(1, characters)


def words_repeated(texts: Sequence[str]) -> frozenset[str]:
    """The words and numbers that texts have more than once, without the halves that rows cut others into."""
    times = Counter(key for text in texts for word in _SPLIT.split(text) if (key := counted_as(word)))
    whole = {key for key, count in times.items() if count > 1 and len(key) > 1}
    parts = {
        part
        for word in whole
        for cut in range(1, len(word))
        if (head := word[:cut]) in times and (tail := word[cut:]) in times
        for part in (head, tail)
        if OFTENER * times[part] <= times[word]
    }
    return frozenset(whole - parts)
