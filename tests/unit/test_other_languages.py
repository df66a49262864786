"""What is in other languages is told apart as a whole, and nothing else is."""

from __future__ import annotations

import pytest

from corpus.assemble import assemble
from corpus.cleaning import clean
from corpus.other_languages import is_other_language
from corpus.readers import read_bytes
from corpus.types import Block, Locator


@pytest.mark.parametrize(
    "text",
    [
        "これは茶山の村を紹介する段落です。",
        "이 문단은 차 마을을 소개합니다.",
        "Этот абзац рассказывает о чайной деревне.",
        "هذه الفقرة تقدم قرية الشاي",
        "ย่อหน้านี้แนะนำหมู่บ้านชา",
        "ᠴᠠᠢ ᠶᠢᠨ ᠲᠣᠰᠬᠣᠨ",
        "ཇའི་གྲོང་ཚོ",
        "Le village de la montagne vend du thé et les visiteurs sont logés dans une ferme.",
        "Das Dorf am Berg verkauft Tee und die Gäste schlafen in einem Hof mit Garten.",
        "El pueblo de la montaña vende té y los visitantes se alojan en una granja.",
        "Kampung di gunung itu menjual teh dan pelawat tinggal dengan keluarga petani.",
        "Shān shàng de cūnzi mài chá, kèrén zhù zài nóngjiā.",
    ],
)
def test_a_paragraph_in_another_language_is_known(text: str) -> None:
    assert is_other_language(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2024",
        "茶山の店",
        "α + β = γ",
        "The word 茶 is read as ちゃ in Japanese.",
        "Wuhan Changsha Nanchang Hefei Nanjing Shanghai",
        "He drove from La Paz to Los Angeles and on to Las Vegas in an old Ford de luxe.",
        "Médecins Sans Frontières et la Croix-Rouge",
        "kubectl get pods -o wide --all-namespaces -l app=nginx",
        "Dubois, P. 2010. Le thé et la route dans les montagnes du Sud. Lyon.",
        "De facto the road is closed; de jure it is open.",
    ],
)
def test_names_formulas_commands_and_short_phrases_are_not_another_language(text: str) -> None:
    assert not is_other_language(text)


def test_other_languages_are_kept_beside_the_passages() -> None:
    french = "Le village est calme et les rues sont vides dans la nuit."
    text = f"茶山村很安静。\n\nThe tea village is quiet.\n\nお茶の村はとても静かです。\n\n{french}\n"
    made = assemble(read_bytes(text.encode(), "village.txt"))
    assert [(p.zh, p.en) for p in made.passages] == [("茶山村很安静。", "The tea village is quiet.")]
    assert [b.text for b in made.boilerplate] == ["お茶の村はとても静かです。", french]


def test_a_text_all_in_another_language_is_left_as_it_is() -> None:
    blocks = (Block("Le village est calme et les rues sont vides dans la nuit.", Locator()), Block("2024", Locator()))
    assert clean(blocks) == blocks
