"""Subqueries for the facts that are shown: current people, valid samples, cards and excuses."""

from __future__ import annotations

from sqlalchemy import Subquery, select, tuple_

from testdesk.domain.corrections.authority import HEADQUARTERS
from testdesk.hq.store.schema.tables import CURRENT_RESIDENT, FACTS

# What rosters and stations stated about residents; `CURRENT_RESIDENT` is what follows from it.
RESIDENT_STATEMENT = FACTS["resident"]
SAMPLE = FACTS["sample"]
SAMPLE_VOID = FACTS["sample_void"]
EXCUSE = FACTS["excuse"]
TUBE = FACTS["tube"]
PROXY_CODE = FACTS["proxy_code"]
REVOKED = FACTS["proxy_code_revocation"]
# In the column `author` of a voided sample or card, the station that made it; -1, from versions
# that did not record the author, matches every station.
_ANY_AUTHOR = -1


def residents(name: str = "shown_resident") -> Subquery:
    """The current record of every resident, as `hq.store.current` maintains it."""
    return select(CURRENT_RESIDENT).subquery(name)


def samples(name: str = "valid_sample") -> Subquery:
    """The samples that neither their station nor headquarters has voided.

    Args:
        name: the subquery's name in SQL; two of these subqueries in one query need different names.
    """
    voided = select(SAMPLE_VOID.c.sample).where(
        SAMPLE_VOID.c.sample == SAMPLE.c.sample,
        SAMPLE_VOID.c.station.in_((SAMPLE.c.station, HEADQUARTERS)),
        SAMPLE_VOID.c.author.in_((_ANY_AUTHOR, SAMPLE.c.station)),
    )
    return select(SAMPLE).where(~voided.exists()).subquery(name)


def excuses(name: str = "valid_excuse") -> Subquery:
    """The valid excuses, by the rule of `domain.excuses.excuses`, in SQL."""
    later = EXCUSE.alias("later_excuse")
    newer = select(later.c.excuse).where(
        later.c.round == EXCUSE.c.round,
        later.c.resident == EXCUSE.c.resident,
        tuple_(later.c.hlc, later.c.station, later.c.seq)
        > tuple_(EXCUSE.c.hlc, EXCUSE.c.station, EXCUSE.c.seq),
    )
    return select(EXCUSE).where(EXCUSE.c.reason != "", ~newer.exists()).subquery(name)


def tubes(name: str = "valid_tube") -> Subquery:
    """The tubes that were not discarded, with a row for each station that used the barcode."""
    return select(TUBE).where(TUBE.c.state != "discarded").subquery(name)


def cards(name: str = "valid_card") -> Subquery:
    """The cards that nobody has revoked; see `samples` for `name`."""
    revoked = select(REVOKED.c.card).where(
        REVOKED.c.card == PROXY_CODE.c.card,
        REVOKED.c.author.in_((_ANY_AUTHOR, PROXY_CODE.c.station)),
    )
    return select(PROXY_CODE).where(~revoked.exists()).subquery(name)
