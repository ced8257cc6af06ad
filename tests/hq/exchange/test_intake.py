"""Batches come in any order, any number of times, and are kept whole or not at all."""

import hashlib
from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from tests.hq.laptops import resident
from tests.hq.tables import count, rows, verdicts

from testdesk.domain.journal import hash_chain
from testdesk.domain.journal.events import Entry, OperatorSignedIn, SampleVoided
from testdesk.formats.crypto import keys
from testdesk.formats.exchange.batch import NO_BATCH, endorse, write_batch
from testdesk.hq.exchange.intake.batches import import_batch
from testdesk.hq.store.journal import entries_of
from testdesk.hq.store.schema.tables import BATCH, EVENT, FACTS, STATION_KEY
from testdesk.hq.views.reports import status


def people(first, number=3):
    return [resident(n) for n in range(first, first + number)]


def test_a_batch_is_accepted_and_its_samples_are_there(hq, laptop):
    station = laptop(3)
    station.full_tube("YJ00000001", people(1))
    taken = import_batch(hq, station.batch(), file="batch-3-1-6.tdb")
    assert (taken.verdict, taken.station, taken.first, taken.last) == ("accepted", 3, 1, 6)
    assert (taken.new_events, taken.conflicts) == (6, 0)
    assert [row["resident"] for row in rows(hq, FACTS["sample"])] == people(1)
    assert rows(hq, FACTS["tube"])[0]["state"] == "sealed"


def test_the_receipt_names_the_batch_and_how_far_headquarters_has_everything(hq, laptop):
    station = laptop(3)
    station.full_tube("YJ00000001", people(1))
    taken = import_batch(hq, station.batch(), file="b.tdb")
    receipt = station.read(taken.receipt, hq.city_key)
    assert (receipt.verdict, receipt.reason) == ("accepted", "")
    assert (receipt.first, receipt.last, receipt.highest_contiguous) == (1, 6, 6)
    assert receipt.manifest_sha256 == rows(hq, BATCH)[0]["manifest_sha256"]
    assert taken.receipt_file == "receipt-3-1-6.tdr"


def test_the_same_batch_again_is_already_had_and_answered_again(hq, laptop):
    station = laptop(3)
    data = station.batch()
    import_batch(hq, data, file="b.tdb")
    before = rows(hq, EVENT)
    again = import_batch(hq, data, file="copy.tdb")
    assert (again.verdict, again.new_events) == ("already_have", 0)
    assert station.read(again.receipt, hq.city_key).verdict == "accepted"
    assert rows(hq, EVENT) == before
    assert [row["file"] for row in rows(hq, BATCH)] == ["b.tdb"]


def test_an_overlap_counts_only_what_is_new(hq, laptop):
    station = laptop(3)
    station.full_tube("YJ00000001", people(1))
    import_batch(hq, station.batch(1, 4), file="b.tdb")
    assert import_batch(hq, station.batch(3, 6), file="b.tdb").new_events == 2


def test_a_later_batch_first_leaves_a_gap_that_the_earlier_one_closes(hq, laptop):
    sender = laptop(3)
    sender.full_tube("YJ00000001", people(1))
    late = import_batch(hq, sender.batch(5, 6), file="b.tdb")
    assert sender.read(late.receipt, hq.city_key).highest_contiguous == 0
    assert status(hq).stations[0].missing == ((1, 4),)
    import_batch(hq, sender.batch(2, 3), file="b.tdb")
    assert status(hq).stations[0].missing == ((1, 1), (4, 4))
    import_batch(hq, sender.batch(1, 4), file="b.tdb")
    station = status(hq).stations[0]
    assert (station.highest_contiguous, station.highest_seen, station.missing) == (6, 6, ())


def test_an_open_tube_that_comes_after_its_seal_does_not_open_it_again(hq, laptop):
    station = laptop(3)
    station.full_tube("YJ00000001", people(1))
    import_batch(hq, station.batch(6, 6), file="b.tdb")
    import_batch(hq, station.batch(1, 5), file="b.tdb")
    assert rows(hq, FACTS["tube"])[0]["state"] == "sealed"


