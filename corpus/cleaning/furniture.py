"""The wording of page furniture: breadcrumbs, buttons, comment boxes, share bars, legal lines, page numbers.

What Chinese and English government and news sites print, told by whole lines, which are matched in Simplified
characters. A manual has "Log in" for a heading, a contract forbids copying, and terms of use speak of cookies:
so a wording is only as good as its grade, and the company it keeps decides (see ``boilerplate``).
"""

from __future__ import annotations

import re
from enum import IntEnum

from corpus.bibliography import find_dates
from corpus.folding import simplify
from corpus.numbering import without_bullet
from corpus.remembering import remembered


class Grade(IntEnum):
    """How much of page furniture a line is by its wording alone."""

    NONE = 0
    WEAK = 1
    """A text could have this line too, as a heading, a list item or a rule: "Log in", "Facebook"."""

    LIKELY = 2
    """Hardly anything but a page has it, where nothing but text is around: "Share this article"."""

    CERTAIN = 3
    """It has two signs in itself: "打印本页 关闭窗口"."""


LONGEST = 300
"""Characters over which no line is furniture by its wording (legal lines at the foot of a page reach 250)."""

ARROW = r"(?:>{1,2}|[»›→＞▸➔]|-{1,2}>)"
_HOME = r"(?:网站)?(?:首页|主页)|Home(?:page)?"
_HERE = (
    r"[您你]?(?:现在|当前|目前)?(?:所在)?的?(?:所在)?位置(?:是|在)?|[您你](?:现在|当前)?所在(?:的)?位置|"
    r"You are here|(?:Current )?Location"
)
_CRUMB = r"[^\s<>»›→＞▸➔-]{1,15}"
_LAST = r"正文|内容|详情|Content|Article"

BREADCRUMB = re.compile(
    rf"\s*[>»›]?\s*(?:(?:{_HERE})\s*[:：]\s*(?:\S.*?{ARROW}.*|(?:{_HOME})\b.*)"
    rf"|(?:{_HOME})\s*{ARROW}\s*(?P<trail>.*)|(?:{_HOME})\s+[/|｜-]\s+\S.{{0,80}}"
    rf"|{_CRUMB}(?:\s*{ARROW}\s*{_CRUMB})+\s*{ARROW}\s*(?:{_LAST}))\s*",
    re.IGNORECASE,
)
"""The path from the home page to this one; ``trail`` is what follows the home page."""

_BUTTONS = (
    r"打印(?:本页|本文|文章|此页)|关闭(?:窗口|本页|页面|此页)|返回(?:顶部|首页|列表|上一页|上页)|加入收藏|设为首页|分享[到至]|"
    r"我要(?:纠错|评论|分享|收藏)|复制链接|推荐给好友|发送给朋友|[上下]一页|"
    r"Print this(?: page)?|Share this(?: (?:article|story|page))?|Share (?:article|story|page)|"
    r"Back to top|Go to top|Close window|Next(?=\s*[>»›])|(?<=[<«‹])\s*Prev(?:ious)?|E-?mail this(?: page)?|Copy link|"
    r"Add to favou?rites"
)
_BUTTONS_IN_COMPANY = (
    r"打印|关闭|收藏|返回|分享|评论|留言|纠错|下载|搜索|首页|尾页|末页|上页|下页|登录|注册|忘记密码|简体|繁体|手机版|无障碍|"
    r"特大|超大|较大|大|中|小|默认|标准|扫一扫|微信|微博|新浪|腾讯|网易|朋友圈|QQ空间|人人网|豆瓣|更多|中文|English|"
    r"Facebook|Twitter|WeChat|Weibo|LinkedIn|WhatsApp|Instagram|Log ?in|Sign ?(?:in|up)|Print|Share|"
    r"Home|Close|E-?mail|Mail|Comments?|Register|Search|Top|Next|Prev(?:ious)?|More|RSS|Subscribe|"
    r"Large|Medium|Small|Save|A[+-]?(?=\s|$)|(?<![-\d./])\d{1,3}(?![-\d./年月日])"
)
_SIZE = r"字号|字体|文字大小|Font size"
_BUTTON = re.compile(
    rf"(?:(?P<sure>{_BUTTONS})|(?P<size>{_SIZE})|(?P<weak>{_BUTTONS_IN_COMPANY}))(?![A-Za-z])", re.IGNORECASE
)
_BETWEEN = re.compile(r"[|｜/·\[\]【】<>《》«»]")
"""What stands between buttons and not between the words of a heading."""

_GLUE = re.compile(r"[\s:：|｜/·•,，、\[\]【】()（）<>《》«»+_-]+")

