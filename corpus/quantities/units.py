"""The units that both languages name, each under one canonical name."""

from __future__ import annotations

import re
from collections.abc import Iterable


def _table(text: str) -> dict[str, str]:
    """``canonical: name, name; …`` as names to canonical names."""
    rows = (row.split(":") for row in " ".join(text.split()).split(";") if row.strip())
    pairs = ((name.strip(), canonical.strip()) for canonical, names in rows for name in names.split(","))
    return {spaced: canonical for name, canonical in pairs for spaced in _spaced(name)}


def _spaced(name: str) -> Iterable[str]:
    """A compound unit as it is also written: m/s, m / s, m /s, m/ s."""
    return {name.replace("/", slash) for slash in ("/", " / ", " /", "/ ")}


CHINESE_UNITS = _table("""
    CNY: 元人民币, 元整, 元, 块钱, 人民币; USD: 美元, 美金; EUR: 欧元; JPY: 日元, 日圆; HKD: 港元, 港币;
    GBP: 英镑; TWD: 新台币, 台币; RUB: 卢布; KRW: 韩元; INR: 卢比; THB: 泰铢; CHF: 瑞士法郎; CAD: 加元, 加拿大元;
    AUD: 澳元, 澳大利亚元; SGD: 新加坡元, 新元; NZD: 新西兰元; MOP: 澳门元, 澳门币; VND: 越南盾; MYR: 林吉特;
    cent: 美分; %: %; pp: 百分点; ‰: ‰; bp: 基点; times: 倍; km: 公里, 千米; m: 米; dm: 分米; cm: 厘米;
    mm: 毫米; µm: 微米; nm: 纳米; mi: 英里; ft: 英尺; in: 英寸; nmi: 海里; li: 里, 华里; yd: 码; ly: 光年;
    chi: 尺; cun: 寸; zhang: 丈; km/h: 公里/小时, 千米/小时, 公里每小时; m/s: 米/秒, 米每秒;
    km2: 平方公里, 平方千米; m2: 平方米, 平米, ㎡; m3: 立方米; km3: 立方公里, 立方千米; cm2: 平方厘米;
    cm3: 立方厘米; mi2: 平方英里; ft2: 平方英尺; mu: 亩; ha: 公顷; qing: 顷; ac: 英亩; t: 吨, 公吨;
    kg: 公斤, 千克; g: 克; mg: 毫克; µg: 微克; jin: 斤; liang: 市两; lb: 磅; oz: 盎司; ct: 克拉; L: 升; mL: 毫升;
    bbl: 桶; gal: 加仑; W: 瓦; kW: 千瓦; MW: 兆瓦; GW: 吉瓦; kWh: 千瓦时, 千瓦小时, 度电; MWh: 兆瓦时;
    V: 伏特, 伏; kV: 千伏; hp: 马力; J: 焦耳; kJ: 千焦; MJ: 兆焦; cal: 卡路里; kcal: 千卡, 大卡; Pa: 帕斯卡;
    kPa: 千帕; hPa: 百帕; MPa: 兆帕; dB: 分贝; Hz: 赫兹, 赫; kHz: 千赫; MHz: 兆赫; GHz: 吉赫; B: 字节; KB: 千字节;
    MB: 兆字节; bit: 比特; °: 度; °C: ℃, 摄氏度; °F: ℉, 华氏度; year: 年, 周年, 周岁, 岁; month: 月;
    week: 周, 星期, 礼拜; workday: 工作日, 交易日, 营业日; day: 天, 日; h: 小时, 钟头; min: 分钟; s: 秒钟, 秒; ms: 毫秒;
    µs: 微秒; ns: 纳秒; century: 世纪
""")

COUNTED_UNITS = "百分点 基点 月 星期 礼拜 工作日 交易日 营业日 小时 钟头 世纪".split()
"""Those that may, and 月 that must, stand behind 个."""

