"""Full text: FTS5 in SQLite, tsvector in PostgreSQL, one question for both."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, bindparam, text

# A word, or words in double quotes that must stand side by side.
_PARTS = re.compile(r'"([^"]+)"|(\S+)')
_WORDS = re.compile(r"\w+")

_SQLITE = """
SELECT d.id, d.outlet, d.published, d.title, snippet(document_words, 1, '[', ']', ' … ', 16) AS words
FROM document_words JOIN document d ON d.key = document_words.rowid
WHERE document_words MATCH :question AND d.current ORDER BY document_words.rank LIMIT :limit OFFSET :offset"""

_POSTGRESQL = """
SELECT id, outlet, published, title,
  ts_headline('simple', left(text, 200000), question, 'StartSel=[, StopSel=], MaxWords=24, MinWords=8') AS words
FROM (SELECT d.*, question, ts_rank(d.words, question) AS rank
  FROM document d, websearch_to_tsquery('simple', :question) AS question
  WHERE d.words @@ question AND d.current ORDER BY rank DESC, d.key LIMIT :limit OFFSET :offset) AS best
ORDER BY rank DESC, key"""


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A document found: ``words`` are those of the text around the match, the matched ones in square brackets."""

    id: str
    outlet: str | None
    published: str | None
    title: str | None
    words: str


def search(connection: Connection, words: str, limit: int, offset: int) -> list[Found]:
    """The current documents that hold all ``words`` ("…" for a phrase), the best match first."""
    sqlite = connection.dialect.name == "sqlite"
    question = match_all(words) if sqlite else words.replace("-", " ")
    if not _WORDS.search(question):
        return []
    rows = connection.execute(
        text(_SQLITE if sqlite else _POSTGRESQL), {"question": question, "limit": limit, "offset": offset}
    )
    return [Found(**row._mapping) for row in rows]


_SNIPPETS = {
    "sqlite": """
SELECT rowid AS key, snippet(document_words, 1, '[', ']', ' … ', 16) AS words FROM document_words
WHERE document_words MATCH :question AND rowid IN :keys""",
    "postgresql": """
SELECT key, ts_headline('simple', left(text, 200000), websearch_to_tsquery('simple', :question),
  'StartSel=[, StopSel=], MaxWords=24, MinWords=8') AS words FROM document WHERE key IN :keys""",
}


def snippets(connection: Connection, words: str, keys: Sequence[int]) -> dict[int, str]:
    """For some documents, by key, the words of each around what was found."""
    name = connection.dialect.name
    question = match_all(words) if name == "sqlite" else words.replace("-", " ")
    if not question or not keys:
        return {}
    query = text(_SNIPPETS[name]).bindparams(bindparam("keys", expanding=True))
    rows = connection.execute(query, {"question": question, "keys": list(keys)})
    return {row.key: row.words for row in rows}


def match_all(words: str, *, prefix: bool = False) -> str:
    """A question to FTS5 that asks for all of ``words`` and in which nothing is an operator."""
    phrases = (" ".join(_WORDS.findall(phrase or word)) for phrase, word in _PARTS.findall(words))
    return " ".join(f'"{p}"{"*" if prefix else ""}' for p in phrases if p)


def index(connection: Connection) -> int:
    """Bring SQLite's full text up to the newest document; returns how many were added. PostgreSQL needs nothing."""
    if connection.dialect.name != "sqlite":
        return 0
    upto = connection.execute(text("SELECT upto FROM indexed")).scalar_one()
    connection.execute(
        text("INSERT INTO document_words(rowid, title, text) SELECT key, title, text FROM document WHERE key > :upto"),
        {"upto": upto},
    )
    newest = connection.execute(text("SELECT coalesce(max(key), 0) FROM document")).scalar_one()
    added = connection.execute(text("SELECT count(*) FROM document WHERE key > :upto"), {"upto": upto}).scalar_one()
    connection.execute(text("UPDATE indexed SET upto = max(upto, :newest)"), {"newest": newest})
    return int(added)


def is_complete(connection: Connection) -> bool:
    """Whether the full text holds every document (it lags behind where an archive was added without it)."""
    query = "SELECT (SELECT upto FROM indexed) >= (SELECT coalesce(max(key), 0) FROM document)"
    return connection.dialect.name != "sqlite" or bool(connection.execute(text(query)).scalar_one())


def unindex(connection: Connection, key: int) -> None:
    """Take a document out of the full text of SQLite, while its row still stands."""
    if connection.dialect.name == "sqlite":
        connection.execute(
            text(
                "INSERT INTO document_words(document_words, rowid, title, text) "
                "SELECT 'delete', key, title, text FROM document WHERE key = :key AND key <= (SELECT upto FROM indexed)"
            ),
            {"key": key},
        )
