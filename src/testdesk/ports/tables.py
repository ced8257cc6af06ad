"""Queries: samples and tubes, excuses, codes, a person's history, tube labels, the queue.

`Samples` also stores what updates and sampled lists say of samples elsewhere.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

import msgspec

from testdesk.domain.cards import Card, PrintedCard
from testdesk.domain.corrections.bindings import Binding
from testdesk.domain.excuses import Excuse
from testdesk.domain.history import HistoryEntry
from testdesk.domain.residents.coverage import PeopleGroup
from testdesk.domain.station.just_done import DoneLine
from testdesk.domain.station.shift_log import LogLine
from testdesk.domain.station.status import Shift
from testdesk.domain.station.swab_counts import SwabCount, TubeCheck
from testdesk.domain.station.tickets import Ticket
from testdesk.domain.station.tubes import SampleRecord, Tube, TubeStep
from testdesk.domain.station.verdicts import EarlierSample
from testdesk.formats.exchange.known_samples import KnownSample
from testdesk.formats.exchange.sampled_list import ListAnnouncement


class AnnouncedList(msgspec.Struct, frozen=True):
    """A sampled list that the newest update announced.

    Attributes:
        round: short name.
        secret_key: age secret key that opens its file.
        imported: whether all people in it are stored.
    """

    round: str
    secret_key: str
    imported: bool

    def __repr__(self) -> str:
        return f"AnnouncedList(imported={self.imported})"


class Samples(Protocol):
    """Samples and tubes of the rounds."""

    def round(self) -> str | None:
        """Short name of the last opened round."""
        ...

    def earlier(self, round_: str, resident: str) -> EarlierSample | None:
        """The valid sample that a person already has in a round, from any station known here."""
        ...

    def store_known_samples(self, round_: str, samples: Sequence[KnownSample]) -> None:
        """Stores a round's samples from elsewhere, as an update lists them.

        Samples of other rounds that were stored in this way are dropped. The other methods then
        include the stored samples, except methods about a tube, an event or a shift.
        """
        ...

    def store_announced_lists(self, round_: str, lists: Sequence[ListAnnouncement]) -> None:
        """Stores the sampled lists that an update announces, and deletes all others.

        A list that is already stored stays as it is, and so stays imported.
        """
        ...

    def announced_list(self, number: int) -> AnnouncedList | None:
        """The announced list with this number, or None."""
        ...

    def mark_list_imported(self, number: int) -> None:
        """Records that all people in an announced list are stored."""
        ...

    def missing_lists(self) -> list[int]:
        """Numbers of the announced lists that have not been imported."""
        ...

    def record(self, sample: str) -> SampleRecord | None:
        """A sample by its id; if two authors used the same id, this station's own."""
        ...

    def valid_samples(self, round_: str, resident: str) -> list[SampleRecord]:
        """A person's samples of a round that are not void, this station's own first."""
        ...

    def sampled_among(self, pseudonyms: Sequence[str]) -> set[str]:
        """Those of these people who have a sample in the last opened round."""
        ...

    def open_tube(self) -> Tube | None:
        """This station's open tube."""
        ...

    def tube(self, code: str) -> Tube | None:
        """A tube with this code: this station's own, or else another's that is stored here."""
        ...

    def tubes(self, *, limit: int | None = None) -> list[Tube]:
        """This station's tubes, newest first."""
        ...

    def tube_steps(self, tube: Tube) -> list[TubeStep]:
        """How this station's tube was opened, sealed and opened again, in order.

        A use of the same barcode that was discarded before is left out, and so are events whose
        body was erased.
        """
        ...

    def sealed_in(self, shift: Shift) -> list[Tube]:
        """This station's sealed tubes of a shift, in the order of sealing."""
        ...

    def sealed_between(self, start: str, end: str) -> list[Tube]:
        """This station's tubes sealed between two times (UTC, ISO format), the end excluded."""
        ...

    def people_groups(self, round_: str | None) -> list[PeopleGroup]:
        """Everybody known or sampled, counted in groups with the same building and state."""
        ...

    def shift_counts(self, shift: Shift, *, exported_up_to: int) -> Mapping[str, int]:
        """Numbers of a shift: `people`, `exported` (people), `tubes`, `places`, `proxy_codes`.

        `clock_doubtful` is the number of samples whose times cannot be true.

        Args:
            shift: only its sequence numbers are used.
            exported_up_to: people up to this sequence number count as exported.
        """
        ...

    def people_in(self, shift: Shift, ranges: Iterable[tuple[int, int]]) -> int:
        """Number of the shift's people whose samples are in these ranges of own events."""
        ...

    def tubes_between(self, first: int, last: int) -> int:
        """Number of tubes with samples that are not void among our events first to last."""
        ...

    def first_sample_time(self, shift: Shift) -> str:
        """Time (UTC, ISO format) of the shift's first sample not in doubt; empty without one."""
        ...

    def sample_times(self, limit: int) -> list[str]:
        """Times (UTC, ISO format) of this station's latest valid samples, newest first."""
        ...

    def people_between(self, first: int, last: int) -> int:
        """Number of samples that are not void among this station's events first to last."""
        ...

    def swabs(self, shift: Shift) -> SwabCount | None:
        """The last count of a shift's swabs, whether or not it was withdrawn."""
        ...

    def tube_checks(self, shift: Shift) -> list[TubeCheck]:
        """This station's sealed tubes of a shift, in the order of sealing, with their counts."""
        ...

    def swabs_in_tube(self, tube: str) -> int | None:
        """The swabs counted in one of this station's tubes since it was sealed, or None."""
        ...


