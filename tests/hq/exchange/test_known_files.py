"""What was read once is known by the hash of its bytes, and by nothing less."""

import dataclasses
import random

import msgspec
import pytest
from tests.hq.conftest import empty
from tests.hq.laptops import Laptop, resident

from testdesk.courier.folder import FolderCourier
from testdesk.formats.crypto import keys
from testdesk.hq.city import revocations
from testdesk.hq.exchange.imports import import_paths
from testdesk.hq.exchange.intake.batches import import_batch, import_batches
from testdesk.hq.exchange.updates.kits import enrol
from testdesk.hq.store.schema.tables import ARRIVAL, BATCH, EVENT, FACTS, FORK
from testdesk.hq.views.reports import status


def put_batch(stick, station: Laptop, tube: str, people: range):
    """One more tube of the station's, as a batch on the stick."""
    first = len(station.entries) + 1 if (stick / "laid").exists() or len(station.entries) > 1 else 1
    station.full_tube(tube, [resident(number) for number in people])
    path = stick / f"batch-{station.kit.station}-{first}-{len(station.entries)}.tdb"
    path.write_bytes(station.batch(first))
    return path


def import_stick(hq, stick):
    taken = import_paths(hq, FolderCourier(), [stick.parent])
    return [(one.verdict, one.reason, one.new_events, one.conflicts) for one in taken]


def receipts(stick):
    return {path.name: path.read_bytes() for path in stick.glob("*.tdr")}


def contact(hq):
    return status(hq).stations[0].last_contact or ""


def blind(hq):
    """A headquarters that can prove nothing any more: no payload opens."""
    secrets = msgspec.structs.replace(hq.secrets, age_identity=keys.new_age_identity())
    return dataclasses.replace(hq, secrets=secrets)


def test_a_known_file_is_not_opened_again_and_its_receipt_comes_back(hq, laptop, stick):
    station, other = laptop(1), laptop(2)
    put_batch(stick, station, "YJ00000001", range(3))
    put_batch(stick, station, "YJ00000002", range(3, 5))
    put_batch(stick, other, "YJ00000003", range(5, 7))
    assert {verdict for verdict, *_ in import_stick(hq, stick)} == {"accepted"}
    answered = receipts(stick)
    assert len(answered) == 3
    for path in stick.glob("*.tdr"):
        path.unlink()
    assert import_stick(blind(hq), stick) == [("already_have", "", 0, 0)] * 3
    assert receipts(stick) == answered


def test_other_bytes_under_a_known_name_are_proven(hq, laptop, stick):
    station = laptop(1)
    path = put_batch(stick, station, "YJ00000001", range(3))
    import_stick(hq, stick)
    data = bytearray(path.read_bytes())
    data[-150] ^= 1
    path.write_bytes(data)
    ((verdict, reason, *_),) = import_stick(hq, stick)
    assert (verdict, reason) != ("already_have", "")
    path.write_bytes(station.batch())  # the same events, sealed anew: other bytes
    assert import_stick(blind(hq), stick) == [("refused", "not_addressed_to_us", 0, 0)]
    assert import_stick(hq, stick) == [("already_have", "", 0, 0)]


def test_what_was_refused_is_proven_again_for_its_cause_may_be_gone(hq, laptop, stick):
    station = laptop(1)
    put_batch(stick, station, "YJ00000001", range(3))
    assert import_stick(blind(hq), stick) == [("refused", "not_addressed_to_us", 0, 0)]
    revocations.revoke(hq, 1, reason="lost", operator="li")
    assert import_stick(hq, stick) == [("refused", "station_revoked", 0, 0)]
    revocations.reinstate(hq, 1, operator="li")
    assert import_stick(hq, stick)[0][0] == "accepted"


def test_a_known_file_of_a_laptop_that_was_revoked_since_stays_known(hq, laptop, stick):
    put_batch(stick, laptop(1), "YJ00000001", range(3))
    import_stick(hq, stick)
    revocations.revoke(hq, 1, reason="lost", operator="li")
    assert import_stick(hq, stick) == [("already_have", "", 0, 0)]


