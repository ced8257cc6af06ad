"""Checks a station's signed sheet of the day against headquarters' copy of its journal."""

from __future__ import annotations

from typing import Literal

import msgspec
from sqlalchemy import select

from testdesk.domain.error_codes import RefusalCode
from testdesk.domain.refusals import Refusal
from testdesk.formats.day_claim import DayClaim, read_claim
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store import journal, sequence
from testdesk.hq.store.schema.tables import KIT, STATION_KEY

# same: the event is here, and has the hash that the sheet names. different: it has another hash,
# so the station has two histories. missing: it has not arrived.
EventHere = Literal["same", "different", "missing"]


class SheetCheck(msgspec.Struct, frozen=True):
    """What a sheet claims, and whether it is true as far as headquarters knows.

    Attributes:
        claim: what the code says.
        point: the station's testing point, by its newest kit.
        key_known: whether the station's key is known: one of its batches has been accepted.
        signed: whether that key signed exactly this claim.
        event_here: what is here as the last event of the sheet's shift.
        highest_contiguous: all events of the station up to this number are here.
    """

    claim: DayClaim
    point: str
    key_known: bool
    signed: bool
    event_here: EventHere
    highest_contiguous: int

    @property
    def day(self) -> str:
        """The local date on which the shift began, ISO."""
        return self.claim.day

    @property
    def problem(self) -> RefusalCode | Literal[""]:
        """Why the sheet is not confirmed; empty if it is."""
        if not self.key_known:
            return "claim_key_unknown"
        if not self.signed:
            return "signature_wrong"
        return _PROBLEMS[self.event_here]


_PROBLEMS: dict[EventHere, RefusalCode | Literal[""]] = {
    "same": "",
    "different": "claim_forked",
    "missing": "claim_not_arrived",
}


def check_sheet(hq: Headquarters, text: str) -> SheetCheck:
    """Checks the text of the code on a sheet.

    Raises:
        Refusal: claim_damaged; station_unknown: no kit was ever made for its station.
    """
    signed = read_claim(text)
    claim = signed.claim
    with hq.read() as connection:
        kits = select(KIT.c.point).where(KIT.c.station == claim.station)
        point = connection.execute(kits.order_by(KIT.c.made_at.desc()).limit(1)).scalar()
        if point is None:
            raise Refusal("station_unknown", station=claim.station)
        pinned = select(STATION_KEY.c.public_key).where(STATION_KEY.c.station == claim.station)
        key = connection.execute(pinned).scalar()
        here = journal.hashes(connection, claim.station, claim.last, claim.last).get(claim.last)
        holdings = sequence.station_holdings(connection, claim.station)
    event_here: EventHere = "same" if here == claim.head else "different"
    return SheetCheck(
        claim,
        point,
        key_known=key is not None,
        signed=key is not None and signed.is_signed_by(bytes.fromhex(key)),
        event_here="missing" if here is None else event_here,
        highest_contiguous=holdings.highest_contiguous,
    )
