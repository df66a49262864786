"""Senses of administration and business that the dictionary lacks, and abbreviations that it doesn't explain.

Only what neither the dictionary nor, in a small library, its own sentences can say: for zone it gives 地带, for tax
compounds and no word alone.
"""

from __future__ import annotations

from collections.abc import Mapping

ABBREVIATIONS: Mapping[str, tuple[str, ...]] = {
    "bri": ("一带一路",),
    "ccus": ("碳捕集利用与封存", "碳捕集"),
    "cpc": ("中国共产党", "中共"),
    "ev": ("电动汽车", "电动车"),
    "fdi": ("外商直接投资",),
    "fta": ("自由贸易协定",),
    "ftz": ("自由贸易区", "自贸区"),
    "gdp": ("地区生产总值",),
    "ict": ("信息通信技术",),
    "ipo": ("首次公开募股",),
    "ndrc": ("国家发展和改革委员会", "发展改革委", "发改委"),
    "nev": ("新能源汽车",),
    "npc": ("全国人民代表大会", "全国人大"),
    "ppp": ("政府和社会资本合作",),
    "prc": ("中华人民共和国",),
    "pv": ("光伏",),
    "r&d": ("研发", "研究开发"),
    "rmb": ("人民币",),
    "sez": ("经济特区",),
    "sme": ("中小企业",),
    "soe": ("国有企业", "国企"),
}
"""English abbreviations in lower case, and what they stand for."""

SENSES: Mapping[str, tuple[str, ...]] = {
    "fiscal": ("财政",),
    "fund": ("基金", "资金", "经费"),
    "measure": ("措施", "办法", "举措"),
    "park": ("园区", "公园", "产业园", "工业园"),
    "pilot": ("试点", "试验", "中试", "飞行员"),
    "plant": ("工厂", "植物", "种植", "厂"),
    "power": ("电力", "电", "权力", "发电", "动力", "力量"),
    "rate": ("比率", "税率", "利率", "费率", "速度", "率"),
    "state": ("国家", "状态", "国有"),
    "station": ("车站", "站点", "电站", "站"),
    "tax": ("税", "税收", "税务", "税费", "征税", "纳税"),
    "wind": ("风", "风力", "风电"),
    "zone": ("地带", "区域", "开发区", "区"),
}
"""English words, and their senses in such texts; they take the place of what the dictionary says."""

SCALES = frozenset(("hundred", "thousand", "million", "billion", "trillion"))
"""Words of figures, which say nothing apart from them."""
