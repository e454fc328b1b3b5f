"""Full text and the views for readers: what Datasette or psql shows without any set-up."""

from __future__ import annotations

# PostgreSQL allows 1 MB in one tsvector: words beyond the first 200,000 characters of an article are not searched.
FULL_TEXT: dict[str, tuple[str, ...]] = {
    "sqlite": (
        """CREATE VIRTUAL TABLE document_words USING fts5(
             title, text, content=[document], content_rowid=[key], tokenize='unicode61 remove_diacritics 2')""",
        "CREATE TABLE indexed (upto INTEGER NOT NULL)",
        "INSERT INTO indexed VALUES (0)",
    ),
    "postgresql": (
        """ALTER TABLE document ADD COLUMN words tsvector GENERATED ALWAYS AS
             (to_tsvector('simple', coalesce(title, '') || ' ' || left(text, 200000))) STORED""",
        "CREATE INDEX document_words ON document USING gin (words)",
    ),
}

_FLAT = {
    "contacts": (
        "contact",
        "id, kind, status, parties, sides, initiator, date, starts_at, ends_at, duration, place, ordinal, ordinal_within, topics, public, quote",
    ),
    "statements": (
        "statement",
        "id, source, source_country, source_office, on_behalf_of, joint_with, type, words, cue, addressee, medium, date, via, contact",
    ),
    "commitments": (
        "commitment",
        "id, kind, issuer, issuer_country, target, condition, consequence, deadline, statement",
    ),
    "events": ("event", "id, actor, recipient, type, mode, context, date, status, intensity, derived_from, quote"),
    "findings": ("finding", "id, kind, ok, message, quote"),
}

_SPANS_SQLITE = """
CREATE VIEW spans AS
SELECT document, outlet, published, field, span_start, span_end,
       substr(text, span_start + 1, span_end - span_start) AS quote
FROM (
  SELECT d.id AS document, d.outlet, d.published, replace(substr(t.fullkey, 3), '"', '') AS field, d.text,
         json_extract(t.value, '$[0]') AS span_start, json_extract(t.value, '$[1]') AS span_end
  FROM record r JOIN document d ON d.key = r.document JOIN json_tree(r.data) t
  WHERE r.current AND d.current AND t.type = 'array' AND json_array_length(t.value) = 2
    AND json_type(t.value, '$[0]') = 'integer' AND json_type(t.value, '$[1]') = 'integer')"""

_SPANS_POSTGRESQL = """
CREATE VIEW spans AS
WITH RECURSIVE tree(key, path, value) AS (
  SELECT r.document, ''::text, r.data::jsonb FROM record r JOIN document d ON d.key = r.document
  WHERE r.current AND d.current
  UNION ALL
  SELECT tree.key, child.path, child.value FROM tree, LATERAL (
    SELECT tree.path || CASE WHEN tree.path = '' THEN '' ELSE '.' END || o.name AS path, o.value
    FROM jsonb_each(CASE jsonb_typeof(tree.value) WHEN 'object' THEN tree.value ELSE '{}'::jsonb END) AS o(name, value)
    UNION ALL
    SELECT tree.path || '[' || (a.n - 1) || ']', a.value
    FROM jsonb_array_elements(CASE jsonb_typeof(tree.value) WHEN 'array' THEN tree.value ELSE '[]'::jsonb END)
         WITH ORDINALITY AS a(value, n)) AS child
), span AS (
  SELECT key, path, (value->>0)::int AS span_start, (value->>1)::int AS span_end FROM tree
  WHERE CASE WHEN jsonb_typeof(value) = 'array' THEN jsonb_array_length(value) = 2
    AND jsonb_typeof(value->0) = 'number' AND jsonb_typeof(value->1) = 'number' ELSE false END
)
SELECT d.id AS document, d.outlet, d.published, span.path AS field, span_start, span_end,
       substr(d.text, span_start + 1, span_end - span_start) AS quote
FROM span JOIN document d ON d.key = span.key"""


def statements(dialect: str) -> list[str]:
    """The statements that make the views, for a dialect by its SQLAlchemy name."""
    made = [_flat(view, table, columns) for view, (table, columns) in _FLAT.items()]
    made.append(
        "CREATE VIEW articles AS SELECT id, outlet, language, title, author, published, uri, version, added_at, text "
        "FROM document WHERE current"
    )
    made.append(_SPANS_SQLITE if dialect == "sqlite" else _SPANS_POSTGRESQL)
    return made


def _flat(view: str, table: str, columns: str) -> str:
    named = ", ".join(f"x.{c.strip()}" for c in columns.split(","))
    return (
        f"CREATE VIEW {view} AS SELECT d.outlet, d.published, {named}, d.title, d.uri, d.id AS document "
        f"FROM {table} x JOIN document d ON d.key = x.document WHERE d.current"
    )
