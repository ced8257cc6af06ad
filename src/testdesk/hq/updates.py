"""Updates: what headquarters learned since a station was last told, as a file for it alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, func, select

from testdesk.domain.events import Entry
from testdesk.domain.refusals import Refusal
from testdesk.formats.known_samples import KnownSample
from testdesk.formats.update import (
    NO_UPDATE,
    Update,
    read_label,
    update_name,
    write_update,
)
from testdesk.hq import epochs, meant
from testdesk.hq.city_now import CityNow
from testdesk.hq.home import Headquarters
from testdesk.hq.kits import meant_for
from testdesk.hq.points import AtPoint, Laptop
from testdesk.hq.revocations import is_revoked
from testdesk.hq.schema import KIT_TOLD, STATION_KEY, STATION_TOLD, STATION_UPDATE
from testdesk.hq.settings import settings_digest
from testdesk.wall_clock import written

_BYTES_AT_ONCE = 16 << 20


class MadeUpdate(msgspec.Struct, frozen=True):
    """An update for one station.

    Attributes:
        station, number: whose it is, and which.
        data: the whole file.
        news, cards: how many events of ours and of other stations it brings.
        sampled: how many people who were sampled elsewhere in the round.
    """

    station: int
    number: int
    data: bytes
    news: int = 0
    cards: int = 0
    sampled: int = 0

    @property
    def file(self) -> str:
        """Its name on the stick."""
        return update_name(self.station, self.number)


class _Known(msgspec.Struct, frozen=True):
    """What a station is known to have: an update (0 for the kit alone), and how far that went."""

    number: int
    manifest_sha256: str
    news_to: int
    cards_to: int
    settings_sha256: str


class _Due(msgspec.Struct, frozen=True):
    """What a station has to be told, and how far that goes."""

    known: _Known
    at_point: AtPoint
    news: list[Entry]
    cards: list[Entry]
    sampled: list[KnownSample]
    news_to: int
    cards_to: int
    settings_sha256: str

    @property
    def is_nothing(self) -> bool:
        """Whether the station has it all."""
        same = self.settings_sha256 == self.known.settings_sha256
        return same and not (self.news or self.cards or self.sampled)

    def made(self, station: int, number: int, data: bytes) -> MadeUpdate:
        """What is said of the file that says all of this."""
        counts = (len(self.news), len(self.cards), len(self.sampled))
        return MadeUpdate(station, number, data, *counts)


def stations(hq: Headquarters) -> list[int]:
    """The stations whose laptop is known and not revoked, so that something can be sealed to it."""
    with hq.reading() as connection:
        rows = connection.execute(select(STATION_KEY).order_by("station")).all()
        return [row.station for row in rows if not is_revoked(connection, row.kit)]


def make_update(hq: Headquarters, station: int) -> MadeUpdate | None:
    """Writes what the station is not known to have; the same file again while nothing is new.

    Args:
        hq: the headquarters.
        station: its number.

    Returns:
        None where it has everything.

    Raises:
        Refusal: station_not_heard: no batch of it came yet, so its laptop's key is not known;
            station_revoked: who holds the laptop must learn nothing more; headquarters_changed:
            another program changed the settings since this one read them.
        EnvironmentFault: of the database.
    """
    with hq.writing() as connection:
        return _made(hq, connection, CityNow(hq, connection), station)


def make_updates(hq: Headquarters, stations: Sequence[int]) -> dict[int, MadeUpdate | None]:
    """The updates of many stations in one transaction, which asks once for what they share.

    Args:
        hq: the headquarters.
        stations: at least one.

    Returns:
        of the first of them, as many as memory bears lightly; None where there is nothing to
        tell, or nobody to tell it to: a laptop that is not known yet or is revoked.

    Raises:
        Refusal: headquarters_changed.
        EnvironmentFault: of the database.
    """
    made: dict[int, MadeUpdate | None] = {}
    size = 0
    with hq.writing() as connection:
        city = CityNow(hq, connection)
        for station in stations:
            try:
                update = made[station] = _made(hq, connection, city, station)
            except Refusal as refusal:
                if refusal.code not in {"station_not_heard", "station_revoked"}:
                    raise
                update = made[station] = None
            size += 0 if update is None else len(update.data)
            if size >= _BYTES_AT_ONCE:
                break
    return made


def _made(
    hq: Headquarters, connection: Connection, city: CityNow, station: int
) -> MadeUpdate | None:
    laptop = city.laptop(station)
    due = _due(connection, city, station, laptop)
    if due.is_nothing:
        return None
    again = _written_before(connection, city, station, due)
    if again is not None:
        return due.made(station, again.number, again.data)
    update = Update(
        city=hq.city,
        station=station,
        number=_next_number(connection, station),
        since=due.known.number,
        since_sha256=due.known.manifest_sha256,
        created=written(hq.clock.now()),
        settings=city.settings,
        **due.at_point.members(),
        news=tuple(due.news),
        cards=tuple(due.cards),
        holdings=epochs.holdings(connection, station, clock=hq.clock),
        round=city.round if due.sampled else "",
        sampled=tuple(due.sampled),
    )
    data = write_update(update, city_signing_key=hq.signing_seed, recipient=laptop.recipient)
    _note(connection, hq, update, data, due)
    return due.made(station, update.number, data)


def _known(connection: Connection, station: int, kit: str) -> _Known:
    """The update that the station's batches named, where it is one of ours; else its kit."""
    update = STATION_UPDATE.c
    query = select(STATION_UPDATE).join(
        STATION_TOLD,
        (STATION_TOLD.c.station == update.station)
        & (STATION_TOLD.c.number == update.number)
        & (STATION_TOLD.c.manifest_sha256 == update.manifest_sha256),
    )
    row = connection.execute(query.where(update.station == station)).first()
    if row is not None:
        told = (row.number, row.manifest_sha256, row.news_to, row.cards_to, row.settings_sha256)
        return _Known(*told)
    row = connection.execute(select(KIT_TOLD).where(KIT_TOLD.c.kit == kit)).first()
    if row is None:  # a kit of a version that did not note it
        return _Known(0, NO_UPDATE, 0, 0, "")
    return _Known(0, NO_UPDATE, row.news_to, 0, row.settings_sha256)


