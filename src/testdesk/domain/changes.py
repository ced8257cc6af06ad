"""What a command touched, so that only the widgets that show it read again; and its one result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

import msgspec

T = TypeVar("T")


class Changes(msgspec.Struct, frozen=True, omit_defaults=True):
    """Flags, one for each thing that a page may show."""

    residents: bool = False
    samples: bool = False
    tubes: bool = False
    codes: bool = False
    queue: bool = False
    batches: bool = False
    rounds: bool = False
    operator: bool = False
    journal: bool = False

    def __or__(self, other: Changes) -> Changes:
        """Both commands' changes."""
        return Changes(*(getattr(self, n) or getattr(other, n) for n in self.__struct_fields__))

    def __and__(self, other: Changes) -> Changes:
        """The changes that both have."""
        return Changes(*(getattr(self, n) and getattr(other, n) for n in self.__struct_fields__))

    def __bool__(self) -> bool:
        """Whether anything was touched."""
        return any(getattr(self, n) for n in self.__struct_fields__)


@dataclass(frozen=True)
class Done(Generic[T]):
    """What a command hands back, once it is in the journal.

    Attributes:
        value: what its caller wants to know; None where there is nothing to know.
        changes: for the bus; empty when nothing was written.
    """

    value: T
    changes: Changes = Changes()  # noqa: RUF009 - a frozen value, shared safely
