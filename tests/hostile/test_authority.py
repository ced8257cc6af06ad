"""What an enrolled liar cannot do to a listed person, a card, a clock, a neighbour."""

import datetime as dt
import hashlib

import msgspec
import pytest
from sqlalchemy import select
from tests.hostile.liar import CLOCKS, carry
from tests.hq.laptops import resident
from tests.made_station import FATHER, HALMEONI, MOTHER, TUBES, open_station
from tests.services.exchange.going_round import (
    at_headquarters,
    export,
    identity,
    import_files,
    update,
)

from testdesk.database_file.mark import mark_of
from testdesk.domain.journal import events as ev
from testdesk.domain.journal import hash_chain
from testdesk.domain.journal.events import Entry
from testdesk.domain.residents.people import Address
from testdesk.formats.proxy_code import ProxyCode, encode_proxy_code, id_tag
from testdesk.hq.conflicts.admissions import admit, preview
from testdesk.hq.conflicts.finding import conflicts
from testdesk.hq.conflicts.subjects import BATCH_KEY
from testdesk.hq.exchange.intake.batches import import_batch as intake
from testdesk.hq.exchange.intake.distrust import distrust, distrusted, trust
from testdesk.hq.store.current import resident_of
from testdesk.hq.store.schema.tables import CURRENT_RESIDENT
from testdesk.hq.views.reports import all_conflicts
from testdesk.hq.views.reports import status as hq_status
from testdesk.services.cards import codes
from testdesk.services.scanning.code_reading import read_code
from testdesk.settings import STORE
from testdesk.store.events.entries import read_entries


@pytest.mark.parametrize("clock", CLOCKS)
def test_a_clock_of_another_century_moves_nobodys_clock(point, tmp_path, clock):
    station, liar, _ = point
    carry(point, tmp_path, [liar.claims(ev.SwabsCounted("2022-03-26", 1), hlc=clock)], "lie")
    station.scans(TUBES[5], FATHER)
    with station.station.read() as uow:
        (last,) = uow.journal.entries(uow.journal.length(), uow.journal.length())
    now = int(station.clock.now().timestamp() * 1000)
    assert len(last.header.hlc) == 16
    assert int(last.header.hlc[:12], 16) <= now + 60_000


def test_a_liar_with_a_high_clock_overrules_no_list(point, tmp_path):
    """The worst finding: red, another phone, another address; the name was kept."""
    station, liar, hq = point
    person = station.person(HALMEONI)
    statement = msgspec.structs.replace(
        person, phone="13999999999", address=Address("别处", "9", "9", "999"), colour="red"
    )
    carry(point, tmp_path, [liar.claims(ev.ResidentRegistered(statement), hlc="f" * 16)], "lie")
    assert station.person(HALMEONI) == person
    with hq.read() as connection:
        shown = connection.execute(
            select(CURRENT_RESIDENT).where(CURRENT_RESIDENT.c.resident == person.resident)
        )
        assert resident_of(shown.mappings().one()) == person
        found = [one for one in conflicts(connection) if one.resident == person.resident]
    assert [one.kind for one in found] == ["record_differs"]
    assert hq_status(hq).conflicts == 1
    assert station.scans(TUBES[6], HALMEONI)[-1] == ("accepted", "sampled")


def test_what_a_liar_claimed_can_be_left_out_and_let_in_again(point, tmp_path):
    station, liar, hq = point
    father = station.who(FATHER)
    entries = [
        liar.claims(ev.TubeOpened("AB99999999", "R7", "pool", 10)),
        liar.claims(ev.SampleTaken("R7", father, "AB99999999", 1, "id_number", "别处")),
    ]
    carry(point, tmp_path, entries, "lie")
    assert station.scans(TUBES[5], FATHER)[-1] == ("refused", "already_sampled")
    distrust(hq, 2, from_seq=entries[0].header.seq, note="被偷", by="赵刚")
    assert distrusted(hq) == {2: entries[0].header.seq}
    stick = tmp_path / "news"
    stick.mkdir()
    update(hq, stick)
    assert ("update", "accepted", "") in import_files(station, stick)
    station.clock.forward(minutes=1)
    assert station.scans(FATHER) == [("accepted", "sampled")]
    assert station.problems() == ()
    assert hq_status(hq).samples == 0
    trust(hq, 2, note="找回", by="赵刚")
    assert hq_status(hq).samples == 1


def test_a_card_that_names_this_station_and_that_it_never_issued_is_forged(point):
    station, liar, _ = point
    own = identity(liar.station)
    forged = ProxyCode(
        key_id=1,
        station=1,
        subject=station.who(MOTHER),
        issue_day=dt.date(2022, 3, 26),
        issue_number=1,
        id_tag=id_tag(own.card_keys[1], MOTHER),
    )
    text = encode_proxy_code(forged, own.card_keys[1])
    assert station.scans(TUBES[5], text)[-1] == ("refused", "code_not_ours")
    before = station.journal()
    assert read_code(station=station.station, text=text).reason == "code_not_ours"
    assert station.journal() == before


