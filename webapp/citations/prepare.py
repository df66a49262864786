"""A CSL item made ready for one family of styles: where the style asks for more, or less, than the record has.

Each function is a rule of a style that CSL leaves to the record, or that citeproc-py gets wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from urllib.parse import unquote

from corpus.types import LANGS, Lang
from webapp.citations import shield
from webapp.citations.items import CslItem, language
from webapp.citations.names import CslName, is_pinyin
from webapp.citations.quotes import TITLE_MARKS, nested
from webapp.citations.styles import Family
from webapp.citations.visible import has_han

PRINTED = frozenset({"book", "chapter", "thesis", "report", "paper-conference"})
CONTAINED = frozenset({"chapter", "paper-conference"})
NAMED = ("author", "editor", "translator")
SERIALS = frozenset({"article-journal", "article-magazine", "article-newspaper"})

# Of other works the editor is the one at the desk, whom articles name (责任编辑) and citations don't.
EDITED = frozenset({"book", "chapter", "entry-dictionary", "entry-encyclopedia", "paper-conference", "report"})

UNTITLED: dict[Lang, str] = {"zh": "[题名不详]", "en": "[Untitled]"}

# GB/T 7714-2015, 8.4.1, 8.4.2 and A.3: what stands for an unknown place, publisher, and both, of a printed book.
# Other printed works do without: writers complain wherever a program fills them in for theses and proceedings.
NO_PLACE: dict[Lang, str] = {"zh": "[出版地不详]", "en": "[S.l.]"}
NO_PUBLISHER: dict[Lang, str] = {"zh": "[出版者不详]", "en": "[s.n.]"}
NEITHER: dict[Lang, str] = {"zh": "[出版地不详: 出版者不详]", "en": "[S.l.: s.n.]"}

# GB/T 7714-2025, 7.5.2.3 and 7.5.3.3.
NOT_KNOWN: dict[Lang, CslItem] = {
    lang: {"publisher-place": NO_PLACE[lang], "publisher": NO_PUBLISHER[lang]} for lang in LANGS
}

EDITION = re.compile(r"第?(\d+)版?|(\d+)(?:st|nd|rd|th)(?: ed(?:\.|ition)?)?", re.IGNORECASE)

ESTIMATED = re.compile(r"(?:约|大约|circa |c\. ?|ca\. ?)(\d{4})年?")


def prepare(item: CslItem, family: Family, page: str, today: date | None) -> CslItem:
    """The item as this family of styles wants it. ``page`` is a :func:`pinpoint`, ``today`` the day of access."""
    item = dict(item)
    item.setdefault("title", UNTITLED[language(item)])
    if item["type"] not in EDITED and family != "added":
        item.pop("editor", None)
    if today and "URL" in item and "accessed" not in item:
        item["accessed"] = {"date-parts": [[today.year, today.month, today.day]]}
    return RULES[family](_edition(item), page)


def pinpoint(item: CslItem, page: str) -> str:
    """The page quoted from, where it can be a printed page of the cited work; else nothing.

    The third page of a file is page 3 of a book or report, but not of an article on pages 101-118.
    """
    if not page or item["type"] not in (PRINTED | SERIALS) - {"article-newspaper"}:
        return ""
    if "page" not in item:
        return page if item["type"] in PRINTED - CONTAINED else ""
    whole, quoted = re.split("[-–]", item["page"]), page.split("-")
    if not all(part.isdigit() for part in whole + quoted):
        return ""
    return page if int(whole[0]) <= int(quoted[0]) and int(quoted[-1]) <= int(whole[-1]) else ""


def shielded(item: CslItem) -> tuple[CslItem, dict[str, str]]:
    """The item with the record's words replaced by tokens, and what each token stands for."""
    values: dict[str, str] = {}

    def hide(token: str, value: str) -> str:
        values[token] = value
        return shield.shield(token, value)

    def hide_name(name: CslName) -> CslName:
        if "literal" in name:
            return {"literal": hide(chr(shield.FIRST_NAME + len(values)), name["literal"])}
        return {key: part for key, part in name.items() if key != "static-ordering"}

    hidden = dict(item)
    for variable, token in SHIELDED.items():
        if not item.get(variable, "1").isdigit():  # numbers stay, that styles may count with them: 2nd ed.
            hidden[variable] = hide(token, item[variable])
    hidden |= {role: [hide_name(name) for name in item[role]] for role in NAMED if role in item}
    return hidden, values


SHIELDED = {
    "title": shield.TITLE,
    "container-title": shield.CONTAINER,
    "publisher": shield.PUBLISHER,
    "publisher-place": shield.PLACE,
    "edition": shield.EDITION,
    "genre": shield.GENRE,
    "number": shield.NUMBER,
    "URL": shield.URL,
    "DOI": shield.DOI,
}


def _gbt7714(item: CslItem, page: str) -> CslItem:
    if "URL" not in item:
        item["medium"] = shield.NO_MEDIUM  # else citeproc-py leaves out the document's type as well
        item.pop("accessed", None)
    item.setdefault("issued", {"literal": shield.NO_DATE})  # else it prints the year of access as the year of issue
    if item["type"] == "webpage":  # 4.6 has (date)[access]; a publisher would reduce the date to a year
        item = {key: value for key, value in item.items() if key not in {"publisher", "publisher-place"}}
    if item["type"] == "book" and "URL" not in item:
        item = _unknowns(item) | item
    if page and (item["type"] in SERIALS or "publisher" in item):  # 8.5: a work quoted from gives the quotation's page
        item["page"] = page
    if "author" not in item and "editor" in item and item["type"] in PRINTED - CONTAINED:
        item["author"] = item.pop("editor")  # citeproc-py would forget the capitals
    for role in NAMED:
        if role in item:
            item[role] = [_in_full(name) for name in item[role]]
    return item