_NAVIGATION = (
    r"[上下]一(?:篇|条|页|则)(?:文章|新闻)?\s*[:：].*|"
    r"(?:Previous|Prev|Next) (?:article|post|story|page|news)\s*[:»›].{0,120}|"
    r"[«‹<]{1,2}\s*(?:Previous|Prev|上一).*|.{0,40}(?:Next|下一[篇页条])\s*[»›>]{1,2}|"
    r"(?:相关|推荐|延伸|热门|最新|精彩|热点)(?:阅读|新闻|文章|链接|推荐|报道|资讯|图集|专题)\s*[:：]?|猜你喜欢|"
    r"(?:Related|Recommended|Most popular|Most viewed|Most read|Today's top|Latest|Top|Trending|More)\s+"
    r"(?:news|stories|story|articles?|reading|links?|posts?|headlines|from .{1,30})\s*:?|"
    r"Most (?:popular|viewed|read)|Editor's picks?|"
    r"(?:查看|点击|显示)?(?:更多|全部)(?:内容|新闻)?\s*(?:>+|»|…)|More\s*(?:>+|»)|"
    r"(?:Read|View|See|Load) (?:more|all)\s*(?:>+|»|…|\.{3})?|"
    r"Toggle navigation|Skip to (?:main )?content|跳[至到转]+(?:主要)?内容|展开全[部文]|收起"
)
_LOGIN = r"(?:log(?:ged)?[ -]?in|sign(?:ed)? in|register)"
_COMMENTS = (
    r"Tell us what you think[!.]?|"
    rf"(?:please|you (?:must|need to|have to))\s*(?:be )?{_LOGIN}(?:\s*[!.,:]?\s*(?:{_LOGIN}|sign up|or|[/|]))*"
    r"(?:\s+to (?:post |leave |add |make )?(?:a )?(?:comment|reply|review)s?)?[!.]?|"
    rf"{_LOGIN} to (?:post |leave )?(?:a )?comment[!.]?|"
    r"(?:Leave|Post|Add|Write|Submit) (?:a |your )?(?:comment|reply|review)s?(?: here)?(?:[!.:]| below)?|"
    r"Be the first to (?:leave a )?comment[!.]?|Have your say[!.]?|\d+ (?:comments?|views?|likes?)|Comments? ?\(\d+\)|"
    r"No comments(?: yet)?[!.]?|Comments are closed[!.]?|Your email address will not be published.{0,60}|"
    r"Required fields are marked.{0,10}|"
    r"我[来要](?:说两句|评论|留言)|(?:发表|提交|查看|全部|最新|热门|网友|用户)(?:评论|留言)(?:\s*[(（]\d+[)）])?\s*[:：]?|"
    r"请?您?先?登[录陆](?:后|之后|并|再|才能|方可|即可|以)*(?:发表|参与|进行)?(?:评论|留言|互动)[!！。]?|"
    r"(?:已有|共有?)\s*\d+\s*(?:人参与|条评论|条留言).{0,20}|文明上网.{0,20}|网友评论仅供.{0,50}|暂无评论.{0,15}|评论\s*[(（]\d+[)）]"
)
_NETWORKS = r"(?:Facebook|Twitter|X|WeChat|Weibo|LinkedIn|WhatsApp|E-?mail|social media)"
_SHARING = (
    r"(?:分享|转发)[到至给]?\s*[:：].*|.{0,6}(?:扫一扫|扫描|扫码|长按识别).{0,12}(?:二维码|打开|手机|分享|关注).{0,16}|"
    r"(?:使?用|打开)?微信.{0,8}扫.{0,20}|(?:欢迎)?关注.{0,20}公众号.{0,12}|"
    rf"Share (?:this (?:article|story|page|post)\b|(?:this )?(?:on|to|via) {_NETWORKS}).{{0,60}}|"
    r"Follow us(?: on\b.{0,60})?|Scan (?:the |this )?(?:QR )?code.{0,40}|"
    r"(?:Sign up for|Subscribe to) our newsletter.{0,60}|"
    r"(?:浏览|点击|阅读|访问)(?:次数|量|数|率)?\s*[:：]\s*\d*\s*次?|(?:Views|Hits|Clicks)\s*:\s*\d+"
)
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_LEGAL = (
    r"(?:.{0,80}[\s.,|])?(?:Copyright\s*(?:©|\(c\)|[12]\d{3})|©|\(c\)\s*[12]\d{3}).*|"
    r".{0,120}\bAll rights reserved\b.{0,60}|"
    rf"版权所有(?:\s*[:：©(（]|\s+\S|$).*|版权声明\s*[:：].*|.{{0,120}}[{_PROVINCES}]ICP[备证].{{0,80}}|"
    r".{0,80}公网安备\s*\d.{0,40}|.{0,60}网站标识码\s*[:：].{0,60}|违法和?不良信息举报.{0,80}|"
    r"未经(?:本网|本站|本报).{0,10}(?:授权|许可).{0,10}(?:转载|镜像).{0,40}|Powered by\b.{0,60}|"
    r"(?:Accept|Allow) (?:all )?cookies|(?:About us|关于我们)\s*[|｜].*"
)
_TWO_SIGNS = rf"(?:Copyright|©|\(c\)|版权所有).*(?:rights reserved|[{_PROVINCES}]ICP|公网安备)"
_IN_COMPANY = (
    r"(?:Previous|Prev|Next)\s*[:»›].{0,120}|未经.{0,12}(?:书面|协议).{0,6}(?:授权|许可).{0,10}(?:转载|镜像).{0,40}|"
    r"技术支持\s*[:：]\s*\S{2,24}(?:公司|中心|网|集团|局)|建议使用.{0,20}浏览器.{0,40}|"
    r"(?:Presented|Constructed|Hosted) by .{1,40}|Registration Number\s*:.{0,80}|"
    r"By continuing to (?:use|browse) (?:this|our) (?:web)?site.{0,160}"
)
_WHOLE = tuple(re.compile(each, re.IGNORECASE) for each in (_NAVIGATION, _COMMENTS, _SHARING, _LEGAL))
_CERTAIN = re.compile(rf"(?:{_HERE})\s*[:：]\s*(?:{_HOME})\b.*|.*?(?:{_TWO_SIGNS}).*", re.IGNORECASE)
_WEAK = re.compile(_IN_COMPANY, re.IGNORECASE)

