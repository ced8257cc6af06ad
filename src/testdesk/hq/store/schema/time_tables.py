"""What is kept of times beside the events: what signed files prove, and what cannot be true."""

from __future__ import annotations

from sqlalchemy import Column, PrimaryKeyConstraint, Table, Text

from testdesk.hq.store.schema.columns import METADATA, integer_column

# A station's events behind `seq` were written after it had read a file that was made at `at`.
SIGNED_TIME = Table(
    "signed_time",
    METADATA,
    integer_column("station"),
    integer_column("seq"),
    Column("at", Text(), nullable=False),
    PrimaryKeyConstraint("station", "seq"),
    sqlite_strict=True,
)

# Events whose times cannot be true, and between which moments they were written; an empty text is
# no bound. Made from the events and the proofs (`domain.times`).
DOUBTFUL_TIME = Table(
    "doubtful_time",
    METADATA,
    integer_column("station"),
    integer_column("seq"),
    Column("earliest", Text(), nullable=False),
    Column("latest", Text(), nullable=False),
    PrimaryKeyConstraint("station", "seq"),
    sqlite_strict=True,
)
