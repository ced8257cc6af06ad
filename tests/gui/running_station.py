"""A real station, encrypted file and all, for the windows: a few people of one compound."""

import datetime as dt
import secrets
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from pytestqt.qtbot import QtBot
from tests.clock import ManualClock

from testdesk.bootstrap import read_only_station, station_of
from testdesk.bridge.lane import Lane
from testdesk.bridge.station import StationBridge
from testdesk.domain.journal import hash_chain
from testdesk.domain.journal import times as hybrid
from testdesk.domain.journal.events import AnyBody, Entry, RosterImported, RoundOpened, StationSetUp
from testdesk.domain.residents.people import Address, Resident
from testdesk.formats.crypto import keys
from testdesk.formats.crypto.pseudonym import document_identity, resident_pseudonym
from testdesk.ports import StationIdentity
from testdesk.services.session import ScanSession
from testdesk.store.station_file import StationFile, make_station_file, open_station_file

MORNING = dt.datetime(2022, 3, 26, 0, 42, tzinfo=dt.UTC)
PERSON_KEY = b"p" * 32
POINT = "网通小区"
TUBE = "YJ22034417"
T = TypeVar("T")


def person(
    name: str,
    number: str,
    *,
    korean: str = "",
    phone: str = "",
    address: Address | None = None,
    kind: str = "01",
) -> Resident:
    """A resident as a roster lists them."""
    born = number[6:14] if kind == "01" else ""
    return Resident(
        resident_pseudonym(PERSON_KEY, document_identity(kind, number)),
        name,
        korean=korean,
        document_type=kind,
        document_number=number,
        phone=phone,
        address=address or Address(),
        birth=f"{born[:4]}-{born[4:6]}-{born[6:]}" if born else "",
        sex=("M" if int(number[16]) % 2 else "F") if kind == "01" else "",
    )


SHUNZI = person(
    "朴顺子",
    "222401194303074525",
    korean="박순자",
    phone="13844334521",
    address=Address("网通小区", "3", "1", "202"),
)
HUSBAND = person(
    "金永浩", "222401194001014535", korean="김영호", address=Address("网通小区", "3", "1", "202")
)
SHANZHU = person(
    "朴善珠",
    "222401198103070165",
    korean="박선주",
    phone="13944330168",
    address=Address("网通小区", "3", "2", "601"),
)
PEI = person(
    "裴世哲",
    "222401198901017713",
    phone="13044337715",
    address=Address("网通小区", "3", "3", "303"),
)
LONG = person(
    "KIM YONG HUI ALEXANDRA",
    "M12345678",
    address=Address("新兴花园国际公寓", "A12", "2", "1203"),
    kind="03",
)
PEOPLE = (SHUNZI, HUSBAND, SHANZHU, PEI, LONG)


def _city_entries() -> list[Entry]:
    entries: list[Entry] = []
    bodies: tuple[AnyBody, ...] = (RoundOpened("R7"), RosterImported("网通小区", PEOPLE))
    for seq, body in enumerate(bodies, start=1):
        last = entries[-1].header if entries else None
        entries.append(
            hash_chain.make_entry(
                body,
                event_id=f"{seq:032x}",
                station=0,
                seq=seq,
                hlc=hybrid.tick(last.hlc if last else hybrid.ZERO, 1_648_000_000_000 + seq),
                at="2022-03-25T08:00:00.000Z",
                operator="hq",
                prev=hash_chain.header_hash(last) if last else hash_chain.GENESIS,
            )
        )
    return entries


def _identity() -> StationIdentity:
    return StationIdentity(
        city="c" * 32,
        station=3,
        point=POINT,
        kit="d" * 32,
        signing_key=keys.new_signing_key(),
        age_identity="",
        endorsement=b"",
        city_key=b"",
        recipients=(),
        card_keys={1: b"k" * 32},
        card_key_id=1,
        person_key=PERSON_KEY,
        tube_form=r"[A-Z]{0,2}[0-9]{8,14}",
    )


class RunningStation:
    """A bridge on a station's file, and the means to wait for both lanes.

    Attributes:
        bridge: for the page.
    """

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        clock = ManualClock(MORNING)
        key, path = secrets.token_bytes(32), folder / "station.db"
        setup = StationSetUp(POINT, "d" * 32, "", "", "", "test")
        make_station_file(
            path,
            key,
            identity=_identity(),
            clock=clock,
            kit_entries=_city_entries(),
            first_event=setup,
            operator="set-up",
        )
        lane = Lane("desk")
        opened: list[StationFile] = []
        lane.submit(
            lambda: open_station_file(path, key, clock),
            opened.append,
            owner=lane,
            failed=_raise,
        )
        qtbot.waitUntil(lambda: bool(opened))
        self._store = opened[0]
        station = station_of(self._store, clock=clock)
        reader = partial(read_only_station, self._store, clock=clock)
        session = ScanSession(operator="崔明")
        self._store.folds_later = True
        self.bridge = StationBridge(
            station, session, lane=lane, reader=reader, after_command=self._store.fold_sealed
        )

    def settle(self) -> None:
        """Waits until every question and action under way is answered."""
        self._qtbot.waitUntil(lambda: self.bridge.is_idle)

    def look(self, query: Callable[[], T]) -> T:
        """Asks the services something, on the lane."""
        answers: list[T] = []
        self.bridge.read(lambda _station: query(), answers.append, self.bridge, _raise)
        self._qtbot.waitUntil(lambda: bool(answers))
        return answers[0]

    def close(self) -> None:
        """Closes the file on the thread that opened it."""
        self.settle()
        closed: list[None] = []
        self.bridge.read(lambda _station: self._store.close(), closed.append, self.bridge, _raise)
        self._qtbot.waitUntil(lambda: bool(closed))
        self.bridge.close()


def _raise(error: Exception) -> None:
    raise error