def test_a_void_that_comes_before_its_sample_still_voids_it(hq, laptop):
    station = laptop(3)
    sample = station.sample(resident(1), tube="YJ00000001", position=1)
    station.record(SampleVoided(sample.header.id, "undo"))
    import_batch(hq, station.batch(3, 3), file="b.tdb")
    import_batch(hq, station.batch(1, 2), file="b.tdb")
    assert status(hq).samples == 0


@pytest.mark.parametrize("where", ["payload", "signature", "end"])
def test_a_damaged_file_changes_nothing_and_gets_no_receipt(hq, laptop, where):
    data = bytearray(laptop(3).batch())
    place = {"payload": len(data) - 400, "signature": data.find(b"manifest.sig") + 20, "end": -1}
    data[place[where]] ^= 1
    taken = import_batch(hq, bytes(data), file="b.tdb")
    assert taken.verdict == "refused"
    assert taken.reason != ""
    assert (taken.station, taken.receipt) == (None, None)
    assert count(hq, EVENT) == count(hq, BATCH) == 0


def test_a_batch_for_another_city_is_refused(hq, laptop):
    station = laptop(3)
    station.sender = msgspec.structs.replace(station.sender, city="ab" * 16)
    assert verdicts(import_batch(hq, station.batch(), file="b")) == [
        ("refused", "batch_other_city")
    ]


def test_a_kit_that_was_never_made_here_is_refused_without_receipt(hq, laptop):
    station = laptop(3)
    station.sender = msgspec.structs.replace(station.sender, kit="ab" * 16)
    taken = import_batch(hq, station.batch(), file="b.tdb")
    assert (taken.verdict, taken.reason) == ("refused", "station_not_enrolled")
    assert taken.receipt is None


def test_a_kit_speaks_for_its_own_station_only(hq, laptop):
    station = laptop(3)
    laptop(4)
    own = station.sender.recipient
    public = keys.public_key(station.signing_key)
    forged = endorse(
        station.kit.enrolment_seed, city=station.kit.city, station=4, public=public, recipient=own
    )
    station.sender = msgspec.structs.replace(station.sender, station=4, endorsement=forged)
    taken = import_batch(hq, station.forged(), file="b.tdb")
    assert (taken.verdict, taken.reason) == ("refused", "station_not_enrolled")


def test_a_key_that_the_kit_did_not_endorse_is_refused(hq, laptop):
    station = laptop(3)
    station.sender = msgspec.structs.replace(station.sender, signing_key=keys.new_signing_key())
    taken = import_batch(hq, station.batch(), file="b.tdb")
    assert (taken.verdict, taken.reason) == ("refused", "station_not_enrolled")


def test_a_sequence_number_beyond_counting_is_refused(hq, laptop):
    station = laptop(3)
    header = msgspec.structs.replace(station.entries[0].header, seq=2**63 - 1, prev="ab" * 32)
    station.entries = [Entry(header, station.entries[0].body)]
    taken = import_batch(hq, station.batch(), file="b.tdb")
    assert (taken.verdict, taken.reason) == ("refused", "manifest_invalid")


def test_a_file_name_of_an_old_system_is_no_obstacle(hq, laptop):
    name = b"\xc5\xfa\xb4\xce.tdb".decode("utf-8", "surrogateescape")
    taken = import_batch(hq, laptop(3).batch(), file=name)
    assert (taken.verdict, taken.file) == ("accepted", "批次.tdb")
    assert rows(hq, BATCH)[0]["file"] == "批次.tdb"


def test_a_batch_that_fails_half_way_leaves_nothing(hq, laptop):
    data = laptop(3).batch()
    with hq.write() as connection:
        connection.execute(text("ALTER TABLE contact RENAME TO put_aside"))
    try:
        with pytest.raises(DBAPIError):
            import_batch(hq, data, file="b.tdb")
    finally:
        with hq.write() as connection:
            connection.execute(text("ALTER TABLE put_aside RENAME TO contact"))
    assert count(hq, EVENT) == count(hq, BATCH) == count(hq, STATION_KEY) == 0
    assert import_batch(hq, data, file="b.tdb").verdict == "accepted"


