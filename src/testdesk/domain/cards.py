"""Proxy-code cards, and the rules that decide which card of a person is valid."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import msgspec

from testdesk.domain.refusals import Refusal


class CardSelection(msgspec.Struct, frozen=True):
    """The people to issue cards to: those who match every criterion.

    Attributes:
        compound: name of the compound; "" for people without one; None for every compound.
        buildings: only these buildings; empty for every building.
        min_age: in full years today; 0 for any age. With any other value, people without a birth
            date are left out.
        without_phone: only people who have no phone code bound.
        without_card_only: only people who have no valid card on paper yet, whether or not they
            have been sampled; `missing_only` in JSON.
    """

    compound: str | None = None
    buildings: tuple[str, ...] = ()
    min_age: int = 0
    without_phone: bool = True
    # The released name is part of the digest in the name of a print run's folder.
    without_card_only: bool = msgspec.field(default=True, name="missing_only")


def latest_birth(today: dt.date, min_age: int) -> str:
    """The latest ISO birth date of a person aged `min_age`; ISO dates can be compared as text."""
    return f"{today.year - min_age:04d}-{today.month:02d}-{today.day:02d}"


# The journal names this printer for a card that was saved as a PDF and is not on paper yet.
PDF = "pdf"
DEFAULT_VALID_DAYS = 180  # as long as Shanghai's offline code of 2022 was valid
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
    """Whether the cards of a key are no longer accepted.

    Args:
        key_id: the card key that signed the card.
        ends: the last day on which cards are accepted, by key; a key that is not in it has no end.
        today: the station's local day.
    """
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
        subject: the pseudonym in the printed code, as it was on the day of issue.
        number: the holder's document number on that day if it has been corrected since, else empty.
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
        layout: the kind of paper, such as `sheet` or `slip58` (`paper.cards.faces.Layout`).
        printer: the name of the printer; `pdf` for a file.
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
    """The code of the reason why a card is not valid today, or None if it is valid.

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
