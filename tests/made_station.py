"""A real station from a real kit of a real headquarters, for the tests of floors 0 to 3."""

import csv
import io
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tests.clock import ManualClock

from testdesk import bootstrap
from testdesk.domain.journal.events import (
    AnyBody,
    Entry,
    OperatorRemoved,
    RosterImported,
    RoundOpened,
)
from testdesk.domain.journal.hash_chain import GENESIS, header_hash, make_entry
from testdesk.domain.numbers.id_numbers import check_digit
from testdesk.domain.residents.people import Resident
from testdesk.domain.staff.members import StaffMember
from testdesk.domain.station.verdicts import ScanResult
from testdesk.formats.crypto import keys, vault
from testdesk.formats.exchange.kit import Kit, city_identity, write_kit
from testdesk.hq.city.rosters import import_roster
from testdesk.hq.city.rounds import open_round
from testdesk.hq.exchange.updates.kits import enrol
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.home.vault import Secrets
from testdesk.hq.store import database
from testdesk.hq.store.facts import derive
from testdesk.ports import Station
from testdesk.services import checking, day
from testdesk.services.exchange import handover
from testdesk.services.scanning import registration
from testdesk.services.session import Context, ScanSession
from testdesk.settings import STORE, VAULT
from testdesk.store.connection import open_file
from testdesk.store.events.keeper import JournalKeeper
from testdesk.store.queries.identity import StoredIdentity
from testdesk.store.schema.migrations import migrate
from testdesk.store.station_file import StationFile, make_station_file, open_station_file

PASSPHRASE = "冬天的延吉下着雨 2022"
KIT_PASSPHRASE = "seven tents in the rain"
POINT = "网通小区"
STORE_KEY = bytes(range(32))
TUBES = tuple(f"YJ{number:08d}" for number in range(1, 60))


def id_number(born: str, order: int) -> str:
    """A valid number of Yanji: birth date as YYYYMMDD, order from 0 to 999."""
    body = f"222401{born}{order:03d}"
    return body + check_digit(body)


