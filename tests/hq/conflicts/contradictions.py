"""A contradiction of each kind, made by real laptops; and which decisions each can have."""

import copy
from typing import get_args

import msgspec
from tests.hq.laptops import Laptop, resident

from testdesk.domain.journal.events import (
    Decision,
    Entry,
    OperatorSignedIn,
    ProxyCodeIssued,
    ResidentRegistered,
    RosterImported,
    SampleTaken,
)
from testdesk.domain.residents.people import Resident
from testdesk.hq.conflicts.subjects import KINDS, ConflictKind
from testdesk.hq.exchange.intake.batches import import_batch
from testdesk.hq.exchange.updates.kits import enrol
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store import journal
from testdesk.hq.views.reports import all_conflicts

DECISIONS: tuple[Decision, ...] = get_args(Decision)
# Written out: a new kind is tested once it stands here.
ALLOWED: dict[ConflictKind, tuple[Decision, ...]] = {
    "sampled_twice": ("all_stand", "one_stands"),
    "tube_at_two_stations": ("all_stand", "one_tube"),
    "number_shared": ("all_stand", "one_stands"),
    "card_issued_twice": ("all_stand", "one_stands"),
    "record_differs": ("all_stand", "one_stands"),
    "card_not_issued": ("all_stand",),
    "station_key_differs": ("all_stand",),
    "journal_forked": ("all_stand",),
    "event_damaged": ("all_stand",),
}
EVERY_PAIR = [(kind, decision) for kind in KINDS for decision in DECISIONS]


def contradict(hq: Headquarters, kind: ConflictKind, number: int = 1) -> str:
    """Makes one of that kind; its key.

    Args:
        hq: where.
        kind: of the contradiction.
        number: another one for each contradiction of one headquarters.
    """
    stations = (2 * number + 100, 2 * number + 101)
    one, two = (Laptop(enrol(hq, station=n, point=f"{n}号检测点")) for n in stations)
    MADE_BY[kind](hq, one, two, number)
    (found,) = [
        conflict
        for conflict in all_conflicts(hq)
        if conflict.kind == kind and {station for station, _ in conflict.events} & set(stations)
    ]
    return found.key


def deliver(hq: Headquarters, *laptops: Laptop) -> None:
    for each in laptops:
        assert import_batch(hq, each.batch(), file="b.tdb").verdict == "accepted"


def document(number: int) -> str:
    return f"E{number:08d}"


def _sampled_twice(hq: Headquarters, one: Laptop, two: Laptop, number: int) -> None:
    one.full_tube(f"YJ1{number:07d}", [resident(number)])
    two.full_tube(f"YJ2{number:07d}", [resident(number)])
    deliver(hq, one, two)


def _one_barcode(hq: Headquarters, one: Laptop, two: Laptop, number: int) -> None:
    one.full_tube(f"YJ3{number:07d}", [resident(1000 + number)])
    two.full_tube(f"YJ3{number:07d}", [resident(2000 + number)])
    deliver(hq, one, two)


def _number_shared(hq: Headquarters, one: Laptop, two: Laptop, number: int) -> None:
    for laptop, name in ((one, "朴顺子"), (two, "李明哲")):
        person = Resident(resident(number), name, document_number=document(number))
        laptop.record(ResidentRegistered(person))
    deliver(hq, one, two)


def _card_twice(hq: Headquarters, one: Laptop, two: Laptop, number: int) -> None:
    for laptop in (one, two):
        laptop.record(ProxyCodeIssued(resident(number), 1, 1, "2022-03-26", 180, 1))
    deliver(hq, one, two)


def _record_differs(hq: Headquarters, one: Laptop, two: Laptop, number: int) -> None:
    listed = Resident(resident(number), "金英姬", phone="13844330001")
    with hq.write() as connection:
        journal.append(connection, [RosterImported("", (listed,))], clock=hq.clock)
    one.record(ResidentRegistered(msgspec.structs.replace(listed, phone="13844339999")))
    deliver(hq, one, two)


def _card_not_issued(hq: Headquarters, one: Laptop, two: Laptop, number: int) -> None:
    tube = f"YJ4{number:07d}"
    one.record(SampleTaken("R7", resident(number), tube, 1, "proxy_code", "点"))
    deliver(hq, one, two)


def _refused(hq: Headquarters, data: bytes, reason: str) -> None:
    taken = import_batch(hq, data, file="b.tdb")
    assert (taken.verdict, taken.reason) == ("refused", reason)


def _other_key(hq: Headquarters, one: Laptop, _two: Laptop, _number: int) -> None:
    deliver(hq, one)
    _refused(hq, Laptop(one.kit).batch(), "station_key_differs")


def _forked(hq: Headquarters, one: Laptop, _two: Laptop, _number: int) -> None:
    backup = copy.copy(one)
    backup.entries = list(one.entries)
    one.record(OperatorSignedIn("registrar"))
    backup.record(OperatorSignedIn("lead"))
    deliver(hq, one)
    _refused(hq, backup.batch(), "journal_forked")


def _damaged(hq: Headquarters, one: Laptop, _two: Laptop, _number: int) -> None:
    one.entries = [
        Entry(msgspec.structs.replace(e.header, hlc="1" + "0" * 16), e.body) for e in one.entries
    ]
    _refused(hq, one.forged(), "event_damaged")


MADE_BY = {
    "sampled_twice": _sampled_twice,
    "tube_at_two_stations": _one_barcode,
    "number_shared": _number_shared,
    "card_issued_twice": _card_twice,
    "record_differs": _record_differs,
    "card_not_issued": _card_not_issued,
    "station_key_differs": _other_key,
    "journal_forked": _forked,
    "event_damaged": _damaged,
}
