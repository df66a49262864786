"""The text of web pages is told from what surrounds it, and pages in two languages are paired."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from beside import module

from corpus.assemble import assemble
from corpus.cleaning import clean
from corpus.readers import read_bytes

Floor = Callable[[str, float], None]
Site = Any


sites = module(Path(__file__).parent / "sites.py").sites


def squeezed(text: str) -> str:
    return "".join(text.split())


def score(site: Site, shown: str) -> tuple[int, int, int]:
    """Characters of the text that are shown, of what is no text that are shown, and of the text that are missing."""

    def held(lines: Sequence[str]) -> int:
        return sum(len(line) for line in map(squeezed, lines) if line in shown)

    right = held(site.wanted)
    return right, held(site.unwanted), sum(map(len, map(squeezed, site.wanted))) - right


def shown(site: Site) -> str:
    blocks = clean(read_bytes(site.data, f"{site.name}.html").blocks)
    return squeezed("\n".join(block.text for block in blocks if block.hint != "boilerplate"))


def test_the_text_of_a_page_is_told_from_what_surrounds_it(hold: Floor):
    found = [score(site, shown(site)) for site in sites()]
    right, wrong, missing = (sum(each) for each in zip(*found, strict=True))
    precision, recall = right / (right + wrong), right / (right + missing)
    hold("sites_main_text", 2 * precision * recall / (precision + recall))


@pytest.mark.parametrize("site", sites(), ids=lambda site: site.name)
def test_nothing_of_a_text_is_taken_for_its_surroundings(site: Site):
    assert [line for line in site.wanted if squeezed(line) not in shown(site)] == []


def test_pages_in_two_languages_are_paired(hold: Floor):
    gold = found = right = 0
    for site in sites():
        if site.pairs:
            passages = assemble(read_bytes(site.data, f"{site.name}.html")).passages
            pairs = {(squeezed(passage.zh), squeezed(passage.en)) for passage in passages}
            wanted = {(squeezed(zh), squeezed(en)) for zh, en in site.pairs}
            gold, found, right = gold + len(wanted), found + len(pairs) - 1, right + len(pairs & wanted)
    hold("sites_exact_f1", 2 * right / (gold + found))
