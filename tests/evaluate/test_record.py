"""The score of whole records: by hand on an invented article, and beside the public scorer where that is there."""

import importlib.util
import json
from pathlib import Path

import msgspec
import pytest

from readout.errors import InputError
from readout.evaluate import Article, Gold, Report
from readout.evaluate.gold import find, read
from readout.evaluate.record import score
from readout.record import Actor, Commitment, Contact, Document, Event, Record, Statement, Timex, Via

TEXT = (
    'ASTANA - Presiden Kalia Berun Osan menelepon Presiden Moriv Tala Wen, Selasa. "Kami siap berunding jika perbatasan '
    'dibuka," kata Osan, dikutip Kantor Berita Kalia.'
)
GOLD = {
    "doc": "x",
    "lang": "id",
    "published": "2031-05-07",
    "actors": {
        "osan": {"kind": "person", "names": ["Berun Osan", "Osan"], "country": "KAZ"},
        "wen": {"kind": "person", "names": ["Tala Wen"], "country": "KGZ"},
        "kalia": {"kind": "agency", "names": ["Kantor Berita Kalia"]},
        "gone": {"kind": "government", "names": ["Moriv"], "country": "KGZ"},
    },
    "times": [{"text": "Selasa", "type": "DATE", "value": "2031-05-06"}],
    "contacts": [
        {"kind": "phone_call", "status": "held", "parties": ["osan", "wen"], "initiator": "osan", "date": "2031-05-06"}
    ],
    "statements": [
        {
            "source": "osan",
            "type": "direct",
            "content": ["Kami siap berunding jika perbatasan dibuka,"],
            "via": ["kalia"],
        }
    ],
    "commitments": [
        {"kind": "offer", "issuer": "osan", "condition": "perbatasan dibuka", "consequence": "Kami siap berunding"}
    ],
    "events": [
        {"actor": "KAZ", "recipient": "KGZ", "type": "CONSULT"},
        {"actor": "KAZ", "recipient": "KGZ", "type": "REQUEST"},
    ],
}


def _record() -> Record:
    quoted = find(TEXT, "Kami siap berunding jika perbatasan dibuka")
    return Record(
        doc="x",
        document=Document(id="0", language="id", text=TEXT),
        actors=(
            Actor(id="A1", kind="person", name="Osan", country="KAZ"),
            Actor(id="A2", kind="person", name="Tala Wen", country="KAZ"),
            Actor(id="A3", kind="agency", name="Kantor Berita Kalia"),
        ),
        times=(
            Timex(id="T1", type="DATE", value="2031-05-13", span=find(TEXT, "Selasa")),
            Timex(id="T2", type="DATE", value="PRESENT_REF", span=find(TEXT, "siap")),
        ),
        contacts=(
            Contact(id="C1", kind="meeting", status="held", parties=("A2", "A1"), initiator="A2", date="2031-05"),
        ),
        statements=(Statement(id="S1", source="A1", type="direct", content=(quoted,), via=(Via(actor="A3"),)),),
        commitments=(
            Commitment(id="K1", kind="offer", issuer="A2", consequence=(quoted,), condition=(find(TEXT, "Selasa"),)),
        ),
        events=(Event(id="E1", actor=("KGZ",), recipient=("KAZ",), type="CONSULT"),),
    ).verify()


def _expected() -> dict[str, tuple[int, int, int]]:
    return {
        "actors": (3, 3, 4),
        "actors.country": (1, 2, 2),
        "times.span": (1, 2, 1),
        "times.value": (0, 2, 1),
        "statements.attributed": (1, 1, 1),
        "statements.via": (1, 1, 1),
        "contacts": (1, 1, 1),
        "contacts.kind": (0, 1, 1),
        "contacts.parties": (1, 1, 1),
        "contacts.date": (0, 1, 1),
        "contacts.initiator": (0, 1, 1),
        "contacts.place": (0, 0, 0),
        "commitments": (1, 1, 1),
        "commitments.issuer": (0, 1, 1),
        "commitments.condition": (0, 1, 1),
        "events": (1, 1, 2),
        "events.dyad": (1, 1, 1),
    }


def _scored() -> Report:
    report = Report()
    gold = msgspec.convert(GOLD, Gold)
    score(gold, Article(id="x", text=TEXT), _record(), report)
    return report


def test_counts_by_hand() -> None:
    tally = _scored().tally
    counted = {row: (c.matched, c.system, c.gold) for row, c in tally}
    assert {row: counted[row] for row in _expected()} == _expected()


def test_errors_say_what_and_where() -> None:
    kinds = {(m.layer, m.what) for m in _scored().misses}
    assert kinds == {
        ("actors", "missed"), ("times", "value"), ("times", "spurious"), ("contacts", "date"), ("contacts", "initiator"),
        ("events", "missed"),
    }  # fmt: skip


def test_gold_that_quotes_other_words_is_refused() -> None:
    with pytest.raises(InputError, match="do not stand in the text"):
        find(TEXT, "kata Wen")


def test_the_second_occurrence_of_a_quote() -> None:
    assert find("a b a", "a#2") == (4, 5)


def test_gold_without_its_article_is_refused(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text(json.dumps(GOLD), encoding="utf-8")
    (tmp_path / "news.jsonl").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match=r"gold\.jsonl: gold 'x' has no article"):
        read(tmp_path / "gold.jsonl", tmp_path / "news.jsonl")


def test_a_broken_line_of_gold_is_named(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text('{"doc": "x", "lang": "id"}\n{"doc": 1}\n', encoding="utf-8")
    (tmp_path / "news.jsonl").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match=r"gold\.jsonl:2: "):
        read(tmp_path / "gold.jsonl", tmp_path / "news.jsonl")


def test_same_figures_as_the_public_scorer() -> None:
    beside = (p / "shared" / "score.py" for p in Path(__file__).resolve().parents)
    scorer = next((p for p in beside if p.is_file()), None)
    if scorer is None:
        pytest.skip("the public scorer is not beside this checkout")
    spec = importlib.util.spec_from_file_location("public_scorer", scorer)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    tally, errors = module.Tally(), []
    module.score_doc(GOLD, {"id": "x", "text": TEXT}, json.loads(_record().to_json()), tally, errors)
    theirs = {row: tuple(counts) for row, counts in tally.n.items()}
    assert {row: (c.matched, c.system, c.gold) for row, c in _scored().tally} == theirs
