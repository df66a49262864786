"""Spellings: which words of the library a word that the lexicon doesn't know may be the same name as."""

from __future__ import annotations

from collections.abc import Set

SHORTEST = 5  # shorter words have too many neighbours
LONG = 8  # from this length on two slips are forgiven
MOST = 3


def variants(word: str, vocabulary: Set[str]) -> tuple[str, ...]:
    """The words of the vocabulary nearest to a folded word, if any is near enough.

    Near is one letter added, left out, changed, or exchanged with its neighbour (Ulangab, Ulanqab); two of these
    for a long word that the vocabulary doesn't hold itself.
    """
    if len(word) < SHORTEST or not word.isalpha():
        return ()
    allowed = 2 if len(word) >= LONG and word not in vocabulary else 1
    letters = frozenset(word)
    alike = (
        other
        for other in vocabulary
        if other[0] == word[0]  # people seldom get the first letter wrong
        and abs(len(other) - len(word)) <= allowed
        and len(letters.symmetric_difference(other)) <= 2 * allowed  # a slip changes two letters at most
    )
    near = sorted((distance, other) for other in alike if 0 < (distance := slips(word, other)) <= allowed)
    return tuple(other for distance, other in near if distance == near[0][0])[:MOST]


def slips(one: str, other: str) -> int:
    """The restricted Damerau-Levenshtein distance (Boytsov 2011, section 2)."""
    older: list[int] = []
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, char in enumerate(one, start=1):
        older, before, row = before, row, [at]
        for to, letter in enumerate(other, start=1):
            cost = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (char != letter))
            if at > 1 and to > 1 and char == other[to - 2] and one[at - 2] == letter:
                cost = min(cost, older[to - 2] + 1)
            row.append(cost)
    return row[-1]
