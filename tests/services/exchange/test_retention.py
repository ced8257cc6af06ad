"""Personal data is erased some days after its receipt, and nothing else is lost."""

import dataclasses

import msgspec
import pytest
from tests.made_station import FATHER, HALMEONI, STORE_KEY, TUBES
from tests.services.exchange.going_round import (
    at_headquarters,
    export,
    import_files,
    round_trip,
)
from tests.services.exchange.walk_in import APPLICANT, CORRECTED, NAME, PHONE, WALK_IN

from testdesk.database_file.log import PAGE_SIZE
from testdesk.database_file.pages import keys_of
from testdesk.domain.journal import events as ev
from testdesk.domain.refusals import EnvironmentFault
from testdesk.hq.city import settings
from testdesk.services import checking, retention, status
from testdesk.services.cards import codes
from testdesk.services.people.directory import WalkIn, register_walk_in
from testdesk.settings import STORE

TRACES = (NAME, CORRECTED, APPLICANT, PHONE, WALK_IN)
DAYS = 14


def plain_bytes(path, key=STORE_KEY):
    """Everything in a store's pages, in use or not, without the encryption."""
    data = path.read_bytes()
    pages = [data[start : start + PAGE_SIZE] for start in range(0, len(data), PAGE_SIZE)]
    keys = keys_of(key, pages[0])
    return b"".join(keys.plain(number, page) for number, page in enumerate(pages, start=1))


def traces_in(home):
    plain = plain_bytes(home / STORE)
    return [text for text in TRACES if text.encode() in plain]


def erase(station):
    return retention.erase_due(station.context).value


def end_round(station, days=DAYS + 1):
    station.clock.forward(days=days)
    station.next_round()


def test_after_its_days_the_data_is_gone_from_file_and_log(worked):
    assert traces_in(worked.home)
    end_round(worked)
    assert retention.report(worked.station).due == erase(worked) > 0
    worked.store.checkpoint()
    assert traces_in(worked.home) == []
    assert (worked.home / f"{STORE}-wal").stat().st_size == 0
    assert not retention.report(worked.station).left_in_file
    report = checking.verify(worked.station)
    assert report.ok, report.problems
    assert [(e.station, e.reason, e.days, e.operator) for e in report.erased] == [
        (1, "retention", DAYS, "金英")
    ]


def test_nothing_is_erased_before_its_days_or_twice(worked):
    end_round(worked, days=DAYS - 1)
    assert erase(worked) == 0
    worked.clock.forward(days=2)
    assert erase(worked) > 0
    assert erase(worked) == 0
    worked.reopen()
    assert worked.problems() == ()


def test_the_round_in_progress_keeps_its_samples_and_their_people(worked):
    worked.clock.forward(days=DAYS + 1)
    before = status.coverage(worked.station)
    erase(worked)
    assert status.coverage(worked.station) == before
    assert worked.person(WALK_IN).name == CORRECTED
    assert worked.problems() == ()


def test_what_headquarters_does_not_have_is_never_erased(station, stick, headquarters):
    register_walk_in(station.context, form=WalkIn(name=NAME, document_number=WALK_IN))
    station.scans(TUBES[0], WALK_IN, "!seal other")
    station.close_day(stick)
    end_round(station, days=400)
    assert erase(station) == 0
    at_headquarters(headquarters, stick)
    import_files(station, stick)
    assert erase(station) == 0, "its days begin with the receipt"
    station.clock.forward(days=DAYS + 1)
    assert erase(station) > 0


def test_listed_people_stay_and_so_does_the_number_of_their_next_card(worked):
    end_round(worked)
    erase(worked)
    assert worked.person(HALMEONI).phone == "13812340021"
    again = codes.issue(worked.context, resident=worked.who(HALMEONI)).value
    assert (again.card.issue_number, again.card.serial) == (2, 3)
    assert worked.problems() == ()


def test_a_valid_card_keeps_its_holder(worked):
    codes.issue(worked.context, resident=worked.who(WALK_IN), valid_days=180, replacing=True,
                applicant=codes.Applicant(reason="lost"))  # fmt: skip
    end_round(worked)
    erase(worked)
    assert worked.person(WALK_IN).name == CORRECTED
    assert worked.problems() == ()


def test_the_open_shift_is_not_touched(worked, stick, headquarters):
    worked.clock.forward(days=1)  # a closed day stays closed
    worked.scans(TUBES[1], FATHER, "!seal other")
    round_trip(headquarters, stick, worked)
    end_round(worked)
    erase(worked)
    assert status.status(worked.station).people == 1


def test_a_file_that_comes_again_brings_nothing_back(acquainted_stations, other, stick):
    station = acquainted_stations
    form = WalkIn(name=NAME, document_number=WALK_IN, phone=PHONE)
    register_walk_in(other.context, form=form)
    other.scans(TUBES[3], WALK_IN, "!seal other")
    export(other, stick)
    assert ("batch", "accepted", "") in import_files(station, stick)
    assert traces_in(station.home) or station.person(WALK_IN)
    end_round(station)
    assert erase(station) > 0
    import_files(station, stick)
    with station.station.read() as uow:
        assert uow.people.by_document(WALK_IN) is None
    station.store.checkpoint()
    assert traces_in(station.home) == []
    assert station.problems() == ()


def test_it_waits_while_a_shift_is_worked(worked):
    end_round(worked)
    worked.scans(TUBES[5], FATHER)
    assert not retention.should_erase_now(worked.station)
    worked.clock.forward(hours=13)
    assert retention.should_erase_now(worked.station)
    assert erase(worked) > 0
    assert not retention.should_erase_now(worked.station)


def test_the_program_erases_before_anybody_signed_in(worked):
    end_round(worked)
    worked.session.operator = ""
    erase(worked)
    with worked.station.read() as uow:
        assert {e.operator for e in retention.erasures(uow)} == {retention.PROGRAM}


def test_a_disk_without_room_for_the_rewrite_is_reported_and_it_is_made_up_for(worked):
    end_round(worked)
    station = worked.station

    def no_room():
        raise EnvironmentFault("disk_full")

    worked.station = dataclasses.replace(station, shrink=no_room)
    with pytest.raises(EnvironmentFault, match="disk_full"):
        erase(worked)
    assert retention.report(worked.station).left_in_file
    worked.station = station
    assert erase(worked) == 0
    worked.store.checkpoint()
    assert traces_in(worked.home) == []
    assert worked.problems() == ()


def test_copies_that_migrations_left_are_removed(worked):
    left = worked.home / "station.before-9.db"
    left.write_bytes(b"an older file")
    end_round(worked)
    erase(worked)
    assert not left.exists()


def test_days_come_from_headquarters(worked):
    identity = worked.station.identity
    assert identity.retention_days == DAYS
    with worked.station.write("test") as uow:
        uow.identity.keep(msgspec.structs.replace(identity, retention_days=30))
        uow.commit()
    end_round(worked, days=29)
    assert erase(worked) == 0
    worked.clock.forward(days=2)
    assert erase(worked) > 0


def test_kits_carry_the_days(headquarters):
    secrets = msgspec.structs.replace(headquarters.secrets, retention_days=30)
    assert settings.city_settings(secrets).retention_days == 30


def test_the_kind_is_passed_on(worked, stick, headquarters):
    end_round(worked)
    erase(worked)
    round_trip(headquarters, stick, worked)
    with worked.station.read() as uow:
        kinds = [e.header.kind for e in uow.journal.entries(1, uow.journal.length())]
    assert "bodies_erased" in kinds
    assert status.status(worked.station).undelivered == 0
    assert ev.BodiesErased.__struct_config__.tag == "bodies_erased"
