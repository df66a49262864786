"""From text to query and back."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from indexer.query import And, Between, Everything, Filter, Near, Not, Or, Quoted, Term, Value, Wild, unparse
from indexer.query.parser import parse

MORE = Between(">5000亿元", "CNY", Fraction(500_000_000_000), None, (True, False))
SHARES = Between("5%..10%", "ratio", Fraction(5, 100), Fraction(10, 100))

READS = {
    ">5000亿元": MORE,
    "＞５０００亿元": replace(MORE, text=">5000亿元"),
    "出口>5000亿元的县": And((Term("出口"), MORE, Term("的县"))),
    "zh:>5000亿元 -(5%..10%)": And((replace(MORE, lang="zh"), Not(SHARES))),
    "5% .. 10%": SHARES,
    "5．．10%": Between("5..10%", "ratio", Fraction(5, 100), Fraction(10, 100)),
    ">=5 billion yuan growth": And((Between(">=5 billion yuan", "CNY", Fraction(5 * 10**9), None), Term("growth"))),
    "<1,200": Between("<1,200", None, None, Fraction(1200), (False, True)),
    "100..200亿元": Between("100..200亿元", "CNY", Fraction(10**10), Fraction(2 * 10**10)),
    "CNY5..0.5万元": Between("CNY5..0.5万元", "CNY", Fraction(5), Fraction(5000)),
    "5%..10": Between("5%..10", "ratio", Fraction(5, 100), Fraction(10, 100)),
    "5亿..10": Between("5亿..10", None, Fraction(5 * 10**8), Fraction(10**9)),
    "1000万元..1 billion": Between("1000万元..1 billion", "CNY", Fraction(10**7), Fraction(10**9)),
    "》5000亿元": MORE,
    "(《5%)": Between("<5%", "ratio", None, Fraction(5, 100), (False, True)),
    "《5000亿元》": Value("5000亿元", "500000000000", "CNY"),
    "CNY5..10 million": Between("CNY5..10 million", "CNY", Fraction(5 * 10**6), Fraction(10**7)),
    "2亩..1公顷": Between("2亩..1公顷", "area", Fraction(4000, 3), Fraction(10**4)),
    "~5%": Between("~5%", "ratio", Fraction(45, 1000), Fraction(55, 1000)),
    "p<0.05": Term("p<0.05"),
    "> tea": Term("tea"),
    "source:a.txt collection:“tea gardens”": And((Filter("source", "a.txt"), Filter("collection", "tea gardens"))),
    "改革 开放": And((Term("改革"), Term("开放"))),
    "改革、开放": And((Term("改革"), Term("开放"))),
    '"改革 开放"': Quoted("改革 开放"),
    "“改革”开放": And((Quoted("改革"), Term("开放"))),
    "「改革」": Quoted("改革"),
    '给"茶山书屋""夜车书屋"各送一箱': And((Term("给"), Quoted("茶山书屋"), Quoted("夜车书屋"), Term("各送一箱"))),
    '“say "no"”': Quoted('say "no"'),
    "“say ””no”””": Quoted("say ”no”"),
    '“say "””no"”': Quoted('say "”no"'),
    "zh: 改革 en： tea": And((Term("改革", "zh"), Term("tea", "en"))),
    "zh:改革 -en:reform": And((Term("改革", "zh"), Not(Term("reform", "en")))),
    "zh：“改革” －en：reform": And((Quoted("改革", "zh"), Not(Term("reform", "en")))),
    "zh:(改革 OR 开放)": Or((Term("改革", "zh"), Term("开放", "zh"))),
    "tea AND harbour OR port": Or((And((Term("tea"), Term("harbour"))), Term("port"))),
    "tea NOT (harbour OR port)": And((Term("tea"), Not(Or((Term("harbour"), Term("port")))))),
    "tea NEAR/5 harbour": Near(Term("tea"), Term("harbour"), 5),
    "ｔｅａ　ＡＮＤ　ｐｏｒｔ": And((Term("tea"), Term("port"))),
    "organi?ation* tea": And((Wild("organi?ation*"), Term("tea"))),
    "doc:a.txt kind:heading year:2020..2022 status:official": And(
        (Filter("doc", "a.txt"), Filter("kind", "heading"), Filter("year", "2020..2022"), Filter("status", "official"))
    ),
    'doc:"annual report" tea': And((Filter("doc", "annual report"), Term("tea"))),
    "20514.2亿元": Value("20514.2亿元", "2051420000000", "CNY"),
    "GDP of CNY2051.42 billion yuan": And(
        (Term("GDP"), Term("of"), Value("CNY2051.42 billion yuan", "2051420000000", "CNY"))
    ),
    "en:5 million yuan": Value("5 million yuan", "5000000", "CNY", "en"),
    "zh:5 en:million yuan": And((Term("5", "zh"), Term("million", "en"), Term("yuan"))),
    "12.3 % 5 %左右 $ 5": And((Value("12.3%", "12.3", "%"), Term("5"), Term("%左右"), Value("$5", "5", "USD"))),
    "总值20 亿元以上": And((Term("总值"), Value("20 亿元", "2000000000", "CNY"), Term("以上"))),
    "-总值20 亿元": And((Not(Term("总值20")), Term("亿元"))),
    "-5% OR 1.2万亿": Or((Not(Value("5%", "5", "%")), Value("1.2万亿", "1200000000000", ""))),
    "茶 -5 million tons": And((Term("茶"), Not(Value("5 million tons", "5000000", "t")))),
    "5000 km²": Value("5000 km²", "5000", "km2"),
    "tea NEAR/3 5%": Near(Term("tea"), Term("5%"), 3),
    '"5%"': Quoted("5%"),
    "2021年": Term("2021年"),
    "一度 三元 354个": And((Term("一度"), Term("三元"), Term("354个"))),
    "2 thousand": And((Term("2"), Term("thousand"))),
    "state-owned 1,100 12.3%的": And((Term("state-owned"), Term("1,100"), Term("12.3%的"))),
    "5G基站": Term("5G基站"),
    "": Everything(),
    " \n": Everything(),
}


@pytest.mark.parametrize("text", READS)
def test_syntax_is_read_as_meant(text):
    assert parse(text).query == READS[text]


GUESSES = {
    "投 资 环 境 tea": (And((Term("投资环境"), Term("tea"))), ["joined"]),
    "改 革 -(开 放)": (And((Term("改革"), Not(Term("开放")))), ["joined", "joined"]),
    "茶 纸": (And((Term("茶"), Term("纸"))), []),
    "茶 山水 酒": (And((Term("茶"), Term("山水"), Term("酒"))), []),
    "改革..开放": (And((Term("改革"), Term("开放"))), ["range-as-text"]),
    "5%..10亿元": (And((Value("5%", "5", "%"), Value("10亿元", "1000000000", "CNY"))), ["range-as-text"]),
    ">改革": (Term("改革"), ["range-as-text"]),
    "~2020": (Term("2020"), ["range-as-text"]),
    # text: (what it is read as, kinds of notes)
    "what is reform?": (And((Term("what"), Term("is"), Term("reform"))), []),
    "什么是改革？": (Term("什么是改革"), []),
    "- 12 -": (Term("12"), ["nothing-to-exclude"]),
    "tea -": (Term("tea"), ["nothing-to-exclude"]),
    "twenty-one": (Term("twenty-one"), []),
    "10:30 http://example.org/a": (And((Term("10:30"), Term("http"), Term("example.org/a"))), []),
    "AND tea": (And((Term("and"), Term("tea"))), ["operator-as-text"]),
    "tea OR": (And((Term("tea"), Term("or"))), ["operator-as-text"]),
    "tea NEAR/5 (a OR b)": (And((Term("tea"), Or((Term("a"), Term("b"))))), ["near-as-and"]),
    '"tea': (Term("tea"), ["unclosed-quote"]),
    '"" tea': (Term("tea"), ["empty-quote"]),
    "(tea": (Term("tea"), ["unbalanced-parenthesis"]),
    "tea) port": (And((Term("tea"), Term("port"))), ["unbalanced-parenthesis"]),
    "kind:poem": (And((Term("kind"), Term("poem"))), ["filter-as-text"]),
    "year:soon": (And((Term("year"), Term("soon"))), ["filter-as-text"]),
    "year: 2021": (And((Term("year"), Term("2021"))), ["filter-as-text"]),
    "tea doc:": (And((Term("tea"), Term("doc"))), ["filter-as-text"]),
    "reform NEAR tea": (And((Term("reform"), Term("tea"))), ["near-without-number"]),
    "reform NEAR/1000 tea": (And((Term("reform"), Term("tea"))), ["near-without-number"]),
    "tea NEAR": (And((Term("tea"), Term("near"))), ["operator-as-text"]),
    "*tion": (Term("tion"), ["wildcard-as-text"]),
    "ab*": (Term("ab"), ["wildcard-as-text"]),
    "改革*": (Term("改革"), ["wildcard-as-text"]),
    "tea* port": (And((Wild("tea*"), Term("port"))), ["wildcard"]),
    "，": (Quoted(","), []),
    "zh:": (Term("zh"), []),
    "a\ud800b": (Term("a\ufffdb"), []),
}


@pytest.mark.parametrize("text", GUESSES)
def test_what_cannot_be_syntax_is_text_and_a_note_says_so(text):
    parsed = parse(text)
    assert (parsed.query, [note.kind for note in parsed.notes]) == GUESSES[text]


@pytest.mark.parametrize("text", [*READS, *GUESSES])
def test_the_canonical_text_is_read_as_the_same_query(text):
    query = parse(text).query
    assert parse(unparse(query)).query == query


def test_a_very_long_text_is_cut_and_that_is_said():
    parsed = parse("tea " * 5000)
    assert [note.kind for note in parsed.notes] == ["shortened"]


def test_a_very_long_row_of_figures_is_text_and_takes_no_time():
    row = "1," * 50_000 + "1元"
    assert parse(row).query == Term(row)
    assert parse("5" + " " * 100_000 + "%").query == Term("5")


def test_deep_nesting_is_no_danger():
    assert parse("(" * 5000 + "tea" + ")" * 5000).notes
    assert parse("-" * 5000 + "tea").query == Not(Term("tea"))
    assert parse("zh:" * 100 + "茶").query == Term("茶", "zh")


def test_a_side_before_a_mark_that_is_not_closed_yet_binds_what_follows():
    found = parse('zh:"稀土')
    assert (found.query, [note.kind for note in found.notes]) == (Term("稀土", "zh"), ["unclosed-quote"])


def test_signs_that_are_all_there_is_to_look_for_are_not_said_to_be_left_out():
    found = parse('"')
    assert (found.query, found.notes) == (Quoted('"'), ())
