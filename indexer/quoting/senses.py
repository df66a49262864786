"""What a changed word changes: limits and opposites (above, below; large, small), names (one town for another)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from corpus.folding import is_han
from corpus.lexicon import cedict
from corpus.lexicon.sounds import is_pinyin
from corpus.words import chinese_words, stem
from indexer.function_words import says_nothing
from indexer.quoting.pieces import Piece, Pieces

_AT_LEAST = "以上 以外 以后 之后 超过 超出 高于 大于 多于 不低于 不少于 不小于 不得低于 不得少于 至少 最少 最低"
_AT_MOST = (
    "以下 以内 以前 之前 低于 小于 少于 不足 未满 不满 不超过 不高于 不多于 不大于 不得超过 不得高于 至多 最多 最高"
)
_LIMITS = {word: side for side, words in enumerate((_AT_LEAST, _AT_MOST)) for word in words.split()}
_LIMIT = re.compile("|".join(sorted(_LIMITS, key=len, reverse=True)))

_MORE = "more over above exceed beyond least minimum after since"
_LESS = "less fewer under below within most maximum before until"
_LIMITING = {stem(word): side for side, words in enumerate((_MORE, _LESS)) for word in words.split()}

_OPPOSITES = tuple(
    frozenset(group.split())
    for line in """
    上 下|大 小|前 后|内 外|高 低|多 少|升 降|增 减|进 出|东 西 南 北|男 女|新 旧|新 老|强 弱|长 短|快 慢
    早 晚|左 右|首 末|买 卖|正 负|公 私|中央 地方|国有 民营|国有 私营|应当 可以|鼓励 限制|允许 限制
    必须 可以|征收 免征|支持 反对|国内 国外|城市 农村|城镇 农村|提高 降低|增长 下降|central local
    large small|high low|upper lower|increase decrease|increase reduce|rise fall|up down|grow decline
    import export|first last|early late|encourage restrict|domestic foreign|include exclude
    public private|urban rural|north south east west|northern southern eastern western|new old|shall may
    must may|internal external|inside outside|long short|strong weak|levy exempt|best worst
    """.split("\n")
    for group in line.split("|")
)
_OPPOSITE_STEMS = tuple(frozenset(map(stem, group)) for group in _OPPOSITES)
_WORDS = re.compile("|".join(sorted({word for group in _OPPOSITES for word in group if len(word) > 1}, key=len)[::-1]))

_PLACE = re.compile(r"\b(?:city|county|province|district|banner|prefecture)\b")
_SUFFIXES = "市省县区旗盟州"
_ENDS = frozenset('.!?:;。！？：；\n"“(（')

Changed = Sequence[Piece]
LONGEST = 12  # characters of a word around a changed one


def limits_differ(quoted: Pieces, mine: Changed, stored: Pieces, its: Changed) -> bool:
    """Whether of two stretches that differ one sets another limit, or says the opposite."""
    if Counter(_limits(quoted, mine)) != Counter(_limits(stored, its)):
        return True
    pairs = {(a, b) for a in _poles(quoted, mine) for b in _poles(stored, its)}
    if len(mine) == len(its):
        pairs |= {(a.key, b.key) for a, b in zip(mine, its, strict=True)}
    return any(a != b and a in group and b in group for a, b in pairs for group in _OPPOSITE_STEMS)


def _limits(text: Pieces, changed: Changed) -> Iterator[int]:
    """0 for every word of the stretch that sets a lower limit, 1 for an upper one."""
    yield from (_LIMITS[word] for word in _touched(text, changed, _LIMIT))
    yield from (_LIMITING[stem(each.key)] for each in changed if stem(each.key) in _LIMITING)


def _poles(text: Pieces, changed: Changed) -> Iterator[str]:
    yield from filter(lambda word: is_han(word[0]), _touched(text, changed, _WORDS))
    yield from (stem(each.key) for each in changed if not is_han(each.key[0]))


def _touched(text: Pieces, changed: Changed, pattern: re.Pattern[str]) -> Iterator[str]:
    """What the pattern finds in the text as it is compared, where it reaches into the stretch."""
    if changed:
        start, end = _reach(text, changed)
        for found in pattern.finditer(text.key, max(0, start - LONGEST), end + LONGEST):
            if found.start() < end and start < found.end():
                yield found.group()


def _reach(text: Pieces, changed: Changed) -> tuple[int, int]:
    """Where the stretch stands in the joined keys."""
    begins = [piece.start for piece in text.items]
    low, high = bisect_left(begins, changed[0].start), bisect_left(begins, changed[-1].start)
    return text.starts[low], text.starts[high] + len(text.items[high].key)


def names_differ(quoted: Pieces, mine: Changed, stored: Pieces, its: Changed) -> bool:
    """Whether of two stretches, one in place of the other, one names somebody or some place that the other doesn't."""
    return bool(mine and its) and set(_names(quoted, mine)) != set(_names(stored, its))


def _names(text: Pieces, changed: Changed) -> Iterator[str]:
    start, end = _reach(text, changed)
    low = max(0, start - LONGEST)
    for word in chinese_words(text.key[low : end + LONGEST]):
        if low + word.start < end and start < low + word.end and _is_name(word.text):
            yield word.text.rstrip(_SUFFIXES)
    yield from (stem(each.key) for each in changed if _is_capitalised(text.text, each))


@lru_cache(maxsize=1 << 12)
def _is_name(word: str) -> bool:
    """Whether the dictionary writes a Chinese word with a capital alone, or as a place."""
    plain = word.rstrip(_SUFFIXES) or word
    if len(plain) < 2 or not is_han(plain[0]):
        return False
    found = cedict.readings(word) or cedict.readings(plain)
    capital = [each for each in found if each.pinyin[:1].isupper()]
    return bool(capital) and (len(capital) == len(found) or any(_PLACE.search(each.senses) for each in capital))


def _is_capitalised(text: str, piece: Piece) -> bool:
    """Whether a Latin word has a capital that the beginning of a sentence does not explain, or reads as a name."""
    word = text[piece.start : piece.end]
    if not word[:1].isupper() or not piece.key.isalpha() or says_nothing(piece.key):
        return False
    before = text[: piece.start].rstrip()
    begins = not before or before[-1] in _ENDS
    return not begins or (len(word) > 4 and is_pinyin(piece.key))