_SITE = re.compile(
    r"\S{1,16}(?:网|网站|日报|晚报|政府|频道|在线|客户端)|"
    r"(?:[A-Z][\w.&'’-]* ){0,4}(?:Daily|Times|News|Post|Online|Gazette|Herald)|(?:\w+\.){1,3}(?:com|org|net|cn)"
)

PAGE_NUMBER = re.compile(
    r"\s*(?:[-—–－~·]{1,3}\s*\d{1,4}\s*[-—–－~·]{1,3}|共\s*\d{1,5}\s*页|Page\s+\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|"
    r"第\s*[\d一二三四五六七八九十百]{1,5}\s*页(?:\s*[,，/／|(（]?\s*共\s*\d{1,5}\s*页\s*[)）]?)?)\s*",
    re.IGNORECASE,
)
"""A page number that says it is one: ``- 12 -``, ``第 3 页 共 10 页``, ``Page 3 of 10``."""


@remembered(2048)
def grade(line: str) -> Grade:
    """How much of page furniture a line is by its whole wording."""
    written = without_bullet(line)
    if not written or len(written) > LONGEST:
        return Grade.NONE
    bare = simplify(written)
    if _CERTAIN.fullmatch(bare):
        return Grade.CERTAIN
    if BREADCRUMB.fullmatch(bare) or any(each.fullmatch(bare) for each in _WHOLE):
        return Grade.LIKELY
    weak = Grade.WEAK if _WEAK.fullmatch(bare) else Grade.NONE
    return max(weak, _grade_of_buttons(bare))


def buttons(line: str) -> frozenset[str]:
    """The words of a line that has nothing but words that stand on buttons; bare numbers among them don't count."""
    return frozenset(found[0] for found in _buttons(simplify(without_bullet(line))))


def _buttons(line: str) -> tuple[re.Match[str], ...]:
    glue = _GLUE.match(line)
    if not any(_BUTTON.match(line, at) for at in range((glue.end() if glue else 0) + 1)):
        return ()  # what it begins with stands on no button
    only = not _GLUE.sub("", _BUTTON.sub("", line)) and not find_dates(line)
    return tuple(found for found in _BUTTON.finditer(line) if not found[0].isdecimal()) if only else ()


def _grade_of_buttons(line: str) -> Grade:
    found = _buttons(line)
    if not found:
        return Grade.NONE
    words = {each[0] for each in found}
    sure = {each[0] for each in found if each["sure"]}
    sizes = any(each["size"] for each in found)
    if len(sure) > 1 or (sizes and len(words) > 2):
        return Grade.CERTAIN
    set_apart = len(words) > 1 and _BETWEEN.search(line)
    return Grade.LIKELY if sure or set_apart or len(words) > 2 else Grade.WEAK


def is_site(line: str) -> bool:
    """Whether a line is the name of a site or newspaper, as far as its last word says."""
    return _SITE.fullmatch(simplify(line)) is not None