def test_a_conflict_that_is_younger_than_the_receipt_is_reported(hq, laptop, stick):
    station, other = laptop(1), laptop(2)
    early = put_batch(stick, station, "YJ00000001", range(3))
    import_stick(hq, stick)
    late = put_batch(stick, other, "YJ00000002", range(2, 4))
    assert sorted(import_stick(hq, stick)) == [("accepted", "", 5, 1), ("already_have", "", 0, 0)]
    late.unlink()
    assert import_stick(hq, stick) == [("already_have", "", 0, 1)]
    answer = station.read((stick / f"receipt-{early.stem[6:]}.tdr").read_bytes(), hq.city_key)
    assert [note.kind for note in answer.conflicts] == ["sampled_twice"]


def test_a_known_file_is_a_contact(hq, laptop, stick):
    put_batch(stick, laptop(1), "YJ00000001", range(3))
    import_stick(hq, stick)
    before = contact(hq)
    hq.clock.moment = hq.clock.moment.replace(hour=9)
    try:
        import_stick(hq, stick)
        assert contact(hq) > before
    finally:
        hq.clock.moment = hq.clock.moment.replace(hour=0)


def test_a_batch_that_forks_holds_up_none_of_its_station(hq, laptop):
    station = laptop(1)
    twin = Laptop(station.kit)
    twin.signing_key, twin.age_identity = station.signing_key, station.age_identity
    twin.sender, twin.endorsement = station.sender, station.endorsement
    twin.entries = list(station.entries)
    station.full_tube("YJ00000001", [resident(1)])
    twin.full_tube("YJ00000009", [resident(9), resident(8)])
    ends = len(station.entries)
    files = [("a", station.batch(1, 1)), ("b", station.batch(2)), ("c", twin.batch(2))]
    station.full_tube("YJ00000002", [resident(2)])
    files.append(("d", station.batch(ends + 1)))
    taken = import_batches(hq, [*files, ("e", b"PK no batch")])
    reasons = [one.reason for one in taken]
    assert reasons[:4] == ["", "", "journal_forked", ""]
    assert (taken[4].verdict, taken[4].receipt) == ("refused", None)
    answers = [station.read(one.receipt, hq.city_key) for one in taken[:4]]
    assert [one.verdict for one in answers] == ["accepted", "accepted", "refused", "accepted"]
    assert {one.highest_contiguous for one in answers} == {len(station.entries)}


@pytest.mark.parametrize("seed", range(4))
def test_many_at_once_are_what_one_after_the_other_are(hq, seed):
    rng = random.Random(seed)  # noqa: S311 - the same order can be played again
    files = []
    for station in (1, 2):
        laptop = Laptop(enrol(hq, station=station, point=f"{station}号检测点"))
        for tube in range(4):
            laptop.full_tube(f"YJ{tube % 3:07d}{station}", [resident(tube), resident(9)])
        cuts = sorted(rng.sample(range(2, len(laptop.entries)), 4))
        starts, ends = [1, *cuts, 3], [*(c - 1 for c in cuts), len(laptop.entries), cuts[-1]]
        files += [laptop.batch(a, b) for a, b in zip(starts, ends, strict=True)]  # two overlap
    rng.shuffle(files)
    named = [(f"batch {number}", data) for number, data in enumerate(files)]
    kits = _rows(hq, "kit")
    together = [_summary(one) for one in import_batches(hq, named)]
    stored = _stored(hq)
    empty(hq)
    _put(hq, "kit", kits)
    one_by_one = [_summary(import_batch(hq, data, file=file)) for file, data in named]
    assert _stored(hq) == stored
    assert [one[:4] for one in together] == [one[:4] for one in one_by_one]


def _summary(intake):
    return intake.file, intake.verdict, intake.reason, intake.new_events, intake.conflicts


def _stored(hq):
    names = [EVENT.name, *FACTS, "person", "alias", BATCH.name, FORK.name]
    rows = {name: _rows(hq, name) for name in [*names, "contact", "station_key"]}
    # Which came first is another matter: those of one station come together.
    return rows | {ARRIVAL.name: sorted(row[1:] for row in _rows(hq, ARRIVAL.name))}


def _rows(hq, name):
    with hq.read() as connection:
        table = EVENT.metadata.tables[name]
        return sorted(map(tuple, connection.execute(table.select())), key=repr)


def _put(hq, name, rows):
    table = EVENT.metadata.tables[name]
    columns = [column.name for column in table.columns]
    with hq.write() as connection:
        for row in rows:
            connection.execute(table.insert(), dict(zip(columns, row, strict=True)))
