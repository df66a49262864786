"""Senses of administration and business that the dictionary lacks, and abbreviations that it doesn't explain.

Only what neither the dictionary nor, in a small library, its own sentences can say: for zone it gives 地带, for tax
compounds and no word alone.
"""

from __future__ import annotations

from collections.abc import Mapping

ABBREVIATIONS: Mapping[str, tuple[str, ...]] = {
    "cpc": ("中国共产党", "中共"),
    "fdi": ("外商直接投资",),
    "gdp": ("地区生产总值",),
    "ict": ("信息通信技术",),
    "ipo": ("首次公开募股",),
    "npc": ("全国人民代表大会",),
    "ppp": ("政府和社会资本合作",),
    "prc": ("中华人民共和国",),
    "sme": ("中小企业",),
    "smes": ("中小企业",),
    "soe": ("国有企业", "国企"),
    "soes": ("国有企业", "国企"),
}
"""English abbreviations in lower case, and what they stand for."""

SENSES: Mapping[str, tuple[str, ...]] = {
    "fund": ("资金", "经费"),
    "measure": ("办法",),
    "plant": ("工厂", "厂"),
    "power": ("电力", "电"),
    "rate": ("税率", "利率"),
    "state": ("国家", "国有"),
    "station": ("车站", "电站", "站"),
    "tax": ("税收", "税", "税务"),
    "zone": ("开发区", "区域", "区"),
}
"""English words, and senses that come before those of the dictionary."""

SCALES = frozenset(("hundred", "thousand", "million", "billion", "trillion"))
"""Words of figures, which say nothing apart from them."""
