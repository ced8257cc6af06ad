"""What a station reports about itself: the status bar, the handover, the coverage table."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from testdesk.domain.residents.people import Resident
from testdesk.domain.station.quarantine import Remedy
from testdesk.domain.station.tickets import Ticket
from testdesk.domain.station.tubes import Tube

# Kinds that do not open a shift: signing in after the day is closed is no work yet.
IDLE_KINDS = ("station_set_up", "operator_signed_in", "card_keys_renewed", "shift_closed")


class Shift(msgspec.Struct, frozen=True):
    """A shift of this station, by sequence numbers, independent of any clock.

    It opens with the first own event after the previous close, once there is work among those
    events, and ends with `shift_closed`.

    Attributes:
        first, last: its events, inclusive; for an open shift, all up to now.
        began_at: UTC ISO time of its first work, by the station's clock; empty before there is any.
        closed_at: the time of the close, likewise; empty while it is open.
    """

    first: int
    last: int
    began_at: str = ""
    closed_at: str = ""

    @property
    def can_close(self) -> bool:
        """Whether it is open and contains work."""
        return self.began_at != "" and not self.closed_at


# Nobody works longer without a close, not even across midnight.
LONGEST_SHIFT = dt.timedelta(hours=12)

# lost: headquarters accepted it, but now claims not to have all of it.
BatchState = Literal["written", "verified", "delivered", "accepted", "refused", "lost"]


class BatchRecord(msgspec.Struct, frozen=True):
    """One batch that this station exported.

    Attributes:
        first, last: sequence numbers, inclusive.
        file: file name without folder.
        state: how far it is proven to have come.
        reason: why it was refused.
        sha256: of the file's bytes.
        written_at: UTC ISO.
        people: samples it carries.
        attempts: how often exactly this range was exported; `writings` in JSON.
        lost: headquarters accepted a later batch, and nothing shows that this one arrived.
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
    lost: bool = False


class Quarantined(msgspec.Struct, frozen=True):
    """A range that headquarters refused, and the way out; it is kept forever.

    Attributes:
        first, last, file: which batch.
        reason: why it was refused, by the newest refusal.
        way: what helps (see `domain.station.quarantine`).
        lasting: it will be refused again for the same reason, however often it is exported.
        since: when the station first read of a refusal, UTC ISO; in a file of schema 1, when the
            batch was written.
        times: how many export attempts were refused for this reason.
        people: samples in it.
        written_again: its events are in a later batch that has no answer yet.
        released: headquarters has accepted all its events since.
    """

    first: int
    last: int
    file: str
    reason: str
    way: Remedy
    lasting: bool
    since: str
    times: int
    people: int
    written_again: bool
    released: bool


class FileReport(msgspec.Struct, frozen=True):
    """The result of reading one file offered to a station.

    Attributes:
        file: its name.
        kind: receipt, batch, kit, update, sampled or unknown: by extension, else by content.
        verdict: accepted, already_have or refused.
        reason: why refused, else empty.
        refused_by_headquarters: it is a valid receipt by which headquarters refuses one of our
            batches, for `reason`; `says_no` in JSON.
        first, last: the range concerned, if known; for an update that cannot be applied yet, the
            number of the missing one before it and its own.
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
        """Whether it is on the stick for somebody else: no cause for concern."""
        return self.reason in {"not_for_a_desk", "receipt_other_station", "update_other_station"}

    @property
    def is_fault(self) -> bool:
        """Whether it should have been for us, and is not valid.

        A neighbour's batch that cannot be read here is for headquarters, and a list may wait for
        its update or an update for its list: these are reported, but no fault of the stick.
        """
        waits = self.reason in {
            *("neighbour_unknown", "neighbour_not_sealed"),
            *("sampled_not_announced", "sampled_missing"),
        }
        return self.verdict == "refused" and not (
            self.refused_by_headquarters or self.for_others or waits
        )


class StationStatus(msgspec.Struct, frozen=True):
    """The status bar and `testdesk status` in one value.

    Attributes:
        station, point: which station this is.
        round: short name of the round, or None before one is opened.
        length, head: of the station's own journal.
        unexported: own events in no batch that headquarters may still accept.
        room_needed: most bytes that a batch of them can need.
        held: how many of them were exported, but are held by a lasting quarantine.
        undelivered: own events that no receipt has accepted yet.
        open_tube: the tube in use.
        people, tubes, proxy_codes: in the shift, by sequence numbers.
        swabs: swabs counted by hand in the shift, or None.
        places: unvoided places in the shift's tubes; equals people unless something is wrong.
        exported_people: samples of the shift in some verified batch.
        seconds_per_person: median of the last twenty gaps under two minutes, or None.
        batches: newest first.
        quarantine: newest range first, including released ones.
        shift: the open one, or the closed one until work begins again.
        unexported_of_shift: as `unexported`, for its events only.
        clock_doubtful: samples of the shift whose times cannot be true.
        clock_wrong: the time of the newest own event cannot be true.
        first_sample_at: UTC ISO time of the shift's first sample whose time can be true; else
            empty.
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
        """Whether the shift should have been closed before `now`, an aware time by our clock."""
        if self.shift.closed_at or not self.first_sample_at:
            return False
        return now - dt.datetime.fromisoformat(self.first_sample_at) > LONGEST_SHIFT

    @property
    def quarantined(self) -> tuple[Quarantined, ...]:
        """The quarantined batches that are not released."""
        return tuple(batch for batch in self.quarantine if not batch.released)


class QueueView(msgspec.Struct, frozen=True):
    """The queue page and the display for the waiting people.

    Attributes:
        called: called and not yet served or skipped, latest first.
        next: the order in which the others will be called.
        skipped: may be recalled.
        served_today: count.
        minutes: forecast for a ticket issued now, or None without enough data.
    """

    called: tuple[Ticket, ...]
    next: tuple[Ticket, ...]
    skipped: tuple[Ticket, ...]
    served_today: int
    minutes: int | None


class FoundPerson(msgspec.Struct, frozen=True):
    """A hit of the search.

    Attributes:
        resident: who.
        score: higher is better, 1 to 100.
        matched: names of the fields that matched: name, address, id_tail, phone, korean.
        sampled: whether sampled in this round already.
        has_card: whether a valid proxy card exists.
        has_phone_code: whether another health code is bound.
    """

    resident: Resident
    score: int
    matched: tuple[str, ...]
    sampled: bool = False
    has_card: bool = False
    has_phone_code: bool = False
