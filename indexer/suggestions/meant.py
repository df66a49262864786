"""What somebody may have meant by a query that finds little: other spellings, and Chinese that is typed as Pinyin."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from corpus.types import Lang
from indexer.analysis import holds_han
from indexer.function_words import says_nothing
from indexer.query import quote
from indexer.suggestions.completions import FEWEST_OF_PINYIN
from indexer.suggestions.drafts import Count, Draft
from indexer.suggestions.known_terms import KnownTerms, distinct, folded_term
from indexer.suggestions.misspellings import NEEDLESS, corrections
from indexer.suggestions.typed import MOST_WORDS, Piece, pieces

RARE = 2  # passages: what stands in so few may be a slip of the pen that the library holds too
TIMES = 10  # as common has another term to be to be suggested in its place
MOST = 8  # ways in which one word is corrected
LONGEST_PART = 6  # characters of a Chinese run that are corrected together
LONGEST_RUN = 24  # characters: longer ones are sentences, and every part of them would be tried


def seems_odd(text: str, count: Count) -> bool:
    """Whether a query finds nothing or little, or has a Chinese run that stands nowhere as it is."""
    return count(text) <= RARE or any(_stands_nowhere(word, count) for word in pieces(text) if not word.excluded)


def corrected(text: str, known: KnownTerms, count: Count) -> Iterator[Draft]:
    """The query with its doubtful words made others, and with Chinese where Pinyin is."""
    words = [word for word in pieces(text) if not word.excluded]
    better = {word: found for word in words if (found := _instead(word, known, count))}
    for word, found in better.items():
        for term, lang in found:
            first = {other: others[0][0] for other, others in better.items()} | {word: term}
            yield Draft(_replaced(text, first), term, lang, "spelling")
    yield from _from_pinyin(text, words, known)


def _instead(word: Piece, known: KnownTerms, count: Count) -> list[tuple[str, Lang]]:
    """What a word that the library hardly holds may be a slip for, the likeliest first."""
    folded = folded_term(word.text)
    if says_nothing(folded):
        return []
    if holds_han(folded):
        return [(run, "zh") for run in _chinese_instead(word, folded, known, count)]
    if word.lang == "zh" or (found := count(word.text)) > RARE:
        return []
    return [(term, "en") for term in distinct(corrections(folded, known)) if known.passages["en"][term] > TIMES * found]


def _chinese_instead(word: Piece, folded: str, known: KnownTerms, count: Count) -> list[str]:
    """The runs that may be meant, those that stand whole somewhere first."""
    whole, apart = count(quote(word.text)), count(word.text)
    if word.lang == "en" or len(folded) != len(word.text) or whole > RARE or len(folded) > LONGEST_RUN:
        return []
    # Where its words are found apart, only a surer slip is believed, of all of it.
    runs = _runs(word.text, folded, known)[:MOST] if apart <= RARE else [*corrections(folded, known, least=NEEDLESS)]
    standing = [run for run in runs if count(quote(run)) > TIMES * whole]
    return [*standing, *(run for run in runs if run not in standing and count(run) > TIMES * apart)]


def _stands_nowhere(word: Piece, count: Count) -> bool:
    """Whether a Chinese run is found by its words apart alone: it may be no run that anybody writes."""
    return holds_han(word.text) and not count(quote(word.text))


def _runs(run: str, folded: str, known: KnownTerms) -> list[str]:
    """The run with a part of it corrected that is no term by itself, the likeliest first."""
    likely: dict[str, float] = {}
    parts = ((at, end) for at, end in combinations(range(len(folded) + 1), 2) if 1 < end - at <= LONGEST_PART)
    for at, end in parts:
        if not known.terms["zh"].exactly(folded[at:end]):
            for term, weight in corrections(folded[at:end], known).items():
                whole = run[:at] + term + run[end:]
                likely[whole] = max(likely.get(whole, 0.0), weight * (end - at))
    return sorted(likely, key=lambda whole: (-likely[whole], whole))


def _from_pinyin(text: str, words: list[Piece], known: KnownTerms) -> Iterator[Draft]:
    """Words in a row, or single ones, that spell a Chinese term; the longest row first."""
    for size in range(min(len(words), MOST_WORDS), 0, -1):
        for at in range(len(words) - size + 1):
            row = words[at : at + size]
            spelt = "".join(word.text for word in row).lower()
            if not (spelt.isascii() and spelt.isalpha()) or len(spelt) < FEWEST_OF_PINYIN or row[0].quoted:
                continue
            if not all(word.joined for word in row[1:]) or "en" in [word.lang for word in row]:
                continue
            for term in (*known.pinyin.exactly(spelt)[:MOST], *known.initials.exactly(spelt)[:MOST]):
                yield Draft(text[: row[0].start] + term + text[row[-1].end :], term, "zh", "pinyin")


def _replaced(text: str, instead: dict[Piece, str]) -> str:
    for word in sorted(instead, key=lambda word: -word.start):
        text = text[: word.start] + instead[word] + text[word.end :]
    return text
