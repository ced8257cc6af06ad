"""Taken off the list at headquarters: for a reason, undone, and listed again by a later list."""

import pytest
from sqlalchemy import select, text
from tests.hq.city.listed_people import HEADER, KIM, LI, PIAO, bodies, listing
from tests.hq.laptops import derive_now, resident

from testdesk.domain.corrections.listing import REMOVAL_REASONS
from testdesk.domain.journal import events as ev
from testdesk.domain.refusals import Refusal
from testdesk.domain.residents.coverage import total
from testdesk.domain.residents.people import Address, Resident
from testdesk.hq.city.removals import remove, restore
from testdesk.hq.city.rosters import check_roster, import_roster
from testdesk.hq.exchange.intake.batches import import_batch
from testdesk.hq.home.checking import verify
from testdesk.hq.store import database, journal
from testdesk.hq.store.schema.tables import SCHEMA, VERSION
from testdesk.hq.views import coverage
from testdesk.hq.views.person import person_overview


def counted(hq):
    with hq.read() as connection:
        return total(coverage.city(connection, "R7"))


def record_of(hq, who):
    with hq.read() as connection:
        return person_overview(connection, "R7", who)


@pytest.mark.parametrize("reason", REMOVAL_REASONS)
def test_whoever_was_removed_is_neither_counted_nor_missing_and_the_record_has_the_reason(
    hq, listed_names, reason
):
    who = listed_names["李明哲"]
    before = counted(hq)
    assert remove(hq, [who], reason=reason, note="社区来电", by="赵刚") == [who]
    after = counted(hq)
    assert (after.listed, after.missing) == (before.listed - 1, before.missing - 1)
    found = record_of(hq, who)
    assert (found.removal.reason, found.removal.note, found.removal.by) == (
        reason, "社区来电", "赵刚",
    )  # fmt: skip
    assert (found.person.listed, found.person.removed, found.person.is_missing) == (
        False, reason, False,
    )  # fmt: skip
    assert found.person.resident.phone == LI[2]
    with hq.read() as connection:
        building = coverage.people(connection, "R7", "河南小区", "3")
    assert [(p.resident.name, p.removed) for p in building if not p.listed] == [("李明哲", reason)]
    assert verify(hq).ok


def test_samples_stay_and_who_comes_nevertheless_is_a_walk_in_of_the_figures(
    hq, listed_names, laptop
):
    who = listed_names["李明哲"]
    station = laptop(1)
    station.full_tube("YJ00000001", [who])
    import_batch(hq, station.batch(), file="b.tdb")
    remove(hq, [who], reason="moved_away", note="", by="赵刚")
    after = counted(hq)
    assert (after.listed, after.sampled, after.walk_ins) == (2, 0, 1)
    assert [place.tube for place in record_of(hq, who).samples] == ["YJ00000001"]


def test_a_removal_is_undone(hq, listed_names):
    before = counted(hq)
    both = [listed_names["李明哲"], listed_names["金英姬"]]
    remove(hq, both, reason="died", note="", by="赵刚")
    assert counted(hq).listed == before.listed - 2
    assert restore(hq, both[:1], note="同名", by="赵刚") == both[:1]
    assert counted(hq).listed == before.listed - 1
    assert record_of(hq, both[0]).removal is None
    assert record_of(hq, both[1]).removal.reason == "died"
    assert [type(body).__name__ for body in bodies(hq)[-3:]] == [
        "ResidentRemoved", "ResidentRemoved", "ResidentRestored",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("reason", "note", "code"),
    [
        ("", "", "reason_missing"),
        ("bored", "", "reason_missing"),
        ("other", "  ", "note_missing"),
        ("died", "a\0b", "note_missing"),
    ],
)
def test_without_a_reason_nobody_is_taken_off(hq, listed_names, reason, note, code):
    with pytest.raises(Refusal, match=code):
        remove(hq, [listed_names["李明哲"]], reason=reason, note=note, by="赵刚")
    assert counted(hq).listed == 3


