"""Proxy-code cards, and the rules that decide which card of a person is valid."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import msgspec

from testdesk.domain.refusals import Refusal


class CardSelection(msgspec.Struct, frozen=True):
    """The residents who match every criterion.

    Attributes:
        compound: name of the compound; "" for people without one; None for every compound.
        buildings: only these buildings; empty for every building.
        min_age: full years today; 0 for any age. Otherwise people without a birth date are left
            out.
        without_phone: only people who have no phone code bound.
        without_card_only: only people who have no valid card on paper yet.
    """

    compound: str | None = None
    buildings: tuple[str, ...] = ()
    min_age: int = 0
    without_phone: bool = True
    # The released name is part of the digest in the name of a print run's folder.
    without_card_only: bool = msgspec.field(default=True, name="missing_only")


def latest_birth(today: dt.date, min_age: int) -> str:
    """The latest ISO birth date of a person who is that old; ISO dates can be compared as text."""
    return f"{today.year - min_age:04d}-{today.month:02d}-{today.day:02d}"


# The printer name in the journal for a card that was saved as a PDF and is not on paper yet.
PDF = "pdf"
DEFAULT_VALID_DAYS = 180  # Shanghai's offline code (facts, section 2)
# At most this many of one person's cards can be in transit, on sticks that have not arrived yet.
MAX_CARDS_IN_TRANSIT = 16
_VALID_DAYS = range(10, 631, 10)  # the printed form stores the tens in six bits


def check_valid_days(days: int) -> None:
    """Checks that a card can be valid for this many days.

    Raises:
        Refusal: valid_days_out_of_range.
    """
    if days not in _VALID_DAYS:
        raise Refusal("valid_days_out_of_range", days=days)


def key_expired(key_id: int, ends: Mapping[int, str], *, today: dt.date) -> bool:
    """Whether the cards of a key are no longer accepted; the end is the last valid day."""
    end = ends.get(key_id)
    return end is not None and today.isoformat() > end


class Card(msgspec.Struct, frozen=True):
    """One issued card.

    Attributes:
        card: id of the event that issued it.
        station, serial: together they form the card number.
        resident: the person to whom it was issued.
        issue_number: 1 for a resident's first card; only the newest card is valid.
        issue_day, valid_days: valid on every local day up to issue_day + valid_days.
        key_id: card key of the city.
        hlc: when it was issued; orders two cards with the same issue number.
        revoked: the reason if it was revoked, else empty.
        prints: how often it was printed.
        saves: how often it was saved as a PDF.
        subject: the pseudonym in its code, as it was on the day of issue.
        number: the document number on that day if it has been corrected since, else empty.
    """

    card: str
    station: int
    serial: int
    resident: str
    issue_number: int
    issue_day: str
    valid_days: int
    key_id: int
    hlc: str
    revoked: str = ""
    prints: int = 0
    saves: int = 0
    subject: str = ""
    number: str = ""

    @property
    def valid_until(self) -> dt.date:
        """The last local day on which the card is valid."""
        return dt.date.fromisoformat(self.issue_day) + dt.timedelta(days=self.valid_days)


class PrintedCard(msgspec.Struct, frozen=True):
    """One time that a card was printed, or saved as a PDF.

    Attributes:
        at: UTC ISO.
        operator: who printed it.
        station, serial: together they form the card number.
        resident: the person to whom the card was issued.
        layout, printer: the layout and printer that were used; the printer is `pdf` for a file.
        times: 1 for the first time, 2 for the first reprint; prints and saves are counted
            separately.
    """

    at: str
    operator: str
    station: int
    serial: int
    resident: str
    layout: str
    printer: str
    times: int

    @property
    def is_saved(self) -> bool:
        """Whether it was saved as a PDF and not printed on paper."""
        return self.printer == PDF


def newest(cards: Sequence[Card]) -> Card | None:
    """The card that voids the others, or None if there are no cards.

    It has the highest issue number, then the latest clock, then the highest station number. Issue
    numbers count a person's cards, and cards of other stations may not have arrived yet. A card is
    ignored if its number exceeds all lower known numbers by more than `MAX_CARDS_IN_TRANSIT`: such
    a number cannot be true.
    """
    highest = 0
    for number in sorted({card.issue_number for card in cards}):
        if number > highest + MAX_CARDS_IN_TRANSIT:
            break
        highest = number
    counted = [card for card in cards if card.issue_number <= highest]
    return max(counted, key=lambda c: (c.issue_number, c.hlc, c.station), default=None)


def void_reason(
    card: Card, cards: Sequence[Card], *, key_ends: Mapping[int, str], today: dt.date
) -> str | None:
    """Why a card is not valid today, or None.

    Args:
        card: the card that was presented.
        cards: all known cards of the same resident.
        key_ends: last days of the city's old card keys (see `key_expired`).
        today: the station's local day.
    """
    if card.revoked:
        return "code_revoked"
    if newest(cards) != card:
        return "code_replaced"
    if today > card.valid_until:
        return "code_expired"
    if key_expired(card.key_id, key_ends, today=today):
        return "code_key_expired"
    return None
