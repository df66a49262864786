"""What stands around a Chinese numeral and tells whether it counts: measure words, idioms, names."""

from __future__ import annotations

import re

MEASURES = re.compile(
    "[个位名人家户口条项种类款件套台部辆架艘列只头匹张份本册卷篇章节则段句页幅枚颗粒棵株片块层栋幢座所间处门扇支根把顶组队班批"
    "届次场轮回遍趟步级阶期起例宗桩笔道股排行副双对杆杯瓶碗盘箱袋包盒筐车船省市州县区镇乡村校院局旗盟团营"
    "代声封首曲集通发枪档项大剂盏滴桌堂针味世处胎幕环尾宿]|分(?![之钟析别明裂流])|平台|字头"
)
"""What a small numeral needs behind it to count something; it is no unit and stays outside the span."""

IDIOMS = re.compile(
    r"一带一路|一国两制|一心一意|一举两得|一成[不为]|一年[一四到]|一度|一天|一日[三千不]|一点(?![零〇一二三四五六七八九])|一里|一块|一元[化论次]|一五一十|一清二|一来二|一分为二|"
    r"二次元|二元[化论结方]|[三二两]元[桥里论组素结方乙]|二人[转世]|两全其|两弹|两败|两口子|两岸|两会|两码事|两回事|两位数|[一三四五六七八九十]位数|"
    r"两头|两面|两下子|三位一体|三天[两打]|三番[五两四]次|三令五|三言两|三心二|三头六|三教九|三长两|三年五载|三级跳|三门峡|三台县|三里[屯河]|三道[岭沟]|"
    r"三人[成行]|三件套|[一二三]把手|三大[战]役|三句话|三口[之]家|四面八方|四通八|四分五裂|四舍五|四世同|四书五|五花八门|五湖四|五颜六|五光十|五台山|五道口|"
    r"五里[铺店]|五家渠|五体投|六神|六亲|六盘水|七台河|七嘴八|七上八|七零八|八仙|八达岭|八里[庄桥铺]|八宝|九牛|九死|九台|九寨|"
    r"十全十|十拿九|十字|十足|十分|十年树|十里洋|十堰|十万火急|数一数二|独一无二|万无|百分百|"
    r"一百八十度大|八成(?=[是会要])|十一(?=假|黄金|国庆|长假|期间|当天|放假|小长)"
)
"""What begins with a numeral, reads like a figure and is none."""

PART_OF_WORD = re.compile(r"(?:[初老阿双]|星期|礼拜|(?<![每一两三])周)$")
"""Before a numeral: 初一, 老三, 双十一, 星期三, 周五."""

NO_ORDINAL = re.compile(r"(?:时间|手[资的材]|线|方(?![案面针向程位阵法])|者|人称)")
"""Behind an ordinal that is part of a word: 第一时间, 第一手, 第三方."""

CONGRESS = re.compile(
    r"大(?![产类项板行领措任重战工体城关系举品企国银主支优特经基活新亮看热问矛原方洲型中陆军部区队规批步都学湖火河江夫])|[一二三四五六七八九]?中全会"
)
"""Behind the number of a congress or its session: 二十大, 四中全会."""