def test_two_that_bring_the_same_batch_at_once_are_both_answered(hq, laptop):
    station = laptop(3)
    station.full_tube("YJ00000001", people(1))
    data = station.batch()
    with ThreadPoolExecutor(4) as pool:
        taken = list(pool.map(lambda n: import_batch(hq, data, file=f"{n}.tdb"), range(8)))
    assert sorted(t.verdict for t in taken) == ["accepted"] + ["already_have"] * 7
    assert sum(t.new_events for t in taken) == 6
    assert {station.read(t.receipt, hq.city_key).highest_contiguous for t in taken} == {6}


def test_a_batch_sealed_for_somebody_else_is_refused_with_a_receipt(hq, laptop):
    station = laptop(3)
    stranger = keys.age_recipient(keys.new_age_identity())
    station.sender = msgspec.structs.replace(station.sender, recipients=(stranger,))
    taken = import_batch(hq, station.batch(), file="b.tdb")
    assert (taken.verdict, taken.reason) == ("refused", "not_addressed_to_us")
    assert station.read(taken.receipt, hq.city_key).reason == "not_addressed_to_us"
    assert count(hq, STATION_KEY) == 0


def sealed_raw(station, body):
    """An event of a body that this version would not write."""
    spare = station.record(OperatorSignedIn("registrar"))
    digest = hashlib.sha256(body).hexdigest()
    kind = msgspec.json.decode(body)["kind"]
    header = msgspec.structs.replace(spare.header, body_sha256=digest, kind=kind)
    station.entries[-1] = Entry(header, body)


@pytest.mark.parametrize(
    "body",
    [
        b'{"grams":3,"kind":"swab_weighed"}',
        b'{"count":7,"day":"\\u0000","kind":"swabs_counted"}',
        b'{"count":"seven","day":"2022-03-26","kind":"swabs_counted"}',
    ],
    ids=["unknown kind", "a zero character", "another type"],
)
def test_an_event_that_this_version_cannot_read_is_kept_and_not_folded(hq, laptop, body):
    station = laptop(3)
    sealed_raw(station, body)
    station.sample(resident(1), tube="YJ00000001", position=1)
    taken = import_batch(hq, station.batch(), file="b.tdb")
    assert (taken.verdict, taken.new_events) == ("accepted", 3)
    assert body in [row["body"] for row in rows(hq, EVENT)]
    assert count(hq, FACTS["swab_count"]) == 0
    assert count(hq, FACTS["sample"]) == 1


@pytest.mark.parametrize("change", [{"id": "x"}, {"hlc": "zz"}, {"operator": "\0"}])
def test_a_header_that_cannot_be_kept_is_refused_whole(hq, laptop, change):
    station = laptop(3)
    station.entries = [
        Entry(msgspec.structs.replace(e.header, **change), e.body) for e in station.entries
    ]
    taken = import_batch(hq, station.forged(), file="b.tdb")
    assert (taken.verdict, taken.reason) == ("refused", "event_damaged")
    assert count(hq, EVENT) == 0


def test_a_body_erased_at_the_station_is_filled_in_by_another_copy(hq, laptop):
    station = laptop(3)
    station.sample(resident(1), tube="YJ00000001", position=1)
    whole = station.batch()
    erased = [Entry(entry.header, None) for entry in station.entries]
    bare = write_batch(
        erased, sender=station.sender, prev_batch=NO_BATCH, created="2022-03-26T00:00:00Z"
    )
    import_batch(hq, bare, file="b.tdb")
    assert count(hq, FACTS["sample"]) == 0
    assert import_batch(hq, whole, file="b.tdb").verdict == "already_have"
    assert count(hq, FACTS["sample"]) == 1
    import_batch(hq, bare, file="b.tdb")
    assert all(row["body"] is not None for row in rows(hq, EVENT))


def test_the_stored_journal_still_verifies(hq, laptop):
    station = laptop(3)
    station.full_tube("YJ00000001", people(1))
    for first, last in [(5, 6), (1, 2), (2, 5)]:
        import_batch(hq, station.batch(first, last), file="b.tdb")
    with hq.read() as connection:
        stored = entries_of(connection, 3)
    assert stored == station.entries
    assert hash_chain.chain_problems(stored) == []
