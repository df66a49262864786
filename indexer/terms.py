"""Terms of administration and business that the dictionary lacks or buries under other senses.

For these English words it gives verbs (park: 停车), names (AI: 艾) or rare compounds (tax: 捐税) first or alone.
"""

from __future__ import annotations

from collections.abc import Mapping

ABBREVIATIONS: Mapping[str, tuple[str, ...]] = {
    "ai": ("人工智能",),
    "cpc": ("中国共产党", "中共"),
    "fdi": ("外商直接投资",),
    "gdp": ("国内生产总值", "地区生产总值", "生产总值"),
    "ict": ("信息通信技术",),
    "imf": ("国际货币基金组织",),
    "iot": ("物联网",),
    "ipo": ("首次公开募股",),
    "npc": ("全国人民代表大会", "全国人大"),
    "ppp": ("政府和社会资本合作",),
    "prc": ("中华人民共和国",),
    "sme": ("中小企业",),
    "smes": ("中小企业",),
    "soe": ("国有企业", "国企"),
    "soes": ("国有企业", "国企"),
    "vat": ("增值税",),
}
"""English abbreviations in lower case, and what they stand for."""

SENSES: Mapping[str, tuple[str, ...]] = {
    "fund": ("基金", "资金", "经费"),
    "interest": ("利息", "利率", "利益", "权益", "兴趣"),
    "law": ("法律", "法规", "立法", "法"),
    "measure": ("措施", "办法", "举措"),
    "notice": ("通知", "公告", "通告"),
    "order": ("秩序", "命令", "订单"),
    "park": ("园区", "公园", "产业园", "工业园"),
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

FULL_NAMES: Mapping[str, tuple[str, ...]] = {
    term: tuple(short.upper() for short, terms in ABBREVIATIONS.items() if term in terms and not short.endswith("s"))
    for terms in ABBREVIATIONS.values()
    for term in terms
}
"""Chinese terms and the abbreviations that may stand for them in English."""

SCALES = frozenset(("hundred", "thousand", "million", "billion", "trillion"))
"""Words of figures, which say nothing apart from them."""
