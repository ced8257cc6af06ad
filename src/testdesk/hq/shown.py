"""What is shown of the facts: the latest word on each resident, and the samples that stand."""

from __future__ import annotations

from sqlalchemy import Subquery, func, select

from testdesk.hq.schema import FACTS

RESIDENT = FACTS["resident"]
SAMPLE = FACTS["sample"]
SAMPLE_VOID = FACTS["sample_void"]
TUBE = FACTS["tube"]


def residents() -> Subquery:
    """Each resident once: what was said last, by hybrid time, then station."""
    rank = (
        func.row_number()
        .over(
            partition_by=RESIDENT.c.resident,
            order_by=(RESIDENT.c.hlc.desc(), RESIDENT.c.station.desc()),
        )
        .label("rank")
    )
    ranked = select(RESIDENT, rank).subquery()
    columns = [ranked.c[column.name] for column in RESIDENT.columns]
    return select(*columns).where(ranked.c.rank == 1).subquery("shown_resident")


def samples(name: str = "standing_sample") -> Subquery:
    """The samples that their own station has not voided; named, for a query of two of them."""
    voided = select(SAMPLE_VOID.c.sample).where(
        SAMPLE_VOID.c.sample == SAMPLE.c.sample, SAMPLE_VOID.c.station == SAMPLE.c.station
    )
    return select(SAMPLE).where(~voided.exists()).subquery(name)


def tubes(name: str = "standing_tube") -> Subquery:
    """The tubes that hold or held somebody, one row for each station that said so."""
    return select(TUBE).where(TUBE.c.state != "discarded").subquery(name)
