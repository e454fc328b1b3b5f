"""Many records as tables for pandas, from a ledger and from JSON lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from readout import Records
from readout.cli import main
from readout.errors import ExportError
from readout.exports import export
from readout.exports.rows import TABLES, key
from tests.reconcile.builders import record

RECORDS = Records(
    [
        record("Warta", duration="PT50M", speaker=("Jane Roe", "AAA"), ordinal=(2, "2031-05")),
        record("Cermin", status="planned", start="2031-05-01T20:35Z", published="2031-05"),
    ]
)


def test_records_are_a_sequence() -> None:
    assert len(RECORDS) == 2
    assert list(RECORDS[1:]) == [RECORDS[1]]
    assert RECORDS[0] in RECORDS
    assert repr(RECORDS) == "<Records: 2>"


def test_every_table_has_its_columns_and_types() -> None:
    pd = pytest.importorskip("pandas")
    for table, columns in TABLES.items():
        assert list(RECORDS.to_pandas(table).columns) == list(columns)
        assert list(Records([]).to_pandas(table).dtypes) == list(RECORDS.to_pandas(table).dtypes)
    contacts = RECORDS.to_pandas()
    assert list(contacts["status"]) == ["held", "planned"]
    assert contacts["ordinal"].sum() == 2
    assert contacts["ordinal"].isna().tolist() == [False, True]
    spans = RECORDS.to_pandas("spans").merge(RECORDS.to_pandas("documents"), on="document")
    assert len(spans) == sum(len(list(r.spans())) for r in RECORDS)
    texts = {key(r): r.document.text for r in RECORDS}
    assert all(texts[s.document][s.start : s.end] == s.words for s in spans.itertuples())
    assert pd.api.types.is_float_dtype(RECORDS.to_pandas("events")["intensity"])
    with pytest.raises(ExportError, match="tables: documents"):
        RECORDS.to_pandas("people")


def test_parquet_is_read_by_pandas_as_the_same_table(tmp_path: Path) -> None:
    pd = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    export("parquet", RECORDS, tmp_path)
    for table in TABLES:
        read, made = pd.read_parquet(tmp_path / f"{table}.parquet"), RECORDS.to_pandas(table)
        bare = [frame.astype("object").where(frame.notna(), None) for frame in (read, made)]
        pd.testing.assert_frame_equal(*bare)


def test_from_json_lines_and_from_a_ledger(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (tmp_path / "r.jsonl").open("w", encoding="utf-8") as stream:
        export("jsonl", RECORDS, stream)
    assert list(Records.from_jsonl(tmp_path / "r.jsonl")) == list(RECORDS)
    example = Path(__file__).parents[1] / "examples" / "harbour-post.txt"
    assert main(["add", str(example), "--ledger", str(tmp_path / "r.db")]) == 0
    capsys.readouterr()
    (made,) = Records.from_ledger(tmp_path / "r.db")
    assert made.document.language == "en"
