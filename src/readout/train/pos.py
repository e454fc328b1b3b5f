"""Train and score part-of-speech taggers on Universal Dependencies treebanks."""

from __future__ import annotations

import gzip
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import msgspec

from readout.evaluate import Counts
from readout.evaluate.pos import score
from readout.evaluate.treebank import Word, as_our_tokens, sentences
from readout.text.tagger import Tagger, features
from readout.train.recipe import Recipe, card, read

Tagged = list[tuple[str, str]]


class Relabel(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A treebank of older guidelines, made current: the changes are learned from one text in both states."""

    train: tuple[str, ...]
    old: str
    new: str


class PosRecipe(Recipe, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a tagger is trained. ``collapse``: clitics are tagged with their host (see ``evaluate.treebank.sentences``)."""

    collapse: bool = False
    relabel: Relabel | None = None


MODEL = "pos.crfsuite.gz"


def run(code: str, recipes: Path, data: Path, out: Path) -> str:
    """Train, score and write the tagger of a pack; gives its card."""
    recipe = read(recipes / "pos.toml", PosRecipe)
    model = train(recipe, data)
    out.mkdir(parents=True, exist_ok=True)
    (out / MODEL).write_bytes(model)
    tagger = Tagger(out / MODEL)
    rows = [
        "| test set | words right, as the treebank cuts them | tokens right, as Readout cuts them |",
        "|---|---|---|",
    ]
    for name in recipe.test:
        counts = score(tagger, data / name, collapse=recipe.collapse)
        rows.append(f"| {Path(name).stem} | {_share(counts['pos.words'])} | {_share(counts['pos.tokens'])} |")
    if recipe.collapse:
        rows.append("\nClitics count with their host: one tag for a word with its endings.")
    text = card(f"Part of speech, `{code}`", recipe, model, rows, sees=_SEES)
    (out / "pos.md").write_text(text, encoding="utf-8")
    return text


_SEES = "UPOS tags; the features are those of `text/tagger.py`: form, ends and shape of the word, the two words on each side."


def _share(counts: Counts) -> str:
    return f"{counts.matched / counts.gold:.2%} of {counts.gold:,}"


def train(recipe: PosRecipe, data: Path) -> bytes:
    """A model, gzip-compressed."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    for sentence in corpus(recipe, data):
        trainer.append(features([w for w, _ in sentence]), [tag for _, tag in sentence])
    trainer.select(recipe.algorithm)
    trainer.set_params(recipe.parameters)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model"
        trainer.train(str(path))
        return gzip.compress(path.read_bytes(), mtime=0)


def corpus(recipe: PosRecipe, data: Path) -> Iterable[Tagged]:
    """The training sentences: as the treebank cuts them, and as we do where that differs."""
    for words in _current(recipe, data):
        plain = [(w.form, w.upos) for w in words]
        yield plain
        ours = as_our_tokens(words)
        if ours != plain:
            yield ours


def _current(recipe: PosRecipe, data: Path) -> Iterable[list[Word]]:
    for name in recipe.train:
        yield from sentences(data / name, collapse=recipe.collapse)
    if recipe.relabel is not None:
        table = _changes(
            list(sentences(data / recipe.relabel.old, collapse=True)),
            list(sentences(data / recipe.relabel.new, collapse=True)),
        )
        for name in recipe.relabel.train:
            for words in sentences(data / name, collapse=True):
                yield _relabelled(words, table)


_Keys = list[tuple[str, ...]]


def _keys(words: list[Word], i: int) -> _Keys:
    """Under what a change of tag is looked up, the most special first."""
    word = words[i]
    head = words[word.head].upos if word.head >= 0 else "ROOT"
    form = word.form.lower()
    return [(form, word.upos, word.deprel, head), (form, word.upos, word.deprel), (word.upos, word.deprel, head)]


def _changes(old: list[list[Word]], new: list[list[Word]]) -> dict[tuple[str, ...], str]:
    """The current tag most often seen for each key met twice or more, from sentences cut alike in both states."""
    by_text = {" ".join(w.form for w in words): words for words in new}
    seen: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for words in old:
        current = by_text.get(" ".join(w.form for w in words))
        if current is not None:
            for i, word in enumerate(current):
                for key in _keys(words, i):
                    seen[key][word.upos] += 1
    return {key: min(tags, key=lambda t: (-tags[t], t)) for key, tags in seen.items() if sum(tags.values()) >= 2}


def _relabelled(words: list[Word], table: dict[tuple[str, ...], str]) -> list[Word]:
    out = []
    for i, word in enumerate(words):
        tag = next((table[key] for key in _keys(words, i) if key in table), word.upos)
        out.append(Word(word.form, tag, word.deprel, word.head, word.space))
    return out
