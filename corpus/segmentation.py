"""jieba's way of cutting Chinese into words, with its dictionary and its model, a few times as fast.

The words are the same (a test compares them). What takes jieba its time is done once: the logarithm of every word's
frequency, and unknown runs that come again. The way: the likeliest sequence of dictionary words; runs of single
characters are then cut by a hidden Markov model whose states are B(egin), M(iddle), E(nd) and S(ingle).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import inf, log

UNSEEN = -3.14e100
"""jieba's logarithm of a probability that is none."""

KEPT = 1 << 15  # runs
LONGEST = 100  # characters of a run that is kept

_RUNS = re.compile(r"([\u4E00-\u9FD5a-zA-Z0-9+#&\._%\-]+)")
_AIR = re.compile(r"(\r\n|\s)")
_HAN = re.compile(r"([\u4E00-\u9FD5]+)")
_FIGURES = re.compile(r"([a-zA-Z0-9]+(?:\.\d+)?%?)")

Table = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Segmenter:
    """Cuts by these tables: words with their frequencies (0: a beginning of one), the model's probabilities."""

    frequencies: Mapping[str, int]
    total: int
    start: Mapping[str, float]
    transitions: Table
    emissions: Table
    weights: dict[str, float | None] = field(default_factory=dict)
    runs: dict[str, tuple[str, ...]] = field(default_factory=dict)
    known: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def cut(self, text: str) -> list[str]:
        """The words of a text; they tile it."""
        words: list[str] = []
        for at, piece in enumerate(_RUNS.split(text)):
            if at % 2:
                words += self.known.get(piece) or self._keep(piece)
            elif piece:
                for part in _AIR.split(piece):
                    words += [part] if _AIR.match(part) else part
        return words

    def _keep(self, run: str) -> tuple[str, ...]:
        """The words of a run, which are kept: the same texts are cut again and again as parts of one another."""
        words = tuple(self._known(run))
        if len(run) <= LONGEST:
            if len(self.known) >= KEPT:
                self.known.clear()
            self.known[run] = words
        return words

    def _known(self, run: str) -> Iterator[str]:
        """The likeliest words, where single characters stand together those of the model."""
        ends = self._ends(run)
        at = single = 0  # where single characters that are not told yet began
        while at < len(run):
            end = ends[at]
            if end - at > 1:
                yield from self._unknown(run[single:at])
                yield run[at:end]
                single = end
            at = end
        yield from self._unknown(run[single:])

    def _ends(self, run: str) -> list[int]:
        """Where the word that begins at each character ends, on the likeliest way from there."""
        size = len(run)
        best = [0.0] * (size + 1)
        ends = [0] * size
        weights = self.weights
        for at in range(size - 1, -1, -1):
            most, chosen, end = -inf, 0, at + 1
            while end <= size:
                word = run[at:end]
                weight = weights[word] if word in weights else self._weigh(word)
                if weight is None:
                    break
                if (likely := weight + best[end]) >= most:
                    most, chosen = likely, end
                end += 1
            if not chosen or most == -inf:
                most, chosen = log(1) - log(self.total) + best[at + 1], at + 1
            best[at], ends[at] = most, chosen
        return ends

    def _weigh(self, word: str) -> float | None:
        """The logarithm of a word's share, -inf for a mere beginning of words, None for what isn't even that."""
        frequency = self.frequencies.get(word)
        weight = None if frequency is None else log(frequency) - log(self.total) if frequency else -inf
        if weight is not None:  # what is no word is nearly always another
            self.weights[word] = weight
        return weight

    def _unknown(self, run: str) -> tuple[str, ...] | str:
        if len(run) < 2 or self.frequencies.get(run):
            return run
        if len(run) > LONGEST:
            return tuple(self._parted(run))
        if run not in self.runs:
            if len(self.runs) >= KEPT:
                self.runs.clear()
            self.runs[run] = tuple(self._parted(run))
        return self.runs[run]

    def _parted(self, run: str) -> Iterator[str]:
        """Chinese as the model has it, what stands between it by its kind: figures and letters, marks."""
        for at, part in enumerate(_HAN.split(run)):
            yield from self._modelled(part) if at % 2 else filter(None, _FIGURES.split(part))

    def _modelled(self, run: str) -> Iterator[str]:
        """The likeliest states (Viterbi), as words."""
        begin = 0
        for at, state in enumerate(self._states(run)):
            if state == "B":
                begin = at
            elif state == "E":
                yield run[begin : at + 1]
            elif state == "S":
                yield run[at]

    def _states(self, run: str) -> list[str]:
        eb, em, ee, es = (self.emissions[state] for state in "BMES")
        (to_e_b, to_m_b), (to_m_m, to_e_m) = self._moves("B", "EM"), self._moves("M", "ME")
        (to_b_e, to_s_e), (to_b_s, to_s_s) = self._moves("E", "BS"), self._moves("S", "BS")
        b, m, e, s = (self.start[state] + self.emissions[state].get(run[0], UNSEEN) for state in "BMES")
        ways: list[dict[str, str]] = []
        for char in run[1:]:
            pb, pm, pe, ps = (each.get(char, UNSEEN) for each in (eb, em, ee, es))
            # Of equal ways jieba takes the state whose letter comes last.
            b_e, b_s = e + to_b_e + pb, s + to_b_s + pb
            m_b, m_m = b + to_m_b + pm, m + to_m_m + pm
            e_b, e_m = b + to_e_b + pe, m + to_e_m + pe
            s_e, s_s = e + to_s_e + ps, s + to_s_s + ps
            ways.append(
                {
                    "B": "E" if b_e > b_s else "S",
                    "M": "B" if m_b > m_m else "M",
                    "E": "B" if e_b > e_m else "M",
                    "S": "E" if s_e > s_s else "S",
                }
            )
            b, m, e, s = max(b_e, b_s), max(m_b, m_m), max(e_b, e_m), max(s_e, s_s)
        states = ["E" if e > s else "S"]
        for way in reversed(ways):
            states.append(way[states[-1]])
        return states[::-1]

    def _moves(self, state: str, others: str) -> tuple[float, ...]:
        return tuple(self.transitions[state].get(other, UNSEEN) for other in others)