HEADS = ("姓名", "韩文名", "身份证号", "电话", "小区", "楼号", "单元", "室", "健康码颜色")
HALMEONI = id_number("19360412", 2)
FATHER, MOTHER, CHILD = (
    id_number("19620105", 1),
    id_number("19640303", 4),
    id_number("20110909", 6),
)
NEIGHBOUR, YELLOW = id_number("19701010", 8), id_number("19810412", 74)
LI, MAXIMILIAN = id_number("19840412", 73), id_number("19790412", 71)
_FEW = (
    ("朴顺子", "박순자", HALMEONI, "13812340021", POINT, "3", "2", "202", ""),
    ("王建国", "", FATHER, "13900000001", POINT, "3", "2", "301", ""),
    ("赵敏", "", MOTHER, "13900000002", POINT, "3", "2", "301", ""),
    ("王小雨", "", CHILD, "", POINT, "3", "2", "301", ""),
    ("张伟", "", NEIGHBOUR, "13900000003", POINT, "3", "2", "302", ""),
    ("崔善珠", "", YELLOW, "", "河南小区", "1", "1", "101", "黄码"),
    ("李明哲", "리명철", LI, "13700001234", "河南小区", "1", "1", "102", ""),
    ("Maximilian Müller", "", MAXIMILIAN, "", "河南小区", "12", "", "", ""),
    ("金无证", "", "", "", "河南小区", "12", "1", "101", ""),
)
CROWD = tuple(id_number("19500101", order) for order in range(100, 130))
_MANY = tuple(
    (f"全永{n:02d}", "", number, "", "站前小区", str(n // 6 + 1), "1", f"{n % 6 + 1}01", "")
    for n, number in enumerate(CROWD)
)


def roster(rows: tuple[tuple[str, ...], ...] = (*_FEW, *_MANY)) -> bytes:
    """The list as a community saves it."""
    out = io.StringIO()
    csv.writer(out).writerows((HEADS, *rows))
    return out.getvalue().encode("utf-8")


@dataclass
class MadeCity:
    """A headquarters with a roster and an open round, kept in a folder; and its enrolled kits."""

    folder: Path
    secrets: Secrets
    kits: dict[int, Kit] = field(default_factory=dict)

    def headquarters(self, folder: Path) -> Headquarters:
        """A separate copy of the headquarters; the caller closes it."""
        shutil.copytree(self.folder, folder)
        return open_made(folder, self.secrets)


def open_made(folder: Path, secrets: Secrets) -> Headquarters:
    key = bytes.fromhex(secrets.database_key)
    hq = Headquarters(
        secrets, database.open_engine(folder / "hq.db", key=key, url=None), ManualClock()
    )
    database.prepare(hq.engine, hq.city, derive=partial(derive, now=ManualClock().now()))
    return hq


def make_city(folder: Path) -> MadeCity:
    """Makes it on the disk: SQLite, nine people and a crowd of thirty, round R7, two kits."""
    secrets = Secrets(
        name="延吉市指挥部",
        signing_seed=keys.new_signing_key().hex(),
        age_identity=keys.new_age_identity(),
        spare_recipient=keys.age_recipient(keys.new_age_identity()),
        card_keys={"1": "c1" * 32},
        card_key_id=1,
        person_key="9a" * 32,
        database_key="db" * 32,
    )
    folder.mkdir()
    city = MadeCity(folder, secrets)
    hq = open_made(folder, secrets)
    import_roster(hq, roster(), filename="名单.csv")
    open_round(hq, name="R7")
    for station in (1, 2):
        city.kits[station] = enrol(hq, station=station, point=POINT)
    hq.close()
    return city


def made_up_kit(station: int = 1) -> Kit:
    """A kit without a headquarters behind it: one resident, round R7; the same every time."""
    seed, city_key = bytes(32), keys.public_key(bytes(range(32)))
    person = Resident("a1" * 6, "朴顺子", document_number=HALMEONI, phone="13812340021")
    bodies: list[AnyBody] = [RosterImported("", (person,)), RoundOpened("R7")]
    return Kit(
        city=city_identity(city_key),
        city_name="延吉",
        station=station,
        point=POINT,
        kit="1" * 32,
        created="2022-03-25T10:00:00Z",
        enrolment_seed=seed,
        city_key=city_key,
        recipients=(keys.age_recipient(keys.new_age_identity()),),
        card_keys={1: bytes([0xC1]) * 32},
        card_key_id=1,
        person_key=bytes([0x9A]) * 32,
        entries=tuple(entries_of_station(0, bodies, start_ms=1)),
    )


def sealed_kit(city: MadeCity, kit: Kit) -> bytes:
    """The kit as it is carried, with its real work."""
    seed = bytes.fromhex(city.secrets.signing_seed)
    return write_kit(kit, city_signing_key=seed, passphrase=KIT_PASSPHRASE)


def make_home(home: Path, kit: Kit, *, key: bytes = STORE_KEY) -> Path:
    """A station, without the slow opening of kit and vault."""
    home.mkdir(parents=True)
    identity = bootstrap._new_identity(kit)
    make_station_file(
        home / STORE,
        key,
        identity=identity,
        clock=ManualClock(),
        kit_entries=kit.entries,
        first_event=bootstrap._first_event(identity),
        operator=bootstrap.SET_UP,
        created=kit.created,
    )
    return home


def store_key(home: Path) -> bytes:
    """The key that a home's file is encrypted with."""
    sealed = home / VAULT
    return vault.open_vault(sealed.read_bytes(), PASSPHRASE) if sealed.exists() else STORE_KEY


@dataclass
class MadeStation:
    """A station at work, as a test uses it."""

    home: Path
    key: bytes
    clock: ManualClock
    store: StationFile
    station: Station
    session: ScanSession

    @property
    def context(self) -> Context:
        """What commands act on."""
        return Context(self.station, self.session)

    def scan(self, line: str) -> ScanResult:
        return registration.scan(self.context, line).value

    def scans(self, *lines: str) -> list[tuple[str, str]]:
        """Verdict and reason of each."""
        return [(one.verdict, one.reason) for one in map(self.scan, lines)]

    def person(self, number: str) -> Resident:
        with self.station.read() as uow:
            found = uow.people.by_document(number)
        assert found is not None
        return found

    def who(self, number: str) -> str:
        return self.person(number).resident

    def journal(self) -> tuple[int, str]:
        """Length and head."""
        with self.station.read() as uow:
            return uow.journal.length(), uow.journal.head()

    def kinds(self, after: int = 0) -> list[str]:
        """Kinds of the own events after a number."""
        with self.station.read() as uow:
            return [e.header.kind for e in uow.journal.entries(after + 1, 10**9)]

    def adopt(self, *entries: Entry) -> None:
        with self.station.write("test") as uow:
            uow.journal.adopt(entries)
            uow.commit()

    def next_round(self) -> None:
        """Imports headquarters' opening of round R8."""
        self._import_from_headquarters(RoundOpened("R8"))

    def headquarters_lists(self, resident: Resident) -> None:
        """Imports a newer list of headquarters, with one person on it."""
        self._import_from_headquarters(RosterImported(resident.address.compound, (resident,)))

    def headquarters_removes(self, member: StaffMember) -> None:
        """Imports headquarters' removal of an operator."""
        self._import_from_headquarters(
            OperatorRemoved(member.operator, member.name, member.role, point=POINT)
        )

    def _import_from_headquarters(self, body: AnyBody) -> None:
        with self.station.read() as uow:
            last = uow.journal.entries_of(0, 1, 999)[-1].header
        entry = make_entry(
            body,
            event_id=f"{last.seq + 1:032x}",
            station=0,
            seq=last.seq + 1,
            hlc=f"{int(self.clock.now().timestamp() * 1000):012x}0000",
            at="2022-03-27T00:00:00.000Z",
            operator="",
            prev=header_hash(last),
        )
        self.adopt(entry)

    def close_day(self, folder: Path) -> day.DayReport:
        """Counts correctly, exports everything and closes; no tube may be open."""
        people = day.reconcile(station=self.station).people
        day.count_swabs(self.context, count=people)
        handover.export(self.context, folder=folder)
        return day.close_day(self.context).value

    def problems(self) -> tuple[str, ...]:
        return checking.verify(station=self.station).problems

    def reopen(self) -> None:
        self.store.close()
        self.store = open_station_file(self.home / STORE, self.key, self.clock)
        self.station = bootstrap.station_of(self.store, clock=self.clock)


def open_station(
    home: Path, *, key: bytes = STORE_KEY, clock: ManualClock | None = None
) -> MadeStation:
    """Opens a home with the registrar signed in; the caller closes `store`."""
    clock = clock or ManualClock()
    store = open_station_file(home / STORE, key, clock)
    station = bootstrap.station_of(store, clock=clock)
    return MadeStation(home, key, clock, store, station, ScanSession(operator="金英"))


def entries_of_station(
    station: int, bodies: Sequence[AnyBody], *, start_ms: int = 1_648_255_260_000
) -> list[Entry]:
    """A made-up station's journal with these events, a minute apart."""
    made: list[Entry] = []
    for seq, body in enumerate(bodies, start=1):
        entry = make_entry(
            body,
            event_id=f"{station:04x}{seq:028x}",
            station=station,
            seq=seq,
            hlc=f"{start_ms + seq * 60_000:012x}0000",
            at=f"2022-03-26T{seq // 60:02d}:{seq % 60:02d}:00.000Z",
            operator="李",
            prev=header_hash(made[-1].header) if made else GENESIS,
        )
        made.append(entry)
    return made


@contextmanager
def station_without_events(path: Path) -> Iterator[StationFile]:
    """An empty file of station 7, which has not even its first event."""
    db = open_file(path, STORE_KEY)
    migrate(db, path)
    keeper = JournalKeeper(db, path, STORE_KEY, 7)
    identity = StoredIdentity(db, bootstrap._new_identity(made_up_kit(7)))
    yield StationFile(db, identity, ManualClock(), keeper)
    db.close()
