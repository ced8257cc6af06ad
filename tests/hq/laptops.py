"""Stations as headquarters sees them: a journal, keys, and the batches made of them."""

import datetime as dt
import hashlib

from sqlalchemy import Connection

from testdesk.domain.journal import hash_chain
from testdesk.domain.journal import times as hybrid
from testdesk.domain.journal.events import (
    AnyBody,
    Entry,
    SampleTaken,
    StationSetUp,
    TubeOpened,
    TubeSealed,
)
from testdesk.formats.crypto import keys
from testdesk.formats.exchange import batch as batch_format
from testdesk.formats.exchange.batch import (
    NO_BATCH,
    AcknowledgedUpdate,
    Sender,
    endorse,
    write_batch,
)
from testdesk.formats.exchange.kit import Kit
from testdesk.formats.exchange.receipt import Receipt, read_receipt
from testdesk.formats.sealed import container
from testdesk.formats.sealed.entries import write_entries
from testdesk.hq.store.facts import derive

MORNING = dt.datetime(2022, 3, 26, 0, 0, tzinfo=dt.UTC)


class Laptop:
    """A station made from a kit; a second one from the same kit has keys of its own."""

    def __init__(self, kit: Kit) -> None:
        self.kit = kit
        self.signing_key = keys.new_signing_key()
        self.age_identity = keys.new_age_identity()
        self.entries: list[Entry] = []
        recipient = keys.age_recipient(self.age_identity)
        public = keys.public_key(self.signing_key)
        self.endorsement = endorse(
            kit.enrolment_seed,
            city=kit.city,
            station=kit.station,
            public=public,
            recipient=recipient,
        )
        self.sender = Sender(
            city=kit.city,
            station=kit.station,
            point=kit.point,
            kit=kit.kit,
            signing_key=self.signing_key,
            recipient=recipient,
            endorsement=self.endorsement,
            recipients=kit.recipients,
        )
        setup = StationSetUp(
            kit.point, kit.kit, public.hex(), recipient, self.endorsement.hex(), "test"
        )
        self.record(setup)

    def record(self, body: AnyBody, *, minute: float = 0, operator: str = "金英") -> Entry:
        seq = len(self.entries) + 1
        moment = MORNING + dt.timedelta(minutes=minute, seconds=seq)
        last = self.entries[-1].header if self.entries else None
        entry = hash_chain.make_entry(
            body,
            event_id=self._event_id(seq),
            station=self.kit.station,
            seq=seq,
            hlc=hybrid.tick(last.hlc if last else hybrid.ZERO, int(moment.timestamp() * 1000)),
            at=moment.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            operator=operator,
            prev=hash_chain.header_hash(last) if last else hash_chain.GENESIS,
        )
        self.entries.append(entry)
        return entry

    def sample(
        self, resident: str, *, tube: str, position: int, round_: str = "R7", minute: float = 0
    ) -> Entry:
        return self.record(
            SampleTaken(
                round=round_,
                resident=resident,
                tube=tube,
                position=position,
                by="id_number",
                point=self.kit.point,
                compound="河南小区",
                building="3",
            ),
            minute=minute,
        )

    def full_tube(self, tube: str, residents: list[str], *, round_: str = "R7") -> None:
        self.record(TubeOpened(tube, round_, "pool", 10))
        for position, resident in enumerate(residents, start=1):
            self.sample(resident, tube=tube, position=position, round_=round_)
        count = len(residents)
        self.record(TubeSealed(tube, round_, "pool", 10, count=count, reason="end_of_queue"))

    def batch(
        self,
        first: int = 1,
        last: int | None = None,
        *,
        acknowledged: AcknowledgedUpdate | None = None,
    ) -> bytes:
        entries = self.entries[first - 1 : last]
        created = entries[-1].header.at
        return write_batch(
            entries,
            sender=self.sender,
            prev_batch=NO_BATCH,
            created=created,
            acknowledged=acknowledged,
        )

    def forged(self) -> bytes:
        """All events in a batch as a program of a liar writes it: no check of its own."""
        public = keys.public_key(self.signing_key)
        manifest = batch_format._manifest(self.entries, self.sender, public)
        manifest |= {"prev_batch": NO_BATCH, "created": self.entries[-1].header.at}
        lines = write_entries(self.entries)
        packed = container.pack_lines(container.first_line(manifest, public), lines)
        payload = keys.age_encrypt(packed, self.sender.recipients)
        manifest["payload"] = container.payload_entry(payload)
        return container.pack(
            manifest, payload, domain=batch_format.DOMAIN, signing_key=self.signing_key
        )

    def read(self, receipt: bytes | None, city_key: bytes) -> Receipt:
        assert receipt is not None
        return read_receipt(
            receipt,
            city=self.kit.city,
            city_key=city_key,
            station=self.kit.station,
            age_identity=self.age_identity,
        )

    def _event_id(self, seq: int) -> str:
        maker = keys.public_key(self.signing_key).hex()
        return hashlib.sha256(f"{maker}/{seq}".encode()).hexdigest()[:32]


def derive_now(connection: Connection) -> None:
    """For `database.prepare`: what an older database lacks, as of the morning."""
    derive(connection, now=MORNING)


def resident(number: int) -> str:
    """A pseudonym."""
    return f"{number:012x}"
