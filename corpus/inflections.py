"""Irregular English forms and the words they belong to, which a stemmer by rules can't bring together.

So "child" finds children and "build" built, as people expect of "every inflection"; one look into a table costs
nothing that could be measured. Left out are forms that are as often words of their own (found, left, felt, ground,
thought, media) or regular forms of another (bases, lives, leaves, axes): these go by the rules.
"""

from __future__ import annotations

from collections.abc import Mapping

_FORMS = """
    arise arose arisen; awake awoke awoken; be am is are was were been; bear borne; beat beaten; become became;
    begin began begun; bend bent; blow blew blown; break broke broken; breed bred; bring brought; build built;
    burn burnt; buy bought; catch caught; choose chose chosen; come came; creep crept; deal dealt; dig dug;
    do does did done; draw drew drawn; dream dreamt; drink drank drunk; drive drove driven; dwell dwelt; eat ate eaten;
    fall fell fallen; fight fought; flee fled; fly flew flown; forbid forbade forbidden; forget forgot forgotten;
    forgive forgave forgiven; freeze froze frozen; get got gotten; give gave given; go goes went gone;
    grow grew grown; hang hung; have has had; hear heard; hide hid hidden; hold held; keep kept; know knew known;
    lead led; lean leant; leap leapt; learn learnt; lend lent; lose lost; make made; mean meant; meet met;
    mistake mistook mistaken; outgrow outgrew outgrown; overcome overcame; oversee oversaw overseen;
    overtake overtook overtaken; pay paid; prove proven; rebuild rebuilt; repay repaid; ride rode ridden;
    ring rang rung; rise rose risen; run ran; say said; see saw seen; seek sought; sell sold; send sent;
    shake shook shaken; shine shone; show shown; shrink shrank shrunk; sing sang sung; sink sank sunk; sit sat;
    sleep slept; slide slid; speak spoke spoken; speed sped; spend spent; spin spun; spring sprang sprung; stand stood;
    steal stole stolen; stick stuck; strike struck stricken; strive strove striven; swear swore sworn; sweep swept;
    swell swollen; swim swam swum; take took taken; teach taught; tear torn; tell told; throw threw thrown;
    undergo underwent undergone; understand understood; undertake undertook undertaken; uphold upheld;
    wake woke woken; wear wore worn; weave wove woven; weep wept; win won; withdraw withdrew withdrawn;
    withhold withheld; withstand withstood; write wrote written;
    analyses analysis; bacterium bacteria; child children; crisis crises; criterion criteria; curriculum curricula;
    emphasis emphases; foot feet; goose geese; hypothesis hypotheses; index indices; knife knives; loaf loaves;
    man men; matrix matrices; memorandum memoranda; mouse mice; nucleus nuclei; ox oxen; parenthesis parentheses;
    phenomenon phenomena; self selves; stimulus stimuli; stratum strata; synthesis syntheses; thesis theses;
    thief thieves; tooth teeth; wife wives; wolf wolves; woman women;
    businessman businessmen; businesswoman businesswomen; chairman chairmen; chairwoman chairwomen;
    congressman congressmen; craftsman craftsmen; fisherman fishermen; fireman firemen; foreman foremen;
    freshman freshmen; gentleman gentlemen; grandchild grandchildren; herdsman herdsmen; layman laymen;
    policeman policemen; salesman salesmen; schoolchild schoolchildren; serviceman servicemen; spokesman spokesmen;
    sportsman sportsmen; tradesman tradesmen; workman workmen
"""

BASES: Mapping[str, str] = {form: base for row in _FORMS.split(";") for base, *forms in [row.split()] for form in forms}
"""Irregular form → the word it is a form of, both in lower case."""