def test_who_is_not_on_the_list_cannot_be_taken_off_and_then_nobody_is(hq, listed_names, laptop):
    walk_in, good = resident(77), listed_names["李明哲"]
    station = laptop(1)
    station.record(ev.ResidentRegistered(Resident(walk_in, "外来人")))
    import_batch(hq, station.batch(), file="b.tdb")
    for who, code in ((walk_in, "person_not_listed"), (resident(78), "unknown_person")):
        with pytest.raises(Refusal, match=code) as caught:
            remove(hq, [good, who], reason="died", note="", by="赵刚")
        assert caught.value.detail == {"resident": who}
    with pytest.raises(Refusal, match="person_not_removed"):
        restore(hq, [good], note="", by="赵刚")
    remove(hq, [good], reason="died", note="", by="赵刚")
    with pytest.raises(Refusal, match="person_removed"):
        remove(hq, [good], reason="died", note="", by="赵刚")
    assert counted(hq).listed == 2


def test_a_later_list_lists_again_with_a_warning_and_removes_nothing(hq, listed_names):
    who = listed_names["李明哲"]
    remove(hq, [who], reason="moved_away", note="", by="赵刚")
    two = listing(LI[:2], PIAO[:2], header=HEADER[:2])
    looked = check_roster(hq, two, filename="名册.csv")
    assert counted(hq).listed == 2
    taken = import_roster(hq, two, filename="名册.csv")
    assert taken == looked.report
    (warning,) = [one for one in taken.warnings if one.reason == "listed_again"]
    assert (warning.cell, warning.column, warning.detail) == (
        "A2", "姓名", {"day": "2022-03-26", "reason": "moved_away"},
    )  # fmt: skip
    found = record_of(hq, who)
    assert (found.person.listed, found.removal) == (True, None)
    # Absent is not empty: also of somebody who was off the list.
    assert (found.person.resident.phone, found.person.resident.address.room) == (LI[2], LI[6])
    again = import_roster(hq, two, filename="名册.csv")
    assert again.kept == 0
    assert "listed_again" not in {one.reason for one in again.warnings}


def test_who_is_off_the_list_is_not_reported_as_missing_from_the_next_one(hq, listed_names):
    assert [one.name for one in check_roster(hq, listing(KIM), filename="r.csv").missing] == [
        "李明哲"
    ]
    remove(hq, [listed_names["李明哲"]], reason="died", note="", by="赵刚")
    assert check_roster(hq, listing(KIM), filename="r.csv").missing == ()


def test_an_old_number_names_the_person_of_now(hq, listed_names):
    old, new = listed_names["李明哲"], resident(55)
    person = Resident(new, "李明哲", document_number="M99999999", address=Address("河南小区", "3"))
    change = (ev.FieldChange("document_number", "M12345678", "M99999999"),)
    with hq.write() as connection:
        moved = ev.ResidentCorrected(old, change, "decided", becomes=new, person=person)
        journal.append(connection, [moved], clock=hq.clock)
    assert counted(hq).listed == 3
    assert remove(hq, [old.upper(), new], reason="listed_twice", note="", by="赵刚") == [new]
    assert (counted(hq).listed, record_of(hq, new).removal.reason) == (2, "listed_twice")
    assert verify(hq).ok


def test_a_version_without_removals_is_brought_up(hq, listed_names):
    """Version 7 kept who is listed and nothing else of it; an older program kept the event."""
    who = listed_names["李明哲"]
    remove(hq, [who], reason="died", note="", by="赵刚")
    with hq.write() as connection:
        connection.execute(text("DELETE FROM listed WHERE kind != 'roster'"))
        for column in ("kind", "reason", "note", "operator"):
            connection.execute(text(f"ALTER TABLE listed DROP COLUMN {column}"))
        connection.execute(SCHEMA.update().values(version=7))
    database.prepare(hq.engine, hq.city, derive=derive_now)
    with hq.read() as connection:
        assert connection.execute(select(SCHEMA.c.version)).scalar_one() == VERSION
    assert record_of(hq, who).removal.reason == "died"
    assert verify(hq).ok