def _due(connection: Connection, city: CityNow, station: int, laptop: Laptop) -> _Due:
    known, at_point = _known(connection, station, laptop.kit), city.at_point(laptop)
    compounds = meant.compounds(connection, station)
    news = [meant_for(entry, compounds) for entry in city.own_after(known.news_to)]
    cards = city.cards_for(station, after=known.cards_to)
    return _Due(
        known=known,
        at_point=at_point,
        news=news,
        cards=cards,
        sampled=city.sampled_for(station, after=known.cards_to),
        news_to=news[-1].header.seq if news else known.news_to,
        cards_to=city.newest_arrival,
        settings_sha256=settings_digest(city.settings, at_point.members(), epoch=city.epoch),
    )


def _written_before(connection: Connection, city: CityNow, station: int, due: _Due) -> Any:  # noqa: ANN401  a row of SQLAlchemy
    """The update that was written last, where it says all of this and the station lacks it."""
    update = STATION_UPDATE.c
    query = select(STATION_UPDATE).where(update.station == station)
    last = connection.execute(query.order_by(update.number.desc()).limit(1)).first()
    if last is None or last.data is None or last.since != due.known.number:
        return None
    if (last.news_to, last.settings_sha256) != (due.news_to, due.settings_sha256):
        return None
    if city.cards_for(station, after=last.cards_to):
        return None
    return None if city.sampled_for(station, after=last.cards_to) else last


def _next_number(connection: Connection, station: int) -> int:
    """Above every number that we gave, and every one that the station named.

    It may name one that a database which was lost had given.
    """
    ours = select(func.max(STATION_UPDATE.c.number)).where(STATION_UPDATE.c.station == station)
    told = select(STATION_TOLD.c.number).where(STATION_TOLD.c.station == station)
    return 1 + max(connection.execute(query).scalar() or 0 for query in (ours, told))


def _note(connection: Connection, hq: Headquarters, update: Update, data: bytes, due: _Due) -> None:
    _, sha256 = read_label(data, city=hq.city, city_key=hq.city_key)
    row = {
        "station": update.station,
        "number": update.number,
        "since": update.since,
        "news_to": due.news_to,
        "cards_to": due.cards_to,
        "manifest_sha256": sha256,
        "settings_sha256": due.settings_sha256,
        "created": update.created,
        "data": data,
    }
    connection.execute(STATION_UPDATE.insert(), row)
