"""Names of Chinese places in English books and on maps before Pinyin whose sound alone doesn't lead to the place.

Facts, as gazetteers of the postal spellings have them (and the alternative names of GeoNames); what sounds like the
Chinese name is found by ``sounds`` and is not listed.
"""

from __future__ import annotations

from collections.abc import Mapping

OLD: Mapping[str, str] = {
    "amoy": "厦门",
    "canton": "广州",
    "cathay": "中国",
    "chungking": "重庆",
    "formosa": "台湾",
    "huhhot": "呼和浩特",
    "kalgan": "张家口",
    "kirin": "吉林",
    "kweilin": "桂林",
    "mukden": "沈阳",
    "peiping": "北京",
    "peking": "北京",
    "sian": "西安",
    "sinkiang": "新疆",
    "swatow": "汕头",
    "tihwa": "乌鲁木齐",
    "tsinan": "济南",
    "yenan": "延安",
}
"""Old spelling in lower case → Chinese name."""
