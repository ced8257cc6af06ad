"""What is shown of the facts: the latest word on each resident, and the samples that stand."""

from __future__ import annotations

from sqlalchemy import Subquery, and_, literal, or_, select

from testdesk.hq.schema import FACTS

RESIDENT = FACTS["resident"]
SAMPLE = FACTS["sample"]
SAMPLE_VOID = FACTS["sample_void"]
TUBE = FACTS["tube"]
PROXY_CODE = FACTS["proxy_code"]
REVOKED = FACTS["proxy_code_revocation"]
_HEADQUARTERS = 0


def residents(name: str = "shown_resident") -> Subquery:
    """Each resident once: what was said last, by hybrid time, then station.

    A row stands when no later word on the same resident is there. With the primary key that is
    one look for each row, and whoever asks for one building looks at that building's rows only.
    """
    later = RESIDENT.alias("later_word")
    is_later = or_(
        later.c.hlc > RESIDENT.c.hlc,
        and_(later.c.hlc == RESIDENT.c.hlc, later.c.station > RESIDENT.c.station),
    )
    same = later.c.resident == RESIDENT.c.resident
    overruled = select(literal(1)).select_from(later).where(same, is_later)
    return select(RESIDENT).where(~overruled.exists()).subquery(name)


def samples(name: str = "standing_sample") -> Subquery:
    """The samples that neither their station nor headquarters has voided.

    Args:
        name: for a query of two of them.
    """
    voided = select(SAMPLE_VOID.c.sample).where(
        SAMPLE_VOID.c.sample == SAMPLE.c.sample,
        SAMPLE_VOID.c.station.in_((SAMPLE.c.station, _HEADQUARTERS)),
    )
    return select(SAMPLE).where(~voided.exists()).subquery(name)


def tubes(name: str = "standing_tube") -> Subquery:
    """The tubes that hold or held somebody, one row for each station that said so."""
    return select(TUBE).where(TUBE.c.state != "discarded").subquery(name)


def cards(name: str = "standing_card") -> Subquery:
    """The cards that nobody has revoked; named, for a query of two of them."""
    revoked = select(REVOKED.c.card).where(REVOKED.c.card == PROXY_CODE.c.card)
    return select(PROXY_CODE).where(~revoked.exists()).subquery(name)