class Excuses(Protocol):
    """Excuses of people in a round (`domain.excuses`)."""

    def among(self, pseudonyms: Collection[str], round_: str) -> dict[str, Excuse]:
        """The valid excuses of these residents in a round."""
        ...


class Codes(Protocol):
    """Proxy cards, and the external codes bound to people; `digest` stands for such a code.

    The digest is computed from the code with a key of the city; the code itself is not stored.
    """

    def bound_to(self, digest: str) -> str | None:
        """The pseudonym of the resident to whom a code is bound; None if there is none."""
        ...

    def binding(self, digest: str) -> Binding | None:
        """The valid binding of a code."""
        ...

    def bindings_of(self, resident: str) -> list[Binding]:
        """The valid bindings of a person, oldest first."""
        ...

    def is_unconfirmed(self, binding: Binding) -> bool:
        """Whether the binding was made by hand and has not been used to sample anybody since."""
        ...

    def bound_among(self, pseudonyms: Sequence[str]) -> set[str]:
        """Those of these people who have an external code bound."""
        ...

    def cards_of(self, resident: str) -> list[Card]:
        """All known cards of a resident."""
        ...

    def cards_among(self, pseudonyms: Sequence[str]) -> dict[str, list[Card]]:
        """All known cards of these people, by resident; people without a card are left out."""
        ...

    def card(self, station: int, serial: int) -> Card | None:
        """The card with this card number."""
        ...

    def by_id(self, card: str) -> Card | None:
        """The card with this id: the id of the event that issued it."""
        ...

    def by_ids(self, cards: Sequence[str]) -> dict[str, Card]:
        """Cards by the ids of the events that issued them."""
        ...

    def holders(self) -> list[str]:
        """Everybody to whom a stored card was ever issued."""
        ...

    def never_printed(self) -> list[Card]:
        """This station's cards that are not void and were never printed, oldest first.

        This includes cards that were saved as a PDF, whose `saves` is above 0.
        """
        ...

    def prints(self, start: str, end: str) -> list[PrintedCard]:
        """The prints (and saves as PDF) of this station's cards between two times; newest first.

        The times are UTC, in ISO format; the end is excluded.
        """
        ...

    def next_serial(self) -> int:
        """The station's next card serial, from 1."""
        ...


class History(Protocol):
    """The history of one person."""

    def of(self, resident: str) -> list[HistoryEntry]:
        """Every entry, newest first; `void` of cards is not yet set.

        Args:
            resident: the current pseudonym.
        """
        ...

    def lookups_of(self, resident: str) -> list[HistoryEntry]:
        """Who looked the person up, newest first; these entries are not among those of `of`."""
        ...

    def corrected_here(self, pseudonyms: Sequence[str]) -> dict[str, set[str]]:
        """The fields that this station corrected, by person; people without any are left out."""
        ...


class Labels(Protocol):
    """Printed tube labels."""

    def newest_number(self) -> str | None:
        """The last number of this station's newest print; None if it printed none."""
        ...

    def overlapping_print(self, first: str, last: str) -> tuple[str, str] | None:
        """First and last number of the highest print, by any station, that overlaps this range.

        Every tube that is stored here counts as a print of its number.
        """
        ...


class ShiftLog(Protocol):
    """This station's events about tubes and samples."""

    def lines(self, first: int, *, before: int, limit: int) -> list[LogLine]:
        """The newest lines, newest first.

        Args:
            first: the lowest sequence number.
            before: only events with a lower sequence number.
            limit: at most so many.
        """
        ...


class JustDoneReader(Protocol):
    """This station's events of the people page: cards put out, and samples without a scan."""

    def events(self, first: int, *, before: int | None, limit: int | None) -> list[int]:
        """The sequence numbers of such events, newest first.

        Args:
            first: the lowest sequence number.
            before: only lower sequence numbers; None for all.
            limit: at most so many; None for all.
        """
        ...

    def lines(self, events: Sequence[int], first: int) -> list[DoneLine]:
        """The people of these events, by `domain.station.just_done`; newest event first.

        A person who is in a newer event of the shift is left out of an older one.

        Args:
            events: sequence numbers.
            first: the first event of the shift.
        """
        ...

    def people(self, first: int, last: int) -> int:
        """The number of people in `lines` of events first to last of whom something is left.

        The sum is kept: after the first time, only people of newer events are looked at.

        Args:
            first: the first event of the shift.
            last: the newest own event.
        """
        ...


class Queue(Protocol):
    """Tickets of this station."""

    def since(self, first: int) -> list[Ticket]:
        """Every ticket issued by our event `first` or later, by lane and number."""
        ...

    def get(self, ticket: str) -> Ticket | None:
        """The ticket with this id."""
        ...

    def last_called(self, first: int) -> Ticket | None:
        """The most recently called of the tickets issued by our event `first` or later."""
        ...
