"""Finds samples of the round that arrived after a given rank, for updates."""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, select

from testdesk.formats.exchange.known_samples import KnownSample, known_sample
from testdesk.hq.store import view
from testdesk.hq.store.schema.tables import ARRIVAL, DOUBTFUL_TIME, EVENT
from testdesk.hq.store.times import is_time_of_event

# Each sample with the rank of the last arrival that brought it.
RankedSamples = list[tuple[int, KnownSample]]
_SAMPLE_COLUMNS = ("station", "seq", "sample", "tube", "position", "at")


class _BodyWithResident(msgspec.Struct, frozen=True):
    """The person as the event names them; readers apply later corrections themselves."""

    resident: str


_decoder = msgspec.json.Decoder(_BodyWithResident)


def known_samples(connection: Connection, round_: str, *, after: int) -> RankedSamples:
    """Valid samples of a round, in any order.

    Args:
        connection: a connection in a transaction that excludes all other writers.
        round_: the round's short name.
        after: arrivals up to this rank are left out.

    Returns:
        Each sample with the rank of the last arrival that brought it.
    """
    found: dict[tuple[int, int], tuple[int, KnownSample]] = {}
    rows = connection.execute(_query(), {"after": after, "round": round_})
    for *columns, body, earliest, rank in rows:
        members = dict(zip(_SAMPLE_COLUMNS, columns, strict=True))
        members["resident"] = _decoder.decode(body).resident
        members["doubtful"] = earliest is not None  # only a doubtful time has a row with bounds
        sample = known_sample(members)
        if sample is not None:  # a dishonest station may report what no reader accepts
            key = sample.station, sample.seq
            known = found.get(key)
            found[key] = (rank if known is None else max(rank, known[0]), sample)
    return list(found.values())


@cache
def _query() -> Any:  # noqa: ANN401  a query of SQLAlchemy
    """The query for samples, which starts from the few arrivals; built once."""
    arrival, sample = ARRIVAL.c, view.samples()
    arrived = (arrival.station == sample.c.station) & sample.c.seq.between(
        arrival.first, arrival.last
    )
    event = (EVENT.c.station == sample.c.station) & (EVENT.c.seq == sample.c.seq)
    joined = sample.join(ARRIVAL, arrived).join(EVENT, event)
    joined = joined.outerjoin(DOUBTFUL_TIME, is_time_of_event(sample.c.station, sample.c.seq))
    return (
        select(
            *(sample.c[name] for name in _SAMPLE_COLUMNS),
            EVENT.c.body,
            DOUBTFUL_TIME.c.earliest,
            arrival.rank,
        )
        .select_from(joined)
        .where(arrival.rank > bindparam("after"), sample.c.round == bindparam("round"))
        .where(EVENT.c.body.is_not(None))
    )
