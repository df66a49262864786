"""What people corrected in a document: what differs from its files, and the steps that led there."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, jsonify

from corpus.corrections.history import Step
from corpus.corrections.writing_out import Face
from webapp.present import correction_json
from webapp.state import library


def install(api: Blueprint) -> None:
    """Add the addresses of this subject."""
    api.add_url_rule("/documents/<path:document_id>/corrections", "corrections", corrections_twin)


def corrections_twin(document_id: str) -> Response:
    """The corrections of a document, in reading order, those that wait last; its history, the latest step first."""
    store = library().store
    document = store.document(document_id)
    found = [correction_json(each, document) for each in store.corrections(document.id)]
    steps = [step_json(each) for each in store.history(document.id)]
    return jsonify({"ok": True, "total": len(found), "corrections": found, "history": steps})


def step_json(step: Step) -> dict[str, Any]:
    """One step: what was done and when, and each stretch of passages before and after it."""
    stretches = [
        {"ordinal": each.ordinal, "before": list(map(_shown, each.before)), "after": list(map(_shown, each.after))}
        for each in step.exchanges
    ]
    return {"step": step.number, "made": step.made, "did": step.did, "changes": stretches}


def _shown(face: Face) -> dict[str, Any]:
    zh, en, kind, level = face
    return {"kind": kind, "level": level, "zh": zh, "en": en}
