# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Format 2: ``receipt``, one row for each import, newest last.

``extent``: where every log ended before the import, and where those that grew ended after it. ``told``: what the person
was told. ``records``: the records that it made and changed. ``undone``: the change that took it back.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "receipt",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("at", sa.Integer, nullable=False),
        sa.Column("sender", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("bundle", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("made", sa.Integer, nullable=False),
        sa.Column("extent", sa.Text, nullable=False),
        sa.Column("told", sa.Text, nullable=False),
        sa.Column("records", sa.Text, nullable=False),
        sa.Column("again", sa.Integer, nullable=False),
        sa.Column("again_at", sa.Integer, nullable=False),
        sa.Column("undone", sa.Text, nullable=False),
        sa.Column("undone_at", sa.Integer, nullable=False),
    )
