"""English words before whose point or behind which a sentence need not end, by what may follow them."""

from __future__ import annotations

TITLES = frozenset(
    "Mr Mrs Ms Mx Dr Prof Messrs Mme Mlle Gen Col Capt Cmdr Cdr Lt Sgt Maj Adm Rev Hon Gov Sen Rep Pres Supt Insp Amb "
    "Brig Cpl Pvt Fr Mgr Msgr Drs Profs Sens Reps Gens Mt".split()
)
"""A name follows."""

LATIN = frozenset("e.g i.e eg ie viz cf vs v ca approx incl excl esp resp".split())
"""More of the sentence follows."""

NUMBERED = frozenset(
    "no nos art arts sec secs fig figs eq eqs vol vols ch chap p pp para paras cl cls reg regs sched tab app ref refs "
    "pt bk pl op tel ext rm apt nr".split()
)
"""Followed by a number they are abbreviations, otherwise words at the end of a sentence (“the answer is no.”)."""

UNITS = frozenset("ft oz lb lbs hr hrs min mins sec secs yd yds sq cu km cm mm kg".split())
"""Followed by a number they are a part of a measure (6 ft. 2 in.)."""

MONTHS = frozenset(
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun".split()
)
TIMES = frozenset("a.m p.m am pm".split())
ZONES = frozenset(
    "Eastern Pacific Central Mountain Beijing Greenwich ET EST EDT PT PST PDT GMT UTC CST BST Monday Tuesday Wednesday "
    "Thursday Friday Saturday Sunday".split()
)
"""Capitalised words that go on with a time of day."""

MAY_END = frozenset(
    "Inc Ltd Co Corp Bros Jr Sr Esq LLC Dept Univ Assn Ave Blvd Rd Sq Bldg Est Mfg Intl St Ft Plc Pty Cie Hosp Inst "
    "Mus Soc Acad Govt Ph.D M.D Pte".split()
)
"""At the end of a sentence as often as in it; what follows decides."""

STARTERS = frozenset(
    "The A An It Its In On At He She They We You I This That These Those There But And Or So If When While As For From "
    "With After Before However Although Though Since His Her Their Our My Both Some Many Most All No Not Now Then To "
    "By What Who Why How Where Which Here According Under During Each Every Such Other Another Meanwhile Moreover "
    "Furthermore Therefore Thus Also First Second Third Finally Once Until Because Despite Yet Nor Only Even Still "
    "Today Yesterday Tomorrow Last Next Nobody Nothing Everyone Everything Let Please".split()
)
"""Words that begin sentences more often than names; with a capital behind an abbreviation they tell its end."""

NAMES_WITH_STOPS = ("Yahoo!", "Jeopardy!", "Kahoot!", "Panic!", "Wham!", "Oklahoma!", "Airplane!", "Guess?", "Which?")
"""Names that hold a stop of their own."""
