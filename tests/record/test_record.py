"""Records: written and read back the same, and proved against their text."""

import msgspec
import pytest

from readout.errors import InputError, SpanError
from readout.record import (
    Actor,
    Commitment,
    Contact,
    Document,
    Event,
    Part,
    Record,
    Statement,
    Timex,
    Via,
)

TEXT = "Berun Osan menelepon Tala Wen, kata kantornya."
DOCUMENT = Document(id="0", language="id", text=TEXT)
OSAN = Actor(id="A1", kind="person", name="Berun Osan", country="KAZ", mentions=((0, 10),))
WEN = Actor(id="A2", kind="person", name="Tala Wen", mentions=((21, 29),))
CONTACT = Contact(
    id="C1",
    kind="phone_call",
    status="held",
    parties=("A1", "A2"),
    evidence={"kind": ((11, 20),)},
    why={"kind": "verb"},
)
STATEMENT = Statement(
    id="S1", source="A1", type="indirect", content=((0, 29),), cue=((31, 35),), source_span=(36, 45), via=(Via(actor="A2"),),
    contact="C1",
)  # fmt: skip
RECORD = Record(
    document=DOCUMENT, actors=(OSAN, WEN), contacts=(CONTACT,), statements=(STATEMENT,),
    times=(Timex(id="T1", type="DATE", value="2031", span=(0, 5)),),
    events=(Event(id="E1", actor=("KAZ",), type="CONSULT", from_="C1", evidence=((11, 20),)),),
)  # fmt: skip


def _with(**layers: object) -> Record:
    return msgspec.structs.replace(RECORD, **layers)


def _but(part: Part, **fields: object) -> Part:
    return msgspec.structs.replace(part, **fields)


def test_round_trip_is_equal_and_byte_identical() -> None:
    again = Record.from_json(RECORD.to_json())
    assert again == RECORD
    assert again.to_json() == RECORD.to_json()
    assert '"from":"C1"' in RECORD.to_json()


def test_doc_is_written_only_where_it_is_set() -> None:
    assert '"doc"' not in RECORD.to_json()
    assert msgspec.json.decode(_with(doc="a1").to_json())["doc"] == "a1"


def test_unknown_keys_and_wrong_values_are_refused() -> None:
    for broken in (
        RECORD.to_json().replace('"format"', '"formats"', 1),
        RECORD.to_json().replace('"phone_call"', '"phonecall"'),
        RECORD.to_json().replace('"readout/1"', '"readout/9"'),
        "{}",
        "{",
        b"\xff",
    ):
        with pytest.raises(InputError):
            Record.from_json(broken)


def test_a_record_is_immutable() -> None:
    with pytest.raises(AttributeError):
        RECORD.doc = "x"  # type: ignore[misc]


def test_verify_returns_the_record_that_holds() -> None:
    assert RECORD.verify() is RECORD


@pytest.mark.parametrize("span", [(-1, 3), (5, 5), (6, 5), (40, len(TEXT) + 1)])
def test_verify_refuses_a_span_outside_the_text(span: tuple[int, int]) -> None:
    with pytest.raises(SpanError, match=r"times\[0\]\.span.*does not lie in the text"):
        _with(times=(_but(RECORD.times[0], span=span),)).verify()
    with pytest.raises(SpanError, match=r"contacts\[0\]\.evidence\.kind"):
        _with(contacts=(_but(CONTACT, evidence={"kind": (span,)}),)).verify()


@pytest.mark.parametrize(
    "layers",
    [
        {"contacts": (_but(CONTACT, parties=("A1", "A9")),)},
        {"contacts": (_but(CONTACT, initiator="A9"),)},
        {"contacts": (_but(CONTACT, follows="C9"),)},
        {"statements": (_but(STATEMENT, source="A9"),)},
        {"statements": (_but(STATEMENT, via=(Via(actor="A9"),)),)},
        {"statements": (_but(STATEMENT, contact="C9"),)},
        {"commitments": (Commitment(id="K1", kind="offer", issuer="A9"),)},
        {"events": (_but(RECORD.events[0], from_="C9"),)},
    ],
    ids=str,
)
def test_verify_refuses_a_reference_to_nothing(layers: dict[str, object]) -> None:
    with pytest.raises(SpanError, match=r"refers to '[AC]9'"):
        _with(**layers).verify()


def test_quote_actor_and_statements_by() -> None:
    assert RECORD.quote((11, 20)) == "menelepon"
    assert RECORD.actor("A2") is WEN
    assert RECORD.actor("A9") is None
    assert RECORD.actor(None) is None
    assert RECORD.statements_by("osan") == (STATEMENT,)
    assert RECORD.statements_by("A1") == (STATEMENT,)
    assert RECORD.statements_by("wen") == ()


def test_spans_are_counted_in_code_points() -> None:
    document = Document(id="0", language="id", text="😀 Osan")
    record = Record(document=document, actors=(_but(OSAN, mentions=((2, 6),)),)).verify()
    assert record.quote(record.actors[0].mentions[0]) == "Osan"
