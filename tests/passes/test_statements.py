"""Statements: what the examples of the packs cannot say."""

from __future__ import annotations

from readout.packs import load
from readout.passes.statements.frames import frames
from readout.pipeline import Coder
from readout.text import analyse

CODER = Coder()


def test_a_frame_holds_what_a_quotation_joins() -> None:
    text = '"Satu. Dua," kata Ani. Ia pergi.'
    rows = frames(analyse(text, load("id").conventions))
    assert [(text[f.start : f.end]) for f in rows] == ['"Satu. Dua," kata Ani.', "Ia pergi."]
    assert rows[0].items[0].kind == "quote"


def test_a_broken_quotation_is_one_statement_of_two_spans() -> None:
    record = CODER.code('"Kami menolak," kata Menteri Ani Wijaya. "Dan itu keputusan akhir."', "id").verify()
    (statement,) = record.statements
    assert [record.quote(s) for s in statement.content] == ["Kami menolak,", "Dan itu keputusan akhir."]
    assert statement.type == "direct"


def test_an_unnamed_source_stays_unnamed() -> None:
    record = CODER.code("Sejumlah pejabat mengatakan perundingan akan dilanjutkan.", "id").verify()
    (statement,) = record.statements
    actor = record.actor(statement.source)
    assert actor is not None
    assert (actor.kind, actor.name) == ("group", "Sejumlah pejabat")
    assert record.statements_by("pejabat") == (statement,)


def test_a_superscript_digit_is_no_number() -> None:
    record = CODER.code('"The area is 40 km ² today," said Anna Berg.', "en").verify()
    assert len(record.statements) == 1
