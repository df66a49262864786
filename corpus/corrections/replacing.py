"""From corrected rows to the passages and corrections that a document has from then on."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from corpus.corrections.checking import Difference, added, missing, strayed
from corpus.corrections.comparing import changed
from corpus.corrections.laying import Laid, Placed, lay, take_off
from corpus.corrections.writing_out import Face, face, written_out
from corpus.errors import UnfitCorrections
from corpus.identity import correction_id
from corpus.types import Correction, Passage


@dataclass(frozen=True, slots=True)
class Checked:
    """What corrected rows do to the text: pieces that are ``missing`` from it and pieces that are ``new``."""

    missing: tuple[Difference, ...]
    new: tuple[Difference, ...]


def check(present: Sequence[Passage], rows: Sequence[Passage], *, allow_changes: bool = False) -> Checked:
    """Compare the text of corrected ``rows`` with that of the ``present`` passages, wherever it stands.

    Raises UnfitCorrections where more than letters and words are missing, new, or on the side of the other language,
    unless that is allowed.
    """
    stretches = changed([face(passage) for passage in present], [face(row) for row in rows])
    old = [passage for each in stretches for passage in present[each.old_start : each.old_end]]
    new = [passage for each in stretches for passage in rows[each.new_start : each.new_end]]
    found = Checked(missing(old, new), added(old, new))
    is_large = any(difference.large for difference in (*found.missing, *found.new))
    if not allow_changes and is_large and (rows_strayed := strayed(old, new)):
        raise UnfitCorrections(
            f"{rows_strayed:,} {'row' if rows_strayed == 1 else 'rows'} changed sides: Chinese stands under en, or "
            "English under zh. Nothing was changed. See whether the headings of the two columns were exchanged, or say "
            "--allow-changes if it is meant."
        )
    if not allow_changes and _marks(new) > _marks(old) and any(map(_is_beyond_ascii, found.missing)):
        raise UnfitCorrections(
            f"{_said(found)} Your program put question marks for characters that its encoding lacks. Nothing was "
            "changed. Save the file in Unicode or UTF-8, or say --allow-changes if it is meant."
        )
    if not allow_changes and is_large:
        raise UnfitCorrections(
            f"{_said(found)} Nothing was changed. Put the text back, or say --allow-changes if it is meant."
        )
    return found


def _marks(passages: Sequence[Passage]) -> int:
    return sum(passage.zh.count("?") + passage.en.count("?") for passage in passages)


def _is_beyond_ascii(difference: Difference) -> bool:
    return any(char.isalpha() and not char.isascii() for char in difference.example)


def _said(found: Checked) -> str:
    sentences = [
        f"{word} the {'Chinese' if each.lang == 'zh' else 'English'}: {each.characters:,} characters, for example "
        f"“{_shortened(each.example)}”."
        for word, side in (("Missing from", found.missing), ("New in", found.new))
        for each in side
    ]
    return " ".join(sentences)


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"


def replaced(present: Laid, rows: Sequence[Passage], document: str, now: str) -> Laid:
    """The document with ``rows`` as its passages, and the corrections that make them of what the text stages made.

    A correction that was there before and still stands as it was keeps its id and its time; others are made ``now``.
    Those that wait are kept as they are.
    """
    made, placed = take_off(present)
    known = {_change(each.correction.before, each.correction.after): each.correction for each in placed}
    waiting = tuple(each for each in present.corrections if each.ordinal is None)
    taken = {each.id for each in (*known.values(), *waiting)}
    found = []
    for each in changed([face(passage) for passage in made], [face(row) for row in rows]):
        before = made[each.old_start : each.old_end]
        after = written_out(rows[each.new_start : each.new_end], before)
        change = _change(before, after)
        correction = known.get(change) or Correction(correction_id(f"{document}{change}", taken), now, before, after)
        taken.add(correction.id)
        found.append(Placed(each.old_start, replace(correction, before=before)))
    return _with_waiting(lay(made, found), waiting)


def taken_back(present: Laid, ids: Collection[str]) -> Laid:
    """The document without some of its corrections: as the text stages made it in these places."""
    made, placed = take_off(present)
    waiting = tuple(each for each in present.corrections if each.ordinal is None and each.id not in ids)
    return _with_waiting(lay(made, [each for each in placed if each.correction.id not in ids]), waiting)


def _with_waiting(laid: Laid, waiting: tuple[Correction, ...]) -> Laid:
    return replace(laid, corrections=(*laid.corrections, *waiting))


def _change(before: Sequence[Passage], after: Sequence[Passage]) -> tuple[tuple[Face, ...], tuple[Face, ...]]:
    return tuple(map(face, before)), tuple(map(face, after))


NEAR = 10
"""How many passages on either side teach the pairing of a corrected one's sentences which words go together. With
sentence vectors, where most of the time goes, a hundred take 30 s, ten 3 s, and all of a long document many minutes."""


def _near_incomplete(passages: Sequence[Passage]) -> list[Passage]:
    """The passages around those that were corrected and lack their sentences."""
    wanted: set[int] = set()
    for at, passage in enumerate(passages):
        if passage.corrected and not passage.sentences:
            wanted.update(range(max(0, at - NEAR), min(len(passages), at + NEAR + 1)))
    return [passages[at] for at in sorted(wanted)]


def with_sentences(laid: Laid) -> Laid:
    """The document with the sentences of its corrected passages paired, wherever they are not yet."""
    # Imported here for the start-up time: the dictionaries are only needed where something was corrected.
    from corpus.sentence_beads import pair_sentences

    if all(each.sentences for each in laid.passages if each.corrected):
        return laid
    paired = {face(each): each.sentences for each in pair_sentences(_near_incomplete(laid.passages))}

    def complete(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
        return tuple(
            replace(each, sentences=paired[face(each)]) if each.corrected and face(each) in paired else each
            for each in passages
        )

    in_force = (each for each in laid.corrections if each.ordinal is not None)
    waiting = (each for each in laid.corrections if each.ordinal is None)
    completed = (replace(each, after=complete(each.after)) for each in in_force)
    return Laid(complete(laid.passages), (*completed, *waiting))
