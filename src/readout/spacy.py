"""Readout as a component of a spaCy pipeline. Needs spaCy (``pip install 'readout[spacy]'``).

```python
nlp = spacy.blank("id")
nlp.add_pipe("readout")
doc = nlp(text)
doc._.readout.contacts       # the record
doc.spans["statements"]      # its spans, in groups by layer
```

The language is that of the pipeline where Readout has a pack for it, else told from the text. What is known of the article goes into
``doc.user_data`` before: ``published``, ``outlet``, ``title``, ``author``, ``uri``. Tokens stay those of the pipeline: a span that ends
inside of one is widened to it in ``doc.spans``; the record holds the exact offsets (:mod:`readout.exports.docbin`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from readout.exports.docbin import KEY, annotate
from readout.pipeline import Coder
from readout.record import Record

_GIVEN = ("published", "outlet", "title", "author", "uri")


class Component:
    """Codes each document of a pipeline."""

    def __init__(self, language: str | None, packs: Sequence[str]) -> None:
        self._coder = Coder(*packs)
        self._language = language if language in self._coder.languages else None

    def __call__(self, doc: Doc) -> Doc:
        """Code the text of ``doc`` and put the record and its spans into it."""
        given = {name: doc.user_data.get(name) for name in _GIVEN}
        return annotate(doc, self._coder.code(doc.text, self._language, **given))


@Language.factory("readout", default_config={"packs": []})
def component(nlp: Language, name: str, packs: list[str]) -> Component:
    """The component; ``packs`` are folders of further language packs."""
    return Component(nlp.lang, packs)


def _record(doc: Doc) -> Any:
    told = doc.user_data.get(KEY)
    return Record.from_json(told) if told else None


Doc.set_extension("readout", getter=_record, force=True)
