"""Updates and neighbours' batches: what one station did is known at the other, by stick alone."""

import msgspec
from tests.made_station import CROWD, FATHER, HALMEONI, TUBES
from tests.services.exchange.going_round import (
    at_headquarters,
    card_of,
    export,
    identity,
    import_files,
    made_kit,
    opened,
    report_of,
    round_trip,
    tables,
    update,
    written,
)

from testdesk.domain.journal.events import RosterImported
from testdesk.domain.residents.people import Resident
from testdesk.formats.exchange.batch import AcknowledgedUpdate, read_manifest
from testdesk.formats.exchange.update import read_update, update_name
from testdesk.hq.city.rounds import open_round
from testdesk.hq.conflicts.resolutions import resolve
from testdesk.hq.store import journal as city_journal
from testdesk.hq.views.reports import all_conflicts
from testdesk.services import status
from testdesk.services.cards import codes
from testdesk.services.checking import verify
from testdesk.services.exchange import renewal


def test_the_first_stick_brings_receipt_and_news_back(station, stick, headquarters_with_news):
    station.scans(TUBES[0], HALMEONI)
    (answers,) = round_trip(headquarters_with_news, stick, station)
    assert answers == [("receipt", "accepted", ""), ("update", "accepted", "")]
    assert status.status(station=station.station).round == "R8"
    assert max(identity(station).updates) == 1


def test_the_same_stick_three_times_adds_nothing_the_second_and_third_time(
    station, other, stick, headquarters_with_news
):
    for each in (station, other):
        each.scans(TUBES[identity(each).station], CROWD[identity(each).station])
    round_trip(headquarters_with_news, stick, station, other)
    round_trip(headquarters_with_news, stick, station, other)
    seen = tables(station)
    for _ in range(2):
        assert set(at_headquarters(headquarters_with_news, stick)) == {"already_have"}
        assert {verdict for _, verdict, _ in import_files(station, stick)} == {"already_have"}
        assert tables(station) == seen


def test_nothing_new_is_no_update(station, stick, headquarters_with_news):
    round_trip(headquarters_with_news, stick, station)
    export_again = export(station, stick)
    assert export_again is None
    station.scans(TUBES[0], HALMEONI)
    round_trip(headquarters_with_news, stick, station)
    assert update(headquarters_with_news, stick) is None


def test_a_batch_reports_which_update_its_station_has(station, stick, headquarters_with_news):
    round_trip(headquarters_with_news, stick, station)
    station.scans(TUBES[0])
    report = export(station, stick)
    acknowledged = read_manifest((stick / "testdesk" / report.file).read_bytes())[0].acknowledged
    assert isinstance(acknowledged, AcknowledgedUpdate)
    assert (acknowledged.number, acknowledged.manifest_sha256) == (1, identity(station).updates[1])


def test_an_update_that_was_lost_is_in_the_next_one(station, stick, headquarters_with_news):
    round_trip(headquarters_with_news, stick, station)
    open_round(headquarters_with_news, name="R9")
    update(headquarters_with_news, stick).unlink()
    open_round(headquarters_with_news, name="R10")
    path = update(headquarters_with_news, stick)
    assert path.name == update_name(1, 3)
    assert report_of(station, path).verdict == "accepted"
    with station.station.read() as uow:
        rounds = [e.header.kind for e in uow.journal.entries_of(0, 1, 10**6)].count("round_opened")
    assert rounds == 4


def test_the_same_file_is_written_again_while_nothing_is_new(
    station, stick, headquarters_with_news
):
    round_trip(headquarters_with_news, stick, station)
    open_round(headquarters_with_news, name="R9")
    first = update(headquarters_with_news, stick).read_bytes()
    assert update(headquarters_with_news, stick).read_bytes() == first


def test_an_update_that_builds_on_a_missing_one_names_both_numbers(
    station, stick, headquarters_with_news
):
    round_trip(headquarters_with_news, stick, station)
    taken = identity(station)
    held = read_update(
        next(stick.rglob("*.tdu")).read_bytes(),
        city=headquarters_with_news.city,
        city_key=headquarters_with_news.city_key,
        station=1,
        age_identity=taken.age_identity,
    )[0]
    later = msgspec.structs.replace(held, number=9, since=7, since_sha256="cd" * 32, hq_events=())
    report = report_of(station, written(headquarters_with_news, station, later, stick))
    assert (report.reason, report.first, report.last) == ("update_missing", 7, 9)
    assert identity(station) == taken