def test_headquarters_lists_samples_whose_card_no_journal_issued(point, tmp_path):
    station, liar, hq = point
    who = station.who(MOTHER)
    entries = [
        liar.claims(ev.TubeOpened("AB99999999", "R7", "pool", 10)),
        liar.claims(ev.SampleTaken("R7", who, "AB99999999", 1, "proxy_code", "别处")),
    ]
    carry(point, tmp_path, entries, "lie")
    with hq.read() as connection:
        found = [(one.kind, one.resident) for one in conflicts(connection)]
    assert found == [("card_not_issued", who)]


def test_one_false_issue_number_voids_no_card_and_uses_up_no_number(point, tmp_path):
    station, liar, _ = point
    who = station.who(MOTHER)
    card = codes.issue(station.context, resident=who).value
    lie = ev.ProxyCodeIssued(who, 1, 127, "2022-03-26", 180, 1)
    carry(point, tmp_path, [liar.claims(lie)], "lie")
    assert station.scans(TUBES[5], card.code)[-1] == ("accepted", "sampled")


def test_a_station_that_was_poisoned_before_comes_out_of_it_with_nothing_lost(
    station, stick, headquarters
):
    """Up to 0.1 a foreign clock of ffff… made the next own clock 17 digits long."""
    station.scans(TUBES[5], HALMEONI, FATHER)
    db = station.store._db
    length, _ = station.journal()
    poison(db, length - 1)
    assert any("event_damaged" in one for one in station.problems())
    # Like a file of that time: not derived, and without a mark.
    db.execute("DELETE FROM setting WHERE name IN ('derived', 'marked')")
    station.store.close()
    mark_of(station.home / STORE).unlink()
    again = open_station(station.home, key=station.key, clock=station.clock)
    station.store, station.station = again.store, again.station
    assert station.problems() == ()
    assert station.journal()[0] == length
    assert export(station, stick).verified
    assert at_headquarters(headquarters, stick) == ["accepted"]
    assert hq_status(headquarters).samples == 2


def poison(db, first):
    """Gives own events from a number on the clocks that the old program gave them."""
    rows = db.execute(
        "SELECT seq, at FROM event WHERE station = 1 AND seq >= ? ORDER BY seq", [first]
    ).fetchall()
    for seq, _ in rows:
        db.execute("UPDATE event SET hlc = ? WHERE station = 1 AND seq = ?", ["1" + "0" * 16, seq])
    for seq, _ in rows[1:]:
        (before,) = read_entries(db, 1, seq - 1, seq - 1)
        db.execute(
            "UPDATE event SET prev = ? WHERE station = 1 AND seq = ?",
            [hash_chain.header_hash(before.header), seq],
        )


def test_a_batch_of_events_that_no_reader_takes_is_kept_and_admitted(hq_and_laptop):
    """What a poisoned laptop of the old program carried: signed rightly, refused, not lost."""
    hq, laptop = hq_and_laptop
    laptop.full_tube("AB00000001", [resident(5), resident(6)])
    laptop.entries = [
        Entry(msgspec.structs.replace(e.header, hlc="1" + "0" * 16), e.body) for e in laptop.entries
    ]
    taken = intake(hq, laptop.forged(), file="batch-3-1-4.tdb")
    assert (taken.verdict, taken.reason) == ("refused", "event_damaged")
    (refused,) = all_conflicts(hq)
    assert (refused.kind, refused.chain) == ("event_damaged", "damaged")
    sha256 = refused.key.removeprefix(BATCH_KEY)
    assert preview(hq, sha256).people == 2
    admit(hq, sha256, note="旧程序", by="赵刚")
    assert hq_status(hq).samples == 2


def test_a_text_that_is_not_utf_8_is_refused_as_damaged(hq_and_laptop):
    """Found by the fuzzer: before, it ended the import of the whole stick."""
    hq, laptop = hq_and_laptop
    laptop.full_tube("AB00000001", [resident(5)])
    body = (laptop.entries[-1].body or b"").replace(b"AB0000000", b"AB000000\xff")
    digest = hashlib.sha256(body).hexdigest()
    header = msgspec.structs.replace(laptop.entries[-1].header, body_sha256=digest)
    laptop.entries[-1] = Entry(header, body)
    taken = intake(hq, laptop.forged(), file="batch-3-1-4.tdb")
    assert (taken.verdict, taken.reason) == ("refused", "event_damaged")
    laptop.entries.pop()
    assert intake(hq, laptop.forged(), file="batch-3-1-3.tdb").verdict == "accepted"
