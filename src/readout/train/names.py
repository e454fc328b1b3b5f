"""Train and score models of names on data sets in columns, with a gazetteer made of lists of names."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from gzip import compress
from pathlib import Path

import msgspec

from readout.evaluate import Counts
from readout.evaluate.columns import sentences
from readout.evaluate.names import score
from readout.evaluate.treebank import open_text
from readout.text import Gazetteer, NameModel, features, normalise, pack, tokenise
from readout.train.recipe import Recipe, card, read

MODEL, GAZETTEER = "names.crfsuite.gz", "names.gazetteer.gz"
_SEES = (
    "Names of persons, organisations and places; the features are those of `text/names.py`: those of the tagger, the run of"
    " capitals that a word stands in, and a gazetteer."
)


class NamesRecipe(Recipe, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a model of names is trained: ``train`` are news, ``other`` is text of another kind.

    ``gazetteer`` gives the lists of names, one a line, for each kind (P, O, L). ``remark`` goes into the card.
    """

    other: tuple[str, ...] = ()
    gazetteer: dict[str, str] = msgspec.field(default_factory=dict)
    remark: str = ""


def run(code: str, recipes: Path, data: Path, out: Path) -> str:
    """Train, score and write the model and the gazetteer of a pack; gives the card."""
    recipe = read(recipes / "names.toml", NamesRecipe)
    out.mkdir(parents=True, exist_ok=True)
    if recipe.gazetteer:
        (out / GAZETTEER).write_bytes(gazetteer(recipe, data))
    known = Gazetteer.load(out / GAZETTEER) if recipe.gazetteer else Gazetteer({})
    model = train(recipe, data, known)
    (out / MODEL).write_bytes(model)
    rows = ["| test set | entity F1 | precision | recall | PER | ORG | LOC |", "|---|---|---|---|---|---|---|"]
    for name in recipe.test:
        tally = score(NameModel(out / MODEL), data / name)
        whole = tally["names"]
        parts = (_percent(tally[f"names.{label}"].f1) for label in ("PER", "ORG", "LOC"))
        figures = (_percent(whole.f1), _percent(whole.precision), _percent(whole.recall), *parts)
        rows.append(f"| {Path(name).stem} ({_names(whole)}) | {' | '.join(figures)} |")
    if recipe.remark:
        rows.append(f"\n{recipe.remark}")
    text = card(f"Names, `{code}`", recipe, model, rows, sees=_SEES)
    (out / "names.md").write_text(text, encoding="utf-8")
    return text


def train(recipe: NamesRecipe, data: Path, known: Gazetteer) -> bytes:
    """A model, gzip-compressed."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    for names, news in ((recipe.train, True), (recipe.other, False)):
        for name in names:
            for sentence in sentences(data / name):
                trainer.append(features([w for w, _ in sentence], known, news=news), [tag for _, tag in sentence])
    trainer.select(recipe.algorithm)
    trainer.set_params(recipe.parameters)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model"
        trainer.train(str(path))
        return compress(path.read_bytes(), mtime=0)


def gazetteer(recipe: NamesRecipe, data: Path) -> bytes:
    """The lists of names, packed; a line that is not UTF-8 is left out."""
    return pack({kind: _listed(data / name) for kind, name in recipe.gazetteer.items()})


def _listed(path: Path) -> list[Sequence[str]]:
    lines = [line.strip() for line in open_text(path).splitlines() if "\ufffd" not in line]
    return [[normalise(t.text) for t in tokenise(line)] for line in lines if line]


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{share:.1%}"


def _names(counts: Counts) -> str:
    return f"{counts.gold:,} names"
