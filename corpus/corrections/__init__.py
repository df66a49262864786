"""Repairing by hand: a document is exported, its rows are corrected in any editor, and they are read back.

What a person changed is kept as data of its own, apart from what the text stages make: passages as they were, passages
as they are to be (`Correction`). So a document can be added again, in a newer version or by better stages, and every
correction is applied again where its text still stands. What no longer fits is kept, and waits.
"""

from __future__ import annotations
