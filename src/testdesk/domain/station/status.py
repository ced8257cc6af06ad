"""The values that a station reports: status, batches, the queue and found people."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from testdesk.domain.residents.people import Resident
from testdesk.domain.station.quarantine import Remedy
from testdesk.domain.station.swab_counts import SwabCount
from testdesk.domain.station.tickets import Ticket
from testdesk.domain.station.tubes import Tube

# Kinds of events that do not open a shift; any other event is *work*. Signing in after the day is
# closed, for example, is not work yet.
IDLE_KINDS = (
    "station_set_up",
    "operator_signed_in",
    "operator_enrolled",
    "operator_removed",
    "action_approved",
    "card_keys_renewed",
    "station_recovered",
    "station_restored",
    "person_looked_up",
    "shift_closed",
    "bodies_erased",
    "clock_jumped",
    "clock_confirmed",
    "day_reopened",
    "bag_packed",
    "bag_handed_over",
)


class Shift(msgspec.Struct, frozen=True):
    """A shift of this station, by sequence numbers, independent of any clock.

    It begins with the first own event after the previous close, but only once there is work after
    that close (an event not of `IDLE_KINDS`), and ends with `shift_closed`.

    Attributes:
        first, last: its first and last event, inclusive; an open shift has all events up to now.
        began_at: UTC ISO time of its first work, by the station's clock; empty before its first
            work.
        closed_at: UTC ISO time of the close, by the station's clock; empty while it is open.
    """

    first: int
    last: int
    began_at: str = ""
    closed_at: str = ""

    @property
    def can_close(self) -> bool:
        """Whether the shift is open and contains work, that is, any event not of `IDLE_KINDS`."""
        return self.began_at != "" and not self.closed_at


class ShiftEnd(msgspec.Struct, frozen=True):
    """The close of a shift that was not opened again.

    Attributes:
        first: the sequence number of the shift's first event.
        seq, at: the number of the close, and its UTC ISO time by the station's clock.
    """

    first: int
    seq: int
    at: str


# Nobody works longer without closing the day, not even across midnight.
LONGEST_SHIFT = dt.timedelta(hours=12)
# A stick that left in the evening is back in the morning.
LONGEST_WAIT = dt.timedelta(hours=12)

# written: not yet read back. verified: read back and correct. delivered, accepted, refused: see the
# glossary. lost: headquarters had accepted the batch, but no longer claims to have all of it.
BatchState = Literal["written", "verified", "delivered", "accepted", "refused", "lost"]


class BatchRecord(msgspec.Struct, frozen=True):
    """One batch that this station exported.

    Attributes:
        first, last: sequence numbers, inclusive.
        file: file name without folder.
        state: the last state that is proven.
        reason: the reason for which it was refused.
        sha256: the hash of the file's bytes.
        written_at: the time of the export, UTC ISO.
        people: the number of samples in the batch.
        attempts: how often exactly this range was exported; `writings` in JSON.
        presumed_lost: whether headquarters has later events, but nothing shows that this batch has
            arrived; `lost` in JSON.
    """

    first: int
    last: int
    file: str
    state: BatchState
    reason: str | None
    sha256: str
    written_at: str
    people: int
    attempts: int = msgspec.field(default=1, name="writings")
    presumed_lost: bool = msgspec.field(default=False, name="lost")

    @property
    def waits(self) -> bool:
        """Whether nothing proves yet that it arrived; a refused batch did arrive."""
        return self.state in {"written", "verified", "lost"}


class Quarantined(msgspec.Struct, frozen=True):
    """A range of events that headquarters refused, and the remedy; the record is kept forever.

    Attributes:
        first, last, file: the range and the file of the batch.
        reason: the reason of the newest refusal.
        remedy: see `domain.station.quarantine`; `way` in JSON.
        lasting: whether the events will be refused again, however often they are exported.
        since: when the station first read a refusal, UTC ISO; in a file of schema 1, when the batch
            was written.
        times: the number of export attempts that were refused for this reason.
        people: the number of samples in the batch.
        written_again: whether its events are in a later batch that has not been refused.
        released: whether headquarters has accepted all its events since.
    """

    first: int
    last: int
    file: str
    reason: str
    remedy: Remedy = msgspec.field(name="way")
    refused_every_time: bool = msgspec.field(name="lasting")
    since: str
    times: int
    people: int
    written_again: bool
    released: bool


class FileReport(msgspec.Struct, frozen=True):
    """The result of reading one file that was offered to a station.

    Attributes:
        file: its name.
        kind: receipt, batch, kit, update, sampled (a sampled list) or unknown, by its extension or
            else its content.
        verdict: accepted, already_have or refused.
        reason: the reason for which it was refused, else empty.
        refused_by_headquarters: whether it is a valid receipt by which headquarters refuses one of
            our batches for `reason`; `says_no` in JSON.
        first, last: the range concerned, if known. For an update that cannot be applied yet, the
            number of the missing update before it and its own number.
    """

    file: str
    kind: str
    verdict: str
    reason: str = ""
    first: int | None = None
    last: int | None = None
    refused_by_headquarters: bool = msgspec.field(default=False, name="says_no")

    @property
    def for_others(self) -> bool:
        """Whether the file is for another station, which is no problem."""
        return self.reason in {"not_for_a_desk", "receipt_other_station", "update_other_station"}

    @property
    def is_fault(self) -> bool:
        """Whether the file seems to be for this station and is not valid.

        A neighbour's batch that cannot be read here is for headquarters, and a sampled list and its
        update may have to wait for each other. Such files are reported, but they are not faults.
        """
        waits = self.reason in {
            *("neighbour_unknown", "neighbour_not_sealed"),
            *("sampled_not_announced", "sampled_missing"),
        }
        return self.verdict == "refused" and not (
            self.refused_by_headquarters or self.for_others or waits
        )


class StationStatus(msgspec.Struct, frozen=True):
    """The values of the status bar and of `testdesk status`.

    Attributes:
        station, point: the number of the station and the name of its testing point.
        round: short name of the round, or None before the first round is opened.
        length, head: the number of events in the station's own journal, and the hash of the newest.
        unexported: the number of own events that are in no batch that headquarters may still
            accept.
        unexported_people: the number of samples, on any day, among these events; voided ones do
            not count.
        bytes_needed: the most bytes that a batch of these events can need.
        exported_in_quarantine: how many of the unexported events are in a batch nevertheless;
            they do not count as exported because of a lasting quarantine. `held` in JSON.
        undelivered: the number of own events in no batch that is proven to have arrived, that is,
            in no accepted or delivered one.
        open_tube: the tube in use.
        people, tubes, proxy_codes: their numbers in the shift, by sequence numbers.
        swabs: the number of swabs counted by hand in the shift, or None.
        places: the number of occupied places in the shift's tubes, without voided samples; it
            equals `people` unless something is wrong.
        exported_people: the number of the shift's samples that are in a verified batch.
        seconds_per_person: the median of the last twenty intervals between samples that are under
            two minutes, or None.
        batches: the batches, newest first.
        quarantine: the refused ranges, newest first, including released ones.
        shift: the open shift, or the closed shift until work begins again.
        unexported_of_shift: the same as `unexported`, but only for the shift's events.
        clock_doubtful: the number of the shift's samples whose times cannot be true.
        clock_wrong: whether the time of the newest own event cannot be true.
        clock_moved: by how many seconds the clock was moved while the program ran, since somebody
            last confirmed it; None if it was not moved.
        first_sample_at: UTC ISO time of the shift's first sample whose time can be true; empty if
            there is none.
        swab_count: the count of the swabs with the reason of a difference; None if not counted, or
            if whoever counted withdrew it.
        closed_at: UTC ISO time of the close, as long as nobody is registered because of it; empty
            while the day is open (`services.shift_end`).
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
    unexported_people: int = 0
    exported_in_quarantine: int = 0
    bytes_needed: int = 0
    quarantine: tuple[Quarantined, ...] = ()
    shift: Shift = Shift(1, 0)
    unexported_of_shift: int = 0
    clock_doubtful: int = 0
    clock_wrong: bool = False
    clock_moved: int | None = None
    first_sample_at: str = ""
    swab_count: SwabCount | None = None
    closed_at: str = ""

    @property
    def has_unexplained_difference(self) -> bool:
        """Whether the swabs were counted and differ from the people, and no reason applies."""
        count = self.swab_count
        if self.swabs is None or self.swabs == self.people or count is None:
            return False
        return not count.explains(self.people)

    @property
    def waiting(self) -> tuple[BatchRecord, ...]:
        """The batches that are not proven to have arrived, newest first."""
        return tuple(batch for batch in self.batches if batch.waits)

    def longest_wait(self, now: dt.datetime) -> dt.timedelta:
        """How long the oldest batch waits for its receipt; zero if none does.

        `now` is an aware time by our clock; a clock that was set back makes it zero.
        """
        waits = [now - dt.datetime.fromisoformat(one.written_at) for one in self.waiting]
        return max([dt.timedelta(), *waits])

    def was_left_open(self, now: dt.datetime) -> bool:
        """Whether the shift should have been closed before `now`, an aware time by our clock."""
        if self.shift.closed_at or not self.first_sample_at:
            return False
        return now - dt.datetime.fromisoformat(self.first_sample_at) > LONGEST_SHIFT

    @property
    def quarantined(self) -> tuple[Quarantined, ...]:
        """The refused ranges that are not released."""
        return tuple(batch for batch in self.quarantine if not batch.released)


