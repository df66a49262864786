"""Names of persons and of news agencies, as bylines print them. Chinese text is given in Simplified characters."""

from __future__ import annotations

import re

from corpus.folding import is_han
from corpus.types import Lang

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭"
    "廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂焦向柳"
    "邢岳齐梅莫庄辛管祝左涂谷祁耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍覃霍翁隋甘景薄单包柏宁柯阮桂闵解柴华车冉房边那吉"
)
_HAN = r"[〇\u3400-\u9fff]"
_PERSON_ZH = re.compile(rf"(?:[{_SURNAMES}]{_HAN}{{1,2}}|(?:欧阳|司马|上官|诸葛|司徒|皇甫|慕容|令狐){_HAN}{{1,2}})")
_ANY_ZH = rf"{_HAN}[{_HAN[1:-1]}·•]{{1,14}}"
_WORD = r"(?:[A-Z][\w'’-]*\.?|de|van|von|der|bin|al|Mc[A-Z]\w+)"
_PERSON_EN = re.compile(rf"[A-Z][\w'’-]*\.?(?:\s{_WORD}){{1,4}}")

_POST = r"(?:特约|见习|实习|首席|高级|特派|融媒体?|全媒体?)?(?:记者|通讯员|评论员|撰稿人|观察员|实习生)"
_OUTLET = rf"(?:本报|本刊|本网|本台|{_HAN}{{2,10}}(?:社|报|网|台|客户端|通讯))"
_MARK = r"[■◆□◎▲★▌○●]\s*"
_REPORTER = re.compile(
    rf"(?:{_MARK})?{_OUTLET}?(?:驻{_HAN}{{2,6}})?{_POST}(?:[ \u3000:：/]+|(?={_HAN}))"
    rf"(?P<names>{_ANY_ZH}(?:[ \u3000、,，/]+{_ANY_ZH}){{0,7}})(?:\s*(?:文/?图|图/?文|摄|报道|整理))?"
    r"|本(?:报|刊|网|台)(?:特约)?评论员"
)
_MARKED = re.compile(rf"{_MARK}(?P<names>{_PERSON_ZH.pattern}(?:[ \u3000、]+{_PERSON_ZH.pattern}){{0,5}})")
_AND = r"(?:\s*,\s*(?:and\s+)?|\s+(?:and|with)\s+|\s*&\s*)"
_BY = re.compile(
    r"[Bb][Yy]:?\s+(?:(?:Xinhua|China Daily)\s+(?:staff\s+)?[Ww]riters?\s+)?"
    rf"(?P<names>{_PERSON_EN.pattern}(?:{_AND}{_PERSON_EN.pattern}){{0,5}}"
    r"|Xinhua|(?:[A-Z]+ )?[Ss]taff (?:[Ww]riter|[Rr]eporter)s?)"
    rf"(?:\s+in\s+{_WORD}(?:[ ,]+{_WORD}){{0,3}})?(?:\s*(?:,\s*.{{2,30}}|\([^)]{{2,30}}\)?))?(?:\s+on)?"
)
_AGENCIES = (
    r"Xinhua(?:net)?(?: News Agency)?|China ?Daily(?:\.com\.cn)?(?: Global)?|People's Daily(?: Online)?|"
    r"Global Times|CGTN|CCTV|ECNS|CNS|China News Service|China\.org\.cn|Reuters|AP|AFP|Bloomberg|Associated Press|"
    r"Agencies|SCMP|(?:[A-Z][\w&.'’-]*\s){1,4}(?:News Agency|Daily|Times|Post|News|Online|Journal|Gazette|Herald|Net)"
)
_AGENCY = re.compile(
    rf"(?:{_AGENCIES})(?:\s*[,/&]\s*(?:{_AGENCIES}))*|(?:[A-Za-z-]+\.)+(?:com|net|org|gov|cn)|"
    rf"{_HAN}{{0,12}}(?:社|日报|晚报|时报|周刊|网|电视台|广播电台|客户端)(?:电|讯)?"
)
_OFFICE = re.compile(rf"{_HAN}{{2,20}}(?:政府|办公厅|办公室|委员会|新闻办|国务院|[部厅局署])")
_LIST = re.compile(r"\s*[、,，;；/&]\s*(?:and\s+)?|\s+(?:and|with)\s+|\s{3,}")
_ADDED = re.compile(
    rf"\s*[(（].*|(?<![^ \u3000])(?:{_POST}|摄影报道|报道)(?![^ \u3000])|"
    r",[^,]*\b(?:fellow|professor|researcher|director|editor|scholar|reporter|president)\b.*",
    re.IGNORECASE,
)
"""What bylines add to names: the post of each person, an affiliation in brackets."""

