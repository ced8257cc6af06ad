"""What the people page did in a shift: one row per person, or per household that came together.

- **Together** are the people whose cards one event `cards_printed` names: one print job, or one
  file. No clock decides it, so a slow printer separates nobody. If the printer stops in between,
  the cards that came out later are a row of their own.
- A person is in one row only, that of the newest such event of the shift. A card that is printed
  again moves its holder to the top; the others stay where they were.
- A card counts while it is valid: not void, and not replaced by a newer one.
- A registration is part of its person's row, whether it came before or after the card. Any valid
  sample that this station took in this shift counts.
- Without a card in this shift, a person has a row if the operator named them, so that nothing was
  scanned (`walk_in`). Whoever was only scanned is on the register page, not here. A row like this
  is made by the newest such sample.
- A row of which nothing is left goes: the card is void, the sample undone, the record erased.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

import msgspec

from testdesk.domain.residents.people import Address


class DoneLine(msgspec.Struct, frozen=True):
    """One person of one event: a card that was printed or saved, or a sample without a scan.

    Attributes:
        seq: the event's sequence number.
        at: UTC ISO time.
        resident: pseudonym.
        has_card: whether the event put out a card of this person that is still valid.
        saved: whether the card was saved as a PDF, not printed.
        registered: whether this station has a valid sample of the person from this shift.
    """

    seq: int
    at: str
    resident: str
    has_card: bool
    saved: bool
    registered: bool


class DonePerson(msgspec.Struct, frozen=True):
    """As much of a person as a row shows; no number is among it."""

    resident: str
    name: str
    korean: str
    address: Address


class DoneRow(msgspec.Struct, frozen=True):
    """What was done for one person, or for several at once.

    Attributes:
        seq: the sequence number of the event that the row is made of.
        at: UTC ISO time of that event.
        people: those of whom something is left, in the order of the event.
        cards: how many of their cards are out.
        saved: whether these were saved as a PDF, not printed.
        registered: how many of them were registered.
    """

    seq: int
    at: str
    people: tuple[DonePerson, ...]
    cards: int
    saved: bool
    registered: int


def rows_of(lines: Iterable[DoneLine], people: dict[str, DonePerson]) -> list[DoneRow]:
    """The rows of lines that are in the order of their events.

    Args:
        lines: those of one event follow each other.
        people: by pseudonym; whose record is missing was erased, and is left out.
    """
    left = (line for line in lines if line.resident in people and is_left(line))
    grouped = (list(group) for _, group in groupby(left, key=lambda line: line.seq))
    return [
        DoneRow(
            seq=group[0].seq,
            at=group[0].at,
            people=tuple(people[line.resident] for line in group),
            cards=sum(line.has_card for line in group),
            saved=any(line.saved for line in group),
            registered=sum(line.registered for line in group),
        )
        for group in grouped
    ]


def is_left(line: DoneLine) -> bool:
    """Whether anything that was done for the person is still valid."""
    return line.has_card or line.registered
