"""Many records together: read from a ledger or from JSON lines, and turned into tables for pandas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, overload

from readout.errors import ExportError
from readout.exports.rows import TABLES, kind, rows
from readout.record import Record

if TYPE_CHECKING:
    import pandas as pd

_TYPES = {"text": "string", "count": "Int64", "truth": "boolean", "score": "Float64"}


class Records(Sequence[Record]):
    """Records in the order in which they came; immutable as each of them is.

    >>> import readout
    >>> one = readout.code("JAKARTA - Presiden Rusia Vladimir Putin menelepon Presiden AS Joe Biden, Kamis.")
    >>> len(readout.Records([one]))
    1
    """

    def __init__(self, records: Iterable[Record]) -> None:
        self._records = tuple(records)

    @classmethod
    def from_ledger(cls, where: str | Path) -> Records:
        """The current record of every document of a ledger (a file or a ``postgresql://`` URL), as people corrected it."""
        from readout.ledger import Ledger

        with Ledger(where, create=False, read_only=True) as ledger:
            return cls(record for _, record in ledger.records())

    @classmethod
    def from_jsonl(cls, path: str | Path) -> Records:
        """The records of a file that ``readout code --format jsonl`` or ``readout export jsonl`` wrote."""
        with Path(path).open(encoding="utf-8") as stream:
            return cls(Record.from_json(line) for line in stream if line.strip())

    def to_pandas(self, table: str = "contacts") -> pd.DataFrame:
        """One of the flat tables of all records (``readout.exports.rows.TABLES``) as a data frame. Needs pandas.

        Columns have pandas' own types with ``NA`` for what is not known; dates stay as they are told, since they may be partial ("2021-12") or
        periods.
        """
        if table not in TABLES:
            raise ExportError(f"no table {table!r}", next_step=f"tables: {', '.join(TABLES)}")
        try:
            import pandas as pd
        except ModuleNotFoundError as e:
            raise ExportError("to_pandas needs pandas", next_step="pip install 'readout[pandas]'") from e
        found = [row for record in self._records for name, row in rows(record) if name == table]
        frame = pd.DataFrame.from_records(found, columns=list(TABLES[table]))
        return frame.astype({c: _TYPES[kind(table, c)] for c in TABLES[table]})

    @overload
    def __getitem__(self, at: int) -> Record: ...
    @overload
    def __getitem__(self, at: slice) -> Records: ...
    def __getitem__(self, at: int | slice) -> Record | Records:
        return Records(self._records[at]) if isinstance(at, slice) else self._records[at]

    def __len__(self) -> int:
        return len(self._records)

    def __iter__(self) -> Iterator[Record]:
        return iter(self._records)

    def __repr__(self) -> str:
        return f"<Records: {len(self)}>"
