"""A draft held against what others printed."""

import msgspec

from readout.reconcile import Account, accounts_of, figures, own_findings, quotations
from readout.record import Actor, Check, Document, Record, Statement
from tests.reconcile.builders import record


def test_a_figure_that_others_contradict() -> None:
    draft = record("Draft", duration="PT1H20M")
    others = accounts_of([record("Kabar", duration="PT50M"), record("Warta", duration="PT50M")])
    (finding,) = figures(draft, others)
    assert (finding.kind, finding.level) == ("duration", "warning")
    assert finding.message == (
        "duration of the phone call of Ana Aro and Bo Berg: here 1 h 20 min, elsewhere 50 min (Kabar); 50 min (Warta)"
    )
    assert [draft.quote(s) for s in finding.evidence] == ["50 menit"]
    assert [r.outlet for r in finding.related] == ["Kabar", "Warta"]


def test_compatible_figures_and_other_contacts_are_no_finding() -> None:
    draft = record("Draft", duration="PT1H", mod="LESS_THAN")
    same, other = record("Kabar", duration="PT50M"), record("Warta", date="2031-06-01", duration="PT3H")
    assert figures(draft, accounts_of([same, other])) == []


def test_the_draft_itself_in_the_ledger_is_not_held_against_it() -> None:
    draft = record("Draft", duration="PT50M")
    assert figures(draft, [Account(draft, draft.contacts[0])]) == []


def test_failed_checks_are_errors() -> None:
    draft = record("Draft")
    bad = msgspec.structs.replace(
        draft, checks=(Check(kind="weekday", ok=False, message="no Friday", evidence=((0, 5),)),)
    )
    assert [(f.kind, f.level, f.message) for f in own_findings(bad)] == [("weekday", "error", "no Friday")]
    assert own_findings(draft) == []


def quoted(outlet: str, words: str) -> Record:
    text = f'"{words}," said Jane Roe.'
    at = text.index("Jane Roe")
    return Record(
        document=Document(id=outlet * 8, outlet=outlet, language="en", text=text),
        actors=(Actor(id="A1", kind="person", name="Jane Roe", country="AAA", mentions=((at, at + 8),)),),
        statements=(Statement(id="S1", source="A1", type="direct", content=((1, 1 + len(words)),)),),
    ).verify()


SENTENCE = "We will respond swiftly and decisively if the border is crossed again"


def test_a_quotation_that_stands_otherwise_elsewhere() -> None:
    draft = quoted("Draft", SENTENCE.replace("swiftly", "slowly"))
    (finding,) = quotations(draft, [("k1", quoted("Kabar", SENTENCE))])
    assert finding.message == "the quotation stands otherwise in Kabar: “slowly” here, “swiftly” there"
    assert finding.related[0].words == SENTENCE


def test_equal_shorter_and_different_quotations_are_no_finding() -> None:
    draft = quoted("Draft", SENTENCE)
    others = [
        SENTENCE,
        SENTENCE.upper(),
        SENTENCE.partition(" if ")[0],
        "Nobody has told us when the talks in the capital begin",
    ]
    assert quotations(draft, [(str(i), quoted(f"Outlet{i}", words)) for i, words in enumerate(others)]) == []
