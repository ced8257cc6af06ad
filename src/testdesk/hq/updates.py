"""Updates: what headquarters learned since a station was last told, as a file for it alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, func, select, union_all

from testdesk.domain.events import Entry
from testdesk.domain.refusals import Refusal
from testdesk.formats.batch import BatchManifest
from testdesk.formats.city_settings import CitySettings
from testdesk.formats.update import (
    CARD_KINDS,
    NO_UPDATE,
    Neighbour,
    Update,
    read_label,
    update_name,
    write_update,
)
from testdesk.hq import epochs, journal, meant
from testdesk.hq.database import take_turn, upsert
from testdesk.hq.home import Headquarters
from testdesk.hq.kits import meant_for
from testdesk.hq.neighbours import neighbours
from testdesk.hq.proofs import LAST_NUMBER
from testdesk.hq.revocations import is_revoked
from testdesk.hq.schema import (
    ARRIVAL,
    EVENT,
    FACTS,
    KIT_TOLD,
    SETTINGS,
    STATION_KEY,
    STATION_TOLD,
    STATION_UPDATE,
)
from testdesk.hq.settings import city_settings, settings_digest
from testdesk.wall_clock import written

_CARDS = (FACTS["proxy_code"], FACTS["proxy_code_revocation"], FACTS["correction"])


class MadeUpdate(msgspec.Struct, frozen=True):
    """An update for one station.

    Attributes:
        station, number: whose it is, and which.
        data: the whole file.
        news, cards: how many events of ours and of other stations it brings.
    """

    station: int
    number: int
    data: bytes
    news: int = 0
    cards: int = 0

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
    settings: CitySettings
    neighbours: tuple[Neighbour, ...]
    news: list[Entry]
    cards: list[Entry]
    news_to: int
    cards_to: int
    settings_sha256: str

    @property
    def is_nothing(self) -> bool:
        """Whether the station has it all."""
        same = self.settings_sha256 == self.known.settings_sha256
        return same and not self.news and not self.cards


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
        _check_revision(connection, hq.secrets.revision)
        pinned = connection.execute(
            select(STATION_KEY).where(STATION_KEY.c.station == station)
        ).first()
        if pinned is None:
            raise Refusal("station_not_heard", station=station)
        if is_revoked(connection, pinned.kit):
            raise Refusal("station_revoked", station=station)
        due = _due(connection, hq, station, pinned.kit)
        if due.is_nothing:
            return None
        again = _written_before(connection, station, due)
        if again is not None:
            return MadeUpdate(station, again.number, again.data, len(due.news), len(due.cards))
        update = Update(
            city=hq.city,
            station=station,
            number=_next_number(connection, station),
            since=due.known.number,
            since_sha256=due.known.manifest_sha256,
            created=written(hq.clock.now()),
            settings=due.settings,
            neighbours=due.neighbours,
            news=tuple(due.news),
            cards=tuple(due.cards),
            holdings=epochs.holdings(connection, station, clock=hq.clock),
        )
        data = write_update(update, city_signing_key=hq.signing_seed, recipient=pinned.recipient)
        _note(connection, hq, update, data, due)
    return MadeUpdate(station, update.number, data, len(due.news), len(due.cards))


def note_told(connection: Connection, station: int, manifests: Iterable[BatchManifest]) -> None:
    """Remembers which update a station's batches name; what lies before is not kept any longer."""
    named = [m.told for m in manifests if not isinstance(m.told, msgspec.UnsetType)]
    # Whoever claims an update that we can never have written must not use up our numbers.
    told = max((t for t in named if t.number <= LAST_NUMBER), key=lambda t: t.number, default=None)
    if told is None:
        return
    row = {"station": station, "number": told.number}
    upsert(
        connection,
        STATION_TOLD,
        [row | {"manifest_sha256": told.manifest_sha256}],
        replaces=lambda new: new.excluded.number > STATION_TOLD.c.number,
    )
    update = STATION_UPDATE.c
    older = (update.station == station) & (update.number < told.number)
    connection.execute(STATION_UPDATE.update().where(older).values(data=None))


