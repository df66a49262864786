"""What a backup holds, for people and for scripts."""

from __future__ import annotations

from typing import Any

from corpus.store.backup import Manifest, Restored

COUNTED = ("documents", "passages", "originals", "corrections", "glossary")
"""What is told of a backup; the rest belongs to these."""


def manifest_json(manifest: Manifest) -> dict[str, Any]:
    """When a backup was made, by which version, and how much it holds."""
    counts = {name: manifest.count(name) for name in COUNTED}
    return {"made": manifest.made, "made_by": manifest.made_by, "holds": counts}


def restored_json(done: Restored) -> dict[str, Any]:
    """What restoring a backup did."""
    fates = {"removed": list(done.removed), "redirected": done.redirected, "retired": done.retired}
    return manifest_json(done.manifest) | fates


def said(manifest: Manifest) -> str:
    """The same in a sentence of English, for the terminal."""
    nouns = {"documents": "document", "passages": "passage", "originals": "file", "corrections": "correction"}
    counts = {noun: manifest.count(name) for name, noun in nouns.items()} | {"term": manifest.count("glossary")}
    found = [f"{count:,} {noun}{'' if count == 1 else 's'}" for noun, count in counts.items() if count]
    return f"{', '.join(found) or 'nothing'} (of {manifest.made[:16].replace('T', ' ')} UTC)"
