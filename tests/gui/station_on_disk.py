"""A real station on the disk, made from a real kit, for the tests of the window."""

import datetime as dt
import shutil
import uuid
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from tests.clock import ManualClock
from tests.little_work import quick_kits

from testdesk import bootstrap
from testdesk.database_file.mark import mark_of
from testdesk.domain.journal.events import AnyBody, Entry, RosterImported, RoundOpened, StationSetUp
from testdesk.domain.journal.hash_chain import GENESIS, header_hash, make_entry
from testdesk.domain.numbers.id_numbers import check_digit
from testdesk.domain.numbers.scans import DEFAULT_TUBE_FORM
from testdesk.domain.residents.documents import read_document
from testdesk.domain.residents.people import Address, Colour, Resident
from testdesk.formats.crypto import keys
from testdesk.formats.crypto.pseudonym import document_identity, resident_pseudonym
from testdesk.formats.exchange.kit import Kit, city_identity, write_kit
from testdesk.ports import Clock, Station, StationIdentity
from testdesk.store.station_file import StationFile, make_station_file, open_station_file

PASSPHRASE = "冬天的延吉下着雨 2022"
KIT_PASSPHRASE = "seven tents in the rain"
PERSON_KEY = bytes(range(32))
CARD_KEY = bytes(range(32, 64))
CITY_SEED = bytes(range(64, 96))


def id_number(born: str, order: int) -> str:
    """A right ID number of Yanji: birth date as YYYYMMDD, order from 0 to 999."""
    body = f"222401{born}{order:03d}"
    return body + check_digit(body)


def person(
    name: str, born: str, order: int, *, building: str, room: str, colour: Colour = "none"
) -> Resident:
    """A resident of the compound 网通小区."""
    document = read_document(id_number(born, order), today=dt.date(2022, 3, 26))
    identity = document_identity(document.type, document.number)
    return Resident(
        resident=resident_pseudonym(PERSON_KEY, identity),
        name=name,
        document_number=document.number,
        address=Address("网通小区", building, "2", room),
        birth=document.birth,
        sex=document.sex,
        colour=colour,
    )


NAMES = (
    "王秀兰",
    "李明哲",
    "朴顺子",
    "张伟",
    "张雨佳",
    "崔龙浩",
    "金善姬",
    "裴世哲",
    "尹海月",
    "全哲洙",
    "赵刚",
    "元美花",
)
PEOPLE = tuple(
    person(
        name, f"{1936 + 4 * place}0{place % 9 + 1}1{place % 9}", 2 * place + place % 2,
        building=str(place // 4 + 1), room=f"{place % 4 + 1}02",
    )
    for place, name in enumerate(NAMES)
)  # fmt: skip
LONG_NAME = person(
    "Maximilian Alexander Konstantin Hohenber", "19790412", 71, building="4", room="1101"
)
ELEVEN_LETTERS = person("阿卜杜热合曼买买提明", "19800412", 73, building="4", room="1102")
YELLOW = person("朴善珠", "19810412", 74, building="4", room="1103", colour="yellow")
EVERYBODY = (*PEOPLE, LONG_NAME, ELEVEN_LETTERS, YELLOW)


def headquarters_entries(bodies: Sequence[AnyBody]) -> tuple[Entry, ...]:
    """Headquarters' own journal with these events."""
    entries, prev = [], GENESIS
    for seq, body in enumerate(bodies, 1):
        entry = make_entry(
            body,
            event_id=uuid.UUID(int=seq).hex,
            station=0,
            seq=seq,
            hlc=f"{seq:012x}0000",
            at="2022-03-25T10:00:00.000Z",
            operator="headquarters",
            prev=prev,
        )
        entries.append(entry)
        prev = header_hash(entry.header)
    return tuple(entries)


def _headquarters_events(*, round_open: bool) -> list[AnyBody]:
    roster = RosterImported("网通小区", EVERYBODY)
    return [roster, RoundOpened("R7")] if round_open else [roster]


@cache
def kit_bytes() -> bytes:
    """The kit of station 1."""
    city_key = keys.public_key(CITY_SEED)
    kit = Kit(
        city=city_identity(city_key),
        city_name="延吉",
        station=1,
        point="网通小区",
        kit="1" * 32,
        created="2022-03-25T10:00:00Z",
        enrolment_seed=bytes(range(96, 128)),
        city_key=city_key,
        recipients=(keys.age_recipient(keys.new_age_identity()),),
        card_keys={0: CARD_KEY},
        card_key_id=0,
        person_key=PERSON_KEY,
        entries=headquarters_entries(_headquarters_events(round_open=True)),
    )
    with quick_kits():  # every window of a test sets a station up from it
        return write_kit(kit, city_signing_key=CITY_SEED, passphrase=KIT_PASSPHRASE)


STORE_KEY = bytes(range(128, 160))


def make_store(path: Path, *, round_open: bool = True) -> None:
    """A station's file with a known key, without the vault whose lock is slow on purpose."""
    identity = StationIdentity(
        city="c" * 32,
        station=1,
        point="网通小区",
        kit="1" * 32,
        signing_key=bytes(32),
        age_identity=keys.new_age_identity(),
        endorsement=bytes(64),
        city_key=keys.public_key(CITY_SEED),
        recipients=(keys.age_recipient(keys.new_age_identity()),),
        card_keys={0: CARD_KEY},
        card_key_id=0,
        person_key=PERSON_KEY,
        tube_form=DEFAULT_TUBE_FORM,
    )
    make_station_file(
        path,
        STORE_KEY,
        identity=identity,
        clock=ManualClock(),
        kit_entries=headquarters_entries(_headquarters_events(round_open=round_open)),
        first_event=StationSetUp("网通小区", "1" * 32, "a" * 64, "age1", "b" * 128, "0"),
        operator="set-up",
    )


def open_copy(path: Path, clock: Clock) -> tuple[Station, StationFile]:
    """The station on a file of `make_store`; call it on the lane that will use it."""
    store = open_station_file(path, STORE_KEY, clock)
    return bootstrap.station_of(store, clock=clock), store


@cache
def _store_made_once(folder: Path, *, round_open: bool) -> Path:
    path = folder / f"made-{round_open}.db"
    make_store(path, round_open=round_open)
    return path


def copy_of_store(made_in: Path, folder: Path, *, round_open: bool = True) -> Path:
    """A station's file of one's own; the making is done once for all tests."""
    made = _store_made_once(made_in, round_open=round_open)
    shutil.copy(mark_of(made), mark_of(folder / "station.db"))
    return Path(shutil.copy(made, folder / "station.db"))
