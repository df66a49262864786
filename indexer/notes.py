"""Notes: what was understood, guessed or added, told beside the answer instead of kept quiet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on a query or an answer.

    ``kind`` is what programs and translations go by, ``params`` what belongs into the sentence, and
    ``text`` the whole English sentence.
    """

    kind: str
    text: str
    params: Mapping[str, str] = field(default_factory=dict)


_SENTENCES = {
    "unclosed-quote": "A quotation mark is not closed; it was left out.",
    "empty-quote": "There is nothing between two quotation marks; they were left out.",
    "unbalanced-parenthesis": "A parenthesis has no partner; it was left out.",
    "operator-as-text": "“{part}” has nothing to join here; it was searched as a word.",
    "filter-as-text": "“{part}” is no filter with a value that can be used; it was searched as text.",
    "wildcard-as-text": "Wildcards need an English word of three letters or more: “{part}” was searched without them.",
    "wildcard": "“{part}” was read as a word with wildcards.",
    "near-as-and": "{part} stands between two words or quoted strings of one side only; it was read as AND.",
    "near-without-number": "“{part}” was read as AND: NEAR needs a number up to {most}, as in NEAR/5.",
    "nothing-to-exclude": "A minus sign has nothing to exclude; it was left out.",
    "idle-words": "Function words ({part}) need not stand in an answer.",
    "shortened": "The query is very long; only its first {count} words were searched.",
    "unknown-document": "No document is called “{part}”.",
    "joined": "“{part}” was read as “{run}”.",
    "unknown-source": "No document was read from a file called “{part}”, or published there.",
    "unknown-collection": "No document is in a collection called “{part}”.",
    "same-language": "“{part}” is Chinese and so is the query; it was looked for on the English side.",
    "untranslated": "Passages that have no translation are not counted as lacking something in it: {count} here.",
    "not-translated": "{count} of these have no translation at all; the filter language=both leaves them out.",
    "range-as-text": "“{part}” is no interval of numbers or dates of one kind; it was searched as text.",
    "years-in-text": "“{part}” finds years and dates that stand in the text; year:{part} is about documents.",
    "nearly": "“{part}” also finds what is nearly as much: {low} to {high}.",
    "compared": "“{part}” was also compared with metric units: {sum}.",
    "near-amounts": "No passage states exactly “{part}”; {count} state nearly as much: {query}",
    "widened": "“{term}” also finds: {added}.",
    "partial": "Some answers hold only parts of the query.",
    "none-whole": "No passage here holds all of the query; these hold parts of it.",
    "nowhere": "“{part}” stands nowhere in the library, nor does an equivalent.",
    "statistical": "Which words stand for a term is worked out by statistics and a dictionary: likely, not certain.",
    "text-shortened": "The text is very long; only its first {count} characters were looked up.",
}


def note(kind: str, **params: str) -> Note:
    """The note of this kind, with its English sentence filled in."""
    return Note(kind, _SENTENCES[kind].format(**params), params)
