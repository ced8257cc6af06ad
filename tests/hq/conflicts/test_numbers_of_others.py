"""Somebody was written down under another's number and corrected: headquarters keeps them apart."""

from sqlalchemy import select
from tests.hq.city.listed_people import LI, import_rows, shown_people
from tests.hq.conflicts.deciding import corrected, decide, deliver, person
from tests.hq.laptops import Laptop

from testdesk.domain.journal.events import ResidentCorrected, ResidentRegistered
from testdesk.domain.residents.people import Resident
from testdesk.formats.crypto.pseudonym import document_identity, resident_pseudonym
from testdesk.hq.conflicts.differing import differing_events
from testdesk.hq.conflicts.finding import open_conflicts
from testdesk.hq.store.facts import refold_all
from testdesk.hq.store.schema.tables import ALIAS, CURRENT_RESIDENT, FACTS
from testdesk.hq.views.reports import all_conflicts

RIGHT = "ee" * 6
NUMBER = "222401193604120990"


def pseudonym(hq, number):
    key = bytes.fromhex(hq.secrets.person_key)
    return resident_pseudonym(key, document_identity("03", number))


def wrong_and_right(who: str, number: str) -> tuple[Resident, ResidentCorrected]:
    """钱七 under somebody's number, and the correction that puts it right."""
    wrong = Resident(who, "钱七", document_number=number)
    right = Resident(RIGHT, "钱七", document_number=NUMBER)
    change = corrected(who, ("document_number", number, NUMBER), becomes=RIGHT)
    return wrong, ResidentCorrected(who, change.changes, "typed_wrong", RIGHT, right)


def mistaken_day(laptop, who: str, number: str) -> Laptop:
    station: Laptop = laptop(1)
    wrong, correction = wrong_and_right(who, number)
    station.record(ResidentRegistered(wrong))
    station.full_tube("AB00000001", [who])
    station.record(correction)
    return station


def all_open(hq):
    with hq.read() as connection:
        return open_conflicts(connection)


def tables(hq):
    with hq.read() as connection:
        return (
            sorted(map(str, connection.execute(select(CURRENT_RESIDENT)).all())),
            sorted(map(str, connection.execute(select(ALIAS)).all())),
            sorted(connection.scalars(select(FACTS["sample"].c.resident)).all()),
        )


def test_the_listed_owner_keeps_the_number_and_the_other_is_somebody_else(hq, laptop):
    import_rows(hq, LI)
    listed = person(hq, shown_people(hq)["李明哲"]["resident"])
    station = mistaken_day(laptop, listed.resident, listed.document_number)
    deliver(hq, station)
    assert person(hq, listed.resident) == listed
    assert (person(hq, RIGHT).name, person(hq, RIGHT).document_number) == ("钱七", NUMBER)
    with hq.read() as connection:
        assert connection.scalars(select(FACTS["sample"].c.resident)).all() == [RIGHT]
        assert differing_events(connection) == {}
    (conflict,) = all_conflicts(hq)
    assert (conflict.kind, conflict.resident) == ("number_shared", listed.resident)


def test_the_owner_who_is_listed_afterwards_is_a_person_of_their_own(hq, laptop):
    who = pseudonym(hq, LI[1])
    deliver(hq, mistaken_day(laptop, who, LI[1]))
    assert person(hq, who) is None
    assert person(hq, RIGHT).name == "钱七"
    import_rows(hq, LI)
    assert (person(hq, who).name, person(hq, RIGHT).name) == (LI[0], "钱七")
    after = tables(hq)
    with hq.write() as connection:
        refold_all(connection)
    assert tables(hq) == after
    assert after[2] == [RIGHT]


def test_a_decision_moves_the_listed_person_and_who_names_nobody(hq, laptop):
    """A listed number was wrong: the station proposes, and a supervisor decides."""
    import_rows(hq, LI)
    listed = person(hq, shown_people(hq)["李明哲"]["resident"])
    station, other = laptop(1), laptop(2)
    right = Resident(RIGHT, "李明哲", document_number=NUMBER)
    change = corrected(
        listed.resident, ("document_number", listed.document_number, NUMBER), becomes=RIGHT
    )
    station.record(ResidentCorrected(listed.resident, change.changes, "list_wrong", RIGHT, right))
    other.full_tube("AB00000002", [listed.resident])
    deliver(hq, station)
    deliver(hq, other)
    assert person(hq, listed.resident) == listed
    (conflict,) = [one for one in all_conflicts(hq) if one.kind == "record_differs"]
    decide(hq, conflict.key, (1, 2))
    assert person(hq, listed.resident) is None
    assert person(hq, RIGHT).document_number == NUMBER
    assert person(hq, RIGHT).phone == listed.phone
    with hq.read() as connection:
        assert connection.scalars(select(FACTS["sample"].c.resident)).all() == [RIGHT]
    # The owner of the number comes on the next list.
    import_rows(hq, ("孙八", *LI[1:]))
    assert person(hq, listed.resident).name == "孙八"
    assert person(hq, RIGHT).name == "李明哲"


def test_a_correction_of_one_person_is_not_decided_of_another(hq, laptop):
    """The list had 李明哲 under 孙八's number; who decides on both takes nobody's number away."""
    import_rows(hq, LI)
    listed = person(hq, shown_people(hq)["李明哲"]["resident"])
    station, other = laptop(1), laptop(2)
    right = Resident(RIGHT, "李明哲", document_number=NUMBER)
    change = corrected(
        listed.resident, ("document_number", listed.document_number, NUMBER), becomes=RIGHT
    )
    station.record(ResidentCorrected(listed.resident, change.changes, "list_wrong", RIGHT, right))
    owner = Resident(listed.resident, "孙八", document_number=listed.document_number)
    other.record(ResidentRegistered(owner))
    deliver(hq, station)
    deliver(hq, other)
    decide(hq, f"number/{listed.resident}", (2, 2))
    assert person(hq, listed.resident).name == "孙八"
    # Nothing of the other stays under it, and the other is where the station corrected them to.
    assert person(hq, listed.resident).document_number == listed.document_number
    assert person(hq, listed.resident).phone == ""
    assert (person(hq, RIGHT).name, person(hq, RIGHT).document_number) == ("李明哲", NUMBER)
    assert all_open(hq) == []
    # The old list once more says nothing new.
    import_rows(hq, LI)
    assert (person(hq, listed.resident).name, person(hq, RIGHT).name) == ("孙八", "李明哲")