_TOPIC = re.compile(
    r"(?:\w+(?:tion|sion|ment|ity|ism)|Segment|Region|Sector|Industry|Category|Country|Type|Group|Product|Area|Province|"
    r"City|County|Year|Quarter|Month|Age|Gender|Sex|Source|Use|Purpose|Field|Department|Channel|Market|Currency|Size|"
    r"Level|Status|Mode|Method|Subject|Income|Origin)(?:s|es)?|(?:Categ|Industr|Countr|Count|Cit)ies",
    re.IGNORECASE,
)
"""The last word of a heading like "By Business Segment", which no person is called."""

_SPEECH_ZH = re.compile(
    r"[请您你我他她它这那哪对好是有在不可能怎据问]|谢谢|感谢|各位|大家|刚才|今[天年后]|目前|为什么|首先"
)
_LONGEST_NAME_ZH = 4
_OFFICE_ENDS = (*"部组室社网报台", "中心")
_LINKS = frozenset("and with for in of at the from by on de van von der bin al la du staff writer reporter".split())
"""Words in small letters that stand between names."""

_SPACED_NAME = re.compile(rf"(?<!{_HAN})({_HAN})[ \u3000]+({_HAN})(?!{_HAN})")


def is_byline(line: str, lang: Lang) -> bool:
    """Whether a line without a label names its writers: ``■ 郭淑军``, ``本报记者 张三``, ``By Jane Doe``."""
    forms = (_BY,) if lang == "en" else (_REPORTER, _MARKED, _BY)
    found = next((match for form in forms if (match := form.fullmatch(line))), None)
    return found is not None and not (found.re is _BY and _TOPIC.fullmatch(found["names"].split()[-1]))


def is_signed(value: str) -> bool:
    """Whether what stands behind a label like 记者： can be names, and not what the person so called says."""
    bare = re.sub(r"\s*[(（].*", "", value)
    if not any(map(is_han, bare)):
        words = bare.replace(",", " ").split()
        return len(words) < 2 or all(word in _LINKS or not word.isalpha() or not word.islower() for word in words)
    parts = [part for part in re.split(r"[\s、,，;；/]+", bare) if part]
    return not any(map(_SPEECH_ZH.match, parts)) and all(map(_is_short, parts))


def _is_short(part: str) -> bool:
    """Whether a Chinese word is as short as names are, or a foreign name or an office by its marks."""
    return len(part) <= _LONGEST_NAME_ZH or "·" in part or part.endswith(_OFFICE_ENDS)


def is_agency(line: str) -> bool:
    """Whether the line is the name of a news agency, newspaper or site."""
    return _AGENCY.fullmatch(line) is not None


def is_office(line: str) -> bool:
    """Whether the line is the name of a Chinese public body, as it signs what it issues."""
    return _OFFICE.fullmatch(line) is not None


def person_names(value: str) -> tuple[str, ...]:
    """The names in a byline or behind a label, each whole: ``张三 李四``, ``Jane Doe and Bao Lin``."""
    for form in (_REPORTER, _MARKED, _BY):
        if match := form.fullmatch(value.strip()):
            value = match["names"] or value
            break
    value = _SPACED_NAME.sub(r"\1\2", _ADDED.sub(" ", value).strip())
    parts = [part.strip() for part in _LIST.split(value) if part.strip()]
    return tuple(name for part in parts for name in _unspaced(part))


def _unspaced(part: str) -> list[str]:
    """Chinese names stand apart by a blank; the blanks in English ones belong to them."""
    words = part.split()
    return words if all(re.fullmatch(_ANY_ZH, word) for word in words) else [part]
