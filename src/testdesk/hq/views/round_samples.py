"""Reads the samples of a round, with the data of people and tubes that exports need."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from testdesk.domain.refusals import Refusal
from testdesk.hq.city.rounds import round_exists
from testdesk.hq.store import view
from testdesk.hq.store.schema.tables import DOUBTFUL_TIME, FACTS
from testdesk.hq.store.times import is_time_of_event
from testdesk.hq.views.physical_tubes import identifying_station, merged_tubes

Sample = dict[str, Any]

_SAMPLE_COLUMNS = (
    *("station", "seq", "sample", "tube", "position", "at", "point", "operator", "resident"),
)
_PERSON_COLUMNS = (
    *("name", "document_type", "document_number", "phone", "birth", "sex", "note"),
    *("compound", "building", "unit", "room"),
)


def round_samples(connection: Connection, round_: str) -> list[Sample]:
    """All valid samples of a round, ordered by physical tube and place.

    The columns are those of the sample and of the person (None if not reported);
    `sample_compound` and `sample_building` from the sample itself; `mode` and `capacity` of the
    tube; `tube_station`, which with the barcode identifies the physical tube; and `earliest` and
    `latest`, the bounds of the true time if `at` cannot be true (otherwise None).

    Raises:
        Refusal: round_unknown.
    """
    merged = merged_tubes(connection)
    found = (dict(row) for row in connection.execute(_query(round_)).mappings())
    rows = sorted(
        (
            row | {"tube_station": identifying_station(merged, row["tube"], row["station"])}
            for row in found
        ),
        key=lambda row: (
            *(row["tube"], row["tube_station"], row["position"], row["station"], row["seq"]),
        ),
    )
    if not rows and not round_exists(connection, round_):
        raise Refusal("round_unknown")
    return rows


def applicants(connection: Connection) -> dict[str, str]:
    """Who collected each resident's newest card, and their relation to the resident: "李娜/女儿".

    By pseudonym; empty if nobody is recorded.
    """
    card = FACTS["proxy_code"].c
    query = select(card.resident, card.applicant, card.relation).order_by(
        card.issue_number, card.hlc, card.station
    )
    return {
        row.resident: f"{row.applicant}/{row.relation}" if row.applicant else ""
        for row in connection.execute(query)
    }


def _query(round_: str) -> Any:  # noqa: ANN401  a select of two dozen columns
    sample, person, tube = view.samples(), view.residents(), FACTS["tube"]
    joined = sample.outerjoin(person, person.c.resident == sample.c.resident).outerjoin(
        tube, (tube.c.tube == sample.c.tube) & (tube.c.station == sample.c.station)
    )
    joined = joined.outerjoin(DOUBTFUL_TIME, is_time_of_event(sample.c.station, sample.c.seq))
    return (
        select(
            *(sample.c[name] for name in _SAMPLE_COLUMNS),
            *(person.c[name] for name in _PERSON_COLUMNS),
            sample.c.compound.label("sample_compound"),
            sample.c.building.label("sample_building"),
            tube.c.mode,
            tube.c.capacity,
            DOUBTFUL_TIME.c.earliest,
            DOUBTFUL_TIME.c.latest,
        )
        .select_from(joined)
        .where(sample.c.round == round_)
    )
