"""Writes the made-up city to disk as real files: headquarters, two stations and a stick."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Sequence
from functools import partial
from pathlib import Path

import msgspec

from testdesk.bootstrap import set_up_station, station
from testdesk.courier.folder import FolderCourier
from testdesk.demo.city import City, roster_xlsx
from testdesk.domain.journal.events import CodeBound
from testdesk.domain.refusals import Refusal
from testdesk.formats.crypto.pseudonym import external_code_digest
from testdesk.formats.exchange.kit import kit_name
from testdesk.hq.city.rosters import import_roster
from testdesk.hq.city.rounds import open_round
from testdesk.hq.exchange.imports import import_paths
from testdesk.hq.exchange.updates.kits import make_kit
from testdesk.hq.home.folder import create_headquarters, open_headquarters
from testdesk.ports import Clock
from testdesk.services.exchange.handover import export
from testdesk.services.exchange.incoming import import_file
from testdesk.services.session import Context, ScanSession
from testdesk.services.status import sign_in

POINT = "网通小区"
ROUND = "R7"
EARLIER_OPERATOR = "金顺姬"  # bound the phone codes in earlier rounds
STATIONS = (1, 2)
PASSPHRASES = "passphrases.json"
_DEMO_FILES = ("hq", "station-1", "station-2", "stick", "paper", "screenshots", PASSPHRASES)


class Passphrases(msgspec.Struct, frozen=True):
    """The passphrases of one demo, generated when it is made."""

    headquarters: str
    kit: str
    station: str
    spare: str = ""  # of the spare key; empty in a demo of an earlier version


class DemoCity(msgspec.Struct, frozen=True):
    """The city and its files.

    Attributes:
        folder: contains `hq`, `station-1`, `station-2`, `stick`.
        city: the city with its people.
        passphrases: also saved in the folder's passphrases.json, which only the owner can read.
    """

    folder: Path
    city: City
    passphrases: Passphrases

    @property
    def stick(self) -> Path:
        """The folder that takes the place of the USB stick."""
        return self.folder / "stick"

    def home(self, number: int) -> Path:
        """The home of the station with this number."""
        return self.folder / f"station-{number}"


def make_demo(
    folder: Path, city: City, *, clock: Clock, unbound_people: Collection[str] = ()
) -> DemoCity:
    """Sets a city up on the disk, with the functions that real sites use.

    Args:
        folder: created if missing; must not contain an earlier demo.
        city: the city with its people.
        clock: gives the times of the events.
        unbound_people: the document numbers of the people whose phone codes are not bound yet,
            because they show them for the first time in this round.

    Raises:
        Refusal: demo_exists.
        EnvironmentFault: disk_full and similar faults.
    """
    if any((folder / name).exists() for name in _DEMO_FILES):
        raise Refusal("demo_exists")
    folder.mkdir(parents=True, exist_ok=True)
    passphrases = Passphrases(*(secrets.token_hex(12) for _ in Passphrases.__struct_fields__))
    write_private(folder / PASSPHRASES, msgspec.json.encode(passphrases))
    demo = DemoCity(folder, city, passphrases)
    demo.stick.mkdir()
    for number, kit in _kits(demo, clock):
        set_up_station(
            demo.home(number),
            kit=kit,
            kit_passphrase=passphrases.kit,
            passphrase=passphrases.station,
            clock=clock,
        )
        _bind_earlier_codes(demo, number, unbound_people, clock)
    _hand_over_earlier_rounds(demo, clock)
    return demo


def open_demo(folder: Path) -> Passphrases:
    """Reads the passphrases of a demo that was made earlier.

    Raises:
        Refusal: demo_missing.
    """
    path = folder / PASSPHRASES
    if not path.is_file():
        raise Refusal("demo_missing")
    return msgspec.json.decode(path.read_bytes(), type=Passphrases)


def write_private(path: Path, data: bytes) -> None:
    """Writes a file that only its owner can read."""
    path.touch(mode=0o600)
    path.write_bytes(data)


def _kits(demo: DemoCity, clock: Clock) -> Sequence[tuple[int, bytes]]:
    """Makes headquarters with roster and round, and each station's kit, also on the stick.

    Returns:
        The number and the kit file of each station.
    """
    home, passphrases = demo.folder / "hq", demo.passphrases
    create_headquarters(
        home,
        name=demo.city.name,
        passphrase=passphrases.headquarters,
        spare_passphrase=passphrases.spare,
    )
    hq = open_headquarters(home, passphrases.headquarters, clock=clock)
    try:
        import_roster(hq, roster_xlsx(demo.city), filename="roster.xlsx")
        open_round(hq, name=ROUND)
        return [
            (
                number,
                make_kit(
                    hq,
                    station=number,
                    point=POINT,
                    passphrase=passphrases.kit,
                    deliver=partial(_deliver, demo.stick, kit_name(number)),
                ),
            )
            for number in STATIONS
        ]
    finally:
        hq.close()


def _deliver(stick: Path, name: str, kit: bytes) -> bytes:
    FolderCourier().write(stick, name, kit)
    return kit


def _bind_earlier_codes(
    demo: DemoCity, number: int, unbound_people: Collection[str], clock: Clock
) -> None:
    """Binds the phone codes that the city's people showed in earlier rounds."""
    session = ScanSession()
    with station(demo.home(number), demo.passphrases.station, clock=clock) as opened:
        sign_in(Context(opened, session), operator=EARLIER_OPERATOR, role="registrar")
        with opened.write(session.operator) as uow:
            for person in demo.city.people:
                if not person.phone_code or person.document_number in unbound_people:
                    continue
                digest = external_code_digest(opened.identity.person_key, person.phone_code)
                resident = uow.people.by_document(person.document_number)
                if resident is not None:
                    uow.journal.append(CodeBound(digest, resident.resident))
            uow.commit()


def _hand_over_earlier_rounds(demo: DemoCity, clock: Clock) -> None:
    """Carries what the stations recorded in earlier rounds to headquarters, and receipts back."""
    for number in STATIONS:
        with station(demo.home(number), demo.passphrases.station, clock=clock) as opened:
            export(Context(opened, ScanSession(operator=EARLIER_OPERATOR)), folder=demo.stick)
    hq = open_headquarters(demo.folder / "hq", demo.passphrases.headquarters, clock=clock)
    try:
        import_paths(hq, FolderCourier(), [demo.stick])
    finally:
        hq.close()
    for number in STATIONS:
        with station(demo.home(number), demo.passphrases.station, clock=clock) as opened:
            import_file(Context(opened, ScanSession(operator=EARLIER_OPERATOR)), paths=[demo.stick])
