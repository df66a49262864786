"""The pages on which an editor changes the library: a module a subject, which adds its own addresses."""

from __future__ import annotations

from flask import Blueprint

from webapp.editing import adding, glossary, record, removal

SUBJECTS = (adding, record, removal, glossary)

pages = Blueprint("editing", __name__)

for _subject in SUBJECTS:
    _subject.install(pages)
