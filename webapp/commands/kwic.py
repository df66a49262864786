"""Lines of a concordance in the terminal: the nodes under each other, whatever script stands before them."""

from __future__ import annotations

from rich.text import Text

from indexer.concordance import Line
from indexer.concordance.contexts import after, before, columns, one_line

GAP = "  "
LEAST = 12  # columns of a context in the narrowest terminal


def context_width(screen: int) -> int:
    """Columns of each context: with the node and the other side they fill the screen."""
    return max(LEAST, screen // 5)


def drawn(line: Line, width: int, screen: int) -> Text:
    """The line: both contexts with the node between them, then what the other side says, as far as there is room."""
    text = Text(" " * max(0, width - columns(line.left)) + line.left)
    node = one_line(line.found)
    text.append(node, "bold reverse")
    text.append(line.right + " " * max(0, width - columns(line.right)))
    # Nodes are of different lengths: what follows begins where it would after one of four letters, if it can.
    taken = columns(text.plain)
    text.append(GAP + " " * max(0, 2 * width + 4 - taken))
    text.append_text(_other_side(line, screen - columns(text.plain)))
    return text


def _other_side(line: Line, room: int) -> Text:
    """As much of the counterpart as fits, around what probably translates the node."""
    whole = line.passage.text(line.other)
    begin, end = line.counterpart
    if room <= 0 or begin == end:
        return Text("")
    if not line.likely:
        return Text(after(whole[:end], begin, room), "dim")
    start, stop = line.likely[0]
    found = one_line(whole[start:stop])
    left = before(whole[begin:end], start - begin, max(0, (room - columns(found)) // 2))
    right = after(whole[begin:end], stop - begin, max(0, room - columns(left) - columns(found)))
    return Text.assemble((left, "dim"), (found, "underline"), (right, "dim"))
