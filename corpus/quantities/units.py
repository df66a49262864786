"""The units that both languages name, each under one canonical name."""

from __future__ import annotations

CHINESE_UNITS: dict[str, str] = {
    "元": "CNY", "元人民币": "CNY", "块钱": "CNY", "人民币": "CNY",
    "美元": "USD", "欧元": "EUR", "日元": "JPY", "港元": "HKD", "港币": "HKD", "英镑": "GBP",
    "新台币": "TWD", "卢布": "RUB",
    "%": "%", "％": "%", "个百分点": "pp", "‰": "‰",
    "公里": "km", "千米": "km", "米": "m", "厘米": "cm", "毫米": "mm", "平方公里": "km2", "平方千米": "km2",
    "平方米": "m2", "㎡": "m2", "立方米": "m3", "亩": "mu", "公顷": "ha", "英里": "mi",
    "吨": "t", "公斤": "kg", "千克": "kg", "克": "g", "斤": "jin",
    "千瓦": "kW", "兆瓦": "MW", "吉瓦": "GW", "千瓦时": "kWh", "度": "°", "兆焦": "MJ", "℃": "°C", "摄氏度": "°C",
    "小时": "h", "分钟": "min", "秒": "s", "天": "day",
}  # fmt: skip

ENGLISH_UNITS: dict[str, str] = {
    "yuan": "CNY", "rmb": "CNY", "renminbi": "CNY", "cny": "CNY",
    "dollar": "USD", "dollars": "USD", "us dollars": "USD", "u.s. dollars": "USD", "usd": "USD",
    "euro": "EUR", "euros": "EUR", "eur": "EUR", "yen": "JPY", "hk dollars": "HKD", "hkd": "HKD", "pounds": "GBP",
    "%": "%", "percent": "%", "per cent": "%", "percentage points": "pp", "percentage point": "pp",
    "kilometers": "km", "kilometres": "km", "kilometer": "km", "kilometre": "km", "km": "km",
    "meters": "m", "metres": "m", "meter": "m", "metre": "m",
    "square kilometers": "km2", "square kilometres": "km2", "square kilometer": "km2", "sq km": "km2", "km²": "km2",
    "square meters": "m2", "square metres": "m2", "m²": "m2",
    "cubic meters": "m3", "cubic metres": "m3", "m³": "m3",
    "mu": "mu", "hectares": "ha", "hectare": "ha", "miles": "mi",
    "tons": "t", "ton": "t", "tonnes": "t", "tonne": "t", "metric tons": "t", "kilograms": "kg",
    "kg": "kg", "grams": "g",
    "kw": "kW", "kilowatts": "kW", "kilowatt": "kW", "mw": "MW", "megawatts": "MW", "gw": "GW", "gigawatts": "GW",
    "kwh": "kWh", "kilowatt-hours": "kWh", "kilowatt hours": "kWh", "mj": "MJ", "°c": "°C", "degrees celsius": "°C",
    "hours": "h", "hour": "h", "minutes": "min", "seconds": "s", "days": "day", "day": "day",
}  # fmt: skip

CURRENCY_SIGNS: dict[str, str] = {
    "CNY": "CNY", "RMB": "CNY", "¥": "CNY", "￥": "CNY", "USD": "USD", "US$": "USD", "$": "USD", "HK$": "HKD",
    "HKD": "HKD",
    "€": "EUR", "EUR": "EUR", "£": "GBP", "GBP": "GBP", "JPY": "JPY", "NT$": "TWD",
}  # fmt: skip
