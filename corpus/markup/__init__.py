"""HTML, wherever it stands: as a tree, and as pieces of text in reading order.

Pages hold it and so do electronic books. Any tag soup is taken, in time that grows with its length; a page may be as
hostile as it likes.
"""

from corpus.markup.tree import Element, parse
from corpus.markup.walk import Piece, is_hidden, walk

__all__ = ["Element", "Piece", "is_hidden", "parse", "walk"]
