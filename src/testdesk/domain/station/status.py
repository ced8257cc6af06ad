"""What a desk tells of itself: the strip, the handover, the coverage table."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from testdesk.domain.residents.people import Resident
from testdesk.domain.station.quarantine import Way
from testdesk.domain.station.tickets import Ticket
from testdesk.domain.station.tubes import Tube

# Kinds that open no shift: who sits down at a closed desk has not begun to work.
IDLE_KINDS = ("station_set_up", "operator_signed_in", "card_keys_renewed", "shift_closed")


class Shift(msgspec.Struct, frozen=True):
    """A shift of this station, by sequence numbers: no clock has a say in it.

    It opens with the first own event after the close before it, as soon as there is work among
    those events, and ends with `shift_closed`.

    Attributes:
        first, last: its events, inclusive; of an open one all up to now.
        began_at: UTC ISO time of its first work, by the desk's clock; empty before there is any.
        closed_at: the same of the close; empty while it is open.
    """

    first: int
    last: int
    began_at: str = ""
    closed_at: str = ""

    @property
    def can_close(self) -> bool:
        """Whether it is open and there is work in it."""
        return self.began_at != "" and not self.closed_at


# Nobody works longer without a close, also across midnight.
LONGEST_SHIFT = dt.timedelta(hours=12)

# lost: headquarters had accepted it, and says since that it has not all of it any more.
BatchState = Literal["written", "verified", "delivered", "accepted", "refused", "lost"]


class BatchRecord(msgspec.Struct, frozen=True):
    """One batch that this station wrote.

    Attributes:
        first, last: sequence numbers it carries, inclusive.
        file: its name, without folder.
        state: how far it is proven to have come.
        reason: why it was refused.
        sha256: of the file's bytes.
        written_at: UTC ISO.
        people: samples it carries.
        writings: how often exactly this range was written.
        lost: headquarters accepted a later batch, and nothing says that this one came.
    """

    first: int
    last: int
    file: str
    state: BatchState
    reason: str | None
    sha256: str
    written_at: str
    people: int
    writings: int = 1
    lost: bool = False


class Quarantined(msgspec.Struct, frozen=True):
    """A range that headquarters refused, and the way out; it is never forgotten.

    Attributes:
        first, last, file: which batch.
        reason: why it was refused, by the newest refusal.
        way: what helps (see `domain.station.quarantine`).
        lasting: it will be refused again for the same cause, however often it is written.
        since: when the desk first read of a refusal, UTC ISO; of a file of schema 1, when the
            batch was written.
        times: how many writings were refused for this reason.
        people: samples in it.
        written_again: its events lie in a later batch that has no answer yet.
        released: headquarters has accepted every event of it in the meantime.
    """

    first: int
    last: int
    file: str
    reason: str
    way: Way
    lasting: bool
    since: str
    times: int
    people: int
    written_again: bool
    released: bool


class FileReport(msgspec.Struct, frozen=True):
    """What became of one file that was offered to a desk.

    Attributes:
        file: its name.
        kind: receipt, batch, kit, update, sampled or unknown: by its ending, else by what it says.
        verdict: accepted, already_have or refused.
        reason: why refused, else empty.
        says_no: it is a good receipt by which headquarters refuses a batch of ours, for
            `reason`.
        first, last: the range it speaks of, where known; of an update that cannot be taken yet,
            the one that is missing before it and its own number.
    """

    file: str
    kind: str
    verdict: str
    reason: str = ""
    first: int | None = None
    last: int | None = None
    says_no: bool = False

    @property
    def for_others(self) -> bool:
        """Whether it rightly lies on the stick, for somebody else: no cause to look twice."""
        return self.reason in {"not_for_a_desk", "receipt_other_station", "update_other_station"}

    @property
    def is_fault(self) -> bool:
        """Whether it should have been for us, and is not good.

        A neighbour's batch that cannot be read here is good for headquarters, and a list waits for
        its update or an update for its list: it is named, and the rest of the stick is as good.
        """
        waits = self.reason in {
            *("neighbour_unknown", "neighbour_not_sealed"),
            *("sampled_not_announced", "sampled_missing"),
        }
        return self.verdict == "refused" and not (self.says_no or self.for_others or waits)


class StationStatus(msgspec.Struct, frozen=True):
    """The status strip and `testdesk status` in one value.

    Attributes:
        station, point: which desk this is.
        round: short name of the round, or None before one is opened.
        length, head: of the station's own journal.
        unexported: own events in no batch that headquarters may still accept.
        room_needed: bytes that a batch of them takes at most.
        held: how many of them are written, but held by a quarantine that lasts.
        undelivered: own events that no receipt accepts yet.
        open_tube: the tube that people go into now.
        people, tubes, proxy_codes: of the shift, by sequence numbers.
        swabs: swabs counted by hand in the shift, or None.
        places: unvoided places in the shift's tubes; equals people unless something is wrong.
        exported_people: samples of the shift that are in some verified batch.
        seconds_per_person: median of the last twenty gaps under two minutes, or None.
        batches: newest first.
        quarantine: newest range first, with those that were released.
        shift: the open one; the closed one, until there is work again.
        unexported_of_shift: as `unexported`, of its events alone.
        clock_doubtful: samples of the shift whose times cannot be true.
        clock_wrong: the time of the newest own event cannot be.
        first_sample_at: UTC ISO time of the first sample of the shift, of those whose times can be
            true; empty without one.
    """

    station: int
    point: str
    round: str | None
    length: int
    head: str
    unexported: int
    undelivered: int
    open_tube: Tube | None
    people: int
    tubes: int
    proxy_codes: int
    swabs: int | None
    places: int
    exported_people: int
    seconds_per_person: float | None
    batches: tuple[BatchRecord, ...]
    held: int = 0
    room_needed: int = 0
    quarantine: tuple[Quarantined, ...] = ()
    shift: Shift = Shift(1, 0)
    unexported_of_shift: int = 0
    clock_doubtful: int = 0
    clock_wrong: bool = False
    first_sample_at: str = ""

    def was_left_open(self, now: dt.datetime) -> bool:
        """Whether the shift should have been closed before `now`, an aware moment of our clock."""
        if self.shift.closed_at or not self.first_sample_at:
            return False
        return now - dt.datetime.fromisoformat(self.first_sample_at) > LONGEST_SHIFT

    @property
    def quarantined(self) -> tuple[Quarantined, ...]:
        """Those that were not released."""
        return tuple(one for one in self.quarantine if not one.released)


class QueueView(msgspec.Struct, frozen=True):
    """The queue's page and the display for the waiting people.

    Attributes:
        called: called and not yet served or skipped, latest first.
        next: the order in which the others will be called.
        skipped: may be recalled.
        served_today: count.
        minutes: forecast for a ticket drawn now, or None without enough to go by.
    """

    called: tuple[Ticket, ...]
    next: tuple[Ticket, ...]
    skipped: tuple[Ticket, ...]
    served_today: int
    minutes: int | None


class Found(msgspec.Struct, frozen=True):
    """A hit of the search.

    Attributes:
        resident: who.
        score: higher is better, 1 to 100.
        matched: names of the fields that matched: name, address, id_tail, phone, korean.
        sampled: whether in this round already.
        has_card: whether a good proxy card exists.
        has_phone_code: whether another health code is bound.
    """

    resident: Resident
    score: int
    matched: tuple[str, ...]
    sampled: bool = False
    has_card: bool = False
    has_phone_code: bool = False
