"""spaCy reads what we write, at the very offsets; and Readout is a component of its pipelines. Skipped where spaCy is not installed."""

from __future__ import annotations

import importlib.metadata as metadata
import io
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

spacy = pytest.importorskip("spacy", reason="spacy is not installed: pip install -e '.[readers]'")

import readout.spacy  # noqa: E402  (an installed Readout is found by spaCy alone: see the last test)
from readout.errors import LanguageError  # noqa: E402
from readout.exports import export  # noqa: E402
from readout.exports.docbin import NAME  # noqa: E402
from readout.record import Actor, Record  # noqa: E402
from tests.reconcile.builders import record  # noqa: E402

TEXT = "JAKARTA - Presiden Rusia Vladimir Putin menelepon Presiden Turki Recep Tayyip Erdogan, Kamis.\n\nMereka membahas gas."
ODD = "  Pre\u0301siden  A menelepon\u00a0B  🤝\r\n(50 menit),\tkata Kremlin. "


def docs(folder: Path, records: list[Record]) -> list[object]:
    export("spacy", records, folder)
    return list(spacy.tokens.DocBin().from_disk(folder / NAME).get_docs(spacy.blank("xx").vocab))


@pytest.fixture(scope="module")
def coded() -> Record:
    return readout.code(TEXT, "id", "2021-12-31")


def test_a_docbin_holds_every_span_at_its_place(coded: Record, tmp_path: Path) -> None:
    records = [coded, record("Warta <b> & \x0c", duration="PT50M", speaker=("Jane Roe", "AAA"))]
    for doc, made in zip(docs(tmp_path, records), records, strict=True):
        assert doc.text == made.document.text
        found = {s.id_: (s.start_char, s.end_char) for group in doc.spans.values() for s in group}
        assert found == dict(made.spans())
        assert Record.from_json(doc.user_data["readout"]) == made
    assert {s.label_ for s in doc.spans["statements"]} == {"statements-content", "statements-cue"}


def test_offsets_hold_in_odd_text_and_inside_of_tokens(coded: Record, tmp_path: Path) -> None:
    document = msgspec.structs.replace(coded.document, text=ODD, published=None, dateline=None)
    every = tuple((i, j) for i in range(len(ODD)) for j in (i + 1, i + 3) if j <= len(ODD))
    for at in range(0, len(every), 7):
        odd = Record(document=document, actors=(Actor(id="A1", kind="person", name="A", mentions=every[at : at + 7]),))
        (doc,) = docs(tmp_path, [odd])
        assert doc.text == ODD
        assert [(s.start_char, s.end_char) for s in doc.spans["actors"]] == list(every[at : at + 7])


def test_entities_are_known_by_their_qid(coded: Record, tmp_path: Path) -> None:
    (doc,) = docs(tmp_path, [coded])
    assert {s.kb_id_ for s in doc.spans["actors"]} == {a.entity for a in coded.actors}


def test_a_component_codes_each_document(coded: Record) -> None:
    nlp = spacy.blank("id")
    nlp.add_pipe("readout")
    doc = nlp.make_doc(TEXT)
    doc.user_data["published"] = "2021-12-31"
    doc = nlp(doc)
    assert doc._.readout == coded
    assert doc.text == TEXT
    for group in doc.spans.values():
        for span in group:
            start, end = dict(coded.spans())[span.id_]
            assert span.start_char <= start
            assert end <= span.end_char
    assert spacy.blank("id")(TEXT)._.readout is None
    back = spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert back._.readout == coded


def test_a_pipeline_of_another_language_is_told_from_the_text(coded: Record) -> None:
    nlp = spacy.blank("xx")
    nlp.add_pipe("readout")
    assert nlp(TEXT)._.readout.document.language == "id"
    with pytest.raises(LanguageError):
        nlp("Das Treffen der beiden Minister wurde gestern in Berlin abgesagt, weil keine Einigung in Sicht war.")


def test_the_command_writes_a_docbin(coded: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from readout.cli import main

    monkeypatch.setattr("sys.stdin", io.StringIO(coded.to_json() + "\n"))
    assert main(["export", "spacy", "-", "--out", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out" / NAME).exists()


def test_an_installed_readout_is_found_by_name_alone() -> None:
    try:
        metadata.version("readout")
    except metadata.PackageNotFoundError:
        pytest.skip("readout runs from its source here: nothing is installed that spaCy could find")
    program = "import spacy; nlp = spacy.blank('id'); nlp.add_pipe('readout'); print(nlp.pipe_names)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout == "['readout']\n", done.stderr
