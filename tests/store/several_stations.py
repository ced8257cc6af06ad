"""Journals of several stations, folded in any order."""

from tests.made_station import entries_of_station

from testdesk.domain.journal import events as ev
from testdesk.domain.residents.people import Address, Resident
from testdesk.domain.tables import TABLES

KIM, LEE, PARK = "a1" * 6, "b2" * 6, "c3" * 6


FAR_AHEAD_MS = 0xFFFF_FFFF_FFFF
LOOKUPS = (
    ev.PersonLookedUp(KIM, "record", "people"),
    ev.PersonLookedUp(LEE, "phone", "tube", "recall"),
)


def person(resident, name, room="202"):
    return Resident(resident, name, address=Address("网通小区", "3", "2", room))


def phone_corrected(station):
    change = ev.FieldChange("phone", "", f"1390000000{station}")
    return ev.ResidentCorrected(LEE, (change,), "person_asked")


def excuses_of(station):
    last = [ev.ExcuseWithdrawn("R8", LEE)] if station == 3 else []
    return [ev.ResidentExcused("R8", who, "away", f"{station}") for who in (LEE, KIM)] + last


def evening_of(station):
    return [
        ev.TubeCounted("YJ00000001", station),
        ev.TubeCounted("YJ00000001", station + 1),
        ev.BagPacked("B-01", ("YJ00000001", "YJ00000002")),
        ev.BagPacked("B-02", ("YJ00000001",)),
        ev.BagHandedOver("B-02", "郑海", f"车{station}"),
    ]


def day_of(station):
    """A day at one station; all stations record the same two people and the same tubes."""
    own = f"{station:04x}"
    return entries_of_station(
        station,
        [
            ev.StationSetUp("点", "k", f"pub{station}", "age1", "e", "0.1"),
            ev.RosterImported(
                "网通小区", (person(KIM, f"金{station}"), person(LEE, f"李{station}"))
            ),
            ev.RoundOpened("R7"),
            ev.TubeOpened("YJ00000001", "R7", "pool", 10),
            ev.SampleTaken("R7", KIM, "YJ00000001", 1, "id_number", "点"),
            ev.SampleTaken("R7", LEE, "YJ00000001", 2, "id_number", "点"),
            ev.SampleVoided(f"{own}{6:028x}", "undone"),
            ev.TubeSealed("YJ00000001", "R7", "pool", 10, count=1, reason="other"),
            ev.TubeReopened("YJ00000001", "R7", "pool", 10),
            ev.CodeBound("d" * 32, KIM if station == 2 else LEE),
            ev.ProxyCodeIssued(KIM, 1, 1, "2022-03-26", 180, 1),
            ev.ProxyCodeRevoked(f"{own}{11:028x}", "lost"),
            ev.CardsPrinted((f"{own}{11:028x}",), "card", "pdf"),
            ev.TicketIssued("A 001", "normal", 1, "2022-03-26"),
            ev.TicketMoved(f"{own}{14:028x}", "called", station),
            ev.SwabsCounted("2022-03-26", station),
            ev.ResidentRegistered(person(KIM, f"金改{station}", room="301")),
            ev.SwabsCounted("2022-03-26", station + 1, 1, "swabbed_twice", "", ("金英", "赵刚")),
            *evening_of(station),
            ev.CodeUnbound("d" * 32, LEE, "undone"),
            phone_corrected(station),
            ev.ResidentCorrected(
                KIM,
                (ev.FieldChange("document_number", "", f"E1234567{station}"),),
                "typed_wrong",
                *((PARK, person(PARK, "金改3", room="301")) if station == 3 else ()),
            ),
            ev.SampleTaken("R8", KIM, "YJ00000002", 1, "id_number", "点"),
            *(*excuses_of(station), *LOOKUPS),
        ],
        # One clock is in another century, and never counts.
        start_ms=FAR_AHEAD_MS - 1000 if station == 5 else 1_648_255_260_000 + station,
    )


def of_headquarters():
    """Headquarters' events: its list, a decision, and which station is distrusted."""
    return entries_of_station(
        0,
        [
            ev.RoundOpened("R7"),
            ev.RosterImported("网通小区", (person(LEE, "李英子"),)),
            ev.ResidentCorrected(LEE, (ev.FieldChange("name", "李英子", "李英姬"),), "decided"),
            ev.StationDistrusted(2, 9, "lent out", "lead"),
            ev.StationDistrusted(3, 9, "a mistake", "lead"),
            ev.StationDistrusted(3, 0, "a mistake", "lead"),
            ev.ResidentRemoved(LEE, "listed_twice", "", "lead"),
            ev.ResidentRestored(LEE, "", "lead"),
            ev.ResidentRemoved(PARK, "died", "", "lead"),
        ],
        start_ms=1_648_255_000_000,
    )


STATIONS = {0: of_headquarters()} | {station: day_of(station) for station in (2, 3, 5)}


EVERYTHING = [entry for entries in STATIONS.values() for entry in entries]


def dump(db):
    derived = ("person", "alias")
    names = (*(table.name for table in TABLES), *derived)
    stored = {name: sorted(map(str, db[name].rows)) for name in names}
    stored["event"] = sorted(str(row) for row in db.execute("SELECT * FROM event"))
    rows = db.execute("SELECT rowid FROM search WHERE search MATCH '\"金\"*' ORDER BY rowid")
    stored["search"] = [str(row) for row in rows]
    return stored


def shown(uow):
    return (
        uow.people.get(KIM),
        uow.people.get(LEE),
        uow.people.get(PARK),
        uow.codes.bound_to("d" * 32),
        uow.samples.earlier("R7", KIM),
        uow.samples.tube("YJ00000001"),
        uow.excuses.among([KIM, LEE, PARK], "R8"),
        [uow.history.lookups_of(who) for who in (KIM, LEE, PARK)],
        [card.revoked for card in uow.codes.cards_of(KIM)],
    )


def after(empty, deliveries):
    store, db = empty
    with store.write("test") as uow:
        for delivery in deliveries:
            uow.journal.adopt(delivery)
        assert uow.journal.refold() == []
        return dump(db), shown(uow)
