"""What a ledger does, over every store alike."""

from __future__ import annotations

import sys

import msgspec
import pytest
from sqlalchemy import text

from readout.errors import LedgerError, SpanError
from readout.ledger import Filter, Quarantined
from readout.ledger.engine import writing
from tests.ledger.builders import LONG, PEOPLE, call, entry

WORDS = {"threat": "akan menjawab"}


def test_what_was_added_reads_back_equal(ledger):
    made = call(uri="https://voi.id/1")
    (outcome,) = ledger.add([entry(made)])
    assert outcome.fate == "added"
    assert ledger.record(outcome.id) == made
    assert ledger.document(outcome.id[:8]).extractor == "text 1"
    assert ledger.record(made.document.id[:12]) == made


def test_the_same_article_twice_is_one_row(ledger):
    both = ledger.add([entry(call()), entry(call())])
    assert [o.fate for o in both] == ["added", "known"]
    assert [o.fate for o in ledger.add([entry(call())])] == ["known"]
    assert ledger.counts()["documents"] == 1
    assert len(ledger.contacts()) == 1


def test_an_address_is_the_same_article_however_a_reader_came_to_it(ledger):
    first, second = "https://VOI.id/1?utm_source=x#top", "https://voi.id/1"
    assert [o.fate for o in ledger.add([entry(call(uri=first)), entry(call(uri=second))])] == ["added", "known"]


def test_one_wire_story_of_two_outlets_is_two_documents(ledger):
    ledger.add([entry(call(outlet="VOI")), entry(call(outlet="Tempo"))])
    assert ledger.counts()["documents"] == 2


def test_an_edited_article_is_a_new_version_linked_to_the_old_one(ledger):
    uri = "https://voi.id/1"
    old, new = call(uri=uri), call(uri=uri, about="Suriah")
    fates = [o.fate for r in (old, new) for o in ledger.add([entry(r)])]
    assert fates == ["added", "new version"]
    versions = ledger.versions(entry(old).id)
    assert [(v.version, v.current, v.text) for v in versions] == [
        (1, False, old.document.text),
        (2, True, new.document.text),
    ]
    assert [s["words"] for s in ledger.statements()] == ["Kami bicara soal Suriah,"]
    assert ledger.search("Iran") == []


def test_three_versions_in_one_batch(ledger):
    uri = "https://voi.id/1"
    ledger.add([entry(call(uri=uri, about=x)) for x in ("Iran", "Suriah", "Libya")])
    assert [(v.version, v.current) for v in ledger.versions(entry(call(uri=uri)).id)] == [
        (1, False), (2, False), (3, True)
    ]  # fmt: skip


def test_a_newer_readout_replaces_the_record_and_keeps_the_old_one(ledger):
    old = call()
    (first,) = ledger.add([entry(old, "readout 0.9.0")])
    new = msgspec.structs.replace(
        old, contacts=(), statements=(msgspec.structs.replace(old.statements[0], contact=None),), events=()
    )
    (again,) = ledger.add([entry(new, "readout 0.10.0")])
    assert (again.fate, again.id) == ("recoded", first.id)
    assert ledger.record(first.id) == new
    assert ledger.contacts() == []
    assert [(c.coder, c.current, c.record) for c in ledger.codings(first.id)] == [
        ("readout 0.9.0", False, old),
        ("readout 0.10.0", True, new),
    ]


def test_an_older_readout_changes_nothing(ledger):
    ledger.add([entry(call(), "readout 0.10.0")])
    assert ledger.add([entry(call(), "readout 0.9.0")])[0].fate == "known"
    assert ledger.add([entry(call(), "readout 0.9.0")], force=True)[0].fate == "recoded"


def test_a_batch_is_kept_whole_or_not_at_all(ledger):
    bad = msgspec.structs.replace(call("FRA"), events=call("RUS").events)
    broken = msgspec.structs.replace(bad, checks=(msgspec.structs.replace(call().checks[0], evidence=((0, 10**6),)),))
    with pytest.raises(SpanError):
        ledger.add([entry(call()), entry(broken)])
    assert ledger.counts()["documents"] == 0


