"""Whom a batch of cards is for."""

from __future__ import annotations

import datetime as dt

import msgspec


class CardSelection(msgspec.Struct, frozen=True):
    """Everybody who fits all of it.

    Attributes:
        compound: name of the compound; "" for people without one; None for every compound.
        buildings: these buildings only; none named: every building.
        min_age: full years today; 0 asks for no age. Who has no birth date is then left out:
            nobody knows.
        without_phone: only who has no phone code bound.
        missing_only: only who has no good card on paper yet.
    """

    compound: str | None = None
    buildings: tuple[str, ...] = ()
    min_age: int = 0
    without_phone: bool = True
    missing_only: bool = True


def born_by(today: dt.date, min_age: int) -> str:
    """The last ISO birth date of somebody who is that old; dates compare as texts."""
    return f"{today.year - min_age:04d}-{today.month:02d}-{today.day:02d}"
