"""Opens a station's recovery request with the spare key, and answers it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import msgspec
from sqlalchemy import select

from testdesk.domain.refusals import Refusal, StationRevoked
from testdesk.formats.exchange import recovery
from testdesk.formats.sealed.foreign import require_testdesk_file
from testdesk.hq.city.revocations import is_revoked
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store.schema.tables import KIT
from testdesk.wall_clock import utc_text

_Delivered = TypeVar("_Delivered")


class AnsweredRequest(msgspec.Struct, frozen=True):
    """The station whose request was answered, and its testing point."""

    station: int
    point: str


def answer_request(
    hq: Headquarters,
    data: bytes,
    *,
    spare_identity: str,
    passphrase: str,
    deliver: Callable[[int, bytes], _Delivered],
) -> tuple[AnsweredRequest, _Delivered]:
    """Writes the answer to a station whose passphrase is forgotten.

    Nothing is stored here. The recovery becomes an event of the station's journal, which arrives
    with its next batch.

    Args:
        hq: the headquarters.
        data: the contents of the request's file.
        spare_identity: the spare key.
        passphrase: the answer's own passphrase, to be read out by telephone.
        deliver: writes the answer for a station; called with its number and the file's bytes.

    Returns:
        whose request it was, and the result of `deliver`.

    Raises:
        Refusal: recovery_other_city; station_not_enrolled: no kit was made for it; station_revoked:
            a thief may be asking; and those of `recovery.open_request`.
        EnvironmentFault: the faults of the database, and those of `deliver`.
    """
    require_testdesk_file(data)
    # Another city's request is named as such before the spare key fails to open it.
    if recovery.read_request(data).city != hq.city:
        raise Refusal("recovery_other_city")
    label, store_key = recovery.open_request(data, spare_identity=spare_identity)
    with hq.read() as connection:
        known = select(KIT.c.point).where(KIT.c.kit == label.kit, KIT.c.station == label.station)
        point = connection.execute(known).scalar()
        if point is None:
            raise Refusal("station_not_enrolled")
        if is_revoked(connection, label.kit):
            raise StationRevoked(station=label.station)
    answer = recovery.write_answer(
        store_key,
        label,
        city_signing_key=hq.signing_seed,
        created=utc_text(hq.clock.now()),
        passphrase=passphrase,
    )
    return AnsweredRequest(label.station, point), deliver(label.station, answer)