def test_a_failure_inside_the_transaction_undoes_it(ledger):
    engine = ledger._engine
    with pytest.raises(LedgerError), writing(engine) as connection:
        connection.execute(text("UPDATE document SET no_such_column = 1"))
    ledger.add([entry(call())])
    assert ledger.counts()["documents"] == 1


@pytest.mark.parametrize("bad", ["a\x00b", "a\ud800b"])
def test_text_that_no_store_keeps_exactly_is_refused(ledger, bad):
    made = call()
    document = msgspec.structs.replace(made.document, text=made.document.text + bad)
    with pytest.raises(LedgerError, match=r"NUL|surrogate"):
        ledger.add([entry(msgspec.structs.replace(made, document=document))])


def test_a_record_of_another_text_is_refused(ledger):
    made = call()
    document = msgspec.structs.replace(made.document, text=made.document.text + "!")
    with pytest.raises(LedgerError, match="SHA-256"):
        ledger.add([entry(msgspec.structs.replace(made, document=document))])


def test_contacts_between_two_sides(ledger):
    ledger.add([entry(call("RUS", "USA")), entry(call("FRA", "RUS", "2022-01-02")), entry(call("IDN", "USA"))])
    found = ledger.contacts(Filter(between=("USA", "RUS")))
    assert [(c["parties"], c["sides"], c["date"]) for c in found] == [
        ("Vladimir Putin; Joe Biden", "RUS USA", "2021-12-30")
    ]
    assert {c["sides"] for c in ledger.contacts(Filter(between=("RUS",)))} == {"RUS USA", "FRA RUS"}
    assert found[0]["outlet"] == "VOI"
    assert found[0]["quote"] == "menelepon"
    assert len(found[0]["document"]) == 64


def test_days_of_a_question_meet_partial_dates_and_periods(ledger):
    ledger.add(
        [
            entry(call(day="2021-12")),
            entry(call("FRA", "USA", day="2022-01-10/2022-01-12")),
            entry(call("IDN", "USA", day=None)),
        ]
    )

    def sides(**asked) -> set[str]:
        return {c["sides"] for c in ledger.contacts(Filter(**asked))}

    assert sides(since="2022-01-12") == {"FRA USA"}
    assert sides(since="2021-12-20", until="2021-12-25") == {"RUS USA"}
    assert sides(until="2021") == {"RUS USA", "IDN USA"}
    undated = ledger.contacts(Filter(between=("IDN", "USA")))[0]
    assert (undated["date"], undated["dated"]) == (None, False)
    with pytest.raises(LedgerError, match="not a date"):
        ledger.contacts(Filter(since="last week"))


def test_a_person_is_found_under_names_in_other_scripts(ledger):
    told = call("RUS", "USA")
    cyrillic = msgspec.structs.replace(told.actors[0], name="Владимир Путин", entity="Q7747")
    ledger.add([entry(msgspec.structs.replace(told, actors=(cyrillic, *told.actors[1:])))])
    assert len(ledger.statements(Filter(by="Putin"))) == 1
    assert len(ledger.statements(Filter(by="Путин"))) == 1
    assert ledger.statements(Filter(by="Biden")) == []


def test_statements_by_a_person_about_something(ledger):
    ledger.add(
        [
            entry(call("RUS", "USA", about="Iran")),
            entry(call("RUS", "FRA", about="gandum Ukraina")),
            entry(call("USA", "RUS")),
        ]
    )

    def words(**asked) -> list[str]:
        return [s["words"] for s in ledger.statements(Filter(**asked))]

    assert words(by="putin", about="iran") == ["Kami bicara soal Iran,"]
    assert words(by="Putin", about="Ukraina gandum") == ["Kami bicara soal gandum Ukraina,"]
    assert len(words(by="RUS")) == 2
    assert len(words(about="bicara")) == 3
    assert words(by="Merkel") == []
    assert words(about="100%") == []


def test_statements_name_source_office_and_the_way_they_came(ledger):
    ledger.add([entry(call())])
    (said,) = ledger.statements()
    assert (said["source"], said["source_country"], said["source_office"]) == (PEOPLE["RUS"], "RUS", "president")
    assert (said["via"], said["cue"], said["contact"], said["published"]) == ("Antara", "kata", "C1", "2021-12-31")