def note_arrivals(connection: Connection, manifests: Sequence[BatchManifest], arrived: str) -> None:
    """Numbers accepted batches that brought something new, after all that came before them."""
    if not manifests:
        return
    take_turn(connection)
    last = connection.execute(select(func.max(ARRIVAL.c.rank))).scalar() or 0
    rows = [
        {"rank": rank, "station": manifest.station, "arrived": arrived}
        | {"first": manifest.first, "last": manifest.last, "created": manifest.created}
        for rank, manifest in enumerate(manifests, start=last + 1)
    ]
    connection.execute(ARRIVAL.insert(), rows)


def _check_revision(connection: Connection, ours: int) -> None:
    """A program that stands open since before a key was changed must not bring the old one back."""
    newest = connection.execute(select(func.max(SETTINGS.c.revision))).scalar()
    if newest is not None and ours < newest:
        raise Refusal("headquarters_changed")
    if newest is None or ours > newest:
        connection.execute(SETTINGS.insert(), {"revision": ours})


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


def _due(connection: Connection, hq: Headquarters, station: int, kit: str) -> _Due:
    known = _known(connection, station, kit)
    settings, others = city_settings(hq.secrets), neighbours(connection, station)
    news = _news(connection, station, after=known.news_to)
    take_turn(connection)  # no arrival with a lower rank can come after this
    cards, cards_to = _cards(connection, station, after=known.cards_to)
    return _Due(
        known=known,
        settings=settings,
        neighbours=others,
        news=news,
        cards=cards,
        news_to=news[-1].header.seq if news else known.news_to,
        cards_to=cards_to,
        settings_sha256=settings_digest(
            settings, others, epoch=epochs.this(connection, clock=hq.clock).number
        ),
    )


def _written_before(connection: Connection, station: int, due: _Due) -> Any:  # noqa: ANN401  a row of SQLAlchemy
    """The update that was written last, where it says all of this and the station lacks it."""
    update = STATION_UPDATE.c
    query = select(STATION_UPDATE).where(update.station == station)
    last = connection.execute(query.order_by(update.number.desc()).limit(1)).first()
    if last is None or last.data is None or last.since != due.known.number:
        return None
    if (last.news_to, last.settings_sha256) != (due.news_to, due.settings_sha256):
        return None
    return None if _cards(connection, station, after=last.cards_to)[0] else last


def _next_number(connection: Connection, station: int) -> int:
    """Above every number that we gave, and every one that the station named.

    It may name one that a database which was lost had given.
    """
    ours = select(func.max(STATION_UPDATE.c.number)).where(STATION_UPDATE.c.station == station)
    told = select(STATION_TOLD.c.number).where(STATION_TOLD.c.station == station)
    return 1 + max(connection.execute(query).scalar() or 0 for query in (ours, told))


def _news(connection: Connection, station: int, *, after: int) -> list[Entry]:
    compounds = meant.compounds(connection, station)
    own = journal.entries_of(connection, journal.HEADQUARTERS, after=after)
    return [meant_for(entry, compounds) for entry in own]


def _cards(connection: Connection, station: int, *, after: int) -> tuple[list[Entry], int]:
    """Other stations' words on cards that arrived since, and how far the arrivals go."""
    values = {"after": after, "own": station}
    entries = journal.as_entries(connection.execute(_cards_query(), values))
    newest = connection.execute(select(func.max(ARRIVAL.c.rank))).scalar() or 0
    return meant.corrections(connection, station, entries), newest


@cache
def _cards_query() -> Any:  # noqa: ANN401  a query of SQLAlchemy
    """Made once: a stick may bring hundreds of stations."""
    arrival = ARRIVAL.c
    # From the few cards to their events, not through all that arrived.
    said = union_all(*(select(table.c.station, table.c.seq) for table in _CARDS)).subquery().c
    arrived = select(arrival.rank).where(
        arrival.station == said.station,
        said.seq.between(arrival.first, arrival.last),
        arrival.rank > bindparam("after"),
    )
    # Asked for each card: a join would go through every arrival, and there are thousands.
    news = select(said.station, said.seq).where(said.station != bindparam("own"), arrived.exists())
    told = news.distinct().subquery().c
    return (
        select(EVENT)
        .join(told.station.table, (EVENT.c.station == told.station) & (EVENT.c.seq == told.seq))
        .where(EVENT.c.kind.in_(CARD_KINDS), EVENT.c.body.is_not(None))
        .order_by(EVENT.c.station, EVENT.c.seq)
    )


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
