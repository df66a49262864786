"""LaTeX that a formula recogniser left around plain figures: ``$0 \\sim 8~^{\\circ}\\text{C}$`` is 0 ~ 8 °C."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.types import Block

_MATH = re.compile(r"(?<![\\$])\$(?!\$)([^$\n]{1,80}?)(?<!\\)\$(?!\$|\d)")
_COMMAND = re.compile(
    r"\\(?:sim|circ|text|mathrm|times|pm|le|leq|ge|geq|cdot|%|mu|approx|to|rightarrow)(?![a-z])|\^|_\{"
)
_SIGNS = (
    (re.compile(r"\^\s*(?:\{\s*\\circ\s*\}|\\circ(?![a-z]))"), "°"),
    (re.compile(r"\\(?:text|mathrm|mathbf|textbf|operatorname)\s*\{([^{}]*)\}"), r"\1"),
    (re.compile(r"\\sim(?![a-z])"), "~"),
    (re.compile(r"\\times(?![a-z])"), "×"),
    (re.compile(r"\\pm(?![a-z])"), "±"),
    (re.compile(r"\\leq?(?![a-z])"), "≤"),
    (re.compile(r"\\geq?(?![a-z])"), "≥"),
    (re.compile(r"\\approx(?![a-z])"), "≈"),
    (re.compile(r"\\cdot(?![a-z])"), "·"),
    (re.compile(r"\\mu(?![a-z])"), "μ"),
    (re.compile(r"\\(?:to|rightarrow)(?![a-z])"), "→"),
    (re.compile(r"\\([%&#_])"), r"\1"),
    (re.compile(r"\^\s*(?:\{\s*2\s*\}|2(?!\s*[\d.}]))"), "²"),
    (re.compile(r"\^\s*(?:\{\s*3\s*\}|3(?!\s*[\d.}]))"), "³"),
    (re.compile(r"\\[,;:! ]"), " "),
)


_LEFT = re.compile(r"[\\{}^]|_(?=\w)")
"""Signs that only a formula has: what still has one isn't understood, and half a formula is worse than its LaTeX."""


def _plain(content: str) -> str:
    content = re.sub(r"(?<!\\)~", " ", content)  # LaTeX's unbreakable blank; the sign ~ is written \sim
    for pattern, sign in _SIGNS:
        content = pattern.sub(sign, content)
    content = re.sub(r"(?<=\d)\s+(?=°)", " ", content)
    return " ".join(content.split()).replace("° C", "°C")


def _unwrap(found: re.Match[str]) -> str:
    content = found.group(1)
    # Two prices in one line are no formula: a formula has a command, or nothing but figures and signs.
    if _COMMAND.search(content) or re.fullmatch(r"[\d\s.,%+=/~<>()-]+", content):
        plain = _plain(content)
        return found.group() if _LEFT.search(plain) else plain
    return found.group()


def latex(block: Block) -> Block:
    """Inline formulas that are only figures and units become plain text; other formulas and prices are left alone."""
    return replace(block, text=_MATH.sub(_unwrap, block.text)) if "$" in block.text else block