def test_commitments_and_events(ledger):
    ledger.add([entry(call())])
    (threat,) = ledger.commitments(Filter(kind="threat", by="Putin", between=("RUS", "USA")))
    assert (threat["condition"], threat["consequence"]) == ("sanksi datang", WORDS["threat"])
    assert ledger.commitments(Filter(kind="promise")) == []
    assert [e["type"] for e in ledger.events(Filter(status="hypothetical", between=("RUS", "USA")))] == ["THREATEN"]
    assert [e["type"] for e in ledger.events(Filter(by="RUS", kind="CONSULT"))] == ["CONSULT"]
    with pytest.raises(LedgerError, match="no status"):
        ledger.statements(Filter(status="held"))


def test_pages_of_an_answer(ledger):
    ledger.add([entry(call(day=f"2021-12-{d:02}", about=f"hal {d}")) for d in range(1, 8)])
    days = [c["date"] for o in (0, 3, 6) for c in ledger.contacts(Filter(limit=3, offset=o))]
    assert days == [f"2021-12-{d:02}" for d in range(7, 0, -1)]


def test_full_text(ledger):
    ledger.add([entry(call(about="Iran")), entry(call("FRA", "USA", about="Suriah"))])
    (found,) = ledger.search("iran")
    assert "[Iran]" in found.words
    assert ledger.search('"bicara soal" suriah')[0].title == "Emmanuel Macron dan Joe Biden"
    assert len(ledger.search("bicara")) == 2
    for odd in ("", "   ", '"', "AND", "NEAR(a b)", "col:x", "*", "'; DROP TABLE document; --", "a-b", "(", "!", "&"):
        assert ledger.search(odd) == []


def test_full_text_can_wait(ledger):
    ledger.add([entry(call())], index=False)
    assert ledger.statements(Filter(about="Iran"))
    ledger.index()
    assert ledger.index() == 0
    assert len(ledger.search("Iran")) == 1


def test_forget_takes_out_everything_and_remembers_only_the_id(ledger, open_ledger):
    (gone, kept) = ledger.add([entry(call(about="Iran")), entry(call("FRA", "USA"))])
    ledger.correct(gone.id, "contacts", "C1", field="status", to="denied", who="Ani", why="said so")
    assert ledger.forget(gone.id[:10], why="asked by a court") == gone.id
    with pytest.raises(LedgerError, match="no such document"):
        ledger.record(gone.id)
    assert [c["document"] for c in ledger.contacts()] == [kept.id]
    assert ledger.search("Iran Putin") == []
    assert list(ledger.verify()) == []
    assert ledger.add([entry(call(about="Iran"))])[0].fate == "forgotten"
    assert ledger.add([entry(call(about="Iran"))], force=True)[0].fate == "added"
    assert list(open_ledger().verify()) == []


def test_forgetting_the_newest_version_brings_back_the_one_before(ledger):
    uri = "https://voi.id/1"
    for about in ("Iran", "Suriah"):
        (last,) = ledger.add([entry(call(uri=uri, about=about))])
    ledger.forget(last.id)
    assert [s["words"] for s in ledger.statements()] == ["Kami bicara soal Iran,"]


def test_quarantine_keeps_the_reason_and_counts(ledger):
    row = Quarantined(origin="a.warc.gz", part="byte 12", reason="the member is cut off", error="truncated")
    for _ in range(2):
        ledger.add([], aside=[row], read_up_to=("a.warc.gz", "f1", 12, False))
    (held,) = ledger.quarantined()
    assert (held.times, held.reason) == (2, "the member is cut off")
    assert ledger.position("a.warc.gz", "f1") == 12
    assert ledger.position("a.warc.gz", "changed") == 0
    assert ledger.release("a.warc.gz") == 1
    assert ledger.quarantined() == []


