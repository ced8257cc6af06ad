"""What screens read: samples and tubes, codes, one person's history, the queue."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

import msgspec

from testdesk.domain.cards import Card, PrintedCard
from testdesk.domain.corrections.bindings import Binding
from testdesk.domain.excuses import Excuse
from testdesk.domain.history import HistoryEntry
from testdesk.domain.residents.coverage import PeopleGroup
from testdesk.domain.station.status import Shift
from testdesk.domain.station.tickets import Ticket
from testdesk.domain.station.tubes import SampleRecord, Tube
from testdesk.domain.station.verdicts import EarlierSample
from testdesk.formats.exchange.known_samples import KnownSample
from testdesk.formats.exchange.sampled_list import ListKey


class AnnouncedList(msgspec.Struct, frozen=True):
    """A sampled list that the newest update announced.

    Attributes:
        round: short name.
        key: age secret key that opens its file.
        imported: all people in it are stored.
    """

    round: str
    key: str
    imported: bool

    def __repr__(self) -> str:
        return f"AnnouncedList(imported={self.imported})"


class Samples(Protocol):
    """Samples and tubes of the rounds."""

    def round(self) -> str | None:
        """Short name of the round opened last."""
        ...

    def earlier(self, round_: str, resident: str) -> EarlierSample | None:
        """A person's sample in a round, at any station known here."""
        ...

    def store_known_samples(self, round_: str, samples: Sequence[KnownSample]) -> None:
        """Stores who was sampled elsewhere in a round, by an update; drops any other round.

        The other methods then include them, except those about a tube, an event or a shift.
        """
        ...

    def announce_lists(self, round_: str, lists: Sequence[ListKey]) -> None:
        """Replaces the announced sampled lists.

        Which of them were imported stays known.
        """
        ...

    def announced_list(self, number: int) -> AnnouncedList | None:
        """A list that the newest update announced."""
        ...

    def mark_list_imported(self, number: int) -> None:
        """Records that all people in an announced list are stored."""
        ...

    def missing_lists(self) -> list[int]:
        """Numbers of the announced lists that were not imported."""
        ...

    def record(self, sample: str) -> SampleRecord | None:
        """A sample by its id; where two authors used one id, this station's own."""
        ...

    def valid_of(self, round_: str, resident: str) -> list[SampleRecord]:
        """A person's samples of a round that are not void, this station's own first."""
        ...

    def sampled_among(self, residents: Sequence[str]) -> set[str]:
        """Who of these has a sample in the round opened last."""
        ...

    def open_tube(self) -> Tube | None:
        """This station's open tube."""
        ...

    def tube(self, code: str) -> Tube | None:
        """A tube known here, of any station; the station's own before another's."""
        ...

    def tubes(self, *, limit: int | None = None) -> list[Tube]:
        """This station's tubes, newest first."""
        ...

    def sealed_in(self, shift: Shift) -> list[Tube]:
        """This station's sealed tubes of a shift, in the order of sealing."""
        ...

    def sealed_between(self, start: str, end: str) -> list[Tube]:
        """The tubes sealed between two UTC ISO times, the end excluded."""
        ...

    def people_groups(self, round_: str | None) -> list[PeopleGroup]:
        """Everybody known and everybody sampled, counted for `domain.residents.coverage`."""
        ...

    def shift_counts(self, shift: Shift, *, exported_up_to: int) -> Mapping[str, int]:
        """This station's `people`, `exported`, `tubes`, `places` and `proxy_codes` of a shift.

        `clock_doubtful` are the samples among them whose times cannot be true.

        Args:
            shift: only its sequence numbers count.
            exported_up_to: people up to this sequence number count as exported.
        """
        ...

    def first_time(self, shift: Shift) -> str:
        """UTC ISO time of the shift's first sample whose time can be true; empty without one."""
        ...

    def sample_times(self, limit: int) -> list[str]:
        """UTC ISO times of this station's latest unvoided samples, newest first."""
        ...

    def people_between(self, first: int, last: int) -> int:
        """Unvoided samples among this station's events first to last."""
        ...

    def swabs(self, shift: Shift) -> int | None:
        """Swabs counted by hand in a shift, the last count of several."""
        ...


class Excuses(Protocol):
    """Who is excused in a round (`domain.excuses`)."""

    def among(self, residents: Collection[str], round_: str) -> dict[str, Excuse]:
        """The valid excuses of these residents in a round."""
        ...


class Codes(Protocol):
    """Proxy cards and bound codes."""

    def bound_to(self, digest: str) -> str | None:
        """The resident a code is bound to."""
        ...

    def binding(self, digest: str) -> Binding | None:
        """The valid binding of a code."""
        ...

    def bindings_of(self, resident: str) -> list[Binding]:
        """The valid bindings of a person, oldest first."""
        ...

    def is_unproven(self, binding: Binding) -> bool:
        """Whether nobody was sampled by this binding since it was made by hand."""
        ...

    def bound_among(self, residents: Sequence[str]) -> set[str]:
        """The people among these who have a health code bound."""
        ...

    def cards_of(self, resident: str) -> list[Card]:
        """All known cards of a resident."""
        ...

    def cards_among(self, residents: Sequence[str]) -> dict[str, list[Card]]:
        """All known cards of these people, by resident; without those who have none."""
        ...

    def card(self, station: int, serial: int) -> Card | None:
        """The card with this card number."""
        ...

    def by_id(self, card: str) -> Card | None:
        """The card that the event with this id issued."""
        ...

    def by_ids(self, cards: Sequence[str]) -> dict[str, Card]:
        """Cards by the ids of the events that issued them."""
        ...

    def holders(self) -> list[str]:
        """Everybody who was ever issued a card known here."""
        ...

    def never_printed(self) -> list[Card]:
        """This station's cards that are not void and were never printed, oldest first.

        Those that were saved as a PDF are among them, with `saves` above 0.
        """
        ...

    def prints(self, start: str, end: str) -> list[PrintedCard]:
        """What this station printed between two UTC ISO times, the end excluded, newest first."""
        ...

    def next_serial(self) -> int:
        """The station's next card serial, from 1."""
        ...


class History(Protocol):
    """Everything that is known of one person."""

    def of(self, resident: str) -> list[HistoryEntry]:
        """Every entry, newest first; `void` of cards is not yet set.

        Args:
            resident: the current pseudonym.
        """
        ...

    def corrected_here(self, residents: Sequence[str]) -> dict[str, set[str]]:
        """The fields that this station has corrected, for those of these people with any."""
        ...


class Labels(Protocol):
    """Printed tube labels."""

    def newest(self) -> str | None:
        """The last number of this station's newest print; None where it printed none."""
        ...

    def overlapping_print(self, first: str, last: str) -> tuple[str, str] | None:
        """The highest print of any station known here that overlaps this range, first and last.

        A number on a tube known here counts as a print of one.
        """
        ...


class Queue(Protocol):
    """Tickets of this station."""

    def since(self, first: int) -> list[Ticket]:
        """Every ticket from an own event on, by lane and number."""
        ...

    def get(self, ticket: str) -> Ticket | None:
        """The ticket with this id."""
        ...

    def last_called(self, first: int) -> Ticket | None:
        """The ticket called most recently, of those from an own event on."""
        ...
