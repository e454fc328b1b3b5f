"""Learned names: the model, its gazetteer, its layer."""

from pathlib import Path

from readout import packs
from readout.evaluate import Task, evaluate
from readout.evaluate.columns import sentences
from readout.packs import Pack
from readout.passes import Analysis, Given
from readout.passes.names import FindNames
from readout.text import Gazetteer, NameModel, analyse, entities, pack
from readout.train.names import NamesRecipe, train


def test_entities_of_tags() -> None:
    assert entities(["B-PER", "I-PER", "O", "I-ORG", "B-ORG", "I-LOC"]) == [
        (0, 2, "PER"), (3, 4, "ORG"), (4, 5, "ORG"), (5, 6, "LOC"),
    ]  # fmt: skip
    assert entities([]) == []


def test_a_gazetteer_tells_the_longest_name_of_each_kind(tmp_path: Path) -> None:
    path = tmp_path / "g.gz"
    path.write_bytes(pack({"P": [["anu"], ["anu", "wira"]], "L": [["anu"]]}))
    assert path.read_bytes() == pack({"L": [["anu"]], "P": [["anu", "wira"], ["anu"]]})
    known = Gazetteer.load(path)
    words = ["Anu", "Wira", "dan", "Anu", "anu"]
    assert known.marks(words, [w.lower() for w in words]) == ["BP2", "IP2", "", "BLP1", ""]


def test_columns_of_several_kinds(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Anu PROPN B-PER\ntiba VERB O\n\nPT\tORGANISATION\n", encoding="utf-8")
    assert list(sentences(path)) == [[("Anu", "B-PER"), ("tiba", "O")], [("PT", "B-ORG")]]
    path.write_text("Anu\tPerson\nWira\tPerson\n.\tO\nBogor\tPlace\n", encoding="utf-8")
    assert list(sentences(path)) == [[("Anu", "B-PER"), ("Wira", "I-PER"), (".", "O")], [("Bogor", "B-LOC")]]


def test_training_gives_the_same_bytes_and_a_model_that_is_scored(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Anu B-PER\nWira I-PER\ntiba O\ndi O\nBogor B-LOC\n\n" * 5, encoding="utf-8")
    recipe = NamesRecipe(licence="x", date="2031-01-01", data=(), train=("a.txt",), test=())
    model = train(recipe, tmp_path, Gazetteer({}))
    assert model == train(recipe, tmp_path, Gazetteer({}))
    (tmp_path / "m.gz").write_bytes(model)
    found = NameModel(tmp_path / "m.gz")(["Anu", "Wira", "tiba", "di", "Bogor"])
    assert [(first, last, label) for first, last, label, _ in found] == [(0, 2, "PER"), (4, 5, "LOC")]
    assert all(0 < score <= 1 for *_, score in found)
    assert evaluate(Task("names", path)).tally["names"].gold == 10


def test_the_layer_names_what_the_lexicons_do_not_know() -> None:
    of = packs.load("id")
    text = "Rapat itu dipimpin Bambang Suryanto dari Bank Sentosa. rapat selesai."
    analysis = Analysis(analyse(text, of.conventions), of, Given())
    FindNames(of)(analysis)
    labels = {text[slice(*n.span)]: n.label for n in analysis.names}
    assert labels["Bambang Suryanto"] == "PER"
    assert all(
        text[slice(*n.span)] == " ".join(t.text for t in analysis.document.tokens[slice(*n.tokens)])
        for n in analysis.names
    )


def test_without_a_model_the_layer_is_empty(tmp_path: Path) -> None:
    of = packs.load("id")
    bare = Pack(of.meta, tmp_path, of.topics)
    analysis = Analysis(analyse("Rapat dipimpin Bambang Suryanto.", of.conventions), bare, Given())
    FindNames(bare)(analysis)
    assert analysis.names == []
