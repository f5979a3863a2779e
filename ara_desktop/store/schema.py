# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Tables derived from the log, and the marks of the file."""

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, Table, Text, UniqueConstraint

DERIVED = MetaData()

RECORD = Table(
    "record",
    DERIVED,
    Column("rid", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("retired", Text),
    UniqueConstraint("id", "kind"),
)
Index("record_kind", RECORD.c.kind)
FIELD = Table(
    "field",
    DERIVED,
    Column("fid", Integer, primary_key=True),
    Column("rid", Integer, nullable=False),
    Column("name", Text, nullable=False),
    UniqueConstraint("rid", "name"),
)
HEAD = Table(
    "head",
    DERIVED,
    Column("fid", Integer, primary_key=True),
    Column("oid", Integer, primary_key=True),
    Column("value", LargeBinary),  # no affinity: text, number or null as written
    sqlite_with_rowid=False,
)
WAITING = Table(
    "waiting",
    DERIVED,
    Column("fid", Integer, primary_key=True),
    Column("oid", Integer, primary_key=True),
    sqlite_with_rowid=False,
)
DISPUTE = Table("dispute", DERIVED, Column("fid", Integer, primary_key=True))
WORD = Table("word", DERIVED, Column("word", Text, primary_key=True), sqlite_with_rowid=False)
SEARCH = (
    "CREATE VIRTUAL TABLE search USING fts5(body, content='', contentless_delete=1, "
    "tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
)
SEARCH_DROP = "DROP TABLE IF EXISTS search"