def test_copied_paragraphs_are_recognised(ledger):
    ours = call(extra=LONG)
    wire = call(outlet="Reuters", published="2021-12-30", about="Suriah", extra="  " + LONG.upper().replace(",", " ,"))
    other = call(
        "FRA", "IDN", extra="Pertemuan itu hanya membahas kerja sama pendidikan dan pertukaran pelajar kedua negara."
    )
    ids = [o.id for o in ledger.add([entry(r) for r in (ours, wire, other)])]
    (copy,) = ledger.copies_of(ids[0])
    assert (copy.id, copy.outlet) == (ids[1], "Reuters")
    assert copy.paragraphs == ((3, 3),)
    assert copy.share > 0.5
    assert ledger.same_source(ids) == sorted([sorted(ids[:2]), [ids[2]]])
    assert ledger.copies_of(ids[2]) == []


def test_verify_finds_what_was_changed_behind_its_back(ledger):
    (one,) = ledger.add([entry(call())])
    assert list(ledger.verify()) == []
    for damage, words in (
        ("UPDATE document SET text = replace(text, 'Iran', 'Irak')", "not what its hash says"),
        ("UPDATE contact SET status = 'denied'", "rows of contact"),
        ("UPDATE record SET data = replace(data, 'phone_call', 'meeting')", "was changed"),
        ("DELETE FROM paragraph", "rows of paragraph"),
        ("UPDATE record SET current = NOT current", "0 current records"),
    ):
        with writing(ledger._engine) as connection:
            connection.execute(text(damage))
        assert any(words in f.what and f.where == one.id for f in ledger.verify()), damage


def test_a_ledger_opens_again_and_knows_its_migrations(ledger, open_ledger, place):
    ledger.add([entry(call())])
    again = open_ledger(read_only=True)
    assert again.counts()["documents"] == 1
    with writing(ledger._engine) as connection:
        names = connection.scalars(text("SELECT name FROM migration ORDER BY name")).all()
        connection.execute(text("INSERT INTO migration VALUES ('9999-from-the-future', 'now')"))
    assert names[0] == "0001-tables"
    with pytest.raises(LedgerError, match="newer Readout"):
        open_ledger()


def test_views_for_readers(ledger):
    ledger.add([entry(call(uri="https://voi.id/1", about="Suriah")), entry(call(uri="https://voi.id/1"))])
    with writing(ledger._engine) as connection:
        for view in ("articles", "contacts", "statements", "commitments", "findings"):
            assert connection.execute(text(f"SELECT count(*) FROM {view}")).scalar_one() == 1, view
        assert connection.execute(text("SELECT count(*) FROM events")).scalar_one() == 2
        spans = {row.field: row.quote for row in connection.execute(text("SELECT field, quote FROM spans"))}
    made = call(uri="https://voi.id/1")
    assert spans == {path: made.quote(span) for path, span in made.spans()}


def test_datasette_finds_the_full_text_of_documents(tmp_path):
    """It looks for a table of words whose definition names its content in this very form (datasette/utils)."""
    import sqlite3

    from readout.ledger import Ledger

    with Ledger(tmp_path / "r.db"):
        pass
    connection = sqlite3.connect(tmp_path / "r.db")
    (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'document_words'").fetchone()
    connection.close()
    assert "content=[document]" in sql


def test_unknown_and_ambiguous_ids(ledger):
    ledger.add([entry(call(outlet=o)) for o in ("VOI", "Tempo")])
    with pytest.raises(LedgerError, match="several documents"):
        ledger.record(call().document.id)
    for odd in ("zz", "12", "f" * 64, "%%%%"):
        with pytest.raises(LedgerError):
            ledger.record(odd)


def test_who_coded_what_is_held(ledger):
    made = entry(call())
    ledger.add([made])
    assert ledger.coders([made.id, "0" * 64]) == {made.id: made.coder}


def test_edited_copies_are_found_by_their_whole_text(ledger, monkeypatch):
    pytest.importorskip("rensa")
    edited = LONG.replace("gandum", "jagung")
    first, second, _ = ledger.add(
        [
            entry(call(extra=LONG * 3)),
            entry(call(outlet="B", extra=LONG * 2 + edited)),
            entry(call("FRA", "IDN", extra="Lain sekali.")),
        ]
    )
    (pair,) = ledger.similar()
    assert (pair.first, pair.second) == (first.id, second.id)
    assert 0.5 <= pair.share <= 1
    monkeypatch.setitem(sys.modules, "rensa", None)
    with pytest.raises(LedgerError, match=r"readout\[duplicates\]"):
        list(ledger.similar())
