"""What GB/T 7714 asks of an item beyond its CSL: unknown places, pages quoted from, names, estimated years."""

from __future__ import annotations

import re
from urllib.parse import unquote

from corpus.types import LANGS, Lang
from webapp.citations import shield
from webapp.citations.items import CslItem, language
from webapp.citations.kinds import CONTAINED, IN_BOOKS, NAMED, PRINTED, SERIALS
from webapp.citations.names import CslName, is_pinyin

# GB/T 7714-2015, 8.4.1, 8.4.2 and A.3: what stands for an unknown place, publisher, and both, of a printed book.
# Other printed works do without: writers complain wherever a program fills them in for theses and proceedings.
NO_PLACE: dict[Lang, str] = {"zh": "[出版地不详]", "en": "[S.l.]"}
NO_PUBLISHER: dict[Lang, str] = {"zh": "[出版者不详]", "en": "[s.n.]"}
NEITHER: dict[Lang, str] = {"zh": "[出版地不详: 出版者不详]", "en": "[S.l.: s.n.]"}

# GB/T 7714-2025, 7.5.2.3 and 7.5.3.3.
NOT_KNOWN: dict[Lang, CslItem] = {
    lang: {"publisher-place": NO_PLACE[lang], "publisher": NO_PUBLISHER[lang]} for lang in LANGS
}

ESTIMATED = re.compile(r"(?:约|大约|circa |c\. ?|ca\. ?)(\d{4})年?")


def for_2015(item: CslItem, page: str) -> CslItem:
    """The item as GB/T 7714-2015 wants it; ``page`` is the page quoted from, or empty."""
    if "URL" not in item:
        item["medium"] = shield.NO_MEDIUM  # else citeproc-py leaves out the document's type as well
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


def for_2025(item: CslItem, page: str) -> CslItem:
    """The item as GB/T 7714-2025 wants it; ``page`` is the page quoted from, or empty."""
    if item["type"] == "book" and not {"URL", "DOI"} & item.keys():
        item = NOT_KNOWN[language(item)] | item  # 7.5.2.3, 7.5.3.3
    if "DOI" in item and item["DOI"].lower() in unquote(item.get("URL", "")).lower():  # 7.9.1
        item.pop("DOI")
    if page:  # 7.7, 8.5.1.1: a work quoted from gives the quotation's page
        item["page"] = page
    if "author" not in item and "editor" in item and item["type"] not in IN_BOOKS:
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


def _unknowns(item: CslItem) -> CslItem:
    if "publisher" not in item and "publisher-place" not in item:
        return {"publisher": NEITHER[language(item)]}
    return {"publisher-place": NO_PLACE[language(item)], "publisher": NO_PUBLISHER[language(item)]}


def _in_full(name: CslName) -> CslName:
    """8.1.1: a Chinese name in pinyin, ``WANG Xiaoming``; ``WANG X`` would drop the initial of 明."""
    return {"literal": f"{name['family'].upper()} {name['given']}"} if is_pinyin(name) else name