def _gbt7714_2025(item: CslItem, page: str) -> CslItem:
    if item["type"] == "book" and not {"URL", "DOI"} & item.keys():
        item = NOT_KNOWN[language(item)] | item  # 7.5.2.3, 7.5.3.3
    if item.get("DOI", " ").lower() in unquote(item.get("URL", "")).lower():  # 7.9.1
        item.pop("DOI")
    if page:  # 7.7, 8.5.1.1: a work quoted from gives the quotation's page
        item["page"] = page
    if "author" not in item and "editor" in item and item["type"] not in CONTAINED:
        item["author"] = item.pop("editor")
    if estimated := ESTIMATED.fullmatch(item.get("issued", {}).get("literal", "")):  # 7.5.4.3
        item["issued"] = {"literal": f"[{estimated[1]}]"}
    for role in NAMED:
        if role in item:
            item[role] = [_family_first(name) for name in item[role]]
    return item


def _family_first(name: CslName) -> CslName:
    """7.1.1: ``Wang Xiaoming`` in full, ``De Morgan A`` with a capital, ``Peebles P Z Jr`` without a full stop."""
    if is_pinyin(name):
        return {"literal": f"{name['family']} {name['given']}"}
    if "literal" in name:
        return name
    family = " ".join(filter(None, (name.get("non-dropping-particle", ""), name.get("family", ""))))
    kept = {"family": family[:1].upper() + family[1:], "given": name.get("given", "")}
    return kept | ({"suffix": name["suffix"].rstrip(".")} if "suffix" in name else {})


def _edition(item: CslItem) -> CslItem:
    """An edition as a bare number where it is one: ``第2版`` and ``2nd ed.`` are 2; a first edition is not named."""
    if "edition" not in item:
        return item
    found = EDITION.fullmatch(item["edition"])
    number = found[1] or found[2] if found else ""
    if number == "1":
        return {key: value for key, value in item.items() if key != "edition"}
    return item | {"edition": number or item["edition"]}


def _footnote(item: CslItem, page: str) -> CslItem:
    if _is_author(item, "publisher") and item["type"] not in PRINTED:
        item.pop("publisher")
    _drop_own_site(item)
    if page:
        item["page"] = page
    elif item["type"] in SERIALS - {"article-newspaper"}:  # a note names the page quoted, not the article's pages
        item.pop("page", None)
    for role in NAMED:
        if role in item:
            item[role] = [_as_written(name) for name in item[role]]
    if language(item) == "zh":
        item |= {variable: _in_title_marks(item[variable]) for variable in _titles(item)}
    return item


def _added(item: CslItem, page: str) -> CslItem:
    return item


def _unknowns(item: CslItem) -> CslItem:
    if "publisher" not in item and "publisher-place" not in item:
        return {"publisher": NEITHER[language(item)]}
    return {"publisher-place": NO_PLACE[language(item)], "publisher": NO_PUBLISHER[language(item)]}


def _in_full(name: CslName) -> CslName:
    """8.1.1: a Chinese name in pinyin, ``WANG Xiaoming``; ``WANG X`` would drop the initial of 明."""
    return {"literal": f"{name['family'].upper()} {name['given']}"} if is_pinyin(name) else name


def _apa(item: CslItem, page: str) -> CslItem:
    if _is_author(item, "publisher"):  # one that is both is named once
        item.pop("publisher")
    _drop_own_site(item)
    if item["type"] not in SERIALS | CONTAINED:
        item.pop("page", None)  # the entry of a whole work gives no page
    return item


def _chicago(item: CslItem, page: str) -> CslItem:
    _drop_own_site(item)
    if item["type"] == "article-newspaper":
        item.pop("page", None)  # it varies by edition
    for role in NAMED:
        if role in item:
            item[role] = [_as_written(name) for name in item[role]]
    if language(item) == "zh":
        item |= {variable: _in_title_marks(item[variable]) for variable in _titles(item)}
        item |= {"page": re.sub("[-–]", shield.RANGE, item["page"])} if "page" in item else {}  # else 101–18
    return item


def _is_author(item: CslItem, variable: str) -> bool:
    return variable in item and [name.get("literal") for name in item.get("author", ())] == [item[variable]]


def _drop_own_site(item: CslItem) -> None:
    """The author's own site need not be named after the author."""
    if item["type"] == "webpage" and _is_author(item, "container-title"):
        item.pop("container-title")


def _as_written(name: CslName) -> CslName:
    return {"literal": f"{name['family']} {name['given']}"} if "static-ordering" in name else name


def _titles(item: CslItem) -> tuple[str, ...]:
    named = ("title",) if item["type"] == "webpage" else ("title", "container-title")
    return tuple(variable for variable in named if has_han(item.get(variable, "")))


def _in_title_marks(title: str) -> str:
    """《…》 does for titles in Chinese what italics do in Latin script, which plain text has none of."""
    return title if title.startswith("[") else f"《{nested(title, TITLE_MARKS)}》"


RULES: dict[Family, Callable[[CslItem, str], CslItem]] = {
    "gbt7714": _gbt7714,
    "gbt7714-2025": _gbt7714_2025,
    "footnote": _footnote,
    "apa": _apa,
    "chicago": _chicago,
    "added": _added,
}