class QueueView(msgspec.Struct, frozen=True):
    """The queue page and the display for the waiting people.

    Attributes:
        called: the tickets that were called and are not yet served or skipped, latest first.
        next: the waiting tickets, in the order in which they will be called.
        skipped: the skipped tickets, which may be called again.
        served_today: the number of tickets served in the shift.
        minutes: the forecast waiting time of a ticket issued now; None if there is too little data.
    """

    called: tuple[Ticket, ...]
    next: tuple[Ticket, ...]
    skipped: tuple[Ticket, ...]
    served_today: int
    minutes: int | None


class QueueOverview(msgspec.Struct, frozen=True):
    """The queue as seen from one desk, by the tickets of this station alone.

    Attributes:
        view: the queue.
        elsewhere: of each other desk to which somebody is called, the ticket called there last;
            latest first.
        here: the ticket called to this desk; without one, the ticket served there last; None if
            there is neither in the shift.
    """

    view: QueueView
    elsewhere: tuple[Ticket, ...]
    here: Ticket | None


class FoundPerson(msgspec.Struct, frozen=True):
    """One person in the result of a search.

    Attributes:
        resident: the person's record.
        score: 1 to 100; higher is better.
        matched: the names of the fields that matched: name, address, id_tail, phone, korean.
        sampled: whether the person was already sampled in this round.
        has_card: whether the person has a valid proxy card.
        has_phone_code: whether a phone code is bound to the person.
    """

    resident: Resident
    score: int
    matched: tuple[str, ...]
    sampled: bool = False
    has_card: bool = False
    has_phone_code: bool = False