ENGLISH_UNITS = _table("""
    CNY: yuan, rmb, renminbi, cny, chinese yuan, yuan rmb, yuan renminbi;
    USD: dollar, dollars, us dollar, us dollars, u.s. dollar, u.s. dollars, american dollars, usd;
    cent: cent, cents; EUR: euro, euros, eur; JPY: yen, japanese yen; HKD: hk dollars, hong kong dollars, hkd;
    GBP: pound, pounds, gbp, pounds sterling; TWD: nt dollars, new taiwan dollars;
    RUB: ruble, rubles, rouble, roubles; KRW: korean won, south korean won; INR: rupee, rupees, indian rupees;
    THB: baht; CHF: swiss francs, swiss franc; CAD: canadian dollars; AUD: australian dollars;
    SGD: singapore dollars; NZD: new zealand dollars; VND: dong; MYR: ringgit; MOP: patacas;
    %: percent, per cent, pct; pp: percentage points, percentage point, pct points, percent points;
    bp: basis points, basis point, bps; ‰: per mille, per thousand; times: times, fold;
    km: kilometers, kilometres, kilometer, kilometre; m: meters, metres, meter, metre;
    cm: centimeters, centimetres, centimeter, centimetre; mm: millimeters, millimetres, millimeter, millimetre;
    µm: micrometers, micrometres, microns; nm: nanometers, nanometres, nanometer, nanometre; mi: mile, miles;
    ft: foot, feet; in: inch, inches; nmi: nautical mile, nautical miles; li: li; yd: yard, yards;
    ly: light years, light-years;
    km/h: kilometers per hour, kilometres per hour, kilometers an hour, kilometres an hour, kph;
    mph: mph, miles per hour, miles an hour; m/s: meters per second, metres per second;
    km2: square kilometers, square kilometres, square kilometer, square kilometre, sq km;
    m2: square meters, square metres, square meter, square metre, sq m; mi2: square miles, square mile;
    ft2: square feet, square foot, sq ft; m3: cubic meters, cubic metres, cubic meter, cubic metre;
    km3: cubic kilometers, cubic kilometres; mu: mu; ha: hectares, hectare; ac: acres, acre;
    t: tons, ton, tonnes, tonne, metric tons, metric ton; kg: kilograms, kilogram, kilogrammes, kilos;
    g: grams, gram, grammes; mg: milligrams, milligram; µg: micrograms, microgram; oz: ounces, ounce;
    jin: jin, catties; lb: lbs, lb; ct: carats, carat; L: liters, litres, liter, litre;
    mL: milliliters, millilitres; bbl: barrels, barrel; gal: gallons, gallon; W: watts, watt;
    kW: kilowatts, kilowatt; MW: megawatts, megawatt; GW: gigawatts, gigawatt;
    kWh: kilowatt-hours, kilowatt hours, kilowatt-hour, kilowatt hour; MWh: megawatt-hours, megawatt hours;
    V: volts, volt; kV: kilovolts, kilovolt; hp: horsepower; J: joules; kJ: kilojoules; MJ: megajoules;
    cal: calories; kcal: kilocalories; dB: decibels; Hz: hertz; MHz: megahertz; GHz: gigahertz; B: bytes, byte;
    KB: kilobytes, kilobyte; MB: megabytes, megabyte; GB: gigabytes, gigabyte; TB: terabytes, terabyte;
    bit: bits, bit; °: degree, degrees;
    °C: degrees celsius, degree celsius, degrees centigrade, celsius, degrees c;
    °F: degrees fahrenheit, degree fahrenheit, fahrenheit; year: years, year, yrs, yr; month: months, month;
    week: weeks, week;
    workday: working days, working day, business days, business day, workdays, trading days, trading day;
    day: days, day; h: hours, hour, hrs; min: minutes, minute, mins; s: seconds, second, secs;
    ms: milliseconds, millisecond; µs: microseconds; ns: nanoseconds; century: centuries, century
""")

SYMBOLS = _table("""
    %: %; ‰: ‰; °C: °C, ℃, ° C; °F: °F, ℉; °: °; km: km; m: m; cm: cm; mm: mm; µm: µm, μm, um; nm: nm;
    ft: ft; nmi: nmi; km/h: km/h; m/s: m/s; km2: km², km2, km^2; m2: m², m2, ㎡; m3: m³, m3; ha: ha; t: t;
    kg: kg, KG, Kg; g: g; mg: mg; µg: µg, μg; oz: oz; L: L; mL: ml, mL; kW: kW, KW, kw; MW: MW; GW: GW; TW: TW;
    W: W; kWh: kWh, KWh, kwh, KWH; MWh: MWh; GWh: GWh; TWh: TWh; kV: kV; V: V; kJ: kJ; MJ: MJ; kcal: kcal;
    kPa: kPa; hPa: hPa; MPa: MPa; dB: dB; Hz: Hz; kHz: kHz; MHz: MHz; GHz: GHz; KB: KB, kB; MB: MB; GB: GB;
    TB: TB; PB: PB; Mbps: Mbps; Gbps: Gbps; Ki: Ki; Mi: Mi; Gi: Gi; h: h, hr; min: min; s: s; ms: ms;
    USD: USD; CNY: CNY, RMB; EUR: EUR; GBP: GBP; HKD: HKD; JPY: JPY
""")
"""Written alike in both languages; their case counts."""

CURRENCY_SIGNS = _table("""
    CNY: CNY, RMB, CN¥, ¥, ￥, 人民币; USD: USD, US$, $, 美元; HKD: HK$, HKD, 港币, 港元; EUR: €, EUR;
    GBP: £, GBP; JPY: JPY, JP¥; TWD: NT$, NTD, TWD, 新台币; AUD: A$, AU$, AUD; CAD: C$, CAD; SGD: S$, SGD;
    NZD: NZ$; KRW: ₩, KRW; INR: ₹, INR, Rs; RUB: ₽, RUB; THB: ฿, THB; CHF: CHF; VND: ₫; MOP: MOP
""")


def alternatives(names: Iterable[str]) -> str:
    """The names as a pattern that prefers the longest; what several begin with is tried once."""
    rests: dict[str, list[str]] = {}
    names = set(names)
    for name in sorted(names - {""}):
        rests.setdefault(name[0], []).append(name[1:])
    parts = [re.escape(first) + alternatives(rest) for first, rest in rests.items()]
    whole = parts[0] if len(parts) == 1 and "" not in names else f"(?:{'|'.join(parts)})" if parts else ""
    return f"{whole}?" if "" in names and parts else whole
