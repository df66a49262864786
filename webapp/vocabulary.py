"""The words the pages use for the values that the code speaks in: kinds, states, preferences, tiers."""

from __future__ import annotations

from collections.abc import Mapping

from webapp.i18n import N_
from webapp.record_words import RECORD_WORDS

VOCABULARY: Mapping[str, Mapping[str, str]] = {
    "kind": {
        "title": N_("title"),
        "heading": N_("heading"),
        "paragraph": N_("paragraph"),
        "clause": N_("clause"),
        "bullet": N_("list item"),
        "caption": N_("caption"),
        "table": N_("table"),
        "note": N_("note"),
        "byline": N_("byline"),
        "abstract": N_("abstract"),
        "keywords": N_("keywords"),
        "reference": N_("bibliography entry"),
        "affiliation": N_("affiliation"),
        "credit": N_("credit"),
        "other": N_("other text"),
    },
    "language": {"both": N_("both languages"), "zh": N_("Chinese only"), "en": N_("English only")},
    "side": {"zh": N_("Chinese"), "en": N_("English")},
    "layout": {
        "side-by-side": N_("Side by side"),
        "stacked": N_("Stacked"),
        "zh": N_("Chinese, English on demand"),
        "en": N_("English, Chinese on demand"),
        "panes": N_("Two panes"),
    },
    "size": {"small": N_("Small"), "medium": N_("Medium"), "large": N_("Large"), "largest": N_("Very large")},
    "theme": {"auto": N_("As the device"), "light": N_("Light"), "dark": N_("Dark")},
    "relation": {"counterpart": N_("counterpart of this passage"), "similar": N_("says something similar")},
    "sort": {
        "relevance": N_("Best first"),
        "date": N_("Newest first"),
        "oldest": N_("Oldest first"),
        "document": N_("In reading order"),
    },
    "order": {
        "document": N_("in reading order"),
        "left": N_("by what stands left"),
        "right": N_("by what stands right"),
        "node": N_("by the words found"),
    },
    "collated": {
        "same": N_("the same"),
        "typography": N_("only marks differ"),
        "renumbered": N_("only the number differs"),
        "reworded": N_("reworded"),
        "rewritten": N_("worded anew"),
        "only-a": N_("only in A"),
        "only-b": N_("only in B"),
    },
    "verdict": {
        "verbatim": N_("It stands there word for word."),
        "near": N_("Something near it stands there; the words differ."),
        "not-found": N_("The library does not hold it."),
    },
    "standing": {
        "there": N_("It stands where you said."),
        "near": N_("Something near it stands where you said."),
        "other-page": N_("It is in that document, but on another page."),
        "page-unknown": N_("It is in that document, whose pages are not known."),
        "absent": N_("It is not in that document."),
        "unknown-document": N_("The library has no such document."),
    },
    "alarm": {
        "figures": N_("figures"),
        "negation": N_("a negation"),
        "limits": N_("a limit or an opposite"),
        "names": N_("a name that differs"),
    },
    "typography": {
        "script": N_("Simplified and Traditional"),
        "width": N_("full and half width"),
        "case": N_("capitals"),
        "quotation-marks": N_("quotation marks"),
        "punctuation": N_("punctuation"),
        "spacing": N_("spaces"),
    },
    "known": {
        "corpus": N_("from the library's pairs"),
        "dictionary": N_("in the dictionary"),
        "glossary": N_("in your glossary"),
        "name": N_("a name"),
    },
    "tier": {
        "1": N_("Every word as typed"),
        "2": N_("With equivalents and variants"),
        "3": N_("Some of the words"),
    },
    "page": {
        "search": N_("Search"),
        "kwic": N_("Line by line"),
        "translations": N_("Equivalents"),
        "collocates": N_("Collocates"),
        "frequencies": N_("Frequencies"),
        "lookup": N_("Look up a passage"),
        "check": N_("Check a quotation"),
    },
    "limit": {
        "with": N_("the translation contains"),
        "without": N_("the translation does not contain"),
        "document": N_("Documents"),
        "kind": N_("Kinds"),
        "language": N_("Languages"),
        "year": N_("Years"),
        "status": N_("Translations"),
        "source": N_("Sources"),
        "collection": N_("Collections"),
        "sort": N_("Order"),
    },
    "note": {
        "unclosed-quote": N_("A quotation mark is not closed; it was left out."),
        "empty-quote": N_("There is nothing between two quotation marks; they were left out."),
        "unbalanced-parenthesis": N_("A parenthesis has no partner; it was left out."),
        "operator-as-text": N_("“%(part)s” has nothing to join here; it was searched as a word."),
        "filter-as-text": N_("“%(part)s” is no filter with a value that can be used; it was searched as text."),
        "wildcard-as-text": N_(
            "Wildcards need an English word of three letters or more: “%(part)s” was searched without them."
        ),
        "wildcard": N_("“%(part)s” was read as a word with wildcards."),
        "near-as-and": N_("%(part)s stands between two words or quoted strings of one side only; it was read as AND."),
        "near-without-number": N_("“%(part)s” was read as AND: NEAR needs a number up to %(most)s, as in NEAR/5."),
        "nothing-to-exclude": N_("A minus sign has nothing to exclude; it was left out."),
        "idle-words": N_("Function words (%(part)s) need not stand in an answer."),
        "shortened": N_("The query is very long; only its first %(count)s words were searched."),
        "unknown-document": N_("No document is called “%(part)s”."),
        "joined": N_("“%(part)s” was read as “%(run)s”."),
        "unknown-source": N_("No document was read from a file called “%(part)s”, or published there."),
        "unknown-collection": N_("No document is in a collection called “%(part)s”."),
        "same-language": N_("“%(part)s” is Chinese and so is the query; it was looked for on the English side."),
        "untranslated": N_(
            "Passages that have no translation are not counted as lacking something in it: %(count)s here."
        ),
        "not-translated": N_(
            "%(count)s of these have no translation at all; the filter language=both leaves them out."
        ),
        "range-as-text": N_("“%(part)s” is no interval of numbers or dates of one kind; it was searched as text."),
        "years-in-text": N_(
            "“%(part)s” finds years and dates that stand in the text; year:%(part)s is about documents."
        ),
        "nearly": N_("“%(part)s” also finds what is nearly as much: %(low)s to %(high)s."),
        "compared": N_("“%(part)s” was also compared with metric units: %(sum)s."),
        "near-amounts": N_("No passage states exactly “%(part)s”; %(count)s state nearly as much: %(query)s"),
        "widened": N_("“%(term)s” also finds: %(added)s."),
        "statistical": N_(
            "Which words stand for a term is worked out by statistics and a dictionary: likely, not certain."
        ),
        "partial": N_("Some answers hold only parts of the query."),
        "none-whole": N_("No passage here holds all of the query; these hold parts of it."),
        "nowhere": N_("“%(part)s” stands nowhere in the library, nor does an equivalent."),
        "clipped": N_("At most %(count)s passages are given at a time."),
        "text-shortened": N_("The text is very long; only its first %(count)s characters were looked up."),
        "looked-up": N_("The query has more than %(count)s characters; it was looked up as a passage."),
    },
    "liking": {
        "preferred": N_("preferred"),
        "admitted": N_("admitted"),
        "deprecated": N_("deprecated"),
    },
    "listed": {
        "added": N_("newest first"),
        "title": N_("by title"),
        "issued": N_("by date of publication"),
        "passages": N_("longest first"),
    },
    "job": {
        "asking": N_("Waiting for your answer."),
        "waiting": N_("Waiting for other work to end."),
        "working": N_("Reading."),
        "indexing": N_("Bringing the search up to date."),
        "done": N_("Finished."),
        "stopped": N_("Stopped before the end. What was added stays."),
    },
    "fate": {
        "waiting": N_("waiting"),
        "reading": N_("being read"),
        "added": N_("added"),
        "changed": N_("replaced"),
        "unchanged": N_("unchanged"),
        "duplicate": N_("there already"),
        "failed": N_("not added"),
        "refused": N_("not read"),
        "stopped": N_("stopped"),
        "left-out": N_("left out"),
    },
    "did": {
        "split": N_("split in two"),
        "join": N_("joined"),
        "move": N_("text moved"),
        "edit": N_("words corrected"),
        "import": N_("corrected rows read in"),
        "undo": N_("undone"),
    },
    "done": {
        "split": N_("Done: the passage is split in two."),
        "join": N_("Done: the two passages are one."),
        "move": N_("Done: the text stands in the other passage now."),
        "edit": N_("Done: the words are corrected."),
        "undo": N_("Undone: these passages are as they were before."),
    },
    **RECORD_WORDS,
}
"""Every list of values and its words, to be translated where they are shown."""
