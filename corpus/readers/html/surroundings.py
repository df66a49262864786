"""What stands around the main text of a page, and what is to be done with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.bibliography import matter_kind
from corpus.markup import Piece
from corpus.readers.html.offers import ATTACHMENT, offers
from corpus.readers.html.region import is_link, prose
from corpus.types import LANGS

LINK_LIST = 3
"""Links one after another that make a list of links."""

OTHERS = 0.2
"""How much prose, beside that before it, may follow a line that stands over other texts if it is to be the end of this
one. On 181 labelled pages .5 lost a third of two articles that had such a box in their middle, .2 nothing.
"""

LABEL = 60  # characters of such a line, at most

_OTHERS = re.compile(
    r"(?:网友|最新|热门|全部|精彩|发表|我要|文章|用户|最热)?评论(?:列表|专区)?|跟帖|"
    r"相关(?:文章|新闻|阅读|推荐|链接|报道|内容|资讯)|(?:延伸|推荐|热门|猜你|更多)(?:阅读|推荐|喜欢|文章|新闻|资讯|内容)|"
    r"(?:您|你)可能(?:还|也)?(?:会|对)?(?:感兴趣|喜欢).{0,6}|热门?(?:新闻|文章|话题|推荐|排行|标签)(?:排行榜?)?|"
    r"為您推薦|相關(?:文章|新聞|閱讀|報導)|延伸閱讀|"
    r"(?:(?:top|all|latest|user|reader|\d+) )?(?:rated )?comments?(?: \(?\d+\)?)?|leave a (?:reply|comment)|"
    r"post a comment|"
    r"(?:related|recommended|popular|trending|latest|more|similar|other) "
    r"(?:articles?|stories|story|posts?|news|links?|reading|topics?)|"
    r"you (?:may|might) also (?:like|be interested in)|more (?:from|in|on) .{1,30}|most (?:read|popular|viewed)|"
    r"read (?:next|more)|recommended for you|trending(?: now)?|share this(?: article)?|post navigation|tags",
    re.IGNORECASE,
)
"""What stands over the other texts of a page: comments, and what else there is to read."""

_COUNT = re.compile(r"[(（\[【]?(\d{1,4})[)）\]】.．、:：]?")
COUNTED = 3
"""Numbers that count up one by one, at least, before they count anything."""

SENTENCE = 4
"""Pieces from one such number to the next, at most: sentences are counted from outside, chapters are headed."""


def mark_surroundings(pieces: Sequence[Piece], title: str) -> tuple[Piece, ...]:
    """Give the hint ``boilerplate`` to what surrounds the main text, and ``title`` to the page's headline.

    The text begins with its headline. Behind the text only credits count: who edited it, who wrote it.
    Where nothing would be left, the page is a list of links or all navigation, and is kept as it is.
    """
    end = _end(pieces)
    at = _headline(pieces[: end + 1], title)
    begin = None if at is None or _is_document(pieces) else at
    kept = {n for n in range(len(pieces)) if _is_matter(pieces[n], n, begin, end)}
    kept.difference_update(_link_lists(pieces), _counts(pieces), offers(pieces))
    if not any(pieces[n].inside for n in kept):
        return tuple(pieces)
    marked = [piece if n in kept else replace(piece, hint="boilerplate", level=None) for n, piece in enumerate(pieces)]
    if at is not None:
        marked[at] = replace(marked[at], hint="title", level=1)
    return tuple(marked)


def _end(pieces: Sequence[Piece]) -> int:
    """The last piece that may be of the text: what is inside, as far as nothing says that other texts begin there."""
    inside = [n for n, piece in enumerate(pieces) if piece.inside]
    last = inside[-1] if inside else len(pieces)
    weights = [prose(piece) for piece in pieces[: last + 1]]
    after = 0
    for n in reversed(inside):
        after += weights[n]
        if _begins_others(pieces[n].text) and after <= OTHERS * (sum(weights) - after):
            last = n - 1
    return last


def _begins_others(text: str) -> bool:
    return len(text) <= LABEL and _OTHERS.fullmatch(text.strip("：: ▼»>[]【】")) is not None


def _is_document(pieces: Sequence[Piece]) -> bool:
    """Whether nothing on the page is a link, as where a word processor wrote it: then nothing is around its text."""
    return not any(map(is_link, pieces))


def _counts(pieces: Sequence[Piece]) -> Iterator[int]:
    """Numbers that stand alone and count what follows each of them, as the sentences of a lesson are counted."""
    run: list[int] = []
    for n, piece in enumerate(pieces):
        number = None if piece.table or piece.hint in ("heading", "title") else _COUNT.fullmatch(piece.text.strip())
        if number is None:
            continue
        if int(number[1]) != len(run) + 1 or (run and not 1 < n - run[-1] <= SENTENCE):
            yield from run if len(run) >= COUNTED else ()
            run = []
        if int(number[1]) == len(run) + 1:
            run.append(n)
    yield from run if len(run) >= COUNTED else ()


def _headline(pieces: Sequence[Piece], title: str) -> int | None:
    """Which piece is the headline: the one that repeats the page's title, else the first ``<h1>``.

    Where there are more of these than the two that a text in two languages has, they head its chapters.
    """
    wanted = _squeezed(title)
    open_pieces = [(n, piece) for n, piece in enumerate(pieces) if not piece.aside and not is_link(piece)]
    for n, piece in open_pieces:
        if wanted and _squeezed(piece.text) == wanted:
            return n
    found = [n for n, piece in open_pieces if piece.hint == "heading" and piece.level == 1]
    chapters = len(found) > len(LANGS) and any(piece.inside for n, piece in open_pieces if n < found[0])
    return found[0] if found and not chapters else None


def _is_matter(piece: Piece, n: int, headline: int | None, end: int) -> bool:
    """Whether piece ``n`` belongs to the text, which begins at ``headline`` (if there is one) and stops at ``end``."""
    begun = headline is None or n >= headline
    if piece.aside:
        return False
    if piece.inside and n <= end:
        return begun or prose(piece) > 0
    if n > end:
        return any(matter_kind(piece.text, lang) in ("credit", "affiliation", "byline") for lang in LANGS)
    return begun and not is_link(piece)


def _link_lists(pieces: Sequence[Piece]) -> Iterator[int]:
    run: list[int] = []
    for n, piece in enumerate(pieces):
        if is_link(piece) and not ATTACHMENT.match(piece.text):
            run.append(n)
            continue
        yield from run if len(run) >= LINK_LIST else ()
        run = []
    yield from run if len(run) >= LINK_LIST else ()


def _squeezed(text: str) -> str:
    return "".join(text.split()).lower()
