"""Lists of who was sampled in the round that was opened last.

See `hq.exchange.updates.sampled_lists`.
"""

from __future__ import annotations

from sqlalchemy import Column, LargeBinary, Table

from testdesk.hq.store.schema.columns import (
    INTEGER,
    METADATA,
    columns_of,
    integer_column,
    text_column,
)

# A list says of the samples that arrived after rank `after`, up to rank `upto`.
SAMPLED_LIST = Table(
    "sampled_list",
    METADATA,
    Column("number", INTEGER, primary_key=True, autoincrement=False),
    *columns_of(integer_column, "after upto people size"),
    *columns_of(text_column, "round sha256 created"),
    Column("data", LargeBinary(), nullable=False),
    sqlite_strict=True,
)
