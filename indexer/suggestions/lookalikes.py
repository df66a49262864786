"""Chinese characters that are easily taken for each other by their shape, in groups."""

from __future__ import annotations

from collections.abc import Mapping

_GROUPS = """
土士 末未 日曰目 人入八 大太犬天夫 己已巳 戊戌戍戎 干千于 免兔 乌鸟 今令 午牛 由田甲申电 王玉主 木本术 力刀刃 折拆析
侯候 辩辨辫 竞竟境镜 买卖 喝渴竭 晴睛 历厉 拔拨 刺剌 冶治 冒昌 栗粟 崇祟 贷货 贫贪 妆壮状 佰伯 住往 休体 杨扬场 汤荡
洒酒 欧殴 沧沦 抡抢枪 论抡伦轮 桨浆奖 检捡验险 极级汲 练炼 绿录缘 园圆 网冈 岗冈刚 钢纲 钩钓 拓柘 拈沾 矿旷 裁栽载
拴栓 株诛 梢稍 椎推 持特待 技枝 抵低底 波坡 沽估 住注 泮伴 洋样 浅线 浪狼 海悔 清请情晴 渔鱼 量重 竖坚 监蓝篮
盲肓 直真 相想 睡垂 苦若 茶荼 采菜 藉籍 虎虚 衰哀衷 被披 裤裕 要耍 西酉 规现 计汁 订打 评坪 试拭 该核 谁准 负质 责青
贯惯 贴帖 尝赏 起超 越赵 达送 迁近 述术 逐遂 速束 遣遗 避壁 那哪 郎朗 部陪 配酿 野墅 银很 铜钢 销锁 问间 闲闭 队认
阳阴 阵陈 陵凌 障樟 需雷 面而 项顶 须顺 预顽 领颂 题提 风凤 饭饮 驾架 代伐 仿防 伸仲 位立 作昨 使便 借惜 元无 先失
兵乒 具真 冷泠 准淮 几凡 别另 利刊 到倒 制刷 勤勒 区匹 升井 厂广 参叁 友发 古右 史吏 各名 同问 员圆 因困固 坑抗 坛坟
垃拉 埋理 增赠 复夏 孤狐 它宅 宫官 密蜜 届屈 帅师 幕墓慕 延廷 弛驰 徒徙 微徽 怀坏 悟晤 慢漫 戴载 扰拢 抄钞 抱报
授受 换唤 摸模 撤撒 斑班 暑署 朴扑 枚牧 栋冻 棵课 楼搂 概慨 欠久 歉谦 母毋 汇江 沙砂 洲州 炭碳 烧浇 燥躁噪 牲性 瑞端
"""


def _alike() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for group in _GROUPS.split():
        for char in group:
            found.setdefault(char, set()).update(set(group) - {char})
    return {char: frozenset(others) for char, others in found.items()}


ALIKE: Mapping[str, frozenset[str]] = _alike()
"""Character → those that look like it."""
