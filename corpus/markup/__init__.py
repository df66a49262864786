"""HTML, wherever it stands: as a tree, and as pieces of text in reading order.

Pages hold it and so do electronic books. Any tag soup is taken, in time that grows with its length; a page may be as
hostile as it likes. The tree is Beautiful Soup's, which only this package imports.
"""

from bs4 import Tag

from corpus.markup.attributes import attribute, is_hidden
from corpus.markup.boxes import BOXES, HIDDEN, box_names
from corpus.markup.tree import parse
from corpus.markup.walk import Piece, walk

__all__ = ["BOXES", "HIDDEN", "Piece", "Tag", "attribute", "box_names", "is_hidden", "parse", "walk"]
