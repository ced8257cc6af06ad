"""The contents of an ID card, and the interface of all readers of ID cards."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import Literal, Protocol

import msgspec

from testdesk.domain.numbers.id_numbers import birth_of
from testdesk.domain.refusals import ReaderFault, Refusal
from testdesk.domain.residents.documents import Document, read_document
from testdesk.domain.residents.people import Sex

# The usual address of a reader's program on Windows (docs/id-readers.md).
DEFAULT_ADDRESS = "localhost:8989"

CardKind = Literal["resident_id", "residence_permit", "permanent_resident_2017", "five_star"]

_KINDS: tuple[CardKind, ...] = (
    "resident_id",
    "residence_permit",
    "permanent_resident_2017",
    "five_star",
)
# A field of the chip is padded with these characters.
_PADDING = " \0\u3000\r\n\t\ufeff"
_LONGEST_NAME = 120
_LONGEST_TEXT = 200
# 男 male, 女 female; the digits are from GB/T 2261.1.
_SEXES: dict[str, Sex] = {"男": "M", "1": "M", "M": "M", "女": "F", "2": "F", "F": "F"}
_DATE = re.compile(r"([0-9]{4})[-./年]?([0-9]{1,2})[-./月]?([0-9]{1,2})日?")


class IdCard(msgspec.Struct, frozen=True):
    """The text of a card; never the photo and never the fingerprints.

    Attributes:
        kind: resident ID, residence permit (Hong Kong, Macao, Taiwan), permanent residence card of
            a foreigner as issued since 2017 or since 2023 (five-star): a `Document.subtype`.
        number: in the form of `domain.residents.documents`, with a valid check digit.
        name: as on the card, NFC; the Latin name if the card has no other.
        latin_name: the Latin name on a foreigner's card, otherwise empty.
        sex: from the number if it contains it, otherwise from the card, or empty.
        birth: from the number or the card in the same way; ISO date or empty.
        ethnicity_or_nationality: ethnicity of a resident (朝鲜), nationality of a foreigner
            (加拿大/CAN), or empty.
        address: where the person is registered, in one line, or empty.
        made_up: whether it is a training card.
    """

    kind: CardKind
    number: str
    name: str
    latin_name: str = ""
    sex: Sex = ""
    birth: str = ""
    ethnicity_or_nationality: str = ""
    address: str = ""
    made_up: bool = False


class IdReader(Protocol):
    """Reads one card at a time; one thread reads, any thread may close it."""

    def read(self, wait_seconds: int) -> IdCard | None:
        """Waits for a card and reads it.

        Returns:
            None if no card was presented in that time, and at once after `close`.

        Raises:
            EnvironmentFault: id_reader_gone (with the `reason` "answer" if the other side is not a
                reader), id_reader_busy, id_card_unreadable.
        """
        ...

    def close(self) -> None:
        """Ends a `read` that is waiting for a card; nothing is read afterwards."""
        ...


def make_card(
    *,
    number: str,
    name: str,
    latin_name: str = "",
    sex: str = "",
    birth: str = "",
    ethnicity_or_nationality: str = "",
    address: str = "",
) -> IdCard:
    """A card from the fields that a reader returns.

    The kind of the card is determined by its number. The reader's software may be older than a kind
    of card, and then reports a wrong kind.

    Raises:
        EnvironmentFault: id_card_unreadable: there is no valid number, or no name.
    """
    document = _document(number)
    latin = _line(latin_name, _LONGEST_NAME)
    shown_name = _line(name, _LONGEST_NAME) or latin
    if not shown_name:
        raise ReaderFault("id_card_unreadable")
    return IdCard(
        kind=_kind(document),
        number=document.number,
        name=shown_name,
        latin_name=latin,
        sex=document.sex or _SEXES.get(_folded(sex), ""),
        birth=document.birth or _date(birth),
        ethnicity_or_nationality=_line(ethnicity_or_nationality, _LONGEST_TEXT),
        address=_line(address, _LONGEST_TEXT),
    )


def _document(number: str) -> Document:
    # Whether a birth date is in the future is decided by the station, which has the current date.
    try:
        return read_document(number.strip(_PADDING), today=dt.date.max)
    except Refusal as refusal:
        raise ReaderFault("id_card_unreadable") from refusal


def _kind(document: Document) -> CardKind:
    kind = next((kind for kind in _KINDS if kind == document.subtype), None)
    # No card with a chip has one of the old numbers with fifteen digits.
    if kind is None or "upgraded_from_15" in document.warnings:
        raise ReaderFault("id_card_unreadable")
    return kind


def _line(text: str, longest: int) -> str:
    """A field without its padding, in NFC; empty if it is not a line of text."""
    line = unicodedata.normalize("NFC", text).strip(_PADDING)
    return line if line.isprintable() and len(line) <= longest else ""


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip(_PADDING).upper()


def _date(text: str) -> str:
    found = _DATE.fullmatch(_folded(text))
    if found is None:
        return ""
    year, month, day = found.groups()
    birth = birth_of(f"{year}{month:>02}{day:>02}")
    return birth.isoformat() if birth else ""
