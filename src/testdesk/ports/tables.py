"""What the screens read: samples and tubes, codes, one person's history, the queue."""

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
from testdesk.domain.station.verdicts import Earlier
from testdesk.formats.exchange.known_samples import KnownSample
from testdesk.formats.exchange.sampled_list import ListKey


class AnnouncedList(msgspec.Struct, frozen=True):
    """A list of who was sampled that the newest update announced.

    Attributes:
        round: short name.
        key: age secret key that opens its file.
        taken: all who stand in it are kept.
    """

    round: str
    key: str
    taken: bool

    def __repr__(self) -> str:
        return f"AnnouncedList(taken={self.taken})"


class Samples(Protocol):
    """Samples and tubes of the rounds."""

    def round(self) -> str | None:
        """Short name of the round opened last."""
        ...

    def earlier(self, round_: str, resident: str) -> Earlier | None:
        """The sample that a person has in a round, at any station known here."""
        ...

    def keep_known(self, round_: str, samples: Sequence[KnownSample]) -> None:
        """Keeps who was sampled elsewhere in a round, as an update says; of other rounds nothing.

        The other readings then know of them, but for what is asked of a tube, an event or a shift.
        """
        ...

    def announce_lists(self, round_: str, lists: Sequence[ListKey]) -> None:
        """Notes the lists of who was sampled that there are, in the place of all before.

        Which of them were taken stays known.
        """
        ...

    def announced_list(self, number: int) -> AnnouncedList | None:
        """A list that the newest update announced."""
        ...

    def list_taken(self, number: int) -> None:
        """Notes that all who stand in an announced list are kept."""
        ...

    def missing_lists(self) -> list[int]:
        """Numbers of the announced lists that were not taken."""
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
        """The one of this station's tubes that is open."""
        ...

    def tube(self, code: str) -> Tube | None:
        """A tube known here, of any station; the station's own before another's."""
        ...

    def tubes(self, *, limit: int | None = None) -> list[Tube]:
        """This station's tubes, newest first."""
        ...

    def people_groups(self, round_: str | None) -> list[PeopleGroup]:
        """Everybody known and everybody sampled, counted for `domain.residents.coverage`."""
        ...

    def shift_counts(self, shift: Shift, *, exported_to: int) -> Mapping[str, int]:
        """This station's `people`, `exported`, `tubes`, `places` and `proxy_codes` of a shift.

        `clock_doubtful` are the samples among them whose times cannot be true.

        Args:
            shift: by its numbers alone.
            exported_to: people up to this sequence number count as exported.
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
        """Those of these residents whose excuse holds in a round, with it."""
        ...


class Codes(Protocol):
    """Proxy cards and bound codes."""

    def bound_to(self, digest: str) -> str | None:
        """Whose a bound code is."""
        ...

    def binding(self, digest: str) -> Binding | None:
        """The binding that holds for a code."""
        ...

    def bindings_of(self, resident: str) -> list[Binding]:
        """The bindings that hold for a person, oldest first."""
        ...

    def is_unproven(self, binding: Binding) -> bool:
        """Whether nobody was sampled by this binding since it was made by hand."""
        ...

    def bound_among(self, residents: Sequence[str]) -> set[str]:
        """Who of these has some other health code bound."""
        ...

    def cards_of(self, resident: str) -> list[Card]:
        """All known cards of a resident."""
        ...

    def cards_among(self, residents: Sequence[str]) -> dict[str, list[Card]]:
        """All known cards of these people; nobody without a card is in it."""
        ...

    def card(self, station: int, serial: int) -> Card | None:
        """By card number."""
        ...

    def by_id(self, card: str) -> Card | None:
        """By the id of the event that issued it."""
        ...

    def by_ids(self, cards: Sequence[str]) -> dict[str, Card]:
        """Cards by the ids of the events that issued them."""
        ...

    def holders(self) -> list[str]:
        """Everybody who was ever issued a card known here."""
        ...

    def never_printed(self) -> list[Card]:
        """This station's cards that nothing voids and that no printer has printed, oldest first.

        Those that were saved as a PDF are among them, with `saves` above 0.
        """
        ...

    def prints(self, start: str, end: str) -> list[PrintedCard]:
        """What this station printed in a span of UTC ISO times, the end excluded, newest first."""
        ...

    def next_serial(self) -> int:
        """The station's next card serial, from 1."""
        ...


class History(Protocol):
    """Everything that is known of one person."""

    def of(self, resident: str) -> list[HistoryEntry]:
        """Every line, the newest first; `void` is not yet set of cards.

        Args:
            resident: the pseudonym of now.
        """
        ...

    def corrected_here(self, residents: Sequence[str]) -> dict[str, set[str]]:
        """Which fields of these this station has corrected; of nobody else is anything in it."""
        ...


class Labels(Protocol):
    """Labels of tubes that were printed."""

    def newest(self) -> str | None:
        """The last number of this station's newest printing; None where it printed none."""
        ...

    def met(self, first: str, last: str) -> tuple[str, str] | None:
        """The highest printing of any station known here that shares a number, first and last.

        A number that is on a tube known here is one of its own.
        """
        ...


class Queue(Protocol):
    """Tickets of this station."""

    def since(self, first: int) -> list[Ticket]:
        """Every ticket from an own event on, by lane and number."""
        ...

    def get(self, ticket: str) -> Ticket | None:
        """By id."""
        ...

    def last_called(self, first: int) -> Ticket | None:
        """Of the tickets from an own event on the one called most recently."""
        ...
