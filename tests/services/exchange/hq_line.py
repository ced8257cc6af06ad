"""Headquarters at the other end of a line, without a network between."""

import datetime as dt

from sqlalchemy import select

from testdesk.domain.refusals import EnvironmentFault, NetworkStationUnknown
from testdesk.formats.exchange.batch import read_manifest
from testdesk.formats.exchange.receipt import receipt_name
from testdesk.hq.exchange import outgoing
from testdesk.hq.exchange.intake import receipts
from testdesk.hq.exchange.intake.batches import import_batch
from testdesk.hq.store import sequence
from testdesk.hq.store.schema.tables import STATION_KEY
from testdesk.ports import HeadquartersReply, Offer, WaitingFile


class Line:
    """Headquarters at the other end, without a network between.

    Attributes:
        fails: codes of faults, one for each coming call; empty: it works.
        posted: the batches that were sent.
        behind: seconds by which headquarters' clock is ahead of ours.
    """

    def __init__(self, hq, station):
        self.hq, self.station = hq, station
        self.fails, self.posted, self.fetched, self.hides = [], [], [], set()
        self.behind = 0.0

    def _maybe_fail(self):
        code = self.fails.pop(0) if self.fails else ""
        if code:
            raise EnvironmentFault.from_code(code)

    def city(self):
        self._maybe_fail()
        now = self.station.station.clock.moment + dt.timedelta(seconds=self.behind)
        return HeadquartersReply("0.1.0", now)

    def send(self, file, data):
        self._maybe_fail()
        self.posted.append((file, data))
        receipt = import_batch(self.hq, data, file=file).receipt_file
        return "" if receipt in self.hides else receipt

    def waiting(self):
        self._maybe_fail()
        with self.hq.read() as connection:
            if connection.execute(select(STATION_KEY)).first() is None:
                raise NetworkStationUnknown()
        found = outgoing.waiting(self.hq, 1)
        files = [WaitingFile(f.file, f.sha256, f.size) for f in found if f.file not in self.hides]
        with self.hq.read() as connection:
            held = sequence.station_holdings(connection, 1)
        return Offer(tuple(files), held.highest_seen, held.gaps)

    def fetch(self, wanted):
        self._maybe_fail()
        self.fetched.append(wanted.file)
        return outgoing.find(self.hq, 1, wanted.file)


class Refusing(Line):
    """Headquarters signs a refusal of everything that comes, for as long as it wants to."""

    refuses = True
    reason = "journal_forked"

    def send(self, file, data):
        if not self.refuses:
            return super().send(file, data)
        self.posted.append((file, data))
        manifest, manifest_sha256 = read_manifest(data)
        first, last, recipient = manifest.first, manifest.last, manifest.signer.recipient
        batch = receipts.Batch(1, first, last, manifest_sha256, recipient)
        with self.hq.write() as connection:
            receipts.answer(self.hq, connection, batch, reason=self.reason)
        return receipt_name(1, manifest.first, manifest.last)
