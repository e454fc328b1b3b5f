"""The taggers: cards that are true, tags that come on demand, training that gives the same bytes."""

import hashlib
from pathlib import Path

import pytest

from readout import packs
from readout.evaluate import Task, evaluate
from readout.evaluate.treebank import as_our_tokens, sentences
from readout.text import analyse
from readout.train.pos import PosRecipe, train
from readout.train.recipe import Recipe, read

MODELS = [(code, path) for code, folder in packs.available().items() for path in sorted(folder.glob("models/*.toml"))]

TREEBANK = """# text = Katanya Rusia-Ukraina berunding di A.S.
1-2	Katanya	_	_	_	_	_	_	_	_
1	Kata	kata	VERB	_	_	4	parataxis	_	_
2	nya	nya	PRON	_	_	1	nsubj	_	_
3	Rusia-Ukraina	Rusia	PROPN	_	_	4	nsubj	_	_
4	berunding	runding	VERB	_	_	0	root	_	_
5	di	di	ADP	_	_	6	case	_	_
6	A.S	A.S	PROPN	_	_	4	obl	_	SpaceAfter=No
7	.	.	PUNCT	_	_	4	punct	_	_

"""


@pytest.mark.parametrize(("code", "recipe"), MODELS, ids=lambda x: str(getattr(x, "stem", x)))
def test_every_model_has_its_card_and_is_the_one_that_the_card_tells(code: str, recipe: Path) -> None:
    model = recipe.with_name(f"{recipe.stem}.crfsuite.gz").read_bytes()
    card = recipe.with_suffix(".md").read_text(encoding="utf-8")
    assert hashlib.sha256(model).hexdigest() in card
    assert "CC BY-NC" not in card


@pytest.mark.parametrize("code", ["id", "en", "ru"])
def test_recipes_read_and_name_the_licence_of_each_set(code: str) -> None:
    recipe = read(packs.load(code).folder / "models" / "pos.toml", PosRecipe)
    assert isinstance(recipe, Recipe)
    assert all(d.licence and d.origin for d in recipe.data)


@pytest.mark.parametrize(
    ("code", "text", "tags"),
    [
        ("id", "Presiden bertemu menteri di Jakarta.", ["NOUN", "VERB", "NOUN", "ADP", "PROPN", "PUNCT"]),
        ("en", "The minister met him in Moscow.", ["DET", "NOUN", "VERB", "PRON", "ADP", "PROPN", "PUNCT"]),
        ("ru", "Министр прибыл в Москву.", ["NOUN", "VERB", "ADP", "PROPN", "PUNCT"]),
    ],
)
def test_tags_come_when_asked_for_sentence_by_sentence(code: str, text: str, tags: list[str]) -> None:
    document = analyse(f"{text} {text}", packs.load(code).conventions)
    assert not any(t.pos for t in document.tokens)
    assert document.tag(document.sentences[1])
    assert not any(t.pos for t in document.tokens[: len(tags)])
    assert [t.pos for t in document.tokens[len(tags) :]] == tags
    document.tag()
    assert all(t.pos for t in document.tokens)


def test_a_split_word_has_the_tag_of_its_host_and_our_tokens_that_of_their_word(tmp_path: Path) -> None:
    path = tmp_path / "id_toy.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    (collapsed,) = sentences(path, collapse=True)
    assert [(w.form, w.upos) for w in collapsed][:2] == [("Katanya", "VERB"), ("Rusia-Ukraina", "PROPN")]
    assert as_our_tokens(collapsed)[1:4] == [("Rusia", "PROPN"), ("-", "PUNCT"), ("Ukraina", "PROPN")]
    assert as_our_tokens(collapsed)[-1] == ("A.S.", "PROPN")
    (split,) = sentences(path, collapse=False)
    assert [w.form for w in split][:2] == ["Kata", "nya"]
    assert evaluate(Task("pos", path)).tally["pos.words"].gold == 6


def test_the_same_recipe_and_data_give_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "toy.conllu").write_text(TREEBANK * 3, encoding="utf-8")
    recipe = PosRecipe(licence="x", date="2031-01-01", data=(), train=("toy.conllu",), test=(), collapse=True)
    assert train(recipe, tmp_path) == train(recipe, tmp_path)