def test_two_updates_of_one_number_are_distinguished(station, stick, headquarters_with_news):
    round_trip(headquarters_with_news, stick, station)
    held = opened(headquarters_with_news, station, next(stick.rglob("*.tdu")))
    again = msgspec.structs.replace(held, created="2022-03-27T00:00:00Z")
    assert (
        report_of(station, written(headquarters_with_news, station, again, stick)).reason
        == "update_forked"
    )
    onto = msgspec.structs.replace(held, number=5, since=1, since_sha256="ee" * 32)
    report = report_of(station, written(headquarters_with_news, station, onto, stick))
    assert report.reason == "update_forked"


def test_news_that_does_not_join_or_differs_changes_nothing(station, stick, headquarters_with_news):
    round_trip(headquarters_with_news, stick, station)
    held, before = (
        opened(headquarters_with_news, station, next(stick.rglob("*.tdu"))),
        identity(station),
    )
    with headquarters_with_news.read() as connection:
        own = city_journal.entries_of(connection, 0)
    with headquarters_with_news.write() as connection:
        person = Resident("ab" * 6, "李明")
        more = [RosterImported("河南小区", (person,)), RosterImported("网通小区", (person,))]
        added = city_journal.append(connection, more, clock=headquarters_with_news.clock)
    gap = msgspec.structs.replace(held, number=2, hq_events=tuple(added[1:]))
    assert (
        report_of(station, written(headquarters_with_news, station, gap, stick)).reason
        == "update_missing"
    )
    header = msgspec.structs.replace(own[-1].header, operator="thief")
    another = msgspec.structs.replace(own[-1], header=header)
    forged = msgspec.structs.replace(held, number=2, hq_events=(another,))
    path = written(headquarters_with_news, station, forged, stick)
    assert report_of(station, path).reason == "journal_forked"
    assert identity(station) == before


def test_a_new_card_key_reaches_a_station_by_update_and_is_journalled(
    station, stick, headquarters_with_news
):
    round_trip(headquarters_with_news, stick, station)
    assert station.kinds().count("card_keys_renewed") == 0
    secrets = msgspec.structs.replace(
        headquarters_with_news.secrets,
        card_keys={"1": "c1" * 32, "2": "c2" * 32},
        card_key_id=2,
        card_key_ends={"1": "2022-04-30"},
        revision=1,
    )
    object.__setattr__(headquarters_with_news, "secrets", secrets)
    report_of(station, update(headquarters_with_news, stick))
    assert identity(station).card_key_id == 2
    assert identity(station).card_key_ends == {1: "2022-04-30"}
    assert station.kinds().count("card_keys_renewed") == 1


def test_settings_older_than_a_renewed_kit_are_left_but_the_news_is_taken(
    station, stick, headquarters_with_news
):
    round_trip(headquarters_with_news, stick, station)
    open_round(headquarters_with_news, name="R9")
    path = update(headquarters_with_news, stick)
    kit = msgspec.structs.replace(
        made_kit(station), created="2030-01-01T00:00:00Z", card_valid_days=90, renewal=True
    )
    renewal.renew(station.context, kit=kit)
    assert report_of(station, path).verdict == "accepted"
    assert identity(station).card_valid_days == 90
    assert status.status(station=station.station).round == "R9"


def test_a_card_revoked_at_one_station_is_refused_at_the_other(
    station, other, stick, headquarters_with_news
):
    round_trip(headquarters_with_news, stick, station, other)
    card = card_of(station, HALMEONI)
    codes.revoke(station.context, card=card.card.card, reason="lost")
    export(station, stick)
    at_headquarters(headquarters_with_news, stick)
    path = update(headquarters_with_news, stick, number=2)
    assert report_of(other, path).verdict == "accepted"
    assert other.scans(TUBES[5], card.code)[-1] == ("refused", "code_revoked")
    assert verify(station=other.station).ok


def test_a_sample_that_headquarters_set_aside_is_void_at_the_station(
    station, other, stick, headquarters_with_news
):
    round_trip(headquarters_with_news, stick, station, other)
    for each in (station, other):
        each.scans(TUBES[identity(each).station], FATHER)
    round_trip(headquarters_with_news, stick, station, other)
    (conflict,) = all_conflicts(headquarters_with_news)
    loser, winner = conflict.events
    resolve(
        headquarters_with_news,
        conflict.key,
        decision="one_stands",
        note="同一人",
        by="李敏",
        chosen=winner,
    )
    assert loser[0] == 1
    report_of(station, update(headquarters_with_news, stick))
    assert status.status(station=station.station).people == 0
    assert station.problems() == ()
