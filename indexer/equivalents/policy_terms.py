"""Terms of policy and economy that the dictionary lacks, with what official English texts call them.

General vocabulary only: none that the parts of a term already say (a test holds that the dictionary lacks each).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

TERMS: Mapping[str, tuple[str, ...]] = {
    "专精特新": ("specialized, refined, distinctive and innovative", "specialized and sophisticated"),
    "专项债券": ("special-purpose bonds", "special bonds"),
    "专项资金": ("special funds", "earmarked funds"),
    "不动产登记": ("real estate registration",),
    "乡村振兴": ("rural revitalization", "rural vitalization"),
    "人才引进": ("talent introduction", "talent recruitment"),
    "住房公积金": ("housing provident fund",),
    "供给侧": ("supply side",),
    "保障性住房": ("affordable housing", "government-subsidized housing"),
    "储能": ("energy storage",),
    "减税降费": ("tax and fee reductions", "tax and fee cuts"),
    "可再生能源": ("renewable energy",),
    "固定资产投资": ("fixed-asset investment", "investment in fixed assets"),
    "实体经济": ("real economy",),
    "对外开放": ("opening up", "opening-up"),
    "小微企业": ("small and micro enterprises", "small and micro businesses"),
    "市场监管": ("market regulation", "market supervision"),
    "抽水蓄能": ("pumped storage", "pumped hydro"),
    "政府采购": ("government procurement",),
    "数字经济": ("digital economy",),
    "数据中心": ("data center", "data centre"),
    "新能源": ("new energy",),
    "新能源汽车": ("new energy vehicle", "NEV"),
    "新质生产力": ("new quality productive forces",),
    "氢能": ("hydrogen energy", "hydrogen power"),
    "民营经济": ("private economy", "private sector"),
    "煤化工": ("coal chemical industry", "coal chemical"),
    "生态文明": ("ecological civilization", "ecological conservation"),
    "用电量": ("electricity consumption",),
    "电动汽车": ("electric vehicle", "electric car"),
    "税收优惠": ("tax incentive", "tax preference", "preferential tax"),
    "污染防治": ("pollution prevention", "pollution control"),
    "碳达峰": ("carbon peak", "carbon peaking", "peak carbon", "carbon emissions peak"),
    "碳市场": ("carbon market",),
    "绿电": ("green power", "green electricity"),
    "绿色金融": ("green finance",),
    "脱贫攻坚": ("poverty alleviation", "fight against poverty"),
    "营商环境": ("business environment",),
    "营业执照": ("business license", "business licence"),
    "装机容量": ("installed capacity",),
    "试验区": ("pilot zone", "experimental zone"),
    "负面清单": ("negative list",),
    "财政补贴": ("fiscal subsidy", "government subsidy"),
    "跨境电商": ("cross-border e-commerce",),
    "高新区": ("high-tech zone",),
    "高质量发展": ("high-quality development",),
    "示范区": ("demonstration zone", "demonstration area"),
}
"""Chinese term in Simplified characters → its English names, the commonest first."""


def english_terms(word: str) -> tuple[str, ...]:
    """What a Chinese term is called; ``()`` for one that isn't listed."""
    return TERMS.get(word, ())


def chinese_terms(phrase: str) -> tuple[str, ...]:
    """What an English phrase in lower case is called; ``()`` for one that isn't listed."""
    return _reversed().get(phrase, ())


@cache
def _reversed() -> Mapping[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word, names in TERMS.items():
        for name in names:
            found[name.lower()].append(word)
    return {name: tuple(words) for name, words in found.items()}
