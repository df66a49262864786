"""Words that hold sentences together and say nothing alone: they neither rank, nor widen, nor get marked."""

from __future__ import annotations

ENGLISH = frozenset(
    """a about above across after again against all along also although am among an and any are around as at be because
    been before being below between both but by can could did do does doing down during each every few for from further
    get had has have having he her here hers him his how i if in into is it its itself just many may me might more most
    much must my no nor not now of off on once only onto or other our out over own please s same shall she should since
    so some such t than that the their them then there these they this those though through to too toward towards under
    until up upon us very via was we were what when where whether which while who whom whose why will with within
    without would you your""".split()
)

CHINESE = frozenset(
    """的 了 是 在 和 与 及 或 等 对 对于 将 为 为了 以 以及 于 从 到 由 被 把 向 给 按 按照
    就 也 都 而 且 并 并且 但 但是 之 其 此 这 那 这些 那些 该 各 每 有 有关 没有 不 未 很
    更 最 还 又 再 只 着 过 地 得 上 下 中 里 内 外 前 后 时 个 吗 呢 吧 啊 什么 哪 哪些
    哪里 哪儿 谁 怎么 怎样 怎么样 如何 为什么 为何 多少 多长 多大 多高 多久 多远 几 时候 请问
    是否 是不是 有没有 可以 可否 能 能否 能够 会 要 应 应当 我 我们 你
    他 她 它 他们 如果 因为 所以 关于 通过 根据 进行 其中 以上 以下 之间 一共 一个 一些 一种 第""".split()
)

ASKED = frozenset(asked + unit for asked in ("多少", "几", "哪") for unit in "个家条项年位种次座款天人元钱倍")
"""Question words with a unit, which jieba often takes for one word."""

HOW = frozenset("big deep far fast high large long often old soon tall wide".split())


def says_nothing(word: str) -> bool:
    """Whether a folded word, of either language, is a function word."""
    return word in ENGLISH or word in CHINESE or word in ASKED


def measures(word: str, following: str) -> bool:
    """Whether English words ask for a measure (how long), which an answer states and does not name."""
    return word == "how" and following in HOW
