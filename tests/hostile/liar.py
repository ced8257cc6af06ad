"""Station 2's laptop in hostile hands, and how its batches are carried."""

from tests.services.exchange.going_round import at_headquarters, identity, import_files

from testdesk.domain.journal import hash_chain
from testdesk.formats.exchange.batch import write_batch
from testdesk.services.exchange import handover

CLOCKS = ["f" * 16, "0" * 16, "8" + "0" * 15, "0fffffffffffffff"]


class Liar:
    """Station 2's laptop in hostile hands: it seals anything onto its own chain."""

    def __init__(self, station) -> None:
        self.station = station
        with station.station.read() as uow:
            self.last = uow.journal.entries(uow.journal.length(), uow.journal.length())[0].header
        self.prev_batch = "ab" * 32

    def claims(self, body, *, hlc="", at="", event_id=""):
        seq = self.last.seq + 1
        entry = hash_chain.make_entry(
            body,
            event_id=event_id or f"{seq:032x}",
            station=2,
            seq=seq,
            hlc=hlc or self.last.hlc,
            at=at or self.last.at,
            operator="骗子",
            prev=hash_chain.header_hash(self.last),
        )
        self.last = entry.header
        return entry

    def batch(self, entries):
        return write_batch(
            entries,
            sender=handover.sender_of(identity(self.station)),
            prev_batch=self.prev_batch,
            created="2022-03-26T08:00:00Z",
        )


def carry(point, tmp_path, entries, name):
    """The liar's batch goes to headquarters and to the neighbour."""
    station, liar, hq = point
    folder = tmp_path / name / "testdesk"
    folder.mkdir(parents=True)
    first, last = entries[0].header.seq, entries[-1].header.seq
    (folder / f"batch-2-{first}-{last}.tdb").write_bytes(liar.batch(entries))
    here = import_files(station, folder.parent)
    return here, at_headquarters(hq, folder.parent)
