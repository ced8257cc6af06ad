"""What a command changed, by which widgets decide whether to refresh, and a command's result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

import msgspec

T = TypeVar("T")


class Changes(msgspec.Struct, frozen=True, omit_defaults=True):
    """One flag for each kind of data that a page may show.

    `codes` are proxy cards and bindings of phone codes; `operator` is who is signed in,
    or enrolled.
    """

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
        return Changes(*(getattr(self, n) or getattr(other, n) for n in self.__struct_fields__))

    def __and__(self, other: Changes) -> Changes:
        """The flags that are set in both."""
        return Changes(*(getattr(self, n) and getattr(other, n) for n in self.__struct_fields__))

    def __bool__(self) -> bool:
        return any(getattr(self, n) for n in self.__struct_fields__)


@dataclass(frozen=True)
class Done(Generic[T]):
    """The result of a command whose events are in the journal.

    Attributes:
        value: what the caller needs; None if it needs nothing.
        changes: announced on the bus; empty if nothing was written.
    """

    value: T
    changes: Changes = Changes()  # noqa: RUF009 - a frozen value, shared safely
