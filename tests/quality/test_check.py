"""Quotations of the bundled samples: all that are true are found, all that were changed are told from these."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

import webapp
from corpus.pipeline import ingest_sources
from corpus.readers import readable_suffixes
from corpus.sources import collect
from corpus.store import Store
from indexer.check import check
from indexer.index import Index
from indexer.quoting.pieces import pieces

DRAWN = 40  # quotations of each language
SIZES = {"zh": (10, 60), "en": (7, 40)}  # characters, words
STRANGE = {"zh": "鲸鲨鳄鹦鹉", "en": ("whale", "parrot", "seventy", "glacier")}


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    """The bundled documents and the index over them."""
    home = tmp_path_factory.mktemp("samples")
    sources = collect([Path(webapp.__file__).parent / "samples"], readable_suffixes()).sources
    with Store.open(home) as store:
        assert not [report.error for report in ingest_sources(sources, store) if report.error]
        with Index.open(home, store) as index:
            yield store, index


@pytest.fixture(scope="module")
def drawn(samples):
    """Quotations that are true: language, passage, text, and the spans of the pieces in it."""
    store, _ = samples
    draw = random.Random(8)
    passages = [passage for document in store.documents() for passage in store.passages(document.id)]
    found = []
    for lang, (least, most) in SIZES.items():
        long = [passage for passage in passages if len(pieces(passage.text(lang))) >= least]
        for passage in draw.choices(long, k=DRAWN):
            items = pieces(passage.text(lang)).items
            size = draw.randint(least, min(most, len(items)))
            start = draw.randint(0, len(items) - size)
            span = items[start : start + size]
            text = passage.text(lang)[span[0].start : span[-1].end]
            found.append(
                (lang, passage, text, [(each.start - span[0].start, each.end - span[0].start) for each in span])
            )
    return found


def test_every_true_quotation_is_verbatim_where_it_was_taken_from(samples, drawn):
    _, index = samples
    missed = [
        text
        for _, passage, text, _ in drawn
        if not any(
            place.verdict == "verbatim" and passage in place.passages for place in check(text, index, limit=100).places
        )
    ]
    assert missed == []


def test_every_quotation_of_which_a_word_was_changed_is_near_and_the_word_is_shown(samples, drawn):
    _, index = samples
    draw = random.Random(9)
    missed = []
    for lang, passage, text, spans in drawn:
        start, end = draw.choice(spans[1:-1])
        strange = draw.choice(STRANGE[lang])
        found = check(text[:start] + strange + text[end:], index)
        best = found.places[0] if found.places else None
        changed = [step for step in best.differences if step.kind in ("changed", "added")] if best else []
        if found.verdict != "near" or passage not in best.passages or not any(strange in s.quoted for s in changed):
            missed.append(text)
    assert missed == []


def test_a_changed_figure_is_always_said(samples, drawn):
    _, index = samples
    said = []
    for _, _, text, spans in drawn:
        for start, end in spans[1:-1]:
            if text[start:end].isdecimal():
                found = check(f"{text[:start]}{int(text[start:end]) + 7}{text[end:]}", index)
                said.append(found.verdict == "near" and "figures" in found.places[0].alarms)
                break
    assert all(said)
    assert len(said) >= 10


def test_texts_of_other_libraries_are_not_found(samples, shared):
    _, index = samples
    files = sorted((shared / "eval" / "data").glob("*/*.json"))
    texts = [json.loads(file.read_text(encoding="utf-8"))[lang] for file in files for lang in ("zh", "en")]
    sentences = [text for side in texts[::3] for text in side[3:7] if len(text) > 12]
    found = [text for text in sentences if check(text, index).verdict != "not-found"]
    assert len(sentences) > 100
    assert found == []
