# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The log's own tables, format 1.

``about``: one line a fact of this file. ``log``: one row per replica and compartment, with the chain's end.
``op``: header, payload (null once erased) and chain hash; oid = log << 40 | sequence. ``card``: contact cards.
``blob``: attachments. ``seen``: version vectors that others sent. ``own_action``: this replica's actions, for undo.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table("about", sa.Column("key", sa.Text, primary_key=True), sa.Column("value", sa.Text))
    op.create_table(
        "log",
        sa.Column("lid", sa.Integer, primary_key=True),
        sa.Column("replica", sa.Text, nullable=False),
        sa.Column("compartment", sa.Text, nullable=False),
        sa.Column("last", sa.Integer, nullable=False),
        sa.Column("digest", sa.LargeBinary, nullable=False),
        sa.Column("signature", sa.LargeBinary, nullable=False),
        sa.Column("stamp", sa.Integer, nullable=False),
        sa.Column("action", sa.Integer, nullable=False),
        sa.UniqueConstraint("replica", "compartment"),
    )
    op.create_table(
        "op",
        sa.Column("oid", sa.Integer, primary_key=True),
        sa.Column("header", sa.LargeBinary, nullable=False),
        sa.Column("payload", sa.LargeBinary),
        sa.Column("digest", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "card",
        sa.Column("replica", sa.Text, primary_key=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("voucher", sa.Text, nullable=False),
    )
    op.create_table(
        "blob", sa.Column("sha256", sa.Text, primary_key=True), sa.Column("data", sa.LargeBinary, nullable=False)
    )
    op.create_table(
        "seen",
        sa.Column("peer", sa.Text, primary_key=True),
        sa.Column("log", sa.Text, primary_key=True),
        sa.Column("last", sa.Integer, nullable=False),
    )
    op.create_table(
        "own_action",
        sa.Column("change", sa.Text, primary_key=True),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("parts", sa.Text, nullable=False),
    )
