import pytest

from readout import packs
from readout.world import fold, similar


@pytest.mark.parametrize(
    ("a", "b"), [("dimitry", "dmitry"), ("zelenskiy", "zelenskyy"), ("лавров", "lavrov"), ("макрон", "macron")]
)
def test_spellings_of_one_name(a: str, b: str) -> None:
    assert similar(a, b) >= 0.86


@pytest.mark.parametrize(("a", "b"), [("wang", "li"), ("putin", "peskov"), ("abe", "kan")])
def test_names_apart(a: str, b: str) -> None:
    assert similar(a, b) < 0.86


def test_fold_takes_accents_away_and_keeps_scripts() -> None:
    assert fold("Çavuşoğlu") == "cavusoglu"
    assert fold("Пётр") == "петр"


@pytest.mark.parametrize(
    ("form", "nominative"),
    [
        ("Песковым", "Песков"),
        ("Захаровой", "Захарова"),
        ("Сергеем", "Сергей"),
        ("Зеленскому", "Зеленский"),
        ("Меркель", "Меркель"),
    ],
)
def test_names_go_back_to_the_nominative(form: str, nominative: str) -> None:
    assert packs.load("ru").inflection.nominatives(form)[0] == nominative


@pytest.mark.parametrize(
    ("name", "form"),
    [("Россия", "Россией"), ("Украина", "Украины"), ("Саудовская Аравия", "Саудовской Аравией"), ("Белый дом", "Белого дома"),
     ("Республика Корея", "Республики Корея"), ("США", "США"), ("российский", "российскую"), ("Исламская Республика Иран", "Исламской Республики Иран")],
)  # fmt: skip
def test_names_of_states_in_their_cases(name: str, form: str) -> None:
    assert form in set(packs.load("ru").inflection.phrases(name))
